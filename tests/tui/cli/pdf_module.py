"""PDFs are made by a module that is opened only then: pdf_module.py PROGRAM [NAME…]"""

import re
import shutil
import subprocess

from program import PROGRAM, ProgramTest, main

NO_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>"""
MODULE = PROGRAM.parents[1] / "sessions/pdf.so"
INSTALL = r": /.*/gommette/pdf\.so is missing or damaged: install the package gommette-pdf, or choose another format"


def libraries(program):
    """What it is linked with, directly or not"""
    done = subprocess.run(["ldd", program], capture_output=True, text=True, check=True)
    return set(re.findall(r"^\s*lib([\w-]+?)-?[\d.]*\.so", done.stdout, re.M))


class PdfModule(ProgramTest):
    def report(self, *, saying):
        """Is refused in one sentence, of which nothing is left behind; not even in an existing file."""
        self.write("there.pdf", "as it was")
        for options in (["-o", "new.pdf"], ["-o", "there.pdf", "--force"]):
            self.refuse("report", "t", *options, status=1, saying=saying)
        self.refuse("sheets", "t", "--format", "pdf", "-o", "new.pdf", status=1, saying=saying)
        self.refuse("report", "t", "--format", "pdf", status=1, saying=saying)

    def test_it_alone_is_linked_with_cairo_and_pango(self):
        of_paper = {"cairo", "pango", "pangocairo", "glib", "gobject", "fontconfig", "freetype"}
        self.assertEqual(libraries(PROGRAM) & of_paper, set())
        self.assertLessEqual(of_paper, libraries(MODULE))
        self.assertNotIn("sqlite3", libraries(MODULE))

    def test_one_without_any_font_says_which_package_to_install(self):
        self.sample_session()
        self.environment["FONTCONFIG_FILE"] = str(self.write("fonts.conf", NO_FONTS))
        self.report(saying="install the package fonts-liberation2")

    def test_elsewhere_than_in_its_build_folder_only_the_installed_one_is_asked(self):
        """No variable and no folder that somebody else could fill names another one."""
        self.sample_session()
        moved = self.folder / "tui/gommette"
        moved.parent.mkdir()
        shutil.copy(PROGRAM, moved)
        for folder in ".", "sessions", "lib", "lib/gommette", "tui":
            trap = self.folder / folder / "pdf.so"
            trap.parent.mkdir(exist_ok=True)
            shutil.copy(MODULE, trap)
        self.environment["LD_LIBRARY_PATH"] = f"{self.folder}:{self.folder}/lib"
        done = subprocess.run(
            [moved, "report", "t", "-o", "x.pdf"], cwd=self.folder, env=self.environment, capture_output=True, text=True
        )
        if done.returncode:  # it may be installed here
            self.assertRegex(done.stderr, INSTALL)
            self.assertNotIn(str(self.folder), done.stderr)


if __name__ == "__main__":
    main(__name__)

"""PDFs are made by a program of its own: paper_program.py PROGRAM [NAME…]"""

import os
import re
import shutil
import subprocess

from program import PROGRAM, ProgramTest, main

NO_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>"""
MAKER = PROGRAM.parents[1] / "sessions/gommette-pdf"


def libraries(program):
    """What it is linked with, directly or not"""
    done = subprocess.run(["ldd", program], capture_output=True, text=True, check=True)
    return set(re.findall(r"^\s*lib([\w-]+?)-?[\d.]*\.so", done.stdout, re.M))


class PaperProgram(ProgramTest):
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
        self.assertLessEqual(of_paper, libraries(MAKER))
        self.assertNotIn("sqlite3", libraries(MAKER))

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
        for folder in "sessions", "libexec", "tui":
            trap = self.folder / folder / "gommette-pdf"
            trap.parent.mkdir(exist_ok=True)
            trap.write_text(f"#!/bin/sh\ntouch {self.folder}/trapped\n", encoding="utf-8")
            trap.chmod(0o755)
        self.environment["PATH"] = f"{self.folder}/tui:{os.environ['PATH']}"
        done = subprocess.run(
            [moved, "report", "t", "-o", "x.pdf"], cwd=self.folder, env=self.environment, capture_output=True, text=True
        )
        self.assertFalse((self.folder / "trapped").exists())
        if done.returncode:  # it may be installed here
            self.assertRegex(done.stderr, r"is missing \(/.*/libexec/gommette-pdf\): install gommette again")

    def test_what_it_is_asked_by_others_is_refused(self):
        for asked in b"", b"something", b"gommette\0\2" + bytes(100):
            done = subprocess.run([MAKER], input=asked, env=self.environment, capture_output=True, check=True)
            self.assertEqual(done.stdout, b"gommette\0\2\4" + bytes(8))


if __name__ == "__main__":
    main(__name__)

"""Printing by lp, on a queue of a real CUPS of its own and without any: printing.py PROGRAM [NAME…]

The queue prints into files, and tells in their names what it was asked."""

import getpass
import grp
import os
import shutil
import subprocess
import time

from program import ProgramTest, main

os.environ["PATH"] += ":/usr/sbin"
TIMEOUT = 30

SETTINGS = """
Listen {folder}/cups.sock
LogLevel info
Browsing Off
DefaultAuthType None
WebInterface No
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order allow,deny
Allow all
</Limit>
</Policy>
"""

FILES = """
FileDevice Yes
ServerRoot {folder}/root
StateDir {folder}/state
CacheDir {folder}/cache
RequestRoot {folder}/spool
TempDir {folder}/spool
DataDir /usr/share/cups
ServerBin {folder}/bin
ErrorLog {folder}/log
AccessLog {folder}/log
PageLog {folder}/log
User {user}
Group {group}
"""

BACK_END = """#!/bin/sh
# job user title copies options [file]
[ $# -gt 0 ] || exit 0
cat "${{6:--}}" >"{folder}/$1.part"
mv "{folder}/$1.part" "{folder}/$1 $4 $3.pdf"
"""


def wait_for(happened):
    end = time.monotonic() + TIMEOUT
    while not happened():
        if time.monotonic() > end:
            raise AssertionError("it did not happen")
        time.sleep(0.05)


class Printing(ProgramTest):
    def setUp(self):
        super().setUp()
        self.session = self.sample_session()

    def answer(self, *arguments):
        done = self.run_program("print", "t", *arguments)
        self.assertEqual((done.returncode, done.stdout, done.stderr.count("\n")), (1, "", 1), done)
        return done.stderr

    def is_pdf(self, name):
        data = (self.folder / name).read_bytes()
        return data.startswith(b"%PDF-") and data.rstrip().endswith(b"%%EOF")


class WithoutLp(Printing):
    def setUp(self):
        super().setUp()
        self.environment["PATH"] = str(self.folder)

    def test_pdf_is_kept_and_its_name_told(self):
        before = self.session.read_bytes()
        self.assertRegex(self.answer(), r"nothing was printed: there is no program “lp” .*; the PDF is t\.pdf$")
        self.assertRegex(self.answer(), r"; the PDF is t-2\.pdf$")
        self.assertTrue(self.is_pdf("t.pdf") and self.is_pdf("t-2.pdf"))
        self.assertEqual(self.session.read_bytes(), before)

    def test_what_is_mistyped_is_refused(self):
        self.refuse("print", "t", "--copies", "0", status=2, saying="from 1 to 99")
        self.refuse("print", "t", "--copies", "many", status=2, saying="from 1 to 99")
        self.refuse("print", "t", "--printer", "", status=2, saying="name of the printer is empty")
        self.refuse("print", "nothing", status=1)


class OtherLp(Printing):
    """An lp that is a program of the test's own"""

    def lp(self, script):
        path = self.folder / "lp"
        path.write_text("#!/bin/sh\n" + script, encoding="utf-8")
        path.chmod(0o755)
        self.environment["PATH"] = f"{self.folder}:{os.environ['PATH']}"

    def test_arguments_are_a_list(self):
        self.lp('printf "%s\\n" "$@" >arguments; cat >printed.pdf; echo sent')
        printer = "a b; touch broken `touch broken` $(touch broken)"
        self.assertEqual(
            self.succeed("print", "t", "--printer", printer, "--copies", "3"), "The report went to the printer: sent\n"
        )
        arguments = (self.folder / "arguments").read_text(encoding="utf-8").splitlines()
        self.assertEqual(arguments, ["-n", "3", "-t", "Table ronde 2023-06-06", "-d", printer])
        self.assertFalse((self.folder / "broken").exists())
        self.assertTrue(self.is_pdf("printed.pdf"))

    def test_it_gets_its_three_streams_and_no_other(self):
        """Neither a session's file nor what our own caller left open"""
        self.lp('for one in /proc/$$/fd/*; do readlink "$one"; done >open; cat >/dev/null')
        left_open = self.write("left-open", "")
        with left_open.open("rb") as file:
            self.run_program("print", "t", pass_fds=[file.fileno()])
        names = (self.folder / "open").read_text(encoding="utf-8").splitlines()
        ours = [name for name in names if not name.endswith(("/lp", "/open"))]
        self.assertEqual(set(ours), {"/memfd:gommette (deleted)"}, names)

    def test_one_that_fails_is_quoted_safely(self):
        self.lp("cat >/dev/null; printf 'warning\\nout of \\033[31mpaper\\n' >&2; exit 1")
        self.assertIn("no printer accepted it (“out of <U+001B>[31mpaper”); the PDF is t.pdf", self.answer())

    def test_one_that_says_and_reads_nothing(self):
        self.lp("exit 0")
        self.assertEqual(self.succeed("print", "t"), "The report went to the printer\n")
        self.lp("exit 7")
        self.assertIn("did not say why; the PDF is t.pdf", self.answer())
        self.lp("kill -9 $$")
        self.assertIn("the PDF is t-2.pdf", self.answer())


class Cups(Printing):
    def setUp(self):
        super().setUp()
        if not shutil.which("cupsd") or not shutil.which("lpadmin"):
            self.skipTest("there is no CUPS")
        self.cups = self.folder / "cups"
        for name in "root", "state", "cache", "spool", "bin/backend", "paper":
            (self.cups / name).mkdir(parents=True)
        for name in "daemon", "filter":
            (self.cups / "bin" / name).symlink_to(f"/usr/lib/cups/{name}")
        self.environment["CUPS_SERVER"] = str(self.cups / "cups.sock")
        self.start()

    def start(self):
        is_root = os.geteuid() == 0
        user, group = ("lp", "lp") if is_root else (getpass.getuser(), grp.getgrgid(os.getegid()).gr_name)
        values = {"folder": self.cups, "user": user, "group": group}
        (self.cups / "cupsd.conf").write_text(SETTINGS.format(**values), encoding="utf-8")
        (self.cups / "cups-files.conf").write_text(FILES.format(**values), encoding="utf-8")
        back_end = self.cups / "bin/backend/paper"
        back_end.write_text(BACK_END.format(folder=self.cups / "paper"), encoding="utf-8")
        back_end.chmod(0o700)
        command = ["cupsd", "-f", "-c", self.cups / "cupsd.conf", "-s", self.cups / "cups-files.conf"]
        daemon = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.addCleanup(daemon.wait)
        self.addCleanup(daemon.terminate)
        wait_for(lambda: daemon.poll() is not None or self.tool("lpstat", "-r").returncode == 0)
        if daemon.poll() is not None:
            self.skipTest("CUPS does not run here")

    def tool(self, *command):
        return subprocess.run(command, env=self.environment, capture_output=True, check=False)

    def queue(self, name):
        """A daemon that has just begun answers `lpstat`, and may still drop who asks for more."""
        wait_for(lambda: self.tool("lpadmin", "-p", name, "-E", "-v", "paper:/", "-m", "raw").returncode == 0)

    def printed(self):
        return sorted(self.cups.glob("paper/*.pdf"))

    def test_no_printer(self):
        told = self.answer()
        self.assertIn("no printer accepted it (“lp: ", told)
        self.assertIn("the PDF is t.pdf", told)
        self.assertTrue(self.is_pdf("t.pdf"))

    def test_printer_that_does_not_exist(self):
        self.queue("one")
        self.assertIn("no printer accepted it (“lp: ", self.answer("--printer", "other"))
        self.assertEqual(self.printed(), [])

    def test_paper_comes_out(self):
        self.queue("one")
        self.assertEqual(
            self.succeed("print", "t", "--printer", "one", "--copies", "2"),
            "The report went to the printer: request id is one-1\n",
        )
        wait_for(self.printed)
        self.succeed("report", "t", "-o", "same.pdf")
        paper = self.printed()[0]
        self.assertEqual(paper.name, "1 2 Table ronde 2023-06-06.pdf")
        self.assertTrue(paper.read_bytes() == (self.folder / "same.pdf").read_bytes())
        self.assertFalse((self.folder / "t.pdf").exists())

    def test_usual_printer_is_lps_own_choice(self):
        self.queue("one")
        self.queue("two")
        self.assertEqual(self.tool("lpadmin", "-d", "two").returncode, 0)
        self.assertIn("request id is two-1", self.succeed("print", "t"))


if __name__ == "__main__":
    main(__name__)

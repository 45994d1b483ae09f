"""The real program in a folder of its own, for the tests of its command line."""

import csv
import hashlib
import io
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

import tries

SOURCES = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(sys.argv[1]).resolve()
SAMPLE = SOURCES / "sessions/import/samples/table-ronde-2023-06-06.csv"
DATA = SOURCES / "tests/data"
EXPECTED = DATA / "table-ronde-2023-06-06.expected.csv"
PATIENCE_FOR_REMOVING = 5
# Whatever TMPDIR says: the program is killed while it waits for a real disk.
DISK = "/tmp"
RANK_COLUMNS = (
    "subgroup_code,code,green,yellow,red,cumulative,cumulative_rank,cumulative_rank_in_subgroup,"
    "weighted,weighted_rank,weighted_rank_in_subgroup"
).split(",")


def outside_data(test):
    """The folder of the votes that may not be shipped (tests/data/README.md); without it the test is skipped."""
    folder = pathlib.Path(os.environ.get("GOMMETTE_DATA") or SOURCES.parent / "shared/data")
    if not folder.is_dir():
        test.skipTest("no folder of votes that may not be shipped: set GOMMETTE_DATA")
    return folder


def rank_columns(text):
    """The columns of `rank --format csv`, from it or from an expected table with more of them."""
    rows = csv.DictReader(io.StringIO(text))
    return [[row[column] for column in RANK_COLUMNS] for row in rows]


def remove(folder):
    """A terminal that was just closed may still write there, or take away what is its own."""
    deadline = time.monotonic() + PATIENCE_FOR_REMOVING
    while folder.exists() and time.monotonic() < deadline:
        shutil.rmtree(folder, ignore_errors=True)
    if folder.exists():
        shutil.rmtree(folder)


def without_leaks(environment):
    """The same, but that the program does not look for leaks at its end, which takes as long as its start, and learns of
    an allocation only who asked for it."""
    options = environment.get("ASAN_OPTIONS", "") + ":detect_leaks=0:malloc_context_size=1:fast_unwind_on_malloc=1"
    return {**environment, "ASAN_OPTIONS": options}


class ProgramTest(unittest.TestCase):
    maxDiff = None
    made_before = {}
    searched_for_leaks = set()

    def setUp(self):
        self.made_here = set()
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="gommette-test-", dir=DISK))
        self.addCleanup(remove, self.folder)
        self.home = self.folder / "sessions"
        self.cache = pathlib.Path(tempfile.mkdtemp(prefix="gommette-cache-"))
        self.addCleanup(shutil.rmtree, self.cache, ignore_errors=True)
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder),
            "GOMMETTE_HOME": str(self.home),
            "XDG_CACHE_HOME": str(self.cache),
            "GOMMETTE_SECOND_LOG": "off",
            "LANG": "C.UTF-8",
            "TZ": "UTC",
        }
        for name, value in os.environ.items():
            if name.endswith("SAN_OPTIONS"):
                self.environment[name] = value

    def environment_for(self, *arguments, saying=""):
        """That of a start. The first of its kind, a command with its options and with what it refuses, looks for leaks;
        in the suite long every one does."""
        kind = (*map(str, arguments[:1]), *(word for word in map(str, arguments[1:]) if word.startswith("-")), saying)
        if kind in self.searched_for_leaks and not tries.ALL:
            return without_leaks(self.environment)
        self.searched_for_leaks.add(kind)
        return self.environment

    def run_program(self, *arguments, saying="", **options):
        options.setdefault("stdout", subprocess.PIPE)
        return subprocess.run(
            [PROGRAM, *map(str, arguments)],
            cwd=self.folder,
            env=self.environment_for(*arguments, saying=saying),
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
            **options,
        )

    def start_program(self, *arguments):
        return subprocess.Popen(
            [PROGRAM, *map(str, arguments)],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def succeed(self, *arguments, notice=""):
        """What it prints, having said nothing else than `notice`"""
        done = self.run_program(*arguments)
        self.assertEqual((done.returncode, done.stderr[: len(notice) or None]), (0, notice), arguments)
        return done.stdout

    def refuse(self, *arguments, status, saying=""):
        """One sentence, this exit status, and every file as before; the sentence"""
        before = self.files()
        done = self.run_program(*arguments, saying=saying)
        self.assertEqual(done.returncode, status, (arguments, done.stderr))
        self.assertEqual(done.stderr.count("\n"), 1, (arguments, done.stderr))
        self.assertTrue(done.stderr.startswith("gommette: "), done.stderr)
        self.assertIn(saying, done.stderr)
        self.assertTrue(done.stderr.isprintable() or done.stderr[:-1].isprintable(), done.stderr)
        self.assertEqual(self.files(), before, arguments)
        return done.stderr

    def files(self):
        return {
            str(path): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }

    def write(self, name, content):
        path = self.folder / name
        if isinstance(content, str):
            content = content.encode("utf-8")
        path.write_bytes(content)
        return path

    def make_file(self, name, *arguments):
        """A file that the program makes, given these arguments and its path; said_of_file is what it says. What an earlier test had it make is
        copied, since starts of the program are most of what the tests take; a second one in a test is another one."""
        path = self.folder / name
        key = (arguments, self.environment["TZ"], self.environment["LANG"])
        if key in self.made_before and key not in self.made_here:
            content, mode, self.said_of_file = self.made_before[key]
            path.write_bytes(content)
            path.chmod(mode)
        else:
            self.said_of_file = self.succeed(*arguments, path)
            self.made_before[key] = path.read_bytes(), path.stat().st_mode, self.said_of_file
        self.made_here.add(key)
        return path

    def sample_session(self, name="t.gommette"):
        return self.make_file(name, "import", SAMPLE)

    def report_session(self, what):
        """A session of write_report, by its name there"""
        return self.make_file(f"{what}.gommette", "make", what)

    def ranks(self, session):
        return rank_columns(self.succeed("rank", session, "--format", "csv"))


class TapResult(unittest.TestResult):
    def line(self, word, test, rest=""):
        self.count = getattr(self, "count", 0) + 1
        print(f"{word} {self.count} - {test.id().split('.', 1)[1]}{rest}", flush=True)

    def addSuccess(self, test):
        self.line("ok", test)

    def addSkip(self, test, reason):
        self.line("ok", test, f" # SKIP {reason}")

    def fail(self, test, error):
        self.line("not ok", test)
        text = self._exc_info_to_string(error, test)
        print("".join(f"# {line}\n" for line in text.splitlines()), end="", flush=True)

    def addError(self, test, error):
        super().addError(test, error)
        self.fail(test, error)

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self.fail(test, error)


def main(module):
    """Runs the tests of a module, those named after the program's path or all, and tells them in TAP."""
    tests = unittest.defaultTestLoader.loadTestsFromModule(sys.modules[module])
    chosen = [test for group in tests for test in group if all(name in test.id() for name in sys.argv[2:])]
    print(f"1..{len(chosen)}", flush=True)
    result = TapResult()
    unittest.TestSuite(chosen).run(result)
    sys.exit(0 if result.wasSuccessful() else 1)

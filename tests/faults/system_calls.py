"""Each call of the system on a file fails once, or is the last, as strace makes it do: whoever makes it, the program, SQLite or
the C library. system_calls.py PROGRAM [NAME…]; in the suite long every one, else a few"""

import errno
import re
import shutil
import subprocess
import unittest

from sweep import CASES, DiskSweep, error_name, KILL, READERS, Workshop
from program import PROGRAM, main, without_leaks

ON_FILES = ("open openat creat close read pread64 readv write pwrite64 writev fsync fdatasync ftruncate truncate fallocate lseek "
            "stat lstat fstat newfstatat statx access faccessat faccessat2 readlink readlinkat getdents64 fcntl flock fchmod "
            "fchmodat rename renameat renameat2 link linkat unlink unlinkat mkdir mkdirat rmdir utimensat copy_file_range").split()
CALL = re.compile(r"^(\d+) +(\w+)\((.*)$")
NAMED = re.compile(r'^(?:AT_FDCWD<[^>]*>, )?"([^"]*)"')  # by a path …
OPENED = re.compile(r"^\d+<([^>]*)>")  # … or by a descriptor
# An error once; a disk that is full from then on; a signal that interrupts it; the end.
KINDS = [(errno.EIO, {}), (errno.ENOSPC, {"sticks": 1}), (errno.EINTR, {}), (KILL, {})]
KINDS_EACH = 1
WRITES = 6


class SystemCalls(DiskSweep, unittest.TestCase):
    HOW = "a system call on a file (strace)"

    @classmethod
    def setUpClass(cls):
        if not shutil.which("strace") or subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, check=False).returncode != 0:
            raise unittest.SkipTest("no strace here, or it may trace nothing")
        cls.workshop = Workshop()
        cls.addClassCleanup(cls.workshop.close)
        # To look for leaks it would have to trace itself.
        cls.workshop.environment = without_leaks(cls.workshop.environment)

    def trace(self, case, *options):
        workshop = self.workshop
        workshop.log.unlink(missing_ok=True)
        return subprocess.run(["strace", "-f", "-y", "-qq", "-o", workshop.log, *options, PROGRAM, *case.arguments], cwd=workshop.folder,
                              env=workshop.environment, input=case.typed, capture_output=True, text=True, timeout=120, check=False)

    def is_ours(self, arguments):
        folder = str(self.workshop.folder)
        opened, named = OPENED.match(arguments), NAMED.match(arguments)
        if opened:
            return opened[1].startswith(folder)
        return bool(named) and (not named[1].startswith("/") or named[1].startswith(folder))

    def logged(self):
        """Each call: its name, which one of this name it is in its thread, and what it is about"""
        counts = {}
        for line in self.workshop.log.read_text(errors="replace").splitlines():
            call = CALL.match(line)
            if not call:
                continue
            counts[call[1], call[2]] = number = counts.get((call[1], call[2]), 0) + 1
            yield call[2], str(number), call[3]

    def calls_of(self, case):
        self.workshop.reset()
        done = self.trace(case, "-e", "trace=" + ",".join(ON_FILES))
        self.assertEqual(done.returncode, 0, done.stderr)
        return [[name, number, arguments] for name, number, arguments in self.logged() if self.is_ours(arguments)]

    def run_faulty(self, case, calls, at, kind):
        name, number, _ = calls[at - 1]
        error, more = kind
        what = "signal=KILL" if error == KILL else f"error={error_name(error)}"
        done = self.trace(case, "-e", f"trace={name}", "-e", f"inject={name}:{what}:when={number}{'+' if more else ''}")
        # Some of what a sanitizer reads differs from run to run, and the number with it.
        struck = [arguments for _, _, arguments in self.logged() if "(INJECTED)" in arguments]
        return done if error == KILL or (struck and all(map(self.is_ours, struck))) else None

    def test_a_draft_that_was_half_written_is_refused(self):
        """Nothing rolls it back: that its journal's end is there does not mean that all of it is."""
        cases = [case for case in CASES if case.name == "import"]
        self.sweep_all(cases, [(errno.ENOSPC, {"sticks": 1})], KINDS_EACH, places=WRITES, only="pwrite64")

    def test_what_writes(self):
        self.sweep_all(CASES, KINDS, KINDS_EACH)

    def test_what_reads(self):
        self.sweep_all(READERS, KINDS, KINDS_EACH)


main(__name__)

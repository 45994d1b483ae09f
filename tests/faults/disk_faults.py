"""Each call on a file fails once, or the program is killed at it: what it said is what the file then says.
disk_faults.py PROGRAM [NAME…]; in the suite long at every call, else at a few"""

import errno
import unittest

import tries
from sweep import CASES, DiskSweep, KILL, READERS, SHIM, Workshop
from program import main

# An error once; a disk that stays full; a killed program, before the call and half through it.
KINDS = [(errno.EIO, {}), (errno.ENOSPC, {"sticks": 1}), (errno.EINTR, {}), (KILL, {}), (KILL, {"half": 1})]
KINDS_EACH = 2


class DiskFaults(DiskSweep, unittest.TestCase):
    HOW = "a call on a file"

    @classmethod
    def setUpClass(cls):
        if not SHIM:
            raise unittest.SkipTest("there is no library of faults (GOMMETTE_FAULTS)")
        cls.workshop = Workshop()
        cls.addClassCleanup(cls.workshop.close)

    def calls_of(self, case):
        return self.workshop.calls(case, "disk")

    def run_faulty(self, case, calls, at, kind):
        error, more = kind
        return self.workshop.run(case, **{"in": "disk", "at": at, "error": error, **more})

    def unsynced(self, case):
        """Files that were written to and not synced after it, before they got another name or the command ended"""
        dirty, found = set(), []
        for call, path in (line for line in self.workshop.calls(case, "disk") if len(line) == 2):
            if ".cache" in path or ".state" in path:
                continue  # nobody's, and nothing is lost with it
            if call in ("write", "pwrite", "ftruncate"):
                dirty.add(path)
            elif call in ("fsync", "fdatasync"):
                dirty.discard(path)
            elif call in ("rename", "renameat2", "link"):
                found += [f"{call} {path}" for written in dirty if written.endswith(path.removeprefix("./"))]
            elif call == "unlink":
                dirty = {written for written in dirty if not written.endswith(path.removeprefix("./"))}
        return found + sorted(path for path in dirty if "(deleted)" not in path and not path.endswith("-journal"))

    def test_what_is_written_is_on_the_disk_before_it_is_named(self):
        found = {case.name: unsynced for case in CASES if (unsynced := self.unsynced(case))}
        tries.tell_row("what is written is on the disk before it has its name", "the calls of each command that writes", len(CASES), len(found))
        self.assertEqual(found, {})

    def test_what_writes(self):
        self.sweep_all(CASES, KINDS, KINDS_EACH)

    def test_what_reads(self):
        self.sweep_all(READERS, KINDS, KINDS_EACH)


main(__name__)

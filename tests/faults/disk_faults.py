"""Each call on a file fails once, or the program is killed at it: what it said is what the file then says.
disk_faults.py PROGRAM [NAME…]; in the suite long at every call, else at some"""

import errno
import os
import unittest

import tries
from sweep import ACCUSES, CASES, Case, HIDDEN, READERS, SHIM, Workshop, error_name, mixture_of
from program import main

PLACES_APART, PLACES = 7, 1
KILL = 0
WRITING = ("open", "write", "pwrite", "fsync", "fdatasync", "ftruncate", "rename", "renameat2", "link", "mkdir", "tmpfile")
# An error once; a disk that stays full; a killed program, before the call and half through it.
KINDS = [(errno.EIO, {}), (errno.ENOSPC, {"sticks": 1}), (KILL, {}), (KILL, {"half": 1})]


class Trouble(AssertionError):
    pass


class DiskFaults(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if not SHIM:
            raise unittest.SkipTest("there is no library of faults (GOMMETTE_FAULTS)")
        cls.workshop = Workshop()
        cls.addClassCleanup(cls.workshop.close)

    def places(self, count, offset):
        return range(1, count + 1) if tries.ALL else range(1 + offset * 5 % 11, count + 1, max(PLACES_APART, count // PLACES))

    def check_end(self, case, done, before, after, killed):
        workshop = self.workshop
        unsound = workshop.reopen()
        state = workshop.state()
        self.assertEqual(unsound, [])
        is_before, is_after = state == before, state == after
        if killed:
            self.assertTrue(is_before or is_after or (case.parts and mixture_of(state, before, after)), "half done")
            return
        if done.returncode == 0:
            self.assertTrue(is_after, "exit 0, but it was not done")
            return
        self.assertEqual(done.returncode, 1, "the wrong kind of error")
        if "it is unclear whether" in done.stderr:
            self.assertTrue(is_before or is_after, "half done")
            return
        self.assertTrue(is_before or (case.parts and mixture_of(state, before, after)), "exit 1, but it was done")

    def check_words(self, done):
        said = done.stderr
        for word in ACCUSES:
            self.assertNotIn(word, said)
        self.assertIsNone(HIDDEN.search(said), said)
        self.assertTrue(done.returncode == 0 or said.strip(), "it says nothing")

    def check_left(self, case, struck, killed):
        """What a killed program left goes with the next list of the folder or the next try; what an error left has gone."""
        workshop = self.workshop
        if killed or struck[0] == "unlink":
            workshop.age()
            workshop.run(case)
            workshop.run(Case("list", *sorted({os.path.dirname(name) or "." for name in workshop.left_beside()})[:1]))
        self.assertEqual(workshop.left_beside(), [])

    def strike(self, case, calls, at, kind, before, after):
        error, more = kind
        workshop = self.workshop
        workshop.reset()
        done = workshop.run(case, **{"in": "disk", "at": at, "error": error, **more})
        try:
            killed = error == KILL and done.returncode == -9
            self.check_end(case, done, before, after, killed)
            if not killed:
                self.check_words(done)
            self.check_left(case, calls[at - 1], killed)
        except AssertionError as trouble:
            return [f"{case.name}: {error_name(error)}{more or ''} at {at} {' '.join(calls[at - 1])}: "
                    f"exit {done.returncode} “{done.stderr.strip()}” {str(trouble).splitlines()[0][:160]}"]
        return []

    runs = 0

    def sweep_all(self, cases):
        found, DiskFaults.runs = [], 0
        for offset, case in enumerate(cases):
            found += self.sweep(case, offset)
        tries.tell_row("what the program says of its work is what the file then holds",
                       f"a call on a file fails ({', '.join(error_name(error) for error, _ in KINDS[:-2])}), or is the last (SIGKILL)",
                       self.runs, len(found))
        self.assertEqual(len(found), 0, "see above")

    def sweep(self, case, offset):
        workshop = self.workshop
        calls = workshop.calls(case, "disk")
        after = workshop.state()
        workshop.reset()
        before = workshop.state()
        found, runs = [], 0
        for number, kind in enumerate(KINDS):
            for at in self.places(len(calls), offset + number):
                if kind[0] == errno.ENOSPC and calls[at - 1][0] not in WRITING:
                    continue
                if "half" in kind[1] and "write" not in calls[at - 1][0]:
                    continue
                found += self.strike(case, calls, at, kind, before, after)
                runs += 1
        DiskFaults.runs += runs
        print(f"# {case.name}: {len(calls)} calls, {runs} runs, {len(found)} wrong", flush=True)
        for line in found:
            print("#   " + line, flush=True)
        return found

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
        self.sweep_all(CASES)

    def test_what_reads(self):
        self.sweep_all(READERS)


main(__name__)

"""Each allocation fails once: one sentence about memory, nothing lost, nothing freed twice, nothing left behind.
memory_faults.py PROGRAM [NAME…]; in the suite long at every allocation, else at a few"""

import errno
import unittest

import tries
from sweep import ACCUSES, CASES, Case, HIDDEN, READERS, SHIM, Workshop, mixture_of
from program import main

SAMPLES, LAST = 2, 32
COMMANDS = ("new", "import", "import into", "import folder", "vote", "undo", "close", "rank --keep", "copy", "merge -o", "total -o --title",
            "compare --same", "compare --forget", "report -o", "audit --seed --counts", "archive", "list", "show", "rank", "log", "verify")
PRINTERS = [Case("--version"), Case("rank", "--help"), Case("show", "t"), Case("rank", "t"), Case("rank", "t", "--format", "json"),
            Case("log", "t", "--format", "csv")]


class MemoryFaults(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if not SHIM:
            raise unittest.SkipTest("there is no library of faults (GOMMETTE_FAULTS)")
        cls.workshop = Workshop()
        cls.addClassCleanup(cls.workshop.close)

    def setUp(self):
        self.dice = tries.dice(self)

    def check(self, case, done, before, after):
        workshop, said = self.workshop, done.stderr
        self.assertNotIn("Sanitizer", said)
        self.assertNotIn("runtime error", said)
        self.assertIn(done.returncode, (0, 1), "the wrong kind of error, or a crash")
        # The list says it in the row of the session that it could not read.
        self.assertTrue(done.returncode == 0 or "memory" in said + done.stdout, "it names something else")
        for word in ACCUSES:
            self.assertNotIn(word, said)
        self.assertIsNone(HIDDEN.search(said), said)
        self.assertEqual(workshop.reopen(), [])
        self.assertEqual(workshop.left_beside(), [])
        state = workshop.state()
        if case.parts and done.returncode != 0:
            self.assertTrue(mixture_of(state, before, after), "half done")
        else:
            self.assertEqual(state, after if done.returncode == 0 else before)

    def strike(self, case, at, before, after, whole):
        workshop = self.workshop
        workshop.reset()
        done = workshop.run(case, leaks=True, **{"in": "memory", "at": at, "error": errno.ENOMEM})
        try:
            self.check(case, done, before, after)
            # Not only of the votes: half an answer with exit 0 is a wrong answer.
            if done.returncode == 0 and whole is not None and "memory" not in done.stdout:
                self.assertEqual(done.stdout, whole, "exit 0, but something is missing")
        except AssertionError as trouble:
            said = done.stderr.strip()
            return [f"{case.name}: allocation {at}: exit {done.returncode} “{said[:1500]}” {str(trouble).splitlines()[0][:200]}"]
        return []

    runs = 0

    def places(self, case, count):
        """Among the last ones as well, of what prints: they are the text's."""
        last = range(max(1, count - LAST), count + 1) if case in PRINTERS else ()
        return sorted({*tries.some(self.dice, SAMPLES, range(1, count + 1)), *tries.some(self.dice, 2 * SAMPLES, last)})

    def sweep(self, case):
        workshop = self.workshop
        count = workshop.calls(case, "memory")
        after = workshop.state()
        whole = workshop.run(case).stdout if case in PRINTERS else None
        workshop.reset()
        before, found, runs = workshop.state(), [], 0
        for at in self.places(case, count):
            found += self.strike(case, at, before, after, whole)
            runs += 1
        MemoryFaults.runs += runs
        print(f"# {case.name}: {count} allocations, {runs} runs, {len(found)} wrong", flush=True)
        for line in found:
            print("#   " + line.replace("\n", "\n#     "), flush=True)
        return found

    def sweep_all(self, cases):
        found, MemoryFaults.runs = [], 0
        for case in cases:
            found += self.sweep(case)
        tries.tell_row("nothing is lost or half said where memory runs out", "an allocation of a command fails", self.runs, len(found))
        self.assertEqual(len(found), 0, "see above")

    def test_each_allocation(self):
        self.sweep_all(case for case in CASES + READERS if case.name in COMMANDS)

    def test_what_is_printed_is_whole_or_refused(self):
        self.sweep_all(PRINTERS)


main(__name__)

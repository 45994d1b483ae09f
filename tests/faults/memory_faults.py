"""Each allocation fails once: one sentence about memory, nothing lost, nothing freed twice, nothing left behind.
memory_faults.py PROGRAM [NAME…]; in the suite long at every allocation, else at some"""

import errno
import unittest

import tries
from sweep import ACCUSES, CASES, HIDDEN, READERS, SHIM, Workshop, mixture_of
from program import main

SAMPLES = 2
COMMANDS = ("new", "import", "import into", "import folder", "vote", "undo", "close", "rank --keep", "copy", "merge -o", "total -o --title",
            "compare --same", "compare --forget", "report -o", "audit --seed --counts", "archive", "list", "show", "rank", "log", "verify")


class MemoryFaults(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if not SHIM:
            raise unittest.SkipTest("there is no library of faults (GOMMETTE_FAULTS)")
        cls.workshop = Workshop()
        cls.addClassCleanup(cls.workshop.close)

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

    def strike(self, case, at, before, after):
        workshop = self.workshop
        workshop.reset()
        done = workshop.run(case, **{"in": "memory", "at": at, "error": errno.ENOMEM})
        try:
            self.check(case, done, before, after)
        except AssertionError as trouble:
            said = done.stderr.strip()
            return [f"{case.name}: allocation {at}: exit {done.returncode} “{said[:1500]}” {str(trouble).splitlines()[0][:200]}"]
        return []

    def sweep(self, case, offset):
        workshop = self.workshop
        count = workshop.calls(case, "memory")
        after = workshop.state()
        workshop.reset()
        before, found, runs = workshop.state(), [], 0
        step = 1 if tries.ALL else max(1, count // SAMPLES)
        for at in range(1 if tries.ALL else 1 + offset * 7 % step, count + 1, step):
            found += self.strike(case, at, before, after)
            runs += 1
        print(f"# {case.name}: {count} allocations, {runs} runs, {len(found)} wrong", flush=True)
        for line in found:
            print("#   " + line.replace("\n", "\n#     "), flush=True)
        return found

    def test_each_allocation(self):
        found = []
        for offset, case in enumerate(case for case in CASES + READERS if case.name in COMMANDS):
            found += self.sweep(case, offset)
        self.assertEqual(len(found), 0, "see above")


main(__name__)

"""The commands that start, close, reopen and count: control_commands.py PROGRAM [NAME…]"""

import csv
import io

from program import ProgramTest, main


class Control(ProgramTest):
    def counts(self, reference):
        shown = self.succeed("rank", "t", "--format", "csv")
        rows = {"/".join(row[:2]): row[2:5] for row in csv.reader(io.StringIO(shown))}
        return " ".join(rows[reference])

    def test_a_vote_is_started_closed_and_reopened(self):
        self.sample_session()
        self.assertIn("4 subgroups are open", self.succeed("start", "t"))
        self.refuse("start", "t", status=1, saying="already been started")
        self.assertIn("opening the votes", self.succeed("undo", "t"))
        self.succeed("redo", "t")
        self.assertIn("The vote of subgroup “2” is closed.", self.succeed("close", "t", "2"))
        self.refuse("vote", "t", "2/1", "green", status=1, saying="closed")
        self.refuse("count", "t", "2/1", "1", "2", "3", status=1, saying="closed")
        self.refuse("reopen", "t", status=2, saying="which subgroup")
        self.succeed("reopen", "t", "2")
        self.refuse("reopen", "t", "2", status=1)
        self.succeed("vote", "t", "2/1", "green")
        self.assertIn("4 subgroups are closed.", self.succeed("close", "t"))
        self.refuse("close", "t", status=1, saying="no vote is open")

    def test_counts_are_set_and_added(self):
        self.sample_session()
        self.assertIn("3 → 8 green", self.succeed("count", "t", "2/1", "8", "2", "0"))
        self.assertEqual(self.counts("2/1"), "8 2 0")
        self.succeed("count", "t", "2/1", "1", "0", "4", "--add")
        self.assertEqual(self.counts("2/1"), "9 2 4")
        self.succeed("undo", "t")
        self.assertEqual(self.counts("2/1"), "8 2 0")

    def test_what_is_no_count_is_refused(self):
        self.sample_session()
        before = self.files()
        for bad in "x", "1.5", "2147483649", "":
            self.refuse("count", "t", "2/1", bad, "0", "0", status=2, saying="not a count")
        self.refuse("count", "t", "2/1", "--", "-1", "0", "0", status=2, saying="not a count")
        self.refuse("count", "t", "2/5", "1", "0", "0", status=1, saying="heading")
        self.refuse("count", "t", "2/77", "1", "0", "0", status=1)
        self.assertEqual(self.files(), before)


if __name__ == "__main__":
    main(__name__)

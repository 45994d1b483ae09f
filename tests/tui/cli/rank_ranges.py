"""Rank ranges of many recommendations: rank_ranges.py PROGRAM [NAME…]"""

import csv
import io
import os
import pty
import signal
import subprocess

from program import PROGRAM, ProgramTest, main


class RankRanges(ProgramTest):
    def rows(self, session, *options):
        return list(csv.DictReader(io.StringIO(self.succeed("rank", session, "--format", "csv", *options))))

    def import_many(self, count):
        rows = [f"{n},{n},{n * 7919 % 89},{n * 104729 % 97},{n * 1299709 % 101}" for n in range(count)]
        self.write("many.csv", "code,title,green,yellow,red\n" + "\n".join(rows) + "\n")
        self.succeed("import", "many.csv", "many")

    def test_of_the_first_are_those_of_all(self):
        self.sample_session()
        for options in [], ["--within-subgroups"]:
            whole = self.rows("t", "--intervals", *options)
            first = self.rows("t", "--intervals", "--top", "3", *options)
            self.assertTrue(0 < len(first) < len(whole))
            for row in first:
                self.assertIn(row, whole)

    def test_of_too_many_are_refused_and_of_the_first_of_them_are_told(self):
        self.import_many(3000)
        asked = "would take many minutes: ask for those of the first 101 with --top"
        for format_ in "text", "csv", "json":
            self.refuse("rank", "many", "--intervals", "--format", format_, status=2, saying=asked)
        rows = self.rows("many", "--intervals", "--top", "2")
        self.assertEqual([row["best_rank"] for row in rows][:1], ["1"])

    def test_of_many_show_how_far_they_are_and_end_at_ctrl_c(self):
        self.import_many(900)
        before = self.files()
        ours, theirs = pty.openpty()
        command = [PROGRAM, "rank", "many", "--intervals"]
        options = {"cwd": self.folder, "env": self.environment, "stdin": subprocess.DEVNULL}
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs, **options)
        os.close(theirs)
        seen = b""
        while b"%" not in seen:
            seen += os.read(ours, 100)
        process.send_signal(signal.SIGINT)
        printed, _ = process.communicate(timeout=60)
        os.close(ours)
        self.assertEqual((process.returncode, printed), (-signal.SIGINT, b""))
        self.assertIn(b"rank ranges: ", seen)
        self.assertEqual(self.files(), before)


main(__name__)

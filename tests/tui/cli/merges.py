"""Merging two files that grew from one, and proving a later copy: merges.py PROGRAM [NAME…]"""

import re
import shutil
import sqlite3

from program import ProgramTest, main


class Merging(ProgramTest):
    def setUp(self):
        super().setUp()
        self.ours, self.theirs = self.sample_session("ours.gommette"), self.folder / "theirs.gommette"
        self.succeed("start", "ours")
        shutil.copy(self.ours, self.theirs)

    def fingerprint(self, session):
        return re.search(r"Fingerprint: (.*)", self.succeed("verify", session))[1]

    def greens(self, session, reference):
        ranks = {"/".join(row[:2]): row[2:5] for row in self.ranks(session)}
        return int(ranks[reference][0])

    def test_two_rooms_become_one(self):
        before = self.greens("ours", "2/5.2")
        self.succeed("vote", "ours", "2/5.2", "green", "3")
        self.succeed("vote", "theirs", "2/5.2", "green", "4")
        self.succeed("close", "ours")
        self.succeed("close", "theirs")
        files = self.files()
        told = self.succeed("merge", "ours", "theirs", "-o", "all")
        self.assertRegex(told, r"Both begin with the same \d+ events; the first continued with 6, the other with 6\n")
        self.assertIn("Merged into all.gommette", told)
        self.assertIn("5 events of the other file are only kept as a record", told)
        self.assertEqual(self.greens("all", "2/5.2"), before + 7)
        self.assertIn("1 file was merged into it", self.succeed("verify", "all"))
        self.assertEqual({**files, **self.files()}, self.files())
        log = self.succeed("log", "all")
        self.assertIn("Merged: the next 6 events were recorded in another file of this session", log)
        self.assertIn("in the file merged; changed nothing here]", log)
        self.assertIn("Merged: the next 6 events", self.succeed("report", "all", "--width", "300"))
        self.succeed("undo", "all")

    def test_papers_of_both_are_answered(self):
        self.succeed("vote", "ours", "2/5.2", "green", "3")
        self.succeed("vote", "theirs", "2/5.2", "green", "4")
        ours, theirs = self.fingerprint("ours"), self.fingerprint("theirs")
        self.succeed("vote", "theirs", "4/2", "red")
        self.succeed("merge", "ours", "theirs", "-o", "all")
        self.assertIn("Yes: the session had this fingerprint", self.succeed("verify", "all", "--anchor", ours))
        told = self.succeed("verify", "all", "--anchor", theirs)
        self.assertRegex(told, r"Yes: the file that event \d+ merged had this fingerprint after its event \d+\n")
        self.assertIn("; since: 1\n", told)
        other = ours[:-1] + ("7" if ours[-1] != "7" else "9")
        self.no("all", other)

    def no(self, session, anchor):
        done = self.run_program("verify", session, "--anchor", anchor)
        self.assertEqual((done.returncode, done.stderr.count("\n")), (3, 1), done.stderr)

    def test_conflicts_are_listed_and_nothing_is_made(self):
        self.succeed("count", "ours", "2/5.2", "1", "2", "3")
        self.succeed("count", "theirs", "2/5.2", "1", "2", "3")
        self.succeed("rule", "ours", "--by", "weighted", "--weights", "5,2,1", "--reason", "x")
        self.succeed("rule", "theirs", "--by", "weighted", "--weights", "4,2,1", "--reason", "y")
        files = self.files()
        for language, saying in ("en", "2 conflicts"), ("fr", "2 conflits"), ("nl", "2 tegenstrijdigheden"):
            done = self.run_program("merge", "ours", "theirs", "-o", "all", "--lang", language)
            self.assertEqual(done.returncode, 1)
            self.assertIn(saying, done.stderr)
            self.assertEqual([line[:3] for line in done.stdout.splitlines()], ["1. ", "2. "])
            self.assertIn("2/5.2", done.stdout)
        self.assertEqual(self.files(), files)
        self.succeed("undo", "theirs")
        self.succeed("undo", "theirs")
        self.succeed("merge", "ours", "theirs", "-o", "all")

    def test_what_cannot_be_merged_is_said(self):
        self.refuse("merge", "ours", "theirs", status=2, saying="name the new file after -o")
        self.refuse("merge", "ours", "theirs", "-o", "all", status=1, saying="contain the same events")
        self.refuse("merge", "ours", "theirs", "-o", "theirs", status=1, saying="that name is taken")
        self.refuse("merge", "ours", "nothing", "-o", "all", status=1, saying="no such file")
        self.succeed("vote", "ours", "2/5.2", "green", "3")
        self.refuse("merge", "ours", "theirs", "-o", "all", status=1, saying="already contains all of theirs.gommette")
        self.refuse("merge", "theirs", "ours", "-o", "all", status=1, saying="already contains all of theirs.gommette")
        self.sample_session("other.gommette")
        self.refuse("merge", "ours", "other", "-o", "all", status=3, saying="are two sessions")
        self.write("foreign.gommette", "no session")
        self.refuse("merge", "ours", "foreign", "-o", "all", status=3)
        self.refuse("merge", "ours", "theirs", "-o", "no/where/all", status=1)


class Since(ProgramTest):
    def setUp(self):
        super().setUp()
        self.session, self.old = self.sample_session(), self.folder / "old.gommette"
        shutil.copy(self.session, self.old)
        self.events = int(re.match(r"(\d+) events", self.succeed("verify", "t"))[1])

    def no(self, saying, *arguments):
        done = self.run_program("verify", *arguments)
        self.assertEqual((done.returncode, done.stderr.count("\n")), (3, 1), done.stderr)
        self.assertIn(saying, done.stderr)

    def test_a_later_copy_only_adds(self):
        self.succeed("vote", "t", "2/5.2", "green", "3")
        self.succeed("vote", "t", "2/5.2", "green", "3")
        files = self.files()
        told = self.succeed("verify", "t", "--since", "old")
        added = int(re.match(r"(\d+) events", told)[1]) - self.events
        self.assertIn(f"It only adds to old.gommette: {self.events} events before, {added} added\n", told)
        self.assertIn("Not checked against paper: no --anchor was given", told)
        self.assertEqual(self.files(), files)
        self.no("no: it has", "old", "--since", "t")

    def test_what_was_not_checked_is_said(self):
        told = self.succeed("verify", "t")
        self.assertIn("Not checked against paper (no --anchor) nor against an earlier copy (no --since)", told)
        fingerprint = re.search(r"Fingerprint: (.*)", told)[1]
        told = self.succeed("verify", "t", "--anchor", fingerprint)
        self.assertIn("Not checked against an earlier copy: no --since was given", told)
        self.assertNotIn("Not checked", self.succeed("verify", "t", "--anchor", fingerprint, "--since", "old"))

    def cut_events(self, count):
        database = sqlite3.connect(self.session)
        names = [row[0] for row in database.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")]
        schema = [row[0] for row in database.execute("SELECT sql FROM sqlite_schema WHERE type = 'trigger'")]
        for name in names:
            database.execute(f"DROP TRIGGER {name}")
        database.execute("DELETE FROM journal WHERE seq > (SELECT max(seq) FROM journal) - ?", (count,))
        for sql in schema:
            database.execute(sql)
        database.commit()
        database.close()

    def test_an_end_that_was_cut_off_shows(self):
        self.succeed("vote", "t", "2/5.2", "green", "3")
        shutil.copy(self.session, self.old)
        self.cut_events(1)
        self.refuse("verify", "t", status=3, saying="the tally stored for recommendation 5.2")
        self.succeed("verify", "t", "--derive-anew")
        self.no("its end was cut off", "t", "--since", "old")

    def test_other_sessions_and_files_are_told(self):
        self.sample_session("other.gommette")
        self.no("is another session", "t", "--since", "other")
        done = self.run_program("verify", "t", "--since", "nothing")
        self.assertEqual(done.returncode, 1)
        self.assertIn("nothing: there is no such file", done.stderr)


if __name__ == "__main__":
    main(__name__)

"""Sessions written by an earlier gommette, and what it said of them: old_sessions.py PROGRAM [NAME…]

tests/data/shelf holds each session with its ranking and its report as that program printed them. A session of today's
program belongs there whenever the format of the file or of an output is about to be touched."""

import shutil

from program import DATA, ProgramTest, main

SHELF = sorted((DATA / "shelf").glob("*.gommette"))


class OldSessions(ProgramTest):
    def setUp(self):
        super().setUp()
        for session in SHELF:
            shutil.copy(session, self.folder)

    def assert_same(self, session, suffix, said):
        self.assertEqual(said, session.with_suffix(suffix).read_text(encoding="utf-8"), session.name)

    def test_there_are_some(self):
        self.assertGreaterEqual(len(SHELF), 5)

    def test_each_is_unaltered(self):
        for session in SHELF:
            self.assertIn("events, unaltered", self.succeed("verify", session.stem))

    def test_each_ranks_as_it_did(self):
        for session in SHELF:
            ranking = self.succeed("rank", session.stem, "--intervals", "--format", "csv")
            self.assert_same(session, ".rank.csv", ranking)

    def test_each_reports_as_it_did(self):
        for session in SHELF:
            self.succeed("report", session.stem, "--format", "json", "-o", "report.json", "--force")
            self.assert_same(session, ".report.json", (self.folder / "report.json").read_text(encoding="utf-8"))

    def test_each_can_still_be_recorded_into(self):
        for session in SHELF:
            before = self.events(session)
            self.succeed("rule", session.stem, "--weights", "7,3,1", "--reason", "tried")
            self.assertGreater(self.events(session), before)

    def events(self, session):
        return int(self.succeed("verify", session.stem).split()[0])


if __name__ == "__main__":
    main(__name__)

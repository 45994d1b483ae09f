"""The whole afternoon of 6 June by hand, from an empty list of sessions to the printed ranking, its keys counted:
keystrokes.py PROGRAM. A key or chord counts unless it is a digit of a figure or a character of a text, and so do Enter
and Tab within a row and between rows."""

import collections
import csv
import shutil
import unittest

from journeys import Terminal
from program import EXPECTED, SAMPLE, ProgramTest, main, rank_columns

KEYS_MOST = 180  # a spreadsheet takes some 860 for the same


@unittest.skipUnless(shutil.which("tmux"), "tmux is not installed")
class WholeAfternoon(ProgramTest):
    def setUp(self):
        super().setUp()
        self.environment |= {"HOME": str(self.folder), "GOMMETTE_HOME": str(self.folder / "sessions")}
        self.keys = collections.Counter()
        with open(SAMPLE, encoding="utf-8") as sample:
            rows = list(csv.DictReader(sample))
        self.subgroups = {row["subgroup_code"]: row for row in rows}
        self.rows = {code: [row for row in rows if row["subgroup_code"] == code and row["code"]] for code in self.subgroups}

    def press(self, *keys):
        self.keys.update(keys)
        self.terminal.press(*keys)

    def press_and_see(self, key, text):
        self.press(key)
        self.see(text)

    def write(self, text):
        if text:
            self.terminal.type(text)

    def see(self, *texts):
        self.terminal.see(*texts)

    def answer(self, key, asked, text, seen):
        """Opens a line, fills it in and closes it"""
        self.press(key)
        self.see(asked)
        self.write(text)
        self.press("Enter")
        self.see(seen)

    def prepare(self):
        """All of it pasted at once, as the minutes have it"""
        lines = []
        for code, rows in self.rows.items():
            lines.append(f"Sous-groupe {code} : {self.subgroups[code]['subgroup_title']}")
            lines += [f"{row['code']}\t{row['title']}" for row in rows]
        self.press("a")
        self.see("New recommendation")
        self.keys["paste"] += 1
        self.terminal.paste("\n".join(lines))
        self.see("Add 5 subgroups with 31 recommendations?")
        self.press("Enter")
        self.see("31 recommendations were added.")

    def count(self, code):
        """Row by row; Enter after the third figure goes on to the next row."""
        votes = [row for row in self.rows[code] if row["green"]]
        self.press("n")
        for row in votes:
            self.see(row["title"][:20])
            for colour in "green", "yellow", "red":
                self.write(row[colour])
                self.press("Enter")
        self.see("n counts")

    def leave_out(self):
        """The first of T was not put to the vote, and subgroup 3 was not held."""
        self.press("Up", "Space", "Space")
        self.see("Why not for the vote?")
        self.write("no time was left")
        self.press("Enter")
        self.see("no time was left")
        self.press(*["Up"] * 9, ".")
        self.see("Why not held?")
        self.write("nobody came")
        self.press("Enter")
        self.see("not held: nobody came")

    def test_it_takes_few_keys(self):
        self.terminal = Terminal(self, columns=100, rows=30)
        self.see("empty session")
        self.answer("a", "Title:", "Table ronde du 6 juin 2023", "no recommendation yet")
        self.press("l")
        self.see("a add")
        self.prepare()
        self.leave_out()
        self.press("q")
        self.see("o start")
        self.press("o")
        self.see("z close all")
        self.press("Tab", "Tab", "Tab")
        for code in self.rows:
            if self.rows[code]:
                self.count(code)
            self.press("Tab")
        self.press_and_see("z", "Close every vote")
        self.press_and_see("Enter", "The votes of 4 subgroups are closed.")
        self.press_and_see("s", "vote closed")
        self.press_and_see("d", "Ready")
        self.press_and_see("Enter", "Read aloud")
        self.press_and_see("s", "c ranking")
        self.press_and_see("c", "Ranking within each subgroup")
        self.press_and_see("3", "4/2")
        self.press_and_see("p", "Report")
        self.press_and_see("Enter", ".pdf")
        self.terminal.press("q", "q", "q")
        self.terminal.leave()
        self.assert_all_is_there()

    def assert_all_is_there(self):
        session, *others = (self.folder / "sessions").glob("*.gommette")
        self.assertEqual(others, [])
        with open(EXPECTED, encoding="utf-8") as expected:
            self.assertEqual(rank_columns(self.succeed("rank", session, "--format", "csv")), rank_columns(expected.read()))
        count = sum(self.keys.values())
        print(f"# {count} keys:", ", ".join(f"{key} × {times}" for key, times in self.keys.most_common()), flush=True)
        self.assertLessEqual(count, KEYS_MOST)


if __name__ == "__main__":
    main(__name__)

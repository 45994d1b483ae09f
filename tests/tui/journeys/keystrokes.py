"""The whole afternoon of 6 June by hand, from an empty list of sessions to the printed ranking, its keys counted:
keystrokes.py PROGRAM. A key or chord counts unless it is a digit of a figure or a character of a text, and so do Enter
and Tab within a row and between rows."""

import collections
import csv
import shutil
import unittest

from journeys import Terminal
from program import EXPECTED, SAMPLE, ProgramTest, main

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

    def change_code(self, now, then):
        self.press("#")
        self.see("Code:")
        for _ in now:
            self.press("BSpace")
        self.write(then)
        self.press("Enter")

    def prepare(self, code):
        subgroup, rows = self.subgroups[code], self.rows[code]
        self.answer("+", "subgroup", subgroup["subgroup_title"], subgroup["subgroup_title"][:20])
        if rows:
            self.press("a")
            self.see("New recommendation")
            self.keys["paste"] += 1
            self.terminal.paste("\n".join(row["title"] for row in rows))
            self.see("pasted")
            self.press("Enter")
            self.see(rows[-1]["title"][:20])

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

    def test_it_takes_few_keys(self):
        self.terminal = Terminal(self, columns=100, rows=30)
        self.see("empty session")
        self.answer("a", "Title:", "Table ronde du 6 juin 2023", "no recommendation yet")
        self.press("l")
        for code in self.subgroups:
            self.prepare(code)
        self.press("q")
        self.see("o start")
        self.press("o")
        self.see("x close")
        self.press("Tab")
        for code in self.rows:
            if self.rows[code]:
                self.count(code)
            self.press("Tab")
        self.press("z", "Enter")
        self.show("closed")
        self.press("s", "d", "Enter")
        self.show("revealed")
        self.press("s", "c")
        self.show("ranking")
        self.press("p")
        self.show("report")

    def show(self, where):
        print("# " + where + "\n" + "\n".join("# " + line for line in self.terminal.screen().splitlines()), flush=True)
        print("#", sum(self.keys.values()), dict(self.keys), flush=True)


main(__name__)

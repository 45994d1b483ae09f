"""Several terminals on one session, and the time of a phase: terminals.py PROGRAM [NAME…]"""

import csv
import io
import os
import shutil
import subprocess
import time
import unittest

from boards import Screen
from journeys import PATIENCE, Terminal
from program import PROGRAM, ProgramTest, main

WRITERS = "1234"
ITEMS = 5
DOTS = 250
BOARDS = 3
MIXED = "vjrvjrvrjj"


@unittest.skipUnless(shutil.which("tmux"), "tmux is not installed")
class Several(ProgramTest):
    def dots(self):
        """By reference, what is counted now"""
        rows = csv.DictReader(io.StringIO(self.succeed("rank", "t", "--format", "csv")))
        return {f"{row['subgroup_code']}/{row['code']}": int(row["cumulative"]) for row in rows}

    def import_agenda(self):
        rows = [f"{subgroup},{code},Recommandation {code}" for subgroup in WRITERS for code in range(1, ITEMS + 1)]
        path = self.write("agenda.csv", "\n".join(["subgroup_code,code,title", *rows, ""]))
        self.succeed("import", path, "t")

    def writer(self, place):
        """A terminal on the first recommendation of its subgroup"""
        terminal = Terminal(self, "open", "t")
        terminal.see("▌1")
        for _ in range(place):
            terminal.press("Tab")
        terminal.see(f"▌{WRITERS[place]}", f" {WRITERS[place]}/1 Recommandation 1")
        return terminal

    def wait_for(self, dots):
        deadline = time.monotonic() + 4 * PATIENCE
        while sum(self.dots().values()) < dots and time.monotonic() < deadline:
            pass
        self.assertEqual(sum(self.dots().values()), dots)

    def vote_everywhere(self, writers, item):
        """A recommendation's share of the dots, from all terminals at once"""
        for terminal in writers:
            terminal.type(MIXED * (DOTS // ITEMS // len(MIXED)))
        self.wait_for(item * len(writers) * DOTS // ITEMS)
        for subgroup, terminal in zip(WRITERS, writers):
            terminal.see(f" {subgroup}/{item} Recommandation {item}")
            terminal.press("Down")

    def test_four_writers_and_three_boards(self):
        self.import_agenda()
        self.succeed("start", "t")
        boards = [Terminal(self, "board", "t") for _ in range(BOARDS)]
        for board in boards:
            board.see("recommendations counted")
        writers = [self.writer(place) for place in range(len(WRITERS))]
        for item in range(1, ITEMS + 1):
            self.vote_everywhere(writers, item)
        share = DOTS // ITEMS
        self.assertEqual(self.dots(), {f"{s}/{i}": share for s in WRITERS for i in range(1, ITEMS + 1)})
        self.assertEqual(sum(self.dots().values()), len(WRITERS) * DOTS)
        self.assertEqual(self.succeed("log", "t").count("+1 "), len(WRITERS) * DOTS)
        for board in boards:
            board.press("d")
            board.see("recommendations counted", "Ready to reveal")
            for ready in "Ready to reveal the first 5", "Ready to reveal the ranking":
                board.press("d")
                board.see(ready)
            board.press("d")
            board.see_no("Ready to reveal")
        boards[0].press("d")
        boards[0].see("Ready to reveal")
        boards[0].press("Enter")
        for board in boards:
            board.see("1,000")
        for terminal in writers + boards:
            terminal.leave()
        self.succeed("verify", "t")


class Time(ProgramTest):
    def setUp(self):
        super().setUp()
        subprocess.run([os.environ["GOMMETTE_PAUSED_PHASE"], self.folder / "t.gommette"], check=True)

    @unittest.skipUnless(shutil.which("tmux"), "tmux is not installed")
    def test_the_time_of_a_phase_in_words(self):
        terminal, board = Terminal(self, "open", "t"), Terminal(self, "board", "t")
        terminal.see("Vote · 0:01 left, paused / 1:00")
        board.see("pause")
        terminal.press("t")
        terminal.see("The time of “Vote” is up.", " over / 1:00")
        board.see("the time is up")
        terminal.press("t")
        terminal.see(" over, paused / 1:00")
        board.see("pause")
        terminal.press(".")
        terminal.see("Restitution · ", " left / 1:00")
        board.see("minutes and seconds left")
        terminal.press(".")
        terminal.see("That was the last phase of the day.")
        terminal.leave()
        board.leave()

    def test_the_bell_rings_or_is_silent(self):
        screen, board = Screen(self, PROGRAM, "open", "t"), Screen(self, PROGRAM, "board", "t")
        board.read_until("pause")
        screen.read_until("paused / 1:00")
        screen.press(",")
        screen.read_until("only a text says so")
        screen.press("t")
        self.assertNotIn("\a", screen.read_until("The time of “Vote” is up."))
        drawn = board.read_until("the time is up")
        if "\a" not in drawn:
            board.read_until("\a")


if __name__ == "__main__":
    main(__name__)

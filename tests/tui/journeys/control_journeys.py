"""The vote under control on a real terminal: control_journeys.py PROGRAM [NAME…]"""

import shutil
import unittest

from journeys import Terminal
from program import SAMPLE, ProgramTest, main


@unittest.skipUnless(shutil.which("tmux"), "tmux is not installed")
class Control(ProgramTest):
    def open_subgroup_2(self):
        self.succeed("import", SAMPLE, "t")
        terminal = Terminal(self, "open", "t")
        terminal.see("not opened")
        terminal.press("o")
        terminal.see("The votes of 4 subgroups are open.", "u undoes “opening the votes”")
        terminal.press("Tab")
        terminal.see("▌2", "113 · open")
        return terminal

    def test_counts_are_typed_row_after_row(self):
        terminal = self.open_subgroup_2()
        terminal.press("n")
        terminal.see("Set 2/1:")
        terminal.type("4\t5\t12")
        terminal.see("● 3 → 4", "■ 1 → 12", "= 9 → 21")
        terminal.press("BTab", "BSpace", "6", "Enter", "Enter")
        terminal.see("Set 2/2:", "u undoes “counts of 2/1”")
        terminal.type("+1\t\t1")
        terminal.see("Add to 2/2:", "= 9 → 11")
        terminal.press("Enter")
        terminal.see("Add to 2/3:", "u undoes “counts of 2/2”")
        terminal.press("Escape")
        terminal.see("n counts")
        terminal.leave()
        log = self.succeed("log", "t")
        self.assertIn("Counts of 2/1: 4 ●  6 ▲  12 ■", log)
        self.assertIn("Counts of 2/2: 2 ●  4 ▲  5 ■", log)

    def test_a_closed_vote_takes_nothing_until_it_is_opened_again(self):
        terminal = self.open_subgroup_2()
        terminal.press("x")
        terminal.see("Close the vote of subgroup “2”?")
        terminal.press("Enter")
        terminal.see("The vote of subgroup “2” is closed.", "113 · closed")
        terminal.press("v")
        terminal.see("The vote of subgroup “2” is closed")
        terminal.press("n")
        terminal.see("reopen it first")
        terminal.press("o")
        terminal.see("is reopened, and the results are hidden again", "2 · ·· · open")
        terminal.press("z")
        terminal.see("Close every vote that is open?")
        terminal.press("Enter")
        terminal.see("The votes of 4 subgroups are closed.")
        terminal.press("u")
        terminal.see("Undone: “closing the votes”", "2 · ·· · open")
        terminal.leave()


if __name__ == "__main__":
    main(__name__)

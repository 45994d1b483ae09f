"""Ballots and the kiosk on a real terminal: ballot_journeys.py PROGRAM [NAME…]"""

import os
import pathlib
import shutil
import signal
import unittest

from journeys import Terminal
from program import ProgramTest, main

AGENDA = """subgroup_code,subgroup_title,code,title
4,Staying without papers,1,A wider regularisation
4,Staying without papers,2,A public mediator
4,Staying without papers,3,A temporary stay
T,For all of us,1,One social worker each
T,For all of us,2,Training for all
"""
KEYS_THAT_LEAD_NOWHERE = (
    "Escape C-c C-z C-\\ C-d C-s C-q C-l C-r C-b C-f C-w C-_ F1 F2 F5 F10 Tab BTab Up Down Left Right PPage NPage "
    "Home End DC IC BSpace ? : / u s c x z o t a l n b i h d v 1 0 M-q M-x"
).split()


@unittest.skipUnless(shutil.which("tmux"), "tmux is not installed")
class Ballots(ProgramTest):
    def open_vote(self, **size):
        self.succeed("import", self.write("agenda.csv", AGENDA), "t")
        terminal = Terminal(self, "open", "t", **size)
        terminal.see("not opened")
        terminal.press("o")
        terminal.see("The votes of 2 subgroups are open.")
        return terminal

    def hand_over(self, terminal):
        terminal.press("Tab")
        terminal.see("▌T")
        terminal.press("k")
        for label in "A PIN:", "The same PIN again:":
            terminal.see(label, "(nothing typed)")
            terminal.type("secret")
            terminal.see("(typed, not shown)")
            terminal.press("Enter")
        terminal.see("Your ballot is secret", "Enter starts an empty ballot.")

    def vote(self, terminal, keys):
        terminal.press("Enter")
        terminal.see("0 dots on this ballot")
        terminal.press(*keys, "Enter")
        terminal.see("This is your ballot:", "cannot be withdrawn", "Enter hands it in")
        terminal.press("Enter")
        terminal.see("Thank you.")
        terminal.press("Enter")
        terminal.see("Enter starts an empty ballot.")

    def process(self, terminal):
        """The program's, the only child of the terminal's shell"""
        shell = terminal.tmux("list-panes", "-F", "#{pane_pid}").strip()
        children = pathlib.Path(f"/proc/{shell}/task/{shell}/children").read_text(encoding="ascii")
        return int(children.split()[0])

    def tallies(self):
        return [row[:5] for row in self.ranks("t")]

    def enter_ballots(self, terminal):
        terminal.press("b")
        terminal.see("New ballot", "It has a number, never")
        terminal.press("1", "Down", "2", "Enter")
        terminal.see("This is ballot 1", "1 ballot handed in")
        terminal.press("3", "Enter")
        terminal.see("This is ballot 2", "2 ballots handed in")
        terminal.press("n", "1", "Enter")
        terminal.see("Ballot 1 ", "2 dots on this ballot")
        terminal.press("BSpace", "3", "Enter")
        terminal.see("This is ballot 1")
        terminal.press("n", "2", "Enter", "<")
        terminal.see("Withdraw ballot 2")
        terminal.press("Enter")
        terminal.see("Ballot 2 is withdrawn.", "1 ballot handed in")
        terminal.press("Escape")
        terminal.see("s board")

    def test_ballots_are_entered_and_cast_in_secret(self):
        terminal = self.open_vote()
        self.enter_ballots(terminal)
        self.hand_over(terminal)
        for keys in ("1", "Down", "2"), ("1",), ("Down", "3"):
            self.vote(terminal, keys)
        terminal.press("q")
        for attempt in "wrong", "secre":
            terminal.see("The PIN:", "(nothing typed)")
            terminal.type(attempt)
            terminal.press("Enter")
            terminal.see("That is not the PIN")
        terminal.type("secret")
        terminal.press("Enter")
        terminal.see("The kiosk has 3 ballots; with fewer than 5", "secrecy is weak.")
        terminal.see("the kiosk holds 3 ballots, counted when the vote closes")
        self.assertEqual([row for row in self.tallies() if row[0] == "T"], [["T", c, "0", "0", "0"] for c in "12"])
        terminal.press("C-s", "z")  # no flow control after the kiosk either
        terminal.see("Close every vote")
        terminal.press("Enter")
        terminal.see("The votes of 2 subgroups are closed.")
        terminal.leave()
        expected = {("4", "1"): "001", ("4", "2"): "010", ("4", "3"): "000", ("T", "1"): "200", ("T", "2"): "011"}
        self.assertEqual({tuple(row[:2]): "".join(row[2:]) for row in self.tallies()}, expected)
        self.succeed("verify", "t")

    def test_no_key_leads_out_of_the_kiosk(self):
        terminal = self.open_vote()
        self.hand_over(terminal)
        process = self.process(terminal)
        terminal.press(*KEYS_THAT_LEAD_NOWHERE)
        terminal.paste("secret\nq\n")
        for number in signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP:
            os.kill(process, number)
        terminal.resize(30, 8)
        terminal.see("Make this window")
        terminal.press("q", "Q", "C-c", "Escape")
        terminal.resize(80, 24)
        terminal.see("Enter starts an empty ballot.")
        terminal.press("Enter")
        terminal.see("0 dots on this ballot")
        terminal.press("1")
        terminal.see("1 dot on this ballot")
        terminal.press("C-c", "C-z", "C-\\", "Escape", "?", ":")
        terminal.press("q")
        terminal.see("The PIN:", "nobody confirmed")
        terminal.press("C-c", "C-z", "C-\\", "Escape")
        terminal.see("1 dot on this ballot")
        self.assertEqual(self.process(terminal), process)

    def test_a_killed_kiosk_loses_only_what_was_not_confirmed(self):
        terminal = self.open_vote()
        self.hand_over(terminal)
        self.vote(terminal, ("1",))
        terminal.press("Enter", "2")
        terminal.see("1 dot on this ballot")
        refused = self.run_program("close", "t")
        self.assertEqual(refused.returncode, 1)
        self.assertIn("still handed over", refused.stderr)
        terminal.press("q")
        for attempt in range(3):
            terminal.see("The PIN:", "(nothing typed)")
            terminal.type(f"wrong{attempt}")
            terminal.press("Enter")
        terminal.see("Wrong three times: no PIN is accepted for")
        terminal.type("secret")
        terminal.press("Enter")
        terminal.see("(nothing typed)", "Wrong three times")
        os.kill(self.process(terminal), signal.SIGKILL)
        terminal.see("left with 137")
        again = Terminal(self, "open", "t")
        again.see("A kiosk was interrupted")
        again.press("Tab")
        again.see("the kiosk holds 1 ballot, counted when the vote closes")
        again.press("z")
        again.see("Close every vote")
        again.press("Enter")
        again.see("The votes of 2 subgroups are closed.")
        again.leave()
        self.assertIn(["T", "1", "1", "0", "0"], self.tallies())
        self.succeed("verify", "t")

    def test_a_command_tells_of_a_kiosk_that_ended(self):
        terminal = self.open_vote()
        self.hand_over(terminal)
        os.kill(self.process(terminal), signal.SIGTERM)
        terminal.see("left with 143")
        self.succeed("close", "t", notice="gommette: a kiosk was interrupted")
        self.succeed("reopen", "t", "T")


if __name__ == "__main__":
    main(__name__)

"""Corrections, and several facilitators, on real terminals: journal_journeys.py PROGRAM [NAME…]"""

import shutil
import unittest

from journeys import Terminal
from program import SAMPLE, ProgramTest, main


@unittest.skipUnless(shutil.which("tmux"), "tmux is not installed")
class Corrections(ProgramTest):
    def open_subgroup_2(self):
        self.succeed("import", SAMPLE, "t")
        terminal = Terminal(self, "open", "t")
        terminal.press("Tab")
        terminal.see("▌2")
        return terminal

    def test_the_first_of_three_acts_is_reverted(self):
        terminal = self.open_subgroup_2()
        terminal.type("vjr")
        terminal.see("4 ● 6 ▲ 2 ■ = 12", "u undoes “+1 ■ on 2/1”")
        terminal.press("w")
        terminal.see("▸73", "+1 ■ on 2/1")
        terminal.press("Up", "Up", "DC")
        terminal.see("No. 71 would be reverted: +1 ● on 2/1.", "Reason:")
        terminal.type("it was not shown")
        terminal.press("Enter")
        terminal.see("No. 71 is reverted.", "reverted by no. 75", "u undoes “reverting no. 71")
        log = self.succeed("log", "t")
        self.assertIn("+1 ● on 2/1 (reverted by no. 75)", log)
        self.assertIn("Reason for no. 71: “it was not shown”", log)
        terminal.press("Enter")
        terminal.see("Reverted by no. 75.", "Reason: “it was not shown”")
        terminal.press("q", "q")
        terminal.see("3 ● 6 ▲ 2 ■ = 11")
        terminal.press("u")
        terminal.see("Undone: “reverting no. 71", "Ctrl-R redoes “reverting no. 71")
        terminal.press("Up")
        terminal.see("4 ● 6 ▲ 2 ■ = 12")
        terminal.press("C-r")
        terminal.see("Redone: “reverting no. 71")
        terminal.leave()
        self.assertEqual(self.succeed("log", "t").count("it was not shown"), 2)
        self.succeed("verify", "t")

    def test_words_and_numbers_are_found(self):
        terminal = self.open_subgroup_2()
        terminal.press("w", "/")
        terminal.see("Search, or number:")
        terminal.type("DOMICILIATION")
        terminal.press("Enter")
        terminal.see("▸64")
        terminal.press(".")
        terminal.see("▸64")
        terminal.press("/")
        terminal.type("1")
        terminal.press("Enter")
        terminal.see("▸ 1", "The session begins")
        terminal.press("/")
        terminal.type("xyz")
        terminal.press("Enter")
        terminal.see("No event here contains “xyz”.")
        terminal.press("q")
        terminal.see("▌2")
        terminal.leave()

    def test_an_undo_that_is_refused_tells_nothing_of_hidden_counts(self):
        terminal = self.open_subgroup_2()
        terminal.press("s", "h", "s")
        terminal.see("··")
        terminal.type("v")
        terminal.see("u undoes “no. ")
        counts = next(line for line in self.succeed("log", "t").splitlines() if "Counts of 2/1:" in line)
        terminal.press("w", "/")
        terminal.type(counts.split()[0])
        terminal.press("Enter")
        terminal.see(f"▸{counts.split()[0]}")
        terminal.press("DC")
        terminal.see("Reason:")
        terminal.type("wrong sheet")
        terminal.press("Enter")
        screen = terminal.see("Nothing was recorded: later events do not allow it")
        self.assertNotIn("●", screen)
        terminal.press("Space")
        terminal.see("has changed the same thing since")
        terminal.press("q")
        terminal.see("▌2")
        terminal.leave()

    def test_the_command_reverts(self):
        self.succeed("import", SAMPLE, "t")
        self.succeed("vote", "t", "2/1", "green", "2")
        self.refuse("revert", "t", "71", status=2, saying="say why")
        self.refuse("revert", "t", "71", "--reason", " ", status=1, saying="say why")
        self.refuse("revert", "t", "zero", "--reason", "x", status=2, saying="not the number of an event")
        self.refuse("revert", "t", "0", "--reason", "x", status=2, saying="not the number of an event")
        self.refuse("revert", "t", "999", "--reason", "x", status=1, saying="no event 999")
        self.refuse("revert", "t", "1", "--reason", "x", status=1, saying="took place in the room")
        self.refuse("revert", "t", "71", "--reason", "\x1b[2J", status=3, saying="reason")
        self.assertIn("“+2 ● on 2/1”, event 71", self.succeed("revert", "t", "71", "--reason", "twice"))
        self.refuse("revert", "t", "71", "--reason", "x", status=1, saying="by event 73")
        self.assertIn("reverting no. 71", self.succeed("undo", "t"))


@unittest.skipUnless(shutil.which("tmux"), "tmux is not installed")
class SeveralFacilitators(ProgramTest):
    """Ana and Bea set the same thing: whoever is second sees both, and decides."""

    def open_two(self, *keys):
        self.succeed("import", SAMPLE, "t")
        self.succeed("start", "t")
        both = [Terminal(self, "open", "t") for _ in range(2)]
        for terminal in both:
            terminal.see("Sortie d'institution")
            if keys:
                terminal.press(*keys)
        return both

    def log(self):
        return self.succeed("log", "t")

    def leave(self, terminal):
        terminal.press("q")
        terminal.see("Sortie d'institution")
        terminal.leave()

    def test_a_rule(self):
        ana, bea = self.open_two("l", "Home", "Down", "Enter", "Down", "Enter")
        ana.see("Voters:")
        bea.see("Voters:")
        bea.type("20")
        ana.type("21")
        ana.press("Enter")
        ana.see("Voters                 21")
        bea.press("Enter")
        bea.see("(Voters: 21)", "was not recorded", "Voters: 20; look again")
        self.assertNotIn("Voters: 20", self.log())
        bea.press("Enter")
        bea.see("Voters                 20")
        self.assertIn("Voters: 20", self.log())
        self.leave(ana)
        self.leave(bea)

    def test_a_text(self):
        ana, bea = self.open_two("l", "Enter")
        for terminal, word in (ana, " Ana"), (bea, " Bea"):
            terminal.see("Enter done")
            terminal.type(word)
            terminal.see(word)
        ana.press("Enter")
        ana.see("undoes “title of 1/1”")
        bea.press("Enter")
        bea.see("Ana", "Bea", "was not recorded")
        self.assertNotIn("Bea", self.log())
        bea.press("Enter")
        bea.see("undoes “title of 1/1”")
        self.assertIn("Bea", self.log())
        self.leave(ana)
        self.leave(bea)

    def test_a_status_with_its_reason(self):
        ana, bea = self.open_two("l", "DC")
        for terminal, reason in (ana, "said twice"), (bea, "too long"):
            terminal.see("Why withdrawn?")
            terminal.type(reason)
            terminal.see(reason)
        ana.press("Enter")
        ana.see("undoes “withdrawal of 1/1”")
        bea.press("Enter")
        bea.see("said twice", "too long", "was not recorded")
        self.assertNotIn("too long", self.log())
        bea.press("Enter")
        bea.see("undoes “reason for 1/1”")
        self.assertIn("too long", self.log())
        self.leave(ana)
        self.leave(bea)

    def test_a_row_of_counts(self):
        ana, bea = self.open_two("Tab", "n")
        for terminal, row in (ana, "4\t5\t6"), (bea, "1\t2\t3"):
            terminal.see("Set 2/1:")
            terminal.type(row)
        ana.see("■ 1 → 6")
        bea.see("■ 1 → 3")
        ana.press("Enter")
        ana.see("Set 2/2:")
        bea.press("Enter")
        bea.see("it now has 4 ● 5 ▲ 6 ■, you typed 1 ● 2 ▲ 3")
        self.assertNotIn("Counts of 2/1: 1 ●  2 ▲  3 ■", self.log())
        bea.press("Enter")
        bea.see("Set 2/2:")
        self.assertIn("Counts of 2/1: 1 ●  2 ▲  3 ■", self.log())
        for terminal in ana, bea:
            terminal.press("Escape")
            terminal.see("n counts")
            terminal.leave()

    def test_dots_add_up(self):
        ana, bea = self.open_two("Tab")
        ana.type("vvv")
        bea.type("vvvv")
        ana.see("10 ● 5 ▲ 1 ■ = 16")
        bea.see("10 ● 5 ▲ 1 ■ = 16")
        ana.leave()
        bea.leave()


if __name__ == "__main__":
    main(__name__)

"""The phases of the day on a real terminal, led by mistake and put right: phase_journeys.py PROGRAM [NAME…]"""

import json
import re
import shutil
import unittest

from agenda_keys import Preparing
from journeys import Terminal
from program import SAMPLE, ProgramTest, main


@unittest.skipUnless(shutil.which("tmux"), "tmux is not installed")
class Phases(ProgramTest):
    def begin(self):
        self.succeed("import", SAMPLE, "t")
        terminal = Terminal(self, "open", "t", columns=100)
        terminal.see("▌1 Sortie")
        preparing = Preparing(terminal)
        preparing.unfold("Phases")
        preparing.go_to("The usual phases")
        terminal.press("Enter")
        preparing.see_focus("15")
        terminal.press("q")
        terminal.see("▌1 Sortie")
        return terminal

    def press_and_see(self, terminal, key, *texts):
        terminal.press(key)
        terminal.see(*texts)

    def phases_of_report(self):
        report = json.loads(self.succeed("report", "t", "--format", "json"))
        told = [entry["what"] for entry in report["reconciliation"]["phase_corrections"]]
        return [phase["name"] for phase in report["phases"]], told

    def test_a_phase_begun_by_mistake_is_taken_back(self):
        terminal = self.begin()
        self.press_and_see(terminal, "t", "Introductions · ", "u undoes “start of phase Introductions”")
        self.press_and_see(terminal, "u", "273 dots", "Undone: “start of phase Introductions”")
        terminal.see_no("Introductions · ")
        terminal.leave()
        phases, told = self.phases_of_report()
        self.assertEqual(phases, [])
        self.assertRegex(told[0], r"^No\. \d+, start of phase Introductions, is reverted: no phase is active$")

    def test_a_phase_ended_by_mistake_goes_on(self):
        terminal = self.begin()
        self.press_and_see(terminal, "t", "Introductions · ")
        self.press_and_see(terminal, ".", "Recap · ")
        self.press_and_see(terminal, "u", "Introductions · ", "Ctrl-R redoes “start of phase Recap”")
        self.press_and_see(terminal, "C-r", "Recap · ", "Redone:")
        self.press_and_see(terminal, "u", "Introductions · ")
        terminal.leave()
        phases, told = self.phases_of_report()
        self.assertEqual(phases, ["Introductions"])
        self.assertEqual(len(told), 3)

    def test_a_phase_skipped_is_put_right_with_its_time(self):
        terminal = self.begin()
        for key, phase in ("t", "Introductions"), (".", "Recap"), (".", "Subgroups"):
            self.press_and_see(terminal, key, f"{phase} · ")
        self.press_and_see(terminal, "#", "Go to phase:", "2 Recap")
        terminal.type("2 0:00")
        self.press_and_see(terminal, "Enter", "Recap · ", "u undoes “phase “Recap””")
        terminal.leave()
        told = self.phases_of_report()[1]
        self.assertRegex(told[0], r"^Phase “Recap” active since .*00:00")
        text = self.succeed("report", "t", "--sections", "title", "--width", "120")
        self.assertRegex(text, r"(?m)^Introductions +15 min +– +– +–$")
        self.assertRegex(text, r"(?m)^Recap +15 min +00:00 +– ")
        self.assertIn("Phases undone or corrected", text)

    def test_after_the_last_phase_the_day_does_not_begin_again(self):
        terminal = self.begin()
        self.press_and_see(terminal, "t", "Introductions · ")
        for phase in "Recap", "Subgroups", "Report back", "Vote":
            self.press_and_see(terminal, ".", f"{phase} · ")
        self.press_and_see(terminal, ".", "That was the last phase of the day.")
        self.press_and_see(terminal, "t", "The last phase of the day is over: undo that, or go to the phase")
        terminal.leave()
        terminal = Terminal(self, "open", "t", columns=100)
        terminal.see("u undoes “end of phase Vote”")
        self.press_and_see(terminal, "t", "The last phase of the day is over")
        self.press_and_see(terminal, "u", "Vote · ", "Undone: “end of phase Vote”")
        terminal.leave()
        terminal = Terminal(self, "open", "t", columns=100)
        terminal.see("Vote · ")
        self.press_and_see(terminal, "#", "Go to phase:")
        terminal.type("9")
        self.press_and_see(terminal, "Enter", "Phase 9 is not planned")
        terminal.press("BSpace", "4")
        self.press_and_see(terminal, "Enter", "Report back · ")
        terminal.leave()
        self.succeed("verify", "t")

    def test_a_subgroup_is_reached_directly(self):
        terminal = self.begin()
        self.press_and_see(terminal, "/", "Go to:")
        terminal.type("4/")
        self.press_and_see(terminal, "Enter", "▌4 Sans titre", "4/1 ")
        terminal.leave()

    def test_a_reason_takes_no_step_back_but_says_what_does(self):
        terminal = self.begin()
        self.press_and_see(terminal, "t", "Introductions · ")
        terminal.leave()
        step = re.search(r"(\d+) .*Phase “Introductions” is active", self.succeed("log", "t"))[1]
        self.refuse("revert", "t", step, "--reason", "too early", status=1, saying="undo it while")
        self.succeed("undo", "t")
        self.assertIn("is reverted: no phase is active", self.succeed("log", "t"))

    def test_a_key_is_about_the_phase_that_was_shown(self):
        terminal = self.begin()
        self.press_and_see(terminal, "t", "Introductions · ")
        other = Terminal(self, "open", "t", columns=100)
        other.see("Introductions · ")
        self.press_and_see(other, ".", "Recap · ")
        terminal.see("Recap · ")
        self.press_and_see(terminal, "u", "u once more undoes it", "Recap · ")
        self.press_and_see(terminal, "u", "Introductions · ")
        other.see("Introductions · ")
        other.leave()
        terminal.leave()


if __name__ == "__main__":
    main(__name__)

"""No key counts that its user did not mean or cannot see: key_journeys.py PROGRAM [NAME…]"""

import contextlib
import os
import random
import shutil
import time
import unittest

from boards import PATIENCE, Screen
from journeys import Terminal
from program import PROGRAM, SAMPLE, ProgramTest, main

KEYS = 200
BATCH = 5
PACE = 0.005  # seconds between two keys
VOTES = "vjrrvjvrjv"
STORM_TURNS = 150  # of a batch on each of two terminals
STORM_KEYS = [*"vvvvjjjjrrrruu12 lnaxozbj<>?", "\r", "\r", "\t", "\033[A", "\033[B", "\033[B", "\x13", "\x1b\x1b"]

# Seconds: what follows a paste at once is its rest (tui/terminal/input.h).
PAUSE_AFTER_PASTE = 0.2


def batches(text):
    return [text[at : at + BATCH] for at in range(0, len(text), BATCH)]


class KeyTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.succeed("import", SAMPLE, "t")

    def log(self):
        return self.succeed("log", "t").splitlines()

    def recorded(self):
        """The dots that were counted, as letters in their order"""
        letters = {"●": "v", "▲": "j", "■": "r"}
        return "".join(letters[line.split("+1 ")[1][0]] for line in self.log() if "+1 " in line)


class Keys(KeyTest):
    """Written to the program as bytes, so that they come as they are meant to"""

    def open(self):
        screen = Screen(self, PROGRAM, "open", "t")
        screen.read_until("saved")
        screen.settle()
        return screen

    def leave(self, screen, seen):
        screen.press("q")
        with contextlib.suppress(OSError):  # the terminal ends with the program
            while screen.read():
                pass
        self.succeed("verify", "t")
        self.assertEqual(self.recorded(), seen)

    def test_two_hundred_keys_five_milliseconds_apart_all_count(self):
        screen, keys = self.open(), VOTES * (KEYS // len(VOTES))
        for key in keys:
            screen.press(key)
            self.pace(screen, PACE)
        self.wait_for_dots(screen, keys)
        self.leave(screen, keys)

    def test_batches_of_five_as_a_slow_line_brings_them_all_count(self):
        screen, keys = self.open(), VOTES * (KEYS // len(VOTES))
        for batch in batches(keys):
            screen.press(batch)
            self.pace(screen, BATCH * PACE)
        self.wait_for_dots(screen, keys)
        self.leave(screen, keys)

    def pace(self, screen, seconds):
        """Lets so much time go by; what is drawn must be read, or the program waits"""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            screen.read(left)

    def wait_for_dots(self, screen, keys):
        deadline = time.monotonic() + PATIENCE
        while len(self.recorded()) < len(keys) and time.monotonic() < deadline:
            self.pace(screen, PACE)
        self.assertEqual(self.recorded(), keys)

    def test_keys_behind_a_question_are_dropped(self):
        screen = self.open()
        screen.press("vx\rvvj")
        screen.read_until("Close the vote")
        screen.settle()
        screen.press("\r")
        screen.read_until("closed")
        self.leave(screen, "v")

    def test_keys_behind_a_refusal_are_dropped_and_those_after_it_count(self):
        screen = self.open()
        screen.press("xvvj")
        screen.read_until("not open")
        screen.settle()
        screen.press("j")
        screen.read_until("is now open")
        self.leave(screen, "j")

    def test_a_paste_in_pieces_is_refused_to_its_end(self):
        screen = self.open()
        screen.press("Revoir la loi des finances")
        screen.press("vjr")
        screen.read_until("Pasted text is not a vote")
        screen.settle()
        self.leave(screen, "")


    def test_two_terminals_in_a_storm_of_keys_beside_a_writer(self):
        chance, begun = random.Random(11), len(self.log())
        screens = [self.open(), self.open()]
        for turn in range(STORM_TURNS):
            for screen in screens:
                screen.press("".join(chance.choice(STORM_KEYS) for _ in range(BATCH)))
                self.pace(screen, PACE)
            if turn % 10 == 0:
                self.run_program(*(["undo", "t"] if turn % 20 == 0 else ["vote", "t", "1/1", "green"]))
        for screen in screens:
            screen.settle()
            self.assertEqual(os.waitpid(screen.process, os.WNOHANG), (0, 0), "a terminal ended")
        self.succeed("verify", "t")
        self.assertGreater(len(self.log()), begun)


@unittest.skipUnless(shutil.which("tmux"), "tmux is not installed")
class OnTerminal(KeyTest):
    def test_flow_control_keys_do_nothing(self):
        terminal = Terminal(self, "open", "t")
        terminal.see("▌1 Sortie")
        terminal.press("v")
        terminal.see("is now open")
        for key, seen in ("C-s", ""), ("v", "u undoes “+1 ● on 1/1”"), ("C-q", ""), ("C-s", ""), ("Down", " 1/2 "):
            terminal.press(key)
            terminal.see(seen)
        terminal.press("r")
        terminal.see("u undoes “+1 ■ on 1/2”")
        terminal.press("q")
        terminal.see("left with 0")
        self.assertEqual(self.recorded(), "vvr")

    def test_a_paste_the_terminal_does_not_mark_never_votes(self):
        before = len(self.log())
        terminal = Terminal(self, "open", "t")
        terminal.see("▌1 Sortie")
        terminal.type("Revoir la loi")
        terminal.see("Pasted text is not a vote", "“Revoir la loi” was", "▌1 Sortie")
        time.sleep(PAUSE_AFTER_PASTE)
        terminal.press("l")
        terminal.see("Agenda")
        terminal.type("Un très long texte que personne n'a tapé")
        terminal.see("“Un très long texte que p…” was not")
        time.sleep(PAUSE_AFTER_PASTE)
        terminal.press("q")
        terminal.see("▌1 Sortie")
        terminal.leave()
        self.assertEqual(len(self.log()), before)

    def test_the_same_is_text_where_text_is_typed(self):
        terminal = Terminal(self, "open", "t")
        terminal.see("▌1 Sortie")
        terminal.press("a")
        terminal.see("New recommendation")
        terminal.type("Revoir la loi")
        terminal.see(": Revoir la loi")
        terminal.press("Enter")
        terminal.see("u undoes “recommendation 1/10")
        terminal.press("a")
        terminal.see("New recommendation")
        terminal.type_lines("Un fonds commun\nUn conseiller par commune\n")
        terminal.see("Add 2 pasted recommendations?")
        terminal.press("Enter")
        terminal.see("2 recommendations were added")
        terminal.leave()

    def test_a_reason_typed_after_a_refusal_undoes_no_vote(self):
        terminal = Terminal(self, "open", "t")
        terminal.see("▌1 Sortie")
        terminal.type("vv")
        terminal.see("u undoes “+1 ● on 1/1”")
        before = self.log()
        terminal.press("l")
        terminal.see("Agenda")
        terminal.press("Home", "DC")
        terminal.see("Select a recommendation first")
        for letter in "erreurdetouche" + "u":
            terminal.press(letter)
        terminal.see("is not visible here")
        terminal.press("q")
        terminal.see("u undoes")
        terminal.leave()
        self.assertEqual(self.log(), before)


if __name__ == "__main__":
    main(__name__)

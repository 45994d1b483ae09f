"""Palette and mouse on a real terminal: mouse_journeys.py PROGRAM [NAME…]"""

import os
import shutil
import unittest

from journeys import OnPseudoTerminal, Terminal
from program import SAMPLE, ProgramTest, main


@unittest.skipUnless(shutil.which("tmux"), "tmux is not installed")
class Mouse(ProgramTest):
    def click(self, terminal, text):
        """Presses and releases the left button where this text stands first."""
        for row, line in enumerate(terminal.see(text).split("\n"), 1):
            if text in line:
                column = line.index(text) + 1
                terminal.type(f"\033[<0;{column};{row}M\033[<0;{column};{row}m")
                return

    def test_everything_is_found_by_a_few_letters(self):
        self.succeed("import", SAMPLE, "t")
        terminal = Terminal(self, "--lang", "fr", "open", "t")
        terminal.see("▌1 Sortie", ": tout")
        terminal.type(":")
        terminal.see("Faire", "commandes")
        terminal.type("RESULT XYZXYZ")
        terminal.see("0 commande")
        for _ in range(13):
            terminal.press("BSpace")
        terminal.type("ecran de s")
        terminal.see("▸ s ", "écran de salle")
        terminal.press("Enter")
        terminal.see("s vote", "d résultats")
        terminal.type("s:")
        terminal.see("Faire")
        terminal.press("Escape")
        terminal.see("▌1 Sortie", "enregistré")
        terminal.leave()

    def test_the_mouse_clicks_what_is_shown(self):
        self.succeed("import", SAMPLE, "t")
        terminal = Terminal(self, "open", "t")
        terminal.see("▌1 Sortie")
        self.click(terminal, "2 · 113")
        terminal.see("▌2", "Risque de perte")
        self.click(terminal, "3 Un « housing")
        terminal.see("▸   3 Un", "8 ● 2 ▲ 2 ■ = 12")
        self.click(terminal, "g ●")
        terminal.see("is now open", "9   2   2    13", "u undoes “+1 ● on 2/3”")
        self.click(terminal, "u undoes")
        terminal.see("8   2   2    12", "Undone")
        self.click(terminal, "? help")
        terminal.see("Keys", "The vote")
        self.click(terminal, "a yellow dot on the")
        terminal.see("8   3   2    13")
        self.click(terminal, ": all")
        terminal.see("Do:")
        terminal.type("a red dot")
        terminal.see("▸ r -")
        self.click(terminal, "r -")
        terminal.see("8   3   3    14")
        terminal.leave()

    def test_the_mouse_can_be_left_alone(self):
        self.succeed("import", SAMPLE, "t")
        for wish, expected in ("", "1"), ("off", "0"):
            self.environment["GOMMETTE_MOUSE"] = wish
            terminal = Terminal(self, "open", "t")
            terminal.see("▌1 Sortie")
            flag = terminal.tmux("display-message", "-p", "#{mouse_standard_flag}").strip()
            self.assertEqual(flag, expected)
            terminal.leave()


class Pieces(OnPseudoTerminal):
    def test_a_paste_that_comes_late_is_no_vote(self):
        process, descriptor = self.start()
        self.read_until(descriptor, b"saved")
        os.write(descriptor, b"\033[200~vv")
        self.read_until(descriptor, b"Pasted text is not a vote")
        os.write(descriptor, b"vv\033[201~\033[<0;12;23M")  # and a click on the footer
        self.read_until(descriptor, b"is now open")
        os.write(descriptor, b"q")
        self.read_until(descriptor, None)
        self.assertEqual(self.end(process), 0)
        os.close(descriptor)
        self.assertEqual(self.succeed("log", "t").count("+1"), 1)

    def test_the_mouse_is_given_back(self):
        process, descriptor = self.start()
        self.assertIn(b"\033[?1000h\033[?1006h", self.read_until(descriptor, b"saved"))
        os.write(descriptor, b"q")
        written = self.read_until(descriptor, None)
        self.assertIn(b"\033[?1006l\033[?1000l", written)
        self.assertEqual(self.end(process), 0)
        os.close(descriptor)


if __name__ == "__main__":
    main(__name__)

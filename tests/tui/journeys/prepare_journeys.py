"""Preparing on a real terminal, in French: prepare_journeys.py PROGRAM [NAME…]"""

import shutil
import unittest

import journeys
from program import ProgramTest, main


class Terminal(journeys.Terminal):
    """One on which no blank differs from another."""

    def screen(self):
        return super().screen().replace("\u00a0", " ")


@unittest.skipUnless(shutil.which("tmux"), "tmux is not installed")
class Preparing(ProgramTest):
    def begin(self):
        """A new session, its agenda open, with two subgroups"""
        terminal = Terminal(self, "--lang", "fr")
        terminal.see("Une séance vide")
        terminal.press("a")
        terminal.see("Titre :")
        terminal.type("Atelier d'été")
        terminal.press("Enter")
        terminal.see("pas encore de recommandation")
        terminal.press("l")
        terminal.see("+ Règles du vote")
        for title in "Logement", "Séjour":
            terminal.press("+")
            terminal.see("Sous-groupe")
            terminal.type(title)
            terminal.press("Enter")
            terminal.see(f" {title}", "u annule « sous-groupe")
        return terminal

    def answer(self, terminal, key, asked, text, seen):
        terminal.press(key)
        terminal.see(asked)
        terminal.type(text)
        terminal.press("Enter")
        return terminal.see(seen)

    def go_down(self, terminal, lines):
        terminal.press("Home", *["Down"] * lines)

    def log(self):
        [path] = self.home.glob("*.gommette")
        self.succeed("verify", path)
        return self.succeed("--lang", "fr", "log", path)

    def test_thirty_lines_are_thirty_recommendations(self):
        terminal = self.begin()
        terminal.press("a")
        terminal.see("Recommandation 1 :")
        terminal.paste("".join(f"Proposition {n}\n" for n in range(1, 31)))
        terminal.see("Ajouter 30 recommandations collées ?")
        terminal.press("Enter")
        terminal.see("▸   30    Proposition 30", "u annule « 30 recommandations »")
        terminal.press("u")
        terminal.see("Annulé : « 30 recommandations »", "▸ + 2     Séjour")
        terminal.press("C-r")
        terminal.see("Rétabli : « 30 recommandations »")
        terminal.press("q", "q")
        terminal.see("Atelier d'été", " 30 ")
        terminal.leave()

    def test_an_agenda_is_edited_and_put_in_order(self):
        terminal = self.begin()
        self.answer(terminal, "a", "Recommandation 1 :", "Un fonds", "Un fonds")
        self.answer(terminal, "a", "Recommandation 2 :", "Un conseiller", "Un conseiller")
        terminal.press("<")
        terminal.see("u annule « place de 2/2 »")
        self.answer(terminal, "#", "Code :", "bis", "u annule « code de 2/2bis »")
        terminal.press("Down", "Down", "Down", "Down", "Down", "Down")
        self.answer(terminal, "Enter", "Voir aussi :", "1/1", "u annule « renvois de 2/2bis »")
        self.go_down(terminal, 4)
        terminal.see("▸ + 2     Séjour")
        terminal.press("<")
        terminal.see("u annule « place du sous-groupe 2 »")
        self.answer(terminal, ".", "Pourquoi", "personne", "▸ + 2     Séjour · non maintenu : personne")
        terminal.press("u")
        terminal.see("▸ + 2     Séjour\n", "Annulé : « statut du sous-groupe 2 »")
        self.go_down(terminal, 2)
        terminal.press("Enter", "Down", "Down")
        terminal.press("End")
        self.go_down(terminal, 4)
        terminal.see("▸   Phases habituelles")
        terminal.press("Enter")
        terminal.see("Sous-groupes", "u annule « phases de la journée »")
        terminal.press("q", "q")
        terminal.leave()
        log = self.log()
        self.assertIn("Sous-groupe 2 déplacé à la place 1", log)
        self.assertIn("voir aussi", log)

    def test_the_agenda_changes_while_the_vote_runs(self):
        terminal = self.begin()
        self.answer(terminal, "a", "Recommandation 1 :", "Un fonds", "Un fonds")
        terminal.press("q", "o")
        terminal.see("ouvert", "▸   1 Un fonds")
        terminal.type("vj")
        self.answer(terminal, "a", "Recommandation 2 :", "Née en séance", "▸   2 Née en séance")
        terminal.press("l")
        self.answer(terminal, "DC", "Pourquoi retirée", "reprise", "retirée · Née en séance : reprise")
        terminal.see("u annule « retrait de 2/2 »")
        self.go_down(terminal, 1)
        terminal.press("Enter", "End")
        self.go_down(terminal, 11)
        terminal.see("▸   Classement")
        self.answer(terminal, "Enter", "Pourquoi", "demandé", "par score pondéré")
        terminal.press("q", "q")
        terminal.see("▸ Atelier d'été")
        self.answer(terminal, "f", "Titre :", " bis", "Atelier d'été bis")
        terminal.press("l")
        terminal.see("Un fonds", "+ 2     Séjour")
        terminal.press("q", "q")
        terminal.leave()

    def test_the_line_can_be_edited_like_any_other(self):
        terminal = self.begin()
        terminal.press("a")
        terminal.see("Recommandation 1 :")
        terminal.type("un toit")
        terminal.press("Home", "DC")
        terminal.type("U")
        terminal.press("End")
        terminal.type(" pour tuos")
        terminal.press("C-w")
        terminal.type("chacun : été ?")
        terminal.see("1 : Un toit pour chacun : été ?")
        terminal.press("C-_")
        terminal.press("BSpace")
        terminal.paste("toutes et tous")
        terminal.press("F2")
        terminal.see("Faire :")
        terminal.press("Escape")
        terminal.see("Recommandation 1 :", "toutes et tous")
        terminal.press("Enter")
        terminal.see("▸   1     Un toit pour chacun", "toutes et tous")
        terminal.press("q", "q")
        terminal.leave()


if __name__ == "__main__":
    main(__name__)

"""The list of sessions on a real terminal: library_journeys.py PROGRAM [NAME…]"""

import shutil
import unittest

from journeys import Terminal
from program import SAMPLE, ProgramTest, main

MANY = 300


@unittest.skipUnless(shutil.which("tmux"), "tmux is not installed")
class Lists(ProgramTest):
    def setUp(self):
        super().setUp()
        self.environment["XDG_DATA_HOME"] = str(self.folder / "data")
        self.home.mkdir()
        self.succeed("import", SAMPLE, self.home / "june")
        self.succeed("new", self.home / "sante", "--title", "Santé à l'école", "--date", "7 déc. 2022", "--place", "Uccle")
        self.succeed("new", self.home / "ateliers", "--title", "Ateliers", "--date", "2021", "--place", "Ixelles")

    def title(self, name):
        return self.succeed("show", self.home / name).splitlines()[0]

    def exchange(self, one, other):
        one, other, aside = (self.home / name for name in (f"{one}.gommette", f"{other}.gommette", "aside"))
        one.rename(aside)
        other.rename(one)
        aside.rename(other)

    def focus(self, terminal, title):
        terminal.see(f"▸ {title}")

    def test_search_as_one_types_then_open_and_come_back(self):
        terminal = Terminal(self)
        terminal.see("▸ Table ronde 2023-06-06", "Santé", "Ateliers", "4/2", "from a table")
        terminal.press("/")
        terminal.see("Search:")
        terminal.type("ecole")
        terminal.see("1 / 3", "▸ Santé à l'école")
        terminal.see_no("Ateliers")
        terminal.press("Enter")
        terminal.see("open it")
        terminal.press("Enter")
        terminal.see("no recommendation")
        terminal.press("q")
        terminal.see("1 / 3", "▸ Santé à l'école")
        terminal.press("Escape")
        terminal.see("Ateliers", "▸ Santé à l'école")
        terminal.leave()

    def test_groups_and_orders_keep_the_focus(self):
        terminal = Terminal(self)
        terminal.see("▸ Table ronde")
        terminal.press("Down")
        self.focus(terminal, "Santé")
        terminal.press("2")
        terminal.see("by year", "\n  2022\n▸ Santé")
        terminal.press("1")
        terminal.see("by year · by title", "▸ Santé")
        terminal.press("2", "2")
        terminal.see("by place", "\n  Uccle\n▸ Santé")
        terminal.leave()

    def test_a_session_is_renamed_archived_and_taken_out(self):
        terminal = Terminal(self)
        terminal.see("▸ Table ronde")
        terminal.press("End", "Up", "Up", "Up", "Up")
        self.focus(terminal, "Ateliers")
        terminal.press("4")
        terminal.see("Title: Ateliers")
        terminal.type(" d'été")
        terminal.press("Enter")
        terminal.see("It is now called “Ateliers d'été”", "▸ Ateliers d'été")
        terminal.press("6")
        terminal.see("In the archive:")
        terminal.see_no("Ateliers d'été")
        terminal.press("3")
        terminal.see("archive too", "Ateliers d'été")
        terminal.press("End", "Up", "Up", "Up", "Up")
        terminal.see("▸ Ateliers d'été", "archived")
        terminal.press("6")
        terminal.see("Back from the archive:", "▸ Ateliers d'été")
        terminal.leave()
        self.assertTrue((self.home / "ateliers.gommette").exists())
        self.assertIn("Ateliers d'été", self.succeed("verify", self.home / "ateliers") + self.succeed("show", self.home / "ateliers"))

    def test_a_session_is_copied_and_deleted_by_a_word(self):
        (self.folder / "stick").mkdir()
        terminal = Terminal(self, columns=40, rows=12)
        terminal.see("▸ Table ronde")
        terminal.press("5")
        terminal.see("Copy to:")
        terminal.type("stick")
        terminal.press("Enter")
        terminal.see("verified there")
        self.succeed("verify", self.folder / "stick/june")
        for word, seen in ("yes", "was not typed"), ("delete", "in the trash"):
            terminal.press("DC")
            terminal.see("“delete”:")
            terminal.type(word)
            terminal.press("Enter")
            terminal.see(seen)
        terminal.see_no("Table ronde")
        terminal.leave()
        self.assertTrue((self.folder / "data/Trash/files/june.gommette").exists())
        self.assertEqual(sorted(path.name for path in self.home.iterdir()), ["ateliers.gommette", "sante.gommette"])

    def test_a_file_in_the_place_of_another_is_not_taken_for_it(self):
        """While a line about a session is typed, another program puts another session's file in its place."""
        titles = [self.title("june"), self.title("sante")]
        for key, typed in ("4", " bis"), ("DC", "delete"), ("6", ""), ("Enter", ""):
            terminal = Terminal(self)
            terminal.see("▸ Table ronde 2023-06-06")
            if typed:
                terminal.press(key)
                terminal.see("Enter done")
                terminal.type(typed)
                terminal.see(typed)
            self.exchange("june", "sante")
            terminal.press("Enter" if typed else key)
            terminal.see("“june.gommette” is now another session: nothing was done", "Santé", "Ateliers")
            terminal.leave()
            self.exchange("june", "sante")
            self.assertEqual([self.title("june"), self.title("sante")], titles)

    def test_a_file_that_is_gone_is_neither_renamed_nor_deleted(self):
        title = self.title("june")
        for key, typed in ("4", " bis"), ("DC", "delete"):
            terminal = Terminal(self)
            terminal.see("▸ Table ronde 2023-06-06")
            terminal.press(key)
            terminal.see("Enter done")
            terminal.type(typed)
            terminal.see(typed)
            (self.home / "june.gommette").rename(self.home / "aside")
            terminal.press("Enter")
            terminal.see_no("Enter done")
            terminal.see("june.gommette")
            (self.home / "aside").rename(self.home / "june.gommette")
            terminal.leave()
        self.assertEqual(self.title("june"), title)
        self.assertEqual(len(list(self.home.glob("*.gommette"))), 3)

    def test_marked_sessions_are_compared(self):
        self.succeed("import", SAMPLE, self.home / "again")
        terminal = Terminal(self)
        terminal.see("▸ Table ronde")
        terminal.press("Space", "=")
        terminal.see("First mark two sessions or more with the space bar", "▸*Table ronde", "1 marked")
        terminal.press("Down", "Space")
        terminal.see("▸*Table ronde", "\n *Table ronde", "2 marked: = compares them")
        terminal.press("1")
        terminal.see("2 marked", "by title", "▸*Table ronde")
        for back in "q", "Escape":
            terminal.press("=")
            terminal.see("Comparison", "A Table ronde", "B Table ronde", "4/2")
            terminal.press(back)
            terminal.see("Sessions", "▸*Table ronde", "2 marked")
        terminal.press("6")
        terminal.see("In the archive:", "2 marked")
        terminal.press("=")
        terminal.see("Comparison", "A Table ronde", "B Table ronde")
        terminal.press("q")
        terminal.press("End", "Up", "Up", "Up", "Up")
        terminal.see("▸*Table ronde", "2 marked")
        terminal.press("DC")
        terminal.see("“delete”:")
        terminal.type("delete")
        terminal.press("Enter")
        terminal.see("in the trash", "1 marked")
        terminal.press("Escape")
        terminal.see_no("marked")
        terminal.leave()

    def test_keys_are_taken_while_many_are_read(self):
        for n in range(MANY):
            shutil.copy(self.home / "june.gommette", self.home / f"z{n:03}.gommette")
        terminal = Terminal(self, "--lang", "fr")
        terminal.see("Séances")
        terminal.press("/")
        terminal.see("Chercher")
        terminal.type("santé")
        terminal.see(f"1 / {MANY + 3}", "▸ Santé à l'école")
        terminal.press("Escape")
        terminal.wait_for("still reads", lambda screen: "lecture" not in screen and "Table ronde" in screen)
        terminal.press("End")
        terminal.see("▸ a  Une séance vide")
        terminal.leave()

    def ask_about_voters(self, terminal, file):
        terminal.press("i")
        terminal.see("CSV file:")
        terminal.type(str(file))
        terminal.press("Enter")
        terminal.see("One voter or two?", "“anne” (line 3) and “Anne” (line 2)", "“ZOÉ” (line 5) and “zoe” (line 4)")

    def test_names_that_may_be_one_voters_are_asked_about(self):
        names = "Anne", "anne", "zoe", "ZOÉ"
        file = self.write("choir.csv", "voter,code,colour\n" + "".join(f"{name},1,green\n" for name in names))
        terminal = Terminal(self)
        terminal.see("Table ronde")
        self.ask_about_voters(terminal, file)
        terminal.press("Escape")
        terminal.see("Nothing was imported.", "Table ronde")
        self.assertFalse((self.home / "choir.gommette").exists())
        self.ask_about_voters(terminal, file)
        terminal.press("-")
        terminal.see("4 dots", "4 ballots")
        terminal.press("q")
        terminal.see("Sessions")
        self.ask_about_voters(terminal, file)
        terminal.press("=")
        terminal.see("same voter already has a dot")
        other = self.write("band.csv", file.read_text().replace("anne,1", "anne,2").replace("ZOÉ,1", "ZOÉ,2"))
        self.ask_about_voters(terminal, other)
        terminal.press("=")
        terminal.see("4 dots", "2 ballots")
        terminal.press("q")
        terminal.see("Sessions", "Band")
        terminal.leave()

    def test_a_damaged_file_is_marked_and_can_go(self):
        (self.home / "broken.gommette").write_bytes(b"noise")
        terminal = Terminal(self, "--lang", "fr")
        terminal.see("!broken.gommette", "illisible")
        terminal.press("/")
        terminal.see("Chercher")
        terminal.type("broken")
        terminal.press("Enter")
        terminal.see("▸!broken.gommette")
        terminal.press("DC")
        terminal.see("Tapez", "supprimer")
        terminal.type("supprimer")
        terminal.press("Enter")
        terminal.see("à la corbeille")
        terminal.leave()
        self.assertFalse((self.home / "broken.gommette").exists())


if __name__ == "__main__":
    main(__name__)

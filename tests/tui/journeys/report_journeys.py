"""The report on a real terminal, from the ranking to paper: report_journeys.py PROGRAM [NAME…]"""

import os

from journeys import Terminal
from program import ProgramTest, main


class Journey(ProgramTest):
    def setUp(self):
        super().setUp()
        self.session = self.sample_session()
        self.environment["PATH"] = f"{self.folder}:{os.environ['PATH']}"

    def lp(self, script):
        path = self.folder / "lp"
        path.write_text("#!/bin/sh\n" + script, encoding="utf-8")
        path.chmod(0o755)

    def open(self, **size):
        terminal = Terminal(self, "open", "t", **size)
        terminal.see("help")
        terminal.type("c")
        terminal.see("0 rule")
        terminal.type("p")
        terminal.see("Report", "print")
        return terminal

    def test_is_read_to_its_end_at_every_size(self):
        for columns, rows in (40, 12), (80, 24), (120, 40):
            terminal = self.open(columns=columns, rows=rows)
            terminal.see("Table ronde 2023-06-06")
            terminal.press("End")
            terminal.see("witness", "fingerprint")
            terminal.press("Home")
            terminal.see("Table ronde 2023-06-06")
            terminal.press("Escape")
            terminal.see("0 rule")

    def test_follows_what_others_count_and_the_width(self):
        terminal = self.open()
        terminal.press("End")
        terminal.see("no. 69")
        self.succeed("vote", "t", "1/1", "green")
        terminal.see_no("no. 69")
        terminal.press("End")
        terminal.see("no. 71")
        terminal.resize(60, 20)
        terminal.press("Home")
        terminal.see("Table ronde 2023-06-06")

    def test_is_kept_beside_the_session(self):
        before = self.session.read_bytes()
        terminal = self.open()
        terminal.type("1")
        terminal.see("saved as t.pdf")
        terminal.type("1")
        terminal.see("saved as t-2.pdf")
        terminal.type("2")
        terminal.see("saved as t.html")
        self.succeed("report", "t", "-o", "same.html")
        self.succeed("report", "t", "-o", "same.pdf")
        for kept, same in ("t.pdf", "same.pdf"), ("t-2.pdf", "same.pdf"), ("t.html", "same.html"):
            self.assertTrue((self.folder / kept).read_bytes() == (self.folder / same).read_bytes())
        self.assertEqual(self.session.read_bytes(), before)

    def test_is_printed(self):
        self.lp("cat >printed.pdf; echo request id is one-7")
        terminal = self.open()
        terminal.press("Enter")
        terminal.see("went to the printer: request id is one-7")
        self.succeed("report", "t", "-o", "same.pdf")
        self.assertTrue((self.folder / "printed.pdf").read_bytes() == (self.folder / "same.pdf").read_bytes())

    def test_without_a_printer_is_kept(self):
        self.lp("echo lp: no destination >&2; exit 1")
        terminal = self.open()
        terminal.press("Enter")
        terminal.see("lp: no destination", "t.pdf")
        self.assertTrue((self.folder / "t.pdf").exists())

    def test_says_nothing_while_results_are_hidden(self):
        terminal = self.open()
        board = Terminal(self, "open", "t")
        board.see("help")
        board.type("s")
        board.see("hide")
        board.type("h")
        terminal.see("Results are hidden")
        terminal.see_no("Table ronde 2023-06-06")
        terminal.type("1")
        terminal.press("Enter")
        terminal.type("2")
        terminal.press("Escape")
        terminal.see("0 rule")
        self.assertEqual([path.name for path in self.folder.glob("t*.pdf")] + [*self.folder.glob("*.html")], [])


if __name__ == "__main__":
    main(__name__)

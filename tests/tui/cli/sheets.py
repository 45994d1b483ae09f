"""Count sheets and posters as PDF, by the real program: sheets.py PROGRAM [NAME…]"""

import re
import subprocess

from program import PROGRAM, ProgramTest, main

SUBGROUPS, RECOMMENDATIONS = 4, 29


class Sheets(ProgramTest):
    def read(self, path):
        done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
        return done.stdout.decode("utf-8").split("\f")[:-1]

    def make(self, session, *options):
        path = self.folder / "sheets.pdf"
        self.succeed("sheets", session, "--format", "pdf", "-o", path, "--force", *options)
        return self.read(path)

    def long_session(self, characters):
        title = ("Garantir un accès inconditionnel aux services " * 30)[: characters - 1] + "."
        self.write("a.csv", f"subgroup_code,subgroup_title,code,title\n1,{title},1,{title}\n1,,2,Court\n")
        self.succeed("import", self.folder / "a.csv", f"long{characters}", "--title", title)
        return f"long{characters}", title

    def test_are_a_sheet_for_each_subgroup_and_a_poster_for_each_recommendation(self):
        self.sample_session("a.gommette")
        pages = self.make("a", "--lang", "fr")
        self.assertEqual(len(pages), SUBGROUPS + RECOMMENDATIONS)
        references = re.findall(r"^\s*(\w+/[\d.]+)$", "\n".join(pages[SUBGROUPS:]), re.M)
        self.assertEqual(len(set(references)), RECOMMENDATIONS)
        for number, page in enumerate(pages, 1):
            self.assertIn(f"page {number} / {len(pages)}", page)
        for poster in pages[SUBGROUPS:]:
            for words in "● V très prioritaire", "▲ J moyennement prioritaire", "■ R moins prioritaire":
                self.assertIn(words, " ".join(poster.split()))

    def test_long_title_is_on_its_poster_and_sheet_as_a_whole(self):
        for characters in 250, 1000:
            session, title = self.long_session(characters)
            sheet, poster, _ = self.make(session)
            self.assertIn(title, " ".join(poster.split()))
            self.assertGreaterEqual(sheet.count("inconditionnel"), title.count("inconditionnel"))

    def test_existing_file_stays_without_force(self):
        self.sample_session("a.gommette")
        path = self.folder / "sheets.pdf"
        self.succeed("sheets", "a", "--format", "pdf", "-o", path)
        self.refuse("sheets", "a", "--format", "pdf", "-o", path, status=1, saying="--force")
        self.refuse("sheets", "a", "--format", "text", "-o", self.folder, "--force", status=3, saying="folder")
        self.refuse("sheets", "a", "-o", self.folder / "no/x.pdf", status=1, saying="no such folder")

    def test_are_the_same_bytes_and_honour_the_epoch(self):
        self.sample_session("a.gommette")
        outputs = []
        for epoch in "0", "0", "1686060000":
            self.environment["SOURCE_DATE_EPOCH"] = epoch
            command = [PROGRAM, "sheets", "a", "--format", "pdf", "-o", "-"]
            done = subprocess.run(command, cwd=self.folder, env=self.environment, capture_output=True, check=True)
            outputs.append(done.stdout)
        self.assertTrue(outputs[0] == outputs[1])
        made = [re.findall(rb"/CreationDate \((?:D:)?(\d+)", output) for output in outputs[1:]]
        self.assertEqual(made, [[b"19700101000000"], [b"20230606140000"]])
        self.environment["SOURCE_DATE_EPOCH"] = "tomorrow"
        self.refuse("sheets", "a", "--format", "pdf", status=2, saying="SOURCE_DATE_EPOCH")

    def test_the_ending_of_the_file_tells_the_format(self):
        self.sample_session("a.gommette")
        for name, head in ("x.pdf", b"%PDF-"), ("X.PDF", b"%PDF-"):
            self.succeed("sheets", "a", "-o", name)
            self.assertTrue((self.folder / name).read_bytes().startswith(head))
        self.succeed("sheets", "a", "-o", "x.txt")
        self.assertFalse((self.folder / "x.txt").read_bytes().startswith(b"%PDF-"))
        self.refuse("sheets", "a", "-o", "x.html", status=2, saying="does not show the format")
        self.refuse("sheets", "a", "-o", "x", status=2, saying="does not show the format")
        for command, format in ("sheets", "text"), ("report", "html"):
            self.refuse(command, "a", "--format", format, "-o", "y.pdf", status=2, saying="another extension")

    def test_no_session_is_called_like_a_table_or_a_report(self):
        self.sample_session("a.gommette")
        self.sample_session("b.gommette")
        for arguments in ("total", "a", "b", "-o", "x.csv"), ("new", "x.pdf"):
            self.refuse(*arguments, status=2, saying="not a name for a session")

    def test_text_goes_into_a_file_too(self):
        self.sample_session("a.gommette")
        self.succeed("sheets", "a", "-o", "sheets.txt")
        self.assertEqual((self.folder / "sheets.txt").read_text(encoding="utf-8"), self.succeed("sheets", "a"))


if __name__ == "__main__":
    main("__main__")

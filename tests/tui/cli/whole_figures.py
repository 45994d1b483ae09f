"""On paper too figures are whole, grouped as the language does: whole_figures.py PROGRAM [NAME…]"""

import json
import re
import subprocess

from program import PROGRAM, ProgramTest, main

MOST = 2147483648
AGENDA = "subgroup_code,subgroup_title,code,title,green,yellow,red\n"
ROWS = [("A", "Housing", 1, "Maintain the income of those who move in together", (MOST, MOST, MOST)),
        ("A", "Housing", 2, "Create a fund", (MOST, 7, 0)),
        ("B", "Health", 1, "Advise", (0, MOST, MOST))]
GROUP = {"en": ",", "fr": "\u00a0", "nl": "."}
PAPERS = [("rank", "t"), ("rank", "t", "--intervals", "--margins"), ("rank", "t", "--within-subgroups"), ("rank", "t", "--by", "mean"), ("rank", "t", "--explain", "A/1"), ("rank", "t", "--pair", "A/1", "A/2"),
          ("show", "t"), ("report", "t"), ("report", "t", "--width", "40"), ("report", "t", "--width", "60"),
          ("report", "t", "--format", "md"), ("report", "t", "--format", "html"), ("report", "t", "--public"),
          ("list", "."), ("compare", "t", "u"), ("total", "t", "u"), ("log", "t"),
          ("replay", "t", "--format", "text", "--speed", "1000")]


def grouped(number, language):
    return f"{number:,}".replace(",", GROUP[language])


class WholeFigures(ProgramTest):
    def setUp(self):
        super().setUp()
        for name, factor in ("t", 1), ("u", 1):
            rows = (f"{s},{title},{code},{what},{','.join(str(n) for n in dots)}\n" for s, title, code, what, dots in ROWS)
            self.write(f"{name}.csv", AGENDA + "".join(rows))
            self.succeed("import", f"{name}.csv", f"{name}.gommette", "--title", f"The vote {name}", "--voters", MOST)
        told = [self.succeed("verify", name) for name in "tu"]
        self.fingerprints = {group for text in told for group in re.search(r"Fingerprint: (.*)", text)[1].split()}

    def whole(self, language):
        """All numbers that may stand on paper: sums of the counts, and what is shared out among a few."""
        sums = {n * MOST + few for n in range(40) for few in range(-30, 31)}
        return {grouped((s + d - 1) // d + more, language) for s in sums for d in (1, 2, 3, 4, 6) for more in (0, 1)}

    def check(self, text, language, whole, what):
        sign = re.escape(GROUP[language])
        for line in text.splitlines():
            for found in re.finditer(rf"(?<![\w.,:/-])\d+(?:{sign}\d+)*", line):
                figure, digits = found[0], re.sub(r"\D", "", found[0])
                if len(digits) < 4 and GROUP[language] not in figure: continue
                if figure in self.fingerprints: continue  # one group in a hundred is digits alone
                if figure == "0.1.0" or re.fullmatch(r"(19|20)\d\d", figure) or language != "nl" and re.match(r"\.\d", line[found.end():]): continue
                self.assertTrue(figure in whole, f"{what} {language}: {figure} in {line}")
                self.assertNotRegex(line[max(0, found.start() - 1) : found.end() + 1], "…", f"{what} {language}: {line}")

    def test_each_paper_shows_whole_figures(self):
        for language in GROUP:
            whole = self.whole(language)
            for command in PAPERS:
                text = self.succeed(*command, "--lang", language)
                text = re.sub(r"<style.*?</style>|<svg.*?</svg>|<[^>]*>", " ", text, flags=re.DOTALL)
                self.check(text, language, whole, " ".join(command))
                if command[0] not in ("log", "replay", "list"):
                    self.assertIn(grouped(MOST, language), text, command)

    def test_a_pdf_shows_whole_figures(self):
        for language in GROUP:
            self.succeed("report", "t", "-o", f"{language}.pdf", "--lang", language)
            text = subprocess.run(["pdftotext", "-layout", self.folder / f"{language}.pdf", "-"], capture_output=True, check=True)
            text = text.stdout.decode()
            if language == "fr":  # of which a blank between columns does not differ here
                self.assertIn("6 442 450 944", text.replace("\u00a0", " "))
                continue
            self.check(text, language, self.whole(language), "report.pdf")
            self.assertIn(grouped(3 * MOST, language), text)

    def test_a_tally_of_two_parts_shows_both(self):
        self.write("c.csv", AGENDA + "A,Housing,1,Maintain,5,0,1\nA,Housing,2,Create,4,0,0\n")
        self.write("b.csv", "voter,subgroup_code,code,colour\n1,A,1,green\n2,A,1,green\n")
        self.succeed("import", "c.csv", "p.gommette")
        self.succeed("import", "b.csv", "p.gommette")
        for command in ("rank", "p"), ("rank", "p", "--within-subgroups"), ("show", "p"), ("report", "p"), ("report", "p", "--format", "html"):
            text = self.succeed(*command)
            self.assertIn("5 + 2", text, command)
            self.assertIn("0 + 0", text, command)
            self.assertNotIn("4 + 0", text, command)
        self.assertIn("6 + 2 green, 0 + 0 yellow, 1 + 0 red, 7 + 2 in total", self.succeed("vote", "p", "A/1", "green"))
        self.assertIn("This is the counted part: 2 dots more come from ballots", self.succeed("count", "p", "A/1", 1, 2, 3))

    def test_what_programs_read_is_digits_alone(self):
        for command in ("rank", "t"), ("report", "t"), ("total", "t", "u"), ("compare", "t", "u"):
            for form in "csv", "json":
                for language in GROUP:
                    text = self.succeed(*command, "--format", form, "--lang", language)
                    self.assertIn(str(MOST if command[0] != "total" else 2 * MOST), text, command)
                    if form == "csv":
                        self.assertNotRegex(text, r"483[,.\u00a0]648")
                    else:  # sentences in it are for people
                        json.loads(text)


if __name__ == "__main__":
    main(__name__)

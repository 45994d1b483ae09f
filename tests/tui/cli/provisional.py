"""Provisional looks provisional, wherever votes are told: provisional.py PROGRAM [NAME…]"""

import csv
import io
import json
import subprocess

from program import PROGRAM, ProgramTest, main

WORDS = {"en": "PROVISIONAL", "fr": "PROVISOIRE", "nl": "VOORLOPIG"}
OPEN = {"en": "the vote is still open (1, 2, 4, T)", "fr": "le vote est encore ouvert (1, 2, 4, T)",
        "nl": "de stemming is nog open (1, 2, 4, T)"}
FOOT = {"en": "PROVISIONAL (still open: 1, 2, 4, T) · gommette",
        "fr": "PROVISOIRE (vote encore ouvert\u00a0: 1, 2, 4, T) · gommette",
        "nl": "VOORLOPIG (nog open: 1, 2, 4, T) · gommette"}
PAPERS = "text", "md", "html"


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


class Provisional(ProgramTest):
    def setUp(self):
        super().setUp()
        self.sample_session()
        self.succeed("start", "t")

    def pdf(self, sections):
        """What each page says, and how many of its pixels are as pale as the mark across it"""
        command = [PROGRAM, "report", "t", "--format", "pdf", "--sections", sections]
        done = subprocess.run(command, cwd=self.folder, env=self.environment, capture_output=True, check=True)
        text = subprocess.run(["pdftotext", "-layout", "-", "-"], input=done.stdout, capture_output=True, check=True)
        drawn = subprocess.run(["pdftoppm", "-r", "30", "-gray", "-"], input=done.stdout, capture_output=True, check=True)
        width, height = 249, 351
        size = width * height + len(b"P5\n249 351\n255\n")
        pale = [sum(229 <= pixel <= 235 for pixel in drawn.stdout[start : start + size])
                for start in range(0, len(drawn.stdout), size)]
        return text.stdout.decode().split("\f")[:-1], pale

    def test_the_title_and_the_foot_of_a_report_in_every_language(self):
        for language, word in WORDS.items():
            for form in PAPERS:
                text = self.succeed("report", "t", "--format", form, "--lang", language)
                plain = " ".join(text.replace("\\", "").split())
                self.assertIn(f"{word} – Table ronde", plain, form)
                self.assertIn(f"{OPEN[language]}.", plain, form)
                self.assertIn(" ".join(FOOT[language].split()), plain, form)

    def test_each_page_of_text_and_of_paper(self):
        for page in self.succeed("report", "t", "--pages").split("\f"):
            self.assertIn(FOOT["en"], " ".join(page.strip().splitlines()[-2:]))
        pages, pale = self.pdf("title,recap,rankings")
        self.assertGreater(len(pages), 3)
        self.assertEqual(len(pages), len(pale))
        for page in pages:
            self.assertIn(FOOT["en"], page)
        self.assertGreater(min(pale), 1000)
        html = self.succeed("report", "t", "--format", "html")
        self.assertIn(f'@bottom-left{{content:"{FOOT["en"]}', html)
        self.assertIn('<p class="mark" aria-hidden="true">PROVISIONAL</p>', html)
        self.assertIn("<title>PROVISIONAL – Table ronde 2023-06-06</title>", html)

    def test_a_report_of_some_sections_says_it_first(self):
        text = self.succeed("report", "t", "--sections", "rankings")
        self.assertTrue(text.lstrip().startswith("PROVISIONAL: the vote is still open (1, 2, 4, T)."), text[:200])

    def test_what_programs_read(self):
        for command in ["report"], ["rank"]:
            found = json.loads(self.succeed(*command, "t", "--format", "json"))
            self.assertEqual(found["state"], "provisional")
            self.assertEqual([one["code"] for one in found["open_subgroups"]], ["1", "2", "4", "T"])
            self.assertIs(found["results_hidden"], False)
            self.assertEqual(found["ballots_waiting"], 0)
            table = self.succeed(*command, "t", "--format", "csv")
            self.assertEqual({row["state"] for row in rows(table)}, {"provisional"})
            self.assertTrue(table.splitlines()[0].endswith(",state"))

    def test_our_own_tables_are_read_back(self):
        counts = self.succeed("rank", "t", "--format", "csv")
        report = self.succeed("report", "t", "--format", "csv")
        self.succeed("import", self.write("report.csv", report), "back")
        self.assertEqual(
            [[row[name] for name in ("code", "green", "yellow", "red")] for row in rows(counts)],
            [[row[name] for name in ("code", "green", "yellow", "red")]
             for row in rows(self.succeed("rank", "back", "--format", "csv"))])
        before = [line.rsplit(",", 1)[0] for line in report.splitlines()]
        self.succeed("import", self.write("before.csv", "\n".join(before) + "\n"), "older")
        self.assertEqual(self.succeed("rank", "older", "--format", "csv"), self.succeed("rank", "back", "--format", "csv"))

    def test_rank_show_and_sentences(self):
        said = "PROVISIONAL: the vote is still open (1, 2, 4, T)."
        for command in ["rank", "t"], ["show", "t"], ["replay", "t", "--at", "73", "--format", "text"]:
            self.assertEqual(self.succeed(*command).splitlines()[1], said)
        for command in ["--explain", "1/1"], ["--pair", "1/1", "1/2"]:
            self.assertIn(said, self.succeed("rank", "t", *command))

    def test_sessions_side_by_side_and_added_up(self):
        self.succeed("import", self.write("other.csv", "subgroup_code,code,title,green,yellow,red\n1,1,Un,3,2,1\n"), "o")
        for command in "compare", "total":
            self.assertIn("A – PROVISIONAL: the vote is still open (1, 2, 4, T).", " ".join(
                self.succeed(command, "t", "o").split()))
            found = json.loads(self.succeed(command, "t", "o", "--format", "json"))
            self.assertEqual([one["state"] for one in found["sessions"]], ["provisional", "final"])
        compared = rows(self.succeed("compare", "t", "o", "--format", "csv"))
        self.assertEqual({(row["session"], row["state"]) for row in compared}, {("A", "provisional"), ("B", "final")})
        self.assertEqual({row["state"] for row in rows(self.succeed("total", "t", "o", "--format", "csv"))},
                         {"provisional"})
        listed = {row["file"].rsplit("/")[-1]: row["provisional"] for row in rows(
            self.succeed("list", self.folder, "--format", "csv"))}
        self.assertEqual((listed["t.gommette"], listed["o.gommette"]), ("yes", "no"))

    def test_a_simulation_is_one_in_every_format(self):
        self.succeed("close", "t")
        other = "t", "--weights", "5,1,1"
        self.assertIn("SIMULATION", self.succeed("rank", *other))
        notice = "gommette: SIMULATION"
        table = rows(self.succeed("rank", *other, "--format", "csv", notice=notice))
        self.assertEqual({row["state"] for row in table}, {"simulation"})
        self.assertEqual(json.loads(self.succeed("rank", *other, "--format", "json", notice=notice))["state"], "simulation")

    def test_a_closed_vote_is_final_again(self):
        self.succeed("close", "t")
        for form in PAPERS:
            self.assertNotIn("PROVISIONAL", self.succeed("report", "t", "--format", form))
        pages, pale = self.pdf("title,method")  # without tables, whose heads are as pale
        self.assertNotIn("PROVISIONAL", "".join(pages))
        self.assertLess(max(pale), 500)
        self.assertNotIn("state", rows(self.succeed("rank", "t", "--format", "csv"))[0])
        self.assertEqual({row["state"] for row in rows(self.succeed("report", "t", "--format", "csv"))}, {"final"})
        for command in "report", "rank":
            self.assertEqual(json.loads(self.succeed(command, "t", "--format", "json"))["state"], "final")
        self.succeed("reopen", "t", "2")
        self.assertIn("PROVISIONAL: the vote is still open (2); the results are not revealed", self.succeed("show", "t"))


if __name__ == "__main__":
    main(__name__)

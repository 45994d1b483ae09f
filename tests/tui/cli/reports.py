"""Reports by the real program, and answers from paper: reports.py PROGRAM [NAME…]"""

import csv
import io
import json
import os
import pty
import re
import subprocess

from program import EXPECTED, PROGRAM, ProgramTest, main

FORMATS = {"text": ".txt", "md": ".md", "html": ".html", "pdf": ".pdf", "csv": ".csv", "json": ".json"}
TEXTS = [form for form in FORMATS if form != "pdf"]


class ReportTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.session = self.sample_session()

    def bytes_of(self, *arguments):
        command = [PROGRAM, "report", *map(str, arguments)]
        done = subprocess.run(command, cwd=self.folder, env=self.environment_for(*command[1:]), capture_output=True, check=True)
        self.assertEqual(done.stderr, b"")
        return done.stdout


class Report(ReportTest):
    def test_standard_output_and_file_are_the_same(self):
        for form, ending in FORMATS.items():
            printed = self.bytes_of("t", "--format", form)
            self.assertTrue(printed)
            self.assertEqual(self.bytes_of("t", "--format", form, "-o", "-"), printed)
            for option in "-o", "--output":
                path = self.folder / f"r{option}{ending}"
                self.succeed("report", "t", option, path)
                self.assertEqual(path.read_bytes(), printed)

    def test_text_is_what_nothing_else_says(self):
        self.assertEqual(self.succeed("report", "t"), self.succeed("report", "t", "--format", "text"))
        self.assertIn("Table ronde 2023-06-06", self.succeed("report", "t"))

    def test_ending_tells_the_format_unless_it_is_named(self):
        self.succeed("report", "t", "-o", "R.JSON")
        json.loads((self.folder / "R.JSON").read_text(encoding="utf-8"))
        self.refuse("report", "t", "-o", "x.txt", "--format", "csv", status=2, saying="another extension")
        self.succeed("report", "t", "-o", "x.table", "--format", "csv")
        self.assertTrue((self.folder / "x.table").read_text(encoding="utf-8").startswith("subgroup_code,"))
        for name in "report", "report.docx", "t.gommette2":
            self.refuse("report", "t", "-o", name, status=2, saying="does not show the format")

    def test_counts_are_those_expected(self):
        rows = [row for row in csv.DictReader(io.StringIO(self.succeed("report", "t", "--format", "csv")))]
        with EXPECTED.open(encoding="utf-8", newline="") as file:
            wanted = list(csv.DictReader(file))
        self.assertEqual([{name: row[name] for name in wanted[0]} for row in rows if row["green"]], wanted)

    def test_only_what_is_asked_for(self):
        sections = self.succeed("report", "t", "--sections", "recap,signatures")
        self.assertIn("Signatures", sections)
        self.assertNotIn("verify FILE", sections)
        one = self.succeed("report", "t", "--subgroup", "2", "--sections", "recap")
        self.assertRegex(one, r"(?m)^2/")
        self.assertNotRegex(one, r"(?m)^1/")
        top = self.succeed("report", "t", "--sections", "rankings", "--top", "3")
        self.assertLess(len(top), len(self.succeed("report", "t", "--sections", "rankings")))
        wide = self.succeed("report", "t", "--width", "120").splitlines()
        self.assertGreater(max(map(len, wide)), 80)
        self.assertLessEqual(max(map(len, wide)), 120)

    def test_pages_end_as_paper_does(self):
        pages = self.succeed("report", "t", "--pages").split("\f")
        self.assertGreater(len(pages), 2)
        self.assertLessEqual(max(page.count("\n") for page in pages), 60)
        self.assertNotIn("\f", self.succeed("report", "t"))

    def vote_by_ballots(self, voters):
        """A session `noted` whose vote is closed, with so many ballots"""
        agenda = "subgroup_code,code,title,note\nA,1,Un,said by Ana\nA,2,Deux,\n"
        ballots = "".join(f"{n},A,{1 + n % 2},green\n" for n in range(1, voters + 1))
        self.succeed("import", self.write("a.csv", agenda), "noted")
        self.succeed("import", self.write("b.csv", f"voter,subgroup_code,code,colour\n{ballots}"), "noted")
        if self.run_program("close", "noted").returncode:
            self.succeed("start", "noted")
            self.succeed("close", "noted")

    def test_the_public_is_told_nothing_of_an_open_vote(self):
        self.vote_by_ballots(5)
        self.succeed("report", "noted", "--public")
        self.succeed("reopen", "noted", "A")
        for form in FORMATS:
            self.refuse("report", "noted", "--public", "--format", form, status=1, saying="the vote is still open (A)")
        self.succeed("close", "noted")
        text = " ".join(self.succeed("report", "noted", "--public").split())
        self.assertIn("an earlier report of this session differs from this one", text)

    def test_the_public_is_told_nothing_of_a_few_or_of_who_knows_how_many(self):
        self.vote_by_ballots(4)
        for session in "noted", "t":
            for form, ending in FORMATS.items():
                self.refuse("report", session, "--public", "-o", f"p{ending}", status=1,
                            saying="nothing of this session can be made public")
        self.refuse("report", "t", "--public", "--subgroup", "T", status=1,
                    saying="the votes on this subgroup cannot be made public")

    def test_the_public_is_not_told_notes(self):
        self.vote_by_ballots(5)
        for form in TEXTS:
            self.assertTrue("said by Ana" in self.succeed("report", "noted", "--format", form), form)
            self.assertFalse("said by Ana" in self.succeed("report", "noted", "--public", "--format", form), form)

    def test_speaks_the_language_that_is_asked_for(self):
        for language in "en", "fr", "nl":
            page = self.succeed("report", "t", "--format", "html", "--lang", language)
            self.assertTrue(f'<html lang="{language}">' in page, language)

    def test_what_is_mistyped_is_refused(self):
        refused = {
            ("--format", "docx"): "choose from text, md, html, pdf, csv, json",
            ("--format", ""): "not a format",
            ("--sections", "recap,weather"): "no section “weather”",
            ("--top", "0"): "--top",
            ("--width", "39"): "--width",
            ("--width", "80", "--format", "html"): "--width does not go with",
            ("--pages", "--format", "pdf"): "--pages does not go with",
            ("--top", "3", "--format", "csv"): "--top does not go with",
            ("--sections", "recap", "--format", "json"): "--sections does not go with",
            ("-o", "a.txt", "--output", "b.txt"): "leave one out",
        }
        for options, saying in refused.items():
            self.refuse("report", "t", *options, status=2, saying=saying)
        self.refuse("report", "t", "--subgroup", "9", status=1, saying="no subgroup “9”")
        self.refuse("report", "nothing", status=1)

    def test_what_exists_stays(self):
        self.succeed("report", "t", "-o", "r.txt")
        self.refuse("report", "t", "-o", "r.txt", status=1, saying="--force")
        self.succeed("report", "t", "-o", "r.txt", "--force", "--top", "3")
        self.assertIn("Table ronde", (self.folder / "r.txt").read_text(encoding="utf-8"))
        os.link(self.session, self.folder / "other.txt")
        for path in "t.gommette", "other.txt":
            self.refuse("report", "t", "--format", "text", "-o", path, "--force", status=2, saying="the session itself")
            self.refuse("sheets", "t", "-o", path, "--force", "--format", "text", status=2, saying="the session itself")
        self.refuse("report", "t", "-o", "no/r.txt", status=1, saying="no such folder")

    def test_nothing_is_written_into_the_session(self):
        before = self.session.read_bytes()
        names = sorted(path.name for path in self.folder.iterdir())
        for form in FORMATS:
            self.bytes_of("t", "--format", form)
        self.assertEqual(self.session.read_bytes(), before)
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), names)

    def test_full_disk_is_told_in_one_sentence(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("there is no /dev/full")
        with open("/dev/full", "wb") as full:
            done = self.run_program("report", "t", stdout=full)
        self.assertEqual((done.returncode, done.stderr.count("\n")), (1, 1))
        self.refuse("report", "t", "-o", "/dev/full", "--format", "text", "--force", status=3)

    def test_zone_of_the_reader_changes_nothing(self):
        for form in FORMATS:
            printed = []
            for zone in "UTC", "Asia/Tokyo":
                self.environment["TZ"] = zone
                printed.append(self.bytes_of("t", "--format", form))
            self.assertTrue(printed[0] == printed[1], form)

    def test_pdf_is_dated_as_told(self):
        self.environment["SOURCE_DATE_EPOCH"] = "1686060000"
        self.assertIn(b"20230606140000", self.bytes_of("t", "--format", "pdf"))
        self.environment["SOURCE_DATE_EPOCH"] = "now"
        self.refuse("report", "t", "--format", "pdf", status=2, saying="SOURCE_DATE_EPOCH")

    def test_pdf_does_not_go_to_a_terminal(self):
        ours, theirs = pty.openpty()
        done = self.run_program("report", "t", "--format", "pdf", stdout=theirs)
        os.close(theirs)
        os.close(ours)
        self.assertEqual((done.returncode, done.stderr.count("\n")), (2, 1))
        self.assertIn("not for a terminal", done.stderr)


class Anchor(ReportTest):
    def setUp(self):
        super().setUp()
        told = self.succeed("verify", "t")
        self.events = int(re.match(r"(\d+) events", told)[1])
        self.fingerprint = re.search(r"Fingerprint: (.*)", told)[1]
        self.report = self.succeed("report", "t", "--width", "200")
        self.succeed("vote", "t", "1/1", "green")
        self.since = int(re.match(r"(\d+) events", self.succeed("verify", "t"))[1]) - self.events

    def yes(self, anchor):
        told = self.succeed("verify", "t", "--anchor", anchor)
        self.assertIn(f"Yes: the session had this fingerprint after event {self.events}\n", told)
        self.assertIn(f"Events up to it: {self.events}; since: {self.since}\n", told)
        return told

    def no(self, anchor, saying):
        done = self.run_program("verify", "t", "--anchor", anchor)
        self.assertEqual((done.returncode, done.stderr.count("\n")), (3, 1), done.stderr)
        self.assertIn("t.gommette: no: ", done.stderr)
        self.assertIn(saying, done.stderr)
        self.assertNotIn("Yes", done.stdout)

    def test_as_it_stands_on_paper(self):
        blankless = self.fingerprint.replace(" ", "")
        for anchor in self.fingerprint, blankless, blankless.lower(), self.fingerprint.replace(" ", "-"):
            self.assertNotIn("really", self.yes(anchor))
            self.assertNotIn("really", self.yes(f"{self.events} {anchor}"))

    def test_by_the_command_that_the_report_tells(self):
        self.yes(re.search(r'gommette verify FILE --anchor "(.*)"', self.report)[1])

    def test_by_a_sentence_of_the_report(self):
        sentence = next(line for line in self.report.splitlines() if "fingerprint of the last" in line)
        self.yes(sentence)
        self.yes(f"gommette · no. {self.events} · fingerprint {self.fingerprint} · page 3 / 7")

    def test_signs_that_look_alike(self):
        alike = {"2": "Z", "Z": "2", "5": "S", "S": "5", "8": "B", "B": "8", "G": "6", "6": "G", "U": "V", "V": "U"}
        alike.update({"Q": "0", "D": "O", "J": "1", "L": "I"})
        places = [place for place, sign in enumerate(self.fingerprint) if sign in alike]
        misread = list(self.fingerprint)
        for count, place in enumerate(places[:3], 1):
            misread[place] = alike[misread[place]]
            if count < 3:
                self.assertIn(f"It is really {self.fingerprint}", self.yes("".join(misread)))
            else:
                self.no("".join(misread), "none of its")

    def test_other_paper(self):
        other = "KQ7M 2FTA 9XCD 4WLP"
        total = self.events + self.since
        self.no(other, f"none of its {total} events")
        self.no(f"{self.events} {other}", f"after event {self.events} its fingerprint is {self.fingerprint}")
        self.no(f"{total + 1} {other}", "its end was cut off")
        self.no(f"{self.events + 1} {self.fingerprint}", f"not after event {self.events + 1}")

    def test_end_that_was_cut_off(self):
        short = self.folder / "short.gommette"
        self.succeed("import", self.write("a.csv", "subgroup_code,code,title\nA,1,Un\n"), short)
        done = self.run_program("verify", short, "--anchor", f"{self.events} {self.fingerprint}")
        self.assertEqual(done.returncode, 3)
        self.assertIn("its end was cut off", done.stderr)

    def test_what_is_no_fingerprint(self):
        for anchor in "", "hello", "12", self.fingerprint[:-1], self.fingerprint + "X", "é" * 16:
            self.refuse("verify", "t", "--anchor", anchor, status=2, saying="is not a fingerprint")


if __name__ == "__main__":
    main(__name__)

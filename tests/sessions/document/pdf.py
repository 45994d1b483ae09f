"""Reports as PDF, read back with poppler's tools: pdf.py WRITE-REPORT [NAME…]"""

import collections
import csv
import pathlib
import re
import subprocess
import sys

from program import EXPECTED, PROGRAM, ProgramTest, main

PAGE = (595, 842)
MARGIN = 50
ROW = re.compile(r"^\s*(\S+/\S+)\s.*\s(\d+)\s+(\d+)\s+(\d+)\s+(\d+)$", re.M)
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*)</word>')


def tool(name, *arguments):
    done = subprocess.run([name, *map(str, arguments)], capture_output=True, check=True)
    return done.stdout.decode("utf-8", "replace")


class Pdf(ProgramTest):
    def pdf(self, session, *options, name="report.pdf"):
        path = self.folder / name
        with path.open("wb") as out:
            done = self.run_program("pdf", session, *options, stdout=out)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return path

    def pages(self, path, *options):
        return tool("pdftotext", *options, path, "-").split("\f")[:-1]

    def test_recap_has_the_29_rows_of_the_minutes(self):
        session = self.report_session("june")
        with EXPECTED.open(encoding="utf-8") as file:
            expected = [
                (f"{row['subgroup_code']}/{row['code']}",)
                + tuple(row[column] for column in ("green", "yellow", "red", "cumulative"))
                for row in csv.DictReader(file)
            ]
        for language in "en", "fr", "nl":
            path = self.pdf(session, "--sections", "recap", "--lang", language)
            self.assertEqual(ROW.findall("".join(self.pages(path, "-layout"))), expected)

    def test_is_sound_tagged_and_says_what_it_is(self):
        path = self.pdf(self.report_session("june"), "--lang", "fr")
        tool("qpdf", "--check", path)
        about = dict(line.split(":", 1) for line in tool("pdfinfo", path).splitlines())
        about = {name: value.strip() for name, value in about.items()}
        self.assertEqual(about["Title"], "Table ronde du 6 juin 2023")
        self.assertEqual((about["Tagged"], about["JavaScript"], about["Encrypted"]), ("yes", "no", "no"))
        self.assertIn("(A4)", about["Page size"])
        self.assertIn("2023", about["CreationDate"])
        self.assertIn(b"/Lang (fr)", path.read_bytes())

    def test_has_all_its_fonts_in_it(self):
        for what in "june", "hostile":
            path = self.pdf(self.report_session(what))
            fonts = tool("pdffonts", path).splitlines()[2:]
            self.assertTrue(fonts)
            for font in fonts:
                self.assertEqual(font.split()[-5:-2], ["yes", "yes", "yes"], font)

    def test_is_the_same_bytes_whenever_it_is_written(self):
        session = self.report_session("june")
        first = self.pdf(session).read_bytes()
        self.environment["TZ"] = "Asia/Tokyo"
        self.environment["HOME"] = "/nonexistent"
        self.assertEqual(self.pdf(session, name="second.pdf").read_bytes(), first)

    def test_foot_of_each_page_counts_it_and_has_the_fingerprint(self):
        pages = self.pages(self.pdf(self.report_session("june"), "--lang", "en"))
        foot = re.compile(r"no\. \d+ · fingerprint [0-9A-Z]{4}(?: [0-9A-Z]{4}){3}")
        self.assertEqual(len({foot.search(page)[0] for page in pages}), 1)
        for number, page in enumerate(pages, 1):
            self.assertIn(f"page {number} / {len(pages)}", page)

    def test_long_title_reads_and_copies_as_one(self):
        for characters in 250, 1000:
            path = self.pdf(self.report_session(f"24x{characters}"), "--sections", "recap")
            structure = tool("pdfinfo", "-struct-text", path)
            titles = re.findall(r'"(R\d+ .*)"', structure)
            self.assertEqual([title.split()[0] for title in titles], [f"R{n}" for n in range(1, 25)])
            self.assertLessEqual({len(title) for title in titles}, {characters, characters - 1})

    def test_structure_has_headings_tables_and_lists(self):
        structure = tool("pdfinfo", "-struct", self.pdf(self.report_session("june")))
        counted = collections.Counter(re.findall(r"^ *(\w+)", structure, re.M))
        for tag in "Document H1 H2 H3 P Table Caption TR TH TD L LI LBody".split():
            self.assertGreater(counted[tag], 0, tag)
        self.assertEqual((counted["Document"], counted["H1"]), (1, 1))

    def test_bookmarks_lead_to_each_heading(self):
        path = self.pdf(self.report_session("june"))
        outlines = tool("qpdf", "--json", "--json-key=outlines", path)
        titles = re.findall(r'"title": "([^"]*)"', outlines)
        structure = tool("pdfinfo", "-struct-text", path)
        headings = re.findall(r'^ *H\d \(block\)\n *"(.*)"$', structure, re.M)
        self.assertGreater(len(headings), 10)
        self.assertEqual(sorted(titles), sorted(headings))

    def test_nothing_leaves_the_margins_or_overlaps(self):
        for what in "june", "24x1000", "40x250", "hostile", "few":
            pages = tool("pdftotext", "-bbox", self.pdf(self.report_session(what)), "-").split("<page ")[1:]
            for page in pages:
                words = [(*map(float, found[:4]), found[4]) for found in WORD.findall(page)]
                self.assertTrue(words)
                for left, top, right, bottom, word in words:
                    self.assertGreaterEqual(min(left, top), MARGIN - 2, (what, word))
                    self.assertLessEqual(right, PAGE[0] - MARGIN, (what, word))
                    self.assertLessEqual(bottom, PAGE[1] - 30, (what, word))
                self.assertEqual(overlaps(words), [], what)

    def test_head_is_repeated_on_each_page_of_a_table(self):
        pages = self.pages(self.pdf(self.report_session("150x250"), "--sections", "recap", "--lang", "en"))
        self.assertGreater(len(pages), 10)
        for page in pages:
            self.assertEqual(page.count("recommendation\n"), 1)

    def test_rows_stay_whole(self):
        """Below its head each page begins with a row's first line."""
        path = self.pdf(self.report_session("150x250"), "--sections", "recap", "--lang", "en")
        pages = self.pages(path, "-raw")
        self.assertGreater(len(pages), 10)
        for page in pages:
            self.assertRegex(page.split("cumulative\n", 1)[1], r"^(\d+) R\1 ")

    def test_bars_are_apart_in_grey(self):
        path = self.pdf(self.report_session("june"), "--sections", "pictures")
        command = ["pdftoppm", "-gray", "-r", "100", "-f", "1", "-l", "1", path]
        picture = subprocess.run(command, capture_output=True, check=True).stdout
        width, height = map(int, picture.split(maxsplit=4)[1:3])
        counted = collections.Counter(picture[-width * height :])
        fills = sorted(grey for grey, count in counted.most_common(4))
        self.assertEqual(fills[-1], 255)
        for darker, lighter in zip(fills, fills[1:]):
            self.assertGreaterEqual(lighter - darker, 25, fills)


def overlaps(words):
    """Pairs of words whose middles lie on one another."""
    found = []
    for n, (left, top, right, bottom, word) in enumerate(words):
        for left2, top2, right2, bottom2, word2 in words[n + 1 :]:
            deep = min(bottom, bottom2) - max(top, top2)
            wide = min(right, right2) - max(left, left2)
            if wide > 1 and deep > 0.4 * min(bottom - top, bottom2 - top2):
                found.append((word, word2))
    return found


if __name__ == "__main__":
    main("__main__")

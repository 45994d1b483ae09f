"""Reports as HTML, read back by a parser that has never heard of gommette: html_pages.py WRITE-REPORT [NAME…]"""

import csv
import html.parser
import pathlib
import re
import sys

from program import EXPECTED, PROGRAM, ProgramTest, main

VOID = {"meta"}
COUNTS = ("green", "yellow", "red", "cumulative")
# What would load something or run.
FORBIDDEN = re.compile(r"^(on.*|src.*|href|xlink:href|style|action|background|data|poster|srcdoc)$")


class Element:
    def __init__(self, name, attributes, parent):
        self.name, self.attributes, self.parent, self.children = name, attributes, parent, []

    def text(self):
        parts = (child if isinstance(child, str) else child.text() for child in self.children)
        return " ".join("".join(parts).split())

    def all(self, *names):
        for child in self.children:
            if isinstance(child, Element):
                if not names or child.name in names:
                    yield child
                yield from child.all(*names)

    def kind(self):
        return self.attributes.get("class", "")


class Page(html.parser.HTMLParser):
    """A tree in which each element has to be closed where it was opened."""

    def __init__(self, text):
        super().__init__()
        self.root = self.at = Element("", {}, None)
        self.feed(text)
        self.close()
        assert self.at is self.root, f"{self.at.name} is never closed"

    def handle_starttag(self, name, attributes):
        names = [key for key, _ in attributes]
        assert len(names) == len(set(names)), f"{name}: {names}"
        element = Element(name, dict(attributes), self.at)
        self.at.children.append(element)
        if name not in VOID:
            self.at = element

    def handle_startendtag(self, name, attributes):
        self.handle_starttag(name, attributes)
        self.at = self.at.parent

    def handle_endtag(self, name):
        assert self.at.name == name, f"</{name}> in {self.at.name}"
        self.at = self.at.parent

    def handle_data(self, data):
        self.at.children.append(data)


class HtmlPages(ProgramTest):
    def setUp(self):
        super().setUp()
        with EXPECTED.open(encoding="utf-8") as file:
            self.expected = {f"{row['subgroup_code']}/{row['code']}": row for row in csv.DictReader(file)}

    def page(self, session, *options):
        return Page(self.succeed("html", session, *options)).root

    def figures(self, page):
        """The rows of each figure: (reference, what it shows in figures)"""
        for figure in page.all("figure"):
            rows = [list(row.all("th", "td")) for body in figure.all("tbody") for row in body.all("tr")]
            yield [(next(head.all("b")).text(), shown.text()) for head, _, shown in rows]

    def test_recap_has_the_29_rows_of_the_minutes(self):
        session = self.report_session("june")
        expected = [(at, *(row[count] for count in COUNTS)) for at, row in self.expected.items()]
        self.assertEqual(len(expected), 29)
        for language in "en", "fr", "nl":
            page = self.page(session, "--sections", "recap", "--lang", language)
            rows = [[cell.text() for cell in row.all("th", "td")] for row in page.all("tr") if not row.kind()]
            voted = [(row[0], *row[-4:]) for row in rows if len(row) > 4 and row[-1].isdigit()]
            self.assertEqual(voted, expected)

    def test_pictures_say_what_they_show(self):
        bars, whiskers = self.figures(self.page(self.report_session("june"), "--sections", "pictures", "--lang", "fr"))
        for at, row in self.expected.items():
            words = f"{row['green']} V + {row['yellow']} J + {row['red']} R = {row['cumulative']}"
            self.assertIn((at, words), bars)
            best, worst = row["best_rank"], row["worst_rank"]
            interval = f" ({best}–{worst})" if best != worst else ""
            self.assertIn((at, row["weighted_rank"] + interval), whiskers)
        self.assertEqual((len(bars), len(whiskers)), (29, 29))

    def check(self, page):
        elements = list(page.all())
        names = [element.attributes["id"] for element in elements if "id" in element.attributes]
        self.assertEqual(len(names), len(set(names)))
        for element in elements:
            for attribute in element.attributes:
                self.assertIsNone(FORBIDDEN.match(attribute), element.name)
            self.assertNotIn(element.name, ("script", "iframe", "object", "link", "img", "base"))
            if "aria-labelledby" in element.attributes:
                self.assertIn(element.attributes["aria-labelledby"], names)
            if element.name == "th":
                self.assertIn(element.attributes.get("scope"), ("col", "row", "rowgroup"))
                self.assertTrue(element.text())
        levels = [int(head.name[1]) for head in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
        self.assertEqual((levels[0], levels.count(1)), (1, 1))
        for before, level in zip(levels, levels[1:]):
            self.assertLessEqual(level, before + 1)

    def test_are_sound_whatever_was_typed(self):
        for what in "june", "few", "hostile":
            session = self.report_session(what)
            for language in "en", "fr", "nl":
                page = self.page(session, "--lang", language)
                self.check(page)
                self.assertEqual(next(page.all("html")).attributes["lang"], language)

    def test_all_rows_of_a_table_are_as_wide(self):
        for table in self.page(self.report_session("june")).all("table"):
            widths = {
                sum(int(cell.attributes.get("colspan", 1)) for cell in row.all("th", "td")) for row in table.all("tr")
            }
            self.assertEqual(len(widths), 1)

    def test_are_the_same_bytes_each_time(self):
        session = self.report_session("june")
        self.assertEqual(self.succeed("html", session), self.succeed("html", session))


if __name__ == "__main__":
    main(__name__)

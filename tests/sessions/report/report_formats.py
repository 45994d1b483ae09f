"""What a report says in every format, read back as others read it: report_formats.py WRITE_REPORT [NAME…]"""

import csv
import html.parser
import io
import json
import re
import shutil
import subprocess

from program import DATA, EXPECTED, RANK_COLUMNS, SOURCES, ProgramTest, main

try:
    import jsonschema
except ImportError:
    jsonschema = None

SCHEMA = SOURCES / "sessions/report/report.schema.json"
FORMATS = "text", "markdown", "csv", "json"
PAGE_LINES = 60


def expected():
    """{"2/5.2": [6, 2, 2, 10]} of the 29 rows"""
    with EXPECTED.open(encoding="utf-8", newline="") as file:
        return {
            f"{row['subgroup_code']}/{row['code']}": [
                int(row[name]) for name in ("green", "yellow", "red", "cumulative")
            ]
            for row in csv.DictReader(file)
        }


class Tables(html.parser.HTMLParser):
    """The rows of cells of every table in HTML."""

    def __init__(self, text):
        super().__init__()
        self.rows = []
        self.open = False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self.open = True

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self.open = False

    def handle_data(self, data):
        if self.open:
            self.rows[-1][-1] += data


def figures(rows):
    """Rows of a recap that begin with a reference and end with four numbers."""
    found = {}
    for row in rows:
        if len(row) == 6 and re.fullmatch(r"\w+/[\w.]+", row[0]) and all(cell.isdigit() for cell in row[2:]):
            found[row[0]] = [int(cell) for cell in row[2:]]
    return found


class ReportTest(ProgramTest):
    sample = "june"

    def setUp(self):
        super().setUp()
        self.session = self.report_session(self.sample)

    def report(self, form, *options, session=None):
        return self.succeed(form, session or self.session, *options)

    def pandoc(self, text, source, target):
        if not shutil.which("pandoc"):
            self.skipTest("there is no pandoc")
        done = subprocess.run(
            ["pandoc", "-f", source, "-t", target, "--wrap=none"], input=text, capture_output=True, text=True, check=True
        )
        return done.stdout


class Recap(ReportTest):
    def test_in_text(self):
        text = self.report("text", "--sections", "recap")
        rows = re.findall(r"^(\w+/\S+) .*?(\d+) +(\d+) +(\d+) +(\d+)$", text, re.M)
        self.assertEqual({row[0]: [int(cell) for cell in row[1:]] for row in rows}, expected())

    def test_in_markdown_of_pandoc(self):
        page = self.pandoc(self.report("markdown", "--sections", "recap"), "markdown", "html")
        self.assertEqual(figures(Tables(page).rows), expected())

    def test_in_markdown_of_github(self):
        page = self.pandoc(self.report("markdown", "--sections", "recap"), "gfm", "html")
        self.assertEqual(figures(Tables(page).rows), expected())

    def test_in_csv_with_every_column_of_rank(self):
        text = self.report("csv")
        self.assertEqual(text.split(",title,")[0].split(","), RANK_COLUMNS + ["subgroup_title"])
        rows = [row for row in csv.DictReader(io.StringIO(text)) if row["green"]]
        with EXPECTED.open(encoding="utf-8", newline="") as file:
            wanted = list(csv.DictReader(file))
        self.assertEqual([{name: row[name] for name in wanted[0]} for row in rows], wanted)

    def test_in_json(self):
        rows = json.loads(self.report("json"))["recommendations"]
        found = {f"{row['subgroup_code']}/{row['code']}": list(row["votes"].values()) for row in rows if row["votes"]}
        self.assertEqual(found, expected())

    def test_says_what_has_no_figures(self):
        text = self.report("text", "--sections", "recap")
        self.assertRegex(text, r"(?m)^2/5 +Mettre fin à l'impunité des expulsions sauvages$")
        self.assertRegex(text, r"(?m)^T/00 +Créer davantage de logements\n +not for the vote: déjà adoptée\n +formerly T/0$")
        self.assertRegex(text, r"(?m)^3 · Violences .*\n +not held: personne inscrit$")
        self.assertRegex(text, r"see also 2/8, 4/1\n +note: À reformuler avec le CPAS\.")

    def test_adds_up(self):
        page = Tables(self.pandoc(self.report("markdown", "--sections", "recap"), "gfm", "html"))
        sums = [[int(cell) for cell in row[2:]] for row in page.rows if row[1:2] == ["subtotal"]]
        self.assertEqual(len(sums), 4)
        total = [int(cell) for row in page.rows if row[1:2] == ["total of all"] for cell in row[2:]]
        self.assertEqual([sum(column) for column in zip(*sums)], total)
        self.assertEqual([sum(column) for column in zip(*expected().values())], total)


class Contents(ReportTest):
    def test_tells_what_was_put_right_and_why(self):
        text = re.sub(r"\s+", " ", self.report("text", "--sections", "reconciliation"))
        self.assertIn("Reverted with a reason: 1; undone at the keyboard: 1; redone: 0.", text)
        self.assertIn("Ballots cast: 1", text)
        self.assertIn("Ballots withdrawn: 1", text)
        found = json.loads(self.report("json"))["reconciliation"]
        self.assertEqual([entry["reason"] for entry in found["corrections"]], ["", "compté deux fois"])
        reasons = [entry["reason"] for entry in found["rule_changes"]]
        self.assertEqual(reasons, ["proposé par la salle", "la salle revient à 3/2/1"])

    def test_phases_have_their_real_durations(self):
        text = self.report("text", "--sections", "title")
        self.assertRegex(text, r"(?m)^Accueil +15 min +13:30 +13:47 +17 min$")
        self.assertRegex(text, r"(?m)^Vote +60 min +13:47 +14:42 +50 min$")

    def test_not_noted_is_said(self):
        text = self.report("text", "--sections", "title")
        for line in "Theme: not given", "Dots per voter: not given", "Voters: 21":
            self.assertRegex(text, f"(?m)^{line}$")

    def test_first_come_ranks_within_subgroups_where_the_scope_is_unknown(self):
        text = self.report("text", "--sections", "rankings")
        self.assertLess(text.index("Within each subgroup"), text.index("Over the whole session"))
        self.assertIn("Read ranks across subgroups with care", text)

    def test_ranks_are_those_of_rank(self):
        text = self.report("text", "--sections", "rankings", "--width", 200).split("Over the whole session")[1]
        rows = re.findall(r"^(\w+/\S+) .* (\d+) +(\d+)=? +(\d+) +(\d+)=? +\S+ +\S+ +\S+$", text, re.M)
        with EXPECTED.open(encoding="utf-8", newline="") as file:
            wanted = {
                (f"{row['subgroup_code']}/{row['code']}",)
                + tuple(row[name] for name in ("cumulative", "cumulative_rank", "weighted", "weighted_rank"))
                for row in csv.DictReader(file)
            }
        self.assertEqual(set(rows), wanted)

    def test_the_cut_of_the_first_is_honest(self):
        text = self.report("text", "--sections", "rankings", "--top", 7)
        overall = text.split("Over the whole session")[1]
        self.assertIn("cut after 7: 5 clear, 3 tied for the last 2 places", overall)
        self.assertIn("4/4 ", overall)
        self.assertNotIn("\n2/5.2 ", overall)

    def test_one_subgroup_alone(self):
        text = self.report("text", "--subgroup", "4")
        self.assertIn("4 · Sans titre de séjour", text)
        self.assertNotIn("1 · Sortie", text)
        self.assertNotIn("Over the whole session", text)
        self.assertEqual({row["subgroup_code"] for row in csv.DictReader(io.StringIO(self.report("csv", "--subgroup", "4")))}, {"4"})

    def test_sections_can_be_left_out(self):
        text = self.report("text", "--sections", "method,signatures")
        self.assertNotIn("Recap of the votes", text)
        self.assertIn("Method", text)
        self.assertRegex(text, "facilitator(.|\n)*rapporteur(.|\n)*witness")
        done = self.run_program("text", self.session, "--sections", "recap,all")
        self.assertEqual(done.returncode, 2)
        self.assertIn("“all”", done.stderr)

    def test_says_how_to_check_the_fingerprint(self):
        found = json.loads(self.report("json"))["journal"]
        anchor = f"{found['events']} {found['fingerprint']}"
        text = self.report("text")
        self.assertIn(f'gommette verify FILE --anchor "{anchor}"', text)
        self.assertTrue(text.endswith(f"gommette · no. {found['events']} · fingerprint {found['fingerprint']}\n"))

    def test_json_is_what_the_schema_says(self):
        if not jsonschema:
            self.skipTest("there is no python3-jsonschema")
        schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        for sample in "june", "hostile", "few":
            session = self.session if sample == "june" else self.report_session(sample)
            for options in [[]] if sample == "hostile" else [[], ["--public"]]:  # nobody noted its voters
                found = json.loads(self.report("json", *options, session=session))
                jsonschema.Draft202012Validator(schema).validate(found)

    def test_what_breaks_a_rule_is_told_with_the_numbers_of_its_ballots(self):
        for name, numbers in ("ballots-above-voters", [1, 2, 3, 4]), ("kiosk-and-counts", [1]):
            session = self.write(f"{name}.gommette", (DATA / f"old_rules/old-{name}.gommette").read_bytes())
            found = json.loads(self.report("json", session=session))
            broken = found["reconciliation"]["broken_rules"]
            self.assertEqual([(one["rule"], one["ballots"], one["reason"]) for one in broken], [("turnout", numbers, None)])
            if jsonschema:
                jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(found)
        self.assertEqual(json.loads(self.report("json"))["reconciliation"]["broken_rules"], [])

    def test_the_schema_refuses_what_it_does_not_describe(self):
        if not jsonschema:
            self.skipTest("there is no python3-jsonschema")
        schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
        found = json.loads(self.report("json"))
        found["recommendations"][0]["votes"]["green"] = -1
        with self.assertRaises(jsonschema.ValidationError):
            jsonschema.Draft202012Validator(schema).validate(found)


class Bytes(ReportTest):
    def test_are_the_same_twice_and_in_another_zone(self):
        for form in FORMATS:
            first = self.report(form)
            self.assertEqual(self.report(form), first, form)
            self.environment["TZ"] = "Asia/Tokyo"
            self.assertEqual(self.report(form), first, form)
            self.environment["TZ"] = "UTC"

    def test_nothing_is_written_into_the_session(self):
        before = self.files()
        for form in FORMATS:
            self.report(form)
        self.assertEqual(self.files(), before)


class Languages(ReportTest):
    def test_the_words_of_the_minutes(self):
        words = {
            "fr": ["très prioritaire", "moyennement prioritaire", "importante mais moins prioritaire", "non maintenu : personne inscrit", "Récapitulatif des votes"],
            "nl": ["zeer prioritair", "gemiddeld prioritair", "belangrijk maar minder prioritair", "niet doorgegaan: personne inscrit"],
        }
        for language, wanted in words.items():
            sections = "title,recap,reconciliation,method,signatures"
            text = self.report("text", "--lang", language, "--sections", sections).replace("\xa0", " ")
            for word in wanted:
                self.assertIn(word, text)
            self.assertNotIn("verts d'abord", text)
            self.assertNotRegex(text, r"\b(the|voter|not given|whatever)\b")

    def test_figures_are_the_same(self):
        for language in "fr", "nl":
            page = self.pandoc(self.report("markdown", "--sections", "recap", "--lang", language), "gfm", "html")
            self.assertEqual(figures(Tables(page).rows), expected())


class Text(ReportTest):
    def pages(self, *options, session=None):
        text = self.report("text", "--lines", PAGE_LINES, *options, session=session)
        return [page.splitlines() for page in text.split("\f")]

    def check_widths(self, session, language):
        for width in 40, 80, 120:
            for line in self.report("text", "--width", width, "--lang", language, session=session).splitlines():
                self.assertLessEqual(len(line), width, line)
                self.assertEqual(line, line.rstrip())

    def test_fits_the_width(self):
        for language in "en", "fr", "nl":
            self.check_widths(self.session, language)

    def test_pages_have_their_number_and_nothing_is_left_alone(self):
        for session in self.session, self.report_session("613x250"):
            pages = self.pages(session=session)
            for number, page in enumerate(pages, 1):
                self.assertLessEqual(len(page), PAGE_LINES)
                self.assertRegex(page[-1], f"fingerprint .* page {number} / {len(pages)}$")
                body = [line for line in page[:-1] if line]
                self.assertNotRegex(body[-1], r"^(─+|═+|┄+)$")
                self.assertNotRegex(body[0], r"^(─+|═+|┄+)$")

    def test_heads_of_tables_are_repeated(self):
        pages = self.pages("--sections", "recap", session=self.report_session("613x250"))
        self.assertGreater(len(pages), 40)
        for page in pages:
            self.assertEqual(sum(line.startswith("ref.") for line in page), 1)

    def test_all_of_613_are_there(self):
        session = self.report_session("613x120")
        text = self.report("text", "--sections", "recap", session=session)
        self.assertEqual(re.findall(r"^(\d+) .*\d$", text, re.M), [str(n) for n in range(1, 614)])
        rows = json.loads(self.report("json", session=session))["recommendations"]
        self.assertEqual(len(rows), 613)

    def test_titles_of_1000_characters_are_whole(self):
        session = self.report_session("3x1000")
        title = json.loads(self.report("json", session=session))["recommendations"][0]["title"]
        self.assertEqual(len(title), 1000)
        text = self.report("text", "--sections", "recap", "--width", 80, session=session)
        block = re.search(r"^1 +(.*?)^2 ", text, re.M | re.S)[1]
        first, *rest = block.splitlines()
        words = re.sub(r"(\s+\d+){4}$", "", first).split() + [word for line in rest for word in line.split()]
        self.assertEqual(words, title.split())


class Hostile(ReportTest):
    sample = "hostile"

    def titles(self):
        return [row["title"] for row in json.loads(self.report("json"))["recommendations"]]

    def test_markdown_keeps_text_as_text(self):
        document = self.report("markdown", "--sections", "title,recap,rankings,method")
        for source in "markdown-smart", "gfm":
            tree = self.pandoc(document, source, "json")
            kinds = set(re.findall(r'"t":"(\w+)"', tree))
            for kind in "Link", "Image", "RawInline", "RawBlock", "Code", "Math", "Cite", "Note", "Strikeout", "Superscript":
                self.assertNotIn(kind, kinds)
            cells = {cell for row in Tables(self.pandoc(document, source, "html")).rows for cell in row}
            self.assertLessEqual(set(self.titles()), cells)

    def test_markdown_makes_no_tag(self):
        page = self.pandoc(self.report("markdown"), "gfm", "html")
        self.assertNotRegex(page, r"<(script|img|a|b)\b")

    def test_csv_runs_no_formula(self):
        for row in csv.reader(io.StringIO(self.report("csv"))):
            for cell in row:
                self.assertNotRegex(cell, r"^[=+@\t]|^-\D")

    def test_nothing_a_terminal_must_not_get(self):
        for form in FORMATS:
            self.assertNotRegex(self.report(form), r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Public(ReportTest):
    sample = "few"

    def test_leaves_out_notes_and_few_people(self):
        for form in "text", "markdown", "json":
            self.assertIn("secret note", self.report(form))
        for form in FORMATS:
            self.assertNotIn("secret note", self.report(form, "--public"))
        text = self.report("text", "--public")
        self.assertIn("Voters of subgroup 1 · Petit: withheld", text)
        self.assertIn("Voters of subgroup 3 · Grand: 12", text)
        self.assertIn("Voters: withheld", text)  # 19 less 12 would be that of both small ones

    def test_withholds_only_small_subgroups(self):
        found = json.loads(self.report("json", "--public"))
        shown = [subgroup["votes"] and list(subgroup["votes"].values()) for subgroup in found["subgroups"]]
        self.assertEqual(shown, [None, None, [7, 10, 4, 21]])
        self.assertIsNone(found["merged_votes"])
        self.assertEqual(list(found["votes"].values()), [7, 10, 4, 21])
        self.assertEqual([bool(row["votes"]) for row in found["recommendations"]], [False] * 3 + [True] * 2)
        text = self.report("text", "--public")
        self.assertNotRegex(text, r"(?m)^[12]/\d .*\d$")
        self.assertNotIn("31", text)
        self.assertNotIn("10 ", " ".join(re.findall(r"(?m)^ +total.*$", text)))
        self.assertIn("Withheld together: 1, 2.", text)
        self.assertTrue(all(row["votes"] for row in json.loads(self.report("json"))["recommendations"]))

    def test_times_are_quarters_of_an_hour(self):
        session = self.report_session("june")
        for form in "text", "json":
            text = self.report(form, "--public", session=session)
            times = re.findall(r"(?<![\d+:])(\d\d):(\d\d)\b", text)
            self.assertTrue(times)
            self.assertEqual({minutes for _, minutes in times} - {"00", "15", "30", "45"}, set())
            self.assertNotIn("17 min", text)


if __name__ == "__main__":
    main(__name__)

"""The journal in plain words, and which part of it: log.py PROGRAM [NAME…]"""

import csv
import io
import json
import re

from program import DATA, ProgramTest, main


class Log(ProgramTest):
    def setUp(self):
        super().setUp()
        self.sample_session()
        self.succeed("start", "t")
        self.succeed("vote", "t", "2/1", "green")
        self.succeed("vote", "t", "4/2", "red")
        self.succeed("undo", "t")

    def lines(self, *arguments):
        return self.succeed("log", "t", *arguments).splitlines()

    def numbers(self, *arguments):
        return [int(line.split()[0]) for line in self.lines(*arguments) if line[:6].strip().isdigit()]

    def test_what_was_taken_back_is_said(self):
        last = self.numbers()[-1]
        self.assertRegex(self.lines("--kind", "dots")[-1], rf"\+1 ■ on 4/2 \(reverted by no. {last}\)$")

    def test_kinds_are_chosen_by_their_words(self):
        dots = self.lines("--kind", "dots")
        self.assertEqual(len(dots), 2)
        self.assertEqual(self.lines("--kind", "Dots,corrections"), dots + self.lines("--kind", "corrections"))
        self.assertEqual(len(self.lines("--kind", "gommettes", "--lang", "fr")), 2)
        self.assertEqual(len(self.lines("--kind", "dots", "--lang", "fr")), 2)
        said = self.refuse("log", "t", "--kind", "spots", status=2, saying="“spots” is not a kind of event")
        self.assertIn("dots, counts, ballots", said)
        self.refuse("log", "t", "--kind", "dots,", status=2, saying="“”")

    def test_every_event_is_of_one_kind(self):
        said = self.refuse("log", "t", "--kind", "?", status=2)
        kinds = said.split("choose from ")[1].strip().split(", ")
        told = sorted(number for kind in kinds for number in self.numbers("--kind", kind) if kind)
        self.assertEqual(told, self.numbers())

    def test_subgroups_are_chosen(self):
        told = self.lines("--subgroup", "2", "--kind", "dots")
        self.assertEqual(len(told), 1)
        self.assertIn("2/1", told[0])
        self.refuse("log", "t", "--subgroup", "77", status=1)

    def test_moments_are_numbers_or_times(self):
        self.assertEqual(self.numbers("--from", "no. 70", "--until", "72"), [70, 71, 72])
        first, last = (self.lines()[n].split()[1] for n in (0, -1))  # another day after midnight
        self.assertEqual(self.numbers("--from", first, "--until", last), self.numbers())
        self.assertEqual(self.lines("--until", "1999-12-31"), ["No event matches this kind, subgroup and time."])
        self.refuse("log", "t", "--from", "25:00", status=2, saying="not a moment of a session")
        self.refuse("log", "t", "--until", "4000", status=1, saying="the last one is no. ")

    def test_other_programs_get_the_same(self):
        text = self.lines()
        rows = list(csv.DictReader(io.StringIO(self.succeed("log", "t", "--format", "csv"))))
        objects = json.loads(self.succeed("log", "t", "--format", "json"))
        self.assertEqual(len(rows), len(text))
        self.assertEqual([row["seq"] for row in rows], [str(one["seq"]) for one in objects])
        self.assertTrue(all(re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:]{8}\+00:00", row["time"]) for row in rows))
        dots = [one for one in objects if one["kind"] == "dots counted"]
        self.assertEqual([one["subgroup_code"] for one in dots], ["2", "4"])
        self.assertEqual([one["taken_back_by"] for one in dots], [None, objects[-1]["seq"]])
        self.assertIn(dots[0]["text"], "\n".join(text))
        self.assertEqual(json.loads(self.succeed("log", "t", "--until", "1999-12-31", "--format", "json")), [])
        self.refuse("log", "t", "--format", "xml", status=2, saying="choose from text, csv, json")

    def test_the_vote_of_a_line_is_at_its_number(self):
        told = self.succeed("import", DATA / "football.votes.csv", "football")
        first, last = map(int, re.search(r"are no. (\d+) to no. (\d+) of the journal", told).groups())
        self.assertEqual(last - first + 1, 14924)
        with open(DATA / "football.votes.csv", encoding="utf-8") as file:
            votes = list(csv.DictReader(file))
        told = json.loads(self.succeed("log", "football", "--kind", "ballots", "--format", "json"))
        self.assertEqual([one["seq"] for one in told], list(range(first, last + 1)))
        self.assertEqual([re.match(r"Ballot (\d+)", one["text"])[1] for one in told], [vote["voter"] for vote in votes])
        self.assertIn("(logged 11/01/2015 03:37:12 UTC)", told[0]["text"])


if __name__ == "__main__":
    main(__name__)

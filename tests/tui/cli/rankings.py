"""Rankings that say what depends on the weights: rankings.py PROGRAM [NAME…]"""

import csv
import io
import itertools
import json
import math
import re
from fractions import Fraction

from program import DATA, EXPECTED, SAMPLE, ProgramTest, main, outside_data

LANGUAGES = ("en", "fr", "nl")


def table(text):
    return list(csv.DictReader(io.StringIO(text)))


def reference(row):
    return f"{row['subgroup_code']}/{row['code']}"


class Ranks(ProgramTest):
    def setUp(self):
        super().setUp()
        self.session = self.sample_session()

    def told(self, *arguments, language="en"):
        """What it prints, its lines joined and its blanks plain; and no session file changes"""
        before = self.files()
        text = self.succeed("rank", "t", *arguments, "--lang", language)
        self.assertEqual(self.files(), before)
        if "--format" not in arguments:
            self.assertLessEqual(max(map(len, text.splitlines())), 80, text)
        return text.replace("\u00a0", " ")

    def sentences(self, *arguments, language="en"):
        return re.sub(r"(?<=\S)\n(?!$)", " ", self.told(*arguments, language=language))


class Intervals(Ranks):
    def test_of_6_june_are_as_expected(self):
        printed = self.succeed("rank", "t", "--intervals", "--format", "csv")
        self.assertEqual(printed, EXPECTED.read_text(encoding="utf-8"))

    def rank_ballots(self, folder, name):
        self.succeed("import", folder / f"{name}.agenda.csv", name)
        self.succeed("import", folder / f"{name}.ballots.csv", name)
        printed = self.succeed("rank", name, "--intervals", "--format", "csv")
        self.assertEqual(printed, (folder / f"{name}.expected.csv").read_text(encoding="utf-8"))

    def test_of_orsay_are_as_expected(self):
        for name in "orsay-2007-01", "orsay-2007-06", "orsay-2007-12":
            with self.subTest(name):
                self.rank_ballots(DATA, name)

    def test_of_toulouse_are_as_expected(self):
        self.rank_ballots(outside_data(self), "toulouse-2019")

    def test_can_be_checked_with_the_weights_that_they_name(self):
        rows = json.loads(self.told("--intervals", "--format", "json"))["recommendations"]
        for row in rows:
            for which in "best", "worst":
                weights = row[f"{which}_weights"]
                scores = [
                    sum(weight * other[colour] for weight, colour in zip(weights, ("green", "yellow", "red")))
                    for other in rows
                ]
                score = scores[rows.index(row)]
                self.assertEqual(row[f"{which}_rank"], 1 + sum(other > score for other in scores), row)

    def test_within_subgroups_are_of_these_alone(self):
        rows = table(self.told("--intervals", "--within-subgroups", "--format", "csv"))
        alone = {"T/1": ("1", "1"), "2/3": ("1", "2"), "2/12": ("1", "4"), "4/4": ("2", "5")}
        for row in rows:
            found = (row["best_rank_in_subgroup"], row["worst_rank_in_subgroup"])
            self.assertEqual(alone.get(reference(row), found), found)

    def test_in_text_say_what_they_cover_and_how_few_dots_break_them(self):
        text = self.told("--intervals")
        self.assertRegex(text, r"(?m)^2/12 .* 3–12$")
        self.assertRegex(text, r"(?m)^4/2 +1 +whatever the weights +1 +2 dots would change it$")
        self.assertRegex(text, r"(?m)^1/4 +2 +whatever the weights +2 +1 dot would change it$")
        self.assertRegex(text, r"(?m)^T/1 +2 +1 · 1 · 1 +4 +1 · 0 · 0$")
        self.assertEqual(text.count("and nothing else: not the mean"), 1)


def grades(row, voters=0):
    """From the worst: no dot (of so many voters), red, yellow, green"""
    counts = [int(row[colour]) for colour in ("red", "yellow", "green")]
    missing = max(voters - sum(counts), 0)
    return [0] * missing + [grade for grade, count in enumerate(counts, 1) for _ in range(count)]


def majority_value(from_the_worst):
    """The grades taken away one by one, each time the lower of those in the middle"""
    left, value = list(from_the_worst), []
    while left:
        value.append(left.pop((len(left) - 1) // 2))
    return value


def repeated(from_the_worst, times):
    return [grade for grade in from_the_worst for _ in range(times)]


class Methods(Ranks):
    """Every rule, against the same from its definition. The demonstration knows its voters."""

    def setUp(self):
        super().setUp()
        self.run_program("demo")
        self.session = self.home / "demonstration.gommette"
        self.voters = int(re.search(r"Voters: (\d+)", self.succeed("log", self.session))[1])

    def merits(self, name, one, other):
        """What is compared of two rows: the larger is the better"""
        if name == "median":  # totals made the same, as if repeated
            totals = [int(row["cumulative"]) for row in (one, other)]
            common = math.lcm(*totals)
            pairs = zip((one, other), totals)
            return [majority_value(repeated(grades(row), common // total)) for row, total in pairs]
        return [self.merit(name, row) for row in (one, other)]

    def merit(self, name, row):
        green, yellow, red = (int(row[colour]) for colour in ("green", "yellow", "red"))
        score = 3 * green + 2 * yellow + red
        if name == "mean":
            return Fraction(score, green + yellow + red)
        if name == "green-share":
            return Fraction(green, green + yellow + red)
        if name == "normalised":
            return Fraction(score, 3 * self.voters)
        return (green, yellow, red) if name == "greens-first" else majority_value(grades(row, self.voters))

    def compare(self, name, floor):
        rows = table(self.succeed("rank", self.session, "--by", name, "--format", "csv"))
        column = name.replace("-", "_")
        placed = [row for row in rows if int(row["cumulative"]) >= floor]
        self.assertGreater(len(placed), 20)
        for row in rows:
            found = (row[f"{column}_rank"], row[f"{column}_rank_in_subgroup"])
            if row not in placed:
                self.assertEqual(found, ("", ""), row)
                continue
            better = []
            for other in placed:
                merit_of_other, merit = self.merits(name, other, row)
                if merit_of_other > merit:
                    better.append(other["subgroup_code"])
            ranks = (len(better) + 1, better.count(row["subgroup_code"]) + 1)
            self.assertEqual(found, tuple(map(str, ranks)), (name, row))

    def test_of_all_voters(self):
        for name in "normalised", "majority-judgment", "greens-first":
            with self.subTest(name):
                self.compare(name, floor=0)

    def test_of_the_dots_received(self):
        for name in "mean", "green-share", "median":
            with self.subTest(name):
                self.compare(name, floor=5)

    def test_the_main_ones_change_only_the_order(self):
        texts = [self.told("--format", "csv", "--by", name) for name in ("cumulative", "weighted")]
        self.assertEqual(*texts)
        first = re.search(r"(?m)^T/1 .* 3$", self.told("--by", "weighted"))
        self.assertIsNotNone(first)

    def test_values_are_told_to_the_nearest(self):
        rows = {reference(row): row for row in table(self.told("--by", "mean", "--format", "csv"))}
        self.assertEqual(rows["4/2"]["mean"], "2.736842")
        rows = {reference(row): row for row in table(self.told("--by", "median", "--format", "csv"))}
        self.assertEqual((rows["4/2"]["median"], rows["2/10"]["median"]), ("green", "red"))
        row = next(row for row in self.told("--by", "mean").splitlines() if row.startswith("4/2 "))
        self.assertRegex(row, r" 2\.74 +1$")

    def test_few_dots_stand_apart_and_none_have_no_value(self):
        self.succeed("count", "t", "2/10", "0", "0", "0")
        text = self.told("--by", "mean", "--floor", "6")
        apart, without = text.split("Set apart, fewer than 6 dots:\n")[1].split("\nWithout dots:\n")
        self.assertEqual(re.findall(r"(?m)^\S+/\S+", apart), ["1/5", "1/2"])
        self.assertRegex(without, r"^2/10 .* 0 +0 +– +–\n")
        rows = {reference(row): row for row in table(self.told("--by", "mean", "--format", "csv"))}
        self.assertEqual((rows["2/10"]["mean"], rows["2/10"]["mean_rank"]), ("", ""))
        told = json.loads(self.told("--by", "mean", "--format", "json"))["recommendations"]
        row = next(row for row in told if reference(row) == "2/10")
        self.assertEqual((row["mean"], row["mean_rank"], row["cumulative"]), (None, None, 0))

    def test_without_voters_say_what_they_need(self):
        for name in "majority-judgment", "normalised":
            self.refuse("rank", "t", "--by", name, status=1, saying="needs the number of voters")


class Lists(Ranks):
    def test_a_cut_inside_a_tie_is_told(self):
        text = self.told("--top", "5")
        self.assertIn("The first 5: 5 clear.", text)
        text = self.told("--top", "6")
        self.assertIn("The first 6: 5 clear, 2 tied for the last place.", text)
        self.assertEqual(len(re.findall(r"(?m)^\w+/\d", text)), 7)
        text = self.told("--top", "9")
        self.assertIn("The first 9: 7 clear, 3 tied for the last 2 places.", text)
        self.assertIn("The first 100: 29 clear.", self.told("--top", "100"))

    def test_a_cut_within_subgroups_is_each_one_s(self):
        text = self.told("--top", "3", "--within-subgroups")
        self.assertIn("The first 3 of subgroup 2: 1 clear, 3 tied for the last 2 places.", text)
        self.assertIn("The first 3 of subgroup T: 1 clear.", text)
        rows = table(self.told("--top", "3", "--within-subgroups", "--format", "csv"))
        self.assertTrue(all(int(row["cumulative_rank_in_subgroup"]) <= 3 for row in rows))
        self.assertEqual(len(rows), 3 + 4 + 3 + 1)

    def test_margins_part_the_list_into_bands(self):
        text = self.told("--margins", "--by", "weighted", "--top", "5")
        bands = text.split("margin\n")[1].split("\n\nThe first")[0].split("\n\n")
        self.assertEqual([re.findall(r"(?m)^\S+", band) for band in bands], [["4/2"], ["1/4"], ["T/1", "2/3", "1/3"]])
        rows = {reference(row): row for row in table(self.told("--margins", "--format", "csv"))}
        self.assertEqual((rows["4/2"]["cumulative_margin"], rows["1/4"]["weighted_margin"]), ("", "2"))

    def test_other_weights_are_a_simulation_in_words(self):
        self.assertIn("SIMULATION with the weights 5 · 3 · 1", self.told("--weights", "5,3,1"))
        self.assertNotIn("SIMULATION", self.told("--weights", "3,2,1"))
        done = self.run_program("rank", "t", "--weights", "5,3,1", "--format", "json")
        self.assertIn("SIMULATION", done.stderr)
        json.loads(done.stdout)

    def test_our_own_columns_are_read_back(self):
        rows = "code,title,green,yellow,red\n=1+1,Somme,3,2,1\n-2,Moins,1,2,3\n"
        self.succeed("import", self.write("f.csv", rows), "f")
        shapes = itertools.product(["", "--intervals"], ["", "--within-subgroups"], ["", "--margins", "--by=mean"])
        for shape in shapes:
            options = list(filter(None, shape))
            printed = self.succeed("rank", "f", "--format", "csv", *options)
            self.assertIn("'=1+1", printed)
            copy = "-".join(["c", *options]).replace("--", "")
            self.succeed("new", copy, "--from", "f")
            self.succeed("import", self.write(f"{copy}.csv", printed), copy)
            self.assertEqual(self.succeed("rank", copy, "--format", "csv", *options), printed)

    def test_fit_80_columns_in_every_language(self):
        for language in LANGUAGES:
            for by in "cumulative", "mean", "greens-first", "median":
                for within in [], ["--within-subgroups"]:
                    self.told("--by", by, "--intervals", *within, language=language)
            self.told("--intervals", "--margins", "--top", "4", language=language)


class Sentences(Ranks):
    def test_explain_what_holds_whatever_the_weights(self):
        text = self.sentences("--explain", "4/2")
        self.assertIn("4/2 is 1st whatever the weights, unless at least 2 dots change.", text)
        self.assertIn("has 19 dots: 14 very high priority, 5 medium, 0 lower priority.", text)
        self.assertIn("Weighted with 3 · 2 · 1 (score 52) it is 1st of 29.", text)
        self.assertIn("By cumulative dots, 1/4 is just below it, and would pass with 2 dots changed.", text)
        self.assertNotIn("just above", text)
        self.assertIn("Read ranks across subgroups with care", text)

    def test_explain_what_depends_on_them(self):
        text = self.sentences("--explain", "T/1", "--by", "weighted")
        self.assertIn("By cumulative dots, it is 2nd of 29, tied with 1/4.", text)
        self.assertIn("Over all weights it is 2nd at best, with 1 · 1 · 1, and 4th at worst, with 1 · 0 · 0.", text)
        self.assertIn("with 3 · 2 · 1 3rd, and 4th when only green dots count (1 · 0 · 0).", text)
        self.assertIn("By weighted dots, 1/4 is just above it: it would pass with 2 dots changed.", text)

    def test_explain_in_french(self):
        text = self.sentences("--explain", "4/2", language="fr")
        self.assertIn("La recommandation 2 du sous-groupe 4", text)
        self.assertIn("4/2 est 1re quels que soient les poids, sauf si 2 gommettes changent.", text)
        text = self.sentences("--explain", "2/12", language="fr")
        self.assertIn("ex æquo avec 2/7 et 2/8", text)
        self.assertIn("elle est 3e au mieux, avec 1 · 1 · 0, et 12e au pire, avec 6 · 1 · 1.", text)
        for language in LANGUAGES:
            texts = self.sentences("--explain", "2/12", language=language).lower()
            self.assertFalse("verts d'abord" in texts or "groen eerst" in texts)

    def test_explain_a_simulation_as_one(self):
        text = self.sentences("--explain", "4/2", "--weights", "5,3,1")
        self.assertIn("SIMULATION with the weights 5 · 3 · 1: the session's own are 3 · 2 · 1.", text)

    def test_tell_dots_per_voter_where_voters_are_known(self):
        self.run_program("demo")
        text = self.succeed("rank", self.home / "demonstration", "--explain", "4/2").replace("\n", " ")
        self.assertRegex(text, r"19 of \d+ voters gave it a dot: \d+ %\.|Dots per voter: \d\.\d\d \(19 dots, ")
        self.assertNotIn("voters", self.sentences("--explain", "4/2").replace("a voter", ""))

    def test_tell_disputed_urgency(self):
        self.succeed("count", "t", "1/1", "5", "0", "3")
        text = self.sentences("--explain", "1/1")
        self.assertIn("disputed: 5 green and 3 red dots (0.94 on a scale from 0 to 1).", text)
        self.assertNotIn("disputed", self.sentences("--explain", "4/2"))

    def pair(self, one, other, *arguments, language="en"):
        return self.sentences("--pair", one, other, *arguments, language=language)

    def test_compare_a_pair(self):
        told = {
            ("4/2", "1/4"): "4/2 is ahead of 1/4 whatever the weights: 1 dot would have to change for a tie "
            "under some weights, 2 for 1/4 to be ahead under some.",
            ("T/1", "1/4"): "1/4 is never behind T/1, and tied with it when all dots weigh the same; 1 dot would",
            ("1/1", "2/1"): "1/1 and 2/1 are tied whatever the weights, unless at least 1 dot changes.",
            ("4/3", "1/3"): "With a red dot worth 1/3 of a green one, 1/3 is ahead as long as a yellow one is "
            "worth more than 2/5 (= 0.40) of a green one.",
            ("2/12", "2/7"): "With the weights 3 · 2 · 1, 2/12 and 2/7 are tied; other weights separate them.",
            ("T/1", "2/3"): "no weight of a yellow one changes who is ahead.",
        }
        for (one, other), sentence in told.items():
            with self.subTest(f"{one} {other}"):
                self.assertIn(sentence, self.pair(one, other))

    def test_compare_a_pair_with_both_margins(self):
        text = self.pair("2/3", "1/3")
        self.assertIn("By cumulative dots, 1/3 has 13 and 2/3 has 12; the latter would pass with 1 dot changed.", text)
        self.assertIn("Weighted with 3 · 2 · 1, 2/3 has 30 and 1/3 has 26; the latter would pass with 1 dot changed.", text)

    def test_compare_a_pair_in_french(self):
        text = self.pair("1/3", "4/3", language="fr")
        self.assertIn("1/3 est devant tant qu’une jaune vaut plus que 2/5 (= 0,40) d’une verte.", text)
        self.assertIn("quand seules les gommettes vertes comptent", text)
        text = self.pair("1/3", "4/3", "--weights", "5,3,0", language="fr")
        self.assertIn("Quand une rouge ne compte pas, 1/3 est devant", text)

    def test_say_the_same_whoever_comes_first(self):
        for one, other in ("4/2", "1/4"), ("T/1", "1/4"), ("1/3", "4/3"), ("2/9", "2/10"):
            self.assertEqual(self.pair(one, other), self.pair(other, one))


class BrokenRules(ProgramTest):
    def test_are_told_to_programs(self):
        for name, numbers in ("ballots-above-voters", [1, 2, 3, 4]), ("kiosk-and-counts", [1]):
            session = self.write(f"{name}.gommette", (DATA / f"old_rules/old-{name}.gommette").read_bytes())
            done = self.run_program("rank", session, "--format", "json")
            broken = json.loads(done.stdout)["broken_rules"]
            self.assertEqual([(one["rule"], one["ballots"], one["reason"]) for one in broken], [("turnout", numbers, None)])
            self.assertIn("against the voting rules: ballot", done.stderr)
        self.assertEqual(json.loads(self.succeed("rank", self.sample_session(), "--format", "json"))["broken_rules"], [])


class Refusals(Ranks):
    def test_what_is_no_number(self):
        for option, values in {"--top": ("0", "-1", "1.5", "x", ""), "--floor": ("0", "x", "9999999999")}.items():
            for value in values:
                self.refuse("rank", "t", "--by", "mean", option, value, status=2, saying=option)

    def test_what_is_no_recommendation(self):
        for unknown in "9/9", "1/99", "x", "":
            self.refuse("rank", "t", "--explain", unknown, status=1)
            self.refuse("rank", "t", "--pair", "1/1", unknown, status=1)
        self.refuse("rank", "t", "--explain", "T/0", status=1, saying="“T/0”")
        self.refuse("rank", "t", "--explain", "2/5", status=1, saying="not put to the vote")
        self.refuse("rank", "t", "--pair", "1/1", "1/1", status=2, saying="“1/1”")

    def test_a_pair_of_one(self):
        for arguments in (["--pair"], ["--pair", "1/1"], ["--pair", "1/1", "--by", "weighted"]):
            self.refuse("rank", "t", *arguments, status=2, saying="--pair")
        self.refuse("rank", "t", "--pair", "1/1", "1/2", "1/3", status=2, saying="“1/3”")

    def test_what_does_not_go_together(self):
        for one, other in (
            (["--explain", "1/1"], ["--pair", "1/1", "1/2"]),
            (["--explain", "1/1"], ["--format", "csv"]),
            (["--pair", "1/1", "1/2"], ["--top", "3"]),
            (["--explain", "1/1"], ["--intervals"]),
        ):
            self.refuse("rank", "t", *one, *other, status=2, saying=f"{one[0]} and {other[0]} do not go together")
        for option in ["--margins"], ["--explain", "1/1"], ["--pair", "1/1", "1/2"]:
            self.refuse("rank", "t", "--by", "mean", *option, status=2, saying=f"{option[0]} does not go with --by mean")
        self.refuse("rank", "t", "--by", "weighted", "--floor", "3", status=2, saying="--by weighted")

    def test_what_is_no_method(self):
        for name in "borda", "Cumulative", "":
            self.refuse("rank", "t", "--by", name, status=2, saying=f"“{name}”")


main(__name__)

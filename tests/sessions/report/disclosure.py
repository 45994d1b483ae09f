"""What a report for the public withholds cannot be worked out: disclosure.py WRITE-REPORT [NAME…]

Sessions at random are reported on. Every published number that counts votes is an equation of cells (a
recommendation and a colour); the system is solved exactly, over the rationals, for whole numbers not below 0. And
the same session is made with other votes where they are withheld: the reports may not differ by a byte."""

import csv
import fractions
import io
import json
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

from program import PROGRAM, ProgramTest, main  # noqa: F401
from tries import tries

FORMATS = "text", "markdown", "html", "csv", "json"
COLOURS = "green", "yellow", "red"
WEIGHTS = {"green": 3, "yellow": 2, "red": 1}
SEEDS = tries(6, 16)
FEW = NARROW = 5
FINGERPRINT = re.compile(r"[2-9A-HJ-NP-Z]{4}(?:[ \u00a0+]|%20)[2-9A-HJ-NP-Z]{4}(?:.[2-9A-HJ-NP-Z]{4}){2}")


class System:
    """Equations of unknown whole numbers that are not below 0: what they say of each."""

    def __init__(self):
        self.rows = []  # ({unknown: coefficient}, sum)

    def add(self, coefficients, total):
        row = {name: fractions.Fraction(number) for name, number in coefficients.items() if number}
        self.rows.append((row, fractions.Fraction(total)))

    def reduced(self):
        """Rows of which each begins with an unknown that no other has (Gauss and Jordan)"""
        done = []
        for row, total in self.rows:
            row = dict(row)
            for pivot, other, value in done:
                total -= self.subtract(row, other, row.get(pivot, 0)) * value
            if not row:
                assert total == 0, "the published numbers contradict one another"
                continue
            pivot = next(iter(row))
            scale = row[pivot]
            row, total = {name: number / scale for name, number in row.items()}, total / scale
            done = [self.without(pivot, row, total, *old) for old in done]
            done.append((pivot, row, total))
        return done

    @staticmethod
    def subtract(row, other, factor):
        if factor:
            for name, number in other.items():
                row[name] = row.get(name, 0) - factor * number
                if not row[name]:
                    del row[name]
        return factor

    def without(self, pivot, row, total, old, other, value):
        other = dict(other)
        return old, other, value - self.subtract(other, row, other.get(pivot, 0)) * total

    def ranges(self):
        """{unknown: (least, most or None)} of those in an equation, by narrowing until nothing changes"""
        low, high = {}, {}
        rows = self.rows + [(row, total) for _, row, total in self.reduced()]
        changed = True
        while changed:
            changed = False
            for row, total in rows:
                for name, number in row.items():
                    changed |= self.narrow(row, total, name, number, low, high)
        return {name: (low.get(name, 0), high.get(name)) for row, _ in rows for name in row}

    @staticmethod
    def narrow(row, total, name, number, low, high):
        """What the bounds of the others leave to one unknown"""
        ends = []
        for towards_most in (False, True):
            rest = total
            for other, factor in row.items():
                if other == name or rest is None:
                    continue
                bound = low.get(other, 0) if (factor > 0) == towards_most else high.get(other)
                rest = None if bound is None else rest - factor * bound
            ends.append(None if rest is None else rest / number)
        least, most = ends if number > 0 else reversed(ends)
        changed = False
        if most is not None and (name not in high or most // 1 < high[name]):
            high[name], changed = most // 1, True
        if least is not None and -(-least // 1) > low.get(name, 0):
            low[name], changed = -(-least // 1), True
        return changed


class Solver(unittest.TestCase):
    """That the solver finds what it is there to find."""

    def test_a_total_minus_the_rest_is_fixed(self):
        system = System()
        system.add({"a": 1, "b": 1, "t": 1}, 25)
        system.add({"a": 1}, 9)
        system.add({"b": 1}, 12)
        self.assertEqual(system.ranges()["t"], (4, 4))

    def test_a_sum_of_two_is_a_range(self):
        system = System()
        system.add({"a": 1, "b": 1}, 3)
        self.assertEqual(system.ranges(), {"a": (0, 3), "b": (0, 3)})

    def test_a_weighted_score_narrows(self):
        system = System()
        system.add({"g": 1, "y": 1, "r": 1}, 9)
        system.add({"g": 3, "y": 2, "r": 1}, 26)
        self.assertEqual(system.ranges()["r"], (0, 0))

    def test_what_only_elimination_shows(self):
        system = System()
        system.add({"a": 1, "b": 1, "c": 1}, 20)
        system.add({"a": 1, "b": 1}, 13)
        self.assertEqual(system.ranges()["c"], (7, 7))
        self.assertEqual(system.ranges()["a"], (0, 13))

    def test_numbers_that_contradict_are_told(self):
        system = System()
        system.add({"a": 1}, 1)
        system.add({"a": 1}, 2)
        with self.assertRaises(AssertionError):
            system.ranges()


class DisclosureTest(ProgramTest):
    @classmethod
    def setUpClass(cls):
        """Sessions and reports are made once for all tests"""
        cls.made = pathlib.Path(tempfile.mkdtemp(prefix="gommette-test-"))
        cls.addClassCleanup(shutil.rmtree, cls.made)
        cls.ballots, cls.written = {}, {}

    def make(self, seed, secret=0, withheld=0, later=0):
        path = self.made / f"{seed}-{secret}-{withheld}-{later}.gommette"
        if not path.exists():
            command = [PROGRAM, "make", f"groups:{seed}:{secret}:{withheld}:{later}", str(path)]
            made = subprocess.run(command, env=self.environment_for(*command[1:]), capture_output=True, text=True)
            self.assertEqual(made.returncode, 0, made.stderr)
            self.ballots[path] = [int(line) for line in made.stdout.split()]
        return path

    def write(self, form, session, *options):
        if (form, session, options) not in self.written:
            self.written[form, session, options] = self.write_again(form, session, *options)
        return self.written[form, session, options]

    def write_again(self, form, session, *options):
        command = [PROGRAM, form, str(session), *options]
        done = subprocess.run(command, env=self.environment_for(*command[1:]), capture_output=True)
        return done.returncode, done.stdout.decode() or done.stderr.decode()

    def public(self, form, session, *options):
        return self.write(form, session, "--public", *options)

    def told(self, session):
        """What the whole report says, and the public one, or None where there is none"""
        full = json.loads(self.write("json", session)[1])
        status, text = self.public("json", session)
        self.assertIn(status, (0, 1), text)
        if status:
            self.assertIn("nothing of this session can be made public", text)
        return full, None if status else json.loads(text)

    def is_small(self, full, place, ballots):
        subgroup = full["subgroups"][place]
        voters = full["rules"]["voters"] if subgroup["voters"] is None else subgroup["voters"]
        if full["rules"]["scope"] == "session" and subgroup["voters"] is None:
            ballots = [full["reconciliation"]["ballots"]["in_box"]] * len(ballots)
        if ballots[place] and ballots[place] < FEW:
            return True
        return (voters is None and not ballots[place]) or (voters is not None and voters < FEW)

    def sessions(self):
        """Those at random that have a public report: seed, file, both reports"""
        for seed in range(SEEDS):
            session = self.make(seed)
            ballots = self.ballots[session]
            full, public = self.told(session)
            small = [self.is_small(full, place, ballots) for place in range(len(full["subgroups"]))]
            if public is None:
                self.assertTrue(all(small), seed)
                continue
            self.assertEqual([one["withheld"] for one in public["subgroups"]], small, seed)
            yield seed, session, full, public


def cells_of(row, colour=None):
    return {(row["subgroup_code"], row["code"], one): 1 for one in ([colour] if colour else COLOURS)}


def together(*parts):
    return {cell: number for part in parts for cell, number in part.items()}


class Equations:
    """What a public report says of cells, format by format."""

    def __init__(self, test, session, full, public):
        self.test, self.session, self.full, self.public = test, session, full, public
        self.system = System()
        self.rows = {(row["subgroup_code"], row["code"]): row for row in full["recommendations"]}
        self.json()
        self.csv()
        self.text()

    def tally(self, rows, tally):
        for colour in COLOURS:
            self.system.add(together(*(cells_of(row, colour) for row in rows)), tally[colour])
        self.system.add(together(*(cells_of(row) for row in rows)), tally["cumulative"])

    def weighted(self, row, score):
        self.system.add({cell: WEIGHTS[cell[2]] for cell in cells_of(row)}, fractions.Fraction(str(score)))

    def of_subgroup(self, code):
        return [row for row in self.rows.values() if row["subgroup_code"] == code]

    def json(self):
        told = []
        for one in self.public["subgroups"]:
            rows = self.of_subgroup(one["code"])
            if one["votes"]:
                self.tally(rows, one["votes"])
            told += [] if one["withheld"] else rows
        self.tally(told, self.public["votes"])
        if self.public["merged_votes"]:
            self.tally([row for row in self.rows.values() if row not in told], self.public["merged_votes"])
        for row in self.public["recommendations"]:
            if row["votes"]:
                self.tally([row], row["votes"])
            if row["standing"]:
                self.weighted(row, row["standing"]["weighted"])
        for guard in self.public["reconciliation"]["dots"]:
            if guard["placed"] is None:
                continue
            code = guard["subgroup_code"]
            rows = self.rows.values() if code is None else self.of_subgroup(code)
            colour = None if guard["dots"] == "all" else guard["dots"]
            self.system.add(together(*(cells_of(row, colour) for row in rows)), guard["placed"])

    def csv(self):
        status, text = self.test.public("csv", self.session)
        self.test.assertEqual(status, 0, text)
        for row in csv.DictReader(io.StringIO(text)):
            if row["green"]:
                self.tally([row], {name: int(row[name]) for name in (*COLOURS, "cumulative")})
            if row["weighted"]:
                self.weighted(row, row["weighted"])

    def text(self):
        """The table of the minutes: rows, subtotals and the total, each by what it calls itself"""
        text = self.test.public("text", self.session, "--sections", "recap", "--width", "200")[1]
        group, open_groups = None, []
        for line in text.splitlines():
            heading = re.match(r"^(\d+) · Group", line)
            row = re.match(r"^(\d+)/(\d+) .*?(\d+) +(\d+) +(\d+) +(\d+)$", line)
            total = re.match(r"^ *(subtotal|total of all|total of what is not withheld) +(\d+) +(\d+) +(\d+) +(\d+)$", line)
            if heading:
                group = heading[1]
            elif row:
                self.tally([self.rows[row[1], row[2]]], self.counts(row.groups()[2:]))
            elif total:
                whole = list(self.rows.values())
                rows = {"subtotal": self.of_subgroup(group), "total of all": whole}.get(
                    total[1], [one for one in whole if one["subgroup_code"] in open_groups])
                self.tally(rows, self.counts(total.groups()[1:]))
                open_groups += [group] if total[1] == "subtotal" else []
            else:
                self.test.assertNotRegex(line, r"(?i)(total|together).*\d$")

    @staticmethod
    def counts(numbers):
        return dict(zip((*COLOURS, "cumulative"), map(int, numbers)))

    def secret_cells(self):
        withheld = {one["code"] for one in self.public["subgroups"] if one["withheld"]}
        return [cell for row in self.rows.values() if row["subgroup_code"] in withheld for cell in cells_of(row)]


class Public(DisclosureTest):
    def assert_free(self, system, cells, seed):
        ranges = system.ranges()
        for cell in cells:
            least, most = ranges.get(cell, (0, None))
            self.assertTrue(most is None or most - least >= NARROW, (seed, cell, least, most))

    def test_no_cell_is_fixed_nor_its_range_narrow(self):
        counted = 0
        for seed, session, full, public in self.sessions():
            equations = Equations(self, session, full, public)
            cells = equations.secret_cells()
            counted += len(cells)
            self.assert_free(equations.system, cells, seed)
        self.assertGreater(counted, SEEDS)

    def test_what_is_told_is_exact_zeros_included(self):
        for seed, _, full, public in self.sessions():
            whole = {(row["subgroup_code"], row["code"]): row["votes"] for row in full["recommendations"]}
            withheld = {one["code"] for one in public["subgroups"] if one["withheld"]}
            for row in public["recommendations"]:
                wanted = None if row["subgroup_code"] in withheld else whole[row["subgroup_code"], row["code"]]
                self.assertEqual(row["votes"], wanted, seed)

    def test_other_votes_where_they_are_withheld_change_no_byte(self):
        seen = 0
        for seed, session, _, public in self.sessions():
            mask = sum(1 << place for place, one in enumerate(public["subgroups"]) if one["withheld"])
            if not mask:
                continue
            seen += 1
            other = self.make(seed, secret=seed + 1, withheld=mask)
            self.assertNotEqual(self.write("json", session)[1], self.write("json", other)[1])
            for form in FORMATS:
                one, two = (FINGERPRINT.sub("#", self.public(form, path)[1]) for path in (session, other))
                if form == "html":  # the hash of its style, which has the fingerprint in it
                    one, two = (re.sub(r"'sha256-[^']*'", "", text) for text in (one, two))
                self.assertEqual(one, two, (seed, form))
        self.assertGreater(seen, SEEDS // 4)

    def test_a_later_report_that_tells_more_frees_nothing(self):
        seen = 0
        for seed, session, full, public in self.sessions():
            later = self.make(seed, later=1)
            after = self.told(later)[1]
            small = [one["withheld"] for one in public["subgroups"]]
            if [one["withheld"] for one in after["subgroups"]] == small:
                continue
            seen += 1
            self.assertTrue(after["earlier_report_differs"])
            equations = Equations(self, session, full, public)
            more = Equations(self, later, full, after)
            equations.system.rows += more.system.rows
            self.assert_free(equations.system, more.secret_cells(), seed)
        self.assertGreater(seen, 0)

    def test_how_many_voted_in_a_small_group_is_not_told(self):
        for seed, session, full, public in self.sessions():
            for one, whole in zip(public["subgroups"], full["subgroups"]):
                self.assertEqual(one["voters"], None if one["withheld"] else whole["voters"], seed)
            if any(one["withheld"] for one in public["subgroups"]):
                self.assertIsNone(public["journal"]["events"])
                self.assertNotRegex(self.public("text", session)[1], r"\bno\. \d")

    def test_the_same_state_gives_the_same_bytes(self):
        session = next(session for _, session, _, _ in self.sessions())
        for form in FORMATS:
            self.assertEqual(self.public(form, session), self.write_again(form, session, "--public"))

    def test_the_rule_and_what_it_withholds_are_said_first(self):
        for _, session, _, public in self.sessions():
            text = " ".join(self.public("text", session)[1].split())
            self.assertIn("where a group has fewer than 5 voters or ballots, or their number is not given, the votes on "
                          "its subgroup are withheld, and nothing in this report is derived from them", text)
            names = [one["code"] for one in public["subgroups"] if one["withheld"]]
            self.assertIn(f"Withheld together: {', '.join(names)}." if names else "Nothing had to be withheld.", text)


if __name__ == "__main__":
    main(__name__)

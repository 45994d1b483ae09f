"""Counting again: cells drawn as anybody can draw them, hand counts, and what is told of both.

audit.py PROGRAM [NAME…]"""

import csv
import hashlib
import io
import json
import math
import re
import subprocess
import sys
from fractions import Fraction

from program import PROGRAM, SOURCES, ProgramTest, main

DICE = "4261335142"


def draw(seed, fingerprint, cells, wanted):
    """As sessions/FORMAT.md says, under Recounts."""
    cells, drawn, k = list(cells), [], 0
    while cells and len(drawn) < wanted:
        k += 1
        text = f"{seed},{fingerprint},{k}".encode()
        r = int.from_bytes(hashlib.sha256(text).digest()[:8], "big")
        if r >= 2**64 - 2**64 % len(cells):
            continue
        place = r % len(cells)
        drawn.append(cells[place])
        cells[place] = cells[-1]
        cells.pop()
    return drawn


class Audit(ProgramTest):
    def setUp(self):
        super().setUp()
        self.sample_session()
        self.tallies = {}
        for row in csv.DictReader(io.StringIO(self.succeed("rank", "t", "--format", "csv"))):
            for colour in ("green", "yellow", "red"):
                self.tallies[row["subgroup_code"], row["code"], colour] = int(row[colour])

    def fingerprint(self):
        return re.search(r"(?m)^  ((?:\w{4} ){3}\w{4})$", self.succeed("audit", "t"))[1]

    def sheet(self, *arguments):
        text = self.succeed("audit", "t", "--seed", DICE, "--format", "csv", *arguments)
        return list(csv.DictReader(io.StringIO(text)))

    def fill(self, rows, name="hand.csv", **changes):
        """Writes the sheet with what is recorded, but for the changes by place."""
        with open(self.folder / name, "w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, rows[0].keys())
            writer.writeheader()
            for place, row in enumerate(rows):
                count = self.tallies[row["subgroup_code"], row["code"], row["colour"]]
                count = changes.get(f"at_{place}", lambda recorded: recorded)(count)
                writer.writerow({**row, "count": count})
        return name

    def record(self, name, *arguments, **options):
        return self.succeed("audit", "t", "--seed", DICE, "--counts", name, *arguments, **options)

    def test_the_cells_are_those_that_anybody_draws(self):
        for wanted in 1, 10, 60, 87:
            rows = self.sheet("--cells", wanted)
            shown = {(row["subgroup_code"], row["code"], row["colour"]) for row in rows}
            self.assertEqual(len(shown), wanted)
            self.assertEqual(shown, set(draw(DICE, self.fingerprint(), self.tallies, wanted)))
            self.assertEqual([row["count"] for row in rows], [""] * wanted)

    def test_the_order_of_the_draw_is_that_of_the_journal(self):
        self.record(self.fill(self.sheet()))
        told = self.succeed("log", "t", "--kind", "recounts")
        drawn = draw(DICE, self.fingerprint(), self.tallies, 10)
        signs = {"green": "●", "yellow": "▲", "red": "■"}
        self.assertEqual(
            re.findall(r"Recount of (\S+ [●▲■])", told),
            [f"{subgroup}/{code} {signs[colour]}" for subgroup, code, colour in drawn],
        )

    def test_a_sheet_shows_no_figure(self):
        text = self.succeed("audit", "t", "--seed", DICE)
        table = text.split("──\n")[-1].split("\n\n")[0]
        self.assertEqual(len(re.findall(r"________", table)), 10)
        self.assertFalse(re.search(r"\b(recorded|total)\b", table))
        for ending in "pdf", "html", "md", "csv", "txt":
            self.succeed("audit", "t", "--seed", DICE, "-o", f"sheet.{ending}")
            self.assertGreater((self.folder / f"sheet.{ending}").stat().st_size, 100)
        self.refuse("audit", "t", "--seed", DICE, "-o", "sheet.csv", status=1, saying="sheet.csv")
        self.refuse("audit", "t", "--seed", DICE, "-o", "sheet.json", status=2, saying="not a format of a sheet")

    def test_dice_are_read_without_what_parts_them(self):
        plain = self.sheet()
        text = self.succeed("audit", "t", "--seed", "4 2-6,1 3 3 5 1 4 2", "--format", "csv")
        self.assertEqual(list(csv.DictReader(io.StringIO(text))), plain)
        for bad in "", "six", "12a", "1" * 101:
            self.refuse("audit", "t", "--seed", bad, status=2, saying="not a throw of dice")

    def test_what_agrees_is_told(self):
        told = self.record(self.fill(self.sheet()))
        self.assertIn("10 cells recounted: all as recorded", told)
        self.assertNotIn("gommette count", told)
        self.assertIn("1 recount is of the cells", self.succeed("verify", "t"))
        self.assertIn("10 cells recounted: all as recorded", self.succeed("audit", "t"))

    def test_what_differs_is_told_and_changes_nothing(self):
        rows = self.sheet()
        before = self.succeed("rank", "t", "--format", "csv")
        told = self.record(self.fill(rows, at_3=lambda count: count + 2, at_4=lambda _: ""))
        key = tuple(rows[3][name] for name in ("subgroup_code", "code", "colour"))
        self.assertIn(f"recorded {self.tallies[key]}, by hand {self.tallies[key] + 2} (+2)", told)
        self.assertIn("9 cells recounted; those that differ from the record: 1", told)
        self.assertIn("1 cell that was drawn was not counted", told)
        self.assertEqual(self.succeed("rank", "t", "--format", "csv"), before)
        command = re.search(r"gommette count FILE (\S+ \d+ \d+ \d+)", told)[1].split()
        self.succeed("count", "t", *command)
        shown = self.succeed("audit", "t", notice="gommette: the vote is still open")
        self.assertIn(f"; now {self.tallies[key] + 2}", shown)
        report = self.succeed("report", "t", "--sections", "reconciliation")
        self.assertIn("Cells counted", self.succeed("report", "t", "--format", "html"))
        self.assertIn("Recounts by hand", report)
        told = json.loads(self.succeed("report", "t", "--format", "json"))["reconciliation"]["recounts"][0]
        self.assertEqual((told["seed"], told["drawn"], told["counted"], told["otherwise"]), (DICE, 10, 9, 1))
        self.succeed("verify", "t")

    def test_chances_are_exact(self):
        told = self.record(self.fill(self.sheet()))
        chances = re.findall(r"If (\d+) of the 87 cells .*? at least ([\d.]+)%(?: \(exactly (\d+) in (\d+)\))?", told)
        self.assertEqual([int(chance[0]) for chance in chances], [1, 2, 3, 5, 10])
        for wrong, percent, over, under in chances:
            exact = 1 - Fraction(math.comb(87 - int(wrong), 10), math.comb(87, 10))
            self.assertEqual(percent, f"{exact * 1000 // 1 // 10}.{exact * 1000 // 1 % 10}")
            if over:
                self.assertEqual(Fraction(int(over), int(under)), exact)
        fewest = int(re.search(r"From (\d+) wrong cells", told)[1])
        for wrong, enough in (fewest, True), (fewest - 1, False):
            exact = 1 - Fraction(math.comb(87 - wrong, 10), math.comb(87, 10))
            self.assertEqual(exact >= Fraction(95, 100), enough)

    def test_the_same_again_changes_nothing(self):
        name = self.fill(self.sheet())
        self.record(name)
        before = self.files()
        self.assertIn("already in the journal", self.record(name))
        self.assertEqual(self.files(), before)

    def test_other_counts_and_other_dice_are_further_recounts(self):
        rows = self.sheet()
        self.record(self.fill(rows))
        told = self.record(self.fill(rows, at_0=lambda count: count + 1))
        self.assertIn("had the same cells with other counts", told)
        self.succeed("audit", "t", "--seed", DICE, notice="gommette: these dice were used")
        other = self.succeed("audit", "t", "--seed", "1111111111", "--format", "csv")
        name = self.fill(list(csv.DictReader(io.StringIO(other))), name="other.csv")
        self.succeed("audit", "t", "--seed", "1111111111", "--counts", name)
        self.assertIn("3 recounts are of the cells", self.succeed("verify", "t"))
        self.assertIn("recount", self.succeed("undo", "t"))
        self.assertEqual(len(re.findall("(?m)^No. ", self.succeed("audit", "t"))), 2)

    def test_an_undone_recount_can_be_recorded_again(self):
        name = self.fill(self.sheet())
        self.record(name)
        self.succeed("undo", "t")
        self.assertIn("10 cells recounted", self.record(name))
        self.succeed("verify", "t")

    def test_all_cells_are_drawn_where_there_are_fewer(self):
        done = self.run_program("audit", "t", "--seed", DICE, "--cells", "500", "--format", "csv")
        self.assertIn("there are 87 cells, and all are drawn", done.stderr)
        self.assertEqual(done.stdout.count("\n"), 88)
        name = self.fill(list(csv.DictReader(io.StringIO(done.stdout))))
        told = self.succeed("audit", "t", "--seed", DICE, "--cells", "87", "--counts", name)
        self.assertIn("every wrong one is seen", told)

    def test_counts_may_be_typed(self):
        rows = self.sheet("--cells", 3)
        typed = "".join(
            f"{self.tallies[row['subgroup_code'], row['code'], row['colour']]}\n" for row in rows[:2]
        )
        for given, status in (typed + "many\n\n", 0), (typed, 1):
            before = self.files()
            done = subprocess.run(
                [PROGRAM, "audit", "t", "--seed", DICE, "--cells", "3", "--type"],
                cwd=self.folder,
                env=self.environment,
                input=given,
                capture_output=True,
                text=True,
                timeout=60,
            )
            self.assertEqual(done.returncode, status, done.stderr)
            if status == 0:
                self.assertIn("“many” is not a count", done.stderr)
                self.assertIn("2 cells recounted: all as recorded", done.stdout)
            else:
                self.assertIn("ended after 2 of 3 cells: nothing was recorded", done.stderr)
                self.assertEqual(self.files(), before)

    def test_bad_counts_are_refused_by_line(self):
        rows = self.sheet()
        undrawn = next(key for key in self.tallies if key not in {
            (row["subgroup_code"], row["code"], row["colour"]) for row in rows})
        first = rows[0]
        head = "subgroup_code,code,colour,count\n"
        good = f"{first['subgroup_code']},{first['code']},{first['colour']},1\n"
        for text, saying in (
            (head + good + good, "line 3: "),
            (head + good + good, "earlier line"),
            (head + ",".join(undrawn) + ",1\n", "was not drawn"),
            (head + good.replace(",1\n", ",x\n"), "“x” is not a count"),
            (head + good.replace(",1\n", ",-1\n"), "is not a count"),
            (head + f"{first['subgroup_code']},{first['code']},blue,1\n", "not a colour"),
            (head + "9,9,green,1\n", "line 2: "),
            ("code,count\n1,1\n", "one of them is missing"),
            (head, "no cell was counted"),
        ):
            self.write("bad.csv", text)
            done = self.refuse("audit", "t", "--seed", DICE, "--counts", "bad.csv",
                               status=1 if text == head else 3, saying=saying)
            self.assertNotIn("\n\n", done)
        self.refuse("audit", "t", "--seed", DICE, "--counts", "nowhere.csv", status=1)

    def test_words_of_other_languages_are_read(self):
        row = self.sheet()[0]
        colour = {"green": "vert", "yellow": "jaune", "red": "rouge"}[row["colour"]]
        self.write("fr.csv", f"Sous-groupe;Code;Couleur;Compte\n{row['subgroup_code']};{row['code']};{colour};3\n")
        self.assertIn("1 cell recounted", self.record("fr.csv"))

    def test_options_that_do_not_go_together(self):
        self.write("c.csv", "x\n")
        for arguments in (
            ["--counts", "c.csv"],
            ["--cells", "3"],
            ["--seed", DICE, "--counts", "c.csv", "--type"],
            ["--seed", DICE, "--counts", "c.csv", "--format", "csv"],
            ["--seed", DICE, "--cells", "0"],
            ["--seed", DICE, "--format", "json"],
        ):
            self.refuse("audit", "t", *arguments, status=2)

    def test_an_open_vote_is_not_counted_again(self):
        self.succeed("start", "t")
        self.refuse("audit", "t", "--seed", DICE, status=1, saying="still open")
        self.refuse("audit", "t", status=1, saying="still open")
        self.succeed("close", "t")
        self.succeed("audit", "t", "--seed", DICE)

    def test_a_session_without_votes_has_nothing_to_count(self):
        self.succeed("new", "empty", "--title", "Empty")
        self.refuse("audit", "empty", status=1, saying="nothing has been put to the vote")
        self.refuse("audit", "empty", "--seed", DICE, status=1, saying="nothing has been put to the vote")

    def test_votes_that_changed_ask_for_another_draw(self):
        name = self.fill(self.sheet())
        fingerprint = self.fingerprint()
        self.succeed("count", "t", "2/1", "1", "1", "1")
        self.succeed("close", "t")
        self.assertNotEqual(self.fingerprint(), fingerprint)
        self.refuse("audit", "t", "--seed", DICE, "--counts", name, status=3, saying="was not drawn")

    def test_a_kept_ranking_does_not_move_the_draw(self):
        fingerprint = self.fingerprint()
        self.succeed("rank", "t", "--keep")
        self.record(self.fill(self.sheet()))
        self.assertEqual(self.fingerprint(), fingerprint)

    def test_the_page_of_the_format_agrees(self):
        self.record(self.fill(self.sheet()))
        checker = SOURCES / "tests/check_journal.py"
        done = subprocess.run([sys.executable, checker, self.folder / "t.gommette"], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)


if __name__ == "__main__":
    main(__name__)

"""Sessions compared and added up by the real program: comparing.py PROGRAM [NAME…]"""

import csv
import io
import json
import os
import stat

from journeys import Terminal
from program import DATA, SAMPLE, ProgramTest, main, rank_columns

OLD = """subgroup_code,code,title,green,yellow,red
1,1,Open more places of shelter,3,2,1
1,2,Keep the income when the office changes,2,2,2
1,3,Train the first line,0,1,0
"""
NEW = """subgroup_code,code,title,green,yellow,red
1,1,Open MORE places of the shelter,1,0,0
1,2,Zebra crossings by bicycle,5,0,0
1,9,Train the first lines,2,2,2
"""


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text)))


class Comparing(ProgramTest):
    def setUp(self):
        super().setUp()
        for name, text in ("old", OLD), ("new", NEW):
            self.write(f"{name}.csv", text)
            self.succeed("import", f"{name}.csv", name)

    def matches(self):
        return self.home / "matches.csv"

    def test_lays_ranks_side_by_side(self):
        text = self.succeed("compare", "old", "new")
        self.assertRegex(text, r"1/1 +Open MORE places of the shelter +1= +3 +↓2")
        self.assertRegex(text, r"1/9 +Train the first lines +1 *\n")
        self.assertIn("1. similar titles", text)
        self.assertIn("2. same number, other text", text)
        self.assertRegex(text, r"though the texts differ:\n\n +A 1/1 +Open more .*\n +B 1/1 +Open MORE places of the")
        self.assertIn("A, B do not say how many voters they have", text)
        for language in "en", "fr", "nl":
            for line in self.succeed("compare", "old", "new", "--lang", language).splitlines():
                self.assertLessEqual(len(line), 80, line)

    def test_tells_programs_the_same(self):
        rows = rows_of(self.succeed("compare", "old", "new", "--format", "csv", "--by", "weighted"))
        first = [row for row in rows if row["code"] == "1"]
        self.assertEqual([row["session"] for row in first], ["A", "B"])
        self.assertEqual([row["rank"] for row in first], ["1", "3"])
        self.assertEqual([row["rank_change"] for row in first], ["", "-2"])
        self.assertEqual([row["matched_by"] for row in first], ["", "reference"])
        self.assertEqual([row["share"] for row in first], ["0.461538", "0.083333"])
        told = json.loads(self.succeed("compare", "old", "new", "--format", "json"))
        self.assertEqual(len(told["items"]), 5)
        self.assertEqual([one["because"] for one in told["proposals"]], ["near-title", "reference"])

    def test_keeps_answers_in_the_library_and_never_in_a_session(self):
        before = self.files()
        text = self.succeed("compare", "old", "new", "--accept", "1", "--refuse", "2")
        self.assertIn("by confirmation: 1", text)
        self.assertNotIn("may be the same", text)
        self.assertEqual({path: hash_ for path, hash_ in self.files().items() if "matches" not in path}, before)
        self.assertEqual(stat.S_IMODE(self.matches().stat().st_mode), 0o600)
        self.assertEqual([row["decision"] for row in rows_of(self.matches().read_text())], ["same", "different"])
        self.assertRegex(text, r"(?s)Answered before.*1\. not the same\n +A 1/2.*2\. the same\n +A 1/3")
        text = self.succeed("compare", "old", "new", "--different", "A:1/3", "B:1/9")
        self.assertIn("by confirmation: 0", text)
        text = self.succeed("compare", "new", "old", "--same", "B:1/2", "A:1/2")
        self.assertIn("by confirmation: 1", text)
        text = self.succeed("compare", "old", "new", "--forget", "1-2")
        self.assertNotIn("Answered before", text)
        self.assertIn("2. same number, other text", text)
        self.assertEqual(rows_of(self.matches().read_text()), [])

    def test_all_is_never_a_guess(self):
        notice = "gommette: --accept all: identical titles are matched without asking"
        text = self.succeed("compare", "old", "new", "--accept", "all", notice=notice)
        self.assertIn("2. same number, other text", text)
        self.assertFalse(self.matches().exists())
        text = self.succeed("compare", "old", "new", "--refuse", "all")
        self.assertNotIn("may be the same", text)

    def test_answers_that_contradict_are_refused(self):
        self.succeed("compare", "old", "new", "--same", "A:1/2", "B:1/2")
        saying = "1/2 and 1/3 of session A would be the same"
        self.refuse("compare", "old", "new", "--same", "A:1/3", "B:1/2", status=2, saying=saying)
        self.refuse("compare", "old", "new", "--forget", "1", "--accept", "1", status=2, saying="do not go together")
        self.refuse("compare", "old", "new", "--forget", "2", status=2, saying="from 1 to 1")

    def test_refuses_in_one_sentence(self):
        for arguments, status, saying in (
            (["old"], 2, "usage"),
            (["old", "nothing"], 1, "nothing"),
            (["old", "new", "--format", "xml"], 2, "choose from text, csv, json"),
            (["old", "new", "--by", "magic"], 2, "is not a ranking"),
            (["old", "new", "--sort", "luck"], 2, "type rank, change or agenda"),
            (["old", "new", "--accept", "7"], 2, "from 1 to 2"),
            (["old", "new", "--accept", "1,"], 2, "from 1 to 2"),
            (["old", "new", "--accept", "2-1"], 2, "from 1 to 2"),
            (["old", "new", "--forget", "1"], 2, "no answer about these sessions is saved"),
            (["old", "new", "--same", "A:1/1", "A:1/2"], 2, "both are of session A"),
            (["old", "new", "--same", "C:1/1", "A:1/2"], 2, "name the session's letter"),
            (["old", "new", "--same", "A:1/8", "B:1/2"], 1, "no recommendation “8”"),
            (["old", "new", "--by", "majority-judgment"], 1, "old"),
            (["old", "new", "--screen", "--by", "mean"], 2, "do not go together"),
            (["old"] * 27, 2, "one argument too many"),
        ):
            done = self.run_program("compare", *arguments)
            self.assertEqual(done.returncode, status, (arguments, done.stderr))
            self.refuse("compare", *arguments, status=status, saying=saying)

    def test_refuses_a_list_of_matches_that_is_none(self):
        self.home.mkdir()
        for make in (lambda path: path.write_text("a;b\n1;2\n"), lambda path: path.mkdir(), os.mkfifo):
            make(self.matches())
            self.refuse("compare", "old", "new", status=3, saying="matches.csv")
            self.refuse("compare", "old", "new", "--accept", "all", status=3, saying="matches.csv")
            if self.matches().is_dir():
                self.matches().rmdir()
            else:
                self.matches().unlink()
        elsewhere = self.write("elsewhere.csv", "")
        self.matches().symlink_to(elsewhere)
        self.refuse("compare", "old", "new", "--accept", "1", status=3, saying="link")

    def test_is_a_section_of_the_report(self):
        text = self.succeed("report", "new", "--compare", "old", "--sections", "comparison")
        self.assertIn("This report is about session B.", text)
        self.assertRegex(text, r"1/1 +Open MORE places of the shelter +1= +3 +↓2")
        page = self.succeed("report", "new", "--compare", "old", "--format", "html")
        self.assertIn("Compared sessions", page)
        self.assertIn("↓2", self.succeed("report", "new", "--compare", "old", "--format", "md"))
        self.assertNotIn("Compared sessions", self.succeed("report", "new"))
        self.refuse("report", "new", "--compare", status=2, saying="name them after it")
        self.refuse("report", "new", "old", status=2, saying="one argument too many")
        self.refuse("report", "new", "--compare", "old", "--format", "csv", status=2, saying="--compare")


class OnTheScreen(ProgramTest):
    def setUp(self):
        super().setUp()
        for name, text in ("old", OLD), ("new", NEW):
            self.write(f"{name}.csv", text)
            self.succeed("import", f"{name}.csv", name)

    def test_answers_are_kept_and_the_next_pair_is_asked_about(self):
        for columns, rows in (40, 12), (80, 24), (120, 40):
            terminal = Terminal(self, "compare", "--screen", "old", "new", columns=columns, rows=rows)
            terminal.see("Comparison", "1 of 2", "similar t")
            terminal.press("Tab")
            terminal.see("2 of 2", "same numb")
            terminal.press("Tab")
            terminal.see("1 of 2", "similar t")
            terminal.type("=")
            terminal.see("Noted: they are the same", "1 of 1")
            terminal.type("-")
            terminal.see("Noted: they are not the same", "Nothing is left to answer")
            terminal.see_no("same numb", "yes")
            terminal.type("u")
            terminal.see("asked about again", "1 of 1")
            terminal.type("u")
            terminal.see("1 of 2")
            terminal.type("u")
            terminal.see("There is no answer given here", "1 of 2")
            self.assertEqual(rows_of((self.home / "matches.csv").read_text()), [])
            terminal.leave()
            (self.home / "matches.csv").unlink()

    def test_orders_by_change(self):
        terminal = Terminal(self, "compare", "--screen", "old", "new")
        terminal.see("by the last rank")
        terminal.type("1")
        terminal.see("by change")
        terminal.type("2")
        terminal.see("weighted")
        terminal.press("End")
        terminal.see("Zebra")

    def test_hides_what_the_room_may_not_see(self):
        self.succeed("start", "new")
        board = Terminal(self, "open", "new")
        board.see("help")
        board.type("s")
        board.see("hide")
        board.type("h")
        board.see("hidden from the room")
        terminal = Terminal(self, "compare", "--screen", "old", "new")
        terminal.see("results of session B are hidden")
        terminal.see_no("Zebra")


class SharedNumbers(ProgramTest):
    """The round table and its sequel, in which one new recommendation moved the others on by one."""

    def test_each_is_added_to_itself(self):
        rows = rows_of(SAMPLE.read_text(encoding="utf-8"))
        shifted = [{**rows[0], "title": "Une toute nouvelle idée venue cette année"}]
        for row in rows:
            moves_on = row["subgroup_code"] == "1"
            shifted.append({**row, "code": str(int(row["code"]) + 1)} if moves_on else row)
        text = io.StringIO()
        table = csv.DictWriter(text, rows[0])
        table.writeheader()
        table.writerows(shifted)
        self.write("sequel.csv", text.getvalue())
        self.succeed("import", SAMPLE, "tr")
        self.succeed("import", "sequel.csv", "next")
        summed = rows_of(self.succeed("total", "tr", "next", "--format", "csv"))
        found = {row["title"]: [row[colour] for colour in ("green", "yellow", "red")] for row in summed}
        self.assertEqual(found["Financer des postes de préparation à la sortie"], ["24", "6", "2"])
        for row in rows:
            if row["green"]:
                expected = [str(2 * int(row[colour])) for colour in ("green", "yellow", "red")]
                self.assertEqual(found[row["title"]], expected, row["title"])

    def test_opposites_are_never_summed(self):
        head = "code,title,green,yellow,red\n"
        self.write("a.csv", head + "3,Renforcer les équipes mobiles de rue,2,2,2\n")
        self.write("b.csv", head + "3,Supprimer les équipes mobiles de rue,9,0,0\n")
        for name in "ab":
            self.succeed("import", f"{name}.csv", name)
        rows = rows_of(self.succeed("total", "a", "b", "--format", "csv"))
        self.assertEqual([row["cumulative"] for row in rows], ["6", "9"])
        self.assertIn("may be the same and is not added", self.succeed("total", "a", "b").replace("\n", " "))
        self.succeed("compare", "a", "b", "--accept", "1")
        text = self.succeed("total", "a", "b")
        for words in "Renforcer", "Supprimer", "opposite":
            self.assertIn(words, text)
        row, = rows_of(self.succeed("total", "a", "b", "--format", "csv"))
        self.assertEqual(row["other_titles"], "B: Supprimer les équipes mobiles de rue")
        report = self.succeed("report", "b", "--compare", "a", "--sections", "comparison")
        self.assertIn("Renforcer", report)


class AddingUp(ProgramTest):
    def orsay(self):
        months = "01", "06", "12"
        for month in months:
            self.succeed("import", DATA / f"orsay-2007-{month}.agenda.csv", f"o{month}")
            self.succeed("import", DATA / f"orsay-2007-{month}.ballots.csv", f"o{month}")
        return [rows_of((DATA / f"orsay-2007-{month}.expected.csv").read_text()) for month in months]

    @staticmethod
    def ranked(sums):
        """Rows of a ranking of {code: [green, yellow, red]} over one unnamed subgroup"""
        scores = {code: (sum(dots), 3 * dots[0] + 2 * dots[1] + dots[2]) for code, dots in sums.items()}
        rows = []
        for code, dots in sums.items():
            ranks = [1 + sum(other[n] > scores[code][n] for other in scores.values()) for n in (0, 1)]
            total, weighted = scores[code]
            rows.append([*dots, total, ranks[0], ranks[0], weighted, ranks[1], ranks[1]])
        return [["", code, *map(str, row)] for code, row in zip(sums, rows)]

    def test_orsay_adds_up_to_the_sums_of_its_expected_files(self):
        expected = self.orsay()
        sums = {}
        for table in expected:
            for row in table:
                dots = sums.setdefault(row["code"], [0, 0, 0])
                for n, colour in enumerate(("green", "yellow", "red")):
                    dots[n] += int(row[colour])
        text = self.succeed("total", "o01", "o06", "o12", "--format", "csv")
        self.assertEqual(rank_columns(text), self.ranked(sums))
        rows = rows_of(text)
        self.assertEqual({row["sessions_voted"] for row in rows}, {"3"})
        for letter, table in zip("abc", expected):
            for row, own in zip(rows, table):
                for column in "green", "yellow", "red", "cumulative_rank", "weighted_rank":
                    self.assertEqual(row[f"{letter}_{column}"], own[column], (letter, own["code"]))
        of_sessions = [[row[f"{letter}_weighted_rank"] for row in rows] for letter in "abc"]
        self.assertEqual(len({tuple(ranks) for ranks in of_sessions}), 3)
        self.succeed("total", "o01", "o06", "o12", "-o", "sum")
        self.assertEqual(self.ranks("sum"), self.ranked(sums))

    def test_keeps_the_sums_as_a_session_that_names_its_sources(self):
        for name, text in ("old", OLD), ("new", NEW):
            self.write(f"{name}.csv", text)
            self.succeed("import", f"{name}.csv", name, "--title", f"The {name} one")
        done = self.run_program("total", "old", "new", "-o", "sum", "--title", "Both")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("2 of B is called 2-B here", done.stderr)
        self.assertIn("New session “Both” in sum.gommette: 5 recommendations of 2 sessions", done.stdout)
        print_of = {name: self.succeed("verify", name).split("Fingerprint: ")[1].splitlines()[0] for name in ("old", "new")}
        log, report = self.succeed("log", "sum"), self.succeed("report", "sum", "--sections", "title")
        for name, fingerprint in print_of.items():
            self.assertIn(f"“The {name} one” added up", log)
            self.assertIn(fingerprint, log)
            self.assertRegex(report, rf"The {name} one: up to its no. \d+, fingerprint {fingerprint}")
        self.succeed("verify", "sum")
        self.assertEqual(stat.S_IMODE((self.folder / "sum.gommette").stat().st_mode), 0o600)
        text = self.succeed("total", "old", "new")
        self.assertRegex(text, r"1/1 +Open more places of sh… +4 +2 +1 +7 +1")
        self.assertIn("2/2", text)
        told = json.loads(self.succeed("total", "old", "new", "--format", "json"))
        self.assertEqual([one["sessions_voted"] for one in told["items"]], [2, 1, 1, 1, 1])

    def test_what_breaks_a_rule_of_a_session_is_said(self):
        for name in "ballots-above-voters", "rules-below-ballots":
            self.write(f"{name}.gommette", (DATA / f"old_rules/old-{name}.gommette").read_bytes())
        for command in "total", "compare":
            told = " ".join(self.succeed(command, "ballots-above-voters", "rules-below-ballots").split())
            said = "A – against its voting rules: ballots 1, 2, 3, 4: 4 people voted, but there are 2 voters. No reason"
            self.assertIn(said, told)
            self.assertIn("B – against its voting rules: ballot 1: more dots than a voter has (2)", told)

    def test_refuses_in_one_sentence(self):
        self.write("old.csv", OLD)
        self.succeed("import", "old.csv", "old")
        self.succeed("import", "old.csv", "other")
        (self.folder / "copy.gommette").write_bytes((self.folder / "old.gommette").read_bytes())
        self.refuse("total", "old", "copy", status=3, saying="copies of one session")
        self.refuse("total", "old", "old", "-o", "sum", status=3, saying="copies of one session")
        self.refuse("total", "old", "other", "-o", "old", status=1, saying="old.gommette")
        self.refuse("total", "old", "other", "--title", "x", status=2, saying="--title goes with -o")
        self.refuse("total", "old", "other", "-o", "s", "--format", "csv", status=2, saying="do not go together")
        self.refuse("total", "old", "other", "--by", "mean", status=2, saying="cumulative and weighted")
        text = self.succeed("total", "old", "other")
        self.assertIn("The votes of “old.csv” were imported into both A and B", text)


if __name__ == "__main__":
    main(__name__)

"""Rankings that are kept, the ranking rule, and that looking writes nothing: kept_rankings.py PROGRAM [NAME…]"""

import re

import tries
from program import ProgramTest, main

ANOTHER_RULE = "the ranking rule went from cumulative (weights: 3 · 2 · 1) to weighted (weights: 5 · 2 · 1)"


def words(text):
    """The text in one line, with plain blanks"""
    return " ".join(text.split())


class Kept(ProgramTest):
    def setUp(self):
        super().setUp()
        self.sample_session()
        self.succeed("start", "t")

    def test_the_last_closing_keeps_one(self):
        self.assertIn("No ranking is saved yet", self.succeed("rankings", "t"))
        self.assertNotIn("is saved", self.succeed("close", "t", "1"))
        self.assertRegex(self.succeed("close", "t"), r"Ranking 1 is saved: no\. \d+")
        told = words(self.succeed("rankings", "t"))
        self.assertRegex(told, r"^1 no\. \d+, \S+ \S+, as the vote closed cumulative \(weights: 3 · 2 · 1\), over")
        self.assertIn("no vote changed since", told)
        self.assertIn("1 saved ranking matches", self.succeed("verify", "t"))
        self.assertIn("Ranking saved as the vote closes: cumulative", self.succeed("log", "t"))

    def test_a_closing_that_is_undone_is_named_and_leaves_it(self):
        for subgroup in "1", "2", "4", "T":
            self.succeed("close", "t", subgroup)
        self.assertIn("“closing subgroup T”", self.succeed("undo", "t"))
        self.assertIn("as the vote closed", self.succeed("rankings", "t"))

    def test_one_is_kept_when_asked(self):
        told = self.succeed("rank", "t", "--keep", "--by", "mean", "--weights", "4,2,1", "--within-subgroups")
        self.assertRegex(told, r"^Ranking 1 is saved: no\. \d+\n\n")
        self.assertIn("mean weight (weights: 4 · 2 · 1), within subgroups", words(self.succeed("rankings", "t")))
        table = self.succeed("rank", "t", "--keep", "--format", "csv", notice="gommette: ranking 2 is saved: no. ")
        self.assertEqual(table, self.succeed("rank", "t", "--format", "csv"))

    def test_one_of_another_method_has_no_margins(self):
        self.succeed("rank", "t", "--keep", "--by", "median")
        for option in ("--margins",), ("--explain", "4/2"), ("--pair", "4/2", "1/1"):
            self.refuse("rank", "t", "--kept", "1", *option, status=2, saying="saved ranking 1, which is by median")
        self.succeed("rank", "t", "--keep", "--by", "weighted")
        self.assertIn("margin", self.succeed("rank", "t", "--kept", "2", "--margins"))

    def test_one_is_shown_again_as_it_was(self):
        self.succeed("close", "t")
        before = self.succeed("rank", "t", "--format", "csv")
        again = self.succeed("rank", "t", "--kept", "1", "--format", "csv")
        self.assertEqual(again, before)
        self.succeed("reopen", "t", "1")
        self.succeed("vote", "t", "1/1", "green", "9")
        self.succeed("vote", "t", "1/2", "red")
        notice = "gommette: saved ranking 1: 2 events changed votes since: the ranks now differ\n"
        self.assertEqual(self.succeed("rank", "t", "--kept", "1", "--format", "csv", notice=notice), before)
        text = self.succeed("rank", "t", "--kept", "1")
        self.assertIn("as the vote closed;\n2 events changed votes since: the ranks now differ\n", text)
        self.assertIn("2 events changed votes since", self.succeed("rankings", "t"))
        self.succeed("rank", "t", "--kept", "1", "--explain", "4/2")
        self.succeed("undo", "t")
        self.succeed("undo", "t")
        self.assertIn("4 events changed votes since: the ranks are the same", self.succeed("rankings", "t"))

    def test_what_is_no_kept_ranking_is_refused(self):
        self.refuse("rank", "t", "--kept", "1", status=1, saying="no saved ranking 1")
        for bad in "0", "x", "", "-1", "99999999999":
            self.refuse("rank", "t", "--kept", bad, status=2, saying="not the number of a saved ranking")
        self.refuse("rank", "t", "--kept", "1", "--by", "mean", status=2, saying="do not go together")
        self.refuse("rank", "t", "--kept", "1", "--keep", status=2, saying="do not go together")
        self.refuse("rank", "t", "--keep", "--floor", "3", "--by", "mean", status=2, saying="do not go together")
        self.refuse("rank", "t", "--keep", "--by", "normalised", status=1, saying="number of voters")

    def test_nothing_is_kept_of_nothing(self):
        self.succeed("new", "empty")
        self.refuse("rank", "empty", "--keep", status=1, saying="nothing has been put to the vote yet")


class Rule(ProgramTest):
    AGENDA = "subgroup_code,code,title\nA,1,Un\nA,2,Deux\n"

    def setUp(self):
        super().setUp()
        self.succeed("import", self.write("a.csv", self.AGENDA), "t")

    def test_it_is_named_before_the_first_dot(self):
        self.assertIn("No other rule was chosen", self.succeed("rule", "t"))
        told = words(self.succeed("rule", "t", "--by", "weighted", "--weights", "5,2,1"))
        self.assertIn("Ranking rule: weighted (weights: 5 · 2 · 1)", told)
        self.assertRegex(told, r"No\. \d+, before the vote was opened: " + re.escape(ANOTHER_RULE))
        self.assertRegex(self.succeed("log", "t"), r"ranks by weighted dots: .* \(before the vote was opened\)")
        self.succeed("vote", "t", "A/1", "green")
        self.assertNotIn("the ranking rule went", self.succeed("rank", "t"))

    def test_it_changes_only_with_a_reason(self):
        self.succeed("vote", "t", "A/1", "green")
        for reason in [], ["--reason", ""], ["--reason", " "]:
            self.refuse("rule", "t", "--by", "weighted", *reason, status=1, saying="say why")
        self.succeed("rule", "t", "--by", "cumulative")
        self.succeed("rule", "t", "--by", "weighted", "--weights", "5,2,1", "--reason", "as asked")
        for command in "rule", "rank":
            told = words(self.succeed(command, "t"))
            self.assertRegex(
                told,
                r"No\. \d+, after the vote was opened, before results were shown: "
                + re.escape(f"{ANOTHER_RULE}. Reason: “as asked”"),
            )
        self.assertIn("(after the vote was opened, before results were shown)", self.succeed("log", "t"))
        self.assertNotIn("as asked", self.succeed("rank", "t", "--format", "csv"))
        self.assertNotIn("as asked", self.succeed("rank", "t", "--explain", "A/1"))

    def test_what_is_no_rule_is_refused(self):
        self.refuse("rule", "t", "--by", "mean", status=2, saying="not a session's rule")
        self.refuse("rule", "t", "--weights", "1,2,3", status=2, saying="--weights")
        self.refuse("rule", "t", "--reason", "why not", status=2, saying="give the new rule")

    def test_a_kept_ranking_knows_the_changes_of_then_alone(self):
        self.succeed("vote", "t", "A/1", "green")
        self.succeed("rank", "t", "--keep")
        self.succeed("rule", "t", "--by", "weighted", "--reason", "as asked")
        self.assertIn("as asked", self.succeed("rank", "t"))
        self.assertNotIn("as asked", self.succeed("rank", "t", "--kept", "1"))


class Looking(ProgramTest):
    # What each command does to a session: looks, with these arguments too, or records.
    LOOKING = {
        "list": [["."], [".", "--by", "year", "--search", "logement"], [".", "--format", "json"]],
        "show": [[]],
        "sheets": [[]],
        "rule": [[]],
        "rank": [
            [],
            ["--by", "mean"],
            ["--within-subgroups", "--weights", "1,1,1"],
            ["--intervals", "--format", "csv"],
            ["--margins", "--format", "json"],
            ["--top", "3"],
            ["--explain", "4/2"],
            ["--pair", "4/2", "1/4"],
            ["--kept", "1"],
        ],
        "rankings": [[]],
        "report": [[], ["--format", "html"], ["--format", "json"], ["--top", "3", "--pages"]],
        "compare": [["t"], ["t", "--format", "csv"], ["t", "--format", "json", "--by", "mean"]],
        "log": [[], ["--kind", "counts", "--from", "3", "--format", "json"]],
        "replay": [[], ["--at", "5"], ["--format", "csv"], ["--at", "5", "--format", "json"]],
        "verify": [[]],
    }
    PRINTING = ["print"]  # looks too, and keeps a file where there is no printer
    RECORDING = (
        "new import open board demo start close reopen vote count undo redo revert audit recover total merge"
    ).split()
    HANDLING = "rename copy archive delete".split()

    def commands(self):
        section = self.succeed("--help").split("\nCommands:\n")[1].split("\n\n")[0]
        return re.findall(r"(?m)^  (\S+)", section)

    def test_each_command_is_told_to_look_or_to_record(self):
        self.assertEqual(sorted(self.commands()), sorted([*self.LOOKING, *self.PRINTING, *self.RECORDING, *self.HANDLING]))

    def test_looking_writes_nothing(self):
        self.sample_session()
        self.succeed("start", "t")
        self.succeed("close", "t")
        before, names, dice = self.files(), sorted(path.name for path in self.folder.iterdir()), tries.dice(self)
        for command, ways in self.LOOKING.items():
            for way in ways:
                for language in tries.some(dice, 1, ("en", "fr", "nl")):
                    arguments = way if command == "list" else ["t", *way]
                    done = self.run_program(command, *arguments, "--lang", language)
                    self.assertEqual(done.returncode, 0, (command, way, done.stderr))
                    self.assertEqual(self.files(), before, (command, way))
                    self.assertEqual(sorted(path.name for path in self.folder.iterdir()), names)


if __name__ == "__main__":
    main(__name__)

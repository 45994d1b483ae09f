"""Dates: typed in any usual form, kept in one, shown in the reader's language."""

import csv
import io
import json

import tries
from program import ProgramTest, main

COUNTS = "code;title;green;yellow;red\n1;Ouvrir;3;1;0\n2;Fermer;1;0;2\n"


class Dates(ProgramTest):
    def acts(self, session):
        return {event["act"] for event in json.loads(self.succeed("log", session, "--format", "json"))}

    def said(self, session):
        """The one row of a list of this session alone"""
        self.environment["GOMMETTE_HOME"] = str(self.folder)
        return next(
            row
            for row in csv.DictReader(io.StringIO(self.succeed("list", "--format", "csv")))
            if row["file"].endswith(f"/{session}.gommette")
        )

    def test_each_usual_form_is_the_same_day_in_each_language(self):
        forms = "06/06/2023", "6/6/23", "6.6.2023", "mardi 6 juin 2023", "DI 6 JUNI 2023", "June 6, 2023", "2023-06-06"
        dice = tries.dice(self)
        for language, words in ("en", "6 June 2023"), ("fr", "6 juin 2023"), ("nl", "6 juni 2023"):
            for number, typed in enumerate(tries.some(dice, 3, forms)):
                name = f"{language}{number}"
                printed = self.succeed("--lang", language, "new", f"./{name}", "--date", typed)
                self.assertIn(words, printed)
                self.assertIn(words, self.succeed("--lang", language, "show", f"./{name}"))
                self.assertIn(words, self.succeed("--lang", language, "log", f"./{name}"))
                self.assertEqual(self.said(name)["date"], "2023-06-06")

    def test_the_first_of_a_month_and_a_month(self):
        self.succeed("new", "a", "--date", "1 juin 2023")
        self.succeed("new", "b", "--date", "juin 2023")
        self.assertIn("1er juin 2023", self.succeed("--lang", "fr", "show", "a"))
        self.assertIn("· juin 2023", self.succeed("--lang", "fr", "show", "b"))

    def test_what_is_no_date_is_refused_wherever_one_is_typed(self):
        self.write("counts.csv", COUNTS)
        (self.folder / "tables").mkdir()
        self.write("tables/counts.csv", COUNTS)
        for typed, why in (
            ("31/02/2023", "February 2023 has no day 31"),
            ("06/13/2023", "write the day first, as in 13/06/2023"),
            ("lundi 6 juin 2023", "6 June 2023 is a Tuesday"),
            ("6 juin", "write the year too"),
            ("demain", "is not a date"),
        ):
            for command in (
                ("new", "a"),
                ("import", "counts.csv", "a"),
                ("import", "--check", "counts.csv", "a"),
                ("import", "tables", "made"),
            ):
                self.assertIn("--date: ", self.refuse(*command, "--date", typed, status=3, saying=why))
        said = self.run_program("--lang", "fr", "new", "a", "--date", "lundi 6/6/23").stderr
        self.assertIn("le 6 juin 2023 est un mardi", said)

    def test_an_import_says_date_place_theme_and_voters_in_its_one_act(self):
        self.write("counts.csv", COUNTS)
        printed = self.succeed(
            "import", "counts.csv", "a", "--date", "03/04/2023", "--place", "Uccle", "--theme", "Logement", "--voters", "7"
        )
        for text in "3 April 2023", "Uccle", "Logement", "Number of voters: 7":
            self.assertIn(text, printed)
        log = json.loads(self.succeed("log", "a", "--format", "json"))
        imported = next(event for event in log if event["kind"] == "file imported")
        kinds = [event["kind"] for event in log if event["act"] == imported["act"]]
        self.assertEqual(kinds.count("session described"), 3)
        self.assertEqual(kinds.count("voting rule set"), 1)
        self.assertEqual(kinds[0], "file imported")

    def test_an_import_into_a_session_names_it_in_the_same_act_which_one_undo_takes_back(self):
        self.succeed("new", "a", "--title", "Avant", "--date", "1/1/2023")
        before = self.acts("a")
        self.write("counts.csv", COUNTS)
        self.succeed("import", "counts.csv", "a", "--title", "Après", "--date", "6 juin 2023", "--voters", "9")
        self.assertEqual(len(self.acts("a") - before), 1)
        self.assertIn("Après · 6 June 2023", self.succeed("show", "a"))
        self.succeed("undo", "a")
        self.assertIn("Avant · 1 January 2023", self.succeed("show", "a"))

    def test_a_folder_gives_each_session_what_is_said(self):
        folder = self.folder / "tables"
        folder.mkdir()
        (folder / "nord.csv").write_text(COUNTS)
        (folder / "sud.csv").write_text(COUNTS.replace("Ouvrir", "Garder"))
        self.succeed("import", folder, self.home, "--date", "6/6/23", "--place", "Uccle", "--theme", "Eau", "--voters", "8")
        rows = list(csv.DictReader(io.StringIO(self.succeed("list", "--format", "csv"))))
        self.assertEqual(len(rows), 2)
        for row in rows:
            said = [row[name] for name in ("date", "day", "place", "theme", "voters")]
            self.assertEqual(said, ["2023-06-06", "2023-06-06", "Uccle", "Eau", "8"])
        self.refuse("import", folder, self.home, "--title", "Une", status=2, saying="--title is for one file")

    def test_fewer_voters_than_ballots_take_a_reason_as_in_any_act(self):
        self.write("ballots.csv", "voter;code;colour\n1;a;green\n2;a;red\n3;a;green\n")
        self.refuse("import", "ballots.csv", "a", "--voters", "2", status=1, saying="give a reason")
        self.succeed("import", "ballots.csv", "a", "--voters", "2", "--reason", "deux se sont trompés")
        self.assertIn("deux se sont trompés", self.succeed("log", "a"))

    def test_an_option_about_what_a_file_has_not_is_refused(self):
        self.write("counts.csv", COUNTS)
        self.refuse("import", "counts.csv", "a", "--same-voters", "yes", status=2, saying="is about ballots")
        self.refuse("import", "counts.csv", "a", "--voters", "many", status=2, saying="--voters")

    def test_the_same_file_again_still_takes_what_is_said(self):
        self.write("counts.csv", COUNTS)
        self.succeed("import", "counts.csv", "a")
        self.assertIn("6 June 2023", self.succeed("import", "counts.csv", "a", "--date", "6/6/23"))
        self.assertIn("6 June 2023", self.succeed("show", "a"))
        self.assertIn("brought nothing new", self.succeed("import", "counts.csv", "a", "--place", "Uccle"))
        before = self.files()
        self.succeed("import", "counts.csv", "a", "--date", "mardi 6 juin 2023")
        self.assertEqual(self.files(), before)

    def test_list_show_report_and_their_data_agree_on_the_day(self):
        """Without a date of its own a session is of the room's day at its first vote, a day ahead of UTC's here"""
        self.home.mkdir()
        self.environment["TZ"] = "<+14>-14"
        self.write("agenda.csv", "code;title\n1;Ouvrir\n")
        self.succeed("import", "agenda.csv", self.home / "a", "--title", "Atelier")
        self.succeed("vote", self.home / "a", "1", "green")
        dated = {"noted": ("--date", "6/6/23"), "titled": ("--title", "Atelier du 6 juin 2023"), "begun": ()}
        for name, options in dated.items():
            self.succeed("new", self.home / name, *options)
        voted = json.loads(self.succeed("log", self.home / "a", "--kind", "dots", "--format", "json"))[0]["time"][:10]
        days = {"a": voted, "noted": "2023-06-06", "titled": "2023-06-06", "begun": voted}
        self.environment["TZ"] = "<-10>10"
        rows = {row["file"]: row for row in csv.DictReader(io.StringIO(self.succeed("list", "--format", "csv")))}
        objects = {one["file"]: one for one in json.loads(self.succeed("list", "--format", "json"))}
        listed = self.succeed("--lang", "fr", "list")
        for name, day in days.items():
            path = str(self.home / f"{name}.gommette")
            self.assertEqual((rows[path]["day"], objects[path]["day"]), (day, day), name)
            report = json.loads(self.succeed("report", path, "--format", "json"))
            self.assertEqual(report["session"]["day"], day, name)
            words = self.in_french(day)
            self.assertIn(words, self.succeed("--lang", "fr", "show", path).splitlines()[0], name)
            self.assertIn(words, self.succeed("--lang", "fr", "report", path, "--format", "text"), name)
            self.assertIn(words, listed)
        self.assertIn(f"commencée le {self.in_french(voted)}", self.succeed("--lang", "fr", "show", self.home / "begun"))

    def in_french(self, day):
        months = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
        year, month, of_month = map(int, day.split("-"))
        return f"{'1er' if of_month == 1 else of_month} {months[month - 1]} {year}"


if __name__ == "__main__":
    main(__name__)

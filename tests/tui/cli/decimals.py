"""Decimals as people write them: decimals.py PROGRAM [NAME…]"""

import csv
import io
import json
import re

from program import ProgramTest, main

VOTES = """subgroup_code,subgroup_title,code,title,green,yellow,red
1,Logement,1,Accueil,3,2,1
1,Logement,2,Médiation,4,1,0
1,Logement,10,Financement,1,3,1
"""
HALF = "--weights", "3;2,5;0,5"
FOR_PEOPLE = (
    ("rank", "d", *HALF),
    ("rank", "d", *HALF, "--intervals", "--margins"),
    ("rank", "d", "--by", "mean"),
    ("rank", "d", "--by", "green-share"),
    ("rank", "d", "--by", "normalised"),
    ("rank", "d", *HALF, "--explain", "1/1"),
    ("rank", "d", *HALF, "--pair", "1/1", "1/10"),
    ("compare", "d", "e", "--by", "weighted", *HALF),
    ("total", "d", "e", *HALF),
    ("report", "d", "--format", "text"),
    ("report", "d", "--format", "md"),
)
POINT = re.compile(r"(?<![\d.:])\d+\.\d+(?![\d.])")
COMMA = re.compile(r"\d,\d")


class Decimals(ProgramTest):
    def setUp(self):
        super().setUp()
        for name, voters in ("d", 7), ("e", 9):
            self.succeed("import", self.write(f"{name}.csv", VOTES), name, "--voters", voters)

    def test_have_a_comma_where_the_language_has_one(self):
        for language in "fr", "nl":
            for command in FOR_PEOPLE:
                told = self.succeed(*command, "--lang", language)
                self.assertEqual(POINT.findall(told), [], (language, command))
                if command[0] in ("rank", "total"):
                    self.assertRegex(told, COMMA, (language, command))

    def test_have_a_point_in_english(self):
        self.assertIn("▲ 2.5  ■ 0.5", self.succeed("rank", "d", *HALF, "--lang", "en"))

    def test_have_a_point_in_files_whatever_the_language(self):
        asked = "rank", "d", *HALF, "--by", "mean", "--lang", "fr"
        rows = csv.DictReader(io.StringIO(self.succeed(*asked, "--format", "csv", notice="gommette: SIMULATION")))
        self.assertEqual([row["weighted"] for row in rows], ["14.5", "14.5", "11"])
        found = json.loads(self.succeed(*asked, "--format", "json", notice="gommette: SIMULATION"))
        self.assertEqual(found["weights"], {"green": 3, "yellow": 2.5, "red": 0.5})

    def test_are_read_with_either_sign(self):
        told = self.succeed("rank", "d", *HALF)
        for weights in "3/2,5/0,5", "3 · 2,5 · 0,5", "3,2.5,0.5", "● 3 ▲ 2,5 ■ 0,5":
            self.assertEqual(self.succeed("rank", "d", "--weights", weights), told)


class Order(ProgramTest):
    def test_of_codes_is_natural(self):
        ballots = "voter,subgroup_code,code,colour\n1,10,1,green\n1,2,10,green\n1,2,2,red\n1,2,1.10,red\n1,2,1.9,red\n"
        self.succeed("import", self.write("b.csv", ballots), "b")
        shown = self.succeed("show", "b")
        self.assertEqual(re.findall(r"(?m)^(\S+/\S+)", shown), ["2/1.9", "2/1.10", "2/2", "2/10", "10/1"])


if __name__ == "__main__":
    main(__name__)

"""What was withdrawn says so, and is in no sum: withdrawn.py PROGRAM [NAME…]"""

import csv
import io
import json

from program import ProgramTest, main


def table(text):
    return list(csv.DictReader(io.StringIO(text)))


class Withdrawn(ProgramTest):
    """Five dots on what was withdrawn later are told, and in no sum"""

    SAID = "Withdrawn: 1/2 (5). 5 dots given to what was withdrawn are in no ranking and no total."

    def setUp(self):
        super().setUp()
        rows = "1,Logement,1,Accueil,3,2,1", "1,Logement,2,Règle,4,1,0", "2,Santé,1,Médiateur,2,2,2"
        votes = "\n".join(("subgroup_code,subgroup_title,code,title,green,yellow,red", *rows, ""))
        self.succeed("import", self.write("votes.csv", votes), "t")
        self.succeed("import", self.write("other.csv", votes + "3,Travail,1,Formation,1,0,0\n"), "u")
        gone = "subgroup_code,code,title,status\n1,2,Règle,withdrawn\n"
        self.succeed("import", self.write("gone.csv", gone), "t")

    def told(self, *arguments):
        return " ".join(self.succeed(*arguments).split())

    def test_where_figures_are_told(self):
        self.assertIn(f"1/2 (withdrawn) Règle 4 1 0 5 2 · Santé 2/1 Médiateur 2 2 2 6 {self.SAID}", self.told("show", "t"))
        self.assertTrue(self.told("rank", "t").endswith(self.SAID))
        self.assertIn(self.SAID, self.told("report", "t", "--sections", "rankings"))
        for command in "compare", "total":
            self.assertIn(f"A – {self.SAID}", self.told(command, "t", "u"))

    def test_sums_leave_them_out(self):
        text = self.told("report", "t", "--sections", "recap")
        self.assertIn("withdrawn; no reason was given", text)
        self.assertIn("subtotal 3 2 1 6 5 dots of what was withdrawn are in no total", text)
        self.assertIn("total of all 5 4 3 12", text)
        self.assertIn("voters not given, 12 dots, 2 recommendations", self.told("compare", "t", "u"))

    def test_programs_are_told(self):
        found = json.loads(self.succeed("rank", "t", "--format", "json"))
        self.assertEqual([row["code"] for row in found["recommendations"]], ["1", "1"])
        gone = {"subgroup_code": "1", "code": "2", "title": "Règle", "green": 4, "yellow": 1, "red": 0}
        self.assertEqual(found["withdrawn"], [{**gone, "cumulative": 5, "reason": ""}])
        rows = table(self.succeed("report", "t", "--format", "csv"))
        self.assertEqual([row["status"] for row in rows], ["votable", "withdrawn", "votable"])
        found = json.loads(self.succeed("report", "t", "--format", "json"))
        self.assertEqual(found["votes"]["cumulative"], 12)


if __name__ == "__main__":
    main(__name__)

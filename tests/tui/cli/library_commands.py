"""Listing sessions and handling their files: library_commands.py PROGRAM [NAME…]"""

import csv
import io
import json
import os
import shutil
import sqlite3
import subprocess

from program import PROGRAM, SAMPLE, ProgramTest, main

COUNTS = "code,title,green,yellow,red\n1,Un toit,3,2,1\n2,Un lit,4,0,1\n"


class Library(ProgramTest):
    def setUp(self):
        super().setUp()
        self.home.mkdir()
        self.succeed("import", SAMPLE, self.home / "june")
        self.succeed("new", self.home / "santé", "--title", "Santé à l'école", "--date", "7 déc. 2022", "--place", "Uccle")
        self.succeed("new", self.home / "été", "--title", "Ateliers", "--date", "août 2022", "--place", "Ixelles")

    def rows(self, *arguments):
        return list(csv.DictReader(io.StringIO(self.succeed("list", "--format", "csv", *arguments))))

    def names(self, *arguments):
        return [row["file"].split("/")[-1].removesuffix(".gommette") for row in self.rows(*arguments)]

    def type(self, word, *arguments):
        return subprocess.run(
            [PROGRAM, *map(str, arguments)], cwd=self.folder, env=self.environment_for(*arguments), input=word, capture_output=True, text=True
        )


class Lists(Library):
    def test_each_session_is_told_whole(self):
        printed = self.succeed("list")
        for text in (
            "Table ronde 2023-06-06 · 6 June 2023\n    from a table · 5 subgroups · 31 recommendations · 273 dots\n",
            "    1 4/2  Confier à un service public",
            "    2= 1/4  ",
            "    2= T/1  ",
            "Santé à l'école · 7 December 2022 · Uccle\n    prepared · 0 subgroups",
            "no. 69 · ",
            str(self.home / "june.gommette"),
        ):
            self.assertIn(text, printed)
        for line in printed.splitlines():
            self.assertLessEqual(len(line), 110, line)

    def test_order_groups_and_search(self):
        self.assertEqual(self.names(), ["june", "santé", "été"])
        self.assertEqual(self.names("--sort", "title"), ["été", "santé", "june"])
        self.assertEqual(self.names("--sort", "dots"), ["june", "santé", "été"])
        self.assertEqual(self.names("--by", "place", "--sort", "file"), ["été", "santé", "june"])
        self.assertEqual(self.names("--search", "SANTE ecole"), ["santé"])
        for typed in "7 décembre 2022", "december 2022", "7/12/2022", "07/12/2022", "2022-12-07":
            self.assertEqual(self.names("--search", typed), ["santé"])
        self.assertEqual(self.names("--search", "médiation étrangers"), ["june"])
        self.assertEqual(self.names("--search", "rien de tel"), [])
        grouped = self.succeed("list", "--by", "year")
        self.assertLess(grouped.index("\n2022\n"), grouped.index("Santé"))
        self.assertTrue(grouped.startswith("2023\n\n"), grouped)
        self.assertIn("without a place", self.succeed("list", "--by", "place"))
        self.assertIn("has these words", self.succeed("list", "--search", "rien de tel"))

    def test_csv_and_json_say_the_same(self):
        objects = json.loads(self.succeed("list", "--format", "json"))
        for row, told in zip(self.rows(), objects, strict=True):
            for column in "file", "state", "title", "date", "place", "theme":
                self.assertEqual(row[column], told[column])
            for column in "day", "subgroups", "recommendations", "voters", "dots", "events", "fingerprint", "session_id":
                self.assertEqual(row[column], "" if told[column] is None else str(told[column]))
            for n, place in enumerate(told["first"], 1):
                for name in "rank", "subgroup_code", "code", "title":
                    self.assertEqual(row[f"{name}_{n}"], str(place[name]))
        self.assertEqual([place["code"] for place in objects[0]["first"]], ["2", "4", "1"])

    def test_what_the_room_may_not_know_is_not_listed(self):
        self.succeed("new", self.home / "live", "--title", "Cet après-midi")
        self.write("agenda.csv", "code,title\n1,Un toit\n")
        self.succeed("import", "agenda.csv", self.home / "live")
        self.succeed("vote", self.home / "live", "1", "green", "3")
        [told] = [one for one in json.loads(self.succeed("list", "--format", "json")) if "live" in one["file"]]
        self.assertEqual((told["state"], told["dots"], told["first"]), ("open", None, None))
        printed = self.succeed("list", "--search", "après-midi")
        self.assertIn("results hidden", printed)
        self.assertNotIn("Un toit", printed)

    def test_an_altered_session_is_told(self):
        path = self.home / "june.gommette"
        with sqlite3.connect(path) as file:
            triggers = file.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
            for name, _ in triggers:
                file.execute(f"DROP TRIGGER {name}")
            file.execute("UPDATE journal SET event = CAST(event || x'00' AS BLOB) WHERE seq = 20")
            for _, sql in triggers:
                file.execute(sql)
        file.close()
        done = self.run_program("list")
        self.assertEqual((done.returncode, done.stderr.count("\n")), (3, 1), done.stderr)
        self.assertIn("ALTERED", done.stdout)
        self.assertIn("event 20 is not as recorded", done.stdout)
        self.assertIn("Ateliers", done.stdout)
        [row] = [row for row in csv.DictReader(io.StringIO(self.run_program("list", "--format", "csv").stdout)) if "june" in row["file"]]
        self.assertEqual((row["state"], row["dots"], row["rank_1"]), ("altered", "", ""))

    def test_what_is_no_order_is_refused(self):
        self.refuse("list", "--by", "colour", status=2, saying="“colour”")
        self.refuse("list", "--sort", "size", status=2, saying="“size”")
        self.refuse("list", "--format", "xml", status=2, saying="“xml”")
        self.refuse("list", "--search", b"\xff".decode("utf-8", "surrogateescape"), status=2, saying="UTF-8")

    def test_without_a_place_for_the_catalogue_it_is_the_same(self):
        printed = self.succeed("list")
        shutil.rmtree(self.cache)
        self.cache.write_text("in its way")
        self.addCleanup(self.cache.unlink)
        self.assertEqual(self.succeed("list"), printed)

    def test_progress_is_told_on_a_terminal_only(self):
        for n in range(40):
            shutil.copy(self.home / "june.gommette", self.home / f"copy{n}.gommette")
        master, slave = os.openpty()
        done = subprocess.run([PROGRAM, "list"], cwd=self.folder, env=self.environment, stdout=subprocess.PIPE, stderr=slave)
        os.close(slave)
        told = os.read(master, 65536).decode()
        os.close(master)
        self.assertEqual(done.returncode, 0)
        self.assertIn("Reading sessions: 16 of 43", told)
        self.assertTrue(told.endswith("\r"), told)


class Files(Library):
    def test_archive_and_back(self):
        self.assertIn("archive/june.gommette", self.succeed("archive", self.home / "june"))
        self.assertEqual(self.names(), ["santé", "été"])
        self.assertEqual(self.names("--archived"), ["june", "santé", "été"])
        self.assertEqual(self.rows("--archived")[0]["archived"], "yes")
        self.refuse("archive", self.home / "archive/june", status=1, saying="already")
        self.succeed("archive", "--back", self.home / "archive/june")
        self.assertEqual(self.names(), ["june", "santé", "été"])
        self.refuse("archive", "--back", self.home / "june", status=1, saying="not in the archive")

    def test_rename_title_and_file(self):
        self.assertIn("“Un été”", self.succeed("rename", self.home / "été", " Un e\u0301te\u0301 "))
        self.assertIn("Un été", self.succeed("show", self.home / "été"))
        self.assertIn("Title of the session", self.succeed("undo", self.home / "été") + self.succeed("log", self.home / "été"))
        self.assertIn("autre.gommette", self.succeed("rename", self.home / "été", "Zinnia", "--file", "autre"))
        self.assertEqual(self.names("--search", "zinnia"), ["autre"])
        self.refuse("rename", self.home / "autre", "--file", "june", status=1, saying="that name is taken")
        self.refuse("rename", self.home / "autre", status=2, saying="--file")
        self.refuse("rename", self.home / "autre", " ", status=2, saying="empty")
        self.refuse("rename", self.home / "none", "x", status=1, saying="none")

    def test_copy_is_whole_and_verified(self):
        stick = self.folder / "stick"
        stick.mkdir()
        printed = self.succeed("copy", self.home / "june", stick)
        self.assertIn("verified", printed)
        self.assertEqual((stick / "june.gommette").read_bytes(), (self.home / "june.gommette").read_bytes())
        self.assertIn(printed.split(" · ")[1].strip(), self.succeed("verify", stick / "june"))
        self.refuse("copy", self.home / "june", stick, status=1, saying="that name is taken")
        self.succeed("copy", self.home / "june", stick / "other")
        self.assertEqual(sorted(path.name for path in stick.iterdir()), ["june.gommette", "other.gommette"])
        self.refuse("copy", self.home / "june", self.folder / "nowhere/x", status=1, saying="no such folder")

    def test_delete_asks_for_a_word_and_fills_the_trash(self):
        self.environment["XDG_DATA_HOME"] = str(self.folder / "data")
        path = self.home / "été.gommette"
        content = path.read_bytes()
        for word in "", "yes\n", "no\n":
            done = self.type(word, "delete", path)
            self.assertEqual((done.returncode, path.exists()), (1, True), done.stderr)
            self.assertIn("Ateliers", done.stdout)
        done = self.type("Supprimer\n", "delete", path, "--lang", "fr")
        self.assertEqual((done.returncode, path.exists()), (0, False), done.stderr)
        trash = self.folder / "data/Trash"
        self.assertEqual((trash / "files/été.gommette").read_bytes(), content)
        info = (trash / "info/été.gommette.trashinfo").read_text().splitlines()
        self.assertEqual(info[:2], ["[Trash Info]", f"Path={self.home}/%C3%A9t%C3%A9.gommette"])
        self.refuse("delete", path, status=1, saying="no such file")

    def test_a_file_that_is_no_session_is_not_deleted(self):
        self.write("notes.txt", "mine")
        done = self.type("delete\n", "delete", "notes.txt")
        self.assertEqual(done.returncode, 3)
        self.assertTrue((self.folder / "notes.txt").exists())


class Tables(Library):
    def tables(self, **tables):
        folder = self.folder / "tables"
        folder.mkdir(exist_ok=True)
        for name, text in tables.items():
            (folder / f"{name.replace('_', '-')}.csv").write_text(text)
        return folder

    def test_a_folder_imports_at_once(self):
        folder = self.tables(atelier_2019_05_04=COUNTS, copy=COUNTS)
        printed = self.succeed("import", folder)
        self.assertIn("atelier-2019-05-04.csv: imported into ", printed)
        self.assertIn("copy.csv: imported before", printed)
        self.assertIn("1 session created in ", printed)
        [row] = [row for row in self.rows() if row["title"] == "Atelier 2019-05-04"]
        self.assertEqual((row["state"], row["day"], row["dots"]), ("from-table", "2019-05-04", "11"))
        self.assertIn("0 sessions created", self.succeed("import", folder))

    def test_one_that_fails_is_named_and_the_others_go_on(self):
        folder = self.tables(a="code,title,green,yellow,red\n1,x,1,,1\n", b="code,title\n1,x\n", c=COUNTS)
        done = self.run_program("import", folder, self.folder / "new")
        self.assertEqual(done.returncode, 3)
        self.assertIn("a.csv line 2", done.stderr)
        self.assertIn("“b.csv” is not a table of counts", done.stderr)
        self.assertIn("2 tables of this folder could not be imported", done.stderr)
        self.assertEqual([path.name for path in (self.folder / "new").iterdir()], ["c.gommette"])

    def test_what_cannot_be_is_refused(self):
        folder = self.tables(c=COUNTS)
        self.refuse("import", folder, "--title", "x", status=2, saying="--title")
        self.refuse("import", folder, self.home / "june.gommette", status=1, saying="not a folder")
        self.refuse("import", SAMPLE, status=2, saying="which session")
        (folder / "c.csv").unlink()
        self.refuse("import", folder, status=3, saying="no CSV file")


if __name__ == "__main__":
    main(__name__)

"""What every command does for somebody who types it right: command_line.py PROGRAM [NAME…]"""

import csv
import io
import json
import os
import re
import signal
import subprocess

import tries
from program import DATA, EXPECTED, PROGRAM, SAMPLE, SOURCES, ProgramTest, main, outside_data, rank_columns

COMMANDS = (
    "new import open board demo list show sheets rule start close reopen vote count undo redo revert rank rankings log "
    "report print replay compare total verify audit recover merge rename copy archive delete"
).split()


class Help(ProgramTest):
    def usages(self):
        """(usage, help) of each command; what is too long goes on in the column of the help."""
        text = self.succeed("--help")
        section = text.split("\nCommands:\n")[1].split("\n\n")[0]
        for entry in re.split(r"\n  (?=\S)", "\n" + section)[1:]:
            usage, *help_lines = re.split(r"\s{2,}", entry)
            yield usage, " ".join(help_lines)

    def test_names_every_command(self):
        self.assertEqual([usage.split()[0] for usage, _ in self.usages()], COMMANDS)

    def test_of_a_command_is_that_of_the_list(self):
        for usage, help_line in self.usages():
            text = self.succeed(usage.split()[0], "--help")
            self.assertEqual(text.splitlines()[0], help_line)
            self.assertIn(f"Usage: gommette {usage}", text)

    def test_fits_80_columns(self):
        dice = tries.dice(self)
        for arguments in [["--help"]] + [[command, "--help"] for command in COMMANDS]:
            for language in tries.some(dice, 1, ("en", "fr", "nl")):
                for line in self.succeed(*arguments, "--lang", language).splitlines():
                    self.assertLessEqual(len(line), 80, line)

    def test_version_is_the_project_s(self):
        version = re.search(r"version: '([^']+)'", (SOURCES / "meson.build").read_text())[1]
        self.assertEqual(self.succeed("--version"), f"gommette {version}\n")


class Sessions(ProgramTest):
    def test_new_makes_a_session_for_its_owner_alone(self):
        printed = self.succeed("new", "a", "--title", "Un été", "--date", "mardi 6 juin 2023", "--place", "Ixelles")
        self.assertIn("“Un été”", printed)
        self.assertEqual((self.folder / "a.gommette").stat().st_mode & 0o777, 0o600)
        shown = self.succeed("show", "a")
        for text in "Un été", "6 June 2023", "Ixelles":
            self.assertIn(text, shown)

    def test_new_from_another_has_its_agenda_and_no_votes(self):
        self.succeed("import", str(SAMPLE), "a")
        self.succeed("new", "b", "--from", "a", "--title", "Encore")
        shown = self.succeed("show", "b")
        self.assertIn("Encore", shown)
        sheets = [self.succeed("sheets", name).split("\f")[-1] for name in ("a", "b")]
        self.assertEqual(*sheets)
        rows = json.loads(self.succeed("rank", "b", "--format", "json"))["recommendations"]
        self.assertEqual(rows, [])

    def test_sheets_are_a_page_for_each_recommendation_and_count_sheet(self):
        self.succeed("import", str(SAMPLE), "a")
        pages = self.succeed("sheets", "a").split("\f")
        rows = json.loads(self.succeed("rank", "a", "--format", "json"))["recommendations"]
        subgroups = {row["subgroup"] if "subgroup" in row else row["subgroup_code"] for row in rows}
        self.assertEqual(len(pages), len(rows) + len(subgroups))
        for page in pages:
            self.assertLessEqual(page.count("\n"), 58)
            for line in page.splitlines():
                self.assertLessEqual(len(line), 76, line)
        self.assertEqual(sum(page.count("____   ____   ____") for page in pages), len(rows))

    def test_new_without_title_takes_the_file_s_name(self):
        self.assertIn("“Mon atelier”", self.succeed("new", "mon-atelier.gommette"))

    def test_a_blank_title_is_none(self):
        for blank in "", "  ":
            name = f"mon-atelier{len(blank)}"
            self.assertIn(f"“Mon atelier{len(blank)}”", self.succeed("new", name, "--title", blank))
            printed = self.succeed("import", SAMPLE, f"{name}-i", "--title", blank)
            self.assertNotIn("“”", printed)

    def test_new_never_replaces(self):
        self.succeed("new", "a")
        self.refuse("new", "a", status=1, saying="a.gommette")
        self.refuse("new", "a.gommette", status=1)

    def test_new_text_is_brought_into_one_form(self):
        self.succeed("new", "a", "--title", "  e\u0301te\u0301 ")
        self.assertIn("\u00e9t\u00e9", self.succeed("show", "a"))

    def test_list_names_the_sessions(self):
        self.home.mkdir()
        self.succeed("new", self.home / "b", "--title", "Deuxième", "--date", "2023")
        self.succeed("new", self.home / "a", "--title", "Première")
        printed = self.succeed("list")
        self.assertLess(printed.index("Première"), printed.index("Deuxième · 2023"))  # the latest first
        self.assertIn(str(self.home / "a.gommette"), printed)
        self.assertEqual(self.succeed("list", self.home), printed)

    def test_list_shows_the_others_beside_a_bad_file(self):
        self.home.mkdir()
        self.succeed("new", self.home / "b", "--title", "Bonne")
        (self.home / "a.gommette").write_bytes(b"not a session")
        done = self.run_program("list")
        self.assertEqual(done.returncode, 3)
        self.assertIn("Bonne", done.stdout)
        self.assertIn("a.gommette: this is not a gommette session", done.stdout)
        self.assertEqual(done.stderr.count("\n"), 1, done.stderr)

    def test_list_of_nothing_says_how_to_begin(self):
        self.assertIn("gommette demo", self.succeed("list"))

    def test_demo_is_made_once_and_kept(self):
        done = self.run_program("demo")
        self.assertEqual((done.returncode, done.stderr.count("\n")), (1, 1), done.stderr)
        session = self.home / "demonstration.gommette"
        self.assertIn(str(session), done.stdout)
        self.assertEqual(self.ranks(session), rank_columns(EXPECTED.read_text()))
        self.succeed("vote", session, "1/1", "green")
        before = self.files()
        self.assertEqual(self.run_program("demo").returncode, 1)
        self.assertEqual(self.files(), before)

    def test_demo_twice_at_once_is_one(self):
        started = [self.start_program("demo") for _ in range(4)]
        told = [process.communicate(timeout=60) for process in started]
        for out, err in told:
            self.assertIn("demonstration.gommette", out, err)
        self.assertEqual(sum("A new" in out for out, _ in told), 1, told)
        self.assertEqual([path.name for path in self.home.iterdir()], ["demonstration.gommette"])


class June2023(ProgramTest):
    def test_ranks_as_expected(self):
        self.assertEqual(self.ranks(self.sample_session()), rank_columns(EXPECTED.read_text()))

    def test_agenda_says_what_was_not_voted_on(self):
        self.sample_session()
        shown = self.succeed("show", "t")
        self.assertRegex(shown, r"(?m)^.*3.*not held")
        self.assertRegex(shown, r"(?m)^.*\b0\b.*not for the vote")

    def test_dots_by_hand_rank_the_same(self):
        with SAMPLE.open(encoding="utf-8", newline="") as sample:
            rows = list(csv.DictReader(sample))
        statuses = {"T/0": "not for the vote"}
        agenda = io.StringIO()
        kept = ["subgroup_code", "subgroup_title", "subgroup_status", "code", "parent", "title", "status"]
        writer = csv.DictWriter(agenda, kept, extrasaction="ignore")
        writer.writeheader()
        for row in rows:
            row["reference"] = f"{row['subgroup_code']}/{row['code']}"
            writer.writerow(row | {"status": statuses.get(row["reference"], "")})
        self.succeed("import", self.write("agenda.csv", agenda.getvalue()), "t", "--title", "À la main")
        dots = 0
        for row in rows:
            for colour in ("green", "yellow", "red"):
                if row[colour].strip("0"):
                    self.succeed("vote", "t", row["reference"], colour, row[colour])
                    dots += int(row[colour])
        self.assertEqual(dots, 273)
        expected = rank_columns(EXPECTED.read_text())
        self.assertEqual(self.ranks("t"), expected)

    def test_rank_json_holds_the_same(self):
        self.sample_session()
        told = json.loads(self.succeed("rank", "t", "--format", "json"))
        rows = [
            [str(row[column]) for column in ("subgroup_code", "code", "green", "cumulative_rank")]
            for row in told["recommendations"]
        ]
        expected = rank_columns(EXPECTED.read_text())
        self.assertEqual(rows, [[row[0], row[1], row[2], row[6]] for row in expected])

    def test_rank_text_shows_ties(self):
        self.sample_session()
        text = self.succeed("rank", "t", "--by", "cumulative")
        self.assertRegex(text, r"\b2=")
        first = next(line for line in text.splitlines() if re.search(r"\b\d+/\d", line))
        self.assertIn("4/2", first)
        for line in text.splitlines():
            self.assertLessEqual(len(line), 80, line)

    def test_rank_within_subgroups_keeps_them_together(self):
        self.sample_session()
        text = self.succeed("rank", "t", "--within-subgroups", "--by", "weighted")
        subgroups = re.findall(r"(?m)^.*?\b([124T])/\d", text)
        self.assertEqual("".join(dict.fromkeys(subgroups)), "124T")
        self.assertEqual(subgroups, sorted(subgroups, key="124T".index))

    def test_other_weights_are_a_simulation(self):
        self.sample_session()
        done = self.run_program("rank", "t", "--format", "csv", "--weights", "1,1,1")
        self.assertEqual(done.returncode, 0)
        self.assertIn("SIMULATION", done.stderr)
        for row in rank_columns(done.stdout):
            self.assertEqual(row[5], row[8])
        self.succeed("rank", "t", "--weights", "3,2,1")

    def test_half_points_are_exact(self):
        self.sample_session()
        done = self.run_program("rank", "t", "--format", "csv", "--weights", "1,0.5,0.1")
        row = rank_columns(done.stdout)[0]
        self.assertEqual(row[2:5] + row[8:9], ["3", "5", "1", "5.6"])

    def test_the_same_file_again_changes_nothing(self):
        self.sample_session()
        events = self.succeed("log", "t")
        self.succeed("import", SAMPLE, "t")
        self.assertEqual(self.succeed("log", "t"), events)

    def test_a_check_records_nothing(self):
        printed = self.succeed("import", SAMPLE, "t", "--check")
        self.assertIn("nothing is recorded", printed)
        self.assertEqual(self.files(), {})
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_a_failed_import_leaves_no_file(self):
        self.refuse("import", self.write("bad.csv", "code,title\n1,\"half"), "t", status=3, saying="bad.csv")


class Votes(ProgramTest):
    def test_colours_in_three_languages(self):
        self.sample_session()
        for words, colour in (("green g V vert Groen", 2), ("yellow y J jaune geel e", 3), ("RED r rouge rood", 4)):
            for word in words.split():
                before = int(self.ranks("t")[0][colour])
                self.succeed("vote", "t", "1/1", word, "2")
                self.assertEqual(int(self.ranks("t")[0][colour]), before + 2)

    def test_one_dot_where_no_number_is_given(self):
        self.sample_session()
        self.assertIn("4 green", self.succeed("vote", "t", "1/1", "green"))

    def test_a_negative_number_takes_back(self):
        self.sample_session()
        self.assertIn("0 green", self.succeed("vote", "t", "1/1", "green", "-3"))
        self.refuse("vote", "t", "1/1", "green", "-1", status=1)

    def test_the_first_dot_opens_a_subgroup(self):
        self.succeed("import", self.write("a.csv", "subgroup_code,code,title\nA,1,Un\nB,1,Deux\n"), "t")
        self.assertIn("“A”", self.succeed("vote", "t", "A/1", "red"))
        self.assertEqual([row[0] for row in self.ranks("t")], ["A"])

    def test_where_there_are_no_subgroups_none_is_named(self):
        self.succeed("import", self.write("a.csv", "code,title\n1,Un\n"), "t")
        self.assertIn("The vote is now open", self.succeed("vote", "t", "1", "red"))
        self.assertIn("[unnamed] is opened", self.succeed("log", "t"))

    def test_undo_and_redo_say_what_they_took(self):
        session = self.sample_session()
        before = self.ranks(session)
        self.succeed("vote", "t", "1/1", "green", "3")
        voted = self.ranks(session)
        self.assertIn("1/1", self.succeed("undo", "t"))
        self.assertEqual(self.ranks(session), before)
        self.assertIn("1/1", self.succeed("redo", "t"))
        self.assertEqual(self.ranks(session), voted)
        self.refuse("redo", "t", status=1)

    def test_undo_of_one_subgroup_leaves_the_others(self):
        session = self.sample_session()
        self.succeed("vote", "t", "1/1", "green")
        self.succeed("vote", "t", "2/1", "red")
        self.assertIn("1/1", self.succeed("undo", "t", "1"))
        ranks = {tuple(row[:2]): row[2:5] for row in self.ranks(session)}
        self.assertEqual((ranks["1", "1"], ranks["2", "1"]), (["3", "5", "1"], ["3", "5", "2"]))
        self.succeed("redo", "t", "1")

    def test_log_tells_every_event(self):
        self.sample_session()
        self.succeed("vote", "t", "1/1", "green")
        self.succeed("undo", "t")
        lines = self.succeed("log", "t").splitlines()
        self.assertEqual([int(line.split()[0]) for line in lines], list(range(1, len(lines) + 1)))
        self.assertTrue(any("reverted" in line for line in lines))

    def test_verify_proves_and_finds(self):
        session = self.sample_session()
        self.assertRegex(self.succeed("verify", "t"), r"Fingerprint: (\w{4} ){3}\w{4}\n")
        content = session.read_bytes()
        title = "Créer et capter".encode()
        self.assertIn(title, content)
        session.write_bytes(content.replace(title, title.replace(b"capter", b"capteR")))
        self.refuse("verify", "t", status=3)


class OtherVotes(ProgramTest):
    def rank_ballots(self, folder, vote):
        for part in "agenda", "ballots":
            self.succeed("import", folder / f"{vote}.{part}.csv", vote)
        self.assertEqual(
            self.ranks(vote), rank_columns((folder / f"{vote}.expected.csv").read_text(encoding="utf-8"))
        )

    def test_toulouse(self):
        self.rank_ballots(outside_data(self), "toulouse-2019")

    def test_orsay(self):
        for station in "01", "06", "12":
            self.rank_ballots(DATA, f"orsay-2007-{station}")

    def test_december_2022_in_both_encodings(self):
        shown = []
        for name in "ateliers-2022-12-07.agenda.csv", "ateliers-2022-12-07.agenda.cp1252.csv":
            self.run_program("import", DATA / name, f"{name}.gommette", "--title", "Ateliers")
            shown.append(self.succeed("show", name))
        self.assertEqual(*shown)
        self.assertIn("Intégration socioprofessionnelle", shown[0])


class Printing(ProgramTest):
    def test_a_full_disk_is_noticed(self):
        self.sample_session()
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = self.run_program("show", "t", stdout=full)
        self.assertEqual((done.returncode, done.stderr.count("\n")), (1, 1))

    def test_what_was_recorded_is_said_to_be(self):
        self.sample_session()
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = self.run_program("vote", "t", "1/1", "green", stdout=full)
        self.assertEqual((done.returncode, done.stderr.count("\n")), (1, 1))
        self.assertIn("is recorded", done.stderr)
        self.assertIn("1/1", self.succeed("undo", "t"))

    def test_a_closed_pipe_ends_it_silently(self):
        self.sample_session()
        reading, writing = os.pipe()
        os.close(reading)
        done = self.run_program("log", "t", stdout=writing)
        os.close(writing)
        self.assertEqual((done.returncode, done.stderr), (-signal.SIGPIPE, ""))

    def test_a_closed_output_is_noticed_and_harms_no_file(self):
        self.sample_session()
        before = self.ranks("t")
        done = self.run_program("show", "t", stdout=None, preexec_fn=lambda: os.close(1))
        self.assertEqual(done.returncode, 1)
        self.assertEqual(self.ranks("t"), before)
        self.succeed("verify", "t")


class Readme(ProgramTest):
    def test_commands_work(self):
        text = (SOURCES / "README.md").read_text(encoding="utf-8")
        commands = re.findall(r"(?m)^gommette [^\n#]+", text)
        self.assertGreater(len(commands), 3)
        (self.folder / "sessions").symlink_to(SOURCES / "sessions")
        environment = self.environment | {"PATH": f"{PROGRAM.parent}:{os.environ['PATH']}"}
        for command in commands:
            done = subprocess.run(
                command, shell=True, cwd=self.folder, env=environment, capture_output=True, text=True
            )
            self.assertEqual((done.returncode, done.stderr), (0, ""), command)

    def test_names_every_command(self):
        text = (SOURCES / "README.md").read_text(encoding="utf-8")
        named = re.findall(r"(?m)^\| `gommette ?(\w*)", text)
        self.assertEqual(sorted(filter(None, named)), sorted(COMMANDS))


if __name__ == "__main__":
    main("__main__")

"""What is refused is refused in one sentence, with a status that says why, and every file stays as it was:
bad_input.py PROGRAM [NAME…]"""

import functools
import signal
import socket
import sqlite3
import subprocess
import time

from program import PROGRAM, SAMPLE, ProgramTest, main

FAILED, USAGE, BAD_DATA = 1, 2, 3
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89"
COUNTS = "code,title,green,yellow,red\n"


class Usage(ProgramTest):
    def test_unknown_command(self):
        self.refuse("raank", "t", status=USAGE, saying="“gommette rank”")
        self.refuse("frobnicate", status=USAGE, saying="“frobnicate”")
        self.refuse("", status=USAGE)

    def test_unknown_option(self):
        self.refuse("--frob", status=USAGE, saying="“--frob”")
        self.refuse("rank", "t", "--frob", status=USAGE, saying="“--frob”")
        self.refuse("--lang", status=USAGE, saying="--lang")
        for language in "xx", "english", "de_BE.UTF-8", "\x1b[2J":
            self.refuse("list", "--lang", language, status=USAGE, saying="type en|fr|nl")

    def test_missing_and_superfluous_arguments(self):
        for command in "new import open show vote undo redo rank log verify".split():
            self.refuse(command, status=USAGE, saying=f"gommette {command} ")
        self.refuse("show", "a", "b", status=USAGE, saying="“b”")
        self.refuse("show", "", status=USAGE)

    def test_a_negative_number_names_no_file(self):
        self.refuse("import", SAMPLE, "-1", status=USAGE, saying="“-1”")
        self.refuse("new", "-1", status=USAGE, saying="“-1”")

    def test_values_of_options(self):
        self.sample_session()
        self.refuse("rank", "t", "--by", "beauty", status=USAGE, saying="“beauty”")
        self.refuse("rank", "t", "--format", "pdf", status=USAGE, saying="“pdf”")
        for weights in "1,2,3", "0,0,0", "3,2", "3,2,1,0", "a,b,c", "3,2,-1", "1001,1,1", "3,2,1.2345", "":
            self.refuse("rank", "t", "--weights", weights, status=USAGE, saying="--weights")

    def test_hostile_arguments_are_shown_safely(self):
        for text in "\x1b[2Jx", "a\u202eb", "x\ny", "tab\tx":
            self.refuse(text, status=USAGE)
            self.refuse("show", text, status=FAILED)
        for text in "\x1b[2Jx", "a\u202eb", "x\ny":
            self.refuse("new", "n", "--title", text, status=BAD_DATA, saying="--title: ")

    def test_a_hostile_name_of_a_file_stays_within_its_sentence(self):
        self.sample_session()
        said = self.succeed("copy", "t", "x\ny\x1b[31m").splitlines()
        self.assertIn("Copied to x<U+000A>y<U+001B>[31m.gommette and verified there", said)


class Votes(ProgramTest):
    def setUp(self):
        super().setUp()
        self.sample_session()

    def test_unknown_reference(self):
        for reference in "9/1", "1/99", "x", "", "1/", "/", "1/1/1", "\x1b/1":
            self.assertGreater(self.run_program("vote", "t", reference, "green").returncode, 0, reference)
        self.refuse("vote", "t", "9/1", "green", status=FAILED, saying="9")

    def test_unknown_colour(self):
        self.refuse("vote", "t", "1/1", "vertt", status=USAGE, saying="“vertt”")
        self.refuse("vote", "t", "1/1", "", status=USAGE)

    def test_numbers(self):
        for dots in "0", "x", "1.5", "1e3", "", "99999999999999999999", "-99999999999", "3 4":
            self.refuse("vote", "t", "1/1", "green", dots, status=USAGE)

    def test_a_count_below_zero(self):
        self.refuse("vote", "t", "1/1", "green", "-4", status=FAILED, saying="“1”")

    def test_a_count_above_the_limit(self):
        self.refuse("vote", "t", "1/1", "green", "2147483648", status=FAILED)

    def test_what_takes_no_dots(self):
        self.refuse("vote", "t", "2/5", "green", status=FAILED, saying="“5”")
        self.refuse("vote", "t", "T/0", "green", status=FAILED, saying="“0”")

    def test_unknown_subgroup(self):
        self.refuse("undo", "t", "9", status=FAILED, saying="“9”")
        self.refuse("redo", "t", "\x1b", status=BAD_DATA)


class SessionFiles(ProgramTest):
    READERS = ("show", "rank", "log", "verify", "undo", "redo", "open")

    def refuse_everywhere(self, name, status):
        for command in self.READERS:
            with self.subTest(command):
                if command == "open":
                    self.assertGreater(self.run_program("open", name).returncode, 0)
                else:
                    self.refuse(command, name, status=status, saying=name)
        self.refuse("vote", name, "1/1", "green", status=status, saying=name)

    def test_missing_file(self):
        self.refuse_everywhere("nowhere", FAILED)
        self.refuse("list", "nowhere", status=FAILED, saying="“nowhere”")

    def test_a_directory(self):
        (self.folder / "folder").mkdir()
        self.refuse_everywhere("folder", BAD_DATA)
        self.refuse("import", SAMPLE, "folder/none/t", status=FAILED)

    def test_a_name_that_ends_in_a_folder(self):
        (self.folder / "folder").mkdir()
        for name in "folder/", ".", "..", "folder/..":
            self.refuse("new", name, status=BAD_DATA, saying="this is a folder")
            self.refuse("import", SAMPLE, name, status=BAD_DATA, saying="this is a folder")

    def test_a_socket(self):
        with socket.socket(socket.AF_UNIX) as plug:
            plug.bind(str(self.folder / "plug.gommette"))
            self.refuse_everywhere("plug", BAD_DATA)

    def test_a_png(self):
        self.write("picture.gommette", PNG * 100)
        self.refuse_everywhere("picture", BAD_DATA)
        self.refuse("import", SAMPLE, "picture", status=BAD_DATA, saying="picture")

    def test_an_empty_file(self):
        self.write("empty.gommette", "")
        self.refuse_everywhere("empty", BAD_DATA)

    def test_a_foreign_database(self):
        with sqlite3.connect(self.folder / "foreign.gommette") as database:
            database.execute("CREATE TABLE journal (seq INTEGER PRIMARY KEY, hash BLOB)")
        database.close()
        self.refuse_everywhere("foreign", BAD_DATA)
        self.refuse("import", SAMPLE, "foreign", status=BAD_DATA)

    def change(self, name, *statements):
        self.sample_session(f"{name}.gommette")
        database = sqlite3.connect(self.folder / f"{name}.gommette", isolation_level=None)
        for statement in statements:
            database.execute(statement)
        database.close()

    def test_a_newer_version(self):
        self.change("newer", "PRAGMA user_version = 99")
        self.refuse_everywhere("newer", BAD_DATA)

    def test_another_schema(self):
        self.change("changed", "CREATE TABLE extra (x)")
        self.refuse("vote", "changed", "1/1", "green", status=BAD_DATA, saying="changed")

    def test_a_truncated_file(self):
        session = self.sample_session("cut.gommette")
        session.write_bytes(session.read_bytes()[:9000])
        self.refuse("show", "cut", status=BAD_DATA, saying="cut")

    def test_a_link(self):
        self.sample_session()
        (self.folder / "link.gommette").symlink_to(self.folder / "t.gommette")
        before = self.files()
        self.run_program("vote", "link", "1/1", "green", "-9")
        self.assertEqual(self.files(), before)


class Interruptions(ProgramTest):
    def test_a_long_import_leaves_nothing(self):
        rows = (f"{voter},{item},green\n" for voter in range(1, 5001) for item in range(1, 41))
        path = self.write("big.csv", "voter,code,colour\n" + "".join(rows))
        for number in signal.SIGINT, signal.SIGTERM, signal.SIGHUP:
            program = subprocess.Popen(
                [PROGRAM, "import", path, "k"],
                cwd=self.folder,
                env=self.environment,
                stdout=subprocess.DEVNULL,
                preexec_fn=functools.partial(signal.signal, number, signal.SIG_DFL),
            )
            while program.poll() is None and not list(self.folder.glob(".k.gommette.*")):
                time.sleep(0.001)
            program.send_signal(number)
            self.assertEqual(program.wait(60), -number)
            self.assertEqual(list(self.folder.iterdir()), [path])


class CsvFiles(ProgramTest):
    def refuse_csv(self, content, status=BAD_DATA, saying="bad.csv"):
        """Into a new session, and into one with something in it"""
        path = self.write("bad.csv", content)
        self.refuse("import", path, "fresh", status=status, saying=saying)
        if not (self.folder / "t.gommette").exists():
            self.sample_session()
        return self.refuse("import", path, "t", status=status, saying=saying)

    def test_missing_file_and_directory(self):
        self.refuse("import", "nowhere.csv", "t", status=FAILED, saying="nowhere.csv")
        (self.folder / "folder.csv").mkdir()
        self.refuse("import", "folder.csv", "t", status=BAD_DATA, saying="folder.csv")

    def test_a_png(self):
        self.refuse_csv(PNG * 10)

    def test_a_disk_image(self):
        path = self.write("zeros.csv", "")
        with path.open("r+b") as file:
            file.truncate(1 << 40)
        done = self.run_program("import", path, "fresh")
        path.unlink()
        self.assertEqual(done.returncode, BAD_DATA, done.stderr)
        self.assertIn("zeros.csv", done.stderr)

    def test_nothing(self):
        self.refuse_csv("")

    def test_an_unclosed_quote(self):
        self.refuse_csv(COUNTS + '1,"half a title,1,2,3\n2,Other,1,2,3\n')

    def test_an_unknown_colour(self):
        ballots = "voter,subgroup_code,code,colour\n1,1,1,green\n1,1,2,vertt\n"
        self.assertIn("line 3", self.refuse_csv(ballots, saying="“vertt”"))

    def test_counts_that_are_none(self):
        for cell in "-1", "1.5", "x", "2147483649", "99999999999999999999":
            with self.subTest(cell):
                self.assertIn("line 2", self.refuse_csv(COUNTS + f"1,Title,{cell},0,0\n"))

    def test_a_count_left_empty(self):
        self.refuse_csv(COUNTS + "1,Title,1,,2\n", saying="0")

    def test_texts_over_the_limits(self):
        self.refuse_csv(COUNTS + f"1,{'x' * 1001},1,2,3\n")
        self.refuse_csv(COUNTS + f"{'1' * 33},Title,1,2,3\n")
        self.refuse("new", "n", "--title", "x" * 1001, status=BAD_DATA, saying="--title: ")

    def test_texts_that_nobody_sees(self):
        for text in "a\u202eb", "a\x1b[31mb", "a\u200bb":
            self.refuse_csv(COUNTS + f"1,{text},1,2,3\n")

    def test_the_same_code_twice(self):
        self.refuse_csv(COUNTS + "1,One,1,2,3\n1,Two,1,2,3\n")

    def test_columns_that_mean_nothing(self):
        self.refuse_csv("name,age\nAn,3\n")

    def test_a_wrong_sum(self):
        self.refuse_csv("code,title,green,yellow,red,cumulative\n1,One,1,2,3,7\n", saying="7")


if __name__ == "__main__":
    main("__main__")

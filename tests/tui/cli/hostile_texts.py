"""Texts that hold escapes, through every command and format into a pipe: hostile_texts.py PROGRAM [NAME…]

The session of tests/data is a valid chain made by hand: its texts hold ESC, OSC 52, C1 and signs of direction."""

import json
import re
import shutil
import sqlite3

from program import SOURCES, ProgramTest, main

HOSTILE = SOURCES / "tests/data/escapes-in-texts.gommette"
# C0 but line ends and tabs, DEL, C1, and what steers the direction of writing.
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
# Of a film: where the pen goes, how it writes, cleared once.
OWN_ESCAPES = re.compile(r"\x1b\[(\d+;\d+H|[\d;]*m|2J|\?25l)")
NAME = "\x1b]52;c;aGk=\x07\x1b[2J\u202e\x7f\u0085\r"

READING = [
    ("show",),
    ("log",),
    ("log", "--format", "csv"),
    ("log", "--format", "json"),
    ("rank",),
    ("rank", "--format", "csv"),
    ("rank", "--format", "json"),
    ("rule",),
    ("rankings",),
    ("sheets",),
    ("verify",),
    *(("report", "--format", name) for name in ("text", "md", "html", "csv", "json")),
    ("replay", "--at", "#20"),
    ("replay", "--at", "#20", "--format", "csv"),
    ("replay", "--at", "#20", "--format", "json"),
]


class HostileTexts(ProgramTest):
    def setUp(self):
        super().setUp()
        shutil.copy(HOSTILE, self.folder / "h.gommette")
        (self.folder / "h.gommette").chmod(0o600)

    def assert_clean(self, text, where):
        found = STEERING.search(text.replace("\n\f", "\n"))
        self.assertIsNone(found, (where, found and text[max(0, found.start() - 40) : found.end() + 10]))

    def output(self, *arguments):
        done = self.run_program(*arguments)
        self.assert_clean(done.stdout, arguments)
        self.assert_clean(done.stderr, arguments)
        return done

    def test_no_command_lets_them_through(self):
        for command, *options in READING:
            done = self.output(command, "h", *options)
            self.assertTrue(done.stdout, (command, options, done.stderr))
            if "json" in options:
                json.loads(done.stdout)

    def test_nor_those_of_several_sessions(self):
        shutil.copy(HOSTILE, self.folder / "i.gommette")
        for command in "compare", "total":
            for name in "text", "csv", "json":
                self.output(command, "h", "i", "--format", name)
        for name in "text", "csv", "json":
            self.assertTrue(self.output("list", ".", "--format", name).stdout)

    def test_nor_does_a_file(self):
        for name in "md", "html", "csv", "json", "txt":
            self.succeed("report", "h", "-o", f"out.{name}")
            self.assert_clean((self.folder / f"out.{name}").read_text(encoding="utf-8"), name)
        self.succeed("sheets", "h", "-o", "sheets.txt")
        self.assert_clean((self.folder / "sheets.txt").read_text(encoding="utf-8"), "sheets")

    def test_a_film_holds_no_escapes_but_its_own(self):
        self.succeed("replay", "h", "--asciicast", "film.cast")
        text = (self.folder / "film.cast").read_text(encoding="utf-8")
        self.assert_clean(text, "film")
        head, *frames = [json.loads(line) for line in text.splitlines()]
        self.assert_clean(head["title"], "title")
        self.assertTrue(frames)
        for _, _, data in frames:
            self.assert_clean(OWN_ESCAPES.sub("", data), data)

    def test_json_is_exact(self):
        told = json.loads(self.succeed("report", "h", "--format", "json"))
        with sqlite3.connect(f"file:{HOSTILE}?mode=ro", uri=True) as file:
            events = b"".join(row[0] for row in file.execute("SELECT event FROM journal ORDER BY seq"))
        title = told["session"]["title"]
        self.assertIn("\x1b]52;c;aGk=\x07", title)
        self.assertIn("\u202e", title)
        self.assertIn(title.encode("utf-8"), events)

    def test_messages_name_files_and_arguments_safely(self):
        shutil.copy(HOSTILE, self.folder / f"{NAME}.gommette")
        self.write(f"{NAME}.csv", "code,title\n1,\x1b[2J\n")
        for arguments in (
            ("show", NAME),
            ("list", "."),
            ("list", ".", "--format", "json"),
            ("list", ".", "--format", "csv"),
            ("import", f"{NAME}.csv", "new"),
            ("import", f"{NAME}.csv", NAME),
            ("copy", NAME, f"{NAME}-2"),
            ("rename", "h", NAME),
            ("show", f"{NAME}-missing"),
            ("report", "h", "--format", NAME),
            ("report", "h", "-o", f"{NAME}.txt"),
            ("report", "h", "-o", f"{NAME}.txt"),
            ("vote", "h", NAME, "green"),
            ("delete", NAME),
            (NAME,),
            ("--lang", NAME),
            ("show", f"--{NAME}"),
        ):
            self.output(*arguments)

    def test_the_reader_never_undoes_a_name(self):
        table = self.succeed("report", "h", "--format", "csv")
        self.assertIn("<U+202E>", table)
        self.write("again.csv", table)
        self.succeed("import", "again.csv", "again")
        self.assertIn("<U+202E>", self.succeed("report", "again", "--format", "csv"))


if __name__ == "__main__":
    main(__name__)

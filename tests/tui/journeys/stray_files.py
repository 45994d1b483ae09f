"""What lies beside a session, as users meet it: stray_files.py PROGRAM [NAME…]"""

import os
import shutil
import stat
import struct
import subprocess
import unittest

from journeys import Terminal
from program import PROGRAM, SAMPLE, ProgramTest, main

PAGE, SECTOR = 4096, 512
MAGIC = bytes.fromhex("d9d505f920a163d7")


def journal_of(before, after):
    """The rollback journal that leads from one back to the other: sqlite.org/fileformat2.html"""
    records = b""
    pages = [n for n in range(len(before) // PAGE) if before[n * PAGE :][:PAGE] != after[n * PAGE :][:PAGE]]
    for n in pages:
        page = before[n * PAGE :][:PAGE]
        records += struct.pack(">I", n + 1) + page + struct.pack(">I", sum(page[at] for at in range(PAGE - 200, 0, -200)))
    header = MAGIC + struct.pack(">5I", len(pages), 0, len(before) // PAGE, SECTOR, PAGE)
    return header.ljust(SECTOR, b"\0") + records


class StrayFiles(ProgramTest):
    def setUp(self):
        super().setUp()
        self.home.mkdir()
        self.succeed("import", SAMPLE, self.home / "june")
        before = (self.home / "june.gommette").read_bytes()
        for _ in range(3):
            self.succeed("vote", self.home / "june", "1/1", "green")
        self.journal = journal_of(before, (self.home / "june.gommette").read_bytes())
        for _ in range(8):
            self.succeed("vote", self.home / "june", "1/2", "green")

    def path(self, name):
        return self.home / f"{name}.gommette"

    def put(self, name):
        (self.home / f"{name}.gommette-journal").write_bytes(self.journal)

    def assert_aside(self, name, *arguments, events=None):
        """Runs it; the journal is set aside, this is said, and every event is there."""
        done = self.run_program(*arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        aside = self.home / f"{name}.gommette-journal.aside"
        self.assertFalse((self.home / f"{name}.gommette-journal").exists(), arguments)
        self.assertEqual(aside.read_bytes(), self.journal)
        self.assertEqual(stat.S_IMODE(aside.stat().st_mode), 0o600)
        self.assertEqual(done.stderr.count("set aside"), 1, done.stderr)
        self.assertIn(str(aside.name), done.stderr)
        self.assertIn("secret", done.stderr)
        verified = self.succeed("verify", self.path(name))
        if events:
            self.assertIn(f"{events} events, unaltered", verified)
        aside.unlink()

    @unittest.skipUnless(shutil.which("tmux"), "tmux is not installed")
    def test_the_screen_says_it(self):
        self.put("june")
        terminal = Terminal(self, "open", self.home / "june")
        terminal.see("was set aside", "june.gommette-journal.aside", "n counts")
        terminal.leave()

    def test_whoever_opens_it_keeps_every_event(self):
        commands = (
            ("show", self.path("june")),
            ("rank", self.path("june")),
            ("log", self.path("june")),
            ("verify", self.path("june")),
            ("list", self.home),
            ("copy", self.path("june"), self.home / "copied"),
            ("report", self.path("june"), "--format", "text"),
        )
        events = int(self.succeed("verify", self.path("june")).split()[0])
        for command in commands:
            self.put("june")
            self.assert_aside("june", *command, events=events)
        self.put("june")
        self.assert_aside("june", "vote", self.path("june"), "1/2", "green", events=events + 1)

    def test_whatever_makes_a_name_new_picks_nothing_up(self):
        june = self.path("june")
        self.succeed("copy", june, self.home / "one")
        self.succeed("copy", june, self.home / "other")
        self.succeed("vote", self.path("one"), "1/1", "red")
        self.succeed("vote", self.path("other"), "1/1", "red")
        self.succeed("import", SAMPLE, self.home / "second")
        commands = {
            "new": ("new", self.path("new")),
            "imported": ("import", SAMPLE, self.home / "imported"),
            "copied": ("copy", june, self.home / "copied"),
            "merged": ("merge", self.path("one"), self.path("other"), "-o", self.path("merged")),
            "summed": ("total", june, self.path("second"), "-o", self.path("summed")),
            "renamed": ("rename", self.path("one"), "--file", "renamed"),
        }
        for name, command in commands.items():
            self.put(name)
            self.assert_aside(name, *command)
        self.succeed("archive", self.path("other"))
        self.put("other")
        self.assert_aside("other", "archive", "--back", self.home / "archive" / "other.gommette")
        self.assertEqual([name for name in os.listdir(self.home) if "journal" in name or name.startswith(".")], [])

    def test_a_pipe_keeps_nobody_waiting(self):
        os.mkfifo(self.home / "june.gommette-journal")
        os.mkfifo(self.home / "june.gommette-wal")
        (self.cache / "gommette").mkdir(exist_ok=True)
        for name in "catalogue-journal", "catalogue-wal":
            os.mkfifo(self.cache / "gommette" / name)
        self.assertIn("june.gommette", self.run_program("list", self.home).stdout)
        self.succeed("vote", self.path("june"), "1/1", "green")

    def test_a_pair_that_is_damaged_either_way_can_be_thrown_away(self):
        june = self.path("june")
        damaged = bytearray(june.read_bytes())
        damaged[2 * PAGE : 5 * PAGE] = bytes(3 * PAGE)
        june.write_bytes(damaged)
        self.put("june")
        for command in ("show", june), ("verify", june), ("vote", june, "1/1", "green"):
            self.refuse(*command, status=3, saying="left as they are")
        subprocess.run(
            [PROGRAM, "delete", june], cwd=self.folder, env=self.environment, input="delete\n", text=True, check=True,
            capture_output=True,
        )
        self.assertFalse(june.exists())
        self.assert_aside("june", "new", june)

    def test_a_name_that_was_never_taken_is_left_alone(self):
        """What is only named, and neither there nor made, may be about to come back."""
        self.put("gone")
        self.assertNotEqual(self.run_program("show", self.path("gone")).returncode, 0)
        self.assertTrue((self.home / "gone.gommette-journal").exists())


class Copies(ProgramTest):
    def test_which_copies_lie_in_the_folder_is_listed(self):
        self.home.mkdir()
        self.succeed("import", SAMPLE, self.home / "june")
        for name in "same", "further", "otherwise", "away":
            self.succeed("copy", self.home / "june", self.home / name)
        self.succeed("new", self.home / "alone")
        self.succeed("vote", self.home / "further", "1/1", "green")
        self.succeed("vote", self.home / "otherwise", "1/1", "red")
        self.succeed("archive", self.home / "away")
        told = {}
        for line in self.succeed("list").splitlines():
            if line.startswith("    /"):
                file = line.split("/")[-1].removesuffix(".gommette")
                told[file] = []
            elif "same session" in line:
                told[file].append(line.strip())
        self.assertEqual(told["alone"], [])
        self.assertEqual(
            sorted(told["june"]),
            [
                "same session, 2 events ahead: further.gommette",
                "same session, 2 events ahead: otherwise.gommette",
                "same session, identical: archive/away.gommette",
                "same session, identical: same.gommette",
            ],
        )
        self.assertIn("same session, continued differently: otherwise.gommette", told["further"])
        self.assertIn("same session, 2 events behind: june.gommette", told["further"])


if __name__ == "__main__":
    main(__name__)

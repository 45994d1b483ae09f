"""What befalls a session's file while it is open: file_journeys.py PROGRAM [NAME…]"""

import contextlib
import fcntl
import os
import resource
import shutil
import signal
import sqlite3
import struct
import unittest

import ballot_journeys
from journeys import Terminal
from program import PROGRAM, ProgramTest, main

F_OFD_SETLK = 37
TURN = (1 << 62) + 1  # of those who write a session: FORMAT.md


@contextlib.contextmanager
def turn_held(path):
    """As if another terminal wrote all the while"""
    with open(path, "r+b") as file:
        lock = struct.pack("hhqqi4x", fcntl.F_WRLCK, os.SEEK_SET, TURN, 1, 0)
        fcntl.fcntl(file, F_OFD_SETLK, lock)
        yield


@contextlib.contextmanager
def locked(path):
    """As another program of SQLite's can"""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("BEGIN EXCLUSIVE")
        yield
        database.execute("ROLLBACK")


def process(terminal):
    """The program's"""
    return ballot_journeys.Ballots.process(None, terminal)


class FileTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.succeed("import", self.write("agenda.csv", ballot_journeys.AGENDA), "t.gommette")
        self.path = self.folder / "t.gommette"
        self.events = len(self.succeed("log", "t").splitlines())

    def open(self):
        terminal = Terminal(self, "open", "t")
        terminal.see("A wider regularisation")
        return terminal

    def see_recorded(self, terminal, dots):
        """So many dots, the first of which opened the vote"""
        terminal.see(f"· no. {self.events + 1 + dots}")

    def dots(self, session="t"):
        return self.succeed("log", session).count("+1 ")


@unittest.skipUnless(shutil.which("tmux"), "tmux is not installed")
class Waiting(FileTest):
    def test_a_wait_is_shown_and_can_be_left(self):
        terminal = self.open()
        for key in "Escape", "q", "C-c":
            with turn_held(self.path):
                terminal.press("v")
                terminal.see("Another program is writing")
                terminal.press(key)
                terminal.wait_for("never left the wait", lambda screen: "nothing was recorded" in screen
                                  and "Another program is writing" not in screen)
        self.assertEqual(self.dots(), 0)
        terminal.press("v")
        terminal.see("now open")
        terminal.leave()
        self.assertEqual(self.dots(), 1)

    def test_keys_struck_meanwhile_count_after_the_wait(self):
        terminal = self.open()
        with turn_held(self.path):
            terminal.press("v")
            terminal.see("Another program is writing")
            terminal.type("vjr")
        self.see_recorded(terminal, 4)
        terminal.leave()
        self.assertEqual(self.dots(), 4)

    def test_keys_struck_meanwhile_go_with_the_one_that_waited(self):
        terminal = self.open()
        with turn_held(self.path):
            terminal.press("v")
            terminal.see("Another program is writing")
            terminal.type("vjr")
            terminal.press("Escape")
            terminal.see("nothing was recorded")
        terminal.press("Down")
        terminal.leave()
        self.assertEqual(self.dots(), 0)

    def test_a_key_struck_before_the_wait_was_seen_does_not_leave_it(self):
        terminal = self.open()
        with turn_held(self.path):
            terminal.type("vq")
            terminal.see("Another program is writing")
        terminal.see("left with 0")
        self.assertEqual(self.dots(), 1)

    def test_the_screen_can_be_looked_at_while_the_file_is_locked(self):
        terminal = self.open()
        with locked(self.path):
            terminal.see("Another program has locked this session")
            terminal.press("Down", "Down", "Up")
            terminal.see("▸   2 A public mediator")
            terminal.see("Another program has locked this session")
        terminal.leave()

    def test_a_signal_ends_the_wait_and_the_program(self):
        for number, status in (signal.SIGTERM, 143), (signal.SIGHUP, 129):
            terminal = self.open()
            with turn_held(self.path):
                terminal.press("v")
                terminal.see("Another program is writing")
                os.kill(process(terminal), number)
                terminal.see(f"left with {status}")
        self.assertEqual(self.dots(), 0)

    def test_a_file_that_another_program_locks_can_be_left(self):
        terminal = self.open()
        with locked(self.path):
            terminal.see("Another program has locked this session")
            terminal.press("v")
            terminal.see("Another program is writing")
            terminal.press("Escape")
            terminal.see("you did not wait for it")
            self.assertNotIn("new file", terminal.screen())
            terminal.press("q")
            terminal.see("left with 0")
        self.assertEqual(self.dots(), 0)

    def test_the_list_does_not_wait_for_a_locked_file(self):
        self.home.mkdir()
        shutil.copy(self.path, self.home / "locked.gommette")
        with locked(self.home / "locked.gommette"):
            terminal = Terminal(self)
            terminal.see("cannot be read", "another program is using")
            terminal.leave()


def may_read(path):
    """Whether somebody without rights may run what lies there"""
    return all(os.stat(folder).st_mode & 0o001 for folder in path.parents)


@unittest.skipUnless(shutil.which("tmux"), "tmux is not installed")
class ReadOnly(FileTest):
    """As somebody who is not root, whom nothing is forbidden"""

    def open_as_nobody(self):
        if os.geteuid() != 0:
            return Terminal(self, "open", "t")
        if not shutil.which("setpriv") or not may_read(PROGRAM):
            self.skipTest("root may write everywhere")
        program = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--", PROGRAM)
        return Terminal(self, "open", "t", program=program)

    def journey(self):
        before = self.files()
        terminal = self.open_as_nobody()
        terminal.see("A wider regularisation", "is read-only here")
        terminal.type("v")
        terminal.see("open read-only", "copy it")
        terminal.press("w")
        terminal.see("The session begins")
        terminal.press("Escape")
        terminal.see_no("The session begins")
        terminal.leave()
        self.assertEqual({name: hash for name, hash in self.files().items() if name in before}, before)

    def test_a_file_that_may_not_be_written_opens_to_be_read(self):
        self.folder.chmod(0o777)
        self.path.chmod(0o444)
        self.journey()

    def test_nor_one_in_a_folder_that_may_not_be_written(self):
        self.path.chmod(0o666)
        self.folder.chmod(0o555)
        self.addCleanup(self.folder.chmod, 0o755)
        self.journey()


@unittest.skipUnless(shutil.which("tmux"), "tmux is not installed")
class Gone(FileTest):
    """Nothing is acknowledged falsely, and all that was recorded is written out again"""

    def vote(self, terminal):
        terminal.type("vvj")
        self.see_recorded(terminal, 3)

    def rescued(self, terminal, sentence):
        terminal.see(sentence)
        terminal.type("v")
        terminal.see(sentence)
        terminal.wait_for(
            "never saw how to rescue it", lambda screen: "write everything recorded to a new file" in " ".join(screen.split())
        )
        self.see_recorded(terminal, 3)
        terminal.press("=")
        terminal.see("All of it", "which is now open")
        terminal.type("r")
        self.see_recorded(terminal, 4)
        terminal.leave()
        made = [path for path in self.folder.glob("*.gommette") if path != self.path]
        self.assertEqual(len(made), 1, made)
        self.assertEqual(self.dots(made[0]), 4)
        self.succeed("verify", made[0])
        self.assertEqual(made[0].stat().st_mode & 0o777, 0o600)

    def test_a_deleted_file(self):
        terminal = self.open()
        self.vote(terminal)
        self.path.unlink()
        self.rescued(terminal, "moved or deleted")

    def test_a_replaced_file(self):
        terminal = self.open()
        self.vote(terminal)
        self.succeed("new", self.folder / "other.gommette", "--title", "Other")
        os.replace(self.folder / "other.gommette", self.path)
        before = self.path.read_bytes()
        self.rescued(terminal, "took its place")
        self.assertEqual(self.path.read_bytes(), before)

    def test_a_file_that_is_written_over(self):
        terminal = self.open()
        before = self.path.read_bytes()
        self.vote(terminal)
        with open(self.path, "r+b") as file:
            file.truncate(0)
            file.write(before)
        self.rescued(terminal, "overwrote it")
        self.assertEqual(self.path.read_bytes(), before)

    def test_a_file_that_is_emptied(self):
        terminal = self.open()
        self.vote(terminal)
        os.truncate(self.path, 0)
        self.rescued(terminal, "the file is damaged")

    def test_another_session_of_as_many_changes_is_not_taken_for_it(self):
        """Their change counters are the same: only what they hold tells them apart"""
        self.succeed("import", self.folder / "agenda.csv", "u")
        self.succeed("vote", "u", "4/2", "green")
        terminal = self.open()
        terminal.press("/")
        terminal.see("Go to:")
        terminal.type("4/2")
        terminal.press("Enter", "v")
        terminal.see("now open")
        other = (self.folder / "u.gommette").read_bytes()
        (self.folder / "u.gommette").unlink()
        with open(self.path, "r+b") as file:
            file.write(other)
            file.truncate(len(other))
        terminal.press("v")
        terminal.see("overwrote it")
        self.assertEqual(self.path.read_bytes(), other)
        terminal.press("=")
        terminal.see("All of it")
        terminal.leave()

    def test_nothing_is_rescued_where_nothing_is_lost(self):
        terminal = self.open()
        terminal.press("=")
        terminal.see("there is nothing to rescue")
        terminal.leave()
        self.assertEqual(list(self.folder.glob("*.gommette")), [self.path])


@unittest.skipUnless(shutil.which("tmux"), "tmux is not installed")
class Kiosk(ProgramTest):
    open_vote = ballot_journeys.Ballots.open_vote
    hand_over = ballot_journeys.Ballots.hand_over
    vote = ballot_journeys.Ballots.vote

    def test_the_keyboard_comes_back_though_the_file_is_gone(self):
        terminal = self.open_vote()
        self.hand_over(terminal)
        self.vote(terminal, ["1"])
        (self.folder / "t.gommette").unlink()
        terminal.press("Enter")
        terminal.see("Nothing can be recorded any more: please call the staff.")
        terminal.press("q")
        terminal.see("The PIN:", "it was moved or deleted")
        terminal.type("secret")  # in one go
        terminal.press("Enter")
        terminal.see("it was moved or deleted", "press = in", "n counts")
        terminal.press("=")
        terminal.see("which is now open")
        terminal.leave()
        self.assertEqual(len(list(self.folder.glob("*.gommette"))), 1)

    def soft_limit(self, process):
        return resource.prlimit(process, resource.RLIMIT_CORE)[0]

    def test_no_core_is_dumped_while_voters_have_the_keyboard(self):
        terminal = self.open_vote()
        program = process(terminal)
        hard = resource.prlimit(program, resource.RLIMIT_CORE)[1]
        resource.prlimit(program, resource.RLIMIT_CORE, (hard, hard))
        self.hand_over(terminal)
        self.assertEqual(self.soft_limit(program), 0)
        terminal.press("q")
        terminal.see("The PIN:")
        terminal.type("secret")
        terminal.press("Enter")
        terminal.see("The keyboard is yours again.")
        self.assertEqual(self.soft_limit(program), hard)
        terminal.leave()


if __name__ == "__main__":
    main(__name__)

"""The board on a terminal of its own, beside others that record: boards.py PROGRAM [NAME…]"""

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import termios
import time

from journeys import Terminal
from program import PROGRAM, SAMPLE, ProgramTest, main

PATIENCE = 60
DOTS = 100
HOT_JOURNALS = 3


class Screen:
    """The program on a terminal whose output is read as it comes."""

    def __init__(self, test, *arguments):
        self.process, self.descriptor = pty.fork()
        if self.process == 0:
            os.chdir(test.folder)
            environment = {**test.environment, "TERM": "xterm-256color"}
            os.execve(arguments[0], list(map(str, arguments)), environment)
        fcntl.ioctl(self.descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.test = test
        test.addCleanup(self.end)

    def end(self):
        if self.process == 0:
            return
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.descriptor)
        self.process = 0

    def press(self, keys):
        os.write(self.descriptor, keys.encode())

    def read(self, patience=PATIENCE):
        """What it draws next"""
        ready, _, _ = select.select([self.descriptor], [], [], patience)
        return os.read(self.descriptor, 65536).decode(errors="replace") if ready else ""

    def read_until(self, text):
        drawn, deadline = "", time.monotonic() + PATIENCE
        while text not in drawn and time.monotonic() < deadline:
            drawn += self.read(deadline - time.monotonic())
        self.test.assertIn(text, drawn)
        return drawn

    def kill_once(self, happened):
        """Kills it as soon as this has happened"""
        deadline = time.monotonic() + PATIENCE
        while not happened() and time.monotonic() < deadline:
            pass
        self.end()

    def settle(self):
        """Reads until nothing comes for a while"""
        while self.read(0.4):
            pass


class Boards(ProgramTest):
    def program(self, *arguments):
        return Screen(self, PROGRAM, *arguments)

    def open_both(self):
        operator, board = self.program("open", "t"), self.program("board", "t")
        operator.read_until("saved")
        board.read_until("dots")
        board.press("\033[6~")
        board.read_until("cumul")
        operator.settle()
        board.settle()
        return operator, board

    def test_a_board_follows_at_once(self):
        self.succeed("import", SAMPLE, "t")
        operator, board = self.open_both()
        took = []
        for _ in range(DOTS):
            begin = time.monotonic()
            operator.press("v")
            self.assertTrue(board.read(), "the board never changed")
            took.append((time.monotonic() - begin) * 1000)
            operator.read()
            while board.read(0.02):
                pass
        print(f"# a dot is on the board after {statistics.median(took):.0f} ms (median of {DOTS}), "
              f"{max(took):.0f} ms at most", flush=True)

    def transaction_is_open(self):
        """Whether a journal lies beside the session, with which a transaction could be taken back"""
        try:
            return (self.folder / "t.gommette-journal").stat().st_size > 0
        except FileNotFoundError:
            return False

    def kill_in_a_transaction(self, operator, board):
        """Whether it left one to be taken back; the board goes on with what others record"""
        operator.press("vjr" * 20)
        operator.kill_once(self.transaction_is_open)
        hot = self.transaction_is_open()
        board.settle()
        self.succeed("vote", "t", "1/1", "red")
        self.assertTrue(board.read(), "the board never changed")
        return hot

    def test_a_board_outlives_killed_operators(self):
        self.succeed("import", SAMPLE, "t")
        operator, board = self.open_both()
        kills, hot, deadline = 0, 0, time.monotonic() + PATIENCE
        while hot < HOT_JOURNALS and time.monotonic() < deadline:
            hot += self.kill_in_a_transaction(operator, board)
            kills += 1
            operator = self.program("open", "t")
            operator.read_until("saved")
            board.settle()
        print(f"# {hot} of {kills} killed operators left a transaction to take back", flush=True)
        self.assertEqual(hot, HOT_JOURNALS)
        self.succeed("verify", "t")
        self.assertEqual(os.waitpid(board.process, os.WNOHANG), (0, 0))


class OpenVote(ProgramTest):
    def test_a_board_finds_the_open_vote(self):
        agenda = self.write("agenda.csv", "code,title\n1,Logement\n2,Revenu\n")
        self.refuse("board", status=2, saying="no session here has an open vote")
        self.home.mkdir(exist_ok=True)
        for path in "t", self.home / "in-folder":
            self.succeed("import", agenda, path, "--title", f"Atelier {path}")
        self.refuse("board", status=2, saying="no session here has an open vote")
        self.assertIn("Atelier", self.succeed("show", "in-folder"))
        self.refuse("show", "./in-folder", status=1)
        self.succeed("start", "in-folder")
        terminal = Terminal(self, "board")
        terminal.see("recommendations counted", "Logement", "Revenu")
        terminal.leave()
        self.succeed("start", "t")
        terminal = Terminal(self, "board")
        terminal.see("Atelier t")
        terminal.leave()
        self.succeed("import", agenda, "u")
        self.succeed("start", "u")
        self.refuse("board", status=2, saying="2 sessions have an open vote")


class Reveal(ProgramTest):
    def test_one_terminal_hides_and_reveals(self):
        self.succeed("new", "t", "--title", "Atelier")
        agenda = self.write("agenda.csv", "code,title\n1,Logement\n2,Revenu\n")
        self.succeed("import", agenda, "t")
        terminal = Terminal(self, "open", "t")
        terminal.see("Logement", "··")
        terminal.type("vvj")
        self.assertNotIn("2   1", terminal.see("saved, no.", "u undoes “no."))
        terminal.press("BSpace", "r")
        terminal.see("Nothing was recorded", "shows why)")
        terminal.press("Space")
        terminal.see("2   1   0")
        terminal.type("c")
        terminal.see("Results are hidden")
        terminal.press("s")
        terminal.see("recommendations counted", "very high priority")
        terminal.press("Enter", "F5", "d")
        terminal.see("Ready to reveal")
        terminal.press("F5")
        terminal.see("Read aloud", "2    1    0")
        terminal.press("s")
        terminal.see("2 ● 1 ▲ 0 ■ = 3")
        terminal.leave()
        self.assertIn("curtain is lifted", self.succeed("log", "t"))


if __name__ == "__main__":
    main(__name__)

"""The afternoon of 6 June 2023, from an empty session to its ranking: afternoon.py PROGRAM [NAME…]"""

import shutil
import unittest

from agenda_keys import Preparing, ballots_of, read_sample
from journeys import Terminal
from program import EXPECTED, ProgramTest, main, rank_columns

LETTERS = "vjr"
OVER = 28, 2, 2
PIN = "6juin"
FOOT = 4
COUNTDOWN = "minute", "time is up"


def room_of(screen):
    """What a room reads on a board, but for the time that is left"""
    lines = screen.rstrip("\n").split("\n")
    lines += [""] * (24 - len(lines))
    return [line.rstrip() for line in lines[: 24 - FOOT] if not any(word in line for word in COUNTDOWN)]


def keys_of(subgroup, ballot):
    """From the first row on"""
    return [key for item in subgroup.items for key in (*str(ballot.get(item.code, "")), "Down")]


class Operator:
    """The vote screen of somebody who records what is called out, counted or cast"""

    def __init__(self, terminal):
        self.terminal = terminal
        self.row_keys = []

    def go_to(self, reference):
        self.terminal.press("/")
        self.terminal.see("Go to:")
        self.terminal.type(reference)
        self.terminal.press("Enter")
        self.terminal.see_no("Go to:")

    def call_out(self, item):
        """Dot after dot, a key each"""
        self.go_to(item.reference)
        self.terminal.type("".join(letter * dots for letter, dots in zip(LETTERS, item.dots)))
        self.terminal.see("saved, no.", f"on {item.reference}”")

    def undo(self, reference):
        self.terminal.see(f"on {reference}”")
        self.terminal.press("u")
        self.terminal.see("Undone: “no.", f"on {reference}”")

    def begin_rows(self, reference):
        self.go_to(reference)
        self.terminal.press("n")
        self.terminal.see(f"Set {reference}:")

    def type_row(self, reference, counts):
        """Three counts with what leads on from each"""
        self.terminal.see(f"Set {reference}:", "figures are hidden")
        keys = "{}\t{}\t{}\r".format(*counts)
        self.row_keys.append(len(keys))
        self.terminal.type(keys)
        self.terminal.see_no(f"Set {reference}:")

    def type_rows(self, rows):
        """Row after row, to the last of a subgroup"""
        self.begin_rows(rows[0][0])
        for reference, counts in rows:
            self.type_row(reference, counts)
        self.terminal.see("n counts")

    def type_one_row(self, item):
        self.begin_rows(item.reference)
        self.type_row(item.reference, item.dots)
        if "set or add" in self.terminal.see_any("n counts", "set or add"):
            self.terminal.press("Escape")
            self.terminal.see("n counts")

    def explain(self, reference, reason):
        """Why the counts of a row stand, seen as long as the space bar says"""
        self.go_to(reference)
        self.terminal.press("Space")
        self.terminal.see("too many")
        self.terminal.press("Space", "Enter")
        self.terminal.see("Reason for these counts:")
        self.terminal.type(reason)
        self.terminal.press("Enter")
        self.terminal.see_no("too many", reason)
        self.terminal.press("Space")
        self.terminal.see("kept because: “", "too many")


    def enter_ballots(self, subgroup):
        """Sheets of paper, one after the other"""
        ballots = ballots_of(subgroup)
        self.go_to(f"{subgroup.code}/1")
        self.terminal.press("b")
        self.terminal.see("New ballot")
        for number, ballot in enumerate(ballots, start=1):
            self.terminal.press("Home", *keys_of(subgroup, ballot), "Enter")
            self.terminal.see(f"This is ballot {number}")
        self.terminal.press("Escape")
        self.terminal.see("n counts")

    def hand_over(self, subgroup):
        """The keyboard, until every ballot is cast"""
        self.go_to(f"{subgroup.code}/1")
        self.terminal.press("k")
        for label in "A PIN:", "The same PIN again:":
            self.terminal.see(label, "(nothing typed)")
            self.terminal.type(PIN)
            self.terminal.see("(typed, not shown)")
            self.terminal.press("Enter")
        ballots = ballots_of(subgroup)
        for ballot in ballots:
            self.cast(keys_of(subgroup, ballot))
        self.terminal.press("q")
        self.terminal.see("The PIN:", "(nothing typed)")
        self.terminal.type(PIN)
        self.terminal.press("Enter")
        self.terminal.see(f"the kiosk holds {len(ballots)} ballots")

    def cast(self, keys):
        self.terminal.see("Enter starts an empty ballot.")
        self.terminal.press("Enter")
        self.terminal.see("0 dots on this ballot")
        self.terminal.press("Home", *keys, "Enter")
        self.terminal.see("This is your ballot:", "Enter hands it in")
        self.terminal.press("Enter")
        self.terminal.see("Thank you.")
        self.terminal.press("Enter")


@unittest.skipUnless(shutil.which("tmux"), "tmux is not installed")
class Afternoon(ProgramTest):
    def setUp(self):
        super().setUp()
        self.boards = []

    def look_at_board(self):
        """Keeps what a board shows now, and after which event"""
        board = Terminal(self, "board", "t")
        screen = board.see("? help")
        self.boards.append((len(self.succeed("log", "t").splitlines()), screen))
        board.leave()

    def go_to_board(self, terminal, number, shown):
        terminal.press("/")
        terminal.see("Time, or number:")
        terminal.type(str(number))
        terminal.press("Enter")
        terminal.wait_for(
            f"the board after no. {number} was\n{shown}\nand is not so",
            lambda screen: f"no. {number} of" in screen and room_of(screen) == room_of(shown),
        )

    def assert_boards_are_shown_again(self):
        """From the journal's replay, forth and back; then all of it is played"""
        before, last = self.files(), len(self.succeed("log", "t").splitlines())
        terminal = Terminal(self, "open", "t")
        terminal.see("w journal")
        terminal.press("w")
        terminal.see("Journal")
        terminal.press(">")
        terminal.see("Replay · Table ronde 1", f"no. {last} of {last}")
        terminal.press("s")
        terminal.see("the board then")
        for number, shown in self.boards + self.boards[::-1]:
            self.go_to_board(terminal, number, shown)
        self.play(terminal, last)
        terminal.press("q", "q")
        terminal.see("Journal")
        terminal.press("q")
        terminal.see("w journal")
        terminal.leave()
        self.assertEqual(self.files(), before)

    def play(self, terminal, last):
        terminal.press("Home")
        terminal.see(f"no. 1 of {last}")
        terminal.type("++++++")
        terminal.see("1000×")
        terminal.press("Space")
        terminal.see(f"no. {last} of {last}", "‖ 1000×")

    def prepare(self, terminal, subgroups):
        preparing = Preparing(terminal)
        preparing.set_rules()
        for place, subgroup in enumerate(subgroups):
            preparing.add_subgroup(subgroup, place + 1)
        terminal.press("Escape")
        terminal.see("▌T")
        terminal.press("Home")
        terminal.see("▌T", "renvoyée à un autre groupe")

    def start(self, operator):
        operator.terminal.press("o")
        operator.terminal.see("The votes of 4 subgroups are open.")
        operator.terminal.press("t")
        for phase in "Introductions", "Recap", "Subgroups", "Report back":
            operator.terminal.see(f"{phase} · ")
            operator.terminal.press(".")
        operator.terminal.see("Vote · ", " left / 45:00")

    def call_out(self, operator, subgroup):
        """The first subgroup, and a dot that went astray"""
        for item in subgroup.votable:
            operator.call_out(item)
            if item.code == "3":
                operator.terminal.press("r")
                operator.undo(item.reference)

    def copy_flip_chart(self, operator, subgroup):
        """The second subgroup; somebody reads 28 for 8, and a last row that is not the last"""
        rows = [(item.reference, item.dots) for item in subgroup.votable]
        wrong = {"2/3": OVER, "2/12": (4, 8, 0)}
        operator.type_rows([(reference, wrong.get(reference, dots)) for reference, dots in rows])
        operator.undo("2/12")
        by_reference = {item.reference: item for item in subgroup.votable}
        operator.type_one_row(by_reference["2/12"])
        operator.explain("2/3", "relu deux fois")
        operator.type_one_row(by_reference["2/3"])

    def record(self, operator, subgroups):
        first, second, _, fourth, last = subgroups
        self.call_out(operator, first)
        self.look_at_board()
        self.copy_flip_chart(operator, second)
        self.look_at_board()
        operator.enter_ballots(fourth)
        operator.hand_over(last)
        self.look_at_board()
        print(f"# a dot called out is 1 key, a row of three counts at most {max(operator.row_keys)}", flush=True)
        self.assertLessEqual(max(operator.row_keys), 8)

    def close(self, operator):
        operator.terminal.press("z")
        operator.terminal.see("Close every vote that is open?")
        operator.terminal.press("Enter")
        operator.terminal.see("The votes of 4 subgroups are closed.", "given after the reveal.")

    def reveal(self, board):
        board.see_any("recommendations counted", "ballots handed in")
        board.press("d")
        board.see("Ready to reveal")
        board.press("Enter")
        board.see("Read aloud")

    def begin(self):
        self.succeed("new", "t", "--title", "Table ronde 1")
        operator, subgroups = Operator(Terminal(self, "open", "t")), read_sample()
        operator.terminal.see("no recommendation yet")
        self.prepare(operator.terminal, subgroups)
        return operator, subgroups

    def assert_as_published(self, operator):
        operator.terminal.see("▌T", "· 16 · closed", "6   5   5    16")
        operator.terminal.leave()
        self.assertEqual(self.ranks("t"), rank_columns(EXPECTED.read_text(encoding="utf-8")))
        self.succeed("verify", "t")
        log = self.succeed("log", "t")
        self.assertEqual(log.count(" (reverted by no. "), 2)
        self.assertEqual(log.count("Reason for the counts of 2/3: “relu deux fois”"), 1)

    def test_with_a_board_on_a_second_terminal(self):
        operator, subgroups = self.begin()
        board = Terminal(self, "board", "t")
        board.see("recommendations counted")
        self.start(operator)
        self.record(operator, subgroups)
        self.close(operator)
        self.look_at_board()
        self.reveal(board)
        board.leave()
        self.look_at_board()
        self.assert_as_published(operator)
        self.assert_boards_are_shown_again()

    def test_with_one_terminal(self):
        operator, subgroups = self.begin()
        self.start(operator)
        operator.terminal.press("s")
        operator.terminal.see("recommendations counted")
        operator.terminal.press("s")
        operator.terminal.see("n counts")
        self.record(operator, subgroups)
        self.close(operator)
        operator.terminal.press("s")
        self.reveal(operator.terminal)
        self.look_at_board()
        operator.terminal.press("s")
        self.assert_as_published(operator)
        self.assert_boards_are_shown_again()


if __name__ == "__main__":
    main(__name__)

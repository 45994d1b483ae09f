"""Sessions told and filmed again: replays.py PROGRAM [NAME…]"""

import collections
import csv
import json
import os
import re
import shutil
import unicodedata
import unittest

import tries
from journeys import Terminal
from program import DATA, SAMPLE, SOURCES, ProgramTest, main

AGENDA = SOURCES / "sessions/import/samples/ateliers-2022-12-07.agenda.csv"
COLUMNS = "subgroup_code,code,green,yellow,red"


class Replays(ProgramTest):
    def voted(self):
        """Four dots on two recommendations, one of them taken back; hidden to the end"""
        self.make_file("t.gommette", "import", AGENDA)
        self.succeed("start", "t")
        self.succeed("vote", "t", "1/1", "green", "3")
        self.first = self.events()
        self.succeed("vote", "t", "1/2", "red")
        self.succeed("undo", "t")

    def events(self):
        return int(re.match(r"(\d+) events", self.succeed("verify", "t", "--lang", "en"))[1])

    def tallies_at(self, moment, session="t"):
        return self.succeed("replay", session, "--at", moment, "--format", "csv")


class Moments(Replays):
    def test_a_table_has_what_was_voted_then(self):
        self.voted()
        self.assertEqual(self.tallies_at(self.first - 1), f"{COLUMNS}\n")
        self.assertEqual(self.tallies_at(self.first), f"{COLUMNS}\n1,1,3,0,0\n")
        self.assertEqual(self.tallies_at(self.first + 1), f"{COLUMNS}\n1,1,3,0,0\n1,2,0,0,1\n")
        self.assertEqual(self.tallies_at(f"no. {self.first + 2}"), f"{COLUMNS}\n1,1,3,0,0\n")

    def test_what_it_says_reads_back(self):
        self.voted()
        told = self.write("then.csv", self.tallies_at(self.first + 1))
        self.succeed("import", AGENDA, "u")
        self.succeed("import", told, "u")
        self.assertEqual(self.last_tallies("u"), told.read_text())

    def last_tallies(self, session):
        last = int(re.match(r"(\d+) events", self.succeed("verify", session))[1])
        return self.tallies_at(last, session)

    def test_json_tells_event_phase_and_board(self):
        self.voted()
        at = json.loads(self.succeed("replay", "t", "--at", self.first + 1, "--format", "json"))
        self.assertEqual(at["course"], "live")
        self.assertEqual(at["event"]["seq"], self.first + 1)
        self.assertEqual(at["event"]["kind"], "dots counted")
        self.assertEqual(at["event"]["taken_back_by"], self.first + 2)
        self.assertIsNone(at["phase"])
        self.assertTrue(at["board"]["curtain"])
        ranked = {(one["subgroup_code"], one["code"]): one for one in at["recommendations"]}
        self.assertEqual(len(ranked), 32)
        self.assertEqual([ranked["1", "1"][name] for name in ("green", "cumulative_rank", "weighted")], [3, 1, 9])
        self.assertEqual(ranked["1", "2"]["weighted_rank"], 2)

    def test_a_text_keeps_hidden_what_was_hidden_then(self):
        self.voted()
        for said in self.succeed("replay", "t", "--at", self.first), self.succeed("replay", "t"):
            self.assertIn("Dots on 1/1", said)
            self.assertNotIn("●", said)
        for said in (
            self.succeed("replay", "t", "--at", self.first, "--operator"),
            self.succeed("replay", "t", "--operator"),
        ):
            self.assertIn("+3 ● on 1/1", said)
        self.assertIn("It was reverted later, by no.", self.succeed("replay", "t", "--at", self.first + 1))

    def test_times_are_the_last_event_before(self):
        self.voted()
        self.environment["TZ"] = "UTC"
        last = self.succeed("log", "t").splitlines()[-1]
        day, time = last.split()[1:3]
        told = self.succeed("replay", "t", "--at", f"{day} {time}", "--format", "json")
        self.assertEqual(json.loads(told)["event"]["seq"], self.events())
        self.refuse("replay", "t", "--at", "1999-12-31", status=1, saying="before the session began")

    def test_what_cannot_be_is_refused(self):
        self.voted()
        for arguments, status in (
            (["--at", "0"], 2),
            (["--at", "noon"], 2),
            (["--at", "99999"], 1),
            (["--until", "99999"], 1),
            (["--at", "1", "--until", "2"], 2),
            (["--at", "1", "--speed", "2"], 2),
            (["--speed", "0"], 2),
            (["--speed", "1001"], 2),
            (["--format", "xml"], 2),
            (["--format", "csv", "--operator"], 2),
            (["--format", "csv", "--speed", "3"], 2),
            (["--asciicast", "f", "--at", "1"], 2),
            (["--asciicast", "f", "--operator"], 2),
            (["--asciicast", "f", "--size", "80"], 2),
            (["--asciicast", "f", "--size", "39x24"], 2),
            (["--asciicast", "f", "--size", "80x24 "], 2),
            (["--size", "80x24"], 2),
            (["--force"], 2),
            (["--asciicast", "t.gommette", "--force"], 2),
        ):
            self.refuse("replay", "t", *arguments, status=status)


class Courses(Replays):
    def test_a_line_for_each_event_until_one(self):
        self.voted()
        lines = self.succeed("replay", "t", "--operator").splitlines()
        self.assertEqual([int(line.split()[0]) for line in lines], list(range(1, self.events() + 1)))
        self.assertIn("+1 ■ on 1/2 → 1/2: 0 ●  0 ▲  1 ■ (reverted by no. ", lines[self.first])
        until = self.succeed("replay", "t", "--operator", "--until", self.first).splitlines()
        self.assertEqual(until, lines[: self.first])

    def test_tables_have_a_row_for_each_change(self):
        self.voted()
        rows = list(csv.reader(self.succeed("replay", "t", "--format", "csv").splitlines()))
        self.assertEqual(rows[0], f"seq,time,{COLUMNS}".split(","))
        tallies = [row[:1] + row[2:] for row in rows[1:]]
        seqs = [str(self.first + n) for n in range(3)]
        self.assertEqual(tallies, [[seqs[0], *"11300"], [seqs[1], *"12001"], [seqs[2], *"12000"]])
        objects = json.loads(self.succeed("replay", "t", "--format", "json"))
        self.assertEqual([[str(value) for value in one.values()] for one in objects], rows[1:])
        until = self.succeed("replay", "t", "--format", "csv", "--until", self.first)
        self.assertEqual(len(until.splitlines()), 2)

    def test_a_table_says_that_it_has_no_course(self):
        self.sample_session()
        said = "came from a table"
        self.assertIn(said, self.succeed("replay", "t").splitlines()[0])
        self.assertIn(said, self.succeed("replay", "t", "--at", 60))
        self.assertEqual(json.loads(self.succeed("replay", "t", "--at", 60, "--format", "json"))["course"], "table")
        self.succeed("replay", "t", "--asciicast", "-", notice="gommette: The votes came from a table")

    @unittest.skipUnless(shutil.which("tmux"), "tmux is not installed")
    def test_a_terminal_gets_it_played(self):
        self.voted()
        terminal = Terminal(self, "replay", "t", "--at", self.first)
        terminal.see(f"no. {self.first} of", "‖ 20×")
        terminal.press("Right")
        terminal.see(f"no. {self.first + 1} of")
        terminal.press("q")
        terminal.see("left with 0")

    @unittest.skipUnless(shutil.which("tmux"), "tmux is not installed")
    def test_what_broke_a_rule_is_flagged_at_its_moment(self):
        old = DATA / "old_rules/old-ballots-above-voters.gommette"
        terminal = Terminal(self, "replay", self.write("old.gommette", old.read_bytes()), columns=100)
        terminal.see("no. 1 of")
        terminal.press("d", "End")
        terminal.see("! ballots 1, 2, 3, 4: 4 people voted, but there are 2 voters · no reason given")
        terminal.press("Left")
        terminal.see("! ballots 1, 2, 3: 3 people voted")
        terminal.press("Home")
        terminal.see_no("! ballots")

    @unittest.skipUnless(shutil.which("tmux"), "tmux is not installed")
    def test_a_terminal_gets_it_told(self):
        self.voted()
        terminal = Terminal(self, "replay", "t", "--format", "text", "--speed", "1000")
        terminal.see(f"No. {self.first + 1} is reverted", "left with 0")


class Football(Replays):
    def setUp(self):
        super().setUp()
        self.votes = DATA / "football.votes.csv"
        self.make_file("t.gommette", "import", self.votes)
        self.first, self.last = map(int, re.search(r"are no\. (\d+) to no\. (\d+) of", self.said_of_file).groups())

    def state(self, after):
        rows = csv.DictReader(self.tallies_at(self.first + after - 1).splitlines())
        return sorted([row["code"], row["green"], row["yellow"], row["red"]] for row in rows)

    def test_the_four_states(self):
        expected = collections.defaultdict(list)
        with open(DATA / "football.snapshots.csv", newline="") as file:
            for row in csv.DictReader(file):
                expected[int(row["after_events"])].append([row["item"], row["green"], row["yellow"], row["red"]])
        self.assertEqual(self.last - self.first + 1, max(expected))
        self.assertEqual(len(expected), 4)
        for after, rows in expected.items():
            self.assertEqual(self.state(after), sorted(rows), after)

    def test_any_vote_is_the_file_up_to_it(self):
        with open(self.votes, newline="") as file:
            votes = [(row["voter"], row["item"], row["grade"]) for row in csv.DictReader(file)]
        order = ["green", "yellow", "red"]
        for after in tries.dice(self).sample(range(1, len(votes)), tries.tries(4, 40)):
            grades, tallies = {}, collections.defaultdict(lambda: [0, 0, 0])
            for voter, item, grade in votes[:after]:
                grades[voter, item] = grade
            for (_, item), grade in grades.items():
                tallies[item][order.index(grade)] += 1
            rows = sorted([item, *map(str, tally)] for item, tally in tallies.items())
            self.assertEqual(self.state(after), rows, after)

    def test_a_log_says_when_its_votes_were(self):
        self.assertIn("came from a timed log", self.succeed("replay", "t", "--at", self.last))
        rows = self.succeed("replay", "t", "--format", "csv").splitlines()
        self.assertEqual(rows[1].split(",")[:2], [str(self.first), "2015-01-11 03:37:12"])
        self.assertEqual(len(rows), 1 + 14924 - 559)  # those that repeat a vote change nothing


def width(character):
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


class Emulator:
    """A terminal that knows no more than a film needs, and stumbles over anything else"""

    TOKEN = re.compile(r"\x1b\[(\?25l|2J|(\d+);(\d+)H|[0-9;]+m)|([^\x00-\x1f\x7f-\x9f])")

    def __init__(self, columns, rows):
        self.cells = [[" "] * columns for _ in range(rows)]
        self.row = self.column = 0

    def feed(self, data):
        at = 0
        while at < len(data):
            token = self.TOKEN.match(data, at)
            assert token, data[at : at + 20]
            at = token.end()
            if token[1] == "2J":
                self.__init__(len(self.cells[0]), len(self.cells))
            elif token[2]:
                self.row, self.column = int(token[2]) - 1, int(token[3]) - 1
            elif token[4]:
                self.put(token[4])

    def put(self, character):
        if width(character) == 0:
            self.cells[self.row][self.column - 1] += character
            return
        self.cells[self.row][self.column] = character
        if width(character) == 2:
            self.cells[self.row][self.column + 1] = ""
        self.column += width(character)

    def screen(self):
        return ["".join(row).rstrip() for row in self.cells]


class Films(Replays):
    def film(self, *arguments):
        """Its header, and each frame: when, and the screen that it leads to"""
        lines = self.succeed("replay", "t", "--asciicast", "-", *arguments).splitlines()
        header, frames = json.loads(lines[0]), []
        emulator = Emulator(header["width"], header["height"])
        for line in lines[1:]:
            time, kind, data = json.loads(line)
            self.assertEqual(kind, "o")
            emulator.feed(data)
            frames.append((time, emulator.screen()))
        return header, frames

    def test_it_is_an_asciicast_of_version_2(self):
        self.voted()
        self.succeed("replay", "t", "--asciicast", "film.cast", "--size", "100x30")
        self.assertTrue((self.folder / "film.cast").is_file())
        header, frames = self.film("--size", "100x30")
        self.assertEqual([header[name] for name in ("version", "width", "height")], [2, 100, 30])
        self.assertGreater(header["timestamp"], 1.6e9)
        self.assertEqual(frames[0][0], 0)
        times = [time for time, _ in frames]
        self.assertEqual(times, sorted(times))
        self.refuse("replay", "t", "--asciicast", "film.cast", status=1, saying="--force")
        self.succeed("replay", "t", "--asciicast", "film.cast", "--force")

    def compare_with_a_live_board(self, columns, rows, language):
        """Each board that was seen is the end of the film up to that event, and one of its frames"""
        self.environment["LANG"] = language
        self.succeed("import", AGENDA, "t")
        board = Terminal(self, "board", "t", columns=columns, rows=rows)
        seen, size = {}, ("--size", f"{columns}x{rows}")

        def look():
            """Waits until the board is what the film ends with"""
            wanted = self.lines_of("\n".join(self.film(*size)[1][-1][1]), rows)
            screen = board.wait_for(
                "never became\n" + "\n".join(wanted),
                lambda screen: self.lines_of(screen, rows) == wanted,
            )
            seen[self.events()] = self.lines_of(screen, rows)

        def press(*keys):
            before = self.events()
            board.press(*keys)
            board.wait_for(f"{keys} did nothing", lambda _: self.events() > before)
            board.press("x")  # the sentence to be read aloud goes
            look()

        def do(*command):
            self.succeed(*command)
            look()

        look()
        press("NPage")
        do("start", "t")
        do("vote", "t", "1/1", "green", "7")
        do("vote", "t", "1/3", "yellow", "2")
        do("count", "t", "1/2", "3", "0", "11")
        do("undo", "t")
        self.arm(board, press, "d")
        do("vote", "t", "1/4", "red")
        press("h")
        self.arm(board, press, "c")
        press("NPage")
        press("NPage")
        do("close", "t")
        board.leave()
        for seq, lines in seen.items():
            film = self.film(*size, "--until", seq)[1][-1][1]
            self.assertEqual(self.lines_of("\n".join(film), rows), lines, seq)
        self.assertGreaterEqual(len({tuple(screen) for _, screen in self.film(*size)[1]}), 9)

    def lines_of(self, screen, rows):
        """Of a list whose pages turn by the clock: what is above it"""
        lines = [line.rstrip() for line in screen.split("\n")][:rows]
        return lines[: rows // 4] if re.search(r"page \d+ (of|sur) \d+", screen) else lines

    def arm(self, board, press, key):
        before = board.screen()
        board.press(key)
        board.wait_for("it never got ready", lambda screen: screen != before)
        press("Enter")

    @unittest.skipUnless(shutil.which("tmux"), "tmux is not installed")
    def test_it_shows_what_the_board_showed(self):
        self.compare_with_a_live_board(80, 24, "C.UTF-8")

    @unittest.skipUnless(shutil.which("tmux"), "tmux is not installed")
    def test_so_does_a_small_one_in_french(self):
        self.compare_with_a_live_board(40, 12, "fr_BE.UTF-8")

    def test_hidden_figures_are_in_no_frame(self):
        """Whatever the room did not see leaves no trace: two votes that differ in figures alone"""
        films = []
        for colour in "green", "red":
            self.succeed("import", AGENDA, "t")
            self.succeed("start", "t")
            self.succeed("vote", "t", "1/1", colour, "5" if colour == "red" else "8")
            films.append([screen for _, screen in self.film()[1]])
            os.unlink(self.folder / "t.gommette")
        self.assertEqual(*films)

    def test_a_faster_film_is_shorter(self):
        self.voted()
        slow, fast = self.film()[1], self.film("--speed", "10")[1]
        self.assertEqual([screen for _, screen in slow], [screen for _, screen in fast])
        for (time, _), (faster, _) in zip(slow, fast):
            self.assertAlmostEqual(time / 10, faster, delta=0.002)


if __name__ == "__main__":
    main(__name__)

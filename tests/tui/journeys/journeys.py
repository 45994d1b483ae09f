"""The real program on a real terminal, from the first key to the last: journeys.py PROGRAM [NAME…]"""

import csv
import os
import pathlib
import pty
import select
import shlex
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

from program import EXPECTED, PROGRAM, SAMPLE, ProgramTest, main, rank_columns

# Seconds, for a busy machine under sanitizers.
PATIENCE = 60
PATIENCE_FOR_LEAVING = 30
PAUSE = 0.02  # before a look at the screen
HAND = 0.02  # between keys


class Terminal:
    """A terminal of its own in tmux, in which the program runs. One client in control mode looks at the screen: a
    process for each look would take most of the time from the program."""

    def __init__(self, test, *arguments, columns=80, rows=24, program=(PROGRAM,)):
        self.test = test
        self.command = ["tmux", "-u", "-S", pathlib.Path(tempfile.mkdtemp(dir=test.folder)) / "tmux"]
        program = shlex.join(map(str, (*program, *arguments)))
        session = ("new-session", "-d", "-x", columns, "-y", rows, f'{program}; echo "left with $?"; exec cat')
        self.client = subprocess.Popen(
            [*self.command, "-f", "/dev/null", "-C", *map(str, session)]
            + [";", "attach-session", "-f", "ignore-size,no-output"],
            cwd=test.folder,
            env={**test.environment, "TERM": "xterm-256color"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        test.addCleanup(self.end)
        test.assertTrue(any(line.startswith("%session-changed") for line in self.client.stdout), "tmux did not begin")

    def end(self):
        if self.client.poll() is None:
            self.client.stdin.write("kill-server\n")
        self.client.communicate()

    def tmux(self, *arguments):
        """What the command prints, which comes between its %begin and its %end"""
        self.client.stdin.write(" ".join(map(shlex.quote, map(str, arguments))) + "\n")
        self.client.stdin.flush()
        mark, printed = None, []
        for line in self.client.stdout:
            word, _, rest = line.partition(" ")
            if mark is None and word == "%begin" and rest.endswith(" 1\n"):
                mark = rest
            elif mark is not None and word in ("%end", "%error") and rest == mark:
                self.test.assertEqual(word, "%end", (arguments, printed))
                return "".join(printed)
            elif mark is not None:
                printed.append(line)
        self.test.fail(f"tmux ended before {arguments}")

    def screen(self):
        return self.tmux("capture-pane", "-p")

    def wait_for(self, sentence, holds):
        """The first screen of which this holds"""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            time.sleep(PAUSE)
            screen = self.screen()
            if holds(screen):
                return screen
        self.test.fail(f"{sentence}:\n{self.screen()}")

    def see(self, *texts):
        """Waits until all these texts are on the screen."""
        return self.wait_for(f"never saw {texts}", lambda screen: all(text in screen for text in texts))

    def see_any(self, *texts):
        return self.wait_for(f"saw none of {texts}", lambda screen: any(text in screen for text in texts))

    def see_no(self, *texts):
        """Waits until none of these texts is on the screen."""
        return self.wait_for(f"still saw {texts}", lambda screen: not any(text in screen for text in texts))

    def send(self, *keys):
        """About as slow as a hand: what comes at once is taken for a paste."""
        time.sleep(HAND)
        self.tmux("send-keys", *keys)

    def press(self, *keys):
        self.send(*keys)

    def type(self, text):
        self.send("-l", text)

    def run(self, *arguments):
        """By a process of its own, since the client takes a line for a command."""
        subprocess.run([*self.command, *arguments], check=True)

    def type_lines(self, text):
        self.run("send-keys", "-l", text)

    def paste(self, text):
        self.run("set-buffer", text, ";", "paste-buffer", "-p")

    def resize(self, columns, rows):
        self.tmux("resize-window", "-x", columns, "-y", rows)

    def leave(self):
        self.press("q")
        self.see("left with 0")
        self.end()


@unittest.skipUnless(shutil.which("tmux"), "tmux is not installed")
class Journeys(ProgramTest):
    def events(self):
        return len(self.succeed("log", "t").splitlines())

    def write_agenda(self):
        """The sample with statuses in place of counts, and the dots that were."""
        path, votes = self.folder / "agenda.csv", []
        with open(SAMPLE, encoding="utf-8") as sample, open(path, "w", encoding="utf-8") as agenda:
            columns = "subgroup_code subgroup_title subgroup_status code parent title".split()
            out = csv.DictWriter(agenda, [*columns, "status"], extrasaction="ignore")
            out.writeheader()
            for row in csv.DictReader(sample):
                no_counts = row["code"] and not row["green"] and row["code"] != "5"
                out.writerow({**row, "status": "not for the vote" if no_counts else ""})
                if row["green"]:
                    dots = [int(row[colour]) for colour in ("green", "yellow", "red")]
                    votes.append((f"{row['subgroup_code']}/{row['code']}", dots))
        return path, votes

    def test_273_dots_give_the_ranking_of_the_minutes(self):
        agenda, votes = self.write_agenda()
        self.succeed("import", agenda, "t")
        terminal = Terminal(self, "open", "t")
        terminal.see("cumul", "··")
        for key, seen in ("s", "recommendations counted"), ("d", "Ready"), ("Enter", "Read aloud"):
            terminal.press(key)
            terminal.see(seen)
        terminal.press("s")
        keys = ["vjr", "gyr", "ger", "VJR", "+*-"]
        self.assertEqual(sum(sum(dots) for _, dots in votes), 273)
        for i, (reference, dots) in enumerate(votes):
            terminal.press("/")
            terminal.see("Go to:")
            terminal.type(reference)
            terminal.press("Enter")
            terminal.type("".join(key * n for key, n in zip(keys[i % len(keys)], dots)))
            terminal.see(f" {reference} ", "{} ● {} ▲ {} ■ =".format(*dots))
        terminal.see("273 dots")
        terminal.leave()
        self.assertEqual(self.ranks("t"), rank_columns(EXPECTED.read_text(encoding="utf-8")))

    def test_what_was_recorded_is_there_again(self):
        self.succeed("import", SAMPLE, "t")
        terminal = Terminal(self, "open", "t")
        terminal.see("Sortie d'institution")
        terminal.press("Tab", "3", "Enter")
        terminal.type("v12r")
        terminal.see("9 ● 2 ▲ 14 ■ = 25", "u undoes “+12 ■ on 2/3”")
        terminal.leave()
        terminal = Terminal(self, "open", "t")
        terminal.press("Tab")
        terminal.see("▌2", "u undoes “+12 ■ on 2/3”")
        terminal.type("3")
        terminal.press("Enter", "u")
        terminal.see("Undone: “+12 ■ on 2/3”", "Ctrl-R redoes “+12 ■ on 2/3”")
        terminal.press("C-r")
        terminal.see("Redone: “+12 ■ on 2/3”")
        terminal.leave()
        self.succeed("verify", "t")

    def test_two_terminals_see_each_other(self):
        self.succeed("import", SAMPLE, "t")
        terminal = Terminal(self, "open", "t")
        terminal.press("Tab")
        terminal.see("3   5   1     9")
        self.succeed("vote", "t", "2/1", "green", "4")
        terminal.see("7 ● 5 ▲ 1 ■ = 13", "u undoes the other terminal’s “+4 ● on 2/1”")
        terminal.leave()

    def test_the_numeric_keypad_votes(self):
        self.succeed("import", SAMPLE, "t")
        terminal = Terminal(self, "open", "t")
        terminal.see("cumul")
        terminal.press("KP3", "KP+", "KP*", "KP-")
        terminal.see("6 ● 6 ▲ 2 ■ = 14", "u undoes “+1 ■ on 1/1”")
        terminal.leave()

    def test_pasted_text_never_votes(self):
        self.succeed("import", SAMPLE, "t")
        before = self.events()
        terminal = Terminal(self, "open", "t")
        terminal.see("cumul")
        terminal.paste("vvvv12r")
        terminal.see("Pasted text is not a vote")
        terminal.leave()
        self.assertEqual(self.events(), before)

    def test_a_first_run_leads_to_a_session(self):
        terminal = Terminal(self)
        terminal.see("No session yet", "An empty session")
        terminal.press("a")
        terminal.see("Title:")
        terminal.type("Réunion d'été")
        terminal.press("Enter")
        terminal.see("Réunion d'été", "no recommendation yet")
        terminal.press("q")
        terminal.see("Sessions", "reunion")
        terminal.press("i")
        terminal.see("CSV file:")
        terminal.type(str(SAMPLE))
        terminal.press("Enter")
        terminal.see("▌1 Sortie", "273 dots")
        terminal.press("c")
        terminal.see("Ranking within each subgroup", "rank range")
        terminal.press("?")
        terminal.see("Keys", "back to the session's own rule")
        terminal.press("q", "q", "q")
        terminal.see("Sessions", "273")
        terminal.leave()

    def test_the_window_changes_its_size(self):
        self.succeed("import", SAMPLE, "t")
        terminal = Terminal(self, "open", "t")
        terminal.see("saved")
        terminal.resize(40, 12)
        terminal.see("↓ 3", "cumul")
        terminal.resize(30, 8)
        terminal.see("Make this window")
        terminal.leave()


class OnPseudoTerminal(ProgramTest):
    """The program on a terminal of which every byte is seen."""

    def start(self, terminal_name="xterm-256color"):
        if not (self.folder / "t.gommette").exists():
            self.succeed("import", SAMPLE, "t")
        process, descriptor = pty.fork()
        if process == 0:
            os.chdir(self.folder)
            environment = {**self.environment, "TERM": terminal_name}
            os.execve(PROGRAM, [PROGRAM, "open", "t"], environment)
        return process, descriptor

    def read_until(self, descriptor, text):
        """What it writes until this text comes, or until it ends (None)"""
        written = b""
        deadline = time.monotonic() + PATIENCE
        while text is None or text not in written:
            ready, _, _ = select.select([descriptor], [], [], deadline - time.monotonic())
            self.assertTrue(ready, written)
            try:
                written += os.read(descriptor, 65536)
            except OSError:
                break
        return written

    def end(self, process):
        """Its exit status"""
        _, status = os.waitpid(process, 0)
        self.assertTrue(os.WIFEXITED(status), status)
        return os.WEXITSTATUS(status)


class Ends(OnPseudoTerminal):
    """How the program leaves a terminal that goes away, or that it cannot use."""

    def test_a_lost_terminal_is_left_at_once(self):
        process, descriptor = self.start()
        self.read_until(descriptor, b"saved")
        os.close(descriptor)
        begin = time.monotonic()
        self.end(process)
        self.assertLess(time.monotonic() - begin, PATIENCE_FOR_LEAVING)

    def test_a_signal_to_end_gives_the_terminal_back(self):
        for number, status in (signal.SIGTERM, 143), (signal.SIGINT, 0), (signal.SIGHUP, 129):
            process, descriptor = self.start()
            self.read_until(descriptor, b"saved")
            os.kill(process, number)
            written = self.read_until(descriptor, None)
            self.assertIn(b"\033[?2004l", written)
            self.assertIn(b"\033[?1049l", written)
            self.assertEqual(self.end(process), status)
            os.close(descriptor)

    def test_a_signal_is_heard_amid_a_flood_of_keys(self):
        """Keys wait at any moment, as when one is held down"""
        process, descriptor = self.start()
        self.read_until(descriptor, b"saved")
        os.set_blocking(descriptor, False)
        os.kill(process, signal.SIGTERM)
        ended, deadline = 0, time.monotonic() + PATIENCE
        while not ended and time.monotonic() < deadline:
            for use in lambda: os.write(descriptor, b"b" * 1000), lambda: os.read(descriptor, 65536):
                try:
                    use()
                except (BlockingIOError, OSError):
                    pass
            ended, status = os.waitpid(process, os.WNOHANG)
        os.close(descriptor)
        self.assertEqual((ended, os.waitstatus_to_exitcode(status)), (process, 143))

    def test_a_terminal_without_a_cursor_is_refused(self):
        for name in "dumb", "no-such-terminal":
            process, descriptor = self.start(name)
            written = self.read_until(descriptor, None).decode()
            self.assertEqual(written.count("\n"), 1, written)
            self.assertIn(name, written)
            self.assertEqual(self.end(process), 1)
            os.close(descriptor)

    def test_escape_sequences_are_no_votes(self):
        process, descriptor = self.start()
        self.read_until(descriptor, b"saved")
        os.write(descriptor, b"\033v\033OR\033[1;3R\033[200~vvv\033[201~q")
        self.read_until(descriptor, None)
        self.assertEqual(self.end(process), 0)
        os.close(descriptor)
        self.assertNotIn("+1", self.succeed("log", "t"))


if __name__ == "__main__":
    main(__name__)

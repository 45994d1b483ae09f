"""A terminal that is closed, resized, stopped or of another kind loses no vote and is left as it was; and neither does a
disk that is full or pulled out, or a clock that is set. terminal_faults.py PROGRAM [NAME…]; in the suite long more of each"""

import csv
import os
import shutil
import signal
import struct
import subprocess
import time
import unittest

import tries
from screen_memory_faults import Screen
from sweep import Case, SHIM, Workshop, events_in
from program import PROGRAM, main, without_leaks

# As many as people have, from terminals of our day to those of fifty years ago.
TERMS = ("xterm-256color xterm xterm-color xterm-kitty xterm-ghostty tmux tmux-256color screen screen-256color screen.xterm-256color "
         "linux vt100 vt102 vt220 vt320 vt420 rxvt rxvt-unicode rxvt-unicode-256color konsole konsole-256color gnome gnome-256color "
         "vte vte-256color alacritty foot kitty st st-256color putty putty-256color eterm-color cygwin ansi dtterm mlterm iterm2 "
         "nsterm wsvt25 hurd teraterm").split()
TERMS_TOLD, TERMS_FEW = 36, 5
EIGHT_HOURS = 8 * 3600  # at a vote a second
UNSHARE = ["unshare", "--user", "--map-root-user", "--mount"]
STOPPED, STOPPED_LONG = 2, 180  # seconds
CLOCK_STEPS = [3600, -7200, 86400 * 400, -86400 * 4000, 61, -61, 2, -2, 0]  # seconds ahead
FULL_SIZES, FULL_FEW = range(40, 400, 8), 3  # KiB of a disk


class Terminals(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.workshop = Workshop()
        cls.addClassCleanup(cls.workshop.close)

    def setUp(self):
        self.dice = tries.dice(self)

    def open(self, term="xterm-256color", **fault):
        self.workshop.reset()
        self.before = events_in(self.workshop.folder / "o.gommette")
        screen = Screen(self.workshop, ["open", "o"], environment={"TERM": term}, **fault)
        screen.wait_for_first()
        return screen

    def recorded(self):
        self.assertEqual(self.workshop.reopen(), [])
        self.assertEqual(self.workshop.left_beside(), [])
        return events_in(self.workshop.folder / "o.gommette") - self.before

    def test_each_kind_of_terminal_votes_or_refuses(self):
        known = [term for term in TERMS if subprocess.run(["infocmp", term], capture_output=True, check=False).returncode == 0]
        chosen = tries.some(self.dice, TERMS_FEW, known[:TERMS_TOLD])
        for term in chosen:
            screen = self.open(term)
            status, said = screen.walk(["g", "g", "q"])
            self.assertTrue(screen.modes_are_back, term)
            self.assertIn(status, (0, 1), said[-300:])
            self.assertEqual(self.recorded(), 2 if status == 0 else 0, term)
        tries.tell_row("every acknowledged vote is kept, and the terminal is as it was", "kinds of terminal (TERM)", len(chosen), 0)

    def test_windows_of_any_size_lose_no_vote(self):
        sizes, votes = tries.tries(30, 1000), 0
        screen = self.open()
        for n in range(sizes):
            screen.press((self.dice.randint(1, 70), self.dice.randint(1, 250)))
            if n % 10 == 9:
                screen.press((24, 80))
                screen.settle()
                screen.press("g")
                screen.settle()
                votes += 1
        status, said = screen.walk(["q"])
        self.assertEqual((status, self.recorded()), (0, votes), said[-300:])
        self.assertTrue(screen.is_sane)
        tries.tell_row("every acknowledged vote is kept, and the terminal is as it was", "new sizes of the window", sizes, 0)

    def test_a_terminal_that_is_closed_loses_nothing_acknowledged(self):
        times = tries.tries(3, 100)
        for _ in range(times):
            screen, votes = self.open(), self.dice.randint(0, 4)
            for _ in range(votes):
                screen.press("g")
                screen.settle()
            if self.dice.random() < 0.5:
                screen.press("g")  # not acknowledged: it may or may not be kept
            screen.hang_up()
            self.assertLess(screen.process.wait(60), 256)
            self.assertIn(self.recorded(), (votes, votes + 1))
        tries.tell_row("every acknowledged vote is kept", "terminal closed in the midst of it", times, 0)

    def test_a_stopped_program_goes_on(self):
        seconds = [STOPPED_LONG, *[STOPPED] * 29] if tries.ALL else [STOPPED]
        for stopped in seconds:
            screen = self.open()
            screen.process.send_signal(signal.SIGSTOP)
            screen.press("g")
            time.sleep(stopped)
            screen.process.send_signal(signal.SIGCONT)
            screen.settle()
            status, said = screen.walk(["g", "q"])
            self.assertEqual((status, self.recorded()), (0, 2), said[-300:])
        tries.tell_row("every key is recorded", f"program stopped (SIGSTOP) for {max(seconds)} seconds at most, and continued", len(seconds), 0)

    def descriptors(self, screen):
        return len(os.listdir(f"/proc/{screen.process.pid}/fd"))

    def test_as_many_votes_as_in_eight_hours_take_no_descriptor(self):
        votes, screen = tries.tries(100, EIGHT_HOURS), self.open()
        self.vote(screen)
        first = self.descriptors(screen)
        for _ in range(1, votes):
            screen.press("g")
            screen.read()
        screen.settle()
        last = self.descriptors(screen)
        status, said = screen.walk(["q"])
        self.assertEqual((status, self.recorded()), (0, votes), said[-300:])
        self.assertEqual(last, first)
        tries.tell_row("no descriptor more is open after hours of votes", "keys struck at a real terminal", votes, 0)

    def greens(self):
        """All green dots that the session has"""
        rows = csv.DictReader(self.workshop.do("rank", "o", "--format", "csv").splitlines())
        return sum(int(row["green"]) for row in rows)

    def control(self, clock=0, is_gone=0):
        """Changes what the library of faults does meanwhile (faults.c)."""
        path = self.workshop.root / "control"
        with open(path, "r+b" if path.exists() else "wb") as out:
            out.write(struct.pack("qq", clock, is_gone))
        return path

    def vote(self, screen):
        screen.press("g")
        screen.settle()

    def test_a_clock_that_is_set_loses_no_vote(self):
        self.need_library()
        screen, steps = self.open(control=self.control()), CLOCK_STEPS if tries.ALL else CLOCK_STEPS[:3]
        before = self.greens()
        for ahead in steps:
            self.vote(screen)
            self.control(clock=ahead)
            time.sleep(0.3)  # it looks at the clock while nobody does anything
            self.vote(screen)
        status, said = screen.walk(["q"])
        self.assertEqual((status, self.greens() - before), (0, 2 * len(steps)), said[-300:])
        self.assertTrue(screen.is_sane)
        self.assertGreaterEqual(self.recorded(), 2 * len(steps))
        self.assertIn(time.strftime("%Y", time.gmtime(time.time() + max(steps))), self.workshop.do("log", "o"))
        tries.tell_row("every acknowledged vote is kept", "clock set ahead and back, by seconds to years", len(steps), 0)

    def test_a_stick_that_is_pulled_out_keeps_what_was_acknowledged(self):
        self.need_library()
        times = tries.tries(2, 30)
        for _ in range(times):
            self.control()
            screen, votes = self.open(control=self.control()), self.dice.randint(0, 3)
            for _ in range(votes):
                self.vote(screen)
            self.control(is_gone=1)
            seen = len(screen.written)
            self.vote(screen)
            self.vote(screen)
            status, said = screen.walk(["q"])
            self.assertIn(status, (0, 1), said[-300:])
            self.assertTrue(screen.is_sane)
            self.assertIn("error", screen.written[seen:].decode(errors="replace").lower())
            self.assertIn(self.recorded_after_all(), (votes, votes + 1))
        tries.tell_row("every acknowledged vote is kept", "stick pulled out: every call fails (EIO)", times, 0)

    def test_a_stick_that_is_unmounted_keeps_what_was_acknowledged(self):
        self.need_namespace()
        if not shutil.which("nsenter"):
            raise unittest.SkipTest("no nsenter here")
        times = tries.tries(2, 20)
        for _ in range(times):
            self.workshop.reset()
            for name in ("stick", "out"):
                (self.workshop.folder / name).mkdir()
            shutil.move(self.workshop.folder / "o.gommette", self.workshop.folder / "stick/o.gommette")
            self.before, votes = events_in(self.workshop.folder / "stick/o.gommette"), self.dice.randint(0, 3)
            screen = Screen(self.workshop, ["open", "out/o"], prefix=[*UNSHARE, "sh", "-c", 'mount --bind stick out && exec "$0" "$@"'])
            screen.wait_for_first()
            for _ in range(votes):
                self.vote(screen)
            subprocess.run(["nsenter", "--target", str(screen.process.pid), "--user", "--mount", "--preserve-credentials",
                            f"--wd={self.workshop.folder}", "umount", "--lazy", "out"], check=True)
            seen = len(screen.written)
            self.vote(screen)
            status, said = screen.walk(["q"])
            self.assertIn(status, (0, 1), said[-300:])
            self.assertTrue(screen.is_sane)
            kept = events_in(self.workshop.folder / "stick/o.gommette") - self.before
            self.assertGreaterEqual(kept, votes)
            self.assertLessEqual(kept, votes + 1)
            told = screen.written[seen:].decode(errors="replace")
            self.assertTrue(kept == votes + 1 or "moved" in told, told)
            self.assertEqual(self.workshop.run(Case("verify", "stick/o")).returncode, 0)
            self.assertEqual([path.name for path in (self.workshop.folder / "out").iterdir()], [])
        tries.tell_row("every acknowledged vote is kept", "stick unmounted while the session is open", times, 0)

    def recorded_after_all(self):
        """What a disk that is gone still had beside the session goes with the next act."""
        self.workshop.do("vote", "o", "1/1", "green")
        return self.recorded() - 1

    def need_library(self):
        if not SHIM:
            raise unittest.SkipTest("there is no library of faults (GOMMETTE_FAULTS)")

    def need_namespace(self):
        if not shutil.which("unshare") or subprocess.run([*UNSHARE, "true"], capture_output=True, check=False).returncode != 0:
            raise unittest.SkipTest("no user namespace with mounts here")

    def test_a_disk_that_is_full_refuses_whole(self):
        self.need_namespace()
        self.workshop.reset()
        file_size, refused = (self.workshop.folder / "o.gommette").stat().st_size, 0
        just_enough = [size for size in FULL_SIZES if size * 1024 > file_size]
        sizes = FULL_SIZES if tries.ALL else just_enough[: FULL_FEW * tries.TIMES]
        for size in sizes:
            # Fills the disk vote by vote; says how many were acknowledged, and what the file then has.
            script = (f'mount -t tmpfs -o size={size}k none out && cp o.gommette out/ 2>/dev/null || exit 77; n=0; '
                      f'while [ $n -lt 60 ] && "$0" vote out/o.gommette 1/1 green >>out.txt 2>&1; do n=$((n+1)); done; '
                      f'"$0" verify out/o.gommette >>out.txt 2>&1; v=$?; cp out/o.gommette left.gommette; echo $n $v')
            (self.workshop.folder / "out").mkdir(exist_ok=True)
            done = subprocess.run([*UNSHARE, "sh", "-c", script, PROGRAM], cwd=self.workshop.folder,
                                  env=self.workshop.environment if tries.ALL else without_leaks(self.workshop.environment),
                                  capture_output=True, text=True, check=False)
            if done.returncode == 77:
                continue  # not even the file fits
            votes, verified = map(int, done.stdout.split())
            before = events_in(self.workshop.folder / "o.gommette")
            self.assertEqual((events_in(self.workshop.folder / "left.gommette") - before, verified), (votes, 0), f"{size} KiB: {done}")
            refused += votes < 60
        self.assertGreater(refused, 0, "no disk was ever full")
        tries.tell_row("every acknowledged vote is kept", "disks of each size, filled (tmpfs)", len(sizes), 0)


main(__name__)

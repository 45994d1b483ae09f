"""A terminal that is closed, resized, stopped or of another kind loses no vote and is left as it was; and neither does a
disk that is full. terminal_faults.py PROGRAM [NAME…]; in the suite long more of each"""

import os
import random
import shutil
import signal
import subprocess
import time
import unittest

import tries
from screen_memory_faults import Screen
from sweep import Workshop, events_in
from program import PROGRAM, main

# As many as people have, from terminals of our day to those of fifty years ago.
TERMS = ("xterm-256color xterm xterm-color xterm-kitty xterm-ghostty tmux tmux-256color screen screen-256color screen.xterm-256color "
         "linux vt100 vt102 vt220 vt320 vt420 rxvt rxvt-unicode rxvt-unicode-256color konsole konsole-256color gnome gnome-256color "
         "vte vte-256color alacritty foot kitty st st-256color putty putty-256color eterm-color cygwin ansi dtterm mlterm iterm2 "
         "nsterm wsvt25 hurd teraterm").split()
TERMS_TOLD = 36
SEED = int(os.environ.get("GOMMETTE_SEED", time.time()))
FULL_SIZES = range(40, 400, 8)  # KiB of a disk


class Terminals(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.workshop = Workshop()
        cls.addClassCleanup(cls.workshop.close)
        random.seed(SEED)
        print(f"# seed {SEED}", flush=True)

    def open(self, term="xterm-256color"):
        self.workshop.reset()
        self.before = events_in(self.workshop.folder / "o.gommette")
        screen = Screen(self.workshop, ["open", "o"], environment={"TERM": term})
        screen.wait_for_first()
        return screen

    def recorded(self):
        self.assertEqual(self.workshop.reopen(), [])
        self.assertEqual(self.workshop.left_beside(), [])
        return events_in(self.workshop.folder / "o.gommette") - self.before

    def test_each_kind_of_terminal_votes_or_refuses(self):
        known = [term for term in TERMS if subprocess.run(["infocmp", term], capture_output=True, check=False).returncode == 0]
        chosen = known[:TERMS_TOLD] if tries.ALL else known[::6]
        for term in chosen:
            screen = self.open(term)
            status, said = screen.walk(["g", "g", "q"])
            self.assertTrue(screen.modes_are_back, term)
            self.assertIn(status, (0, 1), said[-300:])
            self.assertEqual(self.recorded(), 2 if status == 0 else 0, term)
        tries.tell_row("every acknowledged vote is kept, and the terminal is as it was", "kinds of terminal (TERM)", len(chosen), 0)

    def test_windows_of_any_size_lose_no_vote(self):
        sizes, votes = tries.tries(100, 1000), 0
        screen = self.open()
        for n in range(sizes):
            screen.press((random.randint(1, 70), random.randint(1, 250)))
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
        times = tries.tries(5, 100)
        for _ in range(times):
            screen, votes = self.open(), random.randint(0, 4)
            for _ in range(votes):
                screen.press("g")
                screen.settle()
            if random.random() < 0.5:
                screen.press("g")  # not acknowledged: it may or may not be kept
            screen.hang_up()
            self.assertLess(screen.process.wait(60), 256)
            self.assertIn(self.recorded(), (votes, votes + 1))
        tries.tell_row("every acknowledged vote is kept", "terminal closed in the midst of it", times, 0)

    def test_a_stopped_program_goes_on(self):
        times = tries.tries(3, 30)
        for _ in range(times):
            screen = self.open()
            screen.process.send_signal(signal.SIGSTOP)
            screen.press("g")
            time.sleep(0.2 if not tries.ALL else 2)
            screen.process.send_signal(signal.SIGCONT)
            screen.settle()
            status, said = screen.walk(["g", "q"])
            self.assertEqual((status, self.recorded()), (0, 2), said[-300:])
        tries.tell_row("every key is recorded", "program stopped (SIGSTOP) and continued", times, 0)

    def test_a_disk_that_is_full_refuses_whole(self):
        unshare = ["unshare", "--user", "--map-root-user", "--mount"]
        if not shutil.which("unshare") or subprocess.run([*unshare, "true"], capture_output=True, check=False).returncode != 0:
            raise unittest.SkipTest("no user namespace with mounts here")
        sizes, refused = FULL_SIZES if tries.ALL else FULL_SIZES[::6], 0
        self.workshop.reset()
        for size in sizes:
            # Fills the disk vote by vote; says how many were acknowledged, and what the file then has.
            script = (f'mount -t tmpfs -o size={size}k none out && cp o.gommette out/ 2>/dev/null || exit 77; n=0; '
                      f'while [ $n -lt 60 ] && "$0" vote out/o.gommette 1/1 green >>out.txt 2>&1; do n=$((n+1)); done; '
                      f'"$0" verify out/o.gommette >>out.txt 2>&1; v=$?; cp out/o.gommette left.gommette; echo $n $v')
            (self.workshop.folder / "out").mkdir(exist_ok=True)
            done = subprocess.run([*unshare, "sh", "-c", script, PROGRAM], cwd=self.workshop.folder, env=self.workshop.environment,
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

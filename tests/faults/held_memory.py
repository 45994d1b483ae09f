"""What the program holds after as many votes as in eight hours, a vote a second: held_memory.py [PROGRAM]. Without one it is
built as for release, since a sanitizer keeps what was freed and would hide what grows.

What is allocated grows less than 1 MiB (tests/simulate/hours.c): 32 bytes a vote are the history's, 900 KiB. The system sees
the holes in the heap as well."""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

import tries

ROOT = pathlib.Path(__file__).resolve().parents[2]
EIGHT_HOURS = 8 * 3600
GROWTH_MOST = 1024 + 256  # KiB; 256 for holes
FIRST_VOTES = 60  # each part of the screen was drawn by then


def build(folder):
    """The program's path"""
    subprocess.run(["meson", "setup", "--buildtype=release", folder, ROOT], check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["ninja", "-C", folder, "tui/gommette"], check=True, stdout=subprocess.DEVNULL)
    return f"{folder}/tui/gommette"


class HeldMemory(unittest.TestCase):
    def held(self, screen):
        """Descriptors, and KiB of memory of its own"""
        folder = f"/proc/{screen.process.pid}"
        with open(f"{folder}/status", encoding="ascii") as status:
            return len(os.listdir(f"{folder}/fd")), int(re.search(r"RssAnon:\s+(\d+)", status.read())[1])

    def vote(self, screen, times):
        for _ in range(times):
            screen.press("g")
            screen.read()
        screen.settle()

    def test_eight_hours_of_votes_grow_by_their_history_alone(self):
        workshop = Workshop()
        self.addCleanup(workshop.close)
        screen = Screen(workshop, ["open", "o"])
        screen.wait_for_first()
        before = events_in(workshop.folder / "o.gommette")
        self.vote(screen, FIRST_VOTES)
        first = self.held(screen)
        self.vote(screen, EIGHT_HOURS)
        last = self.held(screen)
        self.assertEqual(screen.walk(["q"])[0], 0)
        self.assertEqual(events_in(workshop.folder / "o.gommette") - before, FIRST_VOTES + EIGHT_HOURS)
        grown = last[1] - first[1]
        print(f"# {EIGHT_HOURS} votes: {first[1]} KiB of its own, then {grown} more; {last[0]} descriptors", flush=True)
        self.assertEqual(last[0], first[0])
        self.assertLess(grown, GROWTH_MOST)
        tries.tell_row("in eight hours memory grows by the votes' history alone, and no file more is open", "keys struck at a real terminal", EIGHT_HOURS, 0)


with tempfile.TemporaryDirectory(prefix="gommette-held-") as made:
    sys.argv[1:] = sys.argv[1:2] or [build(made)]
    from program import main  # takes the program from there
    from screen_memory_faults import Screen
    from sweep import Workshop, events_in

    main(__name__)

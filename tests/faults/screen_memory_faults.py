"""Each allocation fails once while somebody is at a screen: the screen says so or the program ends with one sentence; what
was recorded stays. screen_memory_faults.py PROGRAM [NAME…]; in the suite long at every allocation, else at a few"""

import errno
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
import unittest

import tries
from sweep import ACCUSES, SHIM, Workshop, events_in
from program import PROGRAM, main

SAMPLES = 2
QUIET, ANSWER, PATIENCE = 0.1, 2, 60
ROWS, COLUMNS = 24, 80
ESCAPE = "\x1b"
# Keys one after the other, each struck when the screen is still.
WALKS = {
    "vote": (["open", "t"], ["g", "y", "\t", "r", "u", "x", "q"]),
    "counts and journal": (["open", "t"], ["n", "4", "\t", "3", "\t", "2", "\r", "w", ESCAPE, "q"]),
    "ranking": (["open", "t"], ["k", "c", ESCAPE, "p", ESCAPE, "q"]),
    "agenda": (["open", "p"], ["l", "\r", " neuf", "\r", "q"]),
    "list": ([], ["\x1b[B", "/", "t", "\r", "\r", ESCAPE, "q"]),
}
# What only ncurses allocates: nearly all before the first screen, and more for each new size of the window.
CURSES = "ncurses,tinfo"
CURSES_WALK = (["open", "t"], ["g", (40, 120), "r", (10, 40), (24, 80), "q"])
CURSES_OPENING, CURSES_SAMPLES = 130, 4
REFUSAL = "gommette: there is not enough memory"
ALTERNATE, ORDINARY = "\x1b[?1049h", "\x1b[?1049l"


class Screen:
    """The program on a terminal of 24 lines, with or without a fault"""

    def __init__(self, workshop, arguments, environment=None, prefix=(), **fault):
        environment = {**workshop.environment, "TERM": "xterm-256color", **(environment or {})}
        if fault:
            environment.update({"LD_PRELOAD": SHIM, "FAULT_FOLDER": str(workshop.folder)})
            environment.update({f"FAULT_{name.upper()}": str(value) for name, value in fault.items()})
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.process = subprocess.Popen([*prefix, PROGRAM, *arguments], cwd=workshop.folder, env=environment, stdin=theirs,
                                        stdout=theirs, stderr=theirs, start_new_session=True)
        self.theirs, self.modes = theirs, termios.tcgetattr(theirs)
        self.descriptor, self.written, self.gone = ours, b"", False

    def press(self, key):
        """A key, or a new size of the window"""
        if isinstance(key, str):
            os.write(self.descriptor, key.encode())
        else:
            fcntl.ioctl(self.theirs, termios.TIOCSWINSZ, struct.pack("HHHH", *key, 0, 0))
            self.process.send_signal(signal.SIGWINCH)

    def settle(self):
        """Reads until nothing more comes, but first until something does; not every key is answered."""
        deadline = time.monotonic() + PATIENCE
        seen = len(self.written)
        while not self.gone and time.monotonic() < deadline:
            wait = QUIET if len(self.written) > seen or self.process.poll() is not None else ANSWER
            if not select.select([self.descriptor], [], [], wait)[0]:
                return
            try:
                self.written += os.read(self.descriptor, 65536)
            except OSError:
                self.gone = True

    def read(self):
        """What is shown next, at once"""
        select.select([self.descriptor], [], [], ANSWER)
        while select.select([self.descriptor], [], [], 0)[0]:
            self.written += os.read(self.descriptor, 65536)

    def wait_for_first(self):
        while not self.written and not self.gone and self.process.poll() is None:
            self.settle()

    def hang_up(self):
        os.close(self.theirs)
        os.close(self.descriptor)
        self.process.send_signal(signal.SIGHUP)

    def walk(self, keys):
        self.wait_for_first()
        for key in keys:
            if self.gone or self.process.poll() is not None:
                break
            self.press(key)
            self.settle()
        try:  # whatever a screen is at that the keys did not lead out of
            status = self.process.wait(4 if self.process.poll() is None else 0)
        except subprocess.TimeoutExpired:
            self.process.terminate()
            status = 0 if self.process.wait(PATIENCE) == 143 else self.process.returncode
        self.settle()
        self.modes_are_back = termios.tcgetattr(self.theirs) == self.modes
        os.close(self.theirs)
        os.close(self.descriptor)
        said = self.written.decode(errors="replace")
        self.is_sane = self.modes_are_back and said.count(ALTERNATE) == said.count(ORDINARY)
        return status, said


class ScreenMemoryFaults(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if not SHIM:
            raise unittest.SkipTest("there is no library of faults (GOMMETTE_FAULTS)")
        cls.workshop = Workshop()
        cls.addClassCleanup(cls.workshop.close)

    def setUp(self):
        self.dice = tries.dice(self)

    def events(self):
        return {name: events_in(self.workshop.folder / name) for name in self.workshop.names() if name.endswith(".gommette")}

    def walk(self, walk, **fault):
        arguments, keys = walk
        self.workshop.reset()
        screen = Screen(self.workshop, arguments, **{"in": "memory"}, **fault)
        done = screen.walk(keys)
        self.assertTrue(screen.is_sane, f"the terminal is not as it was: {done}")
        return done

    def check(self, status, said, before, after):
        self.assertIn(status, (0, 1), "the wrong kind of error, or a crash")
        self.assertTrue(status == 0 or REFUSAL in said, "it ended without our sentence about memory")
        self.assertNotIn("Sanitizer", said)
        self.assertNotIn("runtime error", said)
        for word in ACCUSES:
            self.assertNotIn(word, said)
        self.assertEqual(self.workshop.reopen(), [])
        self.assertEqual(self.workshop.left_beside(), [])
        now = self.events()
        told = "memory" in said
        for session, events in now.items():
            self.assertLessEqual(before[session], events)
            self.assertLessEqual(events, after[session] + 1)  # a key that was refused may leave one fewer to undo
        self.assertTrue(told or now == after, f"a key was lost without a word: {now}")

    def count(self, walk, **fault):
        self.workshop.log.unlink(missing_ok=True)
        status, said = self.walk(walk, log=self.workshop.log, **fault)
        self.assertEqual(status, 0, said[-600:])
        return int(self.workshop.log.read_text(errors="replace").splitlines()[-1].split()[0])

    def sweep(self, name, walk, places, **fault):
        count, found, runs = self.count(walk, **fault), [], 0
        after = self.events()
        self.workshop.reset()
        before = self.events()
        for at in places(count):
            status, said = None, ""
            runs += 1
            try:
                status, said = self.walk(walk, at=at, error=errno.ENOMEM, **fault)
                self.check(status, said, before, after)
            except AssertionError as trouble:
                found.append(f"{name}: allocation {at}: exit {status} {str(trouble)[:300]} “{said[-300:]!r}”")
        tries.tell_row("nothing is lost, and the terminal is as it was, where memory runs out", f"an allocation fails at a screen: {name}", runs, len(found))
        print(f"# {name}: {count} allocations, {runs} runs, {len(found)} wrong", flush=True)
        for line in found:
            print("#   " + line.replace("\n", "\n#     "), flush=True)
        return found

    def test_each_allocation(self):
        found = []
        for name, walk in WALKS.items():
            found += self.sweep(name, walk, lambda count: tries.some(self.dice, SAMPLES, range(1, count + 1)))
        self.assertEqual(len(found), 0, "see above")

    def test_each_allocation_of_ncurses(self):
        def places(count):
            opening = range(1, CURSES_OPENING)
            return tries.some(self.dice, CURSES_SAMPLES, opening) + tries.some(self.dice, SAMPLES, range(CURSES_OPENING, count + 1))

        self.assertEqual(self.sweep("ncurses", CURSES_WALK, places, of=CURSES), [])


if __name__ == "__main__":
    main(__name__)

"""A second log outlives the disk of its session: second_log_journeys.py PROGRAM [NAME…]"""

import os
import pathlib
import shutil
import signal
import tempfile
import unittest

import file_journeys
from program import main


def other_disk(path):
    """A folder on another disk than this one, or None"""
    for place in "/dev/shm", "/run", "/var/tmp", "/tmp":
        if os.access(place, os.W_OK) and os.stat(place).st_dev != os.stat(path).st_dev:
            return place
    return None


class SecondLog(file_journeys.FileTest):
    def setUp(self):
        super().setUp()
        place = other_disk(self.folder)
        if place is None:
            self.skipTest("there is no second disk")
        self.state = pathlib.Path(tempfile.mkdtemp(dir=place))
        self.addCleanup(shutil.rmtree, self.state, ignore_errors=True)
        self.environment.update(XDG_STATE_HOME=str(self.state), GOMMETTE_SECOND_LOG="")
        self.logs = self.state / "gommette/log"

    def log(self):
        (log,) = self.logs.iterdir()
        return log

    def test_a_second_log_survives_the_first_ones_disk(self):
        terminal = self.open()
        terminal.type("vvj")
        self.see_recorded(terminal, 3)
        os.kill(file_journeys.process(terminal), signal.SIGKILL)
        terminal.see("left with 137")
        fingerprint = self.succeed("verify", "t").splitlines()
        self.path.unlink()
        self.assertEqual(self.logs.stat().st_mode & 0o777, 0o700)
        self.assertEqual(self.log().stat().st_mode & 0o777, 0o600)
        self.assertIn(self.log().name, self.succeed("recover"))
        told = self.succeed("recover", self.log().name, "-o", "again")
        self.assertIn("up to 1 second", told)
        self.assertEqual(self.dots("again"), 3)
        self.assertEqual(self.succeed("verify", "again").splitlines(), fingerprint)

    def test_a_log_that_was_torn_gives_what_is_whole(self):
        self.succeed("vote", "t", "4/2", "green")
        self.succeed("vote", "t", "4/2", "green")
        log, whole = self.log(), self.log().read_bytes()
        for cut in 1, 40, 100:
            log.write_bytes(whole[:-cut])
            self.assertIn("incomplete event", self.succeed("recover", log, "-o", f"cut{cut}"))
            self.assertEqual(self.dots(f"cut{cut}"), 1)
            self.succeed("verify", f"cut{cut}")
        self.succeed("vote", "t", "4/2", "green")
        self.succeed("recover", log, "-o", "mended")
        self.assertEqual(self.dots("mended"), 3)

    def test_no_name_of_a_voter_is_in_it(self):
        self.succeed("import", self.write("b.csv", "voter,subgroup_code,code,colour\nAnne-Sophie,4,2,green\n"), "t")
        self.succeed("vote", "t", "4/2", "green")
        self.assertIn(b"Anne-Sophie", self.path.read_bytes())
        self.assertNotIn(b"Anne-Sophie", self.log().read_bytes())

    def test_a_log_that_holds_more_than_the_file_is_kept(self):
        before = self.path.read_bytes()
        self.succeed("vote", "t", "4/2", "green")
        self.path.write_bytes(before)
        self.succeed("vote", "t", "4/2", "red", notice="gommette: the second log contains events")
        aside, again = sorted(self.logs.iterdir(), key=lambda path: -len(path.name))
        self.assertEqual(aside.name, again.name + "-1")
        for log, name, colour in (aside, "old", "●"), (again, "new", "■"):
            self.succeed("recover", log, "-o", name)
            self.assertIn(f"+1 {colour}", self.succeed("log", name))

    def test_it_goes_30_days_after_its_last_event(self):
        self.succeed("vote", "t", "4/2", "green")
        day = 24 * 60 * 60
        modified = self.log().stat().st_mtime
        os.utime(self.log(), (modified, modified - 29 * day))
        self.assertIn(self.log().name, self.succeed("recover"))
        os.utime(self.log(), (modified, modified - 31 * day))
        self.assertIn("There is no second log", self.succeed("recover"))
        self.assertEqual(list(self.logs.iterdir()), [])

    def test_it_can_be_turned_off(self):
        self.environment["GOMMETTE_SECOND_LOG"] = "off"
        self.succeed("vote", "t", "4/2", "green")
        self.assertFalse(self.logs.exists())

    @unittest.skipUnless(shutil.which("tmux"), "tmux is not installed")
    def test_none_is_kept_on_the_same_disk_which_is_said(self):
        self.environment["XDG_STATE_HOME"] = str(self.folder / "state")
        terminal = self.open()
        terminal.see("There is no second log: it would be on the same disk")
        terminal.type("v")
        terminal.see("now open")
        terminal.leave()
        self.assertFalse((self.folder / "state").exists())

    @unittest.skipUnless(shutil.which("tmux"), "tmux is not installed")
    def test_two_terminals_write_one_log(self):
        terminals = [self.open(), self.open()]
        for key in "vjrvjrvjrvjr":
            for terminal in terminals:
                terminal.type(key)
        for terminal in terminals:
            self.see_recorded(terminal, 24)
            terminal.leave()
        self.succeed("recover", self.log(), "-o", "again")
        self.assertEqual(self.dots("again"), 24)


if __name__ == "__main__":
    main(__name__)

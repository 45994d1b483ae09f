"""What the sweeps of faults share: commands that write, the states before and after each, and a run with one call
going wrong (faults.c)."""

import errno
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import tempfile
import urllib.parse

import tries
from program import PROGRAM, SAMPLE, without_leaks

SHIM = os.environ.get("GOMMETTE_FAULTS", "")
COUNTS = "code,title,green,yellow,red\n1,Un toit,3,2,1\n2,Un lit,4,0,1\n"
BALLOTS = "voter,subgroup_code,code,colour\nAnne,1,1,green\nBob,1,2,red\nAnne,2,1,yellow\n"
HIDDEN = re.compile(r"\.[^/ ]+\.[0-9a-f]{8}\b")
# What a fault is not: neither a file nor its owner is to blame for a disk or for memory.
ACCUSES = ("damaged", "altered", "not as recorded", "not a gommette session", "another program's", "was moved", "was never",
           "not what", "no such", "is missing", "faulty", "a link", "already", "is taken")
SESSION = ".gommette"
KILL = 0  # in place of an errno


class Case:
    """A command that writes: its arguments, what is typed, and the states that it may leave between the first and the last."""

    def __init__(self, *arguments, typed="", parts=False, name=None):
        self.arguments = [str(argument) for argument in arguments]
        self.typed = typed
        self.parts = parts  # several steps, each of them whole: any mixture of before and after is a state
        self.name = name or " ".join(self.arguments[:1] + [word for word in self.arguments[1:] if word.startswith("-")])


CASES = [
    Case("new", "n", "--title", "Neuf"),
    Case("new", "n", "--from", "t", name="new --from"),
    Case("import", "counts.csv", "n"),
    Case("import", "ballots.csv", "t", name="import into"),
    Case("import", "tables", "out", parts=True, name="import folder"),
    Case("vote", "t", "1/1", "green", "2"),
    Case("count", "t", "1/1", "5", "4", "3"),
    Case("undo", "t"),
    Case("redo", "undone"),
    Case("revert", "t", "66", "--reason", "faute"),
    Case("rule", "t", "--by", "weighted", "--reason", "choix"),
    Case("start", "p"),
    Case("close", "o"),
    Case("reopen", "closed", "1"),
    Case("rank", "t", "--keep"),
    Case("rename", "t", "Autre titre"),
    Case("rename", "t", "--file", "r"),
    Case("archive", "t"),
    Case("archive", "archive/put", "--back"),
    Case("delete", "t", typed="delete\n"),
    Case("copy", "t", "c"),
    Case("merge", "left", "right", "-o", "m"),
    Case("total", "t", "put2", "-o", "s", "--title", "Somme"),
    Case("compare", "t", "put2", "--same", "A:1/1", "B:2"),
    Case("compare", "left", "put2", "--forget", "1"),
    Case("report", "t", "-o", "r.html"),
    Case("report", "t", "-o", "old.csv", "--force"),
    Case("replay", "o", "--asciicast", "film.cast"),
    Case("sheets", "t", "-o", "sheets.txt"),
    Case("audit", "t", "--seed", "4261335142", "--counts", "recount.csv"),
    Case("audit", "t", "--seed", "4261335142", "-o", "audit.csv"),
]
READERS = [Case("list", "."), Case("show", "t"), Case("rank", "t"), Case("log", "t"), Case("verify", "t")]


class Workshop:
    """A folder with sessions in it, made once, put back before each run."""

    def __init__(self):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="gommette-faults-"))
        self.model, self.folder, self.log = self.root / "model", self.root / "work", self.root / "log"
        self.folder.mkdir()
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": str(self.folder), "GOMMETTE_HOME": str(self.folder),
            "XDG_CACHE_HOME": str(self.folder / ".cache"), "XDG_DATA_HOME": str(self.folder / ".data"),
            "XDG_STATE_HOME": str(self.folder / ".state"), "LANG": "C.UTF-8", "TZ": "UTC",
            **{name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")},
        }
        # Whole backtraces, since leaks.txt names functions of libc, which keeps no frame pointers.
        self.environment["ASAN_OPTIONS"] = ":".join(
            filter(None, [self.environment.get("ASAN_OPTIONS"), "verify_asan_link_order=0", "fast_unwind_on_malloc=0"]))
        self.prepare()
        shutil.copytree(self.folder, self.model)

    def close(self):
        self.empty_other_trash()
        shutil.rmtree(self.root)

    def do(self, *arguments, typed=""):
        done = self.run(Case(*arguments, typed=typed))
        assert done.returncode == 0, (arguments, done.stderr)
        return done.stdout

    def prepare(self):
        def write(name, text):
            (self.folder / name).write_text(text, encoding="utf-8")

        write("counts.csv", COUNTS)
        write("ballots.csv", BALLOTS)
        write("old.csv", "old\n")
        (self.folder / "tables").mkdir()
        write("tables/a.csv", COUNTS)
        write("tables/b.csv", COUNTS.replace("toit", "mur"))
        self.do("import", SAMPLE, "t")
        self.do("import", SAMPLE, "undone")
        self.do("vote", "undone", "1/1", "green")
        self.do("undo", "undone")
        self.do("new", "p", "--from", "t")
        self.do("new", "o", "--from", "t")
        self.do("start", "o")
        self.do("vote", "o", "1/1", "green")
        self.do("new", "closed", "--from", "t")
        self.do("start", "closed")
        self.do("close", "closed")
        self.do("import", "counts.csv", "put")
        self.do("archive", "put")
        self.do("import", "counts.csv", "put2")
        self.do("copy", "t", "left")
        self.do("copy", "t", "right")
        self.do("vote", "left", "1/1", "green")
        self.do("vote", "right", "1/2", "red")
        self.do("compare", "left", "put2", "--same", "A:1/1", "B:2")
        sheet = self.do("audit", "t", "--seed", "4261335142", "--format", "csv").splitlines()
        write("recount.csv", "\n".join([sheet[0]] + [line + "3" for line in sheet[1:]]) + "\n")
        shutil.rmtree(self.folder / ".cache", ignore_errors=True)

    def other_trash(self):
        """What lies in the trash of the file system, which is taken where the home's fails: its notes and its files"""
        top = self.folder
        while not os.path.ismount(top):
            top = top.parent
        trash, here = top / f".Trash-{os.getuid()}", urllib.parse.quote(str(self.folder.relative_to(top)))
        for note in (trash / "info").glob("*.trashinfo"):
            if f"{here}/" in note.read_text(errors="replace"):
                yield note, trash / "files" / note.stem

    def empty_other_trash(self):
        for pair in list(self.other_trash()):
            for path in pair:
                path.unlink(missing_ok=True)

    def reset(self):
        self.empty_other_trash()
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.model, self.folder)

    def run(self, case, leaks=tries.ALL, **fault):
        environment = dict(self.environment) if leaks else without_leaks(self.environment)
        if fault:
            environment.update({"LD_PRELOAD": SHIM, "FAULT_FOLDER": str(self.folder)})
            environment.update({f"FAULT_{name.upper()}": str(value) for name, value in fault.items()})
        return subprocess.run([PROGRAM, *case.arguments], cwd=self.folder, env=environment, input=case.typed,
                              capture_output=True, text=True, timeout=120)

    def calls(self, case, of):
        """The calls that the command makes, in their order; of memory, only how many there are."""
        self.reset()
        self.log.unlink(missing_ok=True)
        done = self.run(case, **{"in": of, "log": self.log})
        assert done.returncode == 0, (case.name, done.stderr)
        lines = self.log.read_text(errors="replace").splitlines()
        return int(lines[-1].split()[0]) if of == "memory" else [line.split(" ", 2)[1:] for line in lines]

    def names(self):
        """Every file, but for the cache, which is nobody's, and journals that were set aside"""
        return sorted(str(path.relative_to(self.folder)) for path in self.folder.rglob("*")
                      if path.is_file() and ".cache" not in path.parts and ".aside" not in path.suffix)

    def left_beside(self):
        return [name for name in self.names() if "Trash" not in name
                and (name.split("/")[-1].startswith(".") or name.endswith("-journal"))]

    def age(self):
        """Two days later"""
        for name in self.left_beside():
            os.utime(self.folder / name, (0, 0))

    def state(self):
        """What each file is: how many events a session has, and of others whether they are as they were."""
        told = {}
        for name in self.names():
            path = self.folder / name
            if any("Trash" in part for part in path.parts):
                if name.endswith(SESSION):  # whichever trash took it
                    told["Trash"] = events_in(path)
            elif name.endswith(SESSION) and not path.name.startswith("."):
                told[name] = events_in(path)
            elif name not in self.left_beside():
                told[name] = path.read_bytes()
        for _, path in self.other_trash():
            if path.exists():
                told["Trash"] = events_in(path)
        return told

    def reopen(self):
        """Every session that may have been touched is opened by a program to which nothing happens; whatever it says of
        one that is not sound."""
        said = []
        for name in self.names():
            path, model = self.folder / name, self.model / name
            if not name.endswith(SESSION) or path.name.startswith("."):
                continue
            beside = path.with_name(path.name + "-journal").exists()
            if beside or not model.exists() or model.read_bytes() != path.read_bytes():
                done = self.run(Case("verify", name))
                if done.returncode != 0:
                    said.append(done.stderr)
        return said


def mixture_of(state, before, after):
    """Whether each file is as it was or as it is to be."""
    return all(state.get(name) in (before.get(name), after.get(name)) for name in {*state, *before, *after})


def events_in(path):
    connection = sqlite3.connect(path)
    try:
        return connection.execute("SELECT count(*) FROM journal").fetchone()[0]
    finally:
        connection.close()


def error_name(number):
    return errno.errorcode.get(number, "KILL")


class DiskSweep:
    """Each call on a file goes wrong once, however that is brought about: what a command says of its work is what the file
    then holds. A test case says by `calls_of` which calls there are, and by `run_faulty` runs a command with a fault."""

    WRITING = ("open", "openat", "write", "pwrite", "pwrite64", "fsync", "fdatasync", "ftruncate", "rename", "renameat2", "link",
               "linkat", "mkdir", "mkdirat", "tmpfile")
    # What a signal may interrupt (signal(7)).
    INTERRUPTED = ("open", "openat", "read", "pread", "pread64", "write", "pwrite", "pwrite64", "fsync", "fdatasync", "ftruncate",
                   "fcntl", "flock")
    HOW = ""
    runs = 0

    def setUp(self):
        self.dice = tries.dice(self)

    def is_possible(self, call, kind):
        """Whether a call ends so"""
        error, more = kind
        if error == errno.ENOSPC:
            return call in self.WRITING
        return (error != errno.EINTR or call in self.INTERRUPTED) and ("half" not in more or "write" in call)

    def check_end(self, case, done, before, after, killed):
        workshop = self.workshop
        unsound = workshop.reopen()
        state = workshop.state()
        self.assertEqual(unsound, [])
        is_before, is_after = state == before, state == after
        if killed:
            self.assertTrue(is_before or is_after or (case.parts and mixture_of(state, before, after)), "half done")
            return
        if done.returncode == 0:
            self.assertTrue(is_after, "exit 0, but it was not done")
            return
        self.assertEqual(done.returncode, 1, "the wrong kind of error")
        if "it is unclear whether" in done.stderr:
            self.assertTrue(is_before or is_after, "half done")
            return
        self.assertTrue(is_before or (case.parts and mixture_of(state, before, after)), "exit 1, but it was done")

    def check_words(self, done):
        said = done.stderr
        for word in ACCUSES:
            self.assertNotIn(word, said)
        self.assertIsNone(HIDDEN.search(said), said)
        self.assertTrue(done.returncode == 0 or said.strip(), "it says nothing")

    def check_left(self, case, struck, killed):
        """What a killed program left goes with the next list of the folder or the next try; what an error left has gone."""
        workshop = self.workshop
        if killed or struck[0] == "unlink":
            workshop.age()
            workshop.run(case)
            workshop.run(Case("list", *sorted({os.path.dirname(name) or "." for name in workshop.left_beside()})[:1]))
        self.assertEqual(workshop.left_beside(), [])

    def strike(self, case, calls, at, kind, before, after):
        """What is wrong with a run in which this happens; None if it does not come to pass."""
        error, more = kind
        self.workshop.reset()
        done = self.run_faulty(case, calls, at, kind)
        if done is None:
            return None
        try:
            killed = error == KILL and done.returncode == -9
            self.check_end(case, done, before, after, killed)
            if not killed:
                self.check_words(done)
            self.check_left(case, calls[at - 1], killed)
        except AssertionError as trouble:
            return [f"{case.name}: {error_name(error)}{more or ''} at {at} {' '.join(calls[at - 1])}: "
                    f"exit {done.returncode} “{done.stderr.strip()}” {str(trouble).splitlines()[0][:160]}"]
        return []

    def sweep(self, case, kinds, count, places=1, only=None):
        workshop = self.workshop
        calls = self.calls_of(case)
        after = workshop.state()
        workshop.reset()
        before = workshop.state()
        found, runs = [], 0
        for kind in tries.some(self.dice, count, kinds):
            names = [call[0] for call in calls]
            possible = [at for at, name in enumerate(names, start=1) if self.is_possible(name, kind) and only in (None, name)]
            for at in tries.some(self.dice, places, possible):
                wrong = self.strike(case, calls, at, kind, before, after)
                found += wrong or []
                runs += wrong is not None
        self.runs += runs
        print(f"# {case.name}: {len(calls)} calls, {runs} runs, {len(found)} wrong", flush=True)
        for line in found:
            print("#   " + line, flush=True)
        return found

    def sweep_all(self, cases, kinds, count, **which):
        """Faults of each kind at each call; in tests/run of so many kinds in each command, at so many places each."""
        found = []
        for case in cases:
            found += self.sweep(case, kinds, count, **which)
        errors = ", ".join(dict.fromkeys(error_name(error) for error, _ in kinds if error != KILL))
        tries.tell_row("what the program says of its work is what the file then holds",
                       f"{self.HOW} fails ({errors})" + ", or is the last (SIGKILL)" * any(error == KILL for error, _ in kinds), self.runs, len(found))
        self.assertEqual(len(found), 0, "see above")

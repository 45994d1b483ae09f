"""Session files, and what lies beside them, as somebody would craft them: each is refused in one sentence by whatever reads it,
or is as good as any, and nothing that lies there changes. crafted_files.py PROGRAM [NAME…]; in the suite long each is read
by all, else by one of them"""

import hashlib
import itertools
import os
import socket
import sqlite3
import stat
import struct

import tries
from program import ProgramTest, main
from texts import HEAD, KIND, fields

FAILED, BAD_DATA = 1, 3
READERS = (("show",), ("rank",), ("log",), ("verify",), ("report", "--format", "json"), ("undo",), ("vote", "1/1", "green"))
MOST, LEAST = 2**63 - 1, -(2**63)
MAGIC = bytes.fromhex("d9d505f920a163d7")
PAGE, SECTOR = 4096, 512
SUFFIXES = "-journal", "-wal", "-shm"
PROMISE = "a crafted file is refused in one sentence, and nothing changes"

# In order: what no session's tables may be; tables with what they may not hold, by whoever takes STRICT out and puts it back.
SCHEMAS = [
    "CREATE TABLE more(x)",
    "DROP TABLE tally",
    "DROP TRIGGER journal_is_never_cut",
    "CREATE VIEW more AS SELECT 1",
    "CREATE INDEX more ON tally(code)",
    "CREATE TRIGGER more AFTER INSERT ON journal BEGIN DELETE FROM tally; END",
    "CREATE TRIGGER more AFTER INSERT ON tally BEGIN INSERT INTO tally SELECT recommendation + 1, 'x', 'x', 0, 0, 0, 0, 0, 0 FROM tally; END",
    "ALTER TABLE journal RENAME TO journal_; CREATE VIEW journal AS SELECT * FROM journal_",
    "ALTER TABLE journal RENAME TO j; CREATE VIEW journal AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
    "SELECT i AS seq, zeroblob(44) AS event, zeroblob(32) AS hash FROM n",
    "DROP TABLE checkpoint; CREATE VIRTUAL TABLE checkpoint USING fts5(seq, state)",
    "DROP TABLE voter; CREATE TABLE voter(name TEXT PRIMARY KEY, number INTEGER AS (length(name)))",
    "PRAGMA writable_schema = ON; UPDATE sqlite_master SET rootpage = 1 WHERE name = 'tally'",
    "PRAGMA writable_schema = ON; UPDATE sqlite_master SET rootpage = 99999 WHERE name = 'journal'",
    "PRAGMA writable_schema = ON; UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'tally') WHERE name = 'journal'",
    "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = NULL WHERE name = 'journal'",
    "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = 'CREATE TABLE journal(' || hex(zeroblob(100000)) || ')' WHERE name = 'journal'",
    "PRAGMA writable_schema = ON; DELETE FROM sqlite_master",
    "PRAGMA user_version = -1",
    "PRAGMA user_version = 0",
    "PRAGMA user_version = 2147483647",
    "PRAGMA application_id = 0",
    "PRAGMA journal_mode = WAL",
]
TYPES = [
    *(f"UPDATE journal SET event = {value} WHERE seq = 3" for value in ("'text'", "7", "0.5", "NULL", "x''", "zeroblob(43)", "zeroblob(20000000)")),
    *(f"UPDATE journal SET hash = {value} WHERE seq = 3" for value in ("'text'", "NULL", "x''", "zeroblob(31)", "zeroblob(33)", "9223372036854775807")),
    *(f"UPDATE journal SET seq = {value} WHERE seq = 3" for value in (-1, 0, 999, MOST, LEAST)),
    "UPDATE journal SET seq = seq + 9223372036854770000",
    "DELETE FROM journal",
    "DELETE FROM journal WHERE seq = 1",
    *(f"UPDATE tally SET counted_green = {value}" for value in ("'many'", "NULL", "1e300", MOST, LEAST, "x'00'")),
    *(f"UPDATE tally SET code = {value} WHERE recommendation = 2" for value in ("7", "x'ff'", "NULL", "hex(zeroblob(100000))")),
    "UPDATE tally SET recommendation = 9223372036854775807 WHERE recommendation = 2",
    "DELETE FROM tally",
    "INSERT INTO tally SELECT 4294967298, subgroup_code, code, 1, 1, 1, 1, 1, 1 FROM tally LIMIT 1",
]
# Checkpoints only save time: whatever is in one, it is taken for one that is not there, or refused.
CHECKPOINTS = [f"INSERT INTO checkpoint VALUES({seq}, {state})"
               for seq in ("3", "(SELECT max(seq) FROM journal)", str(MOST), "-1", "0") for state in ("x''", "zeroblob(44)", "x'ffffffff'", "'text'", "NULL")]
# Bytes of the file's header, and what SQLite would read there.
HEADERS = [(16, b"\0\0"), (16, b"\xff\xff"), (16, b"\0\1"), (18, b"\2\2"), (18, b"\3\3"), (20, b"\xff"), (21, b"\0"), (24, b"\xff" * 4), (28, b"\xff" * 4),
           (28, b"\0\0\0\1"), (32, b"\xff" * 4), (32, b"\0\0\0\2\0\0\0\1"), (36, b"\xff" * 4), (44, b"\0\0\0\x63"), (52, b"\xff" * 4), (56, b"\0\0\0\2"),
           (64, b"\xff" * 4), (100, b"\0"), (100, b"\2"), (103, b"\xff\xff"), (105, b"\0\1"), (108, b"\0\1" * 9), (PAGE, b"\0"), (PAGE, b"\5"),
           (PAGE + 3, b"\xff\xff"), (PAGE + 8, b"\xff" * 64), (PAGE + 8, b"\0" * 64)]
# Numbers that a forger puts in events of these kinds, in a chain that is right: kind, tag, number.
HUGE = [(kind, tag, number) for kind, tags in ((10, (1, 2, 5)), (20, (1, 2, 3, 4, 7)), (31, (1, 3, 7)), (13, (1, 4)), (50, (3, 4))) for tag in tags
        for number in (MOST, LEAST, -1, 2**32, 2**31)]
# Where any number of rows is a number of rows.
MAY_BE_HUGE = {(50, 4, number) for number in (MOST, 2**32, 2**31)}


def encoded(parts):
    return b"".join(bytes([tag]) + len(value).to_bytes(4, "big") + value for tag, value in sorted(parts.items()))


class CraftedFiles(ProgramTest):
    def setUp(self):
        super().setUp()
        self.path = self.folder / "x.gommette"
        self.sound = self.sample_session().read_bytes()
        (self.folder / "t.gommette").unlink()
        self.write("document", b"minutes")
        self.dice, self.tried = tries.dice(self), 0

    def put(self, content=None):
        for path in self.folder.iterdir():
            if path.name.startswith("x.gommette"):
                path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
        self.path.write_bytes(self.sound if content is None else content)
        self.path.chmod(0o600)

    def alter(self, sql, loose=False):
        """As anybody may with SQLite: without triggers and, where it is to be, without STRICT."""
        database = sqlite3.connect(self.path, isolation_level=None)
        triggers = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        try:
            if loose:
                for name, _ in triggers:
                    database.execute(f"DROP TRIGGER {name}")
                was = database.execute("SELECT name, sql FROM sqlite_master WHERE sql LIKE '%STRICT%'").fetchall()
                database.execute("PRAGMA writable_schema = ON")
                for word in "STRICT", "NOT NULL":
                    database.execute(f"UPDATE sqlite_master SET sql = replace(sql, '{word}', '') WHERE type = 'table'")
                database.execute("UPDATE sqlite_master SET sql = replace(sql, ', WITHOUT ROWID', 'WITHOUT ROWID')")
                database.close()
                database = sqlite3.connect(self.path, isolation_level=None)
                database.execute("PRAGMA ignore_check_constraints = ON")
            database.executescript(sql)
            if loose:
                database.execute("PRAGMA writable_schema = ON")
                database.executemany("UPDATE sqlite_master SET sql = ? WHERE name = ?", [(text, name) for name, text in was])
                for _, text in triggers:
                    database.execute(text)
        finally:
            database.close()

    def seen(self):
        """What lies in the folder: each name, and what it is"""
        found = {}
        for path in sorted(self.folder.rglob("*")):
            status = path.lstat()
            is_small = stat.S_ISREG(status.st_mode) and status.st_size < 64 << 20
            found[str(path)] = (stat.S_IFMT(status.st_mode), status.st_size, hashlib.sha256(path.read_bytes()).digest() if is_small else b"")
        return found

    def try_reading(self, what, may_do=False, never=()):
        """A command refuses it; or, but for those that never may, takes it for a sound one."""
        for command, *rest in tries.some(self.dice, 1, READERS):
            before = self.seen()
            done = self.run_program(command, "x", *rest)
            where = (what, command, done.returncode, done.stderr[-500:])
            if done.returncode == 0 and may_do and command not in never:
                continue
            self.assertIn(done.returncode, (FAILED, BAD_DATA), where)
            self.assertEqual(done.stderr.count("\n"), 1, where)
            self.assertTrue(done.stderr.startswith("gommette: ") and done.stderr[:-1].isprintable(), where)
            self.assertEqual(self.seen(), before, where)
        self.tried += 1

    def tell(self, tried):
        tries.tell_row(PROMISE, tried, self.tried, 0)

    def test_tables_of_another_schema(self):
        for sql in SCHEMAS:
            self.put()
            self.alter(sql)
            self.try_reading(sql)
        self.tell("schemas that are none of a session's")

    def test_values_of_another_type(self):
        for sql in TYPES:
            self.put()
            self.alter(sql, loose=True)
            is_file_altered = self.path.read_bytes() != self.sound
            self.assertTrue(is_file_altered, sql)
            self.try_reading(sql, may_do=True, never=("verify",))
        self.tell("values of other types and sizes in a session's tables")

    def test_checkpoints_that_are_none(self):
        for sql in CHECKPOINTS:
            self.put()
            self.alter(sql, loose=True)
            self.try_reading(sql, may_do=True)
        self.tell("checkpoints that are none")

    def test_headers_that_lie(self):
        for at, there in HEADERS:
            self.put(self.sound[:at] + there + self.sound[at + len(there) :])
            self.try_reading((at, there), may_do=True)
        for size in 0, 1, 16, 99, 100, 512, PAGE - 1, PAGE, PAGE + 1, len(self.sound) - 1, len(self.sound) // 2:
            self.put(self.sound[:size])
            self.try_reading(size, may_do=size == len(self.sound) - 1)
        self.put()
        os.truncate(self.path, 1 << 33)
        self.try_reading("a file of 8 GiB", may_do=True)
        self.tell("headers of the database that lie, and files cut short")

    def test_huge_numbers_in_a_chain_that_is_right(self):
        kinds = set()
        for kind, tag, number in tries.some(self.dice, len(HUGE) // 3, HUGE):
            self.put()
            if not self.forge(kind, tag, number):
                continue
            kinds.add(kind)
            sound = (kind, tag, number) in MAY_BE_HUGE
            self.try_reading((kind, tag, number), may_do=True, never=() if sound else ("verify",))
        self.assertGreaterEqual(len(kinds), 3)
        self.tell("huge numbers in events, chained")

    def forge(self, kind, tag, number):
        """Sets a field of the first event of that kind; False if there is none."""
        database = sqlite3.connect(self.path, isolation_level=None)
        triggers = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            database.execute(f"DROP TRIGGER {name}")
        chain, found = bytes(32), False
        for seq, event in database.execute("SELECT seq, event FROM journal ORDER BY seq").fetchall():
            if not found and int.from_bytes(event[KIND], "big") == kind:
                event = event[:HEAD] + encoded({**dict(fields(event)), tag: number.to_bytes(8, "big", signed=True)})
                found = True
            chain = hashlib.sha256(chain + event).digest()
            database.execute("UPDATE journal SET event = ?, hash = ? WHERE seq = ?", (event, chain, seq))
        for _, text in triggers:
            database.execute(text)
        database.close()
        return found

    def test_what_is_no_file(self):
        ways = {
            "a pipe": lambda: os.mkfifo(self.path),
            "a folder": self.path.mkdir,
            "a link to itself": lambda: self.path.symlink_to(self.path),
            "a link to nothing": lambda: self.path.symlink_to(self.folder / "nothing"),
            "a link to a device": lambda: self.path.symlink_to("/dev/zero"),
            "a link to the terminal": lambda: self.path.symlink_to("/dev/tty"),
            "a link to its input": lambda: self.path.symlink_to("/dev/stdin"),
            "a link to a folder": lambda: self.path.symlink_to(self.folder),
            "a link to a document": lambda: self.path.symlink_to(self.folder / "document"),
            "a link to /proc": lambda: self.path.symlink_to("/proc/self/mem"),
            "a socket": self.bind,
        }
        for what, make in ways.items():
            self.put()
            self.path.unlink()
            make()
            self.try_reading(what)
        self.tell("pipes, links, devices, folders and sockets for a session")

    def bind(self):
        plug = socket.socket(socket.AF_UNIX)
        self.addCleanup(plug.close)
        plug.bind(str(self.path))

    def test_what_lies_beside_and_is_none_of_it(self):
        """It may be set aside; but the session has every event, and other files are as they were."""
        record = struct.pack(">I", 2) + self.sound[:PAGE] + struct.pack(">I", 0)

        def header(records, pages, sector=SECTOR, page=PAGE):
            return MAGIC + struct.pack(">5I", records, 0, pages, sector, page).ljust(SECTOR - len(MAGIC), b"\0")

        def super_journal(name):
            body = name.encode()
            return (header(1, 5) + record + struct.pack(">I", PAGE) + body + struct.pack(">II", len(body), sum(body)) + MAGIC)

        document = self.folder / "document"
        sizes = (SECTOR, PAGE), (0, PAGE), (2**31, PAGE), (SECTOR, 0), (SECTOR, 2**31), (3, 7)
        numbers = list(itertools.product((0, 1, 2**32 - 1), repeat=2))
        pairs = itertools.product(numbers, sizes) if tries.ALL else zip(self.dice.sample(numbers, len(sizes)), sizes)
        contents = [header(*counts, *size) + record for counts, size in pairs]
        contents += [super_journal(name) for name in (str(document), "document", str(self.path), f"{self.path}-journal", "", "x" * 5000, "/dev/zero", "a\nb", "..")]
        contents += [MAGIC, MAGIC[:7], b"\0" * SECTOR, b"x", self.sound, header(1, 1)[:27], header(1, 1) + record[:99]]
        ways = [lambda path, content=content: path.write_bytes(content) for content in contents]
        ways += [os.mkfifo, lambda path: path.symlink_to(document), lambda path: path.symlink_to(path), lambda path: path.symlink_to("/dev/zero"),
                 lambda path: path.symlink_to(self.path), lambda path: os.link(document, path), lambda path: os.link(self.path, path), lambda path: path.mkdir()]
        for n, make in enumerate(ways):
            for suffix in tries.some(self.dice, 1, SUFFIXES) if n >= len(contents) else SUFFIXES[: 3 if tries.ALL else 1]:
                self.put()
                make(self.folder / f"x.gommette{suffix}")
                told = self.run_program("verify", "x")
                self.assertEqual((told.returncode, self.path.read_bytes() == self.sound), (0, True), (n, suffix, told.stderr))
                done = self.run_program("start", "x")
                self.assertEqual(done.returncode, 0, (n, suffix, done.stderr))
                self.assertEqual(document.read_bytes(), b"minutes", (n, suffix))
                self.assertEqual(self.run_program("verify", "x").returncode, 0, (n, suffix))
                self.tried += 1
        tries.tell_row("every event is kept, and no other file changes", "crafted journals, super-journals, links and pipes beside a session", self.tried, 0)

    def test_where_a_table_or_a_report_goes(self):
        self.put()
        os.mkfifo(self.folder / "pipe.txt")
        os.mkfifo(self.folder / "pipe.csv")
        (self.folder / "link.txt").symlink_to(self.folder / "link.txt")
        (self.folder / "link.csv").symlink_to("/dev/zero")
        (self.folder / "folder.txt").mkdir()
        for arguments in (("import", "pipe.csv", "new"), ("import", "link.csv", "new"), ("report", "x", "-o", "pipe.txt"),
                          ("report", "x", "-o", "folder.txt"), ("report", "x", "-o", "link.txt"), ("verify", "x", "--since", "pipe.csv"),
                          ("copy", "x", "pipe.txt/y"), ("merge", "x", "pipe.csv", "-o", "sum"), ("compare", "x", "link.csv"), ("total", "x", "pipe.csv")):
            before = self.seen()
            done = self.run_program(*arguments)
            self.assertIn(done.returncode, (FAILED, 2, BAD_DATA), (arguments, done.stderr))
            self.assertEqual(done.stderr.count("\n"), 1, (arguments, done.stderr))
            self.assertEqual(self.seen(), before, arguments)
            self.tried += 1
        self.tell("pipes, links and folders for tables, reports and other sessions")


if __name__ == "__main__":
    main(__name__)

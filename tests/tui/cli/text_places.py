"""Five hundred texts (texts.py) wherever a person or a file can put one, and every byte that comes out: text_places.py PROGRAM
[NAME…]. In the suite long each text in each place and each format; else some texts, each in one, of which all are tried."""

import csv
import fcntl
import html.parser
import io
import json
import os
import pty
import re
import select
import shutil
import struct
import subprocess
import termios
import time

import tries
from hostile_texts import HOSTILE, READING, STEERING
from program import PROGRAM, ProgramTest, main, without_leaks
from texts import COUNT, TELLTALE, TEXTS, as_text, forge

FEW = COUNT // 20
PROMISE = "no text reaches the terminal, nor any format, as a control or a formula"
FORMULA = re.compile(r"[=+@\t\r＝＋－＠]|-(?!\d)")
WRITTEN = ("md", "html", "csv", "json", "txt", "pdf")
# What a terminal of this kind is told, without anything that somebody typed.
TERM = "xterm-256color"
CONTROLS = re.compile(r"\x1b\[[0-9;?>]*[A-Za-z]|\x1b[()][0B]|\x1b[=>78DEM]|\x1b\]11;\?\x1b\\|[\r\n\b\t\x0e\x0f]")
KEYS = ("w", "\x1b", "k", "\r", "\x1b", "p", "\x1b", "b", "\x1b", "?", "\x1b", "\t", "l", "\x1b", "i", "\x1b")
SIZES = ((24, 80), (12, 40), (50, 132))
QUIET, ANSWER = 0.15, 1

# Every argument that is a text. TEXT stands for it.
ARGUMENTS = [
    ("import", "a.csv", "new", "--title", "TEXT"),
    ("import", "a.csv", "new", "--place", "TEXT", "--theme", "TEXT"),
    ("import", "a.csv", "new", "--date", "TEXT"),
    ("import", "a.csv", "t", "--reason", "TEXT"),
    ("new", "fresh", "--title", "TEXT"),
    ("rename", "t", "TEXT"),
    ("rule", "t", "--voters", "9", "--reason", "TEXT"),
    ("vote", "t", "TEXT", "green"),
    ("vote", "t", "1/1", "TEXT"),
    ("revert", "t", "12", "--reason", "TEXT"),
    ("report", "t", "--sections", "TEXT"),
    ("report", "t", "-o", "TEXT.txt"),
    ("rank", "t", "--by", "TEXT"),
    ("rank", "t", "--explain", "TEXT"),
    ("log", "t", "--kinds", "TEXT"),
    ("replay", "t", "--at", "TEXT"),
    ("list", ".", "--search", "TEXT"),
    ("copy", "t", "TEXT"),
    ("show", "TEXT"),
    ("TEXT",),
    ("show", "t", "--TEXT"),
    ("--lang", "TEXT", "show", "t"),
    ("total", "t", "t", "-o", "sum", "--title", "TEXT"),
    ("audit", "t", "--seed", "TEXT"),
]
COLUMNS = ("subgroup_title", "title", "short_title", "note", "detail", "reason", "key", "see_also", "code", "subgroup_code")
VARIABLES = ("GOMMETTE_HOME", "LANG", "LANGUAGE", "TERM", "TZ", "NO_COLOR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "TMPDIR", "SOURCE_DATE_EPOCH")


class Page(html.parser.HTMLParser):
    """What a browser could be made to do by a page"""

    def __init__(self, page):
        super().__init__()
        self.found, self.open = [], []
        self.feed(page)
        self.close()

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        self.open.pop()

    def handle_starttag(self, tag, attributes):
        if tag in {"script", "img", "iframe", "object", "embed", "link", "base", "form", "a"}:
            self.found.append(tag)
        self.found += [name for name, _ in attributes if name.startswith("on") or name in {"href", "src", "action"}]
        if tag not in {"meta", "br", "col"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.found.append(f"</{tag}>")


class TextPlaces(ProgramTest):
    def setUp(self):
        super().setUp()
        self.dice, self.looked = tries.dice(self), 0
        self.first = self.dice.randrange(COUNT)

    def tell(self, tried):
        tries.tell_row(PROMISE, tried, self.looked, 0)

    def texts(self):
        """The texts that are tried: how many came before, and which of TEXTS"""
        tries.tries(FEW, COUNT)
        return enumerate(tries.some(self.dice, FEW, range(COUNT)))

    def of(self, places, turn):
        """All of the places, or one after the other, from turn to turn"""
        return places if tries.ALL else [places[(self.first + turn) % len(places)]]

    def run_raw(self, *arguments, **environment):
        arguments = [argument if isinstance(argument, bytes) else os.fsencode(argument) for argument in arguments]
        environment = {**(self.environment if tries.ALL else without_leaks(self.environment)), **environment}
        return subprocess.run([os.fsencode(PROGRAM), *arguments], cwd=self.folder, env=environment,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=120, check=False)

    def look(self, raw, where):
        """The bytes as text, which hold nothing that steers a terminal"""
        text = raw.decode("utf-8")
        found = STEERING.search(text.replace("\n\f", "\n"))
        self.assertIsNone(found, (where, found and text[max(0, found.start() - 40) : found.end() + 10]))
        self.looked += 1
        return text

    def run_clean(self, *arguments, **environment):
        """Runs; what it says may be shown, and it ended as it does for people."""
        done = self.run_raw(*arguments, **environment)
        self.assertIn(done.returncode, (0, 1, 2, 3), (arguments, done.stderr))
        where = (arguments, environment)
        if done.returncode:
            self.assertEqual(done.stderr.count(b"\n"), 1, (where, done.stderr))
        self.look(done.stderr, where)
        return done.returncode, self.look(done.stdout, where)

    def check_format(self, name, text, where):
        if name == "json":
            json.loads(text)
        elif name == "csv":
            rows = list(csv.reader(io.StringIO(text), strict=True))
            self.assertEqual({len(row) for row in rows if row}, {len(rows[0])}, where)
            self.assertEqual([cell for row in rows for cell in row if FORMULA.match(cell)], [], where)
        elif name == "html":
            page = Page(text)
            self.assertEqual((page.found, page.open), ([], []), where)
        elif name == "md":
            self.assertIsNone(re.search(r"(?<!\\)<\w|(?<!\\)\]\(", text), where)

    def check_paper(self, n):
        """poppler marks the direction of what it reads itself."""
        done = subprocess.run(["pdftotext", "out.pdf", "-"], cwd=self.folder, capture_output=True, check=True)
        self.assertEqual(done.stderr, b"", n)
        self.look(re.sub("[\u202a-\u202e\f]", "", done.stdout.decode("utf-8")).encode(), (n, "pdf"))

    def forged(self, n, name="h.gommette"):
        shutil.copy(HOSTILE, self.folder / name)
        (self.folder / name).chmod(0o600)
        return forge(self.folder / name, n)

    def test_in_every_place_of_a_session(self):
        self.sample_session()
        # A build may have no PDF; then it says so.
        has_paper = shutil.which("pdftotext") and self.run_raw("report", "t", "-o", "t.pdf").returncode == 0
        writing = [("report", name) for name in WRITTEN if name != "pdf" or has_paper]
        for turn, n in self.texts():
            self.forged(n)
            self.assertEqual(self.run_clean("verify", "h")[0], 0, n)
            for command, *options in self.of([*READING, *writing], turn):
                out = options[-1] if command == "report" and len(options) == 1 else None
                arguments = ("report", "h", "-o", f"out.{out}", "--force") if out else (command, "h", *options)
                status, text = self.run_clean(*arguments)
                self.assertEqual(status, 0, (n, arguments))
                if out == "pdf":
                    self.check_paper(n)
                elif out:
                    text = self.look((self.folder / f"out.{out}").read_bytes(), (n, out))
                self.check_format(out or (options[-1] if options else "text"), text, (n, arguments))
        self.tell("texts in every place of a session, in each format")

    def test_a_text_that_begins_a_line_begins_no_page(self):
        for n in (n for n, text in enumerate(TEXTS) if text.startswith(b"\f")):
            self.forged(n)
            for command in ("show",), ("rank",), ("log",), ("report",), ("report", "--pages"), ("sheets",):
                _, text = self.run_clean(command[0], "h", *command[1:])
                self.assertIn("<U+000C>", text, (n, command))
        self.assertGreater(self.looked, 12)

    def test_in_every_list_of_sessions(self):
        several = [("compare", "h", "i", "--format", name) for name in ("text", "csv", "json")]
        several += [("list", ".", "--format", name) for name in ("text", "csv", "json")]
        for turn, n in list(self.texts())[::5]:
            self.forged(n)
            self.forged(n + 1, "i.gommette")
            for arguments in self.of(several, turn // 5):
                status, text = self.run_clean(*arguments)
                self.assertEqual(status, 0, (n, arguments))
                self.check_format(arguments[-1], text, (n, arguments))
        self.tell("texts in sessions that are listed, compared, added up")

    def test_as_every_argument(self):
        before = self.sample_session().read_bytes()
        self.write("a.csv", "code,title\n1,A\n")
        for turn, n in self.texts():
            text = TEXTS[n].replace(b"\0", b"")
            for template in self.of(ARGUMENTS, turn):
                for name in "new", "fresh", "sum":
                    (self.folder / f"{name}.gommette").unlink(missing_ok=True)
                (self.folder / "t.gommette").write_bytes(before)
                # As a name, it stays in the folder.
                is_name = template[0] in ("copy", "TEXT", "show") or "-o" in template
                word = text.replace(b"/", b"_").replace(b"~", b"_")[:100] if is_name else text
                status, _ = self.run_clean(*(part.encode().replace(b"TEXT", word) for part in template))
                if status:
                    self.assertEqual((self.folder / "t.gommette").read_bytes(), before, (template, text))
        self.tell("texts as arguments of commands")

    def test_in_every_cell_of_a_table(self):
        for turn, n in self.texts():
            text = TEXTS[n]
            cell = b'"' + text.replace(b'"', b'""') + b'"'
            for column in self.of(COLUMNS, turn):
                own = {"subgroup_code": b"9", "code": b"1", "title": b"t", column: cell}
                self.write("a.csv", ",".join(own).encode() + b"\n" + b",".join(own.values()) + b"\n")
                (self.folder / "new.gommette").unlink(missing_ok=True)
                status, _ = self.run_clean("import", "a.csv", "new")
                self.assertEqual((self.folder / "new.gommette").exists(), status == 0, (column, text))
                if status == 0:
                    _, table = self.run_clean("report", "new", "--format", "csv")
                    self.check_format("csv", table, (column, text))
            self.write("a.csv", b"voter,code,colour\n" + cell + b",1,green\n")
            self.run_clean("import", "a.csv", "new")
        self.tell("texts in cells of tables, and as names of voters")

    def test_as_names_of_files_and_in_the_environment(self):
        before = self.sample_session().read_bytes()
        for turn, n in self.texts():
            text = TEXTS[n]
            name = text.replace(b"\0", b"").replace(b"/", b"_")[:100] or b"x"
            if name in (b".", b".."):
                continue
            folder = os.fsencode(self.folder) + b"/s"
            os.mkdir(folder)
            with open(folder + b"/" + name + b".gommette", "wb") as file:
                file.write(before)
            for arguments in self.of([("list", b"s"), ("list", b"s", "--format", "json"), ("list", b"s", "--format", "csv"),
                                      ("show", b"s/" + name), ("log", b"s/" + name), ("report", b"s/" + name)], turn):
                self.run_clean(*arguments)
            shutil.rmtree(folder)
            for variable in self.of(VARIABLES, turn):
                # Where it names a folder, none outside of this one.
                self.run_clean("list", **{variable: os.fsdecode(name)})
            (self.folder / ".config").mkdir(exist_ok=True)
            self.write(".config/user-dirs.dirs", b'XDG_DOCUMENTS_DIR="$HOME/' + name + b'"\n')
            self.run_clean("list", GOMMETTE_HOME="")
            (self.cache / "gommette").mkdir(exist_ok=True)
            for path in (self.cache / "gommette").iterdir():
                path.write_bytes(text)
            self.run_clean("list", ".")
        self.tell("texts as names of files, in settings and in what is cached")

    def screen_bytes(self, n, size):
        """All that the program writes to a terminal while somebody goes through its screens and pastes a text"""
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
        process = subprocess.Popen([PROGRAM, "open", "h"], cwd=self.folder, env={**self.environment, "TERM": TERM}, stdin=theirs,
                                   stdout=theirs, stderr=theirs, start_new_session=True)
        os.close(theirs)
        written = b""
        paste = "\x1b[200~" + as_text(TEXTS[n % COUNT]).replace("\x1b[201~", "") + "\x1b[201~"
        for key in ("", *KEYS, "w", "/", paste, "\r", "\x1b", "\x1b", "q", "q"):
            os.write(ours, key.encode())
            until, seen = time.monotonic() + ANSWER, len(written)
            while time.monotonic() < until:
                if not select.select([ours], [], [], QUIET if len(written) > seen else ANSWER)[0]:
                    break
                try:
                    written += os.read(ours, 65536)
                except OSError:
                    break
            if process.poll() is not None:
                break
        if process.poll() is None:
            process.terminate()
        status = process.wait(60)
        os.close(ours)
        self.assertIn(status, (0, -15, 143), written[-300:])
        return written

    def test_on_every_screen(self):
        put = 0
        for turn, n in list(self.texts())[::25]:
            put += self.forged(n) + 1
            written = self.screen_bytes(n, SIZES[(self.first + turn // 25) % len(SIZES)]).decode("utf-8", "strict")
            self.assertGreater(len(written), 1000, written)
            self.assertIsNone(re.search(rf"[\x1b\x80-\x9f][^ -/A-Za-z]?[?]?{TELLTALE}", written), n)
            self.look(CONTROLS.sub("", written).encode(), n)
        self.looked = put
        self.tell("texts on the screens of a terminal, and pasted")


if __name__ == "__main__":
    main(__name__)

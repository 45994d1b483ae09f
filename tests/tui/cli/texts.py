"""Five hundred texts that somebody may put where a text goes, by accident or on purpose: bytes, the same in each run.
And a session file that holds texts in every place for them, in a chain that is right."""

import hashlib
import random
import sqlite3
import unicodedata

COUNT = 500
SEED = 13
# A text in a terminal's output after one of these was not cleaned: no screen of ours has this number.
TELLTALE = "7777"

PIECES = [
    # escapes of a terminal: CSI, OSC, DCS, APC, PM, SOS, and their 8-bit forms
    *(f"\x1b{text}" for text in (f"[{TELLTALE};1H", f"[?{TELLTALE}h", f"[{TELLTALE}m", f"]0;{TELLTALE}\x07", f"]52;c;{TELLTALE}\x1b\\",
                                 f"P{TELLTALE}q\x1b\\", f"_{TELLTALE}\x1b\\", f"^{TELLTALE}\x1b\\", f"X{TELLTALE}\x1b\\", "c", "(0", "[")),
    *(f"{mark}{TELLTALE}" for mark in "\x90\x9b\x9d\x9e\x9f\x98\x9c\x85\x84\x8d"),
    "\x1b", "\x1b\x1b", "\x1b[200~q\x1b[201~", "\x1b[6n", "\x1b[c", "\x0e\x0f",
    # controls
    *map(chr, range(0x01, 0x20)), "\x7f", "a\rb", "a\r\nb", "a\nb", "a\vb", "a\fb", "a\tb", "a\bb",
    # direction
    *(f"abc{mark}def" for mark in "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"), "שלום", "مرحبا 123",
    # what has no width or no shape
    *(f"a{mark}b" for mark in "\u00ad\u034f\u115f\u1160\u17b4\u180e\u200b\u200c\u200d\u2028\u2029\u2060\u2064\u206a\u2800\u3164\ufe00"
      "\ufe0e\ufe0f\ufeff\uffa0\ufff9\ufffe\uffff\ufdd0\U0001d173\U000e0001\U000e0041\U000e007f\U000e0100\U0010ffff"),
    "\u0301", "e\u0301", "e" + "\u0301" * 40, "Z" + "\u0321\u0360\u0489" * 30, "\u0e33\u0e49", "a\u20dd", "\u1ab0x",
    # emoji and wide characters
    "👩\u200d👩\u200d👧", "🇧🇪", "1\ufe0f\u20e3", "❤\ufe0f\u200d🔥", "👍🏽", "日本語", "ｆｕｌｌ", "한국어", "ｱｲｳ", "🏴\U000e0067\U000e0062\U000e007f",
    # formulas
    "=1+1", "=cmd|'/c calc'!A0", "+1", "-1+2", "@SUM(A1)", "\t=1", "＝1", "＋1", "－1", "＠1", "'=1", "a;=1", 'a"=1', "=HYPERLINK(\"http://x\")", "%",
    # other formats
    "%s%n%d", "%1$s", "\\", "\\n", "\\x1b", "${x}", "$(id)", "`id`", "; rm -rf .", "| a | b |", "[l](javascript:x)", "![i](x)", "# h", "---", "> q",
    "<script>alert(1)</script>", "</style><script>x</script>", '" onmouseover="x', "' onload='x", "<!--", "-->", "]]>", "&lt;", "&#0;", "<img src=x>",
    "\\input{x}", "$x^2$", "#import \"x\"", "(()", ")) Tj", "<< /JS (x) >>", "%%EOF", "endstream",
    "'; DROP TABLE journal; --", '"; SELECT 1', "NULL", "\\u0000", '{"a":', '"', "'", ",", ";", "null", "true", "1e999", "0x1", "٣", "½",
    "CON", "aux.txt", "..", ".", "../../x", "/etc/passwd", "~", "~root", "-rf", "--help", "-", "--", "*", "?", "file://x", "x.gommette", " ", "  x  ",
    "\u00a0", "\u3000x", "", "A" * 31, "A" * 33, "x" * 300, "é" * 999, "x" * 1001, "日" * 500, "mot " * 200, "ﬁ①Å", "İ", "ß", "Å",
]
RAW = [b"\xff", b"\xfe\xff", b"a\x80b", b"\xc0\x80", b"\xc1\xbf", b"\xe0\x80\xaf", b"\xed\xa0\x80", b"\xed\xbf\xbf", b"\xf4\x90\x80\x80", b"\xf8\x88\x80\x80\x80",
       b"\xc3", b"\xe2\x82", b"\xf0\x9f\x91", b"\x9b7777m", b"\x9d0;7777\x07", b"\x85", b"\xff\xfea\x00", b"\xef\xbb\xbfx", b"caf\xe9", b"\x00", b"a\x00b"]


def texts():
    made = [piece.encode() for piece in PIECES] + RAW
    made = list(dict.fromkeys(made))
    dice = random.Random(SEED)
    while len(made) < COUNT:
        parts = [dice.choice(made[: len(PIECES)]) for _ in range(dice.randint(2, 4))]
        text = dice.choice([b"", b" ", b"Titre "]).join(parts)[:900]
        if text not in made:
            made.append(text)
    dice.shuffle(made)
    return made[:COUNT]


TEXTS = texts()


def as_text(raw):
    """What a session may hold of it: UTF-8 in NFC without NUL, which not even a forger can store otherwise"""
    return unicodedata.normalize("NFC", raw.decode("utf-8", "replace").replace("\0", "")) or "x"


# Of a kind of event, the fields that are texts (sessions/FORMAT.md).
TEXT_FIELDS = {2: {3, 4}, 5: {2, 4}, 10: {3, 4}, 11: {3, 4}, 20: {5, 6}, 21: {3, 4}, 23: {5, 9}, 40: {4}, 41: {4}, 50: {1}, 84: {1}}
HEAD, KIND = 44, slice(16, 18)
CODES = {"A", "B", "1", "2"}
CODE_CHARACTERS = 32
TITLE_CHARACTERS = 1000


def fields(event):
    at = HEAD
    while at < len(event):
        size = int.from_bytes(event[at + 1 : at + 5], "big")
        yield event[at], event[at + 5 : at + 5 + size]
        at += 5 + size


def forge(path, first):
    """Puts texts from the `first` on in place of those in the session at `path`, and chains its events again. How many."""
    chosen, at = {}, first
    with sqlite3.connect(path) as database:
        triggers = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            database.execute(f'DROP TRIGGER "{name}"')
        chain = bytes(32)
        for seq, event in database.execute("SELECT seq, event FROM journal ORDER BY seq").fetchall():
            written = event[:HEAD]
            for tag, value in fields(event):
                if tag in TEXT_FIELDS.get(int.from_bytes(event[KIND], "big"), ()):
                    old = value.decode()
                    while old not in chosen:
                        text, at = as_text(TEXTS[at % COUNT]), at + 1
                        is_code = old in CODES
                        if text not in chosen.values() and not (is_code and (len(text) > CODE_CHARACTERS or "/" in text)):
                            chosen[old] = text[:TITLE_CHARACTERS]
                    value = chosen[old].encode()
                written += bytes([tag]) + len(value).to_bytes(4, "big") + value
            chain = hashlib.sha256(chain + written).digest()
            database.execute("UPDATE journal SET event = ?, hash = ? WHERE seq = ?", (written, chain, seq))
        for table in "tally", "kept":
            for column in "subgroup_code", "code":
                rows = [(chosen.get(code, code), code) for code in CODES]
                database.executemany(f"UPDATE {table} SET {column} = char(1) || ? WHERE {column} = ?", rows)
                database.execute(f"UPDATE {table} SET {column} = substr({column}, 2)")
        for _, sql in triggers:
            database.execute(sql)
    database.close()
    return len(chosen)

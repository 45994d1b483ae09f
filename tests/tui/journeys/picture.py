"""The picture in README, drawn from the vote screen of the real program: picture.py PROGRAM [NAME…]

With GOMMETTE_BLESS=1 it is drawn anew."""

import html
import os
import re
import shutil
import unittest

from journeys import Terminal
from program import PROGRAM, SOURCES, ProgramTest, main

PICTURE = SOURCES / "tests/tui/golden/readme.svg"
COLUMNS, ROWS = 96, 23
CELL, LINE, SIZE, MARGIN = 8.4, 18, 14, 14
PAPER, INK = "#16181d", "#d7dae0"
INKS = {30: PAPER, 31: "#ff6b68", 32: "#5fd38d", 33: "#f2c94c", 37: INK}
BOLD, DIM, UNDERLINE, REVERSE = 1, 2, 4, 7
# Each demonstration has another: the picture always shows this one.
FINGERPRINT = re.compile(r"(?:[0-9A-Z]{4} ){3}[0-9A-Z]{4}")
SHOWN_FINGERPRINT = "KQ7M 2FTA 9XCD 4WLP"
# An SVG keeps one blank between words, not several.
WORDS = re.compile(r"\S+(?: \S+)*")
ESCAPE = re.compile(r"\x1b\[([\d;]*)m|\x1b\([0B]|[\x0e\x0f]")


def applied(look, codes):
    """The attributes and colours after an SGR sequence; (ink, paper, set of attributes)"""
    ink, paper, attributes = look
    for code in (int(code or 0) for code in codes.split(";")):
        if code == 0:
            ink, paper, attributes = INK, None, frozenset()
        elif code in (BOLD, DIM, UNDERLINE, REVERSE):
            attributes |= {code}
        elif code in (39, 49):
            ink, paper = (INK, paper) if code == 39 else (ink, None)
        elif code in INKS:
            ink = INKS[code]
        elif code - 10 in INKS:
            paper = INKS[code - 10]
        else:
            raise ValueError(f"SGR {code} has no place in the picture")
    return ink, paper, attributes


def runs(screen):
    """(row, column, text, look) for all that stands on a screen as `tmux capture-pane -e` has it"""
    look = INK, None, frozenset()
    for row, line in enumerate(screen.splitlines()):
        column, start = 0, 0
        for escape in [*ESCAPE.finditer(line), None]:
            text = line[start : escape.start() if escape else len(line)]
            if text:
                yield row, column, text, look
            column += len(text)
            if escape and escape[1] is not None:
                look = applied(look, escape[1])
            start = escape.end() if escape else 0


def drawn_run(row, column, text, look):
    ink, paper, attributes = look
    if REVERSE in attributes:
        ink, paper = paper or PAPER, ink
    x, y, width = MARGIN + column * CELL, MARGIN + row * LINE, len(text) * CELL
    if paper:
        yield f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="{LINE}" fill="{paper}"/>'
    if UNDERLINE in attributes:
        yield f'<rect x="{x:.1f}" y="{y + LINE - 2}" width="{width:.1f}" height="1" fill="{ink}"/>'
    weight = ' font-weight="bold"' if BOLD in attributes else ""
    opacity = ' opacity="0.6"' if DIM in attributes else ""
    for words in WORDS.finditer(text):
        yield (
            f'<text x="{x + words.start() * CELL:.1f}" y="{y + SIZE}" textLength="{len(words[0]) * CELL:.1f}"'
            f' fill="{ink}"{weight}{opacity}>{html.escape(words[0], quote=False)}</text>'
        )


def drawn(screen):
    """The screen as an SVG: words are held to the width of their cells, whatever font there is."""
    width, height = 2 * MARGIN + COLUMNS * CELL, 2 * MARGIN + ROWS * LINE
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.1f} {height}" font-size="{SIZE}"',
            '  font-family="DejaVu Sans Mono, Menlo, Consolas, monospace">',
            "<title>The vote screen of gommette</title>",
            f'<rect width="100%" height="100%" rx="8" fill="{PAPER}"/>',
            *(shape for run in runs(screen) for shape in drawn_run(*run)),
            "</svg>",
            "",
        )
    )


@unittest.skipUnless(shutil.which("tmux"), "tmux is not installed")
class Picture(ProgramTest):
    def vote_screen(self):
        """The demonstration after a few keys, with its colours"""
        terminal = Terminal(
            self, "demo", columns=COLUMNS, rows=ROWS, program=("env", "TERM=tmux-256color", PROGRAM)
        )
        terminal.see("saved", "1/1")
        terminal.press("Tab", "Down", "Down")
        terminal.see(" 2/3 ")
        screen = terminal.tmux("capture-pane", "-p", "-e")
        terminal.leave()
        return FINGERPRINT.sub(SHOWN_FINGERPRINT, screen)

    def test_the_picture_in_readme_is_the_vote_screen_of_today(self):
        today = drawn(self.vote_screen())
        if os.environ.get("GOMMETTE_BLESS"):
            PICTURE.write_text(today, encoding="utf-8")
        self.assertEqual(PICTURE.read_text(encoding="utf-8"), today, "to draw it anew: GOMMETTE_BLESS=1")

    def test_readme_shows_the_picture(self):
        shown = f"]({PICTURE.relative_to(SOURCES)})"
        self.assertIn(shown, (SOURCES / "README.md").read_text(encoding="utf-8"))


if __name__ == "__main__":
    main(__name__)

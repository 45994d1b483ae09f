"""The round table of 6 June 2023 as a facilitator types it: its sample, and the keys that prepare it."""

import csv
import itertools
import time

from journeys import PATIENCE, PAUSE
from program import SAMPLE

COLOURS = "green", "yellow", "red"
VOTERS = 21
A_COLOUR = 5


class Item:
    """A recommendation of the sample; its dots by colour, or none where it takes no votes"""

    def __init__(self, row):
        self.subgroup, self.code, self.parent, self.title = (
            row[column] for column in ("subgroup_code", "code", "parent", "title")
        )
        self.reference = f"{self.subgroup}/{self.code}"
        self.dots = [int(row[colour]) for colour in COLOURS] if row["green"] else None


class Subgroup:
    def __init__(self, rows):
        first = rows[0]
        self.code, self.title = first["subgroup_code"], first["subgroup_title"]
        self.held = first["subgroup_status"] == "held"
        self.items = [Item(row) for row in rows if row["code"]]
        self.votable = [item for item in self.items if item.dots]


def ballots_of(subgroup):
    """Ballots that come to these tallies: for each a digit of 1 to 3 by item, at most one dot an item
    and no more of a colour than a voter has"""
    ballots = [{} for _ in range(VOTERS)]
    for item in subgroup.votable:
        for colour, dots in enumerate(item.dots, start=1):
            free = [ballot for ballot in ballots if item.code not in ballot]
            free.sort(key=lambda ballot: list(ballot.values()).count(colour))
            for ballot in free[:dots]:
                ballot[item.code] = colour
    assert max(list(ballot.values()).count(colour) for ballot in ballots for colour in (1, 2, 3)) <= A_COLOUR
    return [ballot for ballot in ballots if ballot]


def read_sample():
    with open(SAMPLE, encoding="utf-8") as sample:
        rows = list(csv.DictReader(sample))
    groups = itertools.groupby(rows, lambda row: row["subgroup_code"])
    return [Subgroup(list(group)) for _, group in groups]


class Preparing:
    """The agenda's screen on a terminal, in English, from an empty session on"""

    def __init__(self, terminal):
        self.terminal = terminal
        terminal.press("l")
        terminal.see("Agenda", "Voting rules")

    def focus(self):
        """The line in focus, once two looks agree: one alone may be at a screen that is half drawn."""
        screen, before = self.terminal.screen(), None
        while screen != before:
            time.sleep(PAUSE)
            screen, before = self.terminal.screen(), screen
        return next((line for line in screen.split("\n") if line[0:1] == "▸"), "")

    def see_focus(self, text):
        deadline = time.monotonic() + PATIENCE
        while text not in self.focus() and time.monotonic() < deadline:
            pass
        self.terminal.test.assertIn(text, self.focus())

    def step(self, key):
        before, deadline = self.focus(), time.monotonic() + PATIENCE
        self.terminal.press(key)
        while self.focus() == before and time.monotonic() < deadline:
            pass
        self.terminal.test.assertNotEqual(self.focus(), before)

    def go_to(self, text):
        """From the top to the first line with this text"""
        self.terminal.press("Home")
        self.see_focus("Session")
        while text not in self.focus():
            self.step("Down")

    def enter(self, text):
        self.terminal.type(text)
        self.terminal.press("Enter")

    def unfold(self, text):
        self.go_to(text)
        self.terminal.press("Right")
        self.see_focus("-")

    def fill(self, label, text, shown=None):
        """A text of the lines that are unfolded, and how it is shown"""
        self.go_to(label)
        self.terminal.press("Enter")
        self.terminal.see(f" {label}:")
        self.enter(text)
        self.see_focus(shown or text)

    def choose(self, label, choice):
        self.go_to(label)
        while choice not in self.focus():
            self.step("Enter")

    def add(self, title):
        self.terminal.press("a")
        self.terminal.see("New recommendation ")
        self.enter(title)
        self.see_focus(title[:20])

    def paste(self, titles):
        self.terminal.press("a")
        self.terminal.see("New recommendation ")
        self.terminal.paste("\n".join(titles))
        self.terminal.see(f"Add {len(titles)} pasted recommendations?")
        self.terminal.press("Enter")
        self.see_focus(titles[-1][:20])

    def renumber(self, code):
        self.terminal.press("#")
        self.terminal.see(" Code:")
        self.terminal.press("C-w")
        self.enter(code)
        self.see_focus(f" {code}")
        self.step("Left")

    def add_items(self, items):
        """As they come, parts of a heading after what is pasted, what is not for the vote before"""
        for item in (item for item in items if not item.dots and item.code == "0"):
            self.add(item.title)
            self.renumber(item.code)
            self.terminal.press("Space", "Space")
            self.terminal.see("not for the vote?")
            self.enter("renvoyée à un autre groupe")
            self.see_focus("not for the vote")
        whole = [item for item in items if not item.parent and item.code != "0"]
        if len(whole) > 1:
            self.paste([item.title for item in whole])
        else:
            self.add(whole[0].title)
        for heading in (item for item in whole if not item.dots):
            self.go_to(heading.title[:20])
            self.terminal.press("Space")
            self.see_focus("heading")
            for part in (item for item in items if item.parent == heading.code):
                self.add(part.title)

    def add_subgroup(self, subgroup, proposed):
        self.terminal.press("+")
        self.terminal.see(f"New subgroup {proposed}:")
        self.enter(subgroup.title)
        self.see_focus(subgroup.title[:20])
        if subgroup.code != str(proposed):
            self.renumber(subgroup.code)
        if not subgroup.held:
            self.terminal.press(".")
            self.terminal.see("not held?")
            self.enter("trop peu d'inscrits")
            self.see_focus("not held")
        else:
            self.add_items(subgroup.items)

    def set_rules(self):
        self.unfold("Session")
        self.fill("Date", "2023-06-06", "6 June 2023")
        self.fill("Place", "Bruxelles")
        self.go_to("Session")
        self.unfold("Voting rules")
        self.fill("Voters", str(VOTERS))
        for label in "green ones", "yellow ones", "red ones":
            self.fill(f"… {label}", str(A_COLOUR))
        self.choose("Per recommendation", "one dot")
        self.choose("The dots are for", "the whole session")
        self.unfold("Phases")
        self.go_to("The usual phases")
        self.terminal.press("Enter")
        self.see_focus("15")

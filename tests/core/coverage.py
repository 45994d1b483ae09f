#!/usr/bin/env python3
"""Checks how much of core its tests run: coverage.py REPORT (of gcovr --json), from the root of the sources.

Fails under 95 % of the lines or 99 % of the branches. Two kinds of branches are left out: fail… always returns
false, so one branch of each `|| fail…(` cannot be taken; and those listed in uncovered.txt, where each entry must
still match its line.
"""
import json
import pathlib
import sys

LINES_LEAST, BRANCHES_LEAST = 95, 99
LISTED = pathlib.Path(__file__).with_name("uncovered.txt")
ENDS_STATEMENT = (";", "{", "}", ":", "*/")


class Source:
    """A source file and, by line, its uncovered branches."""

    def __init__(self, report):
        self.name = report["file"]
        self.text = [""] + pathlib.Path(self.name).read_text(encoding="utf-8").splitlines()
        measured = [line for line in report["lines"] if not line.get("gcovr/noncode")]
        self.lines = len(measured)
        self.run = sum(line["count"] > 0 for line in measured)
        self.branches = sum(len(line["branches"]) for line in measured)
        self.uncovered = {}
        for line in measured:
            never = sum(branch["count"] == 0 for branch in line["branches"])
            if never:
                self.uncovered[line["line_number"]] = never
        self.impossible = sum(self.take(lines, text.count("|| fail")) for lines, text in self.statements())
        self.listed = 0

    def statements(self):
        """Yields the line numbers and the text of each statement."""
        lines = []
        for number, text in enumerate(self.text):
            lines.append(number)
            if not text.strip() or text.rstrip().endswith(ENDS_STATEMENT):
                yield lines, " ".join(self.text[line].strip() for line in lines)
                lines = []

    def take(self, lines, most):
        """Leaves out at most this many uncovered branches of these lines; returns how many."""
        taken = 0
        for number in lines:
            here = min(most - taken, self.uncovered.get(number, 0))
            if here:
                self.uncovered[number] -= here
                taken += here
        return taken


def leave_out_listed(sources):
    """Returns what is wrong with the list."""
    stale = []
    for number, entry in enumerate(LISTED.read_text(encoding="utf-8").splitlines(), 1):
        if not entry or entry.startswith("#"):
            continue
        name, count, rest = entry.split(" | ", 2)
        text = rest.rsplit(" | ", 1)[0]
        source = sources.get(name)
        lines = [line for line, here in enumerate(source.text) if here.strip() == text] if source else []
        taken = source.take(lines, int(count)) if source else 0
        if taken < int(count):
            stale.append(f"{LISTED.name}:{number}: {name} has {taken} uncovered branches, not {count}: {text}")
        if source:
            source.listed += taken
    return stale


def main():
    with open(sys.argv[1], encoding="utf-8") as report:
        sources = {file["file"]: Source(file) for file in json.load(report)["files"]}
    stale = leave_out_listed(sources)
    for source in sources.values():
        for number, never in sorted(source.uncovered.items()):
            if never:
                print(f"{source.name}:{number}: {never} branches never taken: {source.text[number].strip()}")
    print("\n".join(stale))

    def total(name):
        return sum(getattr(source, name) for source in sources.values())

    left = sum(sum(source.uncovered.values()) for source in sources.values())
    branches = total("branches") - total("impossible") - total("listed")
    lines_percent = 100 * total("run") / total("lines")
    branches_percent = 100 * (branches - left) / branches
    print(f"lines: {total('run')} of {total('lines')}, {lines_percent:.2f} % (at least {LINES_LEAST})")
    print(f"branches: {branches - left} of {branches}, {branches_percent:.2f} % (at least {BRANCHES_LEAST}), "
          f"besides {total('impossible')} after fail, which is always false, and {total('listed')} listed")
    sys.exit(bool(stale) or lines_percent < LINES_LEAST or branches_percent < BRANCHES_LEAST)


if __name__ == "__main__":
    main()

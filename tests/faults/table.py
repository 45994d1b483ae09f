"""Reads the test logs of a build folder and writes the table of what was promised, how it was tried, how often, and how often
it did not hold, to standard output and to tests/simulate/RESULTS.md: table.py BUILD-FOLDER. Exit status 1 if anything was lost.

A test says it in lines of promise, how tried, how often and lost, parted by tabs. Of one that does not, the table says how
many tries it announced, and that none was lost if it passed. What was skipped is a word, never a zero."""

import json
import pathlib
import re
import sys

RESULTS = pathlib.Path(__file__).resolve().parents[1] / "simulate/RESULTS.md"
ROW = re.compile(r"^(?:# )?([^\t\n]+)\t([^\t\n]+)\t(\d+)\t(\d+)$", re.M)
TRIES = re.compile(r"^# (\d+) of \d+ tries$", re.M)
SKIP = re.compile(r"^ok .*# SKIP (.*)$", re.M)
# Tests that say only how often they tried.
KEPT, ALONE = "every acknowledged vote is kept", "only one writes at a time, and sees what others wrote"
PLAIN = {
    "crash": (KEPT, "kill -9 at a random moment of recording"),
    "writers": (ALONE, "several processes that record at once"),
    "kiosk_processes": (KEPT, "processes that hand in ballots and are killed"),
    "flips": ("no altered file is taken for a sound one", "one bit of a session file flipped"),
    "damage": ("no altered file is taken for a sound one", "session files damaged and cut"),
    "hot_journal": (KEPT, "journals of SQLite left by crashes, and those of others"),
    "hostile": ("no file makes the program crash", "hostile events"),
    "curtain": ("what is hidden is not on the screen", "random keys while results are hidden"),
    "kiosk_keys": ("no key leads out of the kiosk", "random keys in the kiosk"),
    "kiosk_secrecy": ("no order of secret ballots is in the file", "ballots handed in and looked for in every byte"),
    "storm": (KEPT, "random keys on two terminals"),
    "hostile_texts": ("no text reaches the terminal as a control", "texts with controls, bidi and combining marks"),
    "core_dumps": ("no core holds a ballot", "core dumps while voters have the keyboard"),
}


def name_of(test):
    return test["name"].split(" / ")[-1].split(":")[-1].strip()


def rows(test):
    name, output, passed = name_of(test), test.get("stdout", ""), test["result"] == "OK"
    said = [(promise, tried, count, lost) for promise, tried, count, lost in ROW.findall(output)]
    if test["result"] == "SKIP":
        said = [(*PLAIN.get(name, ("", name)), "skipped", "skipped")]
    elif not said and name in PLAIN:
        tries = sum(map(int, TRIES.findall(output))) or len(re.findall(r"^(?:ok \d+|\[ +OK +\])", output, re.M)) or 1
        said = [(*PLAIN[name], str(tries), "0" if passed else "lost: see its output")]
    elif not passed:
        said.append((f"the test {name} passes", "all of it", "1", "1"))
    yield from ((*row, f"tests/run {name}") for row in said)
    yield from ((name, "", f"skipped: {why}", "skipped", f"tests/run {name}") for why in SKIP.findall(output))


def table(tests):
    yield "| promise | how tried | how many | lost | command |"
    yield "|---|---|--:|--:|---|"
    left_out = {(*PLAIN[name], "not run", "not run", f"tests/run {name}") for name in PLAIN.keys() - {name_of(test) for test in tests}}
    for row in sorted({row for test in tests for row in rows(test)} | left_out):
        yield "| {} | {} | {} | {} | `{}` |".format(*row)


log = pathlib.Path(sys.argv[1]) / "meson-logs/testlog.json"
run = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
lines = list(table(run))
RESULTS.write_text("# What was tried, and what was lost\n\nWritten by `tests/run faults`; the longer runs of the same are in `tests/run long`. "
                   "What is promised, against whom, and what is not:\n[SECURITY.md](../../SECURITY.md).\n\n" + "\n".join(lines) + "\n",
                   encoding="utf-8")
print("\n".join(lines))
sys.exit(any(lost not in ("0", "skipped") for test in run for *_, lost, _ in rows(test)))

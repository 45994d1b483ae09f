#!/usr/bin/env python3
"""Has Frama-C's Eva follow core through every one of the inputs that tests/core/proof bounds: prove.py, from the root
of the sources. Each proof is red if Eva alarms once, or meets a function that it has neither code nor contract of.

Memory does not run out here: tests/core/rank/test_no_memory.c has each allocation fail.
"""
import pathlib
import re
import subprocess
import sys

FOLDER = pathlib.Path(__file__).resolve().parent
ROOT = FOLDER.parents[2]
# By proof: what FROM and TO are in each part of it. A part of the vote is a range of event kinds.
PROOFS = {
    "base": [(1, 1), (2, 2), (3, 3), (4, 4)],
    "vote": [(1, 5), (6, 14), (15, 24), (30, 35), (36, 60), (70, 79), (80, 90), (200, 202)],
    "rank": [(1, 1)],
}
OPTIONS = [
    "-c11", "-machdep", "gcc_x86_64", "-warn-signed-overflow", "-eva", "-eva-no-show-progress",
    "-eva-msg-key=-initial-state,-final-states,-alloc",
    # Each input is followed by itself, so that nothing is known of it but what is true.
    "-eva-slevel", "100000", "-eva-split-return", "auto", "-eva-alloc-builtin", "fresh",
    "-eva-no-alloc-returns-null", "-eva-unroll-recursive-calls", "40",
]  # fmt: skip


def run_eva(name, first, last):
    """Returns what Eva says."""
    include = f"-I{ROOT} -include {FOLDER}/proof.h -D_GNU_SOURCE -DFROM={first} -DTO={last}"
    files = sorted(ROOT.glob("core/*/*.c")) + [FOLDER / "proof.c", FOLDER / "small.c", FOLDER / f"prove_{name}.c"]
    command = ["frama-c", *OPTIONS, f"-cpp-extra-args={include}", *map(str, files)]
    return subprocess.run(command, capture_output=True, text=True, errors="replace", check=False).stdout


def problems_in(said):
    yield from re.findall(r"\[eva:alarm\] .*\n(?:  .*\n)*", said)
    yield from re.findall(r"Neither code nor specification for function .*", said)
    if "0 alarms generated" not in said:
        yield "\n".join(said.splitlines()[-5:])


def main():
    failed = 0
    for name, parts in PROOFS.items():
        for first, last in parts:
            said = run_eva(name, first, last)
            found = list(problems_in(said))
            reached = re.search(r"(\d+) statements reached", said)
            print(f"{name} {first} to {last}: {reached[1] if reached else 0} statements reached, {len(found)} problems", flush=True)
            print("".join(found), end="")
            failed += bool(found)
    total = sum(map(len, PROOFS.values()))
    print(f"{total - failed} passed, {failed} failed, 0 skipped")
    return failed > 0


sys.exit(main())

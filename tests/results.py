"""Reads the test logs of a build folder, says what was skipped and why and what failed, and ends with the names of
what failed and one line: N passed, N failed, N skipped. Exit status 0 if nothing failed. Parts of the run that are no tests of
meson's are given as NAME=passed or NAME=failed and count as one each: results.py BUILD-FOLDER [PART…]

A cmocka program and a TAP script count as the cases they report, any other test as one. A program that
fails without saying which case did counts as one failure more.
"""

import json
import pathlib
import re
import sys

CMOCKA = re.compile(r"^\[ +(RUN|OK|FAILED|SKIPPED|ERROR) +\] (\w+)$", re.M)
TAP = re.compile(r"^(not ok|ok)\b[ \d]*-? *([^#\n]*)(?:# *(SKIP)\S* *(.*))?$", re.M | re.I)
SKIPPED_BY_EXIT_STATUS = 77


def cmocka_cases(output):
    """(name, passed/failed/skipped, what the case printed)"""
    began, name = 0, None
    for line in CMOCKA.finditer(output):
        word, of = line.groups()
        if word == "RUN":
            began, name = line.end(), of
        elif of == name:
            outcome = {"OK": "passed", "SKIPPED": "skipped"}.get(word, "failed")
            yield name, outcome, output[began : line.start()].strip()
            name = None
    if name:
        yield name, "failed", output[began:].strip() + "\n(the program ended here)"


def tap_cases(output):
    for line in TAP.finditer(output):
        word, name, skip, why = line.groups()
        outcome = "skipped" if skip else "passed" if word.lower() == "ok" else "failed"
        yield name.strip(), outcome, why or ""


def cases(test):
    output = test.get("stdout", "")
    found = list(cmocka_cases(output)) or list(tap_cases(output))
    succeeded = test["result"] in ("OK", "EXPECTEDFAIL", "SKIP")
    if not found:
        outcome = {"OK": "passed", "EXPECTEDFAIL": "passed", "SKIP": "skipped"}.get(test["result"], "failed")
        return [("", outcome, output.strip() if outcome == "skipped" else "")]
    if not succeeded and all(outcome != "failed" for _, outcome, _ in found):
        found.append((f"({test['result'].lower()})", "failed", ""))
    return found


def report(test, found):
    name = test["name"].split(" / ")[-1].split(":")[-1]
    for case, outcome, why in found:
        if outcome == "skipped":
            print(f"SKIPPED {name} {case}: {why or 'no reason given'}")
    failed = [case for case, outcome, _ in found if outcome == "failed"]
    if failed:
        print(f"\nFAILED {name} {' '.join(failed)} ({test['result'].lower()})")
        print(test.get("stdout", "").rstrip())
        print(test.get("stderr", "").rstrip())
    return [f"{name} {case}".strip() for case in failed]


def main(folder, parts):
    logs = list(pathlib.Path(folder, "meson-logs").glob("testlog*.json"))
    count = dict(passed=0, failed=0, skipped=0)
    failures = []
    for log in logs:
        with open(log, encoding="utf-8", errors="replace") as lines:
            for test in map(json.loads, lines):
                found = cases(test)
                failures += report(test, found)
                for _, outcome, _ in found:
                    count[outcome] += 1
    if not any(count.values()):
        print("No test has that name." if logs else "The tests did not run.")
        count["failed"] = 1
    for part in parts:
        name, outcome = part.split("=")
        count[outcome] += 1
        if outcome == "failed":
            print(f"\nFAILED {name}: see {folder}/{name}.txt")
            failures.append(name)
    if failures:
        print("", "Failed:", *(f"  {failure}" for failure in failures), sep="\n")
    print(", ".join(f"{number} {outcome}" for outcome, number in count.items()))
    return 1 if count["failed"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))

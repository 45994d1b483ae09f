"""How much a test tries: little in `tests/run`, all in `tests/run long`, whose suite sets GOMMETTE_TRIES to "all"."""

import os

ALL = os.environ.get("GOMMETTE_TRIES") == "all"


def tell_row(promise, tried, count, lost):
    """A line of the table of `tests/run faults` (tests/faults/table.py)"""
    print(f"# {promise}\t{tried}\t{count}\t{lost}", flush=True)


def tries(few, all_of_them):
    """One of the two numbers; says on stdout which."""
    count = all_of_them if ALL else few
    print(f"# {count} of {all_of_them} tries", flush=True)
    return count

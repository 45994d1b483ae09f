"""How much a test tries: little in `tests/run`, all in `tests/run long`, whose suite sets GOMMETTE_TRIES to "all".
What is tried of it in tests/run is other things each time, by a seed that is printed; GOMMETTE_SEED=… repeats a run."""

import os
import random
import time

ALL = os.environ.get("GOMMETTE_TRIES") == "all"


TIMES = int(os.environ.get("GOMMETTE_TRIES_TIMES", 1))  # as much as in tests/run
SEED = int(os.environ.get("GOMMETTE_SEED", time.time()))


def dice(test):
    """Chooses what a test tries; the same whichever tests run beside it. Says its seed on stdout."""
    print(f"# seed {SEED}", flush=True)
    return random.Random(f"{SEED} {test.id()}")


def some(of, count, all_of_them):
    """So many of them in their order, as the dice `of` choose; all in the suite long."""
    count *= TIMES
    if ALL or count >= len(all_of_them):
        return list(all_of_them)
    return [all_of_them[n] for n in sorted(of.sample(range(len(all_of_them)), count))]


def tell_row(promise, tried, count, lost):
    """A line of the table of `tests/run faults` (tests/faults/table.py)"""
    print(f"# {promise}\t{tried}\t{count}\t{lost}", flush=True)


def tries(few, all_of_them):
    """One of the two numbers; says on stdout which."""
    count = all_of_them if ALL else min(few * TIMES, all_of_them)
    print(f"# {count} of {all_of_them} tries", flush=True)
    return count

"""The files of the project, as the lints see them: all but what building leaves behind."""

import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
LAYERS = ("core", "sessions", "tui")
LEFT_BEHIND = ("build", "build-*", "__pycache__", ".git", "*.gommette", "*.swp")


def is_left_behind(path):
    return any(path.match(pattern) for pattern in LEFT_BEHIND)


def files(folder=ROOT):
    for path in sorted(folder.iterdir()):
        if is_left_behind(path):
            continue
        if path.is_dir():
            yield from files(path)
        else:
            yield path


def c_files(*folders, suffixes=(".c", ".h")):
    for folder in folders or LAYERS + ("tests",):
        yield from (path for path in files(ROOT / folder) if path.suffix in suffixes)


def name(path):
    return str(path.relative_to(ROOT))


def end(problems):
    """Prints the problems and ends the program: status 0 if there are none."""
    for problem in problems:
        print(problem)
    sys.exit(1 if problems else 0)

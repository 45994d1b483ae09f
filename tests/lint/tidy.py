"""clang-tidy over all sources, as many at a time as there are processors: tidy.py BUILD-FOLDER. A file that
passed is not looked at again while it, all headers and the configuration stay the same. The limit is for each
file alone: how long the whole takes says more about what else the machine does than about the sources."""

import concurrent.futures
import hashlib
import os
import pathlib
import subprocess
import sys
import sources

SECONDS_A_FILE = 600
OPTIONS = ["--quiet", "--extra-arg=-Wno-unknown-warning-option"]
# Knows that a failure is false; the one file that defines fail() cannot have it.
ANALYZER = ["--extra-arg=-include", f"--extra-arg={sources.ROOT / 'tests/lint/analyzer.h'}"]


def fingerprint(paths):
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def check(path, build, passed):
    stamp = passed / fingerprint([path, *surroundings])
    if stamp.exists():
        return ""
    analyzer = [] if path.name == "error.c" else ANALYZER
    command = ["clang-tidy", "-p", build, *OPTIONS, *analyzer, path]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS_A_FILE)
    except subprocess.TimeoutExpired:
        return f"{sources.name(path)}: clang-tidy had not ended after {SECONDS_A_FILE} seconds"
    if done.returncode == 0:
        stamp.touch()
        return ""
    return done.stdout or done.stderr


surroundings = [*sources.c_files(suffixes=(".h",)), sources.ROOT / ".clang-tidy"]
build = pathlib.Path(sys.argv[1])
passed = build / "tidy"
passed.mkdir(exist_ok=True)
with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
    found = pool.map(
        lambda path: check(path, build, passed), sources.c_files(*sources.LAYERS, suffixes=(".c",))
    )
sources.end([problem for problem in found if problem])

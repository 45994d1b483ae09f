"""clang-tidy over all sources: tidy.py BUILD-FOLDER. Its analyzer follows calls within a function only, and in the suite
long through all of them, which takes five times as long. A process takes many files, since each must first read a
large program; there are as many processes as processors. Files that passed are not looked at again while they,
all headers and the configuration stay the same. The limit is for a file: how long the whole takes says more about
what else the machine does than about the sources."""

import concurrent.futures
import hashlib
import os
import pathlib
import subprocess
import sys
import sources
import tries

FILES_AT_ONCE = 1 if tries.ALL else 12
SECONDS_A_FILE = 600
OPTIONS = ["--quiet", "--extra-arg=-Wno-unknown-warning-option"]
# The check of va_list takes what it learnt of one file for the next one's.
SHALLOW = ["--checks=-clang-analyzer-valist.*"] + [
    f"--extra-arg={word}" for word in ("-Xclang", "-analyzer-config", "-Xclang", "mode=shallow")
]
# Knows that a failure is false; the one file that defines fail() cannot have it.
ANALYZER = ["--extra-arg=-include", f"--extra-arg={sources.ROOT / 'tests/lint/analyzer.h'}"]


def fingerprint(paths):
    digest = hashlib.sha256(b"deep" if tries.ALL else b"shallow")
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def check(paths, build):
    depth = [] if tries.ALL else SHALLOW
    analyzer = [] if any(path.name == "error.c" for path in paths) else ANALYZER
    command = ["clang-tidy", "-p", build, *OPTIONS, *depth, *analyzer, *paths]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS_A_FILE * len(paths))
    except subprocess.TimeoutExpired:
        return f"clang-tidy had not ended after {SECONDS_A_FILE * len(paths)} seconds: {' '.join(map(sources.name, paths))}"
    if done.returncode == 0:
        for path in paths:
            stamp(path).touch()
        return ""
    return done.stdout or done.stderr


def stamp(path):
    return passed / fingerprint([path, *surroundings])


def batches(paths):
    """error.c alone, the others in no order of their folders, so that all batches take about as long."""
    alone = [path for path in paths if path.name == "error.c"]
    others = [path for path in paths if path.name != "error.c"]
    count = -(-len(others) // FILES_AT_ONCE)
    return [[path] for path in alone] + [others[n::count] for n in range(count)]


surroundings = [*sources.c_files(suffixes=(".h",)), sources.ROOT / ".clang-tidy"]
build = pathlib.Path(sys.argv[1])
passed = build / "tidy"
passed.mkdir(exist_ok=True)
paths = [path for path in sources.c_files(*sources.LAYERS, suffixes=(".c",)) if not stamp(path).exists()]
with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
    found = pool.map(lambda batch: check(batch, build), batches(paths))
sources.end([problem for problem in found if problem])

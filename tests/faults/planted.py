"""Faults are planted in a copy of the sources, one at a time, and each must make a test fail: planted.py [NAME…]
planted.py --apply only tries whether each patch still applies. Both end with status 1 if one does not, or is not caught.

planted/NAME.patch says what is wrong and which tests are to notice: names of meson tests, or SCRIPT/TEST for a test of a
script in tests/faults. These tests alone are built, fast and without sanitizers."""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PLANTED = ROOT / "tests/faults/planted"
AT_LEAST = 20
COPIED = ("core", "sessions", "tui", "tests", "meson.build", "meson_options.txt", "README.md", "COPYING")


class Fault:
    def __init__(self, path):
        self.path, self.name, text = path, path.stem, path.read_text(encoding="utf-8")
        self.what = re.search(r"^Fault: (.+)$", text, re.M)[1]
        self.tests = re.search(r"^Tests: (.+)$", text, re.M)[1].split()

    def patch(self, folder, *options):
        command = ["patch", "-p1", "--fuzz=0", "--force", "--silent", "--reject-file=-", *options, "-i", self.path]
        return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def faults(names):
    found = [Fault(path) for path in sorted(PLANTED.glob("*.patch"))]
    if len(found) < AT_LEAST:
        sys.exit(f"{len(found)} faults are there to be planted, fewer than {AT_LEAST}")
    return [fault for fault in found if not names or fault.name in names]


def apply_all():
    broken = [fault for fault in faults([]) if fault.patch(ROOT, "--dry-run").returncode != 0]
    for fault in broken:
        print(f"tests/faults/planted/{fault.name}.patch does not apply any more: plant it anew")
    sys.exit(1 if broken else 0)


class Copy:
    """The sources, and a folder where they are built"""

    def __init__(self, folder):
        self.folder, self.build = pathlib.Path(folder), pathlib.Path(folder) / "build-planted"
        for name in COPIED:
            (shutil.copytree if (ROOT / name).is_dir() else shutil.copy2)(ROOT / name, self.folder / name)
        self.environment = {**os.environ, "PYTHONPATH": f"{self.folder}/tests/support:{self.folder}/tests/faults",
                            "GOMMETTE_FAULTS": str(self.build / "tests/faults/faults.so"), "GOMMETTE_SECOND_LOG": "off",
                            "LC_ALL": "C.UTF-8", "LANGUAGE": "", "GOMMETTE_SOURCES": str(self.folder)}
        compiler = "ccache cc" if shutil.which("ccache") else "cc"
        subprocess.run(["meson", "setup", "-Doptimization=0", "-Ddebug=false", "-Dwerror=false", self.build, self.folder],
                       env={**self.environment, "CC": compiler}, check=True, stdout=subprocess.DEVNULL)

    def run(self, *command, **more):
        return subprocess.run(command, cwd=self.folder, env={**self.environment, **more}, capture_output=True, text=True, check=False)

    def fails(self, test):
        """Whether the test fails; it must be there, and build."""
        script, _, chosen = test.partition("/")
        if chosen:
            built = self.run("ninja", "-C", self.build, "tui/gommette", "tests/faults/faults.so")
            if built.returncode != 0:
                raise RuntimeError(built.stdout[-2000:])
            done = self.run(sys.executable, f"tests/faults/{script}.py", str(self.build / "tui/gommette"), chosen, GOMMETTE_TRIES="all")
            if not re.search(r"(?m)^(not )?ok ", done.stdout):
                raise RuntimeError(f"{test}: no such test")
            return done.returncode != 0
        done = self.run("meson", "test", "-C", self.build, "--print-errorlogs", test)
        if not re.search(r"(?m)^Ok: ", done.stdout):
            raise RuntimeError(f"{test} cannot be built or run: {done.stdout[-2000:]}{done.stderr[-500:]}")
        return done.returncode != 0


def try_fault(copy, fault):
    """Which test caught it, or None"""
    if fault.patch(copy.folder).returncode != 0:
        raise RuntimeError(f"{fault.name} does not apply")
    try:
        return next((test for test in fault.tests if copy.fails(test)), None)
    finally:
        fault.patch(copy.folder, "--reverse")


def try_all(names):
    chosen, missed = faults(names), 0
    with tempfile.TemporaryDirectory(prefix="gommette-planted-") as folder:
        copy = Copy(folder)
        for test in sorted({test for fault in chosen for test in fault.tests}):
            if copy.fails(test):
                sys.exit(f"{test} fails without any planted fault")
        for fault in chosen:
            caught = try_fault(copy, fault)
            missed += caught is None
            print(f"{fault.name}: {fault.what}: {'caught by ' + caught if caught else 'NOT CAUGHT'}", flush=True)
    print(f"# a fault in the program is noticed by a test\tplanted in a copy of the sources\t{len(chosen)}\t{missed}")
    sys.exit(1 if missed else 0)


if sys.argv[1:] == ["--apply"]:
    apply_all()
try_all(sys.argv[1:])

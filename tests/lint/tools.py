"""Lets one of the usual tools look at all the files that it is for: tools.py NAME."""

import shutil
import subprocess
import sys
import sources

SKIPPED = 77
CPPCHECK_LEAVES_OUT = (
    "missingIncludeSystem",
    "unreachableCode:*/terminal.c",  # thinks that raise(SIGSTOP) never returns
    "unusedStructMember",  # sees one file at a time
    "duplicateCondition",  # two short lines in the place of a block
    "variableScope",  # declared together is easier to read
    "varFuncNullUB",  # POSIX makes NULL a pointer
    "checkersReport",
)


def is_shell(path):
    if path.suffix == ".sh":
        return True
    with path.open("rb") as file:
        return file.read(20).startswith((b"#!/bin/sh", b"#!/bin/bash"))


TOOLS = {
    "clang-format": (["--dry-run", "-Werror"], sources.c_files),
    "cppcheck": (
        ["--quiet", "--std=c11", "--language=c", "-j2", "--error-exitcode=1", f"-I{sources.ROOT}"]
        + ["--enable=warning,style,performance,portability", "--inline-suppr", "-D__linux__"]
        + [f"--suppress={name}" for name in CPPCHECK_LEAVES_OUT],
        lambda: sources.c_files(*sources.LAYERS, suffixes=(".c",)),
    ),
    "shellcheck": (["-x"], lambda: filter(is_shell, sources.files())),
}

tool = sys.argv[1]
options, files = TOOLS[tool]
if not shutil.which(tool):
    print(f"{tool} is not installed")
    sys.exit(SKIPPED)
sys.exit(subprocess.run([tool, *options, *files()], cwd=sources.ROOT).returncode)

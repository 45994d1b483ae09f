"""Files of at most 400 lines, functions of at most 60; of ours, nearly all of at most 35."""

import re
import sources

FILE_MAX = 400
FUNCTION_MAX = 60
FUNCTION_MOST = 35  # what 95 % keep to


def functions(path):
    """(name, first line, lines between the braces): clang-format has each end with } in column 0."""
    begin = body = None
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line == "}":
            yield re.sub(r"\(.*", "", begin[1]).split()[-1].lstrip("*"), begin[0], number - body - 1
        if re.match(r"[A-Za-z_]", line):
            begin, body = (number, line), None
        if line.endswith("{") and body is None:
            body = number


def function_problems():
    ours = []
    for path in sources.c_files(suffixes=(".c",)):
        for name, line, size in functions(path):
            if size > FUNCTION_MAX:
                yield f"{sources.name(path)}:{line}: {name} has {size} lines"
            if not sources.name(path).startswith("tests/"):
                ours.append(size)
    most = sum(size <= FUNCTION_MOST for size in ours)
    if most < 0.95 * len(ours):
        yield f"only {most} of {len(ours)} functions have at most {FUNCTION_MOST} lines"


def file_problems():
    for path in sources.files():
        if path.suffix not in (".c", ".h", ".py", ".sh", ".build"):
            continue
        lines = path.read_text(encoding="utf-8").count("\n")
        if lines > FILE_MAX:
            yield f"{sources.name(path)}: {lines} lines"


sources.end(list(function_problems()) + list(file_problems()))

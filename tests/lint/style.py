"""What .editorconfig says and clang-format does not check: UTF-8, line ends, blanks and no tabs; and that the
top level holds nothing but what belongs there."""

import re
import sources

TOP_LEVEL = {"core", "sessions", "tui", "tests", "meson.build", "meson_options.txt", "README.md", "COPYING"}
# The first is somebody else's text, the others are data whose blanks count, or made by a tool.
AS_THEY_ARE = re.compile(r"^(COPYING|sessions/import/samples/.*|tests/data/.*|tests/fuzz/corpus/.*|.*/golden/.*|.*\.po|.*\.patch)$")
COLUMNS = 100


def line_problems(path, text):
    for number, line in enumerate(text.split("\n"), 1):
        where = f"{sources.name(path)}:{number}"
        if line != line.rstrip():
            yield f"{where}: blanks at the end"
        if "\t" in line:
            yield f"{where}: a tab"
        if path.suffix in (".c", ".h") and len(line) > COLUMNS:
            yield f"{where}: {len(line)} columns"


def file_problems(path):
    if AS_THEY_ARE.match(sources.name(path)):
        return
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        yield f"{sources.name(path)}: not UTF-8: {error}"
        return
    if "\r" in text:
        yield f"{sources.name(path)}: CR at a line's end"
    if text and not text.endswith("\n") or text.endswith("\n\n"):
        yield f"{sources.name(path)}: must end with one newline"
    yield from line_problems(path, text)


def top_level_problems():
    for path in sorted(sources.ROOT.iterdir()):
        allowed = path.name in TOP_LEVEL or path.name.startswith(".") or sources.is_left_behind(path)
        if not allowed:
            yield f"{path.name}: does not belong at the top"


problems = [problem for path in sources.files() for problem in file_problems(path)]
sources.end(problems + list(top_level_problems()))

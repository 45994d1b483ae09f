"""The rooms of the house, as README lists them: a room includes only itself and rooms listed before it, nothing lies
loose between rooms, each has a face, no files include each other in a circle, and the tests lie in the same rooms."""

import re
import sources

README = (sources.ROOT / "README.md").read_text(encoding="utf-8")
# | `core/base` | `error.h` | Purpose. |
ROOMS = re.findall(r"(?m)^\| `((?:core|sessions|tui)/\w+)` \| `(\w+\.h)` \| (.+\.) \|$", README)
ORDER = [room for room, _, _ in ROOMS]
# What may lie beside the rooms.
LOOSE = {"meson.build", "FORMAT.md", "start", "packages.sh"}
NO_ROOMS = {"tui/po"}
# What tests of several rooms share.
NO_ROOMS_OF_TESTS = {"tests/core/proof", "tests/tui/golden", "tests/tui/journeys", "tests/tui/scenes"}

# README's "To add something": beside tests, and by what the last thing added is named.
FILES_TO_TOUCH_MAX = 6
LAST_ADDED = {
    "a ranking method": "BY_MEDIAN",
    "a report section": "SECTION_COMPARISON",
    "an export column": "majority_judgment_rank_in_subgroup",
    "a language": "DUTCH",
}


def room_of(name):
    return "/".join(name.split("/")[:2])


def includes():
    for path in sources.c_files(*sources.LAYERS):
        for header in re.findall(r'^#include "([^"]+)"', path.read_text(encoding="utf-8"), re.M):
            yield sources.name(path), header


def order_problems():
    built = []
    for layer in sources.LAYERS:
        text = (sources.ROOT / layer / "meson.build").read_text(encoding="utf-8")
        built += [f"{layer}/{room}" for room in re.findall(r"(?m)^subdir\('(\w+)'\)", text)]
    built = [room for room in built if room not in NO_ROOMS]
    if built != ORDER:
        yield f"README's rooms are {ORDER}, those of meson.build {built}"


def loose_problems():
    for layer in sources.LAYERS:
        for path in sorted((sources.ROOT / layer).iterdir()):
            name = sources.name(path)
            if sources.is_left_behind(path) or name in ORDER or name in NO_ROOMS:
                continue
            if path.is_dir() or path.name not in LOOSE:
                yield f"{name} is in no room"


def face_problems():
    for room, face, purpose in ROOMS:
        path = sources.ROOT / room / face
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        comment = re.match(r"/\*(.*?)\*/", text, re.S)
        words = re.sub(r"\s*\n \*\s*|\s+", " ", comment[1] if comment else "").strip()
        if not re.match(re.escape(purpose) + r"( |$)", words):
            yield f"{room}/{face} does not begin with README's words: {purpose}"


def adding_problems():
    """README's "To add something" names files that are there."""
    for what, cell in re.findall(r"(?m)^\| (an? [^|]+) \| (.+) \|$", README):
        told = re.findall(r"`([\w.]+/[\w./]*|\w+\.md)`", cell)
        for name in told:
            if not (sources.ROOT / name).exists():
                yield f"README tells to touch {name}, which is not there"
        if len([name for name in told if not name.startswith("tests/")]) > FILES_TO_TOUCH_MAX:
            yield f"{what} touches more than {FILES_TO_TOUCH_MAX} files: {' '.join(told)}"
        for path in sources.c_files(*sources.LAYERS) if what in LAST_ADDED else ():
            has_it = re.search(rf"\b{LAST_ADDED[what]}\b", path.read_text(encoding="utf-8"))
            if has_it and sources.name(path) not in told:
                yield f"{sources.name(path)} names {LAST_ADDED[what]}, and README does not tell so for {what}"
    for what in LAST_ADDED.keys() - set(re.findall(r"(?m)^\| (an? [^|]+) \|", README)):
        yield f"README does not tell how to add {what}"


def backward_problems():
    for name, header in includes():
        room, other = room_of(name), room_of(header)
        if room in ORDER and other in ORDER and ORDER.index(other) > ORDER.index(room):
            yield f"{name} includes {header}, of a later room"


def module(name):
    """NAME_parts.h is the inside of NAME."""
    return re.sub(r"(_parts)?\.[ch]$", "", name)


def reached(graph, start):
    """All that can be come to from there by one include or more"""
    found, waiting = set(), [start]
    while waiting:
        new = graph.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found


def circles(graph):
    """The sets of modules of which each includes, in the end, each other"""
    reach = {start: reached(graph, start) for start in graph}
    return {
        frozenset(other for other in reach[start] if start in reach.get(other, ()))
        for start in graph
        if start in reach[start]
    }


def circle_problems():
    graph = {}
    for name, header in includes():
        if module(name) != module(header):
            graph.setdefault(module(name), set()).add(module(header))
    for names in sorted(map(sorted, circles(graph))):
        yield f"these include each other: {' '.join(names)}"


def mirror_problems():
    """test_NAME.c lies in the room of the layer's NAME.h, and in some room if there is no such header."""
    for layer in sources.LAYERS:
        tests = sources.ROOT / "tests" / layer
        for path in sorted(tests.iterdir()):
            name = sources.name(path)
            is_room = name.removeprefix("tests/") in ORDER or name in NO_ROOMS_OF_TESTS
            if path.is_dir() and not sources.is_left_behind(path) and not is_room:
                yield f"{name} holds the tests of no room"
        rooms = {}
        for path in sources.c_files(layer, suffixes=(".h",)):
            rooms.setdefault(path.stem, set()).add(room_of(sources.name(path)))
        for path in sources.c_files(f"tests/{layer}", suffixes=(".c",)):
            if path.name.startswith("test_"):
                room = room_of(sources.name(path).removeprefix("tests/"))
                expected = rooms.get(path.stem.removeprefix("test_"), ORDER)
                if room not in expected:
                    yield f"{sources.name(path)} should lie with the tests of {' or '.join(sorted(expected))}"


CHECKS = (
    order_problems,
    loose_problems,
    face_problems,
    adding_problems,
    backward_problems,
    circle_problems,
    mirror_problems,
)
sources.end([problem for check in CHECKS for problem in check()])

"""No table indexed by an enum has a hole.

Where a table says in brackets what an element is for ([VOTE_OPEN] = …), every constant of that enum must have its
element, up to the bound of the table; where it does not, as many elements stand there as its bound says. Only tables in
which an empty element means something by itself may have holes; they are named below, each with what it means."""

import re

import sources

# file and name of a table: what an empty element means there, as its reader asks for it
SPARSE = {
    "core/rank/methods.c:values": "no one number says it: compared otherwise",
    "sessions/import/source.c:encoding_names": "UTF-8, handed on as it is",
    "sessions/library/session_summary.c:texts": "no text of the session: the loop ends before",
    "tui/state/outline.c:rule_choices": "a number",
    "tui/screens/list/list.c:effects": "asks for nothing",
    "tui/screens/vote/vote_view.c:labels": "no line of text, or one that shows more than a label",
}

TABLES_MIN = 50  # fewer: this lint no longer finds them

TOKEN = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])+\'', re.S)
ENUM = re.compile(r"\benum\s*\w*\s*\{([^{}]*)\}", re.S)
TABLE = re.compile(r"\b(\w+)\s*((?:\[[^\[\]]*\]\s*)+)=\s*\{")
CONSTANT = re.compile(r"[A-Z][A-Z0-9_]*$")
DESIGNATOR = re.compile(r"\[\s*([^\[\]]+?)\s*\]\s*=")


def plain(text):
    """Without comments, and with strings that hold nothing; lines stay where they are"""

    def blank(match):
        found = match.group()
        if found.startswith("/"):
            return re.sub(r"[^\n]", " ", found)
        return '"' + " " * (len(found) - 2) + '"'

    return TOKEN.sub(blank, text)


def value_of(expression, known):
    """Of an expression of numbers and constants, or None"""
    names = set(re.findall(r"[A-Za-z_]\w*", re.sub(r"0[xX][0-9a-fA-F]+", "", expression)))
    if not expression or not re.fullmatch(r"[\w\s+\-*()<|]+", expression) or not names <= known.keys():
        return None
    try:
        return int(eval(re.sub(r"(?<=\d)[uUlL]+\b", "", expression), {}, dict(known)))
    except (SyntaxError, TypeError, ValueError):
        return None


def enums_of(texts):
    """The constants of each enum in their order, and each constant's value. A name that two files give different
    values counts for none."""
    enums, known, spoilt = [], {}, set()
    for text in texts:
        for found in ENUM.finditer(text):
            members, value = [], -1
            for part in found.group(1).split(","):
                name, _, given = (piece.strip() for piece in part.partition("="))
                if not CONSTANT.match(name):
                    continue
                value = value_of(given, known) if given else (None if value is None else value + 1)
                if known.get(name, value) != value:
                    spoilt.add(name)
                if value is not None:
                    known[name] = value
                members.append((name, value))
            enums.append(members)
    for name in spoilt:
        known.pop(name, None)
    return enums, known


def elements(body):
    """The elements of the outermost braces"""
    depth, start, parts = 0, 0, []
    for at, character in enumerate(body):
        depth += (character in "{([") - (character in "})]")
        if character == "," and depth == 0:
            parts.append(body[start:at])
            start = at + 1
    return [part.strip() for part in [*parts, body[start:]] if part.strip()]


def body_at(text, start):
    depth = 1
    for at in range(start, len(text)):
        depth += (text[at] == "{") - (text[at] == "}")
        if depth == 0:
            return text[start:at]
    return text[start:]


def holes(parts, bound, enums, known):
    """What has no element; None where the table is not one indexed by an enum"""
    given = [DESIGNATOR.match(part) for part in parts]
    if not any(given):
        size = value_of(bound, known)
        is_whole = parts in ([], ["0"], ["NULL"], ["false"], ['""'], ["{0}"], ["{NULL}"]) or "..." in bound
        if not CONSTANT.match(bound) or is_whole or size is None or len(parts) >= size:
            return None
        return [f"{size - len(parts)} of {bound}"] if any(name == bound for enum in enums for name, _ in enum[1:]) else None
    names = [found.group(1) for found in given if found]
    enum = next((enum for enum in enums if any(name == names[0] for name, _ in enum)), None)
    if enum is None or not CONSTANT.match(names[0]):
        return None
    own = dict(enum)
    values = {own.get(name, known.get(name)) for name in names}
    end = value_of(bound, {**known, **{name: value for name, value in enum if value is not None}}) if bound else None
    if bound and end is None:
        return [f"the bound {bound} is not known"]
    last = [name for name, _ in enum][-1]
    if end is None:
        end = known.get(last, 0) + (0 if re.search(r"(COUNT|S|KINDS|TOTAL|MAX|END)$", last) else 1)
    missing = [name for name, value in enum if value is not None and value < end and value not in values]
    return missing


def tables(text):
    for found in TABLE.finditer(text):
        bounds = re.findall(r"\[([^\[\]]*)\]", found.group(2))
        yield found.group(1), bounds[0].strip(), body_at(text, found.end()), text.count("\n", 0, found.start()) + 1


def problems():
    texts = {path: plain(path.read_text(encoding="utf-8")) for path in sources.c_files(*sources.LAYERS)}
    shared = [text for path, text in texts.items() if path.suffix == ".h"]
    seen, used = 0, set()
    for path, text in texts.items():
        enums, known = enums_of([*shared, text])
        own = enums_of([text])[0]
        for name, bound, body, line in tables(text):
            missing = holes(elements(body), bound, own + enums, known)
            seen += missing is not None
            key = f"{sources.name(path)}:{name}"
            if missing and key in SPARSE:
                used.add(key)
            elif missing:
                yield f"{sources.name(path)}:{line}: {name} lacks {', '.join(missing)}"
    if seen < TABLES_MIN:
        yield f"only {seen} tables were found"
    for key in sorted(SPARSE.keys() - used):
        yield f"{key} has no hole any more: take it off the list"


sources.end(list(problems()))

"""Reports as HTML in a real browser, on screens and on paper: browser.py WRITE-REPORT NODE-MODULES [NAME…]

tests/run paper installs Chromium and the packages of package.json. The pictures stay beside NODE-MODULES, to be
looked at: whether a page is beautiful no test can say."""

import html
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
PROGRAM, MODULES, NAMES = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3:]
PICTURES = MODULES.parent / "pictures"
# session, language
PAGES = (
    ("june", "en"),
    ("june", "fr"),
    ("june", "nl"),
    ("few", "nl"),
    ("hostile", "fr"),
    ("613x60", "fr"),
    ("30x250", "nl"),
    ("30x1000", "fr"),
)
A4 = (595, 842)  # points
MARGIN = 45  # a little less than the style sheet's
RULES = {"root": True, "extends": [f"html-validate:{name}" for name in ("recommended", "document", "a11y")]}
SKIPPED = 77


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def write_pages(folder):
    for what, language in PAGES:
        if not all(name in f"{what}.{language}" for name in NAMES):
            continue
        session, page = folder / f"{what}.gommette", folder / f"{what}.{language}.html"
        if not session.exists():
            run(PROGRAM, "make", what, session)
        page.write_text(run(PROGRAM, "html", session, "--lang", language), encoding="utf-8")
        yield page


def validity(pages, folder):
    rules = folder / "rules.json"
    rules.write_text(json.dumps(RULES))
    command = ["node", MODULES / ".bin/html-validate", "--config", rules, "--formatter", "json", *pages]
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode > 1 or not done.stdout:
        raise RuntimeError(done.stderr)
    found = {pathlib.Path(of["filePath"]).name: of["messages"] for of in json.loads(done.stdout)}
    for page in pages:
        problems = [f"{one['line']}: {one['ruleId']}: {one['message']}" for one in found.get(page.name, [])]
        yield f"{page.stem}: valid HTML", problems


def seen(pages):
    for line in run("node", HERE / "look.mjs", MODULES, PICTURES, *pages).splitlines():
        told = json.loads(line)
        yield told["name"], told["problems"]


def words(text):
    """With every blank alike: on paper those that do not break are as any other."""
    return " ".join(html.unescape(text).split())


def page_problems(number, count, text, footer):
    lines = [line for line in text.splitlines() if line.strip()]
    if words(footer) not in words(text):
        yield f"page {number}: without its footer"
    if not re.search(rf"\b{number} ?/ ?{count}\b", text):
        yield f"page {number}: without its number"
    if len(lines) < 4:
        yield f"page {number}: next to nothing on it: {lines}"


def word_problems(path):
    """Words that reach out of the page's margins."""
    boxes = re.findall(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*)</word>',
                       run("pdftotext", "-bbox", path, "-"))
    for *box, word in boxes:
        left, _, right, bottom = map(float, box)
        if left < MARGIN or right > A4[0] - MARGIN or bottom > A4[1] - 20:
            yield f"out of the page: {word}"


def paper(page):
    path = PICTURES / f"{page.stem}.pdf"
    about = run("pdfinfo", path)
    problems = [] if "(A4)" in about else [about]
    footer = re.search(r"<footer><p>(.*)</p></footer>", page.read_text(encoding="utf-8"))[1]
    texts = run("pdftotext", "-layout", path, "-").split("\f")[:-1]
    for number, text in enumerate(texts, 1):
        problems.extend(page_problems(number, len(texts), text, footer))
    problems.extend(word_problems(path))
    return f"{page.stem}: on paper, {len(texts)} pages", problems[:5]


def told(folder):
    pages = list(write_pages(folder))
    PICTURES.mkdir(exist_ok=True)
    yield from validity(pages, folder)
    yield from seen(pages)
    yield from map(paper, pages)


def main():
    if not MODULES.is_dir():
        print("1..0 # SKIP no browser tests without tests/run paper")
        sys.exit(SKIPPED)
    failed = count = 0
    with tempfile.TemporaryDirectory(prefix="gommette-paper-") as folder:
        os.environ["TZ"] = "UTC"
        for count, (name, problems) in enumerate(told(pathlib.Path(folder)), 1):
            print(f"{'not ok' if problems else 'ok'} {count} - {name}", flush=True)
            print("".join(f"# {problem}\n" for problem in problems), end="", flush=True)
            failed += bool(problems)
    print(f"1..{count}")
    print(f"# pictures: {PICTURES}")
    sys.exit(1 if failed else 0)


main()

"""The catalogues of tui/po are complete: every text of the sources, each with its plural, none doubtful, none
equal to its original but those that are the same in both languages, formats that match."""

import pathlib
import re
import tempfile
import sources
from po import PO, entries, languages, run

# The same in this language as in English.
SAME = {line for line in (PO / "same.txt").read_text(encoding="utf-8").splitlines() if line[:1] != "#"}
UNTRANSLATABLE = re.compile(r"%[-+ #0-9.*]*(?:ll|l|z|h)*[a-zA-Z%]|[^A-Za-z%]+")


def has_words(text):
    return len(UNTRANSLATABLE.sub("", text)) > 1


def template_problems(template):
    done = run(PO / "update", "--pot", template)
    if done.returncode or done.stderr:
        yield f"tui/po/update: {done.stderr}"


def language_problems(language, template):
    path = PO / f"{language}.po"
    checked = run("msgfmt", "--check-format", "--check-domain", "--output=/dev/null", path)
    if checked.returncode:
        yield checked.stderr
    translated = {original: (texts, doubtful) for original, _, texts, doubtful in entries(path)}
    for original, plural, _, _ in entries(template):
        texts, doubtful = translated.get(original, ([], False))
        if not texts or not all(texts):
            yield f"{language}: not translated: {original}"
        elif doubtful:
            yield f"{language}: fuzzy: {original}"
        elif has_words(original) and f"{language}: {original}" not in SAME:
            if original in texts or plural in texts:
                yield f"{language}: equal to its original: {original}"


with tempfile.TemporaryDirectory() as folder:
    template = pathlib.Path(folder, "gommette.pot")
    problems = list(template_problems(template))
    for language in languages():
        problems.extend(language_problems(language, template))
sources.end(problems)

"""The catalogues of tui/po, read for the lints that look at them."""

import re
import subprocess
import sources

PO = sources.ROOT / "tui/po"


def languages():
    return (PO / "LINGUAS").read_text(encoding="utf-8").split()


def run(*command):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True)


def entries(path):
    """(id, plural, translations, flags): as msgattrib writes them, one string a line."""
    text = run("msgattrib", "--no-wrap", "--no-obsolete", path).stdout
    for block in re.split(r"\n\n+", text):
        found = re.findall(r'^(msgid|msgid_plural|msgstr(?:\[\d\])?) ((?:".*"\n?)+)', block, re.M)
        strings = {key: "".join(re.findall(r'^"(.*)"$', value, re.M)) for key, value in found}
        original = strings.pop("msgid", "")
        plural = strings.pop("msgid_plural", "")
        if original:
            yield original, plural, list(strings.values()), "#, fuzzy" in block

"""The translations are typeset as their language is, and say one thing by one word: wording.py [FOLDER of .po].

What msgfmt cannot know: apostrophes, quotation marks and no-break spaces, the terms that the project chose, words or
blanks typed twice, and an end that differs from the original's."""

import pathlib
import re
import sys
import sources
from po import PO, entries, languages

NO_BREAK = "\u00a0"
SPECIFIER = re.compile(r"%(?:\d+\$)?([-+ #0]*[0-9.*]*(?:ll|l|z|h)*[a-zA-Z%])")
END = re.compile(r"[.:;?!…,]? *$")

# (pattern, what is wrong with it): in every language, then in one.
TYPESETTING = {
    "": (
        (r"`", "quotes by backticks"),
        ("\u202f", "narrow no-break space: the catalogues use U+00A0"),
    ),
    "fr": (
        (r"'", "straight apostrophe"),
        (r"(?:^| )[:;!?»](?!\w)|« ", "ordinary blank inside « » or before : ; ! ?"),
        (r"[^\W\d_][;!?»]|[^\W\d_]:(?= |$)|«\w", "no blank inside « » or before : ; ! ?"),
        (r"[“”‘„]", "quotation marks of another language"),
    ),
    "nl": (
        (r"'", "straight apostrophe"),
        (r"[«»„]", "quotation marks of another language"),
        (r"[\u00a0 ](?:[:;!]|\?$)", "blank before : ; ! ?"),
    ),
}

DOUBLED = ((r"\b([^\W\d_]+) \1\b", "says a word twice"), (r"\S  ", "two blanks"))

# What was said besides the word that the project chose, or what a native speaker would not say.
TERMS = {
    "fr": (
        (r"\b[Rr]aisons?\b", "motif"),
        (r"\bintervalle|rangs? selon les poids", "fourchette de rangs"),
        (r"\bécarts?\b", "marge (en gommettes), évolution (d’un rang)"),
        (r"non notée?s?\b|pas notée?s?\b", "non précisé"),
        (r"pastille|sticker|vignette", "gommette"),
        (r"\bverts d’abord", "par nombre de très prioritaires"),
        (r"importante, mais moins", "moins prioritaire"),
        (r"mise aux voix", "soumise au vote"),
        (r"électeur|électorat", "votants"),
        (r"abîmé", "endommagé"),
        (r"procès-verba", "compte rendu"),
        (r"journal horodaté", "relevé horodaté"),
        (r"l’agenda|ordre du jour", "liste"),
        (r"\b[Uu]n acte\b|\bl’acte\b", "opération"),
        (r"\bmachine\b", "ordinateur"),
        (r"\bEsc\b", "Échap"),
        (r"à lui\b", "de ce sous-groupe"),
        (r"masquée?s? à la salle", "masqué pour la salle"),
        (r"sauf indication|sauf avis", "par défaut"),
    ),
    "nl": (
        (r"rangorde|klassement", "rangschikking"),
        (r"\binterval(?:len)?\b|rang(?:en)? volgens de gewichten", "rangbereik"),
        (r"verschil in stickers", "marge"),
        (r"niet genoteerd", "niet vermeld"),
        (r"\bgommettes\b|\bdots? (?:op|van|voor)\b|\bstippen\b", "sticker"),
        (r"groen eerst", "volgens aantal zeer prioritair"),
        (r"\bkiezers?", "stemmer"),
        (r"opgeslagen", "vastgelegd"),
        (r"(?:[Dd]it|openbaa?re?|[Hh]et) verslag", "rapport"),
        (r"\bmachine\b", "computer"),
        (r"uitgebracht|afgegeven", "ingediend, ingeleverd"),
        (r"voorval", "incident"),
        (r"[Rr]eferentie", "verwijzing"),
        (r"aangewezen|in beeld", "gekozen"),
        (r"bladzijde", "pagina"),
        (r"\b[Nn]ota\b", "notitie"),
        (r"\bneen\b", "nee"),
        (r"[Jj]ournaal\b", "logboek"),
        (r"\b[Oo]pnieuw openen", "heropenen"),
        (r"tenzij anders gezegd|tenzij anders gevraagd", "standaard"),
        (r"\bu ongedaan\b", "‘…’ ongedaan maken"),
    ),
}


def typesetting_problems(language, text):
    for pattern, wrong in TYPESETTING[""] + TYPESETTING.get(language, ()):
        if re.search(pattern, text):
            yield wrong
    for pattern, right in TERMS.get(language, ()):
        found = re.search(pattern, text)
        if found:
            yield f"“{found[0]}”: say {right}"


def indent(text):
    return len(text) - len(text.lstrip(" "))


def comparing_problems(originals, text):
    """What is not as in the original: a translation may be an abbreviation, or a sentence where that is a word."""
    original = originals[-1]
    words = SPECIFIER.sub("%", text)
    if indent(original) != indent(text) or text.count(" ") > 1 and END.search(original)[0] != END.search(text)[0]:
        yield "begins or ends otherwise than its original"
    for pattern, wrong in DOUBLED:
        if re.search(pattern, words) and not re.search(pattern, original):
            yield wrong
    specifiers = sorted(SPECIFIER.findall(text))
    if "$" not in text and all(sorted(SPECIFIER.findall(each)) != specifiers for each in originals):
        yield "other format specifiers than its original"


def language_problems(language, path):
    for original, plural, texts, _ in entries(path):
        originals = [original] + ([plural] if plural else [])
        for number, text in enumerate(texts):
            found = list(typesetting_problems(language, text))
            found.extend(comparing_problems(originals[: number + 1], text))
            yield from (f"{language}: {problem}: {text}" for problem in found)


folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else PO
sources.end([problem for name in languages() for problem in language_problems(name, folder / f"{name}.po")])

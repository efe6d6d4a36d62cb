"""REF-06: several articles are "artikelen", several onderdelen "onderdelen"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.schrijfwijze import LETTER
from pipeline.lint.tekst import Passage
from pipeline.lint.verwijzing import NO_COUNT, NUMBER
from pipeline.model import Finding, Severity

REF_06 = Rule(
    id="REF-06",
    title="Meer dan één is meervoud: “de artikelen 5 en 6”, “onderdelen b en f”",
    source="Aanwijzing 3.29",
    severity=Severity.WARNING,
    bad="# Enig artikel\n\nZie artikel 18, vierde lid, onderdeel b, f en g, van de Participatiewet.",
    good="# Enig artikel\n\nZie artikel 18, vierde lid, onderdelen b, f en g, van de Participatiewet.",
)

MEERVOUD = {
    "artikel": "artikelen",
    "onderdeel": "onderdelen",
    "hoofdstuk": "hoofdstukken",
    "paragraaf": "paragrafen",
    "afdeling": "afdelingen",
    "bijlage": "bijlagen",
}
#: "of" joins what counts one by one: "artikel 5 of 6" is one article.
SAMEN = r"(?: en | tot en met | t/m |, en )"
NUMMERS = re.compile(
    rf"\b(?P<woord>[Aa]rtikel|[Hh]oofdstuk|[Pp]aragraaf|[Aa]fdeling|[Bb]ijlage) "
    rf"(?P<lijst>{NUMBER}(?:, {NUMBER}{NO_COUNT})*{SAMEN}{NUMBER}{NO_COUNT})"
)
LETTERS = re.compile(rf"\b(?P<woord>[Oo]nderdeel) (?P<lijst>{LETTER}(?:, {LETTER})*{SAMEN}{LETTER})")
#: A quick look: most paragraphs name nothing, or one thing.
KANS = ("rtikel ", "nderdeel ", "oofdstuk ", "aragraaf ", "fdeling ", "ijlage ")


@REF_06.check_tekst
def plural_agrees(ontleding: Ontleding) -> Iterator[Finding]:
    for passage in ontleding.bepalingen:
        text = passage.inhoud
        if not ((" en " in text or "t/m" in text) and any(word in text for word in KANS)):
            continue
        for pattern in (NUMMERS, LETTERS):
            for match in pattern.finditer(passage.inhoud):
                yield _finding(passage, match)


def _finding(passage: Passage, match: re.Match[str]) -> Finding:
    word, start = match["woord"], match.start()
    wanted = MEERVOUD[word.lower()]
    if word.lower() != "onderdeel" and not passage.inhoud[:start].lower().endswith("de "):
        wanted = f"de {wanted}"
    wanted = wanted[0].upper() + wanted[1:] if word[0].isupper() else wanted
    message = f"“{match[0]}” noemt er meer dan één. Schrijf “{wanted} {match['lijst']}”."
    return REF_06.finding(passage.plaats(start), message, passage.herstel(start, start + len(word), wanted))

"""REF-06: several articles are "artikelen", several onderdelen "onderdelen"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.schrijfwijze import LETTER
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
    rf"\b(?P<woord>artikel|hoofdstuk|paragraaf|afdeling|bijlage) "
    rf"(?P<lijst>{NUMBER}(?:, {NUMBER}{NO_COUNT})*{SAMEN}{NUMBER}{NO_COUNT})",
    re.IGNORECASE,
)
LETTERS = re.compile(
    rf"\b(?P<woord>onderdeel) (?P<lijst>{LETTER}(?:, {LETTER})*{SAMEN}(?P<laatste>{LETTER}))(?!\.)", re.IGNORECASE
)
KANS = re.compile(r"(?:artikel|onderdeel|hoofdstuk|paragraaf|afdeling|bijlage) ", re.IGNORECASE)


@REF_06.check_tekst
def plural_agrees(ontleding: Ontleding) -> Iterator[Finding]:
    for passage in ontleding.bepalingen:
        if not KANS.search(passage.inhoud):
            continue
        for pattern in (NUMMERS, LETTERS):
            for match in pattern.finditer(passage.inhoud):
                word = MEERVOUD[match["woord"].lower()]
                word = word.capitalize() if match["woord"][0].isupper() else word
                message = f"“{match[0]}” noemt er meer dan één. Schrijf “{word} {match['lijst']}”."
                yield REF_06.finding(passage.plaats(match.start()), message)

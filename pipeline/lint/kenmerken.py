"""What makes a provision weigh: amounts, terms, sanctions, what one must or may, who it binds and who decides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Soort(StrEnum):
    """The kinds of what weighs, as a message calls them."""

    BEDRAG = "een bedrag of percentage"
    TERMIJN = "een termijn of duur"
    MAATREGEL = "een sanctie of maatregel"
    NORM = "wat moet, mag of kan"
    WIE = "voor wie het geldt of wie beslist"


@dataclass(frozen=True, slots=True)
class Kenmerk:
    """A word or amount that weighs; `woorden` is how the text writes it."""

    soort: Soort
    woorden: str


COUNT = (
    r"(?:\d+(?:,\d+)?|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien"
    r"|achttien|twintig|eenentwintig|vierentwintig|dertig|zestig|negentig)"
)
PATTERNS = {
    Soort.BEDRAG: re.compile(r"€ ?[\d.]+(?:,(?:\d+|-))?|\b\d+(?:,\d+)? ?(?:%|procent\b|euro\b)", re.IGNORECASE),
    Soort.TERMIJN: re.compile(
        rf"\b{COUNT} (?:werkdag|kalenderdag|dag|week|maand|kalendermaand|kwartaal|jaar|uur|minuut)\b"
        rf"|\b{COUNT} (?:werkdagen|kalenderdagen|dagen|weken|maanden|kalendermaanden|kwartalen|jaren|uren|minuten)\b",
        re.IGNORECASE,
    ),
    Soort.MAATREGEL: re.compile(
        r"\b(?:(?:bestuurlijke )?boetes?|geldboetes?|verlagingen|verlaging|verlaagt|verlaagd|dwangsom|bestuursdwang"
        r"|terugvordering|terugvorderen|vordert|intrekken|intrekking|opschorten|opschorting|schort"
        r"|hechtenis|strafbaar)\b",
        re.IGNORECASE,
    ),
    Soort.NORM: re.compile(
        r"\b(?:moet|moeten|mag|mogen|kan|kunnen|hoeft|hoeven|dient|dienen|verplicht|verplichting|verboden|verbod"
        r"|bevoegd|recht op)\b",
        re.IGNORECASE,
    ),
    Soort.WIE: re.compile(
        r"\b(?:(?:het )?college|(?:de )?burgemeester(?! en wethouders)|(?:de )?gemeenteraad"
        r"|(?:de )?raad(?= (?:kan|stelt|b))"
        r"|(?:de )?gemeente|inwoners?|cliënt(?:en)?|aanvragers?|belanghebbenden?|ouders?|jeugdigen?|vergunninghouders?"
        r"|aanbieders?|eigenaren|eigenaar|gebruikers?|huurders?|ondernemers?|organisator(?:en)?)\b",
        re.IGNORECASE,
    ),
}
GETELD = (Soort.BEDRAG, Soort.TERMIJN)
"""Of these every occurrence counts; of the others only that the word is there."""


def kenmerken(text: str) -> Counter[Kenmerk]:
    """What weighs in a text, and how often it stands there."""
    found: Counter[Kenmerk] = Counter()
    for soort, pattern in PATTERNS.items():
        words = Counter(_genormeerd(soort, match[0]) for match in pattern.finditer(text))
        for word, count in words.items():
            found[Kenmerk(soort, word)] = count if soort in GETELD else 1
    return found


def veranderd(was: str, wordt: str) -> Iterator[tuple[Kenmerk, bool]]:
    """What weighs and is only in the old text (False) or only in the new one (True), or there more often."""
    old, new = kenmerken(was), kenmerken(wordt)
    for mark in dict.fromkeys((*old, *new)):
        if old[mark] != new[mark]:
            yield mark, new[mark] > old[mark]


def _genormeerd(soort: Soort, words: str) -> str:
    plain = " ".join(words.casefold().split())
    if soort is Soort.WIE:
        return plain.removeprefix("het ").removeprefix("de ").removesuffix("s").removesuffix("en")
    if soort is Soort.TERMIJN:
        return plain.replace("één", "een")
    return plain

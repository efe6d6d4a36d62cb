"""What makes a provision weigh: amounts, terms, sanctions, what one must or may, who it binds and who decides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
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


TOKEN = re.compile(r"€|%|\d[\d.]*(?:,(?:\d+|-))?|\w+")
COUNTS = frozenset(
    """een één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien
    achttien negentien twintig eenentwintig vierentwintig dertig zestig negentig""".split()
)
UNITS = frozenset(
    """werkdag werkdagen kalenderdag kalenderdagen dag dagen week weken maand maanden kalendermaand kalendermaanden
    kwartaal kwartalen jaar jaren uur uren minuut minuten""".split()
)
MEASURES = frozenset(
    """boete boetes geldboete geldboetes verlaging verlagingen verlaagt verlaagd dwangsom bestuursdwang terugvordering
    terugvorderen vordert intrekken intrekking opschorten opschorting schort hechtenis strafbaar""".split()
)
NORMS = frozenset(
    """moet moeten mag mogen kan kunnen hoeft hoeven dient dienen verplicht verplichting verboden verbod
    bevoegd""".split()
)
PEOPLE = {
    form: forms[0]
    for forms in (
        line.split()
        for line in """college
        burgemeester
        gemeenteraad
        gemeente
        inwoner inwoners
        cliënt cliënten
        aanvrager aanvragers
        belanghebbende belanghebbenden
        ouder ouders
        jeugdige jeugdigen
        vergunninghouder vergunninghouders
        aanbieder aanbieders
        eigenaar eigenaren eigenaars
        gebruiker gebruikers
        huurder huurders
        ondernemer ondernemers
        organisator organisatoren""".splitlines()
    )
    for form in forms
}
"""Who is bound or decides, by each form of the word."""
GETELD = (Soort.BEDRAG, Soort.TERMIJN)
"""Of these every occurrence counts; of the others only that the word is there."""


def kenmerken(text: str) -> Counter[Kenmerk]:
    """What weighs in a text, and how often it stands there."""
    found = Counter(_gelezen(TOKEN.findall(text.casefold())))
    return Counter({mark: count if mark.soort in GETELD else 1 for mark, count in found.items()})


def veranderd(was: str, wordt: str) -> Iterator[tuple[Kenmerk, bool]]:
    """What weighs and is only in the old text (False) or only in the new one (True), or there more often."""
    if was == wordt:
        return
    old, new = kenmerken(was), kenmerken(wordt)
    for mark in dict.fromkeys((*old, *new)):
        if old[mark] != new[mark]:
            yield mark, new[mark] > old[mark]


def _gelezen(tokens: Sequence[str]) -> Iterator[Kenmerk]:
    """What each word makes of it with the words around it; a look-up per word, since whole laws are read so."""
    before = ""
    for token, after, last in zip(tokens, (*tokens[1:], ""), (*tokens[2:], "", ""), strict=False):
        if before == "€" and token[0].isdigit():
            yield Kenmerk(Soort.BEDRAG, f"€ {token.rstrip('.')}")
        elif token in ("%", "procent", "euro") and before[:1].isdigit():
            yield Kenmerk(Soort.BEDRAG, f"{before}%" if token == "%" else f"{before} {token}")
        elif token in UNITS and (before in COUNTS or before[:1].isdigit()):
            yield Kenmerk(Soort.TERMIJN, f"{before.replace('één', 'een')} {token}")
        elif token in MEASURES:
            yield Kenmerk(Soort.MAATREGEL, token)
        elif token in NORMS:
            yield Kenmerk(Soort.NORM, token)
        elif token == "recht" and after == "op":
            yield Kenmerk(Soort.NORM, "recht op")
        elif token in PEOPLE and (after, last) != ("en", "wethouders"):
            yield Kenmerk(Soort.WIE, PEOPLE[token])
        before = token

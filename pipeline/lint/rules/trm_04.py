"""TRM-04: when a text starts to reckon in another unit, what changes with it does so too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pipeline.lint.bouw import hoofdletter
from pipeline.lint.ontleding import Verandering
from pipeline.lint.rule import Rule
from pipeline.lint.wijzigingen import Gewijzigd, vergeleken_teksten
from pipeline.model import Artikel, Finding, Severity
from pipeline.model.woord import inlines, platte_tekst

WAS = "versie: was\n# Artikel 1 Hulp\n\nDe hulp telt in uren.\n\n# Artikel 2 Norm\n\nHet college bepaalt.\n\n"
WORDT = "versie: wordt\n# Artikel 1 Hulp\n\nDe hulp telt in minuten.\n\n# Artikel 2 Norm\n\n"

TRM_04 = Rule(
    id="TRM-04",
    title="Gewijzigde artikelen rekenen in dezelfde eenheid",
    source="vaste wetgevingspraktijk",
    severity=Severity.WARNING,
    bad=f"{WAS}{WORDT}Het college bepaalt het aantal uren.",
    good=f"{WAS}{WORDT}Het college bepaalt het aantal minuten.",
)

UNITS = (
    ("minuut", "minuten"),
    ("uur", "uren"),
    ("etmaal", "etmalen"),
    ("dagdeel", "dagdelen"),
    ("dag", "dagen"),
    ("week", "weken"),
    ("maand", "maanden"),
    ("jaar", "jaren"),
    ("kilometer", "kilometers"),
    ("meter", "meters"),
)
PLURAL = {form: more for one, more in UNITS for form in (one, more)}
SIZE = re.compile(
    rf"\b(?:aantal|aantallen|omvang|hoeveelheid) (?:\w+ ){{0,2}}(?P<eenheid>{'|'.join(PLURAL)})\b", re.IGNORECASE
)
"""A unit in which something is reckoned ("het aantal uren"), and not a term ("vier weken")."""


@dataclass(frozen=True, slots=True)
class Overgang:
    """A provision that went from one unit to another."""

    naam: str
    van: str
    naar: str


@TRM_04.check_verandering
def units_agree(verandering: Verandering) -> Iterator[Finding]:
    changed = [one for one in verandering.gewijzigd if isinstance(one.knoop, Artikel)]
    moves = [move for one in changed for move in _overgangen(one)]
    seen: set[tuple[str, str]] = set()
    for passage in verandering.wordt.passages if moves else ():
        one = next((one for one in changed if passage.artikel is not None and _zelfde(one, passage.artikel)), None)
        for found in SIZE.finditer(passage.inhoud) if one else ():
            unit = PLURAL[found["eenheid"].lower()]
            move = next((move for move in moves if move.van == unit), None)
            if one is None or move is None or (one.sleutel, unit) in seen:
                continue
            seen.add((one.sleutel, unit))
            yield TRM_04.finding(
                passage.plaats(found.start("eenheid")),
                f"{hoofdletter(move.naam)} rekent voortaan in {move.naar} en niet meer in {move.van}, maar hier staat "
                f"“{found[0]}”. Gebruik overal dezelfde eenheid.",
            )


def _zelfde(one: Gewijzigd, artikel: Artikel) -> bool:
    return one.knoop.kop == artikel.kop and one.knoop.position == artikel.position


def _overgangen(one: Gewijzigd) -> Iterator[Overgang]:
    for segments in vergeleken_teksten(one.wijziging.inhoud):
        for gone, new in pairwise(segments):
            if gone.is_weg and new.is_bij:
                van, naar = (PLURAL.get(_kaal(platte_tekst(part))) for part in (inlines(gone.was), inlines(new.wordt)))
                if van and naar and van != naar:
                    yield Overgang(one.wijziging.naam, van, naar)


def _kaal(text: str) -> str:
    return text.strip(" .,;:()").lower()

"""TAB-03: an amount says per what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.lint.rule import Rule
from pipeline.lint.tarief import (
    Celinhoud,
    celfinding,
    celinhouden,
    heeft_eenheden,
    in_rij,
    inhoud,
    tariefcellen,
    wettabellen,
)
from pipeline.model import Finding, Severity, Versie

TAB_03 = Rule(
    id="TAB-03",
    title="Bij elk bedrag staat de eenheid",
    source="rekenkundige controle van tarieven",
    severity=Severity.WARNING,
    bad="# Enig artikel Tarieven\n\n| Zorg | Tarief |\n| --- | --- |\n| licht | € 46,80 per uur |\n| zwaar | € 70,80 |",
    good=(
        "# Enig artikel Tarieven\n\n| Zorg | Tarief |\n| --- | --- |\n"
        "| licht | € 46,80 per uur |\n| zwaar | € 70,80 per uur |"
    ),
)

UNIT = re.compile(r"€ ?[\d.,]*\d(?:,-)? per \w")


@TAB_03.check
def amounts_with_their_unit(versie: Versie) -> Iterator[Finding]:
    for place in tariefcellen(versie):
        if heeft_eenheden(place):
            yield from _bare(inhoud(place), place.eenheid)
    for tabel in wettabellen(versie):
        cells = list(celinhouden(tabel))
        for kolom in dict.fromkeys(cell.kolom for cell in cells):
            column = [cell for cell in cells if cell.kolom == kolom]
            if _has_units(column):
                for cell in column:
                    yield from _bare(cell, None)


def _has_units(column: Sequence[Celinhoud]) -> bool:
    """Whether other cells of the column do say it: a column of sums per case needs no unit."""
    return any(UNIT.search(cell.tekst) for cell in column)


def _bare(cell: Celinhoud, eenheid: str | None) -> Iterator[Finding]:
    for found in cell.bedragen:
        if UNIT.match(cell.tekst, found.start()):
            continue
        told = cell.melding(f"{found[0]} per {eenheid or '…'}", found[0])
        message = f"In {in_rij(told)} staat bij {found[0]} niet per wat. Schrijf {told.verwacht}."
        yield celfinding(TAB_03, cell.position, message, told)

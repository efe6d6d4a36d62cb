"""TAB-10: a table has a title and heads, so that a screen reader can tell what a cell is about."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lint.rule import Rule
from pipeline.lint.tarief import celtekst_van, plek
from pipeline.model import (
    Artikel,
    Bijlage,
    Divisie,
    Finding,
    Knoop,
    Lid,
    Severity,
    Tabel,
    Toelichting,
    Tussenkop,
    Versie,
    kinderen,
    kop_van,
    stukken,
)

TAB_10 = Rule(
    id="TAB-10",
    title="Een tabel heeft een titel en kopcellen",
    source="WCAG 2.2, 1.3.1; STOP, tabellen",
    severity=Severity.ERROR,
    bad=(
        "# Enig artikel Tarieven\n\n<table>\n<tbody>\n<tr>\n<td>licht</td>\n<td>€ 46,80</td>\n</tr>\n</tbody>\n</table>"
    ),
    good="# Enig artikel Tarieven\n\n| Zorg | Tarief |\n| --- | --- |\n| licht | € 46,80 |",
)

HEADED = Artikel | Bijlage | Divisie | Toelichting


@TAB_10.check
def titled_and_headed(versie: Versie) -> Iterator[Finding]:
    for piece in stukken(versie.regeling):
        yield from _inside(piece)


def _inside(node: Knoop) -> Iterator[Finding]:
    parts = kinderen(node)
    heading = kop_van(node)
    alone = heading is not None and sum(isinstance(part, Tabel) for part in _own(node)) == 1
    for at, part in enumerate(parts):
        if isinstance(part, Tabel):
            before = parts[at - 1] if at else None
            yield from _table(part, bool(part.titel) or alone or isinstance(before, Tussenkop))
        else:
            yield from _inside(part)


def _own(node: Knoop) -> Iterator[Knoop]:
    """The blocks under a heading, those of its leden too."""
    for part in kinderen(node):
        yield part
        if isinstance(part, Lid):
            yield from part.inhoud


def _table(table: Tabel, titled: bool) -> Iterator[Finding]:
    place = plek(table, table)
    heads = [row for row in table.rijen if row.kop]
    if not heads:
        yield TAB_10.finding(place, "Deze tabel heeft geen kopregel. Zet boven elke kolom wat erin staat.")
    elif any(not celtekst_van(cell) for cell in heads[-1].cellen[1:]):
        yield TAB_10.finding(place, "Boven een kolom van deze tabel staat niets. Vul de kopcel.")
    if not titled:
        yield TAB_10.warning(
            place, "Deze tabel heeft geen titel en is niet de enige onder haar kop. Geef haar een titel."
        )

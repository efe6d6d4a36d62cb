"""TAB-10: a table has a title and heads, so that a screen reader can tell what a cell is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.lint.rule import Rule
from pipeline.lint.rules.pub_01 import INVULREGEL
from pipeline.lint.tarief import celtekst_van, plek
from pipeline.model import (
    Artikel,
    Bijlage,
    Divisie,
    Finding,
    Knoop,
    Lid,
    Rij,
    Severity,
    Tabel,
    Toelichting,
    Tussenkop,
    Versie,
    kinderen,
    kop_van,
    stukken,
    tekst_voluit,
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
    if not heads and INVULREGEL.search(tekst_voluit(table)):  # a form, with a line to fill in beside each question
        return
    if not heads:
        yield TAB_10.finding(place, "Deze tabel heeft geen kopregel. Zet boven elke kolom wat erin staat.")
    elif not all(_kolommen_met_kop(table, heads)[1:]):
        yield TAB_10.finding(place, "Boven een kolom van deze tabel staat niets. Vul de kopcel.")
    if not titled:
        yield TAB_10.warning(
            place, "Deze tabel heeft geen titel en is niet de enige onder haar kop. Geef haar een titel."
        )


def _kolommen_met_kop(table: Tabel, heads: Sequence[Rij]) -> list[bool]:
    """For each column whether a cell of the heading stands above it, in one of its rows."""
    headed = [False] * len(table.uitlijning)
    taken: dict[int, int] = {}
    for row in heads:
        free = [at for at in range(len(headed)) if taken.get(at, 0) == 0]
        taken = {at: rows - 1 for at, rows in taken.items() if rows > 1}
        for cell in row.cellen:
            own, free = free[: cell.kolommen], free[cell.kolommen :]
            for at in own:
                headed[at] = headed[at] or bool(celtekst_van(cell))
                if cell.rijen > 1:
                    taken[at] = cell.rijen - 1
    return headed

"""The cells with amounts of a version, wherever they come from: tariff data, or a table written in the law itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.lint.rule import Rule
from pipeline.lint.tekst import lopend
from pipeline.model import (
    Celmelding,
    Finding,
    Knoop,
    Nadruk,
    Nadruksoort,
    Position,
    Rij,
    Tabel,
    Versie,
    alle_knopen,
    kinderen,
    knopen,
    tekst_van,
    tekst_voluit,
)
from pipeline.model.tarief import Tariefsoort
from pipeline.model.tariefbedrag import WRITTEN, Plaats, celtekst, lees_geschreven, plaatsen

NOTE = re.compile(r" ?\[\^?[^\]]*\]")
AMOUNT_ONLY = re.compile(r"€ ?[\d.,]+(?:,-)?(?: per [\w ]+)?")


@dataclass(frozen=True, slots=True)
class Celinhoud:
    """What stands in a cell below the headings, with how reports call its row and column.

    `plaats` is the cell in the tariff data, None for a table that is written out in the law.
    """

    rij: str
    kolom: str
    tekst: str
    position: Position
    plaats: Plaats | None = None

    @property
    def bedragen(self) -> tuple[re.Match[str], ...]:
        """Every amount in it, as written."""
        return tuple(WRITTEN.finditer(self.tekst))

    def melding(self, verwacht: str = "", gevonden: str = "", verschil: str = "") -> Celmelding:
        """The cell as a finding tells it."""
        own = AMOUNT_ONLY.fullmatch(self.tekst) is None
        return Celmelding(self.rij, self.kolom, verwacht, gevonden, verschil, own)


def tariefcellen(versie: Versie) -> Iterator[Plaats]:
    """Every cell of the tariff data."""
    for tarieven in versie.tarieven:
        yield from plaatsen(tarieven)


def inhoud(cell: Plaats) -> Celinhoud:
    """A cell of the tariff data as it is printed."""
    return Celinhoud(cell.rijnaam, cell.kolomnaam, NOTE.sub("", celtekst(cell)), cell.cel.position, cell)


def cellen(versie: Versie) -> Iterator[Celinhoud]:
    """Every cell of a table with amounts: those of the tariff data, then those of other tables in the law."""
    yield from map(inhoud, tariefcellen(versie))
    for tabel in wettabellen(versie):
        if any(WRITTEN.search(tekst_voluit(row)) for row in tabel.rijen):
            yield from celinhouden(tabel)


def wettabellen(versie: Versie) -> Iterator[Tabel]:
    """The tables that are written out in the law: not those made of tariff data."""
    made = {tarieven.position.file for tarieven in versie.tarieven}
    for node in knopen(versie.regeling):
        if isinstance(node, Tabel) and node.position.file not in made:
            yield node


def celinhouden(tabel: Tabel) -> Iterator[Celinhoud]:
    """The cells below the headings and right of the first column; a row that spans columns is a heading."""
    heads = next((row.cellen for row in reversed(tabel.rijen) if row.kop), ())
    for row in tabel.rijen:
        if row.kop or len(row.cellen) != len(tabel.uitlijning) or not row.cellen or _is_tussenrij(row):
            continue
        for at, cell in enumerate(row.cellen[1:], 1):
            head = celtekst_van(heads[at]) if at < len(heads) else f"kolom {at + 1}"
            place = cell.position if cell.position.line else plek(row, tabel)
            yield Celinhoud(celtekst_van(row.cellen[0]), head, celtekst_van(cell), place)


def _is_tussenrij(row: Rij) -> bool:
    """Whether the row is a blank, or a heading of the rows below it: its first words in bold, and no amounts."""
    first = next((text for node in alle_knopen(row) if (text := tekst_van(node))), ())
    bold = bool(first) and all(isinstance(part, Nadruk) and part.soort is Nadruksoort.VET for part in first)
    return not celtekst_van(row) or (bold and not WRITTEN.search(tekst_voluit(row)))


def celtekst_van(node: Knoop) -> str:
    """The visible words of a cell of the law; footnotes leave no trace."""
    own = " ".join(lopend(tekst_van(node)).split())
    return " ".join(filter(None, (own, *map(celtekst_van, kinderen(node)))))


def plek(node: Knoop, tabel: Tabel) -> Position:
    """The place of a row or cell, or of the first thing in the table that has one."""
    found = (part.position for whole in (node, tabel) for part in alle_knopen(whole) if part.position.line)
    return next(found, tabel.position)


def heeft_eenheden(cell: Plaats) -> bool:
    """Whether amounts of this table are prices of a unit, and not a sum per case or ride."""
    return cell.tabel.soort is Tariefsoort.PRIJZEN


def celfinding(rule: Rule, position: Position, message: str, cel: Celmelding) -> Finding:
    """A breach in a cell."""
    return replace(rule.finding(position, message), cel=cel)


def celhint(rule: Rule, position: Position, message: str, cel: Celmelding) -> Finding:
    """Something about a cell that is only worth a look."""
    return replace(rule.hint(position, message), cel=cel)


def waarde(found: re.Match[str]) -> Decimal:
    """The amount that was written."""
    return lees_geschreven(found[1])


def in_rij(cel: Celmelding) -> str:
    """How a message names a cell: "rij “Dagbesteding”, kolom “ZIN”"."""
    return f"rij “{cel.rij}”, kolom “{cel.kolom}”"

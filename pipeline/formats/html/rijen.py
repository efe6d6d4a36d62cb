"""What a change is shown in: rows, each a lid, an onderdeel or a block, or a run of parts that stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from markupsafe import Markup

from pipeline.formats.html.element import Element
from pipeline.formats.html.weergave import Weergave
from pipeline.model import (
    Alinea,
    Artikel,
    Begrippenlijst,
    Bijlage,
    Divisie,
    Gelijk,
    Knoop,
    Lijst,
    Paar,
    Rij,
    Soort,
    Structuur,
    Tabel,
    Toelichting,
    Vergeleken,
    Weggelaten,
    kinderen,
    nieuw,
    oud,
    platte_tekst,
    tekst_van,
)

Gekopt = Artikel | Structuur | Divisie | Bijlage | Toelichting
Rendered = Callable[[Element, Weergave], None]
TITELS = (Soort.OPSCHRIFT, Soort.CITEERTITEL)


class Context(StrEnum):
    """How much of a changed article is shown."""

    LID = "lid"
    ARTIKEL = "artikel"


class Overgeslagen(StrEnum):
    """Why a run of provisions is not shown."""

    ONGEWIJZIGD = "ongewijzigd"
    NIET_IN_BRON = "niet in bron"


@dataclass(frozen=True, slots=True)
class WasWordtRij:
    """A row: a lid, an onderdeel or a block on both sides; None where that side has none.

    `lopend` is both sides in one, in layout w8. `overgeslagen` stands for a run of provisions that are the same and are
    not shown, or that the source leaves out.
    """

    was: Markup | None = None
    wordt: Markup | None = None
    lopend: Markup | None = None
    overgeslagen: Overgeslagen | None = None


@dataclass(frozen=True, slots=True)
class Deel:
    """A part that has a row of its own; `schil` is the list it stands in, or the division it heads."""

    part: Vergeleken
    schil: Paar | None = None

    @property
    def lijst(self) -> Paar | None:
        """The list that the part is an item of."""
        return self.schil if self.schil and isinstance(self.schil.wordt, Lijst | Begrippenlijst) else None


def delen(pair: Paar, context: Context) -> Iterator[Deel | Overgeslagen]:
    """The parts of a provision that are shown, and why others are not, once per run of them."""
    if context is Context.ARTIKEL:
        yield from (Deel(part) for part in pair.kinderen)
        return
    parts = list(_delen(pair.kinderen))
    elided: Overgeslagen | None = None
    for number, deel in enumerate(parts, start=1):
        introduces = number < len(parts) and parts[number].lijst is not None and isinstance(_of(deel.part), Alinea)
        if isinstance(deel.part, Gelijk) and not introduces:
            reason = _waarom(deel.part.knoop)
            if elided is not reason:
                yield reason
            elided = reason
            continue
        elided = None
        yield deel


def _delen(parts: tuple[Vergeleken, ...]) -> Iterator[Deel]:
    """The provisions inside a provision: leden and blocks, the items of a changed list, the parts of a division."""
    for part in parts:
        match part:
            case Paar(Lijst(), Lijst(), _, items) | Paar(Begrippenlijst(), Begrippenlijst(), _, items):
                yield from (Deel(item, part) for item in items)
            case Paar(Divisie(), Divisie(), _, inside):
                yield Deel(part, part)
                yield from _delen(inside)
            case Paar(Tabel(), Tabel(), _, rows):
                yield Deel(replace(part, kinderen=_rijen(rows)))
            case _:
                yield Deel(part)


def _rijen(rows: tuple[Vergeleken, ...]) -> tuple[Vergeleken, ...]:
    """The rows of a changed table that are shown: its head, what changes, and the group row above that.

    A run of others is one row without cells. A table with cells over several rows is shown whole: they would be cut.
    """
    nodes = [node for row in rows for node in (oud(row), nieuw(row)) if isinstance(node, Rij)]
    if any(cell.rijen > 1 for node in nodes for cell in node.cellen):
        return rows
    shown: list[Vergeleken] = []
    skipped: list[Vergeleken] = []
    for row in rows:
        if isinstance(row, Gelijk) and not (isinstance(row.knoop, Rij) and row.knoop.kop):
            skipped.append(row)
            continue
        group = next((above for above in reversed(skipped) if _is_groep(above)), None)
        if skipped and skipped[0] is not group:
            shown.append(NIET_GETOOND)
        if group is not None:
            shown.append(group)
            if skipped[-1] is not group:
                shown.append(NIET_GETOOND)
        shown.append(row)
        skipped = []
    return (*shown, NIET_GETOOND) if skipped else tuple(shown)


NIET_GETOOND = Gelijk(Rij(()))
"""A run of rows that stay as they are; the law has no row without cells."""


def _is_groep(row: Vergeleken) -> bool:
    """Whether the row heads those below it: one cell over the whole width."""
    return isinstance(row, Gelijk) and isinstance(row.knoop, Rij) and len(row.knoop.cellen) == 1


def _of(part: Vergeleken) -> Knoop | None:
    return part.wordt if isinstance(part, Paar) else part.knoop


def kop_wijzigt(pair: Paar) -> bool:
    """Whether words of the heading change."""
    return any(segment.is_weg or segment.is_bij for segment in pair.tekst)


def _waarom(node: Knoop) -> Overgeslagen:
    """Why an equal part is not shown: what the source leaves out is not known to be unchanged."""
    return Overgeslagen.NIET_IN_BRON if _is_weggelaten(node) else Overgeslagen.ONGEWIJZIGD


def _is_weggelaten(node: Knoop) -> bool:
    inside = kinderen(node)
    bare = bool(inside) and not platte_tekst(tekst_van(node))
    return isinstance(node, Weggelaten) or (bare and all(map(_is_weggelaten, inside)))

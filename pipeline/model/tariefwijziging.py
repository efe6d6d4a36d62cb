"""Which amounts differ between two states of one tariff file: a was-wordt of amounts and of nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipeline.model.tarief import Tarieven
from pipeline.model.tariefbedrag import Plaats, contant, euro, geldend, plaatsen, prijs

CENTS = 2


@dataclass(frozen=True, slots=True)
class Bedragwijziging:
    """An amount that changed, with its unit; `kolom` is "maximum" for a cap and says so for a cash amount."""

    rij: str
    kolom: str
    oud: str
    nieuw: str


def bedragwijzigingen(was: Tarieven, wordt: Tarieven) -> Iterator[Bedragwijziging]:
    """Every changed amount: the caps first, then cell by cell; cells are known by table, row and column."""
    for name, cap in wordt.maxima.items():
        before = was.maxima.get(name)
        if before is not None and before.bedrag != cap.bedrag:
            old, new = (prijs(one.bedrag, CENTS, one.eenheid) for one in (before, cap))
            yield Bedragwijziging(name, "maximum", old, new)
    known = {_sleutel(cell): cell for cell in plaatsen(was)}
    for cell in plaatsen(wordt):
        earlier = known.get(_sleutel(cell))
        if earlier is not None and geldend(earlier) != geldend(cell):
            yield Bedragwijziging(cell.rijnaam, cell.kolomnaam, _prijzen(earlier), _prijzen(cell))
            yield from _contant(earlier, cell)


def _sleutel(cell: Plaats) -> tuple[str, str, str]:
    return cell.tabel.naam, cell.rijnaam, cell.kolom.naam


def _prijzen(cell: Plaats) -> str:
    return "; ".join(prijs(amount, cell.decimalen, cell.eenheid) for amount in geldend(cell))


def _contant(was: Plaats, wordt: Plaats) -> Iterator[Bedragwijziging]:
    """What is paid in cash, when that changes too."""
    old, new = _in_stappen(was), _in_stappen(wordt)
    if old != new and old and new:
        shown = ["; ".join(euro(amount, CENTS) for amount in side) for side in (old, new)]
        yield Bedragwijziging(wordt.rijnaam, f"{wordt.kolomnaam}, contant", *shown)


def _in_stappen(cell: Plaats) -> tuple[Decimal, ...]:
    step = cell.tabel.contant
    return tuple(contant(amount, step) for amount in geldend(cell)) if step else ()

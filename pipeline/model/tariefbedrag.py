"""The arithmetic of tariffs: what a cell amounts to, what its formula gives, and how an amount is written.

The sum is always half up ("rekenkundig afronden"): 0,465 becomes 0,47, where a computer's half-even gives 0,46.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext

from pipeline.model.tarief import Formule, Maximum, Tariefcel, Tariefkolom, Tariefrij, Tarieftabel, Tarieven

NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?")
WRITTEN = re.compile(r"€ ?(\d+(?:[.,]\d+)*)(,-)?")
"""An amount as laws write them: "€ 1.234,50", "€ 135.79", "€30,-"."""
CANONICAL = re.compile(r"€ (?:\d{1,3}(?:\.\d{3})*),\d{2,}")
TIME = re.compile(r"([01]?\d|2[0-4])\.([0-5]\d)")
MINUTES = {"minuut": 1, "uur": 60, "dag": 1440, "etmaal": 1440, "24 uur": 1440}
PRECISE = 60
"""Digits to reckon with: a product of two amounts as written is exact, and none is cut short."""


@dataclass(frozen=True, slots=True)
class Plaats:
    """A cell with all that stands around it; `cel` has an amount of its own, or is what the formula makes of it."""

    tarieven: Tarieven
    tabel: Tarieftabel
    rij: Tariefrij
    kolom: Tariefkolom
    cel: Tariefcel

    @property
    def eenheid(self) -> str | None:
        """Per what the amount is due ("uur", "24 uur")."""
        return self.cel.eenheid or self.rij.eenheid

    @property
    def decimalen(self) -> int:
        """How many places the law gives its amounts here."""
        own = self.cel.decimalen if self.cel.decimalen is not None else self.kolom.decimalen
        return self.tabel.decimalen if own is None else own

    @property
    def maximum(self) -> Maximum | None:
        """The cap on this cell."""
        return self.tarieven.maxima.get(self.cel.maximum) if self.cel.maximum else None

    @property
    def rijnaam(self) -> str:
        """How reports call the row."""
        return self.rij.korte_naam or self.rij.naam

    @property
    def kolomnaam(self) -> str:
        """How reports call the column."""
        return self.kolom.korte_naam or self.kolom.kop


def plaatsen(tarieven: Tarieven) -> Iterator[Plaats]:
    """Every cell of every table, row by row."""
    for tabel in tarieven.tabellen:
        for rij in tabel.alle_rijen:
            for kolom in tabel.kolommen:
                yield plaats(tarieven, tabel, rij, kolom)


def plaats(tarieven: Tarieven, tabel: Tarieftabel, rij: Tariefrij, kolom: Tariefkolom) -> Plaats:
    """The cell of a row in a column; where the row says nothing of it, it follows from the formula."""
    return Plaats(tarieven, tabel, rij, kolom, rij.cellen.get(kolom.naam) or Tariefcel(position=rij.position))


def afgerond(bedrag: Decimal, decimalen: int) -> Decimal:
    """The amount half up to this many places."""
    with localcontext(prec=PRECISE):
        return bedrag.quantize(Decimal(1).scaleb(-decimalen), ROUND_HALF_UP)


def contant(bedrag: Decimal, stap: Decimal) -> Decimal:
    """The amount half up to a multiple of the step: 2,98 in steps of 0,05 is 3,00."""
    return (bedrag / stap).quantize(Decimal(1), ROUND_HALF_UP) * stap


def onafgerond(van: Decimal, formule: Formule) -> Decimal:
    """The share of an amount before rounding, exactly."""
    with localcontext(prec=PRECISE):
        return van * formule.percentage / 100


def eigen_bedragen(cel: Tariefcel) -> tuple[Decimal, ...]:
    """The amounts that a cell states itself; none when it says something else or leaves it to the formula."""
    if cel.afwijking is not None:
        return (cel.afwijking.bedrag,)
    return (cel.bedrag,) if cel.bedrag is not None else cel.bedragen


def afgeleid_exact(cell: Plaats) -> tuple[Decimal, ...]:
    """What the formula gives before rounding; none without a formula, or when its base has no amount."""
    formule = cell.kolom.formule
    if formule is None:
        return ()
    base = cell.rij.cellen.get(formule.kolom)
    return tuple(onafgerond(amount, formule) for amount in eigen_bedragen(base)) if base else ()


def afgeleid(cell: Plaats) -> tuple[Decimal, ...]:
    """What the formula gives, rounded."""
    return tuple(afgerond(amount, cell.decimalen) for amount in afgeleid_exact(cell))


def bedragen(cell: Plaats) -> tuple[Decimal, ...]:
    """What the cell amounts to, one per line, caps apart: its own amounts, else those of the formula."""
    own = eigen_bedragen(cell.cel)
    return own if own or cell.cel.tekst is not None else afgeleid(cell)


def geldend(cell: Plaats) -> tuple[Decimal, ...]:
    """What is paid at most, one per line: no more than a cap in the same unit."""
    cap = cell.maximum
    capped = cap is not None and cap.eenheid == cell.eenheid and cell.cel.tekst is None
    return tuple(min(amount, cap.bedrag) if capped and cap else amount for amount in bedragen(cell))


def is_afgeleid(cell: Plaats) -> bool:
    """Whether the cell is what its formula gives, stated or not."""
    return bool(found := bedragen(cell)) and found == afgeleid(cell)


def per_minuut(bedrag: Decimal, eenheid: str | None) -> Decimal | None:
    """A price by time on one scale, to compare prices in different units; None when the unit is no time."""
    minutes = MINUTES.get(eenheid or "")
    return bedrag / minutes if minutes else None


def omgerekend(bedrag: Decimal, van: str | None, naar: str | None) -> Decimal | None:
    """A price in another unit of time, exact when it can be; None when one of both is no time."""
    if van == naar:
        return bedrag
    minutes, wanted = MINUTES.get(van or ""), MINUTES.get(naar or "")
    return bedrag * wanted / minutes if minutes and wanted else None


def lees_getal(text: str) -> Decimal | None:
    """A number as the data writes it ("46,80", "1.234,50", "30"); None for anything else."""
    return Decimal(text.replace(".", "").replace(",", ".")) if NUMBER.fullmatch(text) else None


def grenswaarde(text: str) -> Decimal | None:
    """A bound as a number: kilometres ("12,5"), or the minutes since midnight of a time ("09.00")."""
    time = TIME.fullmatch(text)
    return Decimal(int(time[1]) * 60 + int(time[2])) if time else lees_getal(text)


def lees_geschreven(digits: str) -> Decimal:
    """The digits of an amount as laws write them: a point before one or two last digits is a decimal comma."""
    if "," not in digits and re.search(r"\.\d{1,2}\Z", digits):
        head, _, tail = digits.rpartition(".")
        digits = f"{head.replace('.', '')},{tail}"
    head, _, tail = digits.partition(",")
    return Decimal(f"{head.replace('.', '')}.{tail.replace(',', '').replace('.', '') or '0'}")


def geschreven_bedragen(text: str) -> tuple[Decimal, ...]:
    """Every amount in euros in a text, whatever its notation."""
    return tuple(lees_geschreven(found[1]) for found in WRITTEN.finditer(text))


def zelfde_bedrag(one: str, other: str) -> bool:
    """Whether both are one amount and the same, in another notation: "€ 135.79" and "€ 135,79"."""
    found = [WRITTEN.fullmatch(text) for text in (one, other)]
    values = [lees_geschreven(match[1]) for match in found if match]
    return len(values) == 2 and values[0] == values[1]


def getal(bedrag: Decimal, decimalen: int) -> str:
    """A number as Dutch writes it, with at least this many places: "1.234,50", "-0,005"."""
    places = max(decimalen, -int(bedrag.as_tuple().exponent))
    return f"{bedrag:,.{places}f}".translate(str.maketrans(",.", ".,"))


def euro(bedrag: Decimal, decimalen: int) -> str:
    """An amount in the one notation: "€ 1.234,50"."""
    return f"€ {getal(bedrag, decimalen)}"


def prijs(bedrag: Decimal, decimalen: int, eenheid: str | None) -> str:
    """An amount with its unit: "€ 46,80 per uur"."""
    return euro(bedrag, decimalen) + (f" per {eenheid}" if eenheid else "")


def celtekst(cell: Plaats) -> str:
    """What stands in the cell, in the text format: as adopted where the data says so, else in the one notation."""
    if cell.cel.tekst is not None:
        return cell.cel.tekst
    noot = f" [^{cell.cel.noot}]" if cell.cel.noot else ""
    lines = [prijs(amount, cell.decimalen, cell.eenheid) for amount in bedragen(cell)]
    cap = cell.maximum
    if cap is None:
        return "<br>".join(lines) + noot
    told = maximumtekst(cap, cell.decimalen)
    if cap.eenheid == cell.eenheid:
        lines = [told if amount > cap.bedrag else line for amount, line in zip(bedragen(cell), lines, strict=True)]
        return "<br>".join(lines or [told]) + noot
    return "; ".join([*lines, told]) + noot


def maximumtekst(cap: Maximum, decimalen: int) -> str:
    """A cap as it is written: "max. € 21,14 per uur [^1]"."""
    noot = f" [^{cap.noot}]" if cap.noot else ""
    return f"max. {prijs(cap.bedrag, decimalen, cap.eenheid)}{noot}"

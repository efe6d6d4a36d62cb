"""The yearly indexation of a tariff file: its text with other amounts, and nothing else changed.

Amounts that a cell states itself go up; what a formula gives follows by itself. A text that names an amount which the
data does not know can't be reckoned with: that cell stays as it was, and is told.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, localcontext
from enum import StrEnum

from pipeline.model import Position, Problem, Refused
from pipeline.model.tarief import Maximum, Tarieftabel, Tarieven
from pipeline.model.tariefbedrag import (
    PRECISE,
    WRITTEN,
    Plaats,
    afgerond,
    eigen_bedragen,
    euro,
    getal,
    is_afgeleid,
    lees_geschreven,
    onafgerond,
    plaats,
)
from pipeline.store.tarieven import Tariefbestand, lees_tarieven, rijpaden
from pipeline.store.yaml import Ontleed, Pad, Waarde

CENTS = 2
END = re.compile(r"\s*(?:[,}\]]|#.*|\Z)")
IN_FLOW = re.compile(r"[{\[]")
"""Between brackets a comma ends a value, so that an amount needs quotes there."""


class Indexdeel(StrEnum):
    """What an indexation may touch: a kind of table, the caps of our own, or those that national law sets."""

    PRIJZEN = "prijzen"
    BEDRAGEN = "bedragen"
    RITPRIJZEN = "ritprijzen"
    MAXIMA = "maxima"
    LANDELIJK = "landelijk"


GEWOON = frozenset(Indexdeel) - {Indexdeel.LANDELIJK}
"""What goes up unless something else is asked: a national cap follows its own law."""


@dataclass(frozen=True, slots=True)
class Index:
    """By how much (3.2 is 3,2%) and what."""

    percentage: Decimal
    delen: frozenset[Indexdeel] = GEWOON

    def nieuw(self, bedrag: Decimal, decimalen: int) -> Decimal:
        """The amount indexed, half up."""
        with localcontext(prec=PRECISE):
            return afgerond(bedrag * (100 + self.percentage) / 100, decimalen)

    def raakt(self, tabel: Tarieftabel) -> bool:
        """Whether the amounts of this table go up."""
        return Indexdeel(tabel.soort.value) in self.delen

    def raakt_maximum(self, cap: Maximum) -> bool:
        """Whether this cap goes up."""
        return (Indexdeel.LANDELIJK if cap.landelijk else Indexdeel.MAXIMA) in self.delen


@dataclass(frozen=True, slots=True)
class Handwerk:
    """A text with amounts that could not be reckoned with, and so stays as it was."""

    tekst: str
    position: Position


@dataclass(frozen=True, slots=True)
class Geindexeerd:
    """A tariff file after indexation: its text, its data, and what is left to do by hand."""

    tekst: str
    tarieven: Tarieven
    handwerk: tuple[Handwerk, ...]


@dataclass(slots=True)
class _Bewerking:
    """The new amounts by their path in the file, and the texts that were left."""

    read: Ontleed
    nieuw: dict[Pad, str] = field(default_factory=dict)
    handwerk: list[Handwerk] = field(default_factory=list)


def indexeer(text: str, bestand: Tariefbestand, index: Index) -> Geindexeerd:
    """The file with its amounts indexed; `text` is what `bestand` was read from."""
    tarieven = bestand.tarieven
    work = _Bewerking(bestand.ontleed)
    caps = dict(_maxima(work, tarieven, index))
    for pad, tabel, rij in rijpaden(tarieven):
        if index.raakt(tabel):
            _rij(work, pad, [plaats(tarieven, tabel, rij, kolom) for kolom in tabel.kolommen], index, caps)
        if WRITTEN.search(rij.naam):
            work.handwerk.append(Handwerk(rij.naam, rij.position))
    work.handwerk += (
        Handwerk(note, bestand.ontleed.plek(("noten", label)))
        for label, note in tarieven.noten.items()
        if WRITTEN.search(note)
    )
    made = _herschreven(text, work)
    again, problems = lees_tarieven(made, tarieven.position.file)
    if again is None:
        raise Refused(problems)
    return Geindexeerd(made, again.tarieven, tuple(work.handwerk))


def _maxima(work: _Bewerking, tarieven: Tarieven, index: Index) -> Iterator[tuple[str, Decimal]]:
    """Per cap its new amount."""
    for name, cap in tarieven.maxima.items():
        new = cap.bedrag
        if index.raakt_maximum(cap):
            new = index.nieuw(cap.bedrag, CENTS)
            work.nieuw[("maxima", name, "bedrag")] = getal(new, CENTS)
        yield name, new


def _rij(work: _Bewerking, pad: Pad, cells: Sequence[Plaats], index: Index, caps: Mapping[str, Decimal]) -> None:
    """The cells of a row: those with amounts of their own first, since the others are reckoned from them."""
    bases: dict[str, tuple[Decimal, ...]] = {}
    for cell in sorted(cells, key=lambda cell: cell.kolom.formule is not None):
        own = eigen_bedragen(cell.cel)
        new = _nieuw(cell, own, bases, index)
        bases[cell.kolom.naam] = new
        place: Pad = (*pad, "cellen", cell.kolom.naam)
        if cell.cel.tekst is not None and WRITTEN.search(cell.cel.tekst):
            known = dict(zip(own, new, strict=True))
            if cell.cel.maximum and (cap := cell.maximum) is not None:
                known.setdefault(cap.bedrag, caps[cell.cel.maximum])
            rewritten = _tekst(cell.cel.tekst, known, cell.decimalen)
            if rewritten is None or not _staat_op_regel(work.read, (*place, "tekst"), cell.cel.tekst):
                work.handwerk.append(Handwerk(cell.cel.tekst, cell.cel.position))
                bases[cell.kolom.naam] = own
                continue
            work.nieuw[(*place, "tekst")] = rewritten
        for path, amount in zip(_paden(work.read, place, len(own)), new, strict=True):
            work.nieuw[path] = getal(amount, cell.decimalen)


def _nieuw(
    cell: Plaats, own: tuple[Decimal, ...], bases: Mapping[str, tuple[Decimal, ...]], index: Index
) -> tuple[Decimal, ...]:
    """The new amounts that the cell states: what its formula gives when that is what it states now, else indexed."""
    formule = cell.kolom.formule
    if formule is not None and own and is_afgeleid(cell):
        return tuple(afgerond(onafgerond(base, formule), cell.decimalen) for base in bases[formule.kolom])
    return tuple(index.nieuw(amount, cell.decimalen) for amount in own)


def _tekst(text: str, known: Mapping[Decimal, Decimal], places: int) -> str | None:
    """The text with its new amounts in the one notation; None when it names an amount that the data does not know."""
    if any(lees_geschreven(found[1]) not in known for found in WRITTEN.finditer(text)):
        return None

    def indexed(found: re.Match[str]) -> str:
        old = lees_geschreven(found[1])
        return found[0] if known[old] == old else euro(known[old], places)

    return WRITTEN.sub(indexed, text)


def _paden(read: Ontleed, cell: Pad, amounts: int) -> tuple[Pad, ...]:
    """Where the amounts of a cell stand, whichever way they were written down."""
    for pad in (cell, (*cell, "bedrag"), (*cell, "afwijking", "bedrag")):
        if amounts and isinstance(_waarde(read, pad), str):
            return (pad,)
    return tuple((*cell, "bedragen", n) for n in range(amounts))


def _waarde(read: Ontleed, pad: Pad) -> Waarde:
    """The value at a path; None when there is none."""
    value: Waarde = read.waarde
    for step in pad:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def _staat_op_regel(read: Ontleed, pad: Pad, text: str) -> bool:
    """Whether the value stands on one line, as text that can be replaced there."""
    return "\n" not in text and isinstance(_waarde(read, pad), str)


def _herschreven(text: str, work: _Bewerking) -> str:
    """The file with the new values at their places; its other bytes, comments too, stay."""
    lines = unicodedata.normalize("NFC", text).split("\n")
    edits = [(work.read.plekken[pad], str(_waarde(work.read, pad)), new) for pad, new in work.nieuw.items()]
    problems: list[Problem] = []
    for where, old, new in sorted(edits, key=lambda edit: edit[0], reverse=True):
        line, at = lines[where.line - 1], where.column - 1
        if old == new:
            continue
        made = _vervangen(line, at, old, new)
        if made is None:
            message = f"“{old}” staat hier zo dat renvooi het niet kan vervangen."
            problems.append(Problem(message, where, "Schrijf de waarde op één regel, zonder \\-tekens."))
        else:
            lines[where.line - 1] = made
    if problems:
        raise Refused(sorted(problems, key=lambda problem: problem.position))
    return "\n".join(lines)


def _vervangen(line: str, at: int, old: str, new: str) -> str | None:
    """The line with a value replaced in the manner in which it stands there: plain or between quotes."""
    for mark in ("", '"', "'"):
        written = f"{mark}{old}{mark}"
        if line.startswith(written, at) and END.match(line, at + len(written)):
            quoted = mark or ('"' if "," in new and IN_FLOW.search(line[:at]) else "")
            return f"{line[:at]}{quoted}{new}{quoted}{line[at + len(written) :]}"
    return None

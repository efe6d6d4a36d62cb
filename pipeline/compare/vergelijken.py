"""Compare two versions of a regulation."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from pipeline.compare.delen import vergelijk_knoop
from pipeline.compare.eenheden import Eenheid, eenheden
from pipeline.compare.herkomst import herkomst
from pipeline.compare.tekst import vergelijk_tekst
from pipeline.compare.uitlijnen import Paring, paar_eenheden
from pipeline.compare.wijziging import ordenen, wijziging
from pipeline.model import (
    Alinea,
    Bij,
    Comparison,
    Gelijk,
    Kenmerk,
    Paar,
    Plek,
    Reeks,
    Regeling,
    Tekst,
    Weg,
    Wijziging,
    vingerafdruk,
    vingerafdruk_van,
)


def compare(was: Regeling, wordt: Regeling) -> Comparison:
    """All that changed from `was` to `wordt`; `toepassen(compare(was, wordt), was) == wordt`."""
    a, b = eenheden(was), eenheden(wordt)
    paring = paar_eenheden(a, b)
    split, merged = herkomst(a, b, paring)
    changes = [
        *_titles(was, wordt),
        *_paired(a, b, paring, split, merged),
        *_gone(a, b, paring, merged),
        *_new(a, b, paring, split),
    ]
    return Comparison(
        _kenmerk(was, a),
        _kenmerk(wordt, b),
        _skeleton(a, b, paring),
        ordenen(changes, {i: paring.naar[i] for i in paring.naar}),
    )


def kenmerk(regeling: Regeling) -> Kenmerk:
    """The titles and the digest of a regulation."""
    return Kenmerk(regeling.opschrift, regeling.citeertitel, vingerafdruk(regeling))


def _kenmerk(regeling: Regeling, units: list[Eenheid]) -> Kenmerk:
    """The same, from provisions that were looked at already."""
    parts = ((unit.diepte, unit.kop, unit.inhoud) for unit in units)
    digest = vingerafdruk_van(regeling.opschrift, regeling.citeertitel, parts)
    return Kenmerk(regeling.opschrift, regeling.citeertitel, digest)


def _titles(was: Regeling, wordt: Regeling) -> list[Wijziging]:
    """The opschrift and the citeertitel, each a change of its own."""
    found: list[Wijziging] = []
    for naam, old, new in (
        ("opschrift", was.opschrift, wordt.opschrift),
        ("citeertitel", was.citeertitel, wordt.citeertitel),
    ):
        if old != new:
            segments = vergelijk_tekst((Tekst(old),) if old else (), (Tekst(new),) if new else ())
            found.append(wijziging(None, None, Paar(Alinea(()), Alinea(()), segments), titel=naam))
    return found


def _paired(
    a: list[Eenheid], b: list[Eenheid], paring: Paring, split: dict[int, list[int]], merged: dict[int, list[int]]
) -> list[Wijziging]:
    moved = verplaatst(a, b, paring)
    to: dict[int, list[str]] = {}
    for j, sources in split.items():
        for i in sources:
            to.setdefault(i, []).append(b[j].pad[-1])
    origin: dict[int, list[str]] = {}
    for gone, targets in merged.items():
        for j in targets:
            origin.setdefault(j, []).append(a[gone].pad[-1])
    found: list[Wijziging] = []
    for unit in b:
        if unit.index not in paring.van:
            continue
        i = paring.van[unit.index]
        old = a[i]
        same = (old.kop, old.inhoud) == (unit.kop, unit.inhoud)
        if same and i not in moved:
            continue
        inhoud = Gelijk(unit.node) if same else vergelijk_knoop(old.node, unit.node)
        found.append(
            wijziging(
                _plek(old),
                _plek(unit),
                inhoud,
                verplaatst=i in moved,
                herkomst=tuple(origin.get(unit.index, ())),
                bestemming=tuple(to.get(i, ())),
                stap=paring.stap[i],
            )
        )
    return found


def _gone(a: list[Eenheid], b: list[Eenheid], paring: Paring, merged: dict[int, list[int]]) -> list[Wijziging]:
    return [
        wijziging(_plek(u), None, Weg(u.node), bestemming=tuple(b[j].pad[-1] for j in merged.get(u.index, ())))
        for u in a
        if u.index not in paring.naar
    ]


def _new(a: list[Eenheid], b: list[Eenheid], paring: Paring, split: dict[int, list[int]]) -> list[Wijziging]:
    return [
        wijziging(None, _plek(u), Bij(u.node), herkomst=tuple(a[i].pad[-1] for i in split.get(u.index, ())))
        for u in b
        if u.index not in paring.van
    ]


def _plek(unit: Eenheid) -> Plek:
    return Plek(unit.index, unit.diepte, unit.pad)


def verplaatst(a: list[Eenheid], b: list[Eenheid], paring: Paring) -> frozenset[int]:
    """Old indexes of provisions that went to another container, or that changed place among their siblings.

    Of siblings that changed order the fewest are called moved.
    """
    moved: set[int] = set()
    stayed: dict[int | None, list[int]] = {}
    for unit in b:
        if unit.index not in paring.van:
            continue
        i = paring.van[unit.index]
        home = _surviving(a, paring.naar, a[i].ouder)
        here = _surviving(b, paring.van, unit.ouder)
        if (None if home is None else paring.naar[home]) == here:
            stayed.setdefault(here, []).append(i)
        else:
            moved.add(i)
    for order in stayed.values():
        heavy = [i for i in order if _same_number(a[i], b[paring.naar[i]])]
        moved.update(set(order) - set(_longest_rising(order, frozenset(heavy))))
    return frozenset(moved)


def _same_number(old: Eenheid, new: Eenheid) -> bool:
    return old.pad[-1:] == new.pad[-1:]


def _surviving(units: list[Eenheid], paired: dict[int, int], container: int | None) -> int | None:
    """The nearest container that is in both versions: a wrapper that came or went moves nothing."""
    while container is not None and container not in paired:
        container = units[container].ouder
    return container


def _longest_rising(numbers: list[int], heavy: frozenset[int]) -> list[int]:
    """The longest rising subsequence; of equally long ones the one with most `heavy` numbers in it."""
    if all(x < y for x, y in pairwise(numbers)):
        return numbers
    best: list[tuple[int, int]] = []
    before: list[int] = []
    for at, number in enumerate(numbers):
        score, link = (0, 0), -1
        for k in range(at):
            if numbers[k] < number and best[k] > score:
                score, link = best[k], k
        best.append((score[0] + 1, score[1] + (number in heavy)))
        before.append(link)
    found: list[int] = []
    at = max(range(len(numbers)), key=lambda k: best[k])
    while at >= 0:
        found.append(numbers[at])
        at = before[at]
    return found[::-1]


def _skeleton(a: list[Eenheid], b: list[Eenheid], paring: Paring) -> tuple[Reeks, ...]:
    runs: list[Reeks] = []
    for unit in b:
        i = paring.van.get(unit.index)
        deeper = 0 if i is None else unit.diepte - a[i].diepte
        last = runs[-1] if runs else None
        follows = last is not None and (
            (i is None and last.was is None)
            or (i is not None and last.was is not None and last.was + last.aantal == i and last.diepte == deeper)
        )
        if last is not None and follows:
            runs[-1] = replace(last, aantal=last.aantal + 1)
        else:
            runs.append(Reeks(i, 1, deeper))
    return tuple(runs)

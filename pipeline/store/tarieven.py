"""Tariff files: YAML next to a text, of which the tables stand in that text where a block names them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.model import Position, Problem, Tabel
from pipeline.model.tarief import Maximum, Tariefcel, Tariefgroep, Tariefkolom, Tariefrij, Tarieftabel, Tarieven
from pipeline.store.records import record
from pipeline.store.tariefkeuring import gebreken
from pipeline.store.tarieftabel import maak_tabellen
from pipeline.store.yaml import Ontleed, Pad, lees_yaml

CACHED = 256


@dataclass(frozen=True, slots=True)
class Tariefbestand:
    """A tariff file read: the data, its tables as the law prints them (in order), and where each value stands."""

    tarieven: Tarieven
    tabellen: tuple[Tabel, ...]
    ontleed: Ontleed


@lru_cache(CACHED)
def lees_tarieven(text: str, file: str) -> tuple[Tariefbestand | None, tuple[Problem, ...]]:
    """The tariffs in a text, or everything that is wrong with them; read once per process."""
    read, problems = lees_yaml(text, file)
    if read is None:
        return None, problems
    found, problems = record(read, Tarieven)
    if found is None:
        return None, problems
    tarieven = _met_plekken(found, read)
    wrong = list(gebreken(tarieven, read))
    if wrong:
        return None, _in_volgorde(wrong)
    tables, wrong = maak_tabellen(tarieven, read)
    if wrong:
        return None, _in_volgorde(wrong)
    return Tariefbestand(tarieven, tables, read), ()


def rijpaden(tarieven: Tarieven) -> Iterator[tuple[Pad, Tarieftabel, Tariefrij]]:
    """Every row with its path in the file and its table."""
    for at, tabel in enumerate(tarieven.tabellen):
        base: Pad = ("tabellen", at)
        yield from (((*base, "rijen", n), tabel, rij) for n, rij in enumerate(tabel.rijen))
        for g, groep in enumerate(tabel.groepen):
            yield from (((*base, "groepen", g, "rijen", n), tabel, rij) for n, rij in enumerate(groep.rijen))


def _in_volgorde(problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.position))


def _met_plekken(tarieven: Tarieven, read: Ontleed) -> Tarieven:
    """The same data, each part with its place in the file."""
    return replace(
        tarieven,
        tabellen=tuple(_tabel(tabel, read, ("tabellen", n)) for n, tabel in enumerate(tarieven.tabellen)),
        maxima={name: _maximum(cap, read, ("maxima", name)) for name, cap in tarieven.maxima.items()},
        position=Position(read.begin.file, 1),
    )


def _maximum(cap: Maximum, read: Ontleed, pad: Pad) -> Maximum:
    return replace(cap, position=_sleutel(read, pad))


def _tabel(tabel: Tarieftabel, read: Ontleed, pad: Pad) -> Tarieftabel:
    return replace(
        tabel,
        kolommen=tuple(_kolom(kolom, read, (*pad, "kolommen", n)) for n, kolom in enumerate(tabel.kolommen)),
        rijen=_rijen(tabel.rijen, read, (*pad, "rijen")),
        groepen=tuple(_groep(groep, read, (*pad, "groepen", n)) for n, groep in enumerate(tabel.groepen)),
        position=read.plek(pad),
    )


def _kolom(kolom: Tariefkolom, read: Ontleed, pad: Pad) -> Tariefkolom:
    return replace(kolom, position=read.plek(pad))


def _groep(groep: Tariefgroep, read: Ontleed, pad: Pad) -> Tariefgroep:
    return replace(groep, rijen=_rijen(groep.rijen, read, (*pad, "rijen")), position=read.plek(pad))


def _rijen(rijen: tuple[Tariefrij, ...], read: Ontleed, pad: Pad) -> tuple[Tariefrij, ...]:
    return tuple(_rij(rij, read, (*pad, n)) for n, rij in enumerate(rijen))


def _rij(rij: Tariefrij, read: Ontleed, pad: Pad) -> Tariefrij:
    cellen = {name: _cel(cel, read, (*pad, "cellen", name)) for name, cel in rij.cellen.items()}
    return replace(rij, cellen=cellen, position=read.plek(pad))


def _cel(cel: Tariefcel, read: Ontleed, pad: Pad) -> Tariefcel:
    return replace(cel, position=_sleutel(read, pad))


def _sleutel(read: Ontleed, pad: Pad) -> Position:
    """Where the key stands: the line a reader looks for, also when its value is a block below it."""
    return read.sleutels.get(pad, read.plek(pad))

"""What every writer of CALS tables needs to know: in which column a cell starts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.model import Rij


def startkolommen(rijen: Iterable[Rij]) -> Iterator[tuple[int, ...]]:
    """Per row the column of each of its cells, from 1; a cell that runs down keeps its columns taken below it."""
    bezet: dict[int, int] = {}
    for rij in rijen:
        kolom = 1
        begin: list[int] = []
        nieuw: dict[int, int] = {}
        for cel in rij.cellen:
            while bezet.get(kolom, 0):
                kolom += 1
            begin.append(kolom)
            if cel.rijen > 1:
                nieuw |= dict.fromkeys(range(kolom, kolom + cel.kolommen), cel.rijen - 1)
            kolom += cel.kolommen
        yield tuple(begin)
        bezet = {plek: rest - 1 for plek, rest in bezet.items() if rest > 1} | nieuw

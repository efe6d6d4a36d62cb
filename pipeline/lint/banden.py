"""Whether bands of kilometres or of the day follow each other without gap or overlap."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.model.tarief import Grens
from pipeline.model.tariefbedrag import grenswaarde

BETWEEN = re.compile(r"(?P<meer>meer dan |boven )?(?P<van>\d+(?:,\d+)?) ?(?:t/m|tot en met) ?(?P<tot>\d+(?:,\d+)?)\b")
ABOVE = re.compile(r"(?:meer dan|boven|langer dan) (?P<van>\d+(?:,\d+)?)\b")


@dataclass(frozen=True, slots=True)
class Rand:
    """A bound as a number, and whether it counts itself."""

    waarde: Decimal
    telt: bool
    tekst: str


@dataclass(frozen=True, slots=True)
class Breuk:
    """Where band `index` does not follow on what came before: `tekst` lies in both bands, or in none."""

    index: int
    tekst: str
    dubbel: bool


def onderrand(grens: Grens) -> Rand | None:
    """Where the band begins; None when it has no lower bound."""
    return _rand(grens.vanaf, True) or _rand(grens.na, False)


def bovenrand(grens: Grens) -> Rand | None:
    """Where the band ends; None when it has no upper bound."""
    return _rand(grens.tot_en_met, True) or _rand(grens.voor, False)


def breuken(grenzen: Sequence[Grens]) -> Iterator[Breuk]:
    """Each place where a band and the one before it overlap or leave a gap; bands are in order."""
    for index in range(1, len(grenzen)):
        above, below = bovenrand(grenzen[index - 1]), onderrand(grenzen[index])
        if above is None or below is None:
            yield Breuk(index, (below or above or Rand(Decimal(0), True, "alles")).tekst, True)
        elif above.waarde == below.waarde:
            if above.telt == below.telt:
                yield Breuk(index, below.tekst, below.telt)
        else:
            yield Breuk(
                index,
                f"{min(above, below, key=_waarde).tekst} tot {max(above, below, key=_waarde).tekst}",
                below.waarde < above.waarde,
            )


def op_volgorde(grenzen: Sequence[Grens]) -> list[int]:
    """The indexes of the bands from low to high."""
    return sorted(range(len(grenzen)), key=lambda at: rand.waarde if (rand := onderrand(grenzen[at])) else Decimal(-1))


def lees_band(text: str) -> Grens | None:
    """The band that the first cell of a row says; None when it says none."""
    if found := BETWEEN.match(text):
        return (
            Grens(na=found["van"], tot_en_met=found["tot"])
            if found["meer"]
            else Grens(found["van"], None, None, found["tot"])
        )
    if found := ABOVE.match(text):
        return Grens(na=found["van"])
    return None


def _waarde(rand: Rand) -> Decimal:
    return rand.waarde


def _rand(text: str | None, telt: bool) -> Rand | None:
    value = grenswaarde(text) if text is not None else None
    return None if value is None or text is None else Rand(value, telt, text)

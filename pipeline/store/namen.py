"""Which file a provision belongs in: the heading is the law, the file name follows it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model import Position, Regeling, plaatsen

TEKST = "/tekst/"


@dataclass(frozen=True, slots=True)
class Naamverschil:
    """A file whose name doesn't follow its heading; both paths are relative to `tekst/`. `renvooi fmt` mends it."""

    van: str
    naar: str
    position: Position


def naam_verschillen(regeling: Regeling) -> tuple[Naamverschil, ...]:
    """The files whose names differ from what their headings say; nodes that came from nowhere are passed over."""
    return tuple(
        Naamverschil(van, place.pad, place.eenheid.position)
        for place in plaatsen(regeling)
        if (van := pad_in_tekst(place.eenheid.position)) and van != place.pad
    )


def pad_in_tekst(position: Position) -> str:
    """The path relative to `tekst/` of the file a node was read from, "" when it came from elsewhere."""
    return position.file.partition(TEKST)[2]

"""Which file a provision belongs in: the heading is the law, the file name follows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model import Artikel, Bijlage, Position, Regeling, Structuur, Toelichting, Weggelaten, slug

TEKST = "/tekst/"


@dataclass(frozen=True, slots=True)
class Plaats:
    """A provision with the path, relative to `tekst/`, that fits its heading."""

    eenheid: Structuur | Artikel | Bijlage | Toelichting
    pad: str


@dataclass(frozen=True, slots=True)
class Naamverschil:
    """A file whose name doesn't follow its heading; both paths are relative to `tekst/`. `renvooi fmt` mends it."""

    van: str
    naar: str
    position: Position


def plaatsen(regeling: Regeling) -> tuple[Plaats, ...]:
    """The place of every provision that is a file, in the order of the text."""
    found = list(_in_map("", regeling.lichaam))
    groups: tuple[tuple[Bijlage | Toelichting, ...], ...] = (regeling.bijlagen, regeling.toelichtingen)
    for group in groups:
        names = bestandsnamen(group)
        found += [Plaats(item, f"{name}.md") for item, name in zip(group, names, strict=True)]
    return tuple(found)


def bestandsnamen(siblings: Sequence[Structuur | Artikel | Bijlage | Toelichting]) -> tuple[str, ...]:
    """A name without extension for each; provisions with equal headings get -2, -3 … behind it."""
    wanted = [slug(node) for node in siblings]
    taken: set[str] = set()
    names: list[str] = []
    for name in wanted:
        free, count = name, 1
        while free.casefold() in taken or (count > 1 and free in wanted):
            count += 1
            free = f"{name}-{count}"
        taken.add(free.casefold())
        names.append(free)
    return tuple(names)


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


def _in_map(folder: str, nodes: Sequence[Structuur | Artikel | Weggelaten]) -> Iterator[Plaats]:
    present = [node for node in nodes if not isinstance(node, Weggelaten)]
    for node, name in zip(present, bestandsnamen(present), strict=True):
        path = f"{folder}/{name}" if folder else name
        if isinstance(node, Structuur):
            yield Plaats(node, f"{path}/_{node.soort.value.lower()}.md")
            yield from _in_map(path, node.inhoud)
        else:
            yield Plaats(node, f"{path}.md")

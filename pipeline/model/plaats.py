"""Where a provision is kept: the heading is the law, the path of its file below `tekst/` follows from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

from pipeline.model.aanduiding import slug
from pipeline.model.blok import Alinea, Blok, Tussenkop, Weggelaten
from pipeline.model.boom import Knoop, kinderen, met, tekst_van
from pipeline.model.inline import Inline, Inlines, Nadruk, Noot, Verwijzing
from pipeline.model.regeling import Artikel, Bijlage, Regeling, Structuur, Toelichting


@dataclass(frozen=True, slots=True)
class Plaats:
    """A provision with the path, relative to `tekst/`, that fits its heading."""

    eenheid: Structuur | Artikel | Bijlage | Toelichting
    pad: str


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


def verlegd(node: Knoop, doel: Callable[[str], str]) -> Knoop:
    """The node with the target of every reference in it replaced by what the function makes of it."""
    if isinstance(node, Alinea | Tussenkop):
        return replace(node, inhoud=_verlegde_tekst(node.inhoud, doel))
    return met(node, _verlegde_tekst(tekst_van(node), doel), tuple(verlegd(child, doel) for child in kinderen(node)))


def verlegde_regeling(regeling: Regeling, doel: Callable[[str], str]) -> Regeling:
    """The regulation with the target of every reference replaced."""
    return replace(
        regeling,
        lichaam=cast(tuple[Structuur | Artikel | Weggelaten, ...], tuple(verlegd(n, doel) for n in regeling.lichaam)),
        bijlagen=cast(tuple[Bijlage, ...], tuple(verlegd(n, doel) for n in regeling.bijlagen)),
        toelichtingen=cast(tuple[Toelichting, ...], tuple(verlegd(n, doel) for n in regeling.toelichtingen)),
    )


def _verlegde_tekst(text: Inlines, doel: Callable[[str], str]) -> Inlines:
    return tuple(_verlegd(item, doel) for item in text)


def _verlegd(item: Inline, doel: Callable[[str], str]) -> Inline:
    match item:
        case Verwijzing():
            return replace(item, doel=doel(item.doel), inhoud=_verlegde_tekst(item.inhoud, doel))
        case Nadruk():
            return replace(item, inhoud=_verlegde_tekst(item.inhoud, doel))
        case Noot(_, blokken):
            return replace(item, inhoud=cast(tuple[Blok, ...], tuple(verlegd(block, doel) for block in blokken)))
        case _:
            return item


def _in_map(folder: str, nodes: Sequence[Structuur | Artikel | Weggelaten]) -> Iterator[Plaats]:
    present = [node for node in nodes if not isinstance(node, Weggelaten)]
    for node, name in zip(present, bestandsnamen(present), strict=True):
        path = f"{folder}/{name}" if folder else name
        if isinstance(node, Structuur):
            yield Plaats(node, f"{path}/_{node.soort.value.lower()}.md")
            yield from _in_map(path, node.inhoud)
        else:
            yield Plaats(node, f"{path}.md")

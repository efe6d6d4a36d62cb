"""Law L8 on the text at hand: every letter of the source stands in the tree, in the same order, and no other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from pipeline.formats.stop.blok import MERK
from pipeline.formats.zichtbaar import zichtbaar
from pipeline.model import (
    Gereserveerd,
    Inlines,
    Knoop,
    Li,
    Lid,
    Nadruk,
    Noot,
    Tekst,
    Vervallen,
    Verwijzing,
    kinderen,
    kop_van,
    tekst_van,
)

Plek = TypeVar("Plek")


def letters(tekst: str) -> str:
    """Letters and digits: what is left of a text when its form doesn't count."""
    return "".join(teken for teken in zichtbaar(tekst) if teken.isalnum())


def eerste_verschil(bron: Sequence[tuple[str, Plek]], boom: Iterable[str]) -> tuple[str, Plek] | None:
    """The piece of the source where the tree begins to read otherwise; None when every letter is the same.

    `bron` are the pieces of text of the source with their places, `boom` those of the tree. A source without any text
    can't be pointed at: the tree is then as empty, or the caller made it up.
    """
    stukken = [letters(tekst) for tekst, _ in bron]
    was, wordt = "".join(stukken), "".join(map(letters, boom))
    if was == wordt or not bron:
        return None
    langs = enumerate(zip(was, wordt, strict=False))
    begin = next((plek for plek, (een, ander) in langs if een != ander), min(len(was), len(wordt)))
    plekken: list[int] = []
    lengte = 0
    for stuk in stukken:
        plekken.append(lengte)
        lengte += len(stuk)
    return bron[max(0, bisect_right(plekken, begin) - 1)]


def teksten(nodes: Iterable[Knoop]) -> Iterator[str]:
    """Every piece of text in the nodes, labels and numbers too, in the order in which it is read."""
    for node in nodes:
        yield from _van(node, _teken)


def teksten_zonder_noottekens(nodes: Iterable[Knoop]) -> Iterator[str]:
    """The same without the marks of notes: those are counted anew where two would be the same."""
    for node in nodes:
        yield from _van(node, lambda noot: "")


def _teken(noot: Noot) -> str:
    return noot.label


def _van(node: Knoop, teken: Callable[[Noot], str]) -> Iterator[str]:
    kop = kop_van(node)
    if kop is not None:
        yield kop.label
        yield kop.nummer
    match node:
        case Lid(nummer) | Li(nummer):
            yield nummer
        case Vervallen() | Gereserveerd():
            yield MERK[type(node)]
        case _:
            pass
    yield from _lopend(tekst_van(node), teken)
    for deel in kinderen(node):
        yield from _van(deel, teken)


def _lopend(inlines: Inlines, teken: Callable[[Noot], str]) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Tekst(inhoud):
                yield inhoud
            case Nadruk() | Verwijzing():
                yield from _lopend(inline.inhoud, teken)
            case Noot():
                yield teken(inline)
                for blok in inline.inhoud:
                    yield from _van(blok, teken)
            case _:
                pass


def lopende_teksten(inlines: Inlines) -> Iterator[str]:
    """The pieces of a running text, those of its footnotes where they are called."""
    yield from _lopend(inlines, _teken)

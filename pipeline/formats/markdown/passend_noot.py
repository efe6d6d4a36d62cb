"""Footnotes from elsewhere: in one file equal marks are equal notes, and every note has a mark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar, cast

from pipeline.formats.markdown.inline import NOOTLABEL
from pipeline.formats.markdown.passend_blok import Meld, passende_blokken
from pipeline.model import (
    Alinea,
    Blok,
    Inline,
    Inlines,
    Knoop,
    Nadruk,
    Noot,
    Tussenkop,
    Verwijzing,
    kinderen,
    met,
    tekst_van,
)

K = TypeVar("K", bound=Knoop)


@dataclass(slots=True)
class _Noten:
    """The notes of one file: which mark each text has, and the marks that its author gave."""

    meld: Meld
    gegeven: frozenset[str]
    teksten: dict[str, tuple[Blok, ...]] = field(default_factory=dict)

    def label(self, noot: Noot, inhoud: tuple[Blok, ...]) -> str:
        """Its own mark, or else the first number that no other note has."""
        if NOOTLABEL.match(noot.label) and self.teksten.setdefault(noot.label, inhoud) == inhoud:
            return noot.label
        for label, tekst in self.teksten.items():
            if tekst == inhoud and not noot.label:
                return label
        nummer = 1
        while str(nummer) in self.gegeven or str(nummer) in self.teksten:
            nummer += 1
        wat = f"Een noot heet nu “{nummer}”"
        self.meld(f"{wat}; zij had {f'als teken “{noot.label}”' if noot.label else 'geen teken'}.", noot.position)
        self.teksten[str(nummer)] = inhoud
        return str(nummer)

    def knoop(self, node: Knoop) -> Knoop:
        if isinstance(node, Alinea | Tussenkop):
            return replace(node, inhoud=self.tekst(node.inhoud))
        return met(node, self.tekst(tekst_van(node)), tuple(self.knoop(child) for child in kinderen(node)))

    def tekst(self, text: Inlines) -> Inlines:
        return tuple(self.inline(item) for item in text)

    def inline(self, item: Inline) -> Inline:
        match item:
            case Nadruk() | Verwijzing():
                return replace(item, inhoud=self.tekst(item.inhoud))
            case Noot():
                blokken = passende_blokken(item.inhoud, self.meld)
                inhoud = cast(tuple[Blok, ...], tuple(self.knoop(blok) for blok in blokken))
                return replace(item, label=self.label(item, inhoud), inhoud=inhoud)
            case _:
                return item


def met_noten(node: K, meld: Meld) -> K:
    """The provision of one file with notes that can be told apart."""
    return cast(K, _Noten(meld, frozenset(_labels(node))).knoop(node))


def _labels(node: Knoop) -> Iterator[str]:
    for noot in noten_in(tekst_van(node)):
        yield noot.label
        for blok in noot.inhoud:
            yield from _labels(blok)
    for child in kinderen(node):
        yield from _labels(child)


def noten_in(text: Inlines) -> Iterator[Noot]:
    """The footnotes that the text calls itself."""
    for item in text:
        if isinstance(item, Nadruk | Verwijzing):
            yield from noten_in(item.inhoud)
        elif isinstance(item, Noot):
            yield item

"""Running text in STOP: emphasis may not nest in itself, a reference holds no emphasis, sup and sub hold only text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.model import Afbeelding, Inlines, Nadruk, Nadruksoort, Noot, Regeleinde, Tekst, Verwijzing

NADRUK = {
    Nadruksoort.VET: "b",
    Nadruksoort.CURSIEF: "i",
    Nadruksoort.ONDERSTREEPT: "u",
    Nadruksoort.SUPERSCRIPT: "sup",
    Nadruksoort.SUBSCRIPT: "sub",
}
HOOGTE = ("sup", "sub")
VERWIJZING = "ref"
EXTERN = (("http://", "URL"), ("https://", "URL"), ("jci1", "JCI"), ("/akn/", "AKN"), ("/join/", "JOIN"))
"""How an external reference begins, and what STOP calls that notation."""

Blad = Tekst | Noot | Afbeelding | Regeleinde


class Laag(NamedTuple):
    """One element around a piece of text: "b", "i", "u", "sup", "sub", or "ref" with its target."""

    naam: str
    doel: str = ""


def soort_extern(doel: str) -> str | None:
    """STOP's notation of an external target, None when it is a file of the version itself (or nothing we know)."""
    return next((soort for begin, soort in EXTERN if doel.startswith(begin)), None)


def bladen(inlines: Inlines, lagen: tuple[Laag, ...]) -> Iterator[tuple[tuple[Laag, ...], Blad]]:
    """The leaves with what is around them in STOP's order: b, i, u as written, then the reference, then sup or sub."""
    for inline in inlines:
        if isinstance(inline, Nadruk):
            yield from bladen(inline.inhoud, _met(lagen, Laag(NADRUK[inline.soort])))
        elif isinstance(inline, Verwijzing):
            yield from bladen(inline.inhoud, _met(lagen, Laag(VERWIJZING, inline.doel)))
        elif isinstance(inline, Tekst):
            yield lagen, inline
        elif isinstance(inline, Noot):
            yield tuple(laag for laag in lagen if laag.naam not in (VERWIJZING, *HOOGTE)), inline
        else:
            yield tuple(laag for laag in lagen if laag.naam not in HOOGTE), inline


def _met(lagen: tuple[Laag, ...], nieuw: Laag) -> tuple[Laag, ...]:
    if any(laag.naam == nieuw.naam for laag in lagen):
        return lagen
    return tuple(sorted((*lagen, nieuw), key=_rang))


def _rang(laag: Laag) -> int:
    return 2 if laag.naam in HOOGTE else 1 if laag.naam == VERWIJZING else 0

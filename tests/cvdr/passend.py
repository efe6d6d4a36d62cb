"""A drawn tree made such that CVDR can hold it: what is refused is taken out, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from pipeline.model import (
    Afbeelding,
    Alinea,
    Cel,
    Figuur,
    Inline,
    Inlines,
    Knoop,
    Nadruk,
    Noot,
    Regeling,
    Tabel,
    Tekst,
    Verwijzing,
    kinderen,
    kop_van,
    met,
    tekst_van,
)

K = TypeVar("K", bound=Knoop)


def passend_gemaakt(regeling: Regeling) -> Regeling:
    """The regulation without notes in headings and notes, and without images in headings, cells and notes."""
    return replace(
        regeling,
        lichaam=tuple(_knoop(node, ()) for node in regeling.lichaam),
        bijlagen=tuple(_knoop(node, ()) for node in regeling.bijlagen),
        toelichtingen=tuple(_knoop(node, ()) for node in regeling.toelichtingen),
    )


def _knoop(node: K, zonder: tuple[type, ...]) -> K:
    inside = (*zonder, Afbeelding) if isinstance(node, Cel) else zonder
    own = (Noot, Afbeelding) if kop_van(node) else inside
    children: tuple[Knoop, ...] = tuple(
        _knoop(child, inside) for child in kinderen(node) if not _is_figuur(child, inside)
    )
    return met(node, _inlines(tekst_van(node), own), children)  # type: ignore[return-value]


def _is_figuur(node: Knoop, zonder: tuple[type, ...]) -> bool:
    return isinstance(node, Figuur | Tabel) and Afbeelding in zonder


def _inlines(text: Inlines, zonder: tuple[type, ...]) -> Inlines:
    found: list[Inline] = []
    for part in text:
        if isinstance(part, zonder):
            found.append(Tekst("iets"))
        elif isinstance(part, Nadruk | Verwijzing):
            found.append(replace(part, inhoud=_inlines(part.inhoud, zonder)))
        elif isinstance(part, Noot):
            blocks = tuple(_knoop(block, (Noot, Afbeelding)) for block in part.inhoud)
            found.append(replace(part, inhoud=blocks or (Alinea((Tekst("iets"),)),)))
        else:
            found.append(part)
    return tuple(found)

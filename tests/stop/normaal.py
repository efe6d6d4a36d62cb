"""What a regulation is after it went through STOP: the forms that STOP writes otherwise, in their one form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from pipeline.formats.stop.inline import NADRUK, bladen
from pipeline.model import (
    Afbeelding,
    Alinea,
    Artikel,
    Begrip,
    Bijlage,
    Blok,
    Figuur,
    Inline,
    Inlines,
    Knoop,
    Li,
    Lid,
    Nadruk,
    Noot,
    Regeling,
    Structuur,
    Tabel,
    Toelichting,
    Tussenkop,
    Verwijzing,
    Weggelaten,
    canoniek,
    kinderen,
    met,
    tekst_van,
)

SOORT = {naam: soort for soort, naam in NADRUK.items()}


def normaal(regeling: Regeling, beeld: Callable[[str], str]) -> Regeling:
    """The regulation in the form of STOP; `beeld` is where an image goes by its source."""
    return replace(
        regeling,
        citeertitel="",
        lichaam=cast(tuple[Structuur | Artikel | Weggelaten, ...], _alle(regeling.lichaam, beeld)),
        bijlagen=cast(tuple[Bijlage, ...], _alle(regeling.bijlagen, beeld)),
        toelichtingen=cast(tuple[Toelichting, ...], _alle(regeling.toelichtingen, beeld)),
    )


def _alle(nodes: tuple[Knoop, ...], beeld: Callable[[str], str]) -> tuple[Knoop, ...]:
    return tuple(_normaal(node, beeld) for node in nodes)


def _normaal(node: Knoop, beeld: Callable[[str], str]) -> Knoop:
    match node:
        case Alinea(inhoud):
            return replace(node, inhoud=_tekst(inhoud, beeld))
        case Tussenkop(inhoud):
            return replace(node, inhoud=_tekst(inhoud, beeld, verwijzingen=False))
        case Figuur():
            node = replace(node, bron=beeld(node.bron))
        case Li() | Lid():
            node = replace(node, nummer=node.nummer.removesuffix("."))
        case _:
            pass
    verwijst = not isinstance(node, Begrip | Tabel)
    return met(node, _tekst(tekst_van(node), beeld, verwijzingen=verwijst), _alle(kinderen(node), beeld))


def _tekst(inlines: Inlines, beeld: Callable[[str], str], *, verwijzingen: bool = True) -> Inlines:
    """Emphasis once and in STOP's order, a note and an image outside what can't hold them, no link where none goes."""
    delen: list[Inline] = []
    for lagen, blad in bladen(inlines, ()):
        een: Inline = blad
        if isinstance(een, Afbeelding):
            een = replace(een, bron=beeld(een.bron))
        elif isinstance(een, Noot):
            een = replace(een, inhoud=cast(tuple[Blok, ...], _alle(een.inhoud, beeld)))
        for laag in reversed(lagen):
            if laag.naam != "ref":
                een = Nadruk(SOORT[laag.naam], (een,))
            elif verwijzingen:
                een = Verwijzing(laag.doel, (een,))
        delen.append(een)
    return canoniek(canoniek(tuple(delen)))

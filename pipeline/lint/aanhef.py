"""The aanhef of a besluit as it is written: which part of it each line is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from pipeline.lint.tekst import lopend
from pipeline.model import Alinea, Blok, Divisie, Lijst, Position, Versie

STUK = "aanhef"


class Deel(IntEnum):
    """The parts of an aanhef in their order."""

    ORGAAN = 1
    GELEZEN = 2
    GELET = 3
    GEZIEN = 4
    OVERWEGENDE = 5
    BESLUIT = 6


NAMEN = {
    Deel.ORGAAN: "het orgaan",
    Deel.GELEZEN: "“gelezen”",
    Deel.GELET: "“gelet op”",
    Deel.GEZIEN: "“gezien” of “gehoord”",
    Deel.OVERWEGENDE: "“overwegende”",
    Deel.BESLUIT: "“besluit”",
}
BEGIN = {
    Deel.ORGAAN: (
        r"(?:de |het |onze )?(?:raad|gemeenteraad|college|burgemeester|(?:provinciale|gedeputeerde) staten|voorzitter"
        r"|(?:algemeen|dagelijks) bestuur|bestuur|commissaris|minister|staatssecretaris|dijkgraaf)\b"
    ),
    Deel.GELEZEN: r"gelezen\b",
    Deel.GELET: r"gelet op\b",
    Deel.GEZIEN: r"(?:gezien|gehoord)\b",
    Deel.OVERWEGENDE: r"overwegende\b",
    Deel.BESLUIT: r"(?:heeft )?(?:b ?e ?s ?l ?u ?i ?t ?e?n?)\b",
}
KONINKLIJK = re.compile(r"\bbij de gratie Gods\b")
"""The aanhef of a law, which has other parts."""
HERKEND = {deel: re.compile(pattern, re.IGNORECASE) for deel, pattern in BEGIN.items()}


@dataclass(frozen=True, slots=True)
class Regel:
    """A paragraph of the aanhef with what belongs to it; `deel` is None when nothing tells."""

    deel: Deel | None
    tekst: str
    position: Position


def regels(versie: Versie) -> tuple[Regel, ...]:
    """The paragraphs of `besluit/aanhef.md`; () when the aanhef is made of the records."""
    if versie.besluit is None or STUK not in versie.besluit.stukken:
        return ()
    found: list[Regel] = []
    for block in _blokken(versie.besluit.stukken[STUK].inhoud):
        if isinstance(block, Alinea):
            text = " ".join(lopend(block.inhoud).split())
            found.append(Regel(_deel(text), text, block.position))
        elif isinstance(block, Lijst) and found:
            more = " ".join(
                lopend(part.inhoud) for item in block.items for part in item.inhoud if isinstance(part, Alinea)
            )
            found[-1] = Regel(found[-1].deel, f"{found[-1].tekst} {more}", found[-1].position)
    return tuple(found)


def van_wet(versie: Versie) -> bool:
    """Whether the aanhef is that of a law of the state."""
    return any(KONINKLIJK.search(line.tekst) for line in regels(versie))


def _deel(text: str) -> Deel | None:
    return next((deel for deel, pattern in HERKEND.items() if pattern.match(text)), None)


def _blokken(inhoud: tuple[Blok | Divisie, ...]) -> Iterator[Blok]:
    for part in inhoud:
        if isinstance(part, Divisie):
            yield from _blokken(part.inhoud)
        else:
            yield part

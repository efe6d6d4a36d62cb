"""Images in a delivery: what their first bytes say, and a name that a manifest accepts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from pipeline.model import (
    Afbeelding,
    Figuur,
    Inlines,
    Knoop,
    Nadruk,
    Position,
    Problem,
    Versie,
    Verwijzing,
    tekst_van,
)

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8"
DPI = 96
"""When the image doesn't tell: the resolution at which one pixel of the image is one pixel of a web page."""
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The JPEG markers that open with the size (SOF0 … SOF15)."""


@dataclass(frozen=True, slots=True)
class Beeld:
    """An image in the delivery; `formaat` is its media type, sizes are in pixels."""

    naam: str
    formaat: str
    breedte: int
    hoogte: int
    dpi: int = DPI


Beelden: TypeAlias = Mapping[str, Beeld]
"""The images by the `bron` they have in the tree."""


def lees_beeld(naam: str, inhoud: bytes) -> Beeld | str:
    """The image, or in Dutch why STOP can't take it."""
    if inhoud.startswith(PNG):
        return _png(naam, inhoud)
    if inhoud.startswith(JPEG):
        return _jpeg(naam, inhoud)
    return "is geen PNG of JPEG; STOP kent alleen die twee."


def _png(naam: str, inhoud: bytes) -> Beeld | str:
    if len(inhoud) < 33 or inhoud[12:16] != b"IHDR":
        return "is een beschadigde PNG."
    breedte, hoogte = int.from_bytes(inhoud[16:20]), int.from_bytes(inhoud[20:24])
    if not breedte or not hoogte:
        return "is een beschadigde PNG."
    doorzichtig = inhoud[25] in (4, 6)
    dpi = DPI
    plek = 33
    while plek + 8 <= len(inhoud):
        lengte, soort = int.from_bytes(inhoud[plek : plek + 4]), inhoud[plek + 4 : plek + 8]
        if soort in (b"IDAT", b"IEND"):
            break
        if soort == b"tRNS":
            doorzichtig = True
        if soort == b"pHYs" and lengte == 9 and inhoud[plek + 16 : plek + 17] == b"\x01":
            dpi = round(int.from_bytes(inhoud[plek + 8 : plek + 12]) * 0.0254) or DPI
        plek += 12 + lengte
    if doorzichtig:
        return "is (deels) doorzichtig; de LVBB weigert dat. Sla de afbeelding op zonder transparantie."
    return Beeld(naam, "image/png", breedte, hoogte, dpi)


def _jpeg(naam: str, inhoud: bytes) -> Beeld | str:
    dpi = DPI
    plek = 2
    while plek + 4 <= len(inhoud) and inhoud[plek] == 0xFF:
        soort = inhoud[plek + 1]
        if soort == 0xFF:
            plek += 1
            continue
        lengte = int.from_bytes(inhoud[plek + 2 : plek + 4])
        deel = inhoud[plek + 4 : plek + 2 + lengte]
        if soort == 0xE0 and deel.startswith(b"JFIF\0") and len(deel) >= 12:
            dichtheid = int.from_bytes(deel[8:10])
            dpi = {1: dichtheid, 2: round(dichtheid * 2.54)}.get(deel[7], DPI) or DPI
        if soort in FRAMES and len(deel) >= 5:
            hoogte, breedte = int.from_bytes(deel[1:3]), int.from_bytes(deel[3:5])
            if breedte and hoogte:
                return Beeld(naam, "image/jpeg", breedte, hoogte, dpi)
            break
        plek += 2 + max(lengte, 2)
    return "is een beschadigde JPEG."


def veilige_namen(bronnen: Iterable[str]) -> dict[str, str]:
    """A file name per source, in their order: only 0-9 A-Z a-z . _ -, and no two equal, not even but for case."""
    namen: dict[str, str] = {}
    bezet: set[str] = set()
    for bron in bronnen:
        stam, punt, soort = bron.rpartition("/")[2].rpartition(".")
        stam = re.sub(r"[^0-9A-Za-z_-]+", "-", stam if punt else soort).strip("-") or "afbeelding"
        achter = "." + re.sub(r"[^0-9a-z]+", "", soort.lower()) if punt else ""
        naam, nummer = stam + achter, 1
        while naam.lower() in bezet:
            nummer += 1
            naam = f"{stam}-{nummer}{achter}"
        bezet.add(naam.lower())
        namen[bron] = naam
    return namen


def lees_beelden(versie: Versie, nodes: Iterable[Knoop]) -> tuple[dict[str, Beeld], tuple[Problem, ...]]:
    """The images that the nodes of the text show, each once, and those that can't be delivered."""
    bezwaren: list[Problem] = []
    plekken: dict[str, Position] = {}
    for node in nodes:
        if isinstance(node, Figuur):
            plekken.setdefault(node.bron, node.position)
        for afbeelding in _afbeeldingen(tekst_van(node)):
            plekken.setdefault(afbeelding.bron, afbeelding.position)
    beelden: dict[str, Beeld] = {}
    for bron, naam in veilige_namen(plekken).items():
        inhoud = versie.afbeeldingen.get(bron)
        beeld = "ontbreekt." if inhoud is None else lees_beeld(naam, inhoud)
        if isinstance(beeld, Beeld):
            beelden[bron] = beeld
        else:
            bezwaren.append(Problem(f"De afbeelding {bron} {beeld}", plekken[bron], "Zet een PNG of JPEG op die plek."))
    return beelden, tuple(bezwaren)


def _afbeeldingen(inlines: Inlines) -> Iterator[Afbeelding]:
    for inline in inlines:
        if isinstance(inline, Afbeelding):
            yield inline
        elif isinstance(inline, Nadruk | Verwijzing):
            yield from _afbeeldingen(inline.inhoud)

"""Images in a delivery: what their first bytes say, and a name that a manifest accepts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from pipeline.formats.afbeelding import DPI, Beschadigd, Maat, meet
from pipeline.model import Knoop, Problem, Versie, beeldplekken


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
    match meet(inhoud):
        case Maat(formaat="image/png" | "image/jpeg") as maat:
            if maat.doorzichtig:
                return "is (deels) doorzichtig; de LVBB weigert dat. Sla de afbeelding op zonder transparantie."
            return Beeld(naam, maat.formaat, maat.breedte, maat.hoogte, maat.dpi)
        case Beschadigd("PNG" | "JPEG" as soort):
            return f"is een beschadigde {soort}."
        case _:
            return "is geen PNG of JPEG; STOP kent alleen die twee."


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
    plekken = beeldplekken(nodes)
    beelden: dict[str, Beeld] = {}
    for bron, naam in veilige_namen(plekken).items():
        inhoud = versie.afbeeldingen.get(bron)
        beeld = "ontbreekt." if inhoud is None else lees_beeld(naam, inhoud)
        if isinstance(beeld, Beeld):
            beelden[bron] = beeld
        else:
            bezwaren.append(Problem(f"De afbeelding {bron} {beeld}", plekken[bron], "Zet een PNG of JPEG op die plek."))
    return beelden, tuple(bezwaren)

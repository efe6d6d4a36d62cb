"""Where in the Markdown each element of a delivery came from: kept beside the package, never inside it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeGuard

from lxml import etree

from pipeline.formats.stop.xml import T, lokaal
from pipeline.model import NOWHERE, Position

TEKSTEN = ("RegelingCompact", "RegelingMutatie")


@dataclass(frozen=True, slots=True)
class Herkomst:
    """The places of one delivery that `renvooi stop` made.

    `expressie` is the AKN name of the version it delivers, `gegevens` the place of the data around the text
    (versie.yaml), `tekst` the places by eId in the text of the regulation, `besluit` those by eId in the besluit.
    """

    expressie: str
    gegevens: Position
    tekst: Mapping[str, Position]
    besluit: Mapping[str, Position]

    def plek(self, element: etree._Element) -> Position:
        """The place in the source of an element of besluit.xml: its own, else that of the nearest one around it."""
        namen: list[str] = []
        bron = self.besluit
        for deel in (element, *element.iterancestors()):
            if eid := deel.get("eId"):
                namen.append(eid)
            if lokaal(deel) in TEKSTEN:
                bron = self.tekst
                break
        gevonden = next((plek for naam in namen if (plek := bron.get(naam))), None)
        if gevonden is not None:
            return gevonden
        in_tekst = any(str(deel.tag).startswith(T) for deel in (element,))
        return NOWHERE if in_tekst and bron is self.tekst and not namen else self.gegevens


def als_json(herkomst: Herkomst) -> bytes:
    """The places as a small file, with Dutch keys; a place is `file:line`."""
    inhoud = {
        "expressie": herkomst.expressie,
        "gegevens": str(herkomst.gegevens),
        "tekst": {eid: str(plek) for eid, plek in herkomst.tekst.items()},
        "besluit": {eid: str(plek) for eid, plek in herkomst.besluit.items()},
    }
    return (json.dumps(inhoud, ensure_ascii=False, indent=1) + "\n").encode()


def lees_json(inhoud: bytes) -> Herkomst | None:
    """The places; None when the file is no such file (any more): it is a help, not a part of the delivery."""
    try:
        gelezen: object = json.loads(inhoud)
    except ValueError:
        return None
    if not isinstance(gelezen, dict):
        return None
    expressie, gegevens, tekst, besluit = (gelezen.get(naam) for naam in ("expressie", "gegevens", "tekst", "besluit"))
    if not isinstance(expressie, str) or not isinstance(gegevens, str):
        return None
    if not _is_plaatsen(tekst) or not _is_plaatsen(besluit):
        return None
    return Herkomst(expressie, _plek(gegevens), dict(_plekken(tekst)), dict(_plekken(besluit)))


def _is_plaatsen(waarde: object) -> TypeGuard[dict[str, str]]:
    return isinstance(waarde, dict) and all(isinstance(plek, str) for plek in waarde.values())


def _plekken(plaatsen: dict[str, str]) -> Iterator[tuple[str, Position]]:
    return ((eid, _plek(plek)) for eid, plek in plaatsen.items())


def _plek(tekst: str) -> Position:
    bestand, _, regel = tekst.rpartition(":")
    return Position(bestand, int(regel)) if bestand and regel.isdecimal() else Position(tekst)

"""Where in the Markdown each element of a delivery came from: kept beside the package, never inside it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from pipeline.formats.stop.xml import TEKST, lokaal
from pipeline.model import NOWHERE, Position

TEKSTEN = ("RegelingCompact", "RegelingMutatie")


@dataclass(frozen=True, slots=True)
class Herkomst:
    """The places of one delivery that `renvooi stop` made.

    `expressie` is the AKN name of the version it delivers, `gegevens` the place of the data around the text
    (versie.yaml), `tekst` the places by eId in the text of the regulation, `voorvoegsels` how its wIds began when it
    was made.
    """

    expressie: str
    gegevens: Position
    tekst: Mapping[str, Position]
    voorvoegsels: frozenset[str]

    def plek(self, element: etree._Element) -> Position:
        """Where an element of besluit.xml came from: its own place, else that of the nearest element around it.

        What is around the regulation comes from the data, but for the words of the besluit, which templates give.
        """
        namen: list[str] = []
        for deel in (element, *element.iterancestors()):
            if eid := deel.get("eId"):
                namen.append(eid)
            if lokaal(deel) in TEKSTEN:
                return next((plek for naam in namen if (plek := self.tekst.get(naam))), NOWHERE)
        return NOWHERE if etree.QName(element).namespace == TEKST else self.gegevens


def als_json(herkomst: Herkomst) -> bytes:
    """The places as a small file, with Dutch keys; a place is `file:line`."""
    inhoud = {
        "expressie": herkomst.expressie,
        "gegevens": str(herkomst.gegevens),
        "voorvoegsels": sorted(herkomst.voorvoegsels),
        "tekst": {eid: str(plek) for eid, plek in herkomst.tekst.items()},
    }
    return (json.dumps(inhoud, ensure_ascii=False, indent=1) + "\n").encode()


def lees_json(inhoud: bytes) -> Herkomst | None:
    """The places; None when the file is no such file (any more): it is a help, not a part of the delivery."""
    try:
        gelezen: object = json.loads(inhoud)
    except ValueError:
        return None
    match gelezen:
        case {"expressie": str(naam), "gegevens": str(gegevens), "tekst": dict(tekst), "voorvoegsels": list(begin)}:
            plaatsen = {str(eid): _plek(str(plek)) for eid, plek in tekst.items()}
            return Herkomst(naam, _plek(gegevens), plaatsen, frozenset(map(str, begin)))
    return None


def _plek(tekst: str) -> Position:
    """The place that `str` of one writes, without its column."""
    bestand, *getallen = tekst.split(":")
    return Position(bestand, int(getallen[0]) if getallen and getallen[0].isdecimal() else 0)

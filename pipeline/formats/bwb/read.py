"""A toestand of BWB into the model: national law with the editor's additions kept apart."""

from __future__ import annotations

import re
from datetime import date

from lxml import etree

from pipeline.formats.klassiek.gelezen import TEKSTEN, Document, lees_tekst, met_citeertitel
from pipeline.formats.klassiek.lezing import naam, woorden
from pipeline.formats.ontleden import ontleed
from pipeline.model import Gegevens, Lijn, Position, Problem, Refused, Status, Weggelaten, knopen

PLEK = "bwb-ng-variabel-deel"
"""The attribute that names a provision, and the provision that a reference points to."""
VOLGNUMMER = re.compile(r"(?P<dag>\d{4}-\d{2}-\d{2})/(?P<nummer>\d+)$")
REDEN = "wetten.overheid.nl laat tekst weg, zoals wat een wet in andere wetten wijzigt"
SOORTEN = {"wet": "wet", "amvb": "algemene maatregel van bestuur", "ministeriele-regeling": "ministeriële regeling"}


def lees(inhoud: bytes, bestand: str) -> Document:
    """The law in a BWB file. Refused: no XML, no toestand, or a word that would be lost."""
    return lees_wortel(ontleed(inhoud, bestand), bestand)


def lees_wortel(wortel: etree._Element, bestand: str) -> Document:
    """The same of a root that was read already."""
    wetgeving = next((deel for deel in wortel if naam(deel) == "wetgeving"), None)
    houder = None if wetgeving is None else next((deel for deel in wetgeving if _heeft_tekst(deel)), None)
    if naam(wortel) != "toestand" or wetgeving is None or houder is None:
        advies = "Kies de XML van een toestand, niet het manifest of de WTI."
        raise Refused(Problem("Hierin staat geen toestand van BWB.", Position(bestand), advies))
    doelen = {
        str(deel.get(PLEK)): deel for deel in houder.iter(etree.Element) if deel.get(PLEK) and naam(deel) != "intref"
    }
    titel = next((deel for deel in wetgeving if naam(deel) == "intitule"), None)
    gelezen = lees_tekst(bestand, titel, houder, doelen | {"": wortel})
    citeertitel = next((woorden(deel) for deel in wetgeving if naam(deel) == "citeertitel"), "")
    bwb_id = wortel.get("bwb-id", "")
    found = VOLGNUMMER.search(wortel.get("bwb-ng-vast-deel", ""))
    identificatie = f"{bwb_id}_{found['dag']}_{found['nummer']}" if found else bwb_id
    uittreksel = any(isinstance(node, Weggelaten) for node in knopen(gelezen.regeling))
    soort = wetgeving.get("soort", "")
    lijn = Lijn(
        naam=citeertitel or gelezen.regeling.opschrift,
        soort=SOORTEN.get(soort.casefold(), soort or "wet"),
        uittreksel=uittreksel,
        uittreksel_reden=REDEN if uittreksel else "",
    )
    gegevens = Gegevens(
        werk=bwb_id.lower(),
        citeertitel=citeertitel,
        opschrift=gelezen.regeling.opschrift,
        status=Status.BEKENDGEMAAKT,
        inwerkingtreding=_datum(wortel.get("inwerkingtreding", "")),
    )
    return Document(met_citeertitel(gelezen, citeertitel), "", identificatie, lijn, gegevens)


def _heeft_tekst(element: etree._Element) -> bool:
    return any(naam(deel) in TEKSTEN for deel in element)


def _datum(tekst: str) -> date | None:
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        return None

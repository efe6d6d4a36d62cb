"""The XML of an official publication into the model: the regulation in it, with the besluit around it."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import etree

from pipeline.formats.klassiek.gelezen import Document, lees_tekst
from pipeline.formats.klassiek.lezing import VERLIES, naam, woorden
from pipeline.model import Finding, Gegevens, Lijn, Position, Problem, Refused, Severity, Status

NUMMER = re.compile(r"/(?P<nummer>[a-z]+(?:-[0-9A-Za-z]+)+)/")


def lees_wortel(wortel: etree._Element, bestand: str) -> Document:
    """The regulation in an official publication. Refused: a notice without one, or a word that would be lost."""
    regeling = next(wortel.iter("{*}regeling"), None)
    if naam(wortel) != "officiele-publicatie" or regeling is None:
        wat = "Deze bekendmaking bevat geen regeling, maar een mededeling of een verwijzing naar een ander bestand."
        raise Refused(Problem(wat, Position(bestand), "Kies de bekendmaking van een regeling."))
    blad = regeling.getparent()
    kop = None if blad is None else next((deel for deel in blad if naam(deel) == "kop"), None)
    titel = None if kop is None else next((deel for deel in kop if naam(deel) == "titel"), None)
    gelezen = lees_tekst(bestand, titel, regeling, {})
    record = next((deel.get("content", "") for deel in wortel.iter("{*}meta")), "")
    found = NUMMER.search(record)
    publicatie = found["nummer"] if found else None
    opschrift = gelezen.regeling.opschrift
    uitgave = next((woorden(deel) for deel in wortel.iter("{*}subtitel")), "")
    extra = [Finding(VERLIES, f"De bron zegt van zichzelf: “{uitgave}”.", Severity.INFO, Position(bestand))] * bool(
        uitgave
    )
    naast = () if blad is None else tuple(deel for deel in blad if naam(deel) not in ("kop", "regeling", "meta-data"))
    for deel in naast:
        if woorden(deel):
            wat = f"Naast de regeling staat in de bekendmaking: “{woorden(deel)}”."
            extra.append(Finding(VERLIES, wat, Severity.WARNING, Position(bestand)))
    gegevens = Gegevens("", "", opschrift, status=Status.BEKENDGEMAAKT, publicatie=publicatie)
    met = replace(gelezen, verliezen=(*gelezen.verliezen, *extra))
    return Document(met, "", publicatie or "", Lijn(naam=opschrift), gegevens)

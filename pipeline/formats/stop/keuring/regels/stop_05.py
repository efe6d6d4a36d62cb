"""RNV-STOP-05: the assignment names the file to publish."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.formats.stop.keuring.aanlevering import Aanlevering
from pipeline.formats.stop.keuring.regel import Regel
from pipeline.formats.stop.pakket import OPDRACHT
from pipeline.formats.stop.xml import AANLEVERING, lokaal
from pipeline.model import Finding, Severity

STOP_05 = Regel(
    code="RNV-STOP-05",
    eis="`publicatie` in de opdracht noemt een bestand van de aanlevering met een besluit of kennisgeving.",
    bron="LVBB1506, LVBB1027",
)
SOORTEN = ("AanleveringBesluit", "AanleveringKennisgeving")
OW = "manifest-ow.xml"


@STOP_05.toets
def publicatie_is_er(aanlevering: Aanlevering) -> Iterator[Finding]:
    opdracht = aanlevering.transport(OPDRACHT)
    if opdracht is None or not aanlevering.pakket:
        return
    for element in opdracht.iter("{*}publicatie"):
        naam = (element.text or "").strip()
        bestand = aanlevering.bestanden.get(naam)
        if bestand is None:
            anders = aanlevering.lijkt_op(naam)
            waar = f"; er is wel {anders} (hoofdletters tellen)" if anders else ""
            yield STOP_05.bevinding(OPDRACHT, element, f"Het publicatiebestand {naam} is er niet{waar}.")
        elif bestand.wortel is not None:
            soort = lokaal(bestand.wortel)
            if bestand.namespace != AANLEVERING or soort not in SOORTEN:
                wat = f"Het publicatiebestand {naam} is geen besluit of kennisgeving, maar {soort}."
                yield STOP_05.bevinding(OPDRACHT, element, wat)
            elif soort == SOORTEN[0] and OW not in aanlevering.bestanden:
                wat = f"{OW} ontbreekt: de LVBB weigert dit besluit, want zij neemt nu alleen Omgevingswet aan."
                yield STOP_05.bevinding(naam, bestand.wortel, wat, Severity.WARNING)

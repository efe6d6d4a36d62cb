"""RNV-STOP-28: what is decided points to the article that decides it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.formats.stop.keuring.aanlevering import Aanlevering, woorden
from pipeline.formats.stop.keuring.regel import Regel
from pipeline.formats.stop.xml import D, lokaal
from pipeline.model import Finding

STOP_28 = Regel(
    code="RNV-STOP-28",
    eis="Een eId in de consolidatie-informatie is dat van een artikel van het besluit.",
    bron="BHKV1009, BHKV1010, BHKV1011",
)


@STOP_28.toets
def consolidatie_wijst_aan(aanlevering: Aanlevering) -> Iterator[Finding]:
    for bestand, wortel in aanlevering.wortels():
        eids = {
            (tekst.naam, deel.element.get("eId"))
            for tekst in aanlevering.teksten
            if tekst.bestand == bestand
            for deel in tekst.delen
        }
        besluit = {eid for _, eid in eids}
        for element in wortel.iterfind(f".//{D}ConsolidatieInformatie//{D}eId"):
            eid = woorden(element)
            naam, scheiding, binnen = eid.lstrip("!").partition("#")
            if (naam, binnen) not in eids if scheiding else eid not in besluit:
                ouder = element.getparent()
                bij = lokaal(ouder) if ouder is not None else "consolidatie-informatie"
                wat = f"Het eId {eid} bij {bij} staat niet in het besluit."
                yield STOP_28.bevinding(bestand, element, wat)

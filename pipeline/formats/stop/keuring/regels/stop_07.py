"""RNV-STOP-07: the images that the text shows are in the delivery."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.formats.afbeelding import Maat, meet
from pipeline.formats.stop.keuring.aanlevering import Aanlevering
from pipeline.formats.stop.keuring.regel import Regel
from pipeline.formats.stop.xml import T
from pipeline.model import Finding

STOP_07 = Regel(
    code="RNV-STOP-07",
    eis="Elke afbeelding die de tekst noemt zit in de aanlevering, onder precies die naam en van dat formaat.",
    bron="LVBB1013, LVBB1042",
)


@STOP_07.toets
def afbeeldingen_zijn_er(aanlevering: Aanlevering) -> Iterator[Finding]:
    if not aanlevering.pakket:
        return
    for bestand, wortel in aanlevering.wortels():
        for element in wortel.iter(T + "Illustratie", T + "InlineTekstAfbeelding"):
            naam, formaat = str(element.get("naam")), element.get("formaat")
            beeld = aanlevering.bestanden.get(naam)
            if beeld is None:
                anders = aanlevering.lijkt_op(naam)
                waar = f"; er is wel {anders} (hoofdletters tellen)" if anders else ""
                yield STOP_07.bevinding(bestand, element, f"De afbeelding {naam} is er niet{waar}.")
                continue
            maat = meet(beeld.inhoud)
            if isinstance(maat, Maat) and maat.formaat != formaat:
                wat = f"De afbeelding {naam} is {maat.formaat}, de tekst zegt {formaat}."
                yield STOP_07.bevinding(bestand, element, wat)

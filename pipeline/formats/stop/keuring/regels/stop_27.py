"""RNV-STOP-27: with the earlier text: what stays keeps its wId, and no wId is used again."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.formats.stop.keuring.aanlevering import Aanlevering
from pipeline.formats.stop.keuring.regel import Regel
from pipeline.formats.stop.keuring.tekst import Staat, heet
from pipeline.formats.stop.keuring.was import eenheden, index, was_van
from pipeline.formats.stop.xml import lokaal
from pipeline.model import Finding

STOP_27 = Regel(
    code="RNV-STOP-27",
    eis="Wat in een wijziging blijft of vervalt, stond onder hetzelfde wId in de vorige tekst; wat nieuw is niet.",
    bron="LVBB5023 tot en met LVBB5029; alleen met --was",
)


@STOP_27.toets
def wids_blijven(aanlevering: Aanlevering) -> Iterator[Finding]:
    for mutatie in aanlevering.mutaties():
        was = was_van(aanlevering, mutatie)
        if was is None:
            continue
        bekend = index(was)
        eerdere = {wid for ander in aanlevering.was for wid in index(ander)}
        nieuw: set[str] = set()
        for deel in mutatie.delen:
            wid = deel.element.get("wId", "")
            if deel.staat is Staat.NIEUW:
                nieuw.add(wid)
                if wid in eerdere:
                    waar = "de vorige" if wid in bekend else "een eerdere"
                    wat = f"{heet(deel.element)} is nieuw, maar zijn wId {wid} is al gebruikt in {waar} tekst."
                    yield STOP_27.bevinding(mutatie.bestand, deel.element, wat)
            elif deel.staat is not Staat.VERVANGEN and wid not in bekend:
                wat = f"{heet(deel.element)} stond niet onder het wId {wid} in de vorige tekst."
                raad = "Als het nieuw is, ontbreekt wijzigactie=voegtoe; als het bleef, kreeg het een ander wId."
                yield STOP_27.bevinding(mutatie.bestand, deel.element, f"{wat} {raad}")
        for eenheid in eenheden(mutatie):
            for soort, mag in (("wat", set(bekend)), ("context", bekend.keys() | nieuw)):
                genoemd = eenheid.get(soort)
                if genoemd is not None and genoemd not in mag:
                    wat = f"{lokaal(eenheid)} noemt in @{soort} het wId {genoemd}, dat niet in de vorige tekst staat."
                    yield STOP_27.bevinding(mutatie.bestand, eenheid, wat)

"""RNV-STOP-45: with the earlier text: every change is marked."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.formats.stop.keuring.aanlevering import Aanlevering
from pipeline.formats.stop.keuring.oud import verschillen
from pipeline.formats.stop.keuring.regel import Regel
from pipeline.formats.stop.keuring.tekst import Staat
from pipeline.formats.stop.keuring.was import eenheden, index, inhoud, was_van
from pipeline.formats.stop.xml import T
from pipeline.model import Finding

STOP_45 = Regel(
    code="RNV-STOP-45",
    eis="Zonder de markeringen staat er in een wijziging precies de vorige tekst.",
    bron="LVBB5024 tot en met LVBB5029; alleen met --was",
)


@STOP_45.toets
def niets_verandert_ongemerkt(aanlevering: Aanlevering) -> Iterator[Finding]:
    for mutatie in aanlevering.mutaties():
        was = was_van(aanlevering, mutatie)
        if was is None:
            continue
        bekend = index(was)
        genoemd = {deel.element.get("wId", "") for deel in mutatie.delen if deel.staat is not Staat.NIEUW}
        for eenheid in eenheden(mutatie):
            oud = bekend.get(eenheid.get("wat", ""))
            nieuw = next(inhoud(eenheid), None)
            if eenheid.tag == T + "VervangKop" and oud is not None:
                oud = oud.find(T + "Kop")
            if oud is None or nieuw is None:
                continue
            for element, mis in verschillen(oud, nieuw, genoemd):
                bij: etree._Element = eenheid if element is None else element
                yield STOP_45.bevinding(mutatie.bestand, bij, f"Ongemerkt: {mis}.")

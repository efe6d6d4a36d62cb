"""RNV-STOP-23: within a text no two elements have the same eId or wId."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.formats.stop.keuring.aanlevering import Aanlevering, regel_van
from pipeline.formats.stop.keuring.regel import Regel
from pipeline.formats.stop.keuring.tekst import Deel, Staat
from pipeline.model import Finding

STOP_23 = Regel(
    code="RNV-STOP-23",
    eis="Binnen een component is elk eId en elk wId van één element, ook wat in een wijziging vervalt.",
    bron="STOP0020, STOP0021, STOP0027, STOP0028; die slaan vervallende elementen over",
)


@STOP_23.toets
def ids_zijn_uniek(aanlevering: Aanlevering) -> Iterator[Finding]:
    for component in aanlevering.teksten:
        eerder: dict[tuple[str, str], Deel] = {}
        for deel in component.delen:
            for soort in ("eId", "wId"):
                naam = deel.element.get(soort)
                if naam is None:
                    continue
                eerste = eerder.setdefault((soort, naam), deel)
                if eerste is not deel:
                    wat = f"Het {soort} {naam} is al van het element op regel {regel_van(eerste.element)}."
                    vervalt = Staat.WEG in (deel.staat, eerste.staat)
                    ernst = aanlevering.ernst_naamgeving if vervalt else STOP_23.ernst
                    yield STOP_23.bevinding(component.bestand, deel.element, wat, ernst)

"""RNV-STOP-01: a delivery has an assignment and a manifest, and its XML can be read."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.formats.stop.keuring.aanlevering import Aanlevering
from pipeline.formats.stop.keuring.regel import Regel
from pipeline.formats.stop.pakket import MANIFEST, OPDRACHT
from pipeline.formats.stop.xml import TRANSPORT
from pipeline.model import Finding

STOP_01 = Regel(
    code="RNV-STOP-01",
    eis="Een aanlevering heeft opdracht.xml en manifest.xml, en al haar XML is welgevormd.",
    bron="LVBB1002, LVBB1003",
)


@STOP_01.toets
def pakket_is_leesbaar(aanlevering: Aanlevering) -> Iterator[Finding]:
    for naam, bestand in aanlevering.bestanden.items():
        if bestand.fout:
            yield STOP_01.bevinding(naam, bestand.fout_regel, f"{naam} {bestand.fout}.")
    if not aanlevering.pakket:
        return
    for naam in (OPDRACHT, MANIFEST):
        gevonden = aanlevering.bestanden.get(naam)
        if gevonden is None:
            anders = aanlevering.lijkt_op(naam)
            waar = f" (er is wel {anders}; hoofdletters tellen)" if anders else ""
            yield STOP_01.bevinding(naam, 0, f"{naam} ontbreekt in de aanlevering{waar}.")
        elif gevonden.wortel is not None and gevonden.namespace != TRANSPORT:
            yield STOP_01.bevinding(naam, gevonden.wortel, f"{naam} heeft niet de naamruimte {TRANSPORT}.")

"""RNV-STOP-02: the manifest and the delivery tell of the same files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.formats.stop.keuring.aanlevering import Aanlevering
from pipeline.formats.stop.keuring.regel import Regel
from pipeline.formats.stop.pakket import MANIFEST
from pipeline.model import Finding

STOP_02 = Regel(
    code="RNV-STOP-02",
    eis="Elk bestand van de aanlevering staat één keer in het manifest, met dezelfde hoofdletters, en omgekeerd.",
    bron="LVBB1009, LVBB1010, LVBB1042, LVBB1575",
)


@STOP_02.toets
def manifest_klopt(aanlevering: Aanlevering) -> Iterator[Finding]:
    manifest = aanlevering.transport(MANIFEST)
    if manifest is None:
        return
    namen: Counter[str] = Counter()
    for element in manifest.iter("{*}bestandsnaam"):
        naam = (element.text or "").strip()
        namen[naam] += 1
        if namen[naam] == 2:
            yield STOP_02.bevinding(MANIFEST, element, f"{naam} staat meer dan één keer in het manifest.")
        if aanlevering.pakket and naam not in aanlevering.bestanden:
            anders = aanlevering.lijkt_op(naam)
            waar = f"in de aanlevering heet het {anders}; hoofdletters tellen" if anders else "niet in de aanlevering"
            yield STOP_02.bevinding(MANIFEST, element, f"{naam} staat in het manifest, {waar}.")
    for naam in sorted(aanlevering.bestanden.keys() - namen.keys() - {MANIFEST}):
        if aanlevering.pakket:
            yield STOP_02.bevinding(naam, 0, f"{naam} staat in de aanlevering, maar niet in het manifest.")

"""RNV-STOP-08: a file tells by which version of the standard it was written."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.formats.stop.keuring.aanlevering import Aanlevering
from pipeline.formats.stop.keuring.regel import Regel
from pipeline.formats.stop.xml import AANLEVERING, DATA, TEKST
from pipeline.model import Finding, Lvbbversie, Severity, Stopversie

STOP_08 = Regel(
    code="RNV-STOP-08",
    eis="`@schemaversie` is de versie waartegen gekeurd wordt: STOP 1.3.0 in de modules, LVBB 1.2.0 in de aanlevering.",
    bron="LVBB1515",
    ernst=Severity.WARNING,
)
VERSIES = {AANLEVERING: Lvbbversie.V1_2_0, DATA: Stopversie.V1_3_0, TEKST: Stopversie.V1_3_0}


@STOP_08.toets
def versie_is_die_van_de_keuring(aanlevering: Aanlevering) -> Iterator[Finding]:
    for bestand, wortel in aanlevering.wortels():
        for namespace, verwacht in VERSIES.items():
            for element in wortel.iter(f"{{{namespace}}}*"):
                versie = element.get("schemaversie")
                if versie is not None and versie != verwacht:
                    wat = f"De schemaversie is {versie}; gekeurd is tegen {verwacht}."
                    yield STOP_08.bevinding(bestand, element, wat)

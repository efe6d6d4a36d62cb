"""RNV-STOP-41: marks of change stand in a mutation and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.formats.stop.keuring.aanlevering import Aanlevering
from pipeline.formats.stop.keuring.regel import Regel
from pipeline.formats.stop.keuring.tekst import MUTATIES
from pipeline.formats.stop.xml import T, lokaal
from pipeline.model import Finding

STOP_41 = Regel(
    code="RNV-STOP-41",
    eis="NieuweTekst, VerwijderdeTekst en @wijzigactie staan alleen in een RegelingMutatie of BesluitMutatie.",
    bron="STOP0017, STOP0018",
)


@STOP_41.toets
def markering_in_mutatie(aanlevering: Aanlevering) -> Iterator[Finding]:
    for bestand, wortel in aanlevering.wortels():
        for element in wortel.iter(T + "*"):
            merk = element.tag in (T + "NieuweTekst", T + "VerwijderdeTekst") or element.get("wijzigactie") is not None
            if merk and next(element.iterancestors(*MUTATIES), None) is None:
                wat = f"{lokaal(element)} is een markering buiten een wijziging."
                yield STOP_41.bevinding(bestand, element, wat)

"""RNV-STOP-43: a unit of a mutation holds what it says."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.formats.stop.keuring.aanlevering import Aanlevering, regel_van
from pipeline.formats.stop.keuring.regel import Regel
from pipeline.formats.stop.keuring.was import eenheden, inhoud
from pipeline.formats.stop.xml import T, lokaal
from pipeline.model import Finding

STOP_43 = Regel(
    code="RNV-STOP-43",
    eis="`@wat` van Vervang en Verwijder is het wId van het element dat erin staat; elke eenheid raakt iets anders.",
    bron="STOP0077, LVBB5033",
)


@STOP_43.toets
def wat_is_de_inhoud(aanlevering: Aanlevering) -> Iterator[Finding]:
    for mutatie in aanlevering.mutaties():
        eerder: dict[str, int] = {}
        for eenheid in eenheden(mutatie):
            wat = eenheid.get("wat")
            if wat is None:
                continue
            wids = [element.get("wId") for element in inhoud(eenheid)]
            if eenheid.tag != T + "VervangKop" and wids != [wat]:
                echt = ", ".join(str(wid) for wid in wids) or "niets"
                mis = f"{lokaal(eenheid)} noemt {wat} in @wat, maar bevat {echt}."
                yield STOP_43.bevinding(mutatie.bestand, eenheid, mis)
            if wat in eerder:
                mis = f"{wat} wordt ook al op regel {eerder[wat]} gewijzigd."
                yield STOP_43.bevinding(mutatie.bestand, eenheid, mis)
            eerder.setdefault(wat, regel_van(eenheid))

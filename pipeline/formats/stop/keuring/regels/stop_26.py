"""RNV-STOP-26: a mutation starts from the version that it names."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.formats.stop.keuring.aanlevering import Aanlevering
from pipeline.formats.stop.keuring.akn import Naam, ontleed
from pipeline.formats.stop.keuring.regel import Regel
from pipeline.formats.stop.keuring.was import was_van
from pipeline.model import Finding

STOP_26 = Regel(
    code="RNV-STOP-26",
    eis="`@was` is een eerdere versie van hetzelfde werk, en met --was: precies de gegeven tekst.",
    bron="STOP0066, LVBB5007, LVBB5015",
)


@STOP_26.toets
def was_is_de_vorige(aanlevering: Aanlevering) -> Iterator[Finding]:
    for mutatie in aanlevering.mutaties():
        was, wordt = ontleed(mutatie.was), ontleed(mutatie.wordt)
        mis = _vorm(mutatie.was, was, mutatie.wordt, wordt)
        if mis is not None:
            yield STOP_26.bevinding(mutatie.bestand, mutatie.wortel, mis)
        elif aanlevering.was:
            gegeven = was_van(aanlevering, mutatie)
            if gegeven is None:
                namen = ", ".join(tekst.expressie for tekst in aanlevering.was)
                mis = f"De mutatie gaat over {mutatie.was}; gegeven als was is {namen}, van een ander werk."
                yield STOP_26.bevinding(mutatie.bestand, mutatie.wortel, mis)
            elif gegeven.expressie and gegeven.expressie != mutatie.was:
                mis = f"De mutatie gaat uit van {mutatie.was}, maar de gegeven tekst is {gegeven.expressie}."
                yield STOP_26.bevinding(mutatie.bestand, mutatie.wortel, mis)


def _vorm(was_naam: str, was: Naam | None, wordt_naam: str, wordt: Naam | None) -> str | None:
    if was is None or not was.versie:
        return f"“{was_naam}” in @was is geen versie van een regeling (/akn/nl/act/…/nld@…;versie)."
    if wordt is None or not wordt.versie:
        return f"“{wordt_naam}” in @wordt is geen versie van een regeling (/akn/nl/act/…/nld@…;versie)."
    if was.werk != wordt.werk:
        return f"@was ({was.werk}) en @wordt ({wordt.werk}) zijn versies van verschillende werken."
    if was_naam == wordt_naam or (was.versie, was.datum) == (wordt.versie, wordt.datum):
        return f"@was en @wordt zijn dezelfde versie ({was_naam})."
    if was.datum and wordt.datum and was.datum > wordt.datum:
        return f"@was ({was.datum}) is later dan @wordt ({wordt.datum})."
    return None

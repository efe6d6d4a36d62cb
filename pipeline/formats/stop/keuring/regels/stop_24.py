"""RNV-STOP-24: a wId tells in which version its element was born."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.formats.stop.keuring.aanlevering import Aanlevering
from pipeline.formats.stop.keuring.akn import Naam, ontleed, voorvoegsel
from pipeline.formats.stop.keuring.regel import Regel
from pipeline.formats.stop.keuring.tekst import REGELINGEN, Component, Deel, Staat, heet
from pipeline.model import Finding, Severity

STOP_24 = Regel(
    code="RNV-STOP-24",
    eis="Een nieuw element krijgt in zijn wId de bronhouder en de versie waarin het ontstaat.",
    bron="STOP, naamgevingsconventie wId; geen officiële regel",
)


@STOP_24.toets
def nieuw_krijgt_nieuwe_versie(aanlevering: Aanlevering) -> Iterator[Finding]:
    for component in aanlevering.teksten:
        wordt, was = ontleed(component.wordt), ontleed(component.was)
        if wordt is None or not wordt.versie:
            continue
        if not component.is_mutatie and component.wortel.tag not in REGELINGEN:
            continue  # the besluit around it has versions of its own
        bekend = {naam.voorvoegsel for naam in (was, *_gegeven(aanlevering, wordt)) if naam is not None}
        bekend -= {wordt.voorvoegsel, ""}
        for deel in component.delen:
            begin = voorvoegsel(deel.element.get("wId", ""))
            geboren = deel.staat is Staat.NIEUW or not component.is_mutatie
            if begin and geboren and begin != wordt.voorvoegsel and _te_beoordelen(aanlevering, begin, bekend):
                wat = _wat(component, deel, begin, wordt)
                yield STOP_24.bevinding(component.bestand, deel.element, wat, aanlevering.ernst_naamgeving)


def _te_beoordelen(aanlevering: Aanlevering, begin: str, bekend: set[str]) -> bool:
    """Others may mint as they like; we know what was minted in the versions that are named, and in what we made."""
    return begin in bekend or aanlevering.ernst_voorvoegsel(begin) is Severity.ERROR


def _gegeven(aanlevering: Aanlevering, wordt: Naam) -> Iterator[Naam]:
    for tekst in aanlevering.was:
        naam = ontleed(tekst.expressie)
        if naam is not None and naam.werk == wordt.werk:
            yield naam


def _wat(component: Component, deel: Deel, begin: str, wordt: Naam) -> str:
    code, _, versie = begin.partition("_")
    mis = f"van een andere bronhouder ({code})" if code != wordt.code else f"van versie {versie or '?'}"
    waarom = "is nieuw" if component.is_mutatie else "ontstaat in deze versie"
    return f"{heet(deel.element)} {waarom}, maar heeft een wId {mis}; verwacht werd {wordt.voorvoegsel}__."

"""RNV-STOP-45: with the earlier text: every change is marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from pipeline.formats.stop.keuring.aanlevering import Aanlevering
from pipeline.formats.stop.keuring.regel import Regel
from pipeline.formats.stop.keuring.tekst import Component
from pipeline.formats.stop.keuring.was import was_van
from pipeline.formats.stop.toepassen import Misfit, pas_toe
from pipeline.model import Finding

STOP_45 = Regel(
    code="RNV-STOP-45",
    eis="Zonder de markeringen staat er in een wijziging precies de vorige tekst.",
    bron="LVBB5024 tot en met LVBB5029; alleen met --was",
)
NAAM = re.compile(r"[\w.-]+")


@STOP_45.toets
def niets_verandert_ongemerkt(aanlevering: Aanlevering) -> Iterator[Finding]:
    for mutatie in aanlevering.mutaties():
        was = was_van(aanlevering, mutatie)
        if was is None:
            continue
        namen = _namen(mutatie)
        for misfit in pas_toe(mutatie.wortel, was.tekst.wortel)[1]:
            if misfit.ongemerkt:  # what else doesn't fit, other rules tell
                yield STOP_45.bevinding(mutatie.bestand, _plek(misfit, mutatie, namen), f"Ongemerkt: {misfit}.")


def _namen(mutatie: Component) -> Mapping[str, etree._Element]:
    """The elements of the mutation by wId, and its units by what they replace."""
    gevonden = {naam: deel for deel in mutatie.wortel if (naam := deel.get("wat"))}
    return gevonden | {naam: deel.element for deel in mutatie.delen if (naam := deel.element.get("wId"))}


def _plek(misfit: Misfit, mutatie: Component, namen: Mapping[str, etree._Element]) -> etree._Element:
    """The smallest element of the mutation that the misfit names."""
    genoemd = (*NAAM.findall(misfit.reden.partition(": ")[0]), misfit.element, *NAAM.findall(misfit.eenheid))
    return next((namen[naam] for naam in genoemd if naam in namen), mutatie.wortel)

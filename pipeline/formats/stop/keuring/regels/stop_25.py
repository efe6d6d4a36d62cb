"""RNV-STOP-25: a reference inside the text arrives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from pipeline.formats.stop.keuring.aanlevering import Aanlevering
from pipeline.formats.stop.keuring.regel import Regel
from pipeline.formats.stop.keuring.tekst import GEHEEL, Component, Staat
from pipeline.formats.stop.keuring.was import eids_na, was_van
from pipeline.formats.stop.xml import T
from pipeline.model import Finding

STOP_25 = Regel(
    code="RNV-STOP-25",
    eis="Een IntRef noemt een eId dat in de nieuwe tekst bestaat; in een wijziging ook buiten wat gewijzigd wordt.",
    bron="STOP0010; die zoekt in een wijziging niet",
)


@STOP_25.toets
def verwijzing_komt_aan(aanlevering: Aanlevering) -> Iterator[Finding]:
    alle = aanlevering.teksten
    eids = {component.wortel: _eids(aanlevering, component) for component in alle}
    for component in alle:
        naast = {ander.naam: eids[ander.wortel] for ander in alle if ander.naam and ander.bestand == component.bestand}
        for verwijzing in _verwijzingen(component.wortel):
            doel = verwijzing.get("ref", "")
            mis = _mis(doel, eids[component.wortel], naast)
            if mis is not None:
                yield STOP_25.bevinding(
                    component.bestand, verwijzing, f"De verwijzing naar {doel} komt niet aan: {mis}."
                )


def _eids(aanlevering: Aanlevering, component: Component) -> tuple[set[str], set[str], bool]:
    """What there is, what goes, and whether that is all: of a mutation without its `was` the rest is unknown."""
    was = was_van(aanlevering, component) if component.is_mutatie else None
    alle = [(deel.element.get("eId"), deel.staat) for deel in component.delen]
    weg = {eid for eid, staat in alle if eid and staat is Staat.WEG}
    if was is not None:
        return eids_na(was, component), weg, True
    return {eid for eid, staat in alle if eid and staat is not Staat.WEG}, weg, not component.is_mutatie


def _mis(
    doel: str, eigen: tuple[set[str], set[str], bool], naast: Mapping[str, tuple[set[str], set[str], bool]]
) -> str | None:
    if doel.startswith("!"):
        naam, _, doel = doel[1:].partition("#")
        if naam not in naast:
            return f"er is geen component {naam or '(zonder naam)'}"
        eigen = naast[naam]
    er, weg, volledig = eigen
    if doel in er:
        return None
    if doel in weg:
        return "dat element vervalt in deze wijziging"
    return "dat eId bestaat niet" if volledig else None


def _verwijzingen(element: etree._Element) -> Iterator[etree._Element]:
    """The references of one component that are in the new text."""
    for kind in element.iterchildren(etree.Element):
        if kind.get("componentnaam") is not None or kind.get("wijzigactie") == "verwijder":
            continue
        if GEHEEL.get(kind.tag) is Staat.WEG:
            continue
        if kind.tag == T + "IntRef":
            yield kind
        yield from _verwijzingen(kind)

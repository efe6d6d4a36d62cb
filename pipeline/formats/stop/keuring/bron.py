"""Which line of the Markdown a finding is about, by the line of the XML."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from pipeline.formats.stop.keuring.aanlevering import Aanlevering, regel_van
from pipeline.model import Finding, Position


def bronnen(aanlevering: Aanlevering, bevindingen: Iterable[Finding]) -> dict[Finding, Position]:
    """The place in the source of each finding that has one; none when the delivery isn't ours."""
    herkomst = aanlevering.herkomst
    if herkomst is None:
        return {}
    op_regel: dict[str, dict[int, etree._Element]] = {}
    gevonden: dict[Finding, Position] = {}
    for bevinding in bevindingen:
        naam, regel = bevinding.position.file, bevinding.position.line
        bestand = aanlevering.bestanden.get(naam)
        if bestand is None or bestand.wortel is None:
            continue
        if naam not in op_regel:
            # Of the elements that begin on a line the last is the deepest: ours has one per line outside running text.
            op_regel[naam] = {regel_van(element): element for element in bestand.wortel.iter(etree.Element)}
        element = op_regel[naam].get(regel)
        plek = herkomst.plek(element) if element is not None else None
        if plek is not None and plek.file:
            gevonden[bevinding] = plek
    return gevonden

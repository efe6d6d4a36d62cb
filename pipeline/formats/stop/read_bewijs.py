"""Law L8 on a text of STOP: every letter of the XML stands in the tree, in the same order, and no other."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.formats.stop.read_lezing import Lezing
from pipeline.formats.stop.xml import T, lokaal
from pipeline.formats.woordbewijs import eerste_verschil, teksten
from pipeline.model import LEEG_MERK, Regeling, stukken

ZIN = 40
"""How much of the text around the first difference is shown."""


def weiger_verloren_woorden(lezing: Lezing, regeling: Regeling) -> None:
    """Refuse a text of which something would be lost or moved: it stands where STOP has no place for it."""
    verschil = eerste_verschil(
        [*_in_xml(lezing, lezing.wortel), ("", lezing.wortel)], (regeling.opschrift, *teksten(stukken(regeling)))
    )
    if verschil is None:
        return
    tekst, element = verschil
    rond = " ".join(tekst.split())[:ZIN]
    lezing.weiger(
        element,
        f"Bij “{rond}” (in <{lokaal(element)}>) zou tekst verloren gaan of verplaatst worden: zij staat op een plek "
        "die STOP daarvoor niet kent.",
        "Controleer het bestand met `renvooi validate`.",
    )


def _in_xml(lezing: Lezing, element: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """The pieces of text with the element they stand in; what the reader said that it added is there too."""
    if element in lezing.toegevoegd:
        yield lokaal(element), element
    noot = lezing.herhaald.get(element)
    if noot is not None:
        yield from _in_xml(lezing, noot)
        return
    if element.tag.removeprefix(T) in LEEG_MERK:
        yield LEEG_MERK[lokaal(element)], element
    if element.text:
        yield element.text, element
    for deel in element:
        yield from _in_xml(lezing, deel)
        if deel.tail:
            yield deel.tail, element

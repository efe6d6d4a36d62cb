"""The words of a classic legislation XML, counted without the code that reads them, against those of the tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from pipeline.formats.klassiek.lezing import STIL, Lezing, naam
from pipeline.formats.woordbewijs import eerste_verschil, lopende_teksten, teksten
from pipeline.model import Knoop, Problem, is_zonder_kop, kinderen, kop_van

ZIN = 40


def weiger_verloren_woorden(
    lezing: Lezing, delen: Iterable[etree._Element], vooraf: Iterable[str], boom: Iterable[Knoop]
) -> None:
    """Note a problem when a letter of the elements, in this order, is not in the tree, or another one is.

    `vooraf` are texts that stand before the tree, such as the title.
    """
    bron = [stuk for deel in delen for stuk in _in_xml(lezing, deel)]
    verschil = eerste_verschil(bron, (*vooraf, *_zonder_verzonnen(boom)))
    if verschil is None:
        return
    tekst, element = verschil
    rond = " ".join(tekst.split())[:ZIN]
    wat = f"Bij “{rond}” (in <{naam(element)}>) zou tekst verloren gaan of verplaatst worden."
    lezing.problemen.append(Problem(wat, lezing.plek(element), "Meld dit als fout in renvooi, met het bestand."))


def _in_xml(lezing: Lezing, element: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """The pieces of text with the element they stand in; a mark that is an attribute comes before what it marks."""
    if element in lezing.redactie:
        yield lezing.redactie[element], element
        return
    if naam(element) in STIL:
        return
    if naam(element) == "li" and not any(naam(deel) == "li.nr" for deel in element):
        yield element.get("nr", ""), element
    if naam(element) != "kop" and element in lezing.toegevoegd:
        yield lezing.toegevoegd[element], element
    yield element.text or "", element
    for deel in element:
        yield from _in_xml(lezing, deel)
        yield deel.tail or "", element
    if naam(element) == "kop" and element in lezing.toegevoegd:
        yield lezing.toegevoegd[element], element


def _zonder_verzonnen(nodes: Iterable[Knoop]) -> Iterator[str]:
    """The texts of the tree without "[zonder opschrift]": that stands in no source."""
    for node in nodes:
        kop = kop_van(node)
        if kop is None:
            yield from teksten((node,))
            continue
        if not is_zonder_kop(kop):
            yield from (kop.label, kop.nummer)
            yield from lopende_teksten(kop.opschrift)
        yield from _zonder_verzonnen(kinderen(node))

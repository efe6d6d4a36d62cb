"""Law L8 on the text at hand: every letter of the XML stands in the tree, in the same order, and no other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from lxml import etree

from pipeline.formats.stop.blok import MERK
from pipeline.formats.stop.read_inline import zichtbaar
from pipeline.formats.stop.read_lezing import Lezing
from pipeline.formats.stop.xml import T, lokaal
from pipeline.model import (
    LEEG_MERK,
    Gereserveerd,
    Inlines,
    Knoop,
    Li,
    Lid,
    Nadruk,
    Noot,
    Regeling,
    Tekst,
    Vervallen,
    Verwijzing,
    kinderen,
    kop_van,
    stukken,
    tekst_van,
)

ZIN = 40
"""How much of the text around the first difference is shown."""


def weiger_verloren_woorden(lezing: Lezing, regeling: Regeling) -> None:
    """Refuse a text of which something would be lost or moved: it stands where STOP has no place for it."""
    delen = list(_in_xml(lezing, lezing.wortel))
    bron = [_letters(tekst) for tekst, _ in delen]
    was = "".join(bron)
    wordt = "".join(_letters(tekst) for tekst in (regeling.opschrift, *_in_boom(regeling)))
    if was == wordt:
        return
    langs = enumerate(zip(was, wordt, strict=False))
    begin = next((plek for plek, (een, ander) in langs if een != ander), min(len(was), len(wordt)))
    plekken: list[int] = []
    lengte = 0
    for letters in bron:
        plekken.append(lengte)
        lengte += len(letters)
    tekst, element = delen[max(0, bisect_right(plekken, begin) - 1)] if delen else ("", lezing.wortel)
    rond = " ".join(tekst.split())[:ZIN]
    lezing.weiger(
        element,
        f"Bij “{rond}” (in <{lokaal(element)}>) zou tekst verloren gaan of verplaatst worden: zij staat op een plek "
        "die STOP daarvoor niet kent.",
        "Controleer het bestand met `renvooi validate`.",
    )


def _letters(tekst: str) -> str:
    """Letters and digits: what is left of a text when its form doesn't count."""
    return "".join(teken for teken in zichtbaar(tekst) if teken.isalnum())


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


def _in_boom(regeling: Regeling) -> Iterator[str]:
    for stuk in stukken(regeling):
        yield from _van(stuk)


def _van(node: Knoop) -> Iterator[str]:
    kop = kop_van(node)
    if kop is not None:
        yield kop.label
        yield kop.nummer
    match node:
        case Lid(nummer) | Li(nummer):
            yield nummer
        case Vervallen() | Gereserveerd():
            yield MERK[type(node)]
        case _:
            pass
    yield from _lopend(tekst_van(node))
    for deel in kinderen(node):
        yield from _van(deel)


def _lopend(inlines: Inlines) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Tekst(inhoud):
                yield inhoud
            case Nadruk() | Verwijzing():
                yield from _lopend(inline.inhoud)
            case Noot(label, blokken):
                yield label
                for blok in blokken:
                    yield from _van(blok)
            case _:
                pass

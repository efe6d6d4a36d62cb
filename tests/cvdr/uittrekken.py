"""The words of a tree and of CVDR XML, each found without the code that writes one from the other."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.model import (
    Afbeelding,
    Begrip,
    Gereserveerd,
    Inlines,
    Knoop,
    Li,
    Lid,
    Nadruk,
    Noot,
    Regeleinde,
    Regeling,
    Tekst,
    Vervallen,
    Verwijzing,
    Weggelaten,
    kinderen,
    kop_van,
    stukken,
    tekst_van,
)

LOPEND = {"vet", "cursief", "onderstreept", "sup", "inf", "extref"}
MERKEN = {Vervallen: "[vervallen]", Gereserveerd: "[gereserveerd]", Weggelaten: "[…]"}
DASH = "-"
"""The mark of an item without a label is no word."""


def woorden_van_boom(regeling: Regeling) -> list[str]:
    """Every word of the regulation with its labels, in the order of the text."""
    return [word for piece in stukken(regeling) for word in "".join(_knoop(piece)).split() if word != DASH]


def _knoop(node: Knoop) -> Iterator[str]:
    kop = kop_van(node)
    if kop:
        yield f" {kop.label} {kop.nummer} "
    if isinstance(node, Lid | Li):
        dotted = node.nummer and node.nummer[-1] not in ").:•–-"
        yield f" {node.nummer}{'.' if dotted else ''} "
    yield from _inlines(tekst_van(node))
    yield ": " if isinstance(node, Begrip) else " "
    if type(node) in MERKEN:
        yield f" {MERKEN[type(node)]} "  # type: ignore[index]
    for child in kinderen(node):
        yield from _knoop(child)


def _inlines(text: Inlines) -> Iterator[str]:
    for part in text:
        match part:
            case Tekst(inhoud):
                yield inhoud
            case Nadruk() | Verwijzing():
                yield from _inlines(part.inhoud)
            case Noot():
                yield f" {part.label} "
                for block in part.inhoud:
                    yield from _knoop(block)
            case Regeleinde() | Afbeelding():
                yield " "


def woorden_van_xml(xml: bytes) -> list[str]:
    """Every word of the text in the XML, without the aanhef, the closing and the metadata."""
    root = etree.fromstring(xml)
    regeling = root.find("{*}body/{*}regeling")
    assert regeling is not None
    parts = [part for part in regeling if naam(part) not in ("aanhef", "regeling-sluiting")]
    return [word for part in parts for word in "".join(_element(part)).split() if word != DASH]


def _element(element: etree._Element) -> Iterator[str]:
    space = "" if naam(element) in LOPEND else " "
    yield f"{space}{element.get('nr', '') if naam(element) == 'li' else ''}{space}{element.text or ''}"
    for child in element:
        yield from _element(child)
        yield child.tail or ""
    yield space


def naam(element: etree._Element) -> str:
    """The name without its namespace."""
    return etree.QName(element).localname

"""The XML of Word: its namespaces, elements and the one way it becomes bytes."""

from __future__ import annotations

import re
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
}
W, R, WP, A, PIC, W14, MC, ASVG = (f"{{{address}}}" for address in NS.values())
VAL = W + "val"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

STUURTEKEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML has no place for."""

PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)


def wortel(tag: str, **prefixes: str) -> Element:
    """A root element that declares these prefixes."""
    return etree.Element(tag, nsmap=prefixes)


def kind(ouder: Element, naam: str, waarde: str | None = None, **attributen: str) -> Element:
    """A new last child in Word's own namespace; `waarde` is its `w:val`, and the attributes are in it too."""
    element = etree.SubElement(ouder, W + naam)
    if waarde is not None:
        element.set(VAL, waarde)
    for key, value in attributen.items():
        element.set(W + key, value)
    return element


def ouder_van(element: Element) -> Element:
    """What the element is in; it is not the root."""
    ouder = element.getparent()
    assert ouder is not None
    return ouder


def neem_weg(element: Element) -> None:
    """Take the element, with all in it, out of what it is in."""
    ouder_van(element).remove(element)


def lees_xml(inhoud: bytes) -> Element:
    """The root of a part; raises etree.XMLSyntaxError."""
    return etree.fromstring(inhoud, PARSER)


def als_bytes(element: Element) -> bytes:
    """The part: UTF-8, white space as it is, always the same."""
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)

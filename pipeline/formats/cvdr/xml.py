"""The XML of CVDR: its namespaces, and which of its elements hold running text."""

from __future__ import annotations

from typing import cast

from lxml import etree

CVDR = "http://standaarden.overheid.nl/cvdr/terms/"
DCTERMS = "http://purl.org/dc/terms/"
OVERHEID = "http://standaarden.overheid.nl/owms/terms/"
OVERHEIDRG = "http://standaarden.overheid.nl/cvdr/meta/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
SCHEMA = f"{CVDR} http://decentrale.regelgeving.overheid.nl/cvdr/xsd/cvdr.xsd"

C = f"{{{CVDR}}}"
PREFIXES: dict[str | None, str] = {
    None: CVDR,
    "dcterms": DCTERMS,
    "overheid": OVERHEID,
    "overheidrg": OVERHEIDRG,
    "xsi": XSI,
}
LOPEND = frozenset(
    C + naam for naam in ("intitule al label nr titel lidnr tussenkop title functie noot.nr noot.al".split())
)
"""Elements with running text: a line break inside them would be a space in the law."""


def wortel() -> etree._Element:
    """The root of a document, with the prefixes that real documents declare."""
    element = etree.Element(C + "cvdr", nsmap=cast(dict[str, str], PREFIXES))
    element.set(f"{{{XSI}}}schemaLocation", SCHEMA)
    return element


def kind(ouder: etree._Element, naam: str, tekst: str | None = None, **attributen: str) -> etree._Element:
    """A new last child. `naam` may have a prefix ("dcterms:title"); without one it is an element of the text."""
    prefix, dubbel, lokaal = naam.rpartition(":")
    namespace = PREFIXES[prefix] if dubbel else CVDR
    element = etree.SubElement(ouder, f"{{{namespace}}}{lokaal}", attributen)
    element.text = tekst
    return element


def naam_van(element: etree._Element) -> str:
    """The name without its namespace."""
    return str(element.tag).rpartition("}")[2]

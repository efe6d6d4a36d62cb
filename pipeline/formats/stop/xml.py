"""The XML of STOP: its namespaces, elements and the one way it is laid out in bytes."""

from __future__ import annotations

from collections.abc import Set
from typing import cast

from lxml import etree

TEKST = "https://standaarden.overheid.nl/stop/imop/tekst/"
DATA = "https://standaarden.overheid.nl/stop/imop/data/"
AANLEVERING = "https://standaarden.overheid.nl/lvbb/stop/aanlevering/"
TRANSPORT = "http://www.overheid.nl/2017/lvbb"

T = f"{{{TEKST}}}"
D = f"{{{DATA}}}"

LOPEND = frozenset(
    T + naam
    for naam in ("Al Label Nummer Opschrift LiNummer LidNummer Term Tussenkop title Bijschrift Wat NootNummer").split()
)
"""Elements with running text: a line break inside them would be a space in the law."""


def wortel(namespace: str, naam: str) -> etree._Element:
    """A root element whose namespace is the default one, so that no prefix is needed below it."""
    nsmap: dict[str | None, str] = {None: namespace}
    return etree.Element(f"{{{namespace}}}{naam}", nsmap=cast(dict[str, str], nsmap))


def kind(ouder: etree._Element, naam: str, tekst: str | None = None) -> etree._Element:
    """A new last child, in the namespace of its parent."""
    namespace = ouder.tag[: ouder.tag.index("}") + 1]
    element = etree.SubElement(ouder, namespace + naam)
    if tekst is not None:
        element.text = tekst
    return element


def lokaal(element: etree._Element) -> str:
    """The name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def als_bytes(element: etree._Element, lopend: Set[str] = LOPEND) -> bytes:
    """The document: UTF-8, one element per line, running text (`lopend`) untouched, always the same."""
    _spring_in(element, "\n", lopend)
    return etree.tostring(element.getroottree(), xml_declaration=True, encoding="UTF-8") + b"\n"


def _spring_in(element: etree._Element, eind: str, lopend: Set[str]) -> None:
    if element.tag in lopend or not len(element):
        return
    begin = eind + "  "
    element.text = begin
    for onderdeel in element:
        _spring_in(onderdeel, begin, lopend)
        onderdeel.tail = begin
    element[-1].tail = eind

"""The smallest part of an annex or explanation that holds its whole change: STOP can replace a division by itself."""

from __future__ import annotations

from lxml import etree

from pipeline.formats.stop.xml import T
from pipeline.formats.stop.zijde import ACTIE, MERKEN

DIVISIES = frozenset(
    T + naam for naam in ("Divisie", "Divisietekst", "AlgemeneToelichting", "ArtikelgewijzeToelichting")
)


def kleinste_deel(samen: etree._Element, was: etree._Element) -> etree._Element:
    """The marked provision, or the division in it outside of which it is still what it was.

    Only ever one: two divisions that change are two units where the council saw one annex change.
    """
    kind = _enige_met_merk(samen)
    oud = None if kind is None else next((deel for deel in was if deel.get("wId") == kind.get("wId")), None)
    if kind is None or oud is None or _naam(kind) != _naam(oud) or _zonder(samen, kind) != _zonder(was, oud):
        return samen
    deel = kleinste_deel(kind, oud)
    deel.tail = None
    return deel


def _enige_met_merk(samen: etree._Element) -> etree._Element | None:
    """The one division in which all marks are, and that is itself neither new nor gone."""
    met_merk = [deel for deel in samen if _gemerkt(deel)]
    if len(met_merk) != 1 or met_merk[0].tag not in DIVISIES or met_merk[0].get(ACTIE) or samen.get(ACTIE):
        return None
    return met_merk[0]


def _gemerkt(element: etree._Element) -> bool:
    return any(deel.tag in MERKEN or deel.get(ACTIE) for deel in element.iter())


def _naam(element: etree._Element) -> tuple[str, str | None, str | None]:
    return str(element.tag), element.get("eId"), element.get("wId")


def _zonder(element: etree._Element, deel: etree._Element | None) -> object:
    """All that an element says but for this part of it; equal values are equal elements."""
    if element is deel:
        return None
    delen = tuple((_zonder(onder, deel), onder.tail or "") for onder in element)
    return (element.tag, sorted(element.attrib.items()), element.text or "", delen)

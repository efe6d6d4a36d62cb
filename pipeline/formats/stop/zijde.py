"""One side of a marked text: how an element with renvooi reads in the old and in the new version."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from lxml import etree

from pipeline.formats.stop.xml import T

WEG, BIJ = T + "VerwijderdeTekst", T + "NieuweTekst"
ACTIE = "wijzigactie"
VOEGTOE, VERWIJDER, NIEUW_OM, WEG_OM = "voegtoe", "verwijder", "nieuweContainer", "verwijderContainer"
ZONDER_ACTIE = frozenset({T + "Label"})
"""What can't carry a `wijzigactie`: it is only in the side that has text in it."""


class Zijde(Enum):
    """A side of a change."""

    WAS = "was"
    WORDT = "wordt"


VERBORGEN = {Zijde.WAS: (BIJ, VOEGTOE, NIEUW_OM), Zijde.WORDT: (WEG, VERWIJDER, WEG_OM)}
"""By side: the mark of text and the action on an element that are not in it, and the wrapper that is not."""
MERKEN = (WEG, BIJ)


def elementen(element: etree._Element, zijde: Zijde) -> Iterator[etree._Element]:
    """The elements that are in this side, in order, without the marks themselves."""
    merk, actie, om = VERBORGEN[zijde]
    if not isinstance(element.tag, str) or element.tag == merk or element.get(ACTIE) == actie:
        return
    if element.tag in ZONDER_ACTIE and not _heeft_tekst(element, merk):
        return
    if element.tag not in MERKEN and element.get(ACTIE) != om:
        yield element
    for onderdeel in element:
        yield from elementen(onderdeel, zijde)


def _heeft_tekst(element: etree._Element, merk: str) -> bool:
    """Whether something is left in this side of an element that can only be there with text in it."""
    if element.text:
        return True
    return any(onderdeel.tag != merk or onderdeel.tail for onderdeel in element)


def lezing(element: etree._Element, zijde: Zijde) -> list[object]:
    """How the element reads in this side: names, attributes but identities, texts and order; equal is the same text."""
    merk, actie, om = VERBORGEN[zijde]
    delen: list[object] = []
    _lees(element, (merk, actie, om), delen)
    return delen


def _lees(element: etree._Element, verborgen: tuple[str, str, str], delen: list[object]) -> None:
    merk, actie, om = verborgen
    if not isinstance(element.tag, str) or element.tag == merk or element.get(ACTIE) == actie:
        return
    if element.tag in ZONDER_ACTIE and not _heeft_tekst(element, merk):
        return
    doorzichtig = element.tag in MERKEN or element.get(ACTIE) == om
    inhoud = delen
    if not doorzichtig:
        inhoud = []
        eigen = {naam: waarde for naam, waarde in element.attrib.items() if naam not in IDENTITEIT}
        delen.append((element.tag, tuple(sorted(eigen.items())), inhoud))
    _tekst(inhoud, element.text)
    for onderdeel in element:
        _lees(onderdeel, verborgen, inhoud)
        _tekst(inhoud, onderdeel.tail)


def _tekst(delen: list[object], tekst: str | None) -> None:
    if not tekst:
        return
    if delen and isinstance(delen[-1], str):
        delen[-1] += tekst
    else:
        delen.append(tekst)


IDENTITEIT = frozenset(
    f"eId wId id refid ref scope type {ACTIE} componentnaam was wordt naam breedte hoogte dpi formaat".split()
)
"""Attributes that say which element, target or file it is, not what it says."""

"""The identities in a foreign text, by the place that our own exporter gives the same element: what a lock freezes."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import cast

from lxml import etree
from rapidfuzz.distance import Indel

from pipeline.formats.stop.beeld import Beeld
from pipeline.formats.stop.eid import REF, geef_ids
from pipeline.formats.stop.read_lezing import VERLIES
from pipeline.formats.stop.tekst import regeling_compact
from pipeline.formats.stop.xml import T, lokaal
from pipeline.formats.zichtbaar import zichtbaar
from pipeline.model import Finding, Position, Regeling, Severity, beeldplekken, knopen

WOORD = re.compile(r"\w+")
ERNAAST = {
    T + "Lijst": frozenset({T + "Lijstaanhef", T + "Lijstsluiting"}),
    T + "table": frozenset({T + "Bron"}),
    T + "Figuur": frozenset({T + "Titel", T + "Bron"}),
}
"""What stands in an element of STOP and, once read, next to it."""
MET_KOP = frozenset(
    T + naam
    for naam in (
        "Boek Deel Hoofdstuk Titel Afdeling Paragraaf Subparagraaf Subsubparagraaf Artikel Bijlage Toelichting "
        "AlgemeneToelichting ArtikelgewijzeToelichting Divisie"
    ).split()
)
"""Elements that are known by their heading; any other by all of its words."""
GETOOND = 3
"""How many identities without a partner are named; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Identiteiten:
    """The foreign wId by our eId, in the order of the text, and which elements have none or lost theirs."""

    wids: dict[str, str]
    meldingen: tuple[Finding, ...]


def vreemde_identiteiten(regeling: Regeling, compact: etree._Element, bestand: str = "") -> Identiteiten:
    """The identities of the text it was read from, for the elements that our exporter writes of this regulation.

    Elements are paired in the order of the text, those of one kind with the same words; where the two differ (a wrapper
    that went) neither has a partner. An element of ours without one gets an identity of its own at export.
    """
    eigen = _eigen(regeling)
    vreemd = [element for element in compact.iter(etree.Element) if element.tag in REF and element.get("wId")]
    wids: dict[str, str] = {}
    gezien: set[str] = set()
    gepaard: set[int] = set()
    sleutels = [[_sleutel(element) for element in reeks] for reeks in (eigen, vreemd)]
    for blok in Indel.opcodes(*sleutels).as_matching_blocks():
        for stap in range(blok.size):
            ons, hun = eigen[blok.a + stap], vreemd[blok.b + stap]
            wid = str(hun.get("wId"))
            if wid not in gezien:
                gezien.add(wid)
                gepaard.add(blok.b + stap)
                wids[str(ons.get("eId"))] = wid
    verloren = [element for plek, element in enumerate(vreemd) if plek not in gepaard]
    nieuw = [element for element in eigen if str(element.get("eId")) not in wids]
    return Identiteiten(wids, (*_verloren(verloren, bestand), *_nieuw(nieuw, bestand)))


def _eigen(regeling: Regeling) -> list[etree._Element]:
    """The elements that our exporter writes, with their eIds."""
    beelden = {bron: Beeld("x.png", "image/png", 1, 1) for bron in beeldplekken(knopen(regeling))}
    compact = regeling_compact(regeling, "", beelden)
    geef_ids(compact, "", {})
    return [element for element in compact.iter(etree.Element) if element.tag in REF]


def _sleutel(element: etree._Element) -> Hashable:
    """What is the same in both texts: the kind of element and its words, or those of its heading."""
    if element.tag in (T + "Lichaam", T + "Toelichting"):
        return REF[element.tag], ()
    delen = element.find(T + "Kop") if element.tag in MET_KOP else element
    tekst = tuple(WOORD.findall(zichtbaar(" ".join(_woorden(delen))))) if delen is not None else ()
    return REF[element.tag], () if tekst == (lokaal(element),) else tekst


def _woorden(element: etree._Element) -> Iterator[str]:
    """The text of the element but for what goes to stand next to it, and for marks of notes, which may change."""
    niet = ERNAAST.get(element.tag, frozenset())
    for deel in element:
        if deel.tag not in niet:
            yield from _alle_woorden(deel)
        yield deel.tail or ""


def _alle_woorden(element: etree._Element) -> Iterator[str]:
    if element.tag != T + "NootNummer":
        yield element.text or ""
        for deel in element:
            yield from _alle_woorden(deel)
            yield deel.tail or ""


def _verloren(elementen: list[etree._Element], bestand: str) -> Iterator[Finding]:
    if elementen:
        plek = Position(bestand, cast("int | None", elementen[0].sourceline) or 0)
        wat = f"Voor {_opsomming(elementen, 'wId')} is geen element meer; zulke wId's worden niet opnieuw gebruikt."
        yield Finding(VERLIES, wat, Severity.WARNING, plek)


def _nieuw(elementen: list[etree._Element], bestand: str) -> Iterator[Finding]:
    if elementen:
        wat = f"Voor {_opsomming(elementen, 'eId')} staat geen wId in de bron; bij het aanleveren komt er een nieuw."
        yield Finding(VERLIES, wat, Severity.WARNING, Position(bestand))


def _opsomming(elementen: list[etree._Element], naam: str) -> str:
    namen = [str(element.get(naam)) for element in elementen]
    meer = f" en {len(namen) - GETOOND} andere" if len(namen) > GETOOND else ""
    return ", ".join(namen[:GETOOND]) + meer

"""Which element of a new version is which of the old one: wIds by lineage within one Work (law L6).

An article keeps its wId through renumbering and moving; what is inside it (leden, items, tables) only within the same
article. What the comparison paired, and what STOP can tell as one changed element, is the same element; everything else
is born in the version that first has it. A wId is never used again for something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from pipeline.formats.stop.beeld import Beelden
from pipeline.formats.stop.eid import geef_ids
from pipeline.formats.stop.renvooi import Beeldparen
from pipeline.formats.stop.renvooi_eenheid import schrijf_eenheid
from pipeline.formats.stop.tekst import koppeling, regeling_compact
from pipeline.formats.stop.verwijzing import los_op, nummer_noten
from pipeline.formats.stop.xml import T
from pipeline.formats.stop.zijde import Zijde, elementen, lezing
from pipeline.model import Comparison, Paar, Regeling, Structuursoort, Wijziging, alleen_kenmerk

STRUCTUUR = frozenset(T + soort.value for soort in Structuursoort) | {T + "Artikel", T + "Redactioneel"}
"""What stands in a division or body as a provision of its own."""


@dataclass(frozen=True, slots=True)
class Tekstversie:
    """A version of a Work as STOP has it: `compact` with all identities and references.

    `expressie` is its AKN name, `voorvoegsel` begins the wIds born in it ("gm1773_2022"), `gebruikt` are the wIds that
    this version and all before it have, also those of elements that are gone.
    """

    regeling: Regeling
    compact: etree._Element
    expressie: str
    voorvoegsel: str
    beelden: Beelden
    gebruikt: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Gezet:
    """An element of a marked provision with the elements of both versions that it stands for."""

    element: etree._Element
    was: etree._Element | None
    wordt: etree._Element | None


@dataclass(frozen=True, slots=True)
class Eenheidspaar:
    """A provision of both versions as one marked element, whose identities are still to be filled in.

    Of a division it is the heading only. `anders` says that the texts differ.
    """

    was: etree._Element
    wordt: etree._Element
    samen: etree._Element
    gezet: tuple[Gezet, ...]
    anders: bool


def eerste_versie(
    regeling: Regeling, expressie: str, voorvoegsel: str, beelden: Beelden, bevroren: Mapping[str, str]
) -> Tekstversie:
    """The first version of a Work; `bevroren` has the wIds that are fixed already, by eId."""
    compact = regeling_compact(regeling, expressie, beelden)
    return _voltooid(regeling, compact, expressie, voorvoegsel, beelden, bevroren, frozenset())


def volgende_versie(
    was: Tekstversie,
    regeling: Regeling,
    comparison: Comparison,
    expressie: str,
    voorvoegsel: str,
    beelden: Beelden,
    bevroren: Mapping[str, str],
) -> tuple[Tekstversie, tuple[Eenheidspaar, ...]]:
    """The next version of the same Work, and the provisions that both versions have, in the order of the old one."""
    compact = regeling_compact(regeling, expressie, beelden)
    paren = tuple(_paren(was, regeling, compact, comparison, Beeldparen(was.beelden, beelden)))
    for paar in paren:
        for deel in paar.gezet:
            if deel.was is not None and deel.wordt is not None and (wid := deel.was.get("wId")):
                deel.wordt.set("wId", wid)
    return _voltooid(regeling, compact, expressie, voorvoegsel, beelden, bevroren, was.gebruikt), paren


def wids(versie: Tekstversie) -> dict[str, str]:
    """The wId of every element by its eId, in the order of the text."""
    return {str(deel.get("eId")): str(deel.get("wId")) for deel in versie.compact.iter() if deel.get("eId")}


def _voltooid(
    regeling: Regeling,
    compact: etree._Element,
    expressie: str,
    voorvoegsel: str,
    beelden: Beelden,
    bevroren: Mapping[str, str],
    gebruikt: frozenset[str],
) -> Tekstversie:
    geef_ids(compact, voorvoegsel, bevroren, gebruikt)
    nummer_noten(compact)
    los_op(regeling, compact, etree.Element(T + "BesluitCompact"))
    found = frozenset(str(deel.get("wId")) for deel in compact.iter() if deel.get("wId"))
    return Tekstversie(regeling, compact, expressie, voorvoegsel, beelden, gebruikt | found)


def _paren(
    was: Tekstversie, regeling: Regeling, compact: etree._Element, comparison: Comparison, beelden: Beeldparen
) -> Iterator[Eenheidspaar]:
    oude = [element for _, element in koppeling(was.regeling, was.compact)]
    nieuwe = [element for _, element in koppeling(regeling, compact)]
    changed = {change.was.index: change for change in comparison.wijzigingen if change.was is not None}
    yield from _onveranderd(was.compact, compact)
    at = 0
    pairs: dict[int, int] = {}
    for reeks in comparison.geraamte:
        if reeks.was is not None:
            pairs |= {reeks.was + k: at + k for k in range(reeks.aantal)}
        at += reeks.aantal
    for i, j in sorted(pairs.items()):
        if oude[i].tag == nieuwe[j].tag:
            yield from _paar(oude[i], nieuwe[j], changed.get(i), beelden)


def _onveranderd(was: etree._Element, wordt: etree._Element) -> Iterator[Eenheidspaar]:
    """The title and the body: they are there in every version."""
    for naam in ("RegelingOpschrift", "Lichaam"):
        oud, nieuw = was.find(T + naam), wordt.find(T + naam)
        assert oud is not None and nieuw is not None, "regeling_compact writes both"
        samen = etree.Element(T + naam)
        yield Eenheidspaar(oud, nieuw, samen, (Gezet(samen, oud, nieuw),), False)


def _paar(
    was: etree._Element, wordt: etree._Element, change: Wijziging | None, beelden: Beeldparen
) -> Iterator[Eenheidspaar]:
    # An id by which a draft knows its article is in no text: who got one did not change.
    paar = change.inhoud if change is not None and not alleen_kenmerk(change) else None
    if isinstance(paar, Paar):
        samen = schrijf_eenheid(paar, beelden)
        if samen is None or not _zegt_beide(samen, was, wordt):
            return
        yield Eenheidspaar(was, wordt, samen, koppel(samen, was, wordt), True)
        return
    samen = etree.Element(wordt.tag)
    samen.extend([deepcopy(deel) for deel in wordt if deel.tag not in STRUCTUUR])
    if _zegt_beide(samen, was, wordt):
        yield Eenheidspaar(was, wordt, samen, koppel(samen, was, wordt), False)


def _zegt_beide(samen: etree._Element, was: etree._Element, wordt: etree._Element) -> bool:
    """Whether the marked element reads in each version as that version alone."""
    return lezing(samen, Zijde.WAS) == lezing(_eigen(was), Zijde.WAS) and lezing(samen, Zijde.WORDT) == lezing(
        _eigen(wordt), Zijde.WORDT
    )


def _eigen(element: etree._Element) -> etree._Element:
    """The provision without the provisions in it."""
    if not any(deel.tag in STRUCTUUR for deel in element):
        return element
    eigen = etree.Element(element.tag)
    eigen.extend([deepcopy(deel) for deel in element if deel.tag not in STRUCTUUR])
    return eigen


def eigen_elementen(element: etree._Element) -> Iterator[etree._Element]:
    """The provision and what is in it, but for provisions of their own."""
    yield element
    for deel in element:
        if isinstance(deel.tag, str) and deel.tag not in STRUCTUUR:
            yield from eigen_elementen(deel)


def koppel(samen: etree._Element, was: etree._Element, wordt: etree._Element) -> tuple[Gezet, ...]:
    """Every element of the marked one with what it is in each version."""
    oud = dict(zip(elementen(samen, Zijde.WAS), eigen_elementen(was), strict=True))
    nieuw = dict(zip(elementen(samen, Zijde.WORDT), eigen_elementen(wordt), strict=True))
    return tuple(Gezet(deel, oud.get(deel), nieuw.get(deel)) for deel in samen.iter() if deel in oud or deel in nieuw)

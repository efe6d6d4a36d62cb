"""eId and wId: where an element stands in this version, and which element it is through all versions of the Work.

By the naming convention of Akoma Ntoso as STOP uses it: the eId of an element is that of its parent and `__`, what it
is (`art`) and its visible number (`_2.10`), `_o_1` when it has none, `_inst2` when that name is taken.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lxml import etree

from pipeline.formats.stop.xml import T

REF = {
    T + naam: ref
    for ref, namen in {
        "longTitle": "RegelingOpschrift",
        "formula_1": "Aanhef",
        "formula_2": "Sluiting",
        "body": "Lichaam",
        "book": "Boek",
        "part": "Deel",
        "chp": "Hoofdstuk",
        "title": "Titel",
        "subchp": "Afdeling",
        "subsec": "Paragraaf Subparagraaf Subsubparagraaf",
        "art": "Artikel WijzigArtikel",
        "para": "Lid WijzigLid",
        "cmp": "Bijlage WijzigBijlage",
        "recital": "Toelichting Kadertekst",
        "genrecital": "AlgemeneToelichting",
        "artrecital": "ArtikelgewijzeToelichting",
        "acc": "Motivering",
        "div": "Divisie",
        "content": "Divisietekst",
        "intro": "InleidendeTekst",
        "list": "Lijst Begrippenlijst",
        "item": "Li Begrip",
        "table": "table",
        "img": "Figuur",
        "math": "Formule",
        "cit": "Citaat",
    }.items()
    for naam in namen.split()
}
EENMALIG = frozenset("longTitle formula_1 formula_2 body genrecital artrecital acc Toelichting".split())
"""What occurs once: it has no number."""
ZONDER_VERSIE = frozenset({"longTitle", "formula_1", "formula_2", "body"})
"""What is there in every version: all of practice gives these a wId without a prefix."""
TEKEN = re.compile(r"[^0-9A-Za-z.-]")
NIETS: Mapping[str, str] = MappingProxyType({})
WIT = re.compile(r"\s+")
NUMMER = {T + "Lid": T + "LidNummer", T + "Li": T + "LiNummer", T + "Begrip": T + "LiNummer"}


def geef_ids(
    wortel: etree._Element,
    voorvoegsel: str,
    bevroren: Mapping[str, str] = NIETS,
    gebruikt: frozenset[str] = frozenset(),
) -> None:
    """Give every element of one component that needs them its eId and wId.

    An element that has a wId already keeps it. `bevroren` maps eIds of this version to the wIds that were fixed for
    them. Any other element is new and gets `voorvoegsel` (`gm1773_2022`), `__` and its eId, with `_inst2` and so on
    when that is one of `gebruikt`: the wIds that were ever used. Components inside this one are left alone.
    """
    tel: Counter[str] = Counter()
    for element in wortel:
        _geef(element, "", tel, _Geboorte(voorvoegsel, bevroren, gebruikt))


@dataclass(frozen=True, slots=True)
class _Geboorte:
    """How an element comes to its wId."""

    voorvoegsel: str
    bevroren: Mapping[str, str]
    gebruikt: frozenset[str]

    def wid(self, eid: str, ref: str) -> str:
        if ref in ZONDER_VERSIE:
            return eid
        basis = wid = f"{self.voorvoegsel}__{eid}"
        nummer = 1
        while wid in self.gebruikt:
            nummer += 1
            wid = f"{basis}_inst{nummer}"
        return wid


def _geef(element: etree._Element, ouder: str, tel: Counter[str], geboorte: _Geboorte) -> None:
    if element.get("componentnaam") is not None:
        return
    ref = REF.get(element.tag)
    if ref is not None:
        eid = _eid(element, ref, ouder, tel)
        element.set("eId", eid)
        element.set("wId", geboorte.bevroren.get(eid) or element.get("wId") or geboorte.wid(eid, ref))
        ouder = "" if ref == "body" else eid
    for onderdeel in element:
        _geef(onderdeel, ouder, tel, geboorte)


def _eid(element: etree._Element, ref: str, ouder: str, tel: Counter[str]) -> str:
    basis = f"{ouder}__{ref}" if ouder else ref
    if ref not in EENMALIG and element.tag != T + "Toelichting":
        nummer = nummer_van(element)
        if nummer:
            basis = f"{basis}_{nummer}"
        else:
            zonder = f"{basis}_o"
            tel[zonder] += 1
            return f"{zonder}_{tel[zonder]}"
    tel[basis] += 1
    return basis if tel[basis] == 1 else f"{basis}_inst{tel[basis]}"


def nummer_van(element: etree._Element) -> str:
    """The visible number as it may stand in an eId, "" when there is none: "Artikel 2:10" has "2.10", "1°." has "1"."""
    if element.tag in NUMMER:
        drager = element.find(NUMMER[element.tag])
    else:
        kop = element.find(T + "Kop")
        drager = None if kop is None else kop.find(T + "Nummer")
    if drager is None:
        return ""
    return schoon_nummer("".join(map(str, drager.itertext())) if len(drager) else drager.text or "")


def schoon_nummer(nummer: str) -> str:
    """Letters, digits, - and . stay, spaces go, any other sign is a dot, dots at the end go."""
    kaal = nummer.rstrip(".")
    if kaal.isalnum() and kaal.isascii():
        return kaal
    return TEKEN.sub(".", WIT.sub("", nummer)).rstrip(".")

"""Apply a RegelingMutatie to a regulation, on the XML alone: what the LVBB does when it consolidates.

Shares nothing with the generator of mutations, so that each proves the other (law L3); works on anybody's mutations.
Every unit has to fit: its old side must be what stands in the regulation, identity by identity and word by word. White
space between elements, comments and the eIds of the old side don't count.
"""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from dataclasses import dataclass, field
from typing import cast

from lxml import etree

from pipeline.formats.stop.lezing import (
    NIEUW,
    OUD,
    TEKST,
    bepalingen,
    eigen,
    is_element,
    naam_van,
    verschillen,
    zijde,
)


@dataclass(frozen=True, slots=True)
class Misfit:
    """Where a unit doesn't fit: the unit ("Vervang gm0297_1__…"), the element, its line in the mutation, and why.

    `ongemerkt` says that the old side reads otherwise than the regulation: something changed without a mark.
    """

    eenheid: str
    element: str
    regel: int
    reden: str
    ongemerkt: bool = False

    def __str__(self) -> str:
        wie = "" if self.reden.startswith(self.element) or self.element in self.eenheid else f"{self.element}: "
        return f"{self.eenheid}: {wie}{self.reden}"


@dataclass(slots=True)
class _Stand:
    """The regulation under change, how its provisions were, and the misfits found so far."""

    regeling: etree._Element
    was: dict[str, etree._Element]
    misfits: list[Misfit] = field(default_factory=list)

    def zoek(self, wid: str | None) -> etree._Element | None:
        return next((deel for deel in self.regeling.iter() if wid and deel.get("wId") == wid), None)

    def meld(self, eenheid: etree._Element, element: etree._Element, reden: str, ongemerkt: bool = False) -> None:
        naam = f"{naam_van(eenheid)} {eenheid.get('wat') or eenheid.get('context') or ''}".strip()
        wie = element.get("wId") or naam_van(element)
        self.misfits.append(Misfit(naam, str(wie), cast("int | None", eenheid.sourceline) or 0, reden, ongemerkt))


def pas_toe(mutatie: etree._Element, was: etree._Element) -> tuple[etree._Element, tuple[Misfit, ...]]:
    """The regulation as the mutation makes it (a new element), and every place where the mutation doesn't fit `was`.

    With misfits the result has the new side as it was published; whether that may be used, is for the caller to say.
    """
    regeling = deepcopy(was)
    regeling.tail = None
    stand = _Stand(regeling, {str(deel.get("wId")): deel for deel in was.iter() if deel.get("wId")})
    verwacht, gekregen = mutatie.get("was"), was.get("wordt")
    if verwacht and gekregen and verwacht != gekregen:
        stand.meld(mutatie, mutatie, f"hoort bij {verwacht}, niet bij {gekregen}")
    for eenheid in mutatie:
        if is_element(eenheid):
            _eenheid(stand, eenheid)
    if wordt := mutatie.get("wordt"):
        regeling.set("wordt", wordt)
    for wid, aantal in Counter(deel.get("wId") for deel in regeling.iter() if deel.get("wId")).items():
        if aantal > 1:
            stand.misfits.append(Misfit("regeling", str(wid), 0, "staat na de wijziging meer dan één keer in de tekst"))
    return regeling, tuple(stand.misfits)


def _eenheid(stand: _Stand, eenheid: etree._Element) -> None:
    inhoud = [deel for deel in eenheid if is_element(deel) and naam_van(deel) not in ("Nummer", "Wat")]
    soort = naam_van(eenheid)
    if soort == "VoegToe":
        _plaats(stand, eenheid, [nieuw for deel in inhoud for nieuw in zijde(deel, NIEUW)])
        return
    if soort == "VervangRegeling":
        _vervang_regeling(stand, eenheid, [nieuw for deel in inhoud for nieuw in zijde(deel, NIEUW)])
        return
    if soort not in ("Vervang", "VervangKop", "Verwijder"):
        stand.meld(eenheid, eenheid, "deze soort wijziging kan niet toegepast worden")
        return
    doel = stand.zoek(eenheid.get("wat"))
    if doel is None:
        stand.meld(eenheid, eenheid, "er is in de regeling geen element met dit wId")
    if len(inhoud) != 1:
        stand.meld(eenheid, eenheid, f"hier hoort één element te staan; het zijn er {len(inhoud)}")
    elif soort == "Vervang":
        _vervang(stand, eenheid, inhoud[0], doel)
    elif soort == "VervangKop" and doel is not None:
        _vervang_kop(stand, eenheid, inhoud[0], doel)
    elif soort == "Verwijder" and doel is not None:
        # What moved out of it before is still in the text that is taken away.
        _toets(stand, eenheid, [inhoud[0]], stand.was.get(str(eenheid.get("wat")), doel))
        _weg(doel)


def _vervang_regeling(stand: _Stand, eenheid: etree._Element, nieuw: list[etree._Element]) -> None:
    """The whole text anew: it has no old side, so only the text model can be seen to fit (LVBB5100)."""
    regeling = stand.regeling
    if [deel.tag for deel in nieuw] != [regeling.tag]:
        gekregen = ", ".join(naam_van(deel) for deel in nieuw) or "niets"
        stand.meld(
            eenheid, eenheid, f"hier hoort een {naam_van(regeling)} te staan, zoals de regeling; er staat {gekregen}"
        )
        return
    regeling.text = nieuw[0].text
    regeling[:] = list(nieuw[0])


def _vervang(stand: _Stand, eenheid: etree._Element, inhoud: etree._Element, doel: etree._Element | None) -> None:
    nieuw = zijde(inhoud, NIEUW)
    if doel is not None:
        _toets(stand, eenheid, zijde(inhoud, OUD), doel)
    if eenheid.get("context"):
        if doel is not None:
            _weg(doel)
        _plaats(stand, eenheid, nieuw)
    elif doel is not None:
        _zet_voor(doel, nieuw)
        _weg(doel)


def _vervang_kop(stand: _Stand, eenheid: etree._Element, inhoud: etree._Element, doel: etree._Element) -> None:
    kop = doel.find(TEKST + "Kop")
    if kop is None:
        stand.meld(eenheid, doel, "heeft in de regeling geen kop")
        return
    for oud in zijde(inhoud, OUD):
        for reden in verschillen(oud, kop):
            stand.meld(eenheid, inhoud, reden, ongemerkt=True)
    _zet_voor(kop, zijde(inhoud, NIEUW))
    _weg(kop)
    if eid := eenheid.get("eId-wordt"):
        _verander_eid(doel, eid)


def _verander_eid(doel: etree._Element, eid: str) -> None:
    """Give an element another eId; what is in it follows, for an eId begins with that of what it stands in."""
    oud = str(doel.get("eId"))
    for deel in doel.iter():
        huidig = deel.get("eId")
        if huidig is not None and (huidig == oud or huidig.startswith(f"{oud}__")):
            deel.set("eId", eid + huidig[len(oud) :])


def _plaats(stand: _Stand, eenheid: etree._Element, nieuw: list[etree._Element]) -> None:
    context = stand.zoek(eenheid.get("context"))
    if context is None:
        stand.meld(eenheid, eenheid, "het element waar dit naast moet staan, is niet in de regeling")
    elif eenheid.get("positie") == "komtVoor":
        _zet_voor(context, nieuw)
    else:
        for deel in reversed(nieuw):
            context.addnext(deel)


def _zet_voor(doel: etree._Element, nieuw: list[etree._Element]) -> None:
    for deel in nieuw:
        doel.addprevious(deel)


def _weg(doel: etree._Element) -> None:
    ouder = doel.getparent()
    if ouder is not None:
        ouder.remove(doel)


def _toets(stand: _Stand, eenheid: etree._Element, oud: list[etree._Element], doel: etree._Element) -> None:
    """Whether the old side of a unit is what stands there: the same provisions, each with its own words.

    Their order is not compared: inside one unit a provision may move.
    """
    genoemd = {wid: deel for boven in oud for wid, deel in bepalingen(boven)}
    aanwezig = dict(bepalingen(doel))
    for wid, bepaling in aanwezig.items():
        if wid not in genoemd:
            stand.meld(eenheid, bepaling, "staat wel in de regeling en niet in de wijziging", ongemerkt=True)
        elif eigen(genoemd[wid]) != eigen(bepaling):
            for reden in verschillen(genoemd[wid], bepaling):
                stand.meld(eenheid, genoemd[wid], reden, ongemerkt=True)
    for wid in genoemd.keys() - aanwezig.keys():
        if wid not in stand.was:
            stand.meld(eenheid, genoemd[wid], "staat in de wijziging als oude tekst, maar was er niet")

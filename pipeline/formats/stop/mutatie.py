"""What changed between two versions of one Work as a RegelingMutatie: the smallest correct set of units, in order.

The unit is an article, a heading, an annex or explanation, or the one division of it that changes; inside it every word
and element that is gone or new is marked. Applying the units one after another to the old text gives the new one,
element by element (law L3).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from types import MappingProxyType

from lxml import etree

from pipeline.formats.stop.boomverschil import TOP, boom, verschil
from pipeline.formats.stop.identiteit import STRUCTUUR, Eenheidspaar, Tekstversie
from pipeline.formats.stop.mutatie_deel import kleinste_deel
from pipeline.formats.stop.mutatie_geheel import Schrijver, geheel_van, ingevuld, verdwenen_van, verschilt
from pipeline.formats.stop.tekst import COMPONENT
from pipeline.formats.stop.xml import TEKST, T, wortel
from pipeline.formats.stop.zijde import (
    ACTIE,
    MERKEN,
)
from pipeline.model import Position, Problem, Refused

CONTAINERS = STRUCTUUR - {T + "Artikel", T + "Redactioneel"} | {T + "Lichaam"}
VAST = {T + "Lichaam": "de regeling", T + "Toelichting": "de toelichting"}
"""What is called by what it is, and not by its heading."""
ADVIES = "Lever de regeling opnieuw als nieuwe regeling, met intrekking van de oude."
ZINNEN: Mapping[str, str] = MappingProxyType(
    {
        "Vervang": "{} wordt als volgt gewijzigd:",
        "VervangKop": "Het opschrift van {} wordt als volgt gewijzigd:",
        "VoegToe": "{} wordt ingevoegd, luidende:",
        "VoegMeerToe": "{} worden ingevoegd, luidende:",
        "Verwijder": "{} vervalt:",
        "Verplaats": "{} wordt verplaatst en wordt als volgt gewijzigd:",
    }
)
"""The sentence above each unit (STOP: Wat), with {} for the provision; fixed, until the wording is made of data."""


def mutatie(
    was: Tekstversie,
    wordt: Tekstversie,
    paren: tuple[Eenheidspaar, ...],
    position: Position,
    zinnen: Mapping[str, str] = ZINNEN,
) -> etree._Element:
    """The RegelingMutatie from one version to the next; without units when nothing changed that STOP sees.

    The pairs are used up: their marked elements become those of the mutation.

    Raises Refused for what a mutation of STOP 1.3.0 can't say: another opschrift of the regulation, provisions of two
    kinds side by side in one division while it changes.
    """
    _weiger_opschrift(was, wordt, position)
    bezet = {str(deel.get("eId")) for deel in wordt.compact.iter() if deel.get("eId")}
    per_wid = {str(paar.wordt.get("wId")): paar for paar in paren}
    schrijver = Schrijver(verschil(boom(was.compact), boom(wordt.compact)), per_wid, bezet)
    gemaakt = wortel(TEKST, "RegelingMutatie")
    gemaakt.set("componentnaam", COMPONENT)
    gemaakt.set("was", was.expressie)
    gemaakt.set("wordt", wordt.expressie)
    for nummer, eenheid in enumerate(_verzameld(_eenheden(schrijver, TOP)), 1):
        wat = etree.Element(T + "Wat")
        wat.text = _zin(schrijver, eenheid, zinnen)
        nummering = etree.Element(T + "Nummer")
        nummering.text = letters(nummer)
        eenheid[:0] = [nummering, wat]
        gemaakt.append(eenheid)
    _weiger_gemengd(gemaakt, position)
    return gemaakt


def _zin(schrijver: Schrijver, eenheid: etree._Element, zinnen: Mapping[str, str]) -> str:
    wat = eenheid.get("wat")
    soort = str(eenheid.tag).removeprefix(T)
    onderwerpen = list(eenheid) if wat is None else [_onderwerp(schrijver, wat)]
    if wat is not None and eenheid.get("context") is not None:
        soort = "Verplaats"
    elif len(onderwerpen) > 1:
        soort = "VoegMeerToe"
    *eerste, laatste = map(_naam, onderwerpen)
    naam = f"{', '.join(eerste)} en {laatste}" if eerste else laatste
    zin = zinnen[soort].format(naam)
    return zin[:1].upper() + zin[1:]


def _onderwerp(schrijver: Schrijver, wid: str) -> etree._Element:
    """The provision that a unit is about: of a division of an annex that annex, which is what law calls by a name."""
    elementen = schrijver.was.elementen
    if wid in elementen:
        return elementen[wid]
    return next(element for element in elementen.values() if any(deel.get("wId") == wid for deel in element.iter()))


def _verzameld(eenheden: Iterator[etree._Element]) -> Iterator[etree._Element]:
    """New provisions of one kind right after one another are added together."""
    vorige: etree._Element | None = None
    for eenheid in eenheden:
        if vorige is not None and _sluit_aan(vorige, eenheid):
            vorige.extend(list(eenheid))
            continue
        if vorige is not None:
            yield vorige
        vorige = eenheid
    if vorige is not None:
        yield vorige


def _sluit_aan(vorige: etree._Element, eenheid: etree._Element) -> bool:
    if {vorige.tag, eenheid.tag} != {T + "VoegToe"} or eenheid[0].tag == T + "Toelichting":
        return False
    return vorige[-1].tag == eenheid[0].tag and eenheid.get("context") == vorige[-1].get("wId")


def letters(nummer: int) -> str:
    """A, B, … Z, AA, AB, …: how units are numbered."""
    found = ""
    while nummer:
        nummer, rest = divmod(nummer - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def _weiger_opschrift(was: Tekstversie, wordt: Tekstversie, position: Position) -> None:
    if was.regeling.opschrift != wordt.regeling.opschrift:
        wat = (
            "Het opschrift van de regeling verandert; een wijziging kan dat in STOP 1.3.0 niet "
            f"(“{was.regeling.opschrift}” wordt “{wordt.regeling.opschrift}”)."
        )
        raise Refused(Problem(wat, position, f"Laat het opschrift gelijk. Of: {ADVIES[0].lower()}{ADVIES[1:]}"))


def _weiger_gemengd(gemaakt: etree._Element, position: Position) -> None:
    """A division with two kinds of provisions in it is no valid STOP, not even while one of them goes."""
    for element in gemaakt.iter(*CONTAINERS):
        soorten = {deel.tag for deel in element if deel.tag in STRUCTUUR}
        if len(soorten) > 1:
            namen = " en ".join(sorted(str(soort).removeprefix(T).lower() for soort in soorten))
            wat = f"In {_naam(element)} komen andere soorten onderdelen ({namen}); een wijziging in STOP kan dat niet."
            raise Refused(Problem(wat, position, ADVIES))


def _naam(element: etree._Element) -> str:
    if vast := VAST.get(str(element.tag)):
        return vast
    kop = next(element.iter(T + "Kop"), None)
    delen = [] if kop is None else [deel.text or "" for deel in kop if deel.tag != T + "Opschrift"]
    return " ".join(filter(None, delen)).lower() or str(element.tag).removeprefix(T).lower()


def _eenheden(schrijver: Schrijver, wid: str) -> Iterator[etree._Element]:
    """The units for what stands in a provision that stays, in the order of the new text."""
    blijft = set(schrijver.verschil.blijft[wid])
    nieuw, oud = schrijver.wordt.kinderen[wid], schrijver.was.kinderen[wid]
    yield from _verdwenen(schrijver, oud, None, blijft)
    for plek, kind in enumerate(nieuw):
        if kind in blijft:
            yield from _ter_plaatse(schrijver, kind)
            yield from _verdwenen(schrijver, oud, kind, blijft)
            continue
        naast = ("volgtOp", nieuw[plek - 1]) if plek else ("komtVoor", next(na for na in nieuw if na in blijft))
        eenheid = etree.Element(T + ("Vervang" if schrijver.verschil.beide(kind) else "VoegToe"))
        if schrijver.verschil.beide(kind):
            eenheid.set("wat", kind)
        eenheid.set("positie", naast[0])
        eenheid.set("context", naast[1])
        geheel = geheel_van(schrijver, kind)
        if schrijver.verschil.beide(kind):
            _merk_verplaatst(geheel)
        else:
            del geheel.attrib[ACTIE]
        eenheid.append(geheel)
        yield eenheid


def _verdwenen(
    schrijver: Schrijver, oud: tuple[str, ...], na: str | None, blijft: set[str]
) -> Iterator[etree._Element]:
    """What is gone from a division between a provision that stays (None: its start) and the next one that does."""
    begin = 0 if na is None else oud.index(na) + 1
    for kind in oud[begin:]:
        if kind in blijft:
            return
        if kind not in schrijver.wordt.elementen:
            eenheid = etree.Element(T + "Verwijder", wat=kind)
            weg = verdwenen_van(schrijver, kind)
            if not any(onder in schrijver.wordt.elementen for onder in schrijver.was.onder(kind)):
                del weg.attrib[ACTIE]
            eenheid.append(weg)
            yield eenheid


def _ter_plaatse(schrijver: Schrijver, wid: str) -> Iterator[etree._Element]:
    """The units for a provision that stays where it was, and for what is in it."""
    paar = schrijver.paren[wid]
    if wid in schrijver.verschil.geheel or (_andere_plaats(schrijver, wid) and _is_container(paar) and not paar.anders):
        yield _vervang(schrijver, wid)
        return
    if _is_container(paar):
        if paar.anders:
            yield _vervang_kop(schrijver, paar)
        yield from _eenheden(schrijver, wid)
    elif paar.anders or _andere_plaats(schrijver, wid) or _andere_gegevens(paar):
        yield _vervang(schrijver, wid)


def _is_container(paar: Eenheidspaar) -> bool:
    return paar.wordt.tag in CONTAINERS


def _andere_plaats(schrijver: Schrijver, wid: str) -> bool:
    """Whether the eId changed otherwise than by that of what it stands in: then the old one has to go."""
    element, oud = schrijver.wordt.elementen[wid], schrijver.was.elementen[wid]
    nieuwe_ouder, oude_ouder = _ouder_eid(element), _ouder_eid(oud)
    return any(
        _onder(oude_ouder, deel.was) != _onder(nieuwe_ouder, deel.wordt)
        for deel in schrijver.paren[wid].gezet
        if deel.was is not None and deel.wordt is not None
    )


def _ouder_eid(element: etree._Element) -> str:
    ouder = element.getparent()
    return "" if ouder is None or ouder.tag == T + "Lichaam" else str(ouder.get("eId", ""))


def _onder(ouder: str, element: etree._Element) -> str:
    eid = str(element.get("eId", ""))
    return eid.removeprefix(f"{ouder}__") if ouder else eid


def _andere_gegevens(paar: Eenheidspaar) -> bool:
    """Whether a reference goes elsewhere or an image is another file, though the words are the same."""
    return any(map(verschilt, paar.gezet))


def _vervang(schrijver: Schrijver, wid: str) -> etree._Element:
    deel = kleinste_deel(geheel_van(schrijver, wid), schrijver.was.elementen[wid])
    eenheid = etree.Element(T + "Vervang", wat=str(deel.get("wId")))
    eenheid.append(deel)
    if not any(deel.tag in MERKEN or deel.get(ACTIE) for deel in eenheid.iter()):
        # Only its name changed, not what it says: that is no change of the law.
        eenheid.set("revisie", "1")
    return eenheid


def _vervang_kop(schrijver: Schrijver, paar: Eenheidspaar) -> etree._Element:
    wid = str(paar.wordt.get("wId"))
    eenheid = etree.Element(T + "VervangKop", wat=wid)
    if _andere_plaats(schrijver, wid):
        eenheid.set("eId-wordt", str(paar.wordt.get("eId")))
    eenheid.append(next(deel for deel in ingevuld(schrijver, paar) if deel.tag == T + "Kop"))
    return eenheid


def _merk_verplaatst(element: etree._Element) -> None:
    """STOP wants a mark in each replacement: of a provision that only moved it is its number, or else its heading."""
    if any(deel.tag in MERKEN or deel.get(ACTIE) for deel in element.iter()):
        return
    kop = next(element.iter(T + "Kop"))
    drager = kop.find(T + "Nummer")
    drager = kop[-1] if drager is None else drager
    weg, bij = etree.Element(T + "VerwijderdeTekst"), etree.Element(T + "NieuweTekst")
    for merk in (weg, bij):
        merk.text = drager.text
        merk.extend([deepcopy(deel) for deel in drager])
    drager[:] = [weg, bij]
    drager.text = None

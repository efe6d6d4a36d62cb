"""The parts of a provision in both versions at once: what is gone and what is new is marked (STOP: renvooi).

Taking the marks away gives the parts as they are written for one version alone. What STOP can't tell in one element
(other columns, another kind of list) goes as a whole, and the new one comes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import cast

from lxml import etree

from pipeline.formats.markdown.label import nummer_tekst
from pipeline.formats.stop.beeld import Beelden
from pipeline.formats.stop.blok import (
    schrijf_begrip,
    schrijf_blokken,
    schrijf_li,
    zet_bijschrift,
    zet_cel,
    zet_figuur,
    zet_kolommen,
    zet_lijst,
    zonder_verwijzing,
)
from pipeline.formats.stop.renvooitekst import MERK, Behoud, alles, schrijf_renvooi
from pipeline.formats.stop.tekst import schrijf_lid
from pipeline.formats.stop.xml import T
from pipeline.formats.stop.zijde import ACTIE, VERWIJDER, VOEGTOE, Zijde, lezing
from pipeline.model import (
    Alinea,
    Begrip,
    Begrippenlijst,
    Blok,
    Cel,
    Citaat,
    Figuur,
    Gelijk,
    Knoop,
    Li,
    Lid,
    Lijst,
    Paar,
    Rij,
    Segment,
    Tabel,
    Tussenkop,
    Vergeleken,
    nieuwe_knopen,
    nieuwe_woorden,
    oude_knopen,
    oude_woorden,
)

Delen = tuple[Vergeleken, ...]
ACTIES = {Zijde.WAS: VERWIJDER, Zijde.WORDT: VOEGTOE}


@dataclass(frozen=True, slots=True)
class Beeldparen:
    """The images of both versions."""

    was: Beelden
    wordt: Beelden

    def van(self, zijde: Zijde) -> Beelden:
        """The images of one version."""
        return self.was if zijde is Zijde.WAS else self.wordt

    @property
    def samen(self) -> Beelden:
        """All images; of one that both versions have, the new."""
        return {**self.was, **self.wordt}


def knopen_van(delen: Iterable[Vergeleken], zijde: Zijde) -> tuple[Knoop, ...]:
    """The parts as they are in one version."""
    project = oude_knopen if zijde is Zijde.WAS else nieuwe_knopen
    return tuple(knoop for deel in delen for knoop in project(deel))


def schrijf_delen(ouder: etree._Element, delen: Iterable[Vergeleken], beelden: Beeldparen) -> None:
    """Write leden, blocks, items, definitions or rows of both versions as the last children."""
    for deel in delen:
        match deel:
            case Gelijk(knoop):
                schrijf_knoop(ouder, knoop, beelden.wordt)
            case Paar() if _past_samen(deel) and _schrijf_paar(ouder, deel, beelden):
                pass
            case _:
                for zijde in Zijde:
                    for knoop in knopen_van((deel,), zijde):
                        schrijf_knoop(ouder, knoop, beelden.van(zijde))
                        ouder[-1].set(ACTIE, ACTIES[zijde])


def schrijf_knoop(ouder: etree._Element, knoop: Knoop, beelden: Beelden) -> None:
    """Write a part of one version as the last child."""
    match knoop:
        case Lid():
            schrijf_lid(ouder, knoop, beelden)
        case Li():
            schrijf_li(ouder, knoop, beelden)
        case Begrip():
            schrijf_begrip(ouder, knoop, beelden)
        case Rij(cellen):
            rij = etree.SubElement(ouder, T + "row")
            for cel, kolom in zip(cellen, kolommen(cellen), strict=True):
                schrijf_blokken(zet_cel(rij, cel, kolom), cel.inhoud, beelden)
        case _:
            schrijf_blokken(ouder, (cast(Blok, knoop),), beelden)


def kolommen(cellen: Iterable[Cel]) -> list[int]:
    """In which column each cell of a row starts, from 1, where no cell of a row above runs down into it."""
    begin = [1]
    for cel in cellen:
        begin.append(begin[-1] + cel.kolommen)
    return begin[:-1]


def _past_samen(paar: Paar) -> bool:
    """Whether both versions of this part can be one element."""
    match paar.was, paar.wordt:
        case (Lijst(), Lijst()):
            lijsten = [cast(tuple[Li, ...], knopen_van(paar.kinderen, zijde)) for zijde in Zijde]
            return len({bool(items and items[0].nummer) for items in lijsten}) == 1
        case (Li(was), Li(wordt)):
            return bool(was) == bool(wordt)
        case (Figuur(), Figuur()):
            captions = bool(oude_woorden(paar.tekst)) == bool(nieuwe_woorden(paar.tekst))
            return captions and (paar.was.bron, paar.was.alt) == (paar.wordt.bron, paar.wordt.alt)
        case (Tabel(), Tabel()):
            return paar.was.uitlijning == paar.wordt.uitlijning and all(map(_rij_past, paar.kinderen))
        case (Rij(), Rij()):
            return paar.was.kop == paar.wordt.kop and all(map(_cel_past, paar.kinderen))
        case _:
            return type(paar.was) is type(paar.wordt)


def _rij_past(deel: Vergeleken) -> bool:
    """Whether a row can come, go or change by itself: none of its cells runs down into the next."""
    rijen = [knoop for zijde in Zijde for knoop in knopen_van((deel,), zijde)]
    return all(cel.rijen == 1 for rij in rijen if isinstance(rij, Rij) for cel in rij.cellen)


def _cel_past(deel: Vergeleken) -> bool:
    """Whether a cell stays where it is, as wide as it was."""
    match deel:
        case Gelijk():
            return True
        case Paar(Cel() as was, Cel() as wordt):
            return (was.kolommen, was.rijen) == (wordt.kolommen, wordt.rijen)
        case _:
            return False


def _schrijf_paar(ouder: etree._Element, paar: Paar, beelden: Beeldparen) -> bool:
    """Write the part as the last child; False, and nothing written, when it turns out not to go in one element."""
    match paar.was, paar.wordt:
        case (Alinea(), _):
            schrijf_segmenten(etree.SubElement(ouder, T + "Al"), paar.tekst, beelden, alles)
        case (Tussenkop(), _):
            schrijf_segmenten(etree.SubElement(ouder, T + "Tussenkop"), paar.tekst, beelden, zonder_verwijzing)
        case (Lid(was), Lid(wordt)):
            lid = etree.SubElement(ouder, T + "Lid")
            _schrijf_nummers(etree.SubElement(lid, T + "LidNummer"), was, wordt)
            schrijf_delen(etree.SubElement(lid, T + "Inhoud"), paar.kinderen, beelden)
        case (Lijst(), _):
            genummerd = any(isinstance(item, Li) and item.nummer for item in knopen_van(paar.kinderen, Zijde.WORDT))
            schrijf_delen(zet_lijst(ouder, genummerd), paar.kinderen, beelden)
        case (Li(was), Li(wordt)):
            li = etree.SubElement(ouder, T + "Li")
            if wordt:
                _schrijf_nummers(etree.SubElement(li, T + "LiNummer"), was, wordt)
            schrijf_delen(li, paar.kinderen, beelden)
        case (Begrippenlijst(), _):
            schrijf_delen(etree.SubElement(ouder, T + "Begrippenlijst"), paar.kinderen, beelden)
        case (Begrip(), _):
            begrip = etree.SubElement(ouder, T + "Begrip")
            schrijf_segmenten(etree.SubElement(begrip, T + "Term"), paar.tekst, beelden, zonder_verwijzing)
            schrijf_delen(etree.SubElement(begrip, T + "Definitie"), paar.kinderen, beelden)
        case (Citaat(), _):
            schrijf_delen(etree.SubElement(ouder, T + "Citaat"), paar.kinderen, beelden)
        case (Figuur(), Figuur() as wordt):
            figuur = zet_figuur(ouder, wordt, beelden.wordt)
            if paar.tekst:
                schrijf_segmenten(zet_bijschrift(figuur), paar.tekst, beelden, alles)
        case (Rij(), Rij()):
            rij = etree.SubElement(ouder, T + "row")
            cellen = cast(tuple[Cel, ...], knopen_van(paar.kinderen, Zijde.WORDT))
            for deel, cel, kolom in zip(paar.kinderen, cellen, kolommen(cellen), strict=True):
                inhoud = deel.kinderen if isinstance(deel, Paar) else tuple(map(Gelijk, cel.inhoud))
                schrijf_delen(zet_cel(rij, cel, kolom), inhoud, beelden)
        case (Tabel(), Tabel() as wordt):
            return _schrijf_tabel(ouder, paar, wordt, beelden)
        case _:
            return False
    return True


def _schrijf_tabel(ouder: etree._Element, paar: Paar, tabel: Tabel, beelden: Beeldparen) -> bool:
    element = etree.SubElement(ouder, T + "table")
    if paar.tekst:
        schrijf_segmenten(met_actie(etree.SubElement(element, T + "title"), paar.tekst), paar.tekst, beelden,
                          zonder_verwijzing)  # fmt: skip
    groep = zet_kolommen(element, tabel.uitlijning)
    for naam, kop in (("thead", True), ("tbody", False)):
        if rijen := [deel for deel in paar.kinderen if _is_kop(deel) is kop]:
            schrijf_delen(etree.SubElement(groep, T + naam, valign="top"), rijen, beelden)
    for zijde in Zijde:
        # A note that is called twice, a head that comes or goes: then the tables can't be one.
        alleen = etree.Element(T + "Inhoud")
        schrijf_knoop(alleen, knopen_van((paar,), zijde)[0], beelden.van(zijde))
        if lezing(alleen[0], zijde) != lezing(element, zijde):
            ouder.remove(element)
            return False
    return True


def _is_kop(deel: Vergeleken) -> bool:
    rij = knopen_van((deel,), Zijde.WORDT) or knopen_van((deel,), Zijde.WAS)
    return isinstance(rij[0], Rij) and rij[0].kop


def met_actie(element: etree._Element, tekst: tuple[Segment, ...]) -> etree._Element:
    """Say of an element that is only there with text in it, that it is new or gone."""
    if not oude_woorden(tekst):
        element.set(ACTIE, VOEGTOE)
    elif not nieuwe_woorden(tekst):
        element.set(ACTIE, VERWIJDER)
    return element


def schrijf_segmenten(element: etree._Element, tekst: tuple[Segment, ...], beelden: Beeldparen, behoud: Behoud) -> None:
    """Write running text of both versions; an element that is new or gone itself needs no marks inside."""
    if element.get(ACTIE) is not None:
        woorden = nieuwe_woorden(tekst) or oude_woorden(tekst)
        tekst = (Segment(woorden, woorden),)
    schrijf_renvooi(element, tekst, beelden.samen, behoud, partial(_schrijf_noot, beelden))


def _schrijf_noot(beelden: Beeldparen, noot: etree._Element, delen: Delen) -> None:
    schrijf_delen(noot, delen, beelden)


def _schrijf_nummers(element: etree._Element, was: str, wordt: str) -> None:
    schrijf_teksten(element, nummer_tekst(was), nummer_tekst(wordt))


def schrijf_teksten(element: etree._Element, was: str, wordt: str) -> None:
    """Write a number or label of both versions."""
    if was == wordt:
        element.text = wordt
        return
    for zijde, tekst in ((Zijde.WAS, was), (Zijde.WORDT, wordt)):
        if tekst:
            etree.SubElement(element, MERK[zijde]).text = tekst

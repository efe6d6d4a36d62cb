"""Tables: header rows that come back on each page, cells over several columns and rows, a caption that stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import TypeAlias

from lxml import etree

from pipeline.formats.docx.alinea import NORMAAL, Opzet, alinea, houd_bij_volgende, scheid_tabellen
from pipeline.formats.docx.stijlen import BIJSCHRIFT, ONDERTEKENING, STAP, TABEL, TABELKOP, TABELLEN, TABELTEKST, Soort
from pipeline.formats.docx.tekst import zet_tekst
from pipeline.formats.docx.xml import VAL, Element, W, kind
from pipeline.formats.docx.zetting import Plaats, Zetting
from pipeline.formats.pdf.kolommen import indeling
from pipeline.model.blad import (
    Bladcel,
    Bladdeel,
    Bladrij,
    Bladtabel,
    Kader,
    Tekstregel,
    regels,
    regeltekst,
)

ZetDelen: TypeAlias = Callable[[Element, tuple[Bladdeel, ...], Zetting, Plaats], None]
CELRAND = 100
"""Twips between the text of a cell and its border, as the table styles have it on either side."""
TWIPS = 20
"""In a point."""
NA_MAAT = frozenset(W + naam for naam in ("u", "shd", "vertAlign"))
"""What stands behind the size among the properties of a run."""
ONDEELBAAR = 800
"""A row with fewer characters than this is not split over two pages."""
NAAST_ELKAAR = 2
"""Signatures in a row."""


def zet_tabel(ouder: Element, tabel: Bladtabel, zetting: Zetting, plaats: Plaats, zet: ZetDelen) -> None:
    """Add the table with its caption above it; `zet` sets what is in a cell."""
    links = plaats.diepte * STAP
    if tabel.bijschrift:
        opzet = Opzet(bijeen=True, links=links or None)
        zet_tekst(alinea(ouder, BIJSCHRIFT, zetting, opzet), tabel.bijschrift, zetting, plaats)
    else:
        scheid_tabellen(ouder, zetting)
    rijen = (*tabel.kop, *tabel.rijen)
    aantal = max([len(tabel.kolommen), *(sum(cel.kolommen for cel in rij.cellen) for rij in rijen), 1])
    wijdten, korps = _indeling(tabel, aantal, plaats.breedte - links, zetting.referentie.korps)
    naam = TABELLEN.get(tabel.soort, TABEL)
    tbl = _tabel(ouder, wijdten, links, zetting.referentie.stijl(Soort.TABEL, naam))
    if tabel.bijschrift:
        kind(tbl[0], "tblCaption", regeltekst(tabel.bijschrift))
    vulling = zetting.referentie.vulling.get(naam.lower(), "")
    for groep, is_kop in ((tabel.kop, True), (tabel.rijen, False)):
        for rij, cellen in _geplaatst(groep):
            tr = kind(tbl, "tr")
            _rijvorm(tr, rij, is_kop)
            for begin, cel in cellen:
                wijd = wijdten[begin : begin + _wijdte(cel)]
                tc = _cel(tr, cel, wijd, _vulling(rij, is_kop, vulling))
                if isinstance(cel, Bladcel):
                    tekst = TABELKOP if rij.soort == "groep" or (is_kop and cel.kop) else TABELTEKST
                    _inhoud(tc, cel, zetting, _in_cel(cel, tekst, wijd), zet)
                else:
                    alinea(tc, NORMAAL, zetting)
            if is_kop or rij.soort == "groep" or (_slaat_over(rij) and rij is not rijen[-1]):
                houd_bij_volgende(tr)
    if korps < zetting.referentie.korps:
        _verklein(tbl, korps)


def _slaat_over(rij: Bladrij) -> bool:
    """Whether the row only says that text is left out: at the foot of a page it would say nothing."""
    return all(isinstance(deel, Tekstregel) and deel.soort == "gelijk" for cel in rij.cellen for deel in cel.inhoud)


def _tabel(ouder: Element, wijdten: list[int], links: int, stijl: str) -> Element:
    tbl = kind(ouder, "tbl")
    eigen = kind(tbl, "tblPr")
    if stijl:
        kind(eigen, "tblStyle", stijl)
    kind(eigen, "tblW", w=str(sum(wijdten)), type="dxa")
    if links:
        kind(eigen, "tblInd", w=str(links), type="dxa")
    kind(eigen, "tblLayout", type="fixed")
    if not stijl:
        kind(kind(eigen, "tblCellMar"), "left", w="0", type="dxa")
    kind(eigen, "tblLook", "0620", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0", noHBand="1", noVBand="1")
    rooster = kind(tbl, "tblGrid")
    for breedte in wijdten:
        kind(rooster, "gridCol", w=str(breedte))
    return tbl


def _indeling(tabel: Bladtabel, aantal: int, breedte: int, korps: float) -> tuple[list[int], float]:
    """The width of each column in twips, together as wide as the table, and the size of its letters in points."""
    kolommen = tabel.kolommen + ("",) * (aantal - len(tabel.kolommen))
    maten, kleiner = indeling(replace(tabel, kolommen=kolommen), breedte / TWIPS, korps, 2 * CELRAND / TWIPS)
    grenzen = [round(TWIPS * grens) for grens in accumulate(maten, initial=0.0)]
    return [max(1, rechts - links) for links, rechts in pairwise(grenzen)], kleiner


def _verklein(tbl: Element, korps: float) -> None:
    """Set the text of the table in letters of this size (points), where it isn't set smaller yet."""
    for run in tbl.iter(W + "r"):
        eigen = run.find(W + "rPr")
        if eigen is None:
            eigen = etree.Element(W + "rPr")
            run.insert(0, eigen)
        if eigen.find(W + "sz") is None:
            halve = str(int(2 * korps))
            plek = next((at for at, deel in enumerate(eigen) if deel.tag in NA_MAAT), len(eigen))
            for naam in ("szCs", "sz"):
                maat = etree.Element(W + naam)
                maat.set(VAL, halve)
                eigen.insert(plek, maat)


def _rijvorm(rij: Element, bron: Bladrij, is_kop: bool) -> None:
    tekens = sum(len(regeltekst(regel)) for cel in bron.cellen for regel in regels(cel.inhoud))
    if not is_kop and tekens >= ONDEELBAAR:
        return
    eigen = kind(rij, "trPr")
    if tekens < ONDEELBAAR:
        kind(eigen, "cantSplit")
    if is_kop:
        kind(eigen, "tblHeader")


def _geplaatst(rijen: tuple[Bladrij, ...]) -> Iterator[tuple[Bladrij, list[tuple[int, Bladcel | int]]]]:
    """Every row with its cells and their first columns; a number is the width of a cell that comes from above."""
    van_boven: dict[int, tuple[int, int]] = {}
    for nummer, rij in enumerate(rijen):
        kolom = 0
        cellen: list[tuple[int, Bladcel | int]] = []
        verder: dict[int, tuple[int, int]] = {}
        wachtend = iter(rij.cellen)
        while True:
            cel: Bladcel | int | None
            if kolom in van_boven:
                rest, cel = van_boven[kolom]
            elif (cel := next(wachtend, None)) is not None:
                rest = min(cel.rijen, len(rijen) - nummer)
            else:
                break
            cellen.append((kolom, cel))
            if rest > 1:
                verder[kolom] = (rest - 1, _wijdte(cel))
            kolom += _wijdte(cel)
        yield rij, cellen
        van_boven = verder


def _wijdte(cel: Bladcel | int) -> int:
    return cel if isinstance(cel, int) else cel.kolommen


def _cel(rij: Element, cel: Bladcel | int, wijdten: list[int], vulling: str) -> Element:
    tc = kind(rij, "tc")
    eigen = kind(tc, "tcPr")
    kind(eigen, "tcW", w=str(sum(wijdten)), type="dxa")
    if len(wijdten) > 1:
        kind(eigen, "gridSpan", str(len(wijdten)))
    if isinstance(cel, int):
        kind(eigen, "vMerge")
    elif cel.rijen > 1:
        kind(eigen, "vMerge", "restart")
    if vulling:
        kind(eigen, "shd", "clear", color="auto", fill=vulling)
    return tc


def _vulling(rij: Bladrij, is_kop: bool, vulling: str) -> str:
    """A message in the head of a comparison is not a header of columns."""
    return vulling if rij.soort == "groep" or (is_kop and rij.soort != "bericht") else ""


def _in_cel(cel: Bladcel, tekst: str, wijdten: list[int]) -> Plaats:
    return Plaats(max(sum(wijdten) - 2 * CELRAND, 1), tekst=tekst, uitlijning=cel.uitlijning, in_cel=True)


def _inhoud(tc: Element, cel: Bladcel, zetting: Zetting, plaats: Plaats, zet: ZetDelen) -> None:
    zet(tc, cel.inhoud, zetting, plaats)
    if tc[-1].tag != W + "p":
        alinea(tc, NORMAAL, zetting)


def zet_ondertekening(ouder: Element, kader: Kader, zetting: Zetting, plaats: Plaats, zet: ZetDelen) -> None:
    """The signatures side by side, without borders: function, room to sign, name."""
    scheid_tabellen(ouder, zetting)
    wie = _ondertekenaars(kader.inhoud)
    wijdten = [plaats.breedte // NAAST_ELKAAR] * NAAST_ELKAAR
    tbl = _tabel(ouder, wijdten, 0, "")
    for begin in range(0, len(wie), NAAST_ELKAAR):
        rij = kind(tbl, "tr")
        kind(kind(rij, "trPr"), "cantSplit")
        for nummer, breedte in enumerate(wijdten, begin):
            tc = _cel(rij, Bladcel(()), [breedte], "")
            boven, onder = wie[nummer] if nummer < len(wie) else ((), ())
            binnen = Plaats(breedte - CELRAND)
            zet(tc, boven, zetting, replace(binnen, tekst=ONDERTEKENING))
            zet(tc, onder, zetting, binnen)
            if tc[-1].tag != W + "p":
                alinea(tc, NORMAAL, zetting)


def _ondertekenaars(inhoud: tuple[Bladdeel, ...]) -> list[tuple[tuple[Bladdeel, ...], tuple[Bladdeel, ...]]]:
    """What stands above and below each place to sign: every signature has as much above it as the first."""
    plekken = [nummer for nummer, deel in enumerate(inhoud) if isinstance(deel, Kader) and deel.soort == "ruimte"]
    if not plekken:
        return [((), (deel,)) for deel in inhoud]
    boven, begin = plekken[0], 0
    found: list[tuple[tuple[Bladdeel, ...], tuple[Bladdeel, ...]]] = []
    for plek, volgende in pairwise((*plekken, len(inhoud) + boven)):
        eind = max(volgende - boven, plek + 1)
        found.append((inhoud[begin:plek], inhoud[plek + 1 : eind]))
        begin = eind
    return found

"""A paragraph, with what it does other than its style says."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from pipeline.formats.docx.stijlen import BIJSCHRIFT, kop
from pipeline.formats.docx.xml import Element, W, kind
from pipeline.formats.docx.zetting import Zetting

NA_TABEL = (160, None)
"""Twips above a paragraph that follows a table: in Word a table itself keeps no distance."""
RUIM = frozenset({BIJSCHRIFT, *(kop(level) for level in range(1, 11))})
"""Styles that keep their own distance."""
UITLIJNING = {"rechts": "right", "midden": "center"}
NORMAAL = ""


@dataclass(frozen=True, slots=True)
class Opzet:
    """How a paragraph differs from its style: kept on the page of the next, on a new page, with this distance
    above and below it, set in (both in twips), aligned."""

    bijeen: bool = False
    nieuwe_bladzijde: bool = False
    afstand: tuple[int | None, int | None] = (None, None)
    links: int | None = None
    hangend: int = 0
    uitlijning: str = ""


ALS_STIJL = Opzet()


def alinea(ouder: Element, stijl: str, zetting: Zetting, opzet: Opzet = ALS_STIJL) -> Element:
    """A new paragraph in the style of this name; `NORMAAL` is the style that the reference document has for text."""
    na_tabel = stijl not in RUIM and _laatste(ouder) == W + "tbl"
    p = etree.SubElement(ouder, W + "p")
    if not stijl and opzet == ALS_STIJL and not na_tabel:
        return p
    eigen = etree.SubElement(p, W + "pPr")
    if stijl:
        kind(eigen, "pStyle", zetting.alinea(stijl))
    if opzet.bijeen:
        kind(eigen, "keepNext")
    if opzet.nieuwe_bladzijde:
        kind(eigen, "pageBreakBefore")
    _afstand(eigen, NA_TABEL if na_tabel else opzet.afstand)
    if opzet.links is not None:
        kind(eigen, "ind", left=str(opzet.links), hanging=str(opzet.hangend))
    if opzet.uitlijning:
        kind(eigen, "jc", UITLIJNING[opzet.uitlijning])
    return p


def _afstand(eigen: Element, afstand: tuple[int | None, int | None]) -> None:
    boven, onder = afstand
    if boven is None and onder is None:
        return
    spacing = kind(eigen, "spacing")
    for naam, waarde in (("before", boven), ("after", onder)):
        if waarde is not None:
            spacing.set(W + naam, str(waarde))


def _laatste(ouder: Element) -> str:
    """The tag of what stands right above, bookmarks passed over."""
    for element in reversed(ouder):
        if not str(element.tag).startswith(W + "bookmark"):
            return str(element.tag)
    return ""


def scheid_tabellen(ouder: Element, zetting: Zetting) -> None:
    """Two tables in a row would be one in Word; an empty paragraph keeps them apart."""
    if _laatste(ouder) == W + "tbl":
        alinea(ouder, NORMAAL, zetting)


def houd_bij_volgende(element: Element) -> None:
    """Keep the paragraph, or every paragraph in the table row, on the page of what comes next."""
    for p in element.iter(W + "p"):
        eigen = p.find(W + "pPr")
        if eigen is None:
            eigen = etree.Element(W + "pPr")
            p.insert(0, eigen)
        if eigen.find(W + "keepNext") is None:
            stijl = eigen.find(W + "pStyle")
            eigen.insert(0 if stijl is None else 1, etree.Element(W + "keepNext"))

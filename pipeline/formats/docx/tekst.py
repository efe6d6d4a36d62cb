"""Running text: runs of characters, each set as it should be, with bookmarks, links and images.

Words for who listens (`Voorgelezen`) are not written. In Word a struck or added word has the style Vervallen or Nieuw,
a check box says itself whether it is ticked, and words that nobody sees would be in every search and every copy.
"""

from __future__ import annotations

from itertools import groupby

from lxml import etree

from pipeline.formats.docx.beeld import teken
from pipeline.formats.docx.stijlen import CODE, KOPPELING, MERK, OPEN_PLEK, TEKENS, Soort
from pipeline.formats.docx.xml import VAL, XML_SPACE, Element, R, W, kind, ouder_van
from pipeline.formats.docx.zetting import Plaats, Zetting
from pipeline.model.blad import GEWOON, Anker, Breuk, Hoogte, Loop, Prent, Regel, Voorgelezen, Vorm

HOOGTE = {Hoogte.SUPERSCRIPT: "superscript", Hoogte.SUBSCRIPT: "subscript"}


def zet_tekst(alinea: Element, tekst: Regel, zetting: Zetting, plaats: Plaats) -> None:
    """Add the text to the paragraph."""
    for doel, stukken in groupby(tekst, _doel):
        ouder = _koppeling(alinea, doel, zetting)
        for stuk in stukken:
            match stuk:
                case Loop(inhoud, vorm):
                    woorden(run(ouder, vorm, zetting), inhoud)
                case Breuk():
                    kind(run(ouder, GEWOON, zetting), "br")
                case Anker(naam):
                    bladwijzer(ouder, naam, zetting)
                case Prent(bron, alt, merk):
                    beeld = zetting.beelden[bron]
                    ruimte = zetting.referentie.hoogte * 9 // 10
                    teken(run(ouder, Vorm(merk=merk), zetting), beeld, alt, plaats.breedte, ruimte)
                case Voorgelezen():
                    pass


def _doel(stuk: Loop | Voorgelezen | Breuk | Anker | Prent) -> str:
    return stuk.vorm.doel if isinstance(stuk, Loop) else ""


def _koppeling(alinea: Element, doel: str, zetting: Zetting) -> Element:
    """What holds runs that lead there: a link when it leads somewhere from this document, else the paragraph."""
    if doel.startswith("#") and doel[1:] in zetting.bladwijzers:
        return kind(alinea, "hyperlink", anchor=zetting.bladwijzers[doel[1:]], history="1")
    if doel in zetting.koppelingen:
        koppeling = kind(alinea, "hyperlink", history="1")
        koppeling.set(R + "id", zetting.koppelingen[doel])
        return koppeling
    return alinea


def bladwijzer(ouder: Element, naam: str, zetting: Zetting) -> None:
    """A place that links lead to; its number comes when all are there."""
    if naam in zetting.bladwijzers:
        kind(ouder, "bookmarkStart", id="0", name=zetting.bladwijzers[naam])
        kind(ouder, "bookmarkEnd", id="0")


def run(ouder: Element, vorm: Vorm, zetting: Zetting) -> Element:
    """A new run, set so."""
    element = etree.SubElement(ouder, W + "r")
    if vorm == GEWOON:
        return element
    eigen = etree.SubElement(element, W + "rPr")
    stijl = _stijl(vorm, ouder)
    if stijl:
        kind(eigen, "rStyle", zetting.referentie.stijl(Soort.TEKEN, stijl))
    if vorm.vet or (stijl and _dubbel_vet(ouder, stijl, zetting)):
        kind(eigen, "b")
    if vorm.cursief:
        kind(eigen, "i")
    if vorm.onderstreept:
        kind(eigen, "u", "single")
    if vorm.open and stijl != OPEN_PLEK:
        kind(eigen, "shd", "clear", color="auto", fill="FFF4CC")
    if vorm.hoogte:
        kind(eigen, "vertAlign", HOOGTE[vorm.hoogte])
    if not len(eigen):
        element.remove(eigen)
    return element


def _stijl(vorm: Vorm, ouder: Element) -> str:
    """The one character style a run can have: that it is gone or new says most."""
    if vorm.merk:
        return MERK[vorm.merk]
    if vorm.open:
        return OPEN_PLEK
    if ouder.tag == W + "hyperlink":
        return KOPPELING
    if vorm.code:
        return CODE
    return TEKENS.get(vorm.stijl, "")


def _dubbel_vet(ouder: Element, stijl: str, zetting: Zetting) -> bool:
    """Whether a bold style stands in a paragraph with one: in Word twice bold is not bold, unless the run says so."""
    vet = zetting.referentie.vet
    if zetting.teken(stijl) not in vet:
        return False
    alinea = ouder if ouder.tag == W + "p" else ouder_van(ouder)
    van = alinea.find(f"{W}pPr/{W}pStyle")
    return van is not None and van.get(VAL) in vet


def woorden(element: Element, tekst: str) -> None:
    """The characters of a run."""
    t = etree.SubElement(element, W + "t")
    t.text = tekst
    t.set(XML_SPACE, "preserve")


def tab(ouder: Element) -> None:
    """The tab after a label."""
    kind(kind(ouder, "r"), "tab")

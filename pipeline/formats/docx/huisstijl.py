"""The colours, font and language of a house style, in the styles of the reference document."""

from __future__ import annotations

from pipeline.formats.docx.xml import VAL, Element, W, als_bytes, kind, lees_xml
from pipeline.model.blad import Opmaak

GEWONE = Opmaak()
TALEN = {"nl": "nl-NL", "fy": "fy-NL", "en": "en-GB"}
KLEUREN = (VAL, W + "fill", W + "color")


def kleur(inhoud: bytes, opmaak: Opmaak) -> bytes:
    """The part with our own colours replaced by those of the house style; a colour the municipality chose stays."""
    nieuw = {
        _kaal(oud): _kaal(anders)
        for oud, anders in ((GEWONE.accent, opmaak.accent), (GEWONE.weg, opmaak.weg), (GEWONE.bij, opmaak.bij))
        if oud != anders
    }
    if not nieuw:
        return inhoud
    wortel = lees_xml(inhoud)
    for element in wortel.iter():
        for sleutel in KLEUREN:
            waarde = element.get(sleutel, "").upper()
            if waarde in nieuw:
                element.set(sleutel, nieuw[waarde])
    return als_bytes(wortel)


def _kaal(kleur: str) -> str:
    return kleur.lstrip("#").upper()


def taal_en_letter(inhoud: bytes, taal: str, lettertype: str) -> bytes:
    """The styles with this language, and this font where no style names one."""
    wortel = lees_xml(inhoud)
    eigen = _pad(wortel, "docDefaults", "rPrDefault", "rPr")
    if lettertype:
        letter = eigen.find(W + "rFonts")
        if letter is None:
            letter = kind(eigen, "rFonts")
            eigen.insert(0, letter)
        letter.attrib.clear()
        for schrift in ("ascii", "hAnsi", "cs"):
            letter.set(W + schrift, lettertype)
    lang = eigen.find(W + "lang")
    if lang is None:
        lang = kind(eigen, "lang")
    lang.set(VAL, taalcode(taal))
    return als_bytes(wortel)


def taalcode(taal: str) -> str:
    """The language as Word names it."""
    return TALEN.get(taal, taal)


def _pad(element: Element, *namen: str) -> Element:
    for naam in namen:
        found = element.find(W + naam)
        if found is None:
            found = kind(element, naam)
            element.insert(0, found)
        element = found
    return element

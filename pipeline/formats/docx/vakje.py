"""A check box: a real one, that whoever fills in the paper can tick."""

from __future__ import annotations

from lxml import etree

from pipeline.formats.docx.tekst import run, tab, woorden
from pipeline.formats.docx.xml import W14, Element, kind
from pipeline.formats.docx.zetting import Zetting
from pipeline.model.blad import GEWOON

AAN, UIT = "☒", "☐"
LETTER = "MS Gothic"
"""The font that Word itself draws these signs with."""


def zet_vakje(alinea: Element, aangekruist: bool, zetting: Zetting) -> None:
    """Add the box, and the tab between it and what it is about."""
    vak = kind(alinea, "sdt")
    eigen = etree.SubElement(kind(vak, "sdtPr"), W14 + "checkbox")
    etree.SubElement(eigen, W14 + "checked", {W14 + "val": str(int(aangekruist))})
    for naam, teken in (("checkedState", AAN), ("uncheckedState", UIT)):
        etree.SubElement(eigen, W14 + naam, {W14 + "val": f"{ord(teken):04X}", W14 + "font": LETTER})
    r = run(kind(vak, "sdtContent"), GEWOON, zetting)
    kind(kind(r, "rPr"), "rFonts", ascii=LETTER, hAnsi=LETTER, eastAsia=LETTER, cs=LETTER, hint="eastAsia")
    woorden(r, AAN if aangekruist else UIT)
    tab(alinea)

"""Headers and footers: they are the reference document's, with the places in them filled.

A place is a content control with the tag "briefhoofd" (the line at the head of every page) or "logo"; what is around
it stays as it is. A reference document without such a place keeps its own letterhead.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lxml import etree

from pipeline.formats.docx.beeld import Beeld, teken
from pipeline.formats.docx.pakket import SOORT, Relatie, met_relaties
from pipeline.formats.docx.tekst import run, zet_tekst
from pipeline.formats.docx.xml import VAL, Element, W, als_bytes, lees_xml, neem_weg, ouder_van
from pipeline.formats.docx.zetting import Plaats, Zetting
from pipeline.model.blad import GEWOON, Loop, Prent, Regel

BREEDTE_LOGO, HOOGTE_LOGO = 3402, 1134
"""No logo is larger than 6 by 2 cm (in twips)."""


def vul_koppen(delen: dict[str, bytes], briefhoofd: Regel, logo: Beeld | None, logo_alt: str, zetting: Zetting) -> None:
    """Fill the places in every header and footer."""
    regel = tuple(
        replace(stuk, vorm=replace(stuk.vorm, doel="", vet=stuk.vorm.vet or stuk.vorm.stijl == "overheid"))
        if isinstance(stuk, Loop)
        else stuk
        for stuk in briefhoofd
    )
    for deel in zetting.referentie.koppen:
        wortel = lees_xml(delen[deel])
        plekken = [sdt for sdt in wortel.iter(W + "sdt") if _merknaam(sdt) in ("briefhoofd", "logo")]
        beelden: list[Beeld] = []
        for sdt in plekken:
            inhoud = etree.Element(W + "p")
            if _merknaam(sdt) == "briefhoofd":
                zet_tekst(inhoud, regel, zetting, Plaats(zetting.referentie.breedte))
                beelden += [zetting.beelden[stuk.bron] for stuk in regel if isinstance(stuk, Prent)]
            elif logo is not None:
                teken(run(inhoud, GEWOON, zetting), logo, logo_alt, BREEDTE_LOGO, HOOGTE_LOGO)
                beelden.append(logo)
            _vervang(sdt, inhoud)
        if plekken:
            delen[deel] = als_bytes(wortel)
        met_relaties(delen, deel, *relaties_van_beelden(beelden))


def relaties_van_beelden(beelden: list[Beeld]) -> tuple[Relatie, ...]:
    """What a part with these images leads to."""
    media = dict.fromkeys((id, pad) for beeld in beelden for id, pad, _ in beeld.media)
    return tuple(Relatie(id, SOORT + "image", pad) for id, pad in media)


def _merknaam(sdt: Element) -> str:
    tag = sdt.find(f"{W}sdtPr/{W}tag")
    return tag.get(VAL, "") if tag is not None else ""


def _vervang(sdt: Element, inhoud: Element) -> None:
    """What is in the paragraph takes the place of the control: in its line, or as a paragraph when it holds one."""
    ouder = ouder_van(sdt)
    eigen = sdt.find(f"{W}sdtContent/{W}p")
    if eigen is not None:
        for oud in [element for element in eigen if element.tag != W + "pPr"]:
            eigen.remove(oud)
        eigen.extend(list(inhoud))
        ouder.replace(sdt, eigen)
        return
    plek = ouder.index(sdt)
    ouder.remove(sdt)
    for nummer, element in enumerate(list(inhoud)):
        ouder.insert(plek + nummer, element)
    if ouder.tag == W + "p" and ouder.find(f".//{W}r") is None and len(ouder_van(ouder)) > 1:
        neem_weg(ouder)


def kerngegevens(titel: str, auteur: str, taal: str) -> bytes:
    """Title, author and language, as Word shows them under the properties of the file."""
    namen: Mapping[str, str] = {
        "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "dc": "http://purl.org/dc/elements/1.1/",
    }
    kern = etree.Element(f"{{{namen['cp']}}}coreProperties", nsmap=dict(namen))
    for naam, waarde in (("title", titel), ("creator", auteur), ("language", taal)):
        if waarde:
            etree.SubElement(kern, f"{{{namen['dc']}}}{naam}").text = waarde
    return als_bytes(kern)

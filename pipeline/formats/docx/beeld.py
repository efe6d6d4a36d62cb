"""Images in Word: read, made fit for it, and placed no wider than the text."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import typst
from lxml import etree

from pipeline.formats.afbeelding import Maat, is_svg, meet, uit_adres
from pipeline.formats.docx.xml import ASVG, NS, PIC, WP, A, Element, R, kind
from pipeline.model import Position, Problem
from pipeline.model.blad import Prent

ACHTERVOEGSEL = {"image/png": "png", "image/jpeg": "jpeg", "image/gif": "gif", "image/svg+xml": "svg"}
DUIM, TWIP = 914_400, 635
"""An inch and a twip in EMU, the unit that Word draws in."""
SVG_EXT = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
RASTER_DPI = 192
ADVIES = "Gebruik een PNG, JPEG, GIF of SVG, en controleer of het bestand te openen is."
RASTER = b"""#set page(width: auto, height: auto, margin: 0pt, fill: none)
#image(bytes(json(bytes(sys.inputs.beeld))))
"""
"""What turns a drawing, or an image of a kind that older versions of Word can't show, into a PNG."""

Haal: TypeAlias = Callable[[str], bytes | None]
"""Gives an image by the path the page names it with; None when there is none."""


@dataclass(frozen=True, slots=True)
class Beeld:
    """An image as it goes into the document: `media` are its parts by relationship id, the first one is shown.

    `breedte` and `hoogte` are its own size in EMU. A drawing has two parts: the PNG, and itself for who can show it.
    """

    media: tuple[tuple[str, str, bytes], ...]
    breedte: int
    hoogte: int


Beelden: TypeAlias = Mapping[str, Beeld]
"""The images of a paper by their address on its page."""


def lees_beelden(prenten: Iterable[Prent], haal: Haal) -> tuple[dict[str, Beeld], tuple[Problem, ...]]:
    """Every image once, and those that can't be shown."""
    beelden: dict[str, Beeld] = {}
    bezwaren: dict[str, Problem] = {}
    for prent in prenten:
        bron = prent.bron
        if bron in beelden or bron in bezwaren:
            continue
        inhoud = uit_adres(bron) if bron.startswith("data:") else haal(bron)
        getoond = bron if len(bron) < 80 else f"{bron[:40]}…"
        if inhoud is None:
            bezwaren[bron] = Problem(f"De afbeelding {getoond} is er niet.", Position(getoond), ADVIES)
            continue
        beeld = maak_beeld(f"{len(beelden) + 1}", inhoud)
        if beeld is None:
            bezwaren[bron] = Problem(f"De afbeelding {getoond} is niet te lezen.", Position(getoond), ADVIES)
        else:
            beelden[bron] = beeld
    return beelden, tuple(bezwaren.values())


def maak_beeld(nummer: str, inhoud: bytes) -> Beeld | None:
    """The image under this number; None when it can't be read."""
    maat = meet(inhoud)
    if isinstance(maat, Maat):
        achter = ACHTERVOEGSEL[maat.formaat]
        deel = (f"rIdBeeld{nummer}", f"word/media/beeld-{nummer}.{achter}", inhoud)
        return Beeld((deel,), maat.breedte * DUIM // maat.dpi, maat.hoogte * DUIM // maat.dpi)
    if maat is not None:
        return None
    raster = _raster(inhoud)
    if raster is None:
        return None
    punten = meet(raster)
    assert isinstance(punten, Maat)
    media: tuple[tuple[str, str, bytes], ...] = ((f"rIdBeeld{nummer}", f"word/media/beeld-{nummer}.png", raster),)
    if is_svg(inhoud):
        media += ((f"rIdBeeld{nummer}svg", f"word/media/beeld-{nummer}.svg", inhoud),)
    return Beeld(media, punten.breedte * DUIM // RASTER_DPI, punten.hoogte * DUIM // RASTER_DPI)


def _raster(inhoud: bytes) -> bytes | None:
    """The image as a PNG; None when it can't be read."""
    try:
        pagina = typst.compile(
            RASTER,
            format="png",
            ppi=RASTER_DPI,
            ignore_system_fonts=True,
            sys_inputs={"beeld": json.dumps(list(inhoud))},
        )
    except RuntimeError:
        return None
    return pagina if isinstance(pagina, bytes) else None


def teken(run: Element, beeld: Beeld, alt: str, breedte: int, hoogte: int) -> None:
    """Draw the image in the run, no wider and higher than this many twips."""
    schaal = min(1.0, breedte * TWIP / beeld.breedte, hoogte * TWIP / beeld.hoogte)
    wijd, hoog = str(max(1, round(beeld.breedte * schaal))), str(max(1, round(beeld.hoogte * schaal)))
    nsmap = {prefix: NS[prefix] for prefix in ("wp", "a", "pic", "r")}
    rand = {f"dist{zijde}": "0" for zijde in "TBLR"}
    inline = etree.SubElement(kind(run, "drawing"), WP + "inline", rand, nsmap=nsmap)
    etree.SubElement(inline, WP + "extent", cx=wijd, cy=hoog)
    etree.SubElement(inline, WP + "docPr", id="0", name="Afbeelding", descr=alt)
    vorm = etree.SubElement(inline, WP + "cNvGraphicFramePr")
    etree.SubElement(vorm, A + "graphicFrameLocks", noChangeAspect="1")
    data = etree.SubElement(etree.SubElement(inline, A + "graphic"), A + "graphicData", uri=NS["pic"])
    pic = etree.SubElement(data, PIC + "pic")
    etree.SubElement(etree.SubElement(pic, PIC + "nvPicPr"), PIC + "cNvPr", id="0", name="Afbeelding", descr=alt)
    etree.SubElement(pic[0], PIC + "cNvPicPr")
    vulling = etree.SubElement(pic, PIC + "blipFill")
    blip = etree.SubElement(vulling, A + "blip", {R + "embed": beeld.media[0][0]})
    if len(beeld.media) > 1:
        ext = etree.SubElement(etree.SubElement(blip, A + "extLst"), A + "ext", uri=SVG_EXT)
        etree.SubElement(ext, ASVG + "svgBlip", {R + "embed": beeld.media[1][0]}, nsmap={"asvg": NS["asvg"]})
    etree.SubElement(etree.SubElement(vulling, A + "stretch"), A + "fillRect")
    eigen = etree.SubElement(pic, PIC + "spPr")
    plek = etree.SubElement(eigen, A + "xfrm")
    etree.SubElement(plek, A + "off", x="0", y="0")
    etree.SubElement(plek, A + "ext", cx=wijd, cy=hoog)
    etree.SubElement(etree.SubElement(eigen, A + "prstGeom", prst="rect"), A + "avLst")

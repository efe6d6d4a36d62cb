"""A logo of the house style: whether its bytes are an image that shows the same everywhere, with nothing else in it."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from lxml import etree

from pipeline.formats.afbeelding import JPEG, PNG, Beschadigd, meet

LARGEST = 250_000
"""In bytes: the logo stands in every paper."""
ENDINGS = {"png": "PNG", "jpg": "JPEG", "jpeg": "JPEG", "svg": "SVG"}

SVG = "http://www.w3.org/2000/svg"
HREF = ("href", "{http://www.w3.org/1999/xlink}href")
DRAWN = frozenset(
    "svg g defs title desc path rect circle ellipse line polyline polygon linearGradient radialGradient stop "
    "clipPath mask pattern symbol use style metadata".split()
)
"""The elements of SVG that only draw; there are no scripts, links, animations or other documents among them.

Nor is there text: a browser and a PDF would set it in whatever font they have, so that it shows differently in each.
"""
TEXT = ("text", "tspan", "textPath")
EDITORS = frozenset(
    {
        "http://www.inkscape.org/namespaces/inkscape",
        "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "http://creativecommons.org/ns#",
        "http://purl.org/dc/elements/1.1/",
    }
)
"""What drawing programs write beside the drawing; nothing shows it."""
REACHES_OUT = re.compile(r"url\s*\((?!\s*[\"']?#)|@import|\\|image-set|src\s*\(", re.IGNORECASE)


def wrong_logo(naam: str, inhoud: bytes) -> str | None:
    """In Dutch why the file can't be the logo; None when it can."""
    ending = ENDINGS.get(naam.rpartition(".")[2].lower())
    if ending is None:
        return "is geen .png, .jpg of .svg."
    if len(inhoud) > LARGEST:
        size, most = len(inhoud) // 1000, LARGEST // 1000
        return f"is te groot ({size} kB, ten hoogste {most} kB): het komt in elk stuk te staan."
    kind, wrong = _judged(inhoud)
    if kind is None or wrong:
        return wrong
    return None if kind == ending else f"heet naar {ending} maar is een {kind}."


def _judged(inhoud: bytes) -> tuple[str | None, str | None]:
    if inhoud.startswith(PNG):
        return "PNG", None if _is_whole_png(inhoud) else "is een beschadigde PNG."
    if inhoud.startswith(JPEG):
        return "JPEG", "is een beschadigde JPEG." if isinstance(meet(inhoud), Beschadigd) else None
    if inhoud.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return "SVG", next(_wrong_in_svg(inhoud), None)
    return None, "is geen leesbare PNG, JPEG of SVG."


def _is_whole_png(inhoud: bytes) -> bool:
    """Whether every chunk is there, from IHDR with a size to IEND, each with its own checksum."""
    place, kinds = len(PNG), list[bytes]()
    while place < len(inhoud) and (not kinds or kinds[-1] != b"IEND"):
        length = int.from_bytes(inhoud[place : place + 4])
        body, checksum = inhoud[place + 4 : place + 8 + length], inhoud[place + 8 + length : place + 12 + length]
        if len(checksum) < 4 or zlib.crc32(body) != int.from_bytes(checksum):
            return False
        if not kinds and not (body[:4] == b"IHDR" and int.from_bytes(body[4:8]) and int.from_bytes(body[8:12])):
            return False
        kinds.append(body[:4])
        place += 12 + length
    return b"IDAT" in kinds and kinds[-1] == b"IEND"


def _wrong_in_svg(inhoud: bytes) -> Iterator[str]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(inhoud, parser)
    except etree.XMLSyntaxError as error:
        yield f"is geen leesbare SVG (regel {error.lineno or 1})."
        return
    if root.getroottree().docinfo.internalDTD is not None:
        yield "heeft een DOCTYPE; bewaar het als gewone SVG zonder DOCTYPE."
    if root.xpath("//processing-instruction()"):
        yield "bevat een opdracht (<?…?>); bewaar het als gewone SVG."
    if root.tag != f"{{{SVG}}}svg":
        yield f"is geen SVG maar begint met <{etree.QName(root).localname}>."
    if root.get("viewBox") is None and (root.get("width") is None or root.get("height") is None):
        yield "zegt niet hoe groot het is; geef het <svg>-element een viewBox."
    for element in root.iter("*"):
        yield from _wrong_in_element(element)


def _wrong_in_element(element: etree._Element) -> Iterator[str]:
    where = f"op regel {element.sourceline}"
    name = etree.QName(element)
    if name.namespace == SVG and name.localname in TEXT:
        yield f"bevat tekst {where}, die er overal anders uitziet; zet haar in het tekenprogramma om in vormen."
    elif name.namespace not in EDITORS and (name.namespace != SVG or name.localname not in DRAWN):
        yield f"bevat <{name.localname}> {where}; in een logo mogen alleen vormen en kleuren staan."
    attributes = {str(key): str(value) for key, value in element.attrib.items()}
    if scripts := [key for key in attributes if key.lower().startswith("on")]:
        yield f"bevat een script (“{scripts[0]}” {where}); haal het weg."
    links = [value for key, value in attributes.items() if key in HREF]
    rules = element.itertext() if name.localname == "style" else ()
    styled = [*attributes.values(), *rules] if name.namespace == SVG else []
    if any(not link.startswith("#") for link in links) or any(REACHES_OUT.search(str(text)) for text in styled):
        yield f"verwijst {where} naar iets buiten het bestand; neem het in het bestand zelf op."

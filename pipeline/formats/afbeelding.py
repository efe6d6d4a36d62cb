"""Images: what their first bytes say of their kind and size."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass, replace
from urllib.parse import unquote_to_bytes

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8"
GIF = (b"GIF87a", b"GIF89a")
SVG = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>|<!--.*?-->|<!DOCTYPE[^>]*>|\s+)*<svg[\s>]", re.DOTALL)
DPI = 96
"""When the image doesn't tell: the resolution at which one pixel of the image is one pixel of a web page."""
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The JPEG markers that open with the size (SOF0 … SOF15)."""


@dataclass(frozen=True, slots=True)
class Maat:
    """What an image is: its media type, and its size in pixels at `dpi` of them an inch."""

    formaat: str
    breedte: int
    hoogte: int
    dpi: int = DPI
    doorzichtig: bool = False


@dataclass(frozen=True, slots=True)
class Beschadigd:
    """An image of this kind ("PNG") that can't be read."""

    soort: str


def meet(inhoud: bytes) -> Maat | Beschadigd | None:
    """The size of a PNG, JPEG or GIF; None when it is something else."""
    if inhoud.startswith(PNG):
        return _png(inhoud) or Beschadigd("PNG")
    if inhoud.startswith(JPEG):
        return _jpeg(inhoud) or Beschadigd("JPEG")
    if inhoud.startswith(GIF):
        return _gif(inhoud) or Beschadigd("GIF")
    return None


def is_leesbaar(inhoud: bytes) -> bool:
    """Whether the bytes are an image that the papers can show, as far as its head tells."""
    if inhoud.startswith(b"RIFF"):
        return inhoud[8:12] == b"WEBP"
    return isinstance(meet(inhoud), Maat) or is_svg(inhoud)


def uit_adres(adres: str) -> bytes:
    """What a `data:` address holds (RFC 2397); b"" when it is broken."""
    head, _, body = adres.partition(",")
    if not head.endswith(";base64"):
        return unquote_to_bytes(body)
    try:
        return base64.b64decode(unquote_to_bytes(body), validate=True)
    except binascii.Error:
        return b""


def is_svg(inhoud: bytes) -> bool:
    """Whether it is a drawing in SVG."""
    return SVG.match(inhoud) is not None


def _png(inhoud: bytes) -> Maat | None:
    if len(inhoud) < 33 or inhoud[12:16] != b"IHDR":
        return None
    maat = Maat("image/png", int.from_bytes(inhoud[16:20]), int.from_bytes(inhoud[20:24]))
    if not maat.breedte or not maat.hoogte:
        return None
    doorzichtig = inhoud[25] in (4, 6)
    dpi = DPI
    plek = 33
    while plek + 8 <= len(inhoud):
        lengte, soort = int.from_bytes(inhoud[plek : plek + 4]), inhoud[plek + 4 : plek + 8]
        if soort in (b"IDAT", b"IEND"):
            break
        if soort == b"tRNS":
            doorzichtig = True
        if soort == b"pHYs" and lengte == 9 and inhoud[plek + 16 : plek + 17] == b"\x01":
            dpi = round(int.from_bytes(inhoud[plek + 8 : plek + 12]) * 0.0254) or DPI
        plek += 12 + lengte
    return replace(maat, dpi=dpi, doorzichtig=doorzichtig)


def _jpeg(inhoud: bytes) -> Maat | None:
    dpi = DPI
    plek = 2
    while plek + 4 <= len(inhoud) and inhoud[plek] == 0xFF:
        soort = inhoud[plek + 1]
        if soort == 0xFF:
            plek += 1
            continue
        lengte = int.from_bytes(inhoud[plek + 2 : plek + 4])
        deel = inhoud[plek + 4 : plek + 2 + lengte]
        if soort == 0xE0 and deel.startswith(b"JFIF\0") and len(deel) >= 12:
            dichtheid = int.from_bytes(deel[8:10])
            dpi = {1: dichtheid, 2: round(dichtheid * 2.54)}.get(deel[7], DPI) or DPI
        if soort in FRAMES and len(deel) >= 5:
            hoogte, breedte = int.from_bytes(deel[1:3]), int.from_bytes(deel[3:5])
            return Maat("image/jpeg", breedte, hoogte, dpi) if breedte and hoogte else None
        plek += 2 + max(lengte, 2)
    return None


def _gif(inhoud: bytes) -> Maat | None:
    breedte, hoogte = int.from_bytes(inhoud[6:8], "little"), int.from_bytes(inhoud[8:10], "little")
    return Maat("image/gif", breedte, hoogte) if breedte and hoogte else None

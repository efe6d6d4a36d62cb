"""What a PDF says to who listens and shows to who looks, read without our writer."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.model.blad import Blad, Loop, Voorgelezen, regels

LINE_END_HYPHEN = {0x02: "-", 0xFFFE: "-"}
"""PDFium takes every hyphen at the end of a line for one that a typesetter put there; ours are the law's own."""

ROUNDING = 0.01
"""Points; what two libraries may differ in."""


@dataclass(frozen=True, slots=True)
class Tak:
    """An element of the structure tree: its kind, its attributes, and what a screen reader reads in it."""

    soort: str
    kenmerken: dict[str, str]
    alt: str
    takken: tuple[Tak | str, ...]

    @property
    def tekst(self) -> str:
        """All text in it, in reading order."""
        return "".join(part if isinstance(part, str) else part.tekst for part in self.takken)

    def alle(self, *soorten: str) -> Iterator[Tak]:
        """Every element of these kinds in it, itself too."""
        if self.soort in soorten:
            yield self
        for part in self.takken:
            if isinstance(part, Tak):
                yield from part.alle(*soorten)


def boom(content: bytes) -> Tak:
    """The structure tree with its text: the order in which a screen reader reads, whatever the order of drawing."""
    words = _gemerkte_tekst(content)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        return _tak(pdf.Root.StructTreeRoot, -1, pages, words)


def _tak(
    element: pikepdf.Object, page: int, pages: dict[tuple[int, int], int], words: dict[tuple[int, int], str]
) -> Tak:
    here = pages[element.Pg.objgen] if "/Pg" in element else page
    kids = element.get("/K", [])
    found: list[Tak | str] = []
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            found.append(words.get((here, kid), ""))
        elif "/MCID" in kid:
            found.append(words.get((pages[kid.Pg.objgen] if "/Pg" in kid else here, int(kid.MCID)), ""))
        elif "/S" in kid:
            found.append(_tak(kid, here, pages, words))
    attributes = element.get("/A", [])
    told = {
        name.strip("/"): str(value).strip("/")
        for group in (attributes if isinstance(attributes, pikepdf.Array) else [attributes])
        if isinstance(group, pikepdf.Dictionary)
        for name, value in group.items()
    }
    return Tak(str(element.get("/S", "/")).strip("/"), told, str(element.get("/Alt", "")), tuple(found))


def _gemerkte_tekst(content: bytes) -> dict[tuple[int, int], str]:
    """The text of every marked piece, by its page and number; artifacts (running heads) have no number."""
    found: dict[tuple[int, int], str] = {}
    for number, page in enumerate(pypdfium2.PdfDocument(content)):
        text = page.get_textpage()
        for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=20):
            mark = pdfium.FPDFPageObj_GetMarkedContentID(thing.raw)
            if mark >= 0:
                found[number, mark] = found.get((number, mark), "") + _tekst(thing.raw, text.raw)
    return found


def _tekst(thing: object, page: object) -> str:
    size = pdfium.FPDFTextObj_GetText(thing, page, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFTextObj_GetText(thing, page, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[: size - 2].decode("utf-16-le").translate(LINE_END_HYPHEN)


def getoond(content: bytes) -> list[str]:
    """The text of each page as it is drawn, with its running head and foot."""
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)]


def buiten(content: bytes) -> list[str]:
    """The letters that reach outside their page."""
    found: list[str] = []
    for page in pypdfium2.PdfDocument(content):
        wide, high = page.get_size()
        text = page.get_textpage()
        for place in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(place)
            empty = right <= left
            inside = left >= -ROUNDING and bottom >= -ROUNDING and right <= wide + ROUNDING and top <= high + ROUNDING
            if not empty and not inside:
                found.append(text.get_text_range(place, 1))
    return found


def gezegd(blad: Blad) -> str:
    """Every word of the paper that is shown or told, in order, without white space."""
    lines = regels((*blad.inhoud, *blad.voet))
    return _dicht(part.tekst for line in lines for part in line if isinstance(part, Loop | Voorgelezen))


def gelezen(content: bytes) -> str:
    """Every word that a screen reader reads, in order, without white space."""
    return _dicht([boom(content).tekst])


def _dicht(texts: Iterator[str] | list[str]) -> str:
    return "".join("".join(texts).split())

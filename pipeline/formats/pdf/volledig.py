"""Whether a PDF holds all of its paper: a program of a municipality's own may lay out, never leave out."""

from __future__ import annotations

import unicodedata
from collections import Counter

import pypdfium2

from pipeline.model.blad import Blad, Loop, regels


def ontbreekt(pdf: bytes, blad: Blad) -> str:
    """The letters of the paper that the PDF lacks, each as often as it lacks it; "" when all are there.

    Letters are counted and not read in order, since columns have none; a PDF has more of them than its paper (running
    heads, page numbers).
    """
    lines = regels((*blad.inhoud, *blad.voet))
    wanted = _geteld("".join(run.tekst for line in lines for run in line if isinstance(run, Loop)))
    return "".join(sorted((wanted - _geteld(_tekst(pdf))).elements()))


def _tekst(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


HYPHENS = str.maketrans("", "", "-\u2010\u2011\ufffe")
"""Not counted: one at the end of a line is read back as the sign of a word that was broken there."""


def _geteld(text: str) -> Counter[str]:
    return Counter("".join(unicodedata.normalize("NFKC", text).translate(HYPHENS).split()))

"""Headings: "Artikel 5.2.2 Een schone woning" is a label, a number and an opschrift."""

from __future__ import annotations

import re

from pipeline.formats.markdown.inline import SPATIE, lees_inlines
from pipeline.formats.markdown.lezing import Lezing
from pipeline.model import Kop

LABEL = re.compile(
    r"(?:Enig artikel|Artikel|Art\.|Boek|Deel|Hoofdstuk|Titel|Afdeling|Paragraaf|Subparagraaf|Subsubparagraaf|§"
    r"|Bijlage|Aanhangsel|Toelichting|Onderdeel|Tabel|Formulier|Model)(?= |\Z)",
    re.IGNORECASE,
)
"""The words that name the kind of a provision in its heading."""

_ROMAN = r"[IVXLCDM]{1,8}"
_SEGMENT = r"(?:\d+[A-Za-z]{0,3}|[A-Za-z]{1,2}\d*)"
_DIGITS = rf"(?=[^ ]{{0,3}}\d)(?:[A-Z]{{0,2}}\d+[A-Za-z]{{0,4}})(?:[.:/–-]{_SEGMENT})*(?:\\\*|[°º])*"
NUMMER = re.compile(
    rf"(?:{_DIGITS}|{_ROMAN}[a-z]{{0,2}}|[A-Za-z]{{1,2}}(?=[.:]? |[.:]?\Z)(?<![A-Za-z]{{2}}))[.:]?(?= |\Z)"
)
"""What may be a number after a label: a token with a digit, a Roman numeral or one letter."""

LOS_NUMMER = re.compile(rf"(?:\d+[A-Za-z]{{0,2}}(?:[.:]\d+[A-Za-z]{{0,2}})*[.:]?|(?:{_ROMAN}|[A-Za-z])[.:])(?= |\Z)")
"""What may be a number without a label: "1.2", "1.", "IV.", "A."."""


def lees_kop(lezing: Lezing, content: str, line: int) -> Kop:
    """The parts of a heading, each as written."""
    label = nummer = ""
    rest = content
    if found := LABEL.match(rest):
        label = found[0]
        rest = rest[found.end() :].lstrip(" ")
        if found := NUMMER.match(rest):
            nummer = found[0]
    elif found := LOS_NUMMER.match(rest):
        nummer = found[0]
    rest = rest[len(nummer) :].lstrip(" ")
    place = lezing.position(line)
    return Kop(label, nummer.replace("\\", ""), lees_inlines(lezing, rest, line) if rest else (), place)


def lees_titel(lezing: Lezing, content: str, line: int) -> Kop:
    """A heading of a paper: all of it is title."""
    return Kop("", "", lees_inlines(lezing, content, line), lezing.position(line))


def kop_source(kop: Kop, opschrift: str) -> str:
    """The heading as source; `opschrift` is already source.

    A title that would be read as a label or a number is kept apart by `&#32;`.
    """
    before = " ".join(filter(None, (kop.label, kop.nummer.replace("*", "\\*"))))
    if not opschrift:
        return before
    misread = NUMMER.match(opschrift) if kop.label else LABEL.match(opschrift) or LOS_NUMMER.match(opschrift)
    if misread and not kop.nummer:
        opschrift = SPATIE + opschrift
    return f"{before} {opschrift}" if before else opschrift

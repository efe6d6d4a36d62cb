"""Headings: "Artikel 5.2.2 Een schone woning" is a label, a number and an opschrift."""

from __future__ import annotations

import re

from pipeline.formats.markdown.inline import SPATIE, lees_inlines
from pipeline.formats.markdown.lezing import Lezing
from pipeline.model import Kop

LABEL = re.compile(
    r"(?:Enig artikel|Artikel|Art\.|Boek|Deel|Hoofdstuk|Titel|Afdeling|Paragraaf|Subparagraaf|Subsubparagraaf|§"
    r"|Bijlage|Aanhangsel|Toelichting)(?= |\Z)",
    re.IGNORECASE,
)
"""The words that name the kind of a provision in its heading, with or without a number."""

LABEL_MET_NUMMER = re.compile(r"(?:Onderdeel|Tabel|Formulier|Model)(?= )", re.IGNORECASE)
"""The words that do so only before a number: “Model aanvraag” is a title."""

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
    label, nummer, rest = _ontleed(content)
    opschrift = lees_inlines(lezing, rest, line) if rest else ()
    return Kop(label, nummer.replace("\\", ""), opschrift, lezing.position(line))


def _ontleed(source: str) -> tuple[str, str, str]:
    """Label, number and title as source; each may be empty."""
    if found := LABEL.match(source):
        rest = source[found.end() :].lstrip(" ")
        number = NUMMER.match(rest)
        nummer = number[0] if number else ""
        return found[0], nummer, rest[len(nummer) :].lstrip(" ")
    if found := LABEL_MET_NUMMER.match(source):
        rest = source[found.end() :].lstrip(" ")
        if number := NUMMER.match(rest):
            return found[0], number[0], rest[number.end() :].lstrip(" ")
    if found := LOS_NUMMER.match(source):
        return "", found[0], source[found.end() :].lstrip(" ")
    return "", "", source


def kop_delen(regel: str) -> tuple[str, str, str]:
    """Label, number and title of a heading that stands in one line; each may be empty."""
    return _ontleed(regel)


def lees_titel(lezing: Lezing, content: str, line: int) -> Kop:
    """A heading of a paper: all of it is title."""
    return Kop("", "", lees_inlines(lezing, content, line), lezing.position(line))


def kop_source(kop: Kop, opschrift: str) -> str:
    """The heading as source; `opschrift` is already source.

    A title that would be read as a label or a number is kept apart by `&#32;`.
    """
    nummer = kop.nummer.replace("*", "\\*")
    before = " ".join(filter(None, (kop.label, nummer)))
    source = f"{before} {opschrift}" if before and opschrift else before + opschrift
    if _ontleed(source) == (kop.label, nummer, opschrift):
        return source
    return f"{before} {SPATIE}{opschrift}" if before else SPATIE + opschrift

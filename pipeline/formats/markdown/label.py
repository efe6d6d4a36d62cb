"""The labels a lid or an onderdeel can have, as source and as text."""

from __future__ import annotations

import re

SIGNS = "•–—·▪◦●○‣"
"""Bullets that are law: a list whose items are labelled with a printed sign."""

_ROMAN = r"[ivxlc]{1,7}|[IVXLC]{1,7}"
_NUMBER = r"[0-9]{1,4}(?:\.[0-9]{1,3})*[a-z]{0,4}"
_CORE = rf"(?:{_NUMBER}|[a-z]{{1,2}}|(?P<same>[a-z])(?P=same){{2,3}}|{_ROMAN}|[A-Z]{{1,2}})"
_MARK = r"(?:[°º]|\\\*)*"

_LID_CORE = rf"(?:[0-9]{{1,4}}[a-z]{{0,4}}|[a-z]{{1,2}}|{_ROMAN}|[A-Z])"
LID = re.compile(rf"\*\*(?P<label>{_LID_CORE}{_MARK})\.\*\*(?:[ \n]+|\Z)")
"""`**2a.** `: what opens a lid."""

ONDERDEEL = re.compile(
    rf"(?:(?P<dotted>{_CORE}{_MARK})\."
    rf"|(?P<bracketed>\(?{_CORE.replace('same', 'other')}{_MARK}\\?\))"
    rf"|(?P<sign>[{SIGNS}]|\\-))"
    r"(?: +|\n *|\Z)"
)
"""`a. `, `1°. `, `1\\) `, `(i) `, `• `: what labels an item, after its `- `."""

_PLAIN_MARK = r"(?:[°º]|\*)*"
_PLAIN_LABEL = (
    rf"(?P<dotted>{_CORE}{_PLAIN_MARK})",
    rf"(?P<bracketed>\(?{_CORE.replace('same', 'other')}{_PLAIN_MARK}\))",
)
_PLAIN = re.compile(rf"(?:{_PLAIN_LABEL[0]}|{_PLAIN_LABEL[1]}|(?P<sign>[{SIGNS}-]))")
PLAIN_START = re.compile(rf"(?:{_PLAIN_LABEL[0]}\.|{_PLAIN_LABEL[1]}|(?P<sign>[{SIGNS}-]))(?:\s+|\Z)")
"""What labels an item of a list in HTML, where nothing is escaped."""
_PLAIN_LID = re.compile(rf"{_LID_CORE}{_PLAIN_MARK}")


ZONDER_PUNT = (*SIGNS, ")", "-", ".")


def nummer_tekst(nummer: str) -> str:
    """The label of a lid or item as it is printed: "1." for "1", "a)" for "a)"."""
    return nummer if nummer.endswith(ZONDER_PUNT) else f"{nummer}."


def unescape(label: str) -> str:
    """The label as it reads: without backslashes."""
    return label.replace("\\", "")


def lid_source(nummer: str) -> str | None:
    """How a lid opens in the source; None when the format has no form for this label."""
    if not _PLAIN_LID.fullmatch(nummer):
        return None
    return f"**{nummer.replace('*', chr(92) + '*')}.**"


def onderdeel_source(nummer: str) -> str | None:
    """How an item opens in the source, after its `- `; None when the format has no form for this label."""
    match = _PLAIN.fullmatch(nummer)
    if match is None:
        return None
    escaped = nummer.replace("*", "\\*")
    if match["dotted"]:
        if nummer.isdecimal() and str(int(nummer)) != nummer:
            return None
        return escaped + "."
    if match["bracketed"]:
        return re.sub(r"^(\d+)\)$", r"\1\\)", escaped)
    return "\\-" if nummer == "-" else nummer

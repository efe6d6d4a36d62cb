"""Where the visible characters of a text stand in its source: between markup, escapes and free line breaks.

The tree keeps the line of a block only. A place to point at or to mend is worked out when a finding asks for it, by
walking the source beside the words that were read from it; where both don't agree there is no exact place.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Bronnen: TypeAlias = Mapping[str, str]
"""The source files by the path that positions name; a file that is not in it was not given."""

PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
MARKUP = frozenset("*_<>[]!\\&\n")
BREAK = re.compile(r"<br ?/?>|\\\n", re.IGNORECASE)
WHITE = re.compile(r"[ \n\t](?:[ \n\t]|(?<=\n)> ?)*")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
TAG = re.compile(r"</?[A-Za-z][^<>]*>")
NOTE = re.compile(r"\[\^[^\]\s]+\]")
IMAGE = re.compile(r"!\[(?:\\.|[^\]\\])*\]\((?:<(?:\\.|[^<>\\])*>|(?:\\.|[^()\\])*)\)")
LINK_END = re.compile(r"\]\((?:<(?:\\.|[^<>\\])*>|(?:\\.|[^()\\]|\([^()]*\))*)\)")
ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|\w+);", re.IGNORECASE)
BLANK_LINE = re.compile(r"\n[ >]*\n")
END = re.compile(
    r"(?:\*+|_+|</?(?:b|i|u|sup|sub)>|\[\^[^\]\s]+\]|!?\]\([^)]*\))*\s*(?:\Z|\n|\||<|\*?: )", re.IGNORECASE
)
"""What may follow a whole text: markup that closes, then the end of the line, of a cell, of a term."""


@dataclass(frozen=True, slots=True)
class Ligging:
    """The source of a text: for each visible character, and for the end, where it begins in `bron`."""

    bron: str
    tekens: tuple[int, ...]
    regel: int
    """The line number of the first line of `bron`."""

    def plaats(self, offset: int) -> tuple[int, int]:
        """The line and column of a visible character, counted from 1."""
        at = self.tekens[min(offset, len(self.tekens) - 1)]
        return self.regel + self.bron.count("\n", 0, at), at - self.bron.rfind("\n", 0, at)

    def omvat(self, regel: int, kolom: int) -> bool:
        """Whether a place lies inside the text, between its first character and its end."""
        return self.plaats(0) <= (regel, kolom) < self.plaats(len(self.tekens) - 1)

    def stuk(self, begin: int, eind: int, tekst: str) -> str | None:
        """The source of the visible characters `begin` … `eind` that read `tekst`; None when there is markup in it."""
        if begin == eind:
            return ""
        if eind >= len(self.tekens):
            return None
        source = self.bron[self.tekens[begin] : self.tekens[eind - 1] + 1]
        return source if source.replace("\n", " ") == tekst else None


def zichtbaar(source: str) -> str:
    """How source without markup reads: without the signs that keep other signs from being markup."""
    return ESCAPED.sub(r"\1", source).replace("\n", " ")


def ligging(tekst: str, regels: Sequence[str], regel: int, vanaf: int = 0) -> Ligging | None:
    """Where a text stands that begins on this line (counted from 1) after `vanaf` characters; None when unclear."""
    if not tekst or not 0 < regel <= len(regels):
        return None
    block = "\n".join(regels[regel - 1 : regel - 1 + _length(regels, regel - 1)])
    width = len(regels[regel - 1])
    for start in range(vanaf, width):
        if not block[start].isspace() and (found := _walk(tekst, block, start)):
            return Ligging(block, found, regel)
    return None


def bronregels(bronnen: Bronnen, file: str) -> tuple[str, ...]:
    """The lines of a source file, as positions count them; () when it was not given."""
    text = bronnen.get(file, "").removeprefix("\ufeff")
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")) if text else ()


def _length(regels: Sequence[str], first: int) -> int:
    """How many lines there are up to a blank one."""
    last = first
    while last < len(regels) and regels[last].strip(" >"):
        last += 1
    return max(1, last - first)


def _walk(tekst: str, block: str, at: int) -> tuple[int, ...] | None:
    """The places of the characters when the text stands here and ends where a text may end."""
    if block.startswith(tekst, at) and MARKUP.isdisjoint(tekst):  # most texts: as written, so no need to walk
        end = at + len(tekst)
        return tuple(range(at, end + 1)) if END.match(block, end) else None
    places: list[int] = []
    links, before = 0, ""
    for wanted in tekst:
        while at < len(block) and (skip := _unseen(block, at, before, wanted, links)):
            at, links = skip
        width = _width(block, at, wanted) if at < len(block) else 0
        if not width:
            return None
        places.append(at)
        at += width
        before = wanted
    if not END.match(block, at):
        return None
    return (*places, at)


def _unseen(block: str, at: int, before: str, wanted: str, links: int) -> tuple[int, int] | None:
    """What stands here and is not seen, markup or a second space: where it ends and how many links are then open."""
    if before == " " != wanted and (width := _width(block, at, " ")):
        return (at + width, links)
    match block[at]:
        case "*":
            return (at + 1, links)
        case "_" if wanted != "_":
            return (at + 1, links)
        case "<" if (found := TAG.match(block, at)) and not BREAK.match(block, at):
            return (found.end(), links)
        case "[" if found := NOTE.match(block, at):
            return (found.end(), links)
        case "[" if _opens_link(block, at):
            return (at + 1, links + 1)
        case "]" if links and (found := LINK_END.match(block, at)):
            return (found.end(), links - 1)
        case "!" if found := IMAGE.match(block, at):
            return (found.end(), links)
    return None


def _opens_link(block: str, at: int) -> bool:
    """Whether the bracket here belongs to `[text](target)`."""
    depth = 0
    while at < len(block):
        sign = block[at]
        if sign == "\\":
            at += 1
        elif sign == "[":
            depth += 1
        elif sign == "]":
            depth -= 1
            if not depth:
                return block[at + 1 : at + 2] == "("
        at += 1
    return False


def _width(block: str, at: int, wanted: str) -> int:
    """How long the source of the wanted character is here; 0 when something else stands here."""
    sign = block[at]
    if wanted == " ":
        found = BREAK.match(block, at) or WHITE.match(block, at)
        if found:
            return found.end() - at
    if sign == "\\" and block[at + 1 : at + 2] == wanted and wanted in PUNCTUATION:
        return 2
    if sign == "&" and (found := ENTITY.match(block, at)) and html.unescape(found[0]) == wanted:
        return found.end() - at
    return int(sign == wanted)

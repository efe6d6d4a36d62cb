"""Lists: onderdelen with their labels, unmarked items, begrippen."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.formats.markdown import label as labels
from pipeline.formats.markdown.alinea import lees_alinea, let_op_regels
from pipeline.formats.markdown.guards import lijst
from pipeline.formats.markdown.inline import lees_inlines
from pipeline.formats.markdown.lezing import Lezing
from pipeline.model import Begrip, Begrippenlijst, Blok, Inlines, Li, Lijst, Nadruk, Nadruksoort

LeesBlokken = Callable[[Lezing, int, int, str], list[Blok]]

BEGRIP = re.compile(r"\*(?![ *]\Z)(?P<term>(?:\\.|\*\*|[^*\\])+?)\*:(?:[ \n]+|\Z)")
TAAK = re.compile(r"\[[ xX]\](?: |\Z)")


@dataclass(frozen=True, slots=True)
class _Onderdeel:
    """An item as read; `term` is set when it is a begrip."""

    nummer: str
    term: Inlines | None
    inhoud: tuple[Blok, ...]
    line: int
    start: str


def lees_lijst(lezing: Lezing, index: int, kader: str, lees_blokken: LeesBlokken) -> Lijst | Begrippenlijst | None:
    """The list that opens at this token."""
    token = lezing.tokens[index]
    end = lezing.closes[index]
    line = lezing.begin(index)
    if token.markup != "-":
        lezing.meld(lijst.TEKEN, line, token.markup)
        return None
    items: list[_Onderdeel] = []
    at = index + 1
    while at < end:
        binnen = _kader(lezing, lezing.begin(at), kader)
        lezing.diepte += 1
        items.append(_lees_onderdeel(lezing, at, binnen, lees_blokken))
        lezing.diepte -= 1
        at = lezing.closes[at] + 1
    position = lezing.position(line)
    terms = [item for item in items if item.term is not None]
    if terms and not any(item.nummer for item in items):
        if len(terms) < len(items):
            other = next(item for item in items if item.term is None)
            lezing.meld(lijst.BEGRIPPEN, other.line, other.start)
        return Begrippenlijst(
            tuple(Begrip(item.term or (), item.inhoud, lezing.position(item.line)) for item in items), position
        )
    if any(item.nummer for item in items) and not all(item.nummer for item in items):
        other = next(item for item in items if not item.nummer)
        lezing.meld(lijst.GEMENGD, other.line, other.start)
    return Lijst(tuple(Li(item.nummer, item.inhoud, lezing.position(item.line)) for item in items), position)


def _lees_onderdeel(lezing: Lezing, index: int, binnen: str, lees_blokken: LeesBlokken) -> _Onderdeel:
    end = lezing.closes[index]
    line = lezing.begin(index)
    first = lezing.tokens[index + 1]
    if first.type == "ordered_list_open" and lezing.begin(index + 1) == line:
        return _genummerd(lezing, index, line, binnen, lees_blokken)
    if first.type != "paragraph_open" or lezing.begin(index + 1) != line:
        if index + 1 == end:
            lezing.meld(lijst.LEEG, line)
        return _Onderdeel("", None, tuple(lees_blokken(lezing, index + 1, end, binnen)), line, "")
    content = lezing.tokens[index + 2].content
    let_op_regels(lezing, content, line, binnen)
    start = content.split("\n")[0][:40]
    nummer, term, rest, shift = "", None, content, 0
    if TAAK.match(content):
        lezing.meld(lijst.TAAKVAKJE, line, content[:3])
    elif found := labels.ONDERDEEL.match(content):
        nummer = labels.unescape(found["dotted"] or found["bracketed"] or found["sign"])
        rest, shift = content[found.end() :], found[0].count("\n")
    elif (found := BEGRIP.match(content)) and (term := _term(lezing, content[: found.end("term") + 1], line)):
        rest, shift = content[found.end() :], found[0].count("\n")
    inhoud: list[Blok] = []
    if rest and (block := lees_alinea(lezing, rest, line + shift)):
        inhoud.append(block)
    inhoud += lees_blokken(lezing, index + 4, end, binnen)
    return _Onderdeel(nummer, term, tuple(inhoud), line, start)


def _genummerd(lezing: Lezing, index: int, line: int, binnen: str, lees_blokken: LeesBlokken) -> _Onderdeel:
    """`- 1. tekst`: Markdown nests an ordered list of one; its number is the label."""
    opened, item = index + 1, index + 2
    number, sign = lezing.tokens[item].info, lezing.tokens[item].markup
    source = lezing.lines[line][len(binnen) :]
    wrong = sign != "." or str(int(number)) != number or lezing.closes[item] + 1 != lezing.closes[opened]
    if wrong or not re.match(r"\d+\.(?: \S|\Z)", source):
        lezing.meld(lijst.GENUMMERD, line, source)
    inhoud: list[Blok] = []
    at, end = item + 1, lezing.closes[item]
    if at < end and lezing.tokens[at].type == "paragraph_open":
        content = lezing.tokens[at + 1].content
        let_op_regels(lezing, content, line, binnen)
        if block := lees_alinea(lezing, content, line):
            inhoud.append(block)
        at += 3
    inhoud += lees_blokken(lezing, at, end, binnen)
    inhoud += lees_blokken(lezing, lezing.closes[opened] + 1, lezing.closes[index], binnen)
    return _Onderdeel(number, None, tuple(inhoud), line, source)


def _kader(lezing: Lezing, line: int, kader: str) -> str:
    """What the lines inside this item begin with; guards the column of its marker."""
    source = lezing.lines[line]
    inner = source[len(kader) :]
    extra = len(inner) - len(inner.lstrip(" "))
    good = bool(re.match(r"-(?: (?! )|\Z)", inner[extra:]))
    if lezing.diepte == 0 or source[: len(kader)].strip(" >"):
        good = good and extra == 0
    else:
        lezing.inspringing = lezing.inspringing or 2 + extra
        good = good and lezing.inspringing == 2 + extra and extra in (0, 2)
    if not good:
        lezing.meld(lijst.INSPRINGING, line, str(len(kader) + extra + 1))
    return kader + " " * (2 + extra)


def _term(lezing: Lezing, source: str, line: int) -> Inlines | None:
    """The term of a begrip; None when the source is not one stretch of italics."""
    known = len(lezing.problems)
    text = lees_inlines(lezing, source, line)
    if len(text) == 1 and isinstance(text[0], Nadruk) and text[0].soort is Nadruksoort.CURSIEF:
        return text[0].inhoud
    del lezing.problems[known:]
    return None

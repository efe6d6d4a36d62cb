"""Before `fmt` reads: what nobody can see is cleaned up, and numbered Markdown lists become leden and onderdelen."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from markdown_it.token import Token

from pipeline.formats.markdown.guards.accent import in_vorm
from pipeline.formats.markdown.parser import parse_blocks

SPATIES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
ONZICHTBAAR = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
REGELEINDE = re.compile("\r\n?|\n")
SCHEIDING = re.compile("[\x0b\x0c\x85\u2028\u2029]")
"""Signs that separate lines for some programs; they count no lines in Markdown, in editors and in our messages."""
BEGIN = re.compile(r"(?P<lead>[ >]*)(?P<number>\d{1,4})\.(?: +|\Z)")
LID = re.compile(r"\*\*(?P<number>\d{1,4})[a-z]{0,4}\.\*\*(?: |\Z)")


@dataclass(slots=True)
class Regels:
    """The lines of a text, each with the number of the line it came from."""

    lines: list[str]
    origin: list[int]


def maak_schoon(text: str) -> Regels:
    """The text in NFC, without invisible characters, byte order mark, carriage returns and spaces at line ends."""
    plain = in_vorm(ONZICHTBAAR.sub("", SPATIES.sub(" ", text)))
    lines: list[str] = []
    origin: list[int] = []
    for number, line in enumerate(REGELEINDE.split(plain), 1):
        for part in SCHEIDING.split(line):
            lines.append(_zonder_tabs(part))
            origin.append(number)
    first = na_voorblad(lines)
    breaks = {first + number for number in _regeleinden("\n".join(lines[first:]))}
    cleaned = [line.rstrip(" ") + ("\\" if number in breaks else "") for number, line in enumerate(lines)]
    return Regels(cleaned, origin)


def na_voorblad(lines: list[str]) -> int:
    """The index of the first line after the front matter."""
    if lines[0] != "---" or "---" not in lines[1:]:
        return 0
    return lines.index("---", 1) + 1


def _zonder_tabs(line: str) -> str:
    """Tabs that indent are spaces up to the next stop, as Markdown counts them; others are one space."""
    if "\t" not in line:
        return line
    rest = line.lstrip(" \t")
    return line[: len(line) - len(rest)].expandtabs(4) + re.sub(r"\t+", " ", rest)


def _regeleinden(text: str) -> frozenset[int]:
    """The lines that end in an invisible line break: two spaces, and the paragraph goes on."""
    if "  \n" not in text:
        return frozenset()
    breaks: set[int] = set()
    for token in parse_blocks(text)[0]:
        if token.type == "inline" and token.map and "  \n" in token.content:
            lines = token.content.split("\n")
            breaks.update(token.map[0] + number for number, line in enumerate(lines[:-1]) if line.endswith("  "))
    return frozenset(breaks)


def zonder_nummerlijsten(regels: Regels, first: int, lees_leden: LeesLijsten) -> Regels:
    """The lines with each unambiguous numbered list as leden or onderdelen; `first` comes after the front matter.

    Unambiguous is a list of two or more, numbered upwards, that begins on a line of its own.
    """
    for _ in range(len(regels.lines)):
        found = _laatste_lijst(regels.lines[first:], lees_leden)
        if found is None:
            break
        for start, end in reversed(found.items):
            (_als_lid if found.leden else _als_onderdeel)(regels, first + start, first + end)
    return regels


@dataclass(frozen=True, slots=True)
class Nummerlijst:
    """A numbered list of Markdown: the lines of its items, counted from 0, and their numbers."""

    items: tuple[tuple[int, int], ...]
    numbers: tuple[int, ...]
    level: int
    leden: bool = False


LeesLijsten: TypeAlias = Callable[[list[Token], list[Nummerlijst]], list[Nummerlijst]]
"""From the numbered lists of a file, in order of their ends, those that can be rewritten."""


def als_leden(tokens: list[Token], lists: list[Nummerlijst]) -> list[Nummerlijst]:
    """In an article the numbered lists at the margin are its leden together, unless text stands before them."""
    inner = als_onderdelen(tokens, [found for found in lists if found.level])
    outer = [found for found in lists if not found.level]
    if inner or not outer:
        return inner
    numbers: list[tuple[int, int]] = [
        (line, number) for found in outer for (line, _), number in zip(found.items, found.numbers, strict=True)
    ]
    for index, token in enumerate(tokens):
        if token.type != "paragraph_open" or token.level or not token.map:
            continue
        if lid := LID.match(tokens[index + 1].content):
            numbers.append((token.map[0], int(lid["number"])))
        elif token.map[0] < min(line for line, _ in numbers):
            return []
    items = tuple(sorted(item for found in outer for item in found.items))
    rising = _opklimmend([number for _, number in sorted(numbers)])
    return [Nummerlijst(items, (), 0, leden=True)] if rising else []


def als_onderdelen(tokens: list[Token], lists: list[Nummerlijst]) -> list[Nummerlijst]:
    """Elsewhere each numbered list holds onderdelen."""
    return [found for found in lists if _opklimmend(found.numbers)]


def _laatste_lijst(lines: list[str], lees_leden: LeesLijsten) -> Nummerlijst | None:
    """The last list that can be rewritten; what is inside another comes before it."""
    tokens = parse_blocks("\n".join(lines))[0]
    lists: list[Nummerlijst] = []
    parents: list[int] = []
    items: dict[int, list[Token]] = {}
    for index, token in enumerate(tokens):
        if token.type == "list_item_open":
            items.setdefault(parents[-1], []).append(token)
        if token.nesting == 1:
            parents.append(index)
        elif token.nesting == -1:
            opened = parents.pop()
            if token.type == "ordered_list_close" and token.markup == ".":
                own = items[opened]
                spans = tuple((item.map[0], item.map[1]) for item in own if item.map)
                if all(BEGIN.match(lines[start]) for start, _ in spans):
                    lists.append(Nummerlijst(spans, tuple(int(item.info) for item in own), token.level))
    found = lees_leden(tokens, lists)
    return found[0] if found else None


def _opklimmend(numbers: Sequence[int]) -> bool:
    return len(numbers) > 1 and all(low < high for low, high in pairwise(numbers))


def _als_lid(regels: Regels, start: int, end: int) -> None:
    """`1. tekst` as `**1.** tekst`, with what belongs to it at the margin."""
    found = BEGIN.match(regels.lines[start])
    if found is None:
        return
    rest = regels.lines[start][found.end() :]
    _uitlijnen(regels, start + 1, end, "", "", found.end())
    label = f"**{found['number']}.**"
    new = [label, "", rest] if rest.startswith(("- ", "|", "> ", "<table")) else [f"{label} {rest}".rstrip()]
    if start and regels.lines[start - 1]:
        new.insert(0, "")
    regels.lines[start : start + 1] = new
    regels.origin[start : start + 1] = [regels.origin[start]] * len(new)


def _als_onderdeel(regels: Regels, start: int, end: int) -> None:
    """`1. tekst` as `- 1. tekst`, with what belongs to it two spaces in."""
    found = BEGIN.match(regels.lines[start])
    if found is None:
        return
    lead, number = found["lead"], found["number"]
    _uitlijnen(regels, start + 1, end, lead, lead + "  ", found.end())
    regels.lines[start] = f"{lead}- {number}. {regels.lines[start][found.end() :]}".rstrip()


def _uitlijnen(regels: Regels, start: int, end: int, lead: str, wanted: str, width: int) -> None:
    """Move the lines of an item from `width` to the column of `wanted`; lazy lines stay where they are."""
    for number in range(start, end):
        line = regels.lines[number]
        if line.startswith(lead) and not line[len(lead) : width].strip() and line.strip(" >"):
            regels.lines[number] = wanted + line[width:]

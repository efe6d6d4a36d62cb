"""Reads the text format: tolerant of odd law, strict about lost words (docs/formaat.md)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from pipeline.formats.markdown import label as labels
from pipeline.formats.markdown.alinea import lees_alinea, let_op_regels
from pipeline.formats.markdown.blokken import kop_regel, lees_blok, lees_blokken, lees_noot
from pipeline.formats.markdown.guards import accent, blok, kop, link, onzichtbaar, spaties, voetnoot, voorblad
from pipeline.formats.markdown.guards import label as bijna
from pipeline.formats.markdown.inline import NOOTLABEL
from pipeline.formats.markdown.kop import lees_kop, lees_titel
from pipeline.formats.markdown.lezing import Lezing, open_lezing
from pipeline.formats.markdown.parser import DEEPEST
from pipeline.model import Artikel, Bijlage, Blok, Divisie, Kop, Lid, Position, Problem, Toelichting

T = TypeVar("T")
Uitkomst = tuple["Gelezen[T] | None", tuple[Problem, ...]]

DIEPSTE_DIVISIE = 5
"""The lowest heading level of a Divisie in an annex; one below is a Tussenkop."""


@dataclass(frozen=True, slots=True)
class Gelezen(Generic[T]):
    """What a file holds: the node, and its front matter as raw YAML ("" if none) with the line where that starts."""

    knoop: T
    voorblad: str
    voorblad_regel: int


def read_artikel(text: str, file: str, folder: str) -> Uitkomst[Artikel]:
    """An article. `folder` is the folder of the file relative to `tekst/`, from which its links start."""
    return _read(text, file, folder, 2, _artikel)


def read_kop(text: str, file: str, folder: str) -> Uitkomst[Kop]:
    """The heading of a division (`_hoofdstuk.md`): nothing else stands in the file."""
    return _read(text, file, folder, 2, _alleen_kop)


def read_bijlage(text: str, file: str, folder: str) -> Uitkomst[Bijlage]:
    """An annex: blocks and headed parts."""
    return _read(text, file, folder, DIEPSTE_DIVISIE + 1, _bijlage)


def read_toelichting(text: str, file: str, folder: str) -> Uitkomst[Toelichting]:
    """An explanation: blocks and headed parts."""
    return _read(text, file, folder, DIEPSTE_DIVISIE + 1, _toelichting)


def read_stuk(text: str, file: str, folder: str) -> Uitkomst[tuple[Blok | Divisie, ...]]:
    """The prose of a council paper: headings of any level, each a part with a title."""
    return _read(text, file, folder, 0, _stuk)


def read_blokken(text: str, file: str, folder: str, line_offset: int) -> tuple[tuple[Blok, ...], tuple[Problem, ...]]:
    """Loose blocks that stand in another file after `line_offset` lines."""
    text = text.replace("\r\n", "\n")
    problems = _tekens(text, file, line_offset)
    lezing = open_lezing(text.replace("\r", "\n"), file, folder, line_offset + 1, 2, lees_noot)
    _open_noten(lezing)
    blocks = tuple(lees_blokken(lezing, 0, len(lezing.tokens), ""))
    _sluit(lezing)
    found = _in_volgorde([*problems, *lezing.problems])
    return () if found else blocks, found


def _read(text: str, file: str, folder: str, tussenkop: int, body: Callable[[Lezing], T | None]) -> Uitkomst[T]:
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    problems = _tekens(text, file, 0)
    # A loose carriage return is a problem already; from here on it is what it is to Markdown and editors: a new line.
    front, first, rest = _voorblad(text.replace("\r", "\n"))
    if first < 1:
        return None, (*problems, voorblad.VOORBLAD.problem(Position(file, 1, 1)))
    lezing = open_lezing(rest, file, folder, first, tussenkop, lees_noot)
    _open_noten(lezing)
    _reeksen(lezing)
    knoop = body(lezing)
    _sluit(lezing)
    problems += lezing.problems
    if problems or knoop is None:
        return None, _in_volgorde(problems)
    return Gelezen(knoop, front, 2 if front else 0), ()


def _in_volgorde(problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.position.line))


def _tekens(text: str, file: str, offset: int) -> list[Problem]:
    """Invisible characters, loose accents, and spaces at the end of a line."""
    problems = [
        onzichtbaar.ONZICHTBAAR.problem(place, onzichtbaar.naam(found))
        for found, place in _met_plaats(onzichtbaar.PATTERN.finditer(text), text, file, offset)
    ]
    problems += [
        accent.ACCENT.problem(place, found) for found, place in _met_plaats(accent.woorden(text), text, file, offset)
    ]
    ends = _met_plaats(spaties.PATTERN.finditer(text), text, file, offset)
    return problems + [spaties.SPATIES.problem(place) for _, place in ends]


def _met_plaats(matches: Iterable[re.Match[str]], text: str, file: str, offset: int) -> Iterator[tuple[str, Position]]:
    """What was found, with its place."""
    line, at = offset + 1, 0
    for found in matches:
        line += text.count("\n", at, found.start()) + text.count("\r", at, found.start())
        at = found.start()
        yield found[0], Position(file, line, at - max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)))


def _voorblad(text: str) -> tuple[str, int, str]:
    """The raw front matter, the line number of what follows it (0 when it doesn't end), and what follows."""
    if not text.startswith("---\n"):
        return "", 1, text
    end = text.find("\n---\n", 3)
    if end < 0 and text.endswith("\n---"):
        end = len(text) - 4
    if end < 0:
        return "", 0, ""
    front = text[4:end] if end > 3 else ""
    return front, text.count("\n", 0, end) + 3, text[end + 5 :]


def _open_noten(lezing: Lezing) -> None:
    """Find the texts of the footnotes, and what else is wrong with the file as a whole."""
    seen: set[str] = set()
    for index, token in enumerate(lezing.tokens):
        if token.level == DEEPEST and token.map:
            lezing.meld(blok.DIEP, lezing.begin(index))
        if token.type != "footnote_reference_open":
            continue
        label, line = str(token.meta["label"]), lezing.begin(index)
        if token.level:
            lezing.meld(voetnoot.PLAATS, line, label)
        if label.casefold() in seen:
            lezing.meld(voetnoot.DUBBEL, line, label)
        if not NOOTLABEL.match(label):
            lezing.meld(voetnoot.LABEL, line, label)
        seen.add(label.casefold())
        lezing.noten[label] = (index, lezing.closes[index])
    for label, definition in lezing.env.get("references", {}).items():
        lezing.meld(link.DEFINITIE, definition["map"][0], label.lower())
    for definition in lezing.env.get("duplicate_refs", ()):
        lezing.meld(link.DEFINITIE, definition["map"][0], str(definition.get("label", "")).lower())


def _sluit(lezing: Lezing) -> None:
    """Every footnote must have been called by now."""
    for label, (start, _) in lezing.noten.items():
        if label not in lezing.gelezen_noten:
            lezing.meld(voetnoot.ONGEBRUIKT, lezing.begin(start), label)


def _reeksen(lezing: Lezing) -> None:
    """Paragraphs that open with a capital and a period are labels when that makes a series."""
    tokens = enumerate(lezing.tokens)
    opened = [index for index, token in tokens if token.type == "paragraph_open" and token.level == 0]
    found = {index: match for index in opened if (match := bijna.HOOFDLETTER.match(lezing.tokens[index + 1].content))}
    letters = {match["letter"] for match in found.values()}
    for index, match in found.items():
        if letters & {chr(ord(match["letter"]) - 1), chr(ord(match["letter"]) + 1)}:
            lezing.meld(bijna.BIJNA_LABEL, lezing.begin(index), match.string[: match.end() + 12])


def _kop(lezing: Lezing) -> tuple[Kop, int] | None:
    """The heading with which the file begins, and the index of the token after it."""
    first = lezing.tokens[0] if lezing.tokens else None
    if first is None or first.type != "heading_open" or first.tag != "h1":
        line = lezing.begin(0) if first else 0
        words = lezing.lines[line].strip()
        lezing.meld(kop.KOP_EERST, line, f"met: {words}" if words else "is leeg")
        return None
    content, line = kop_regel(lezing, 0)
    heading = lees_kop(lezing, content, line)
    if not (heading.label or heading.nummer or heading.opschrift):
        lezing.meld(kop.KOP_LEEG, line)
    return heading, lezing.closes[0] + 1


def _alleen_kop(lezing: Lezing) -> Kop | None:
    begin = _kop(lezing)
    if begin is None:
        return None
    heading, index = begin
    for at in range(index, len(lezing.tokens)):
        if lezing.tokens[at].level == 0 and lezing.tokens[at].nesting >= 0:
            lezing.meld(kop.KOP_ALLEEN, lezing.begin(at), lezing.lines[lezing.begin(at)].strip())
            break
    return heading


def _artikel(lezing: Lezing) -> Artikel | None:
    begin = _kop(lezing)
    if begin is None:
        lees_blokken(lezing, 0, len(lezing.tokens), "")
        return None
    heading, index = begin
    return Artikel(heading, _leden(lezing, index), position=heading.position)


def _leden(lezing: Lezing, index: int) -> tuple[Blok | Lid, ...]:
    """The blocks and leden of an article: a lid lasts until the next label or a `***` line."""
    inhoud: list[Blok | Lid] = []
    lid: list[Blok] | None = None
    nummer, regel, streep = "", 0, -1
    while index < len(lezing.tokens):
        token, line = lezing.tokens[index], lezing.begin(index)
        content = lezing.tokens[index + 1].content if token.type == "paragraph_open" else ""
        block: Blok | None = None
        if found := labels.LID.match(content):
            if streep >= 0 and lid is None:
                _streep(lezing, streep, inhoud)
            if lid is not None:
                inhoud.append(Lid(nummer, tuple(lid), lezing.position(regel)))
            lid, nummer, regel = [], labels.unescape(found["label"]), line
            let_op_regels(lezing, content, line, "")
            if rest := content[found.end() :]:
                block = lees_alinea(lezing, rest, line + found[0].count("\n"))
        elif token.type == "hr" and lezing.lines[line] == "***" and lid is not None:
            inhoud.append(Lid(nummer, tuple(lid), lezing.position(regel)))
            lid, streep = None, line
        else:
            if lid is not None and (found := bijna.HOOFDLETTER.match(content)):
                lezing.meld(bijna.BIJNA_LABEL, line, content[: found.end() + 12])
            block = lees_blok(lezing, index, "")
        if block is not None:
            (inhoud if lid is None else lid).append(block)
        index = lezing.closes[index] + 1 if token.nesting == 1 else index + 1
    if lid is not None:
        inhoud.append(Lid(nummer, tuple(lid), lezing.position(regel)))
    elif streep >= 0:
        _streep(lezing, streep, inhoud)
    return tuple(inhoud)


def _streep(lezing: Lezing, line: int, inhoud: list[Blok | Lid]) -> None:
    """A `***` must have text of the article after it."""
    if isinstance(inhoud[-1], Lid):
        lezing.meld(blok.STREEP, line, "***")


def _bijlage(lezing: Lezing) -> Bijlage | None:
    parts = _delen(lezing)
    return parts and Bijlage(parts[0], parts[1], position=parts[0].position)


def _toelichting(lezing: Lezing) -> Toelichting | None:
    parts = _delen(lezing)
    return parts and Toelichting(parts[0], parts[1], position=parts[0].position)


def _delen(lezing: Lezing) -> tuple[Kop, tuple[Blok | Divisie, ...]] | None:
    begin = _kop(lezing)
    if begin is None:
        lees_blokken(lezing, 0, len(lezing.tokens), "")
        return None
    heading, index = begin
    return heading, _divisies(lezing, index, 1, lees_kop, DIEPSTE_DIVISIE)


def _stuk(lezing: Lezing) -> tuple[Blok | Divisie, ...]:
    return _divisies(lezing, 0, 0, lees_titel, 6)


@dataclass(slots=True)
class _Open:
    """A division being read; `level` is that of its heading."""

    level: int
    kop: Kop | None
    inhoud: list[Blok | Divisie]


def _divisies(
    lezing: Lezing, index: int, level: int, lees: Callable[[Lezing, str, int], Kop], deepest: int
) -> tuple[Blok | Divisie, ...]:
    """Blocks and nested divisions; a heading closes all divisions of its level and below."""
    opened = [_Open(level, None, [])]
    while index < len(lezing.tokens):
        token = lezing.tokens[index]
        depth = int(token.tag[1]) if token.type == "heading_open" else 7
        if depth <= deepest:
            if depth <= level or (level and depth > opened[-1].level + 1):
                lezing.meld(kop.KOP_NIVEAU, lezing.begin(index), lezing.lines[lezing.begin(index)].strip())
            while len(opened) > 1 and opened[-1].level >= depth:
                _close(opened)
            content, line = kop_regel(lezing, index)
            heading = lees(lezing, content, line)
            if not (heading.label or heading.nummer or heading.opschrift):
                lezing.meld(kop.KOP_LEEG, line)
            opened.append(_Open(depth, heading, []))
        elif (block := lees_blok(lezing, index, "")) is not None:
            opened[-1].inhoud.append(block)
        index = lezing.closes[index] + 1 if token.nesting == 1 else index + 1
    while len(opened) > 1:
        _close(opened)
    return tuple(opened[0].inhoud)


def _close(opened: list[_Open]) -> None:
    done = opened.pop()
    if done.kop is not None:
        opened[-1].inhoud.append(Divisie(done.kop, tuple(done.inhoud), done.kop.position))

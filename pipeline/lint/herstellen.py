"""Mends in source texts: which can be made together, and the texts that they give."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pipeline.lint.bronplaats import Bronnen
from pipeline.model import Finding, Herstel, Position

LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Ingreep:
    """A mend at its place in the text of a file: the characters `begin` … `eind` become `nieuw`."""

    begin: int
    eind: int
    nieuw: str

    def botst(self, ander: Ingreep) -> bool:
        """Whether both can't be made: they touch the same characters, or insert at the same place."""
        if self == ander:
            return False
        if self.begin == ander.begin and (self.begin == self.eind) == (ander.begin == ander.eind):
            return True
        return self.begin < ander.eind and ander.begin < self.eind


@dataclass(frozen=True, slots=True)
class Herstelplan:
    """The findings of which all mends can be made together, and what they do to each file."""

    bevindingen: tuple[Finding, ...] = ()
    ingrepen: Mapping[str, tuple[Ingreep, ...]] = field(default_factory=dict)

    def teksten(self, bronnen: Bronnen) -> dict[str, str]:
        """The files as they become."""
        return {file: pas_toe(bronnen[file], parts) for file, parts in self.ingrepen.items()}


def maak_plan(found: Iterable[Finding], bronnen: Bronnen) -> Herstelplan:
    """What can be mended at once: of findings that are in each other's way the first; the rest is for a next round.

    A finding is mended whole or not at all, and only where the source says what the mend expects.
    """
    chosen: list[Finding] = []
    taken: dict[str, list[Ingreep]] = {}
    for finding in found:
        parts = _plaats(finding.herstel, bronnen)
        if not parts or finding.afwijking or _botst(parts, taken):
            continue
        chosen.append(finding)
        for file, part in parts:
            if part not in taken.setdefault(file, []):
                taken[file].append(part)
    return Herstelplan(tuple(chosen), {file: tuple(parts) for file, parts in taken.items()})


def pas_toe(tekst: str, parts: Iterable[Ingreep]) -> str:
    """The text with the mends made."""
    done: list[str] = []
    at = 0
    for part in sorted(parts, key=lambda one: (one.begin, one.eind)):
        done += [tekst[at : part.begin], part.nieuw]
        at = part.eind
    return "".join([*done, tekst[at:]])


def hersteld(tekst: str, mends: Iterable[Herstel]) -> str:
    """The text with the mends; one that doesn't find its words is passed over: reading back will tell."""
    parts = (_ingreep(tekst, mend) for mend in dict.fromkeys(mends))
    return pas_toe(tekst, filter(None, parts))


def _botst(parts: list[tuple[str, Ingreep]], taken: Mapping[str, list[Ingreep]]) -> bool:
    own = any(
        file == other_file and part.botst(other)
        for index, (file, part) in enumerate(parts)
        for other_file, other in parts[:index]
    )
    return own or any(part.botst(other) for file, part in parts for other in taken.get(file, ()))


def _plaats(mends: tuple[Herstel, ...], bronnen: Bronnen) -> list[tuple[str, Ingreep]]:
    """The mends at their places; none when one of them doesn't find there what it replaces."""
    found: list[tuple[str, Ingreep]] = []
    for mend in mends:
        part = _ingreep(bronnen.get(mend.position.file, ""), mend)
        if part is None:
            return []
        found.append((mend.position.file, part))
    return found


def _ingreep(text: str, mend: Herstel) -> Ingreep | None:
    """The mend in the text of its file; None when what it replaces is not at its place."""
    begin = _offset(text, mend.position)
    pattern = r"(?:\r\n|\n|\r)".join(map(re.escape, mend.oud.split("\n")))
    stands = None if begin is None else re.compile(pattern).match(text, begin)
    if begin is None or stands is None:
        return None
    ending = found_end[0] if (found_end := LINE_END.search(text)) else "\n"
    return Ingreep(begin, stands.end(), mend.nieuw.replace("\n", ending))


def _offset(text: str, where: Position) -> int | None:
    """Where a line and column are in the text; None when there is no such place."""
    if where.line < 1 or where.column < 1:
        return None
    start = int(text.startswith("\ufeff"))
    for line_end in LINE_END.finditer(text) if where.line > 1 else ():
        where = Position(where.file, where.line - 1, where.column)
        if where.line == 1:
            start = line_end.end()
            break
    end = ended.start() if (ended := LINE_END.search(text, start)) else len(text)
    at = start + where.column - 1
    return at if where.line == 1 and at <= end else None

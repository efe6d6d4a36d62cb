"""What a reference is made of: which characters name the article, the lid, the onderdeel, and of which article.

`verwijzing` finds the references and judges whose they are; this walks one of them, so that its parts can be rewritten.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from pipeline.lint.verwijzing import (
    AND,
    ARTIKEL,
    LABEL,
    LID,
    LOS_LID,
    LOS_ONDERDEEL,
    NO_COUNT,
    NUMBER,
    ONDERDEEL,
    ORDINAL,
    RANG,
    SEVERAL,
    SINGLE,
    STRUCTUUR,
    Aanhaling,
    aanhalingen,
    losse_leden,
    losse_onderdelen,
)

SEPARATOR = re.compile(rf"\.?(?:{AND}|,? )", re.IGNORECASE)
TAIL_LID = re.compile(LID, re.IGNORECASE)
TAIL_ONDERDEEL = re.compile(ONDERDEEL, re.IGNORECASE)
TAIL_NUMBER = re.compile(rf"{NUMBER}{NO_COUNT}", re.IGNORECASE)
TAIL_OTHER = re.compile(r"(?:eerste|tweede|derde|laatste) (?:vol)?zin(?:snede)?|aanhef(?! en onderde)", re.IGNORECASE)
RANGWOORD = re.compile(ORDINAL, re.IGNORECASE)
LIDNUMMER = re.compile(r"\d+[a-z]?")
LABELS = re.compile(rf"(?<!\w){LABEL}", re.IGNORECASE)
DIEPER = "onder"


class Deelsoort(StrEnum):
    """What a part of a reference names."""

    ARTIKEL = "artikel"
    LID = "lid"
    ONDERDEEL = "onderdeel"
    STRUCTUUR = "structuur"


@dataclass(frozen=True, slots=True)
class Verwijsdeel:
    """The characters `begin` … `eind` of a text that name one thing.

    `waarde` is the number or label that they mean ("2" for "tweede"), `woord` the kind of container. `artikel` is the
    number of the article it is of, None for the article that says it; `lid` likewise for an onderdeel, `pad` the labels
    of the onderdelen around it. `geheel` spans "het tweede lid" when that names one lid only.
    """

    begin: int
    eind: int
    soort: Deelsoort
    waarde: str
    artikel: str | None = None
    lid: str | None = None
    pad: tuple[str, ...] = ()
    woord: str = ""
    geheel: tuple[int, int] | None = None
    extern: bool = False


@dataclass(slots=True)
class _Loop:
    """Walking one reference: of what the next part is."""

    text: str
    extern: bool
    artikel: str | None = None
    lid: str | None = None
    pad: tuple[str, ...] = ()

    def nummer(self, begin: int, waarde: str) -> Verwijsdeel:
        self.artikel, self.lid, self.pad = waarde, None, ()
        return Verwijsdeel(begin, begin + len(waarde), Deelsoort.ARTIKEL, waarde, extern=self.extern)

    def leden(self, match: re.Match[str]) -> Iterator[Verwijsdeel]:
        """The leden of a match of LID: "eerste en derde lid", "leden 2 en 3"."""
        group = "rang" if match["rang"] else "lid"
        pattern = RANGWOORD if group == "rang" else LIDNUMMER
        words = list(pattern.finditer(self.text, *match.span(group)))
        for word in words:
            written = word[0].lower()
            label = RANG.get(written) or (re.sub(r"\D", "", written) if group == "rang" else word[0])
            self.lid, self.pad = label, ()
            end = match.end("rang") + len(" lid") if group == "rang" else -1
            whole = (match.start(), end) if len(words) == 1 and group == "rang" else None
            yield Verwijsdeel(*word.span(), Deelsoort.LID, label, self.artikel, geheel=whole, extern=self.extern)

    def onderdelen(self, match: re.Match[str]) -> Iterator[Verwijsdeel]:
        """The labels of a match of ONDERDEEL; "onder 1°" after "onderdeel a" is one level deeper."""
        deeper = match[0].lower().startswith(f"{DIEPER} ") and bool(self.pad)
        around = self.pad if deeper else ()
        for label in LABELS.finditer(self.text, *match.span("onderdeel")):
            self.pad = (*around, label[0])
            yield Verwijsdeel(
                *label.span(), Deelsoort.ONDERDEEL, label[0], self.artikel, self.lid, around, extern=self.extern
            )

    def staart(self, at: int, meervoud: bool) -> Iterator[Verwijsdeel]:
        """What follows in the same reference: "artikelen 6, tweede lid, 10 en 12, eerste lid"."""
        while found := SEPARATOR.match(self.text, at):
            at = found.end()
            if lid := TAIL_LID.match(self.text, at):
                yield from self.leden(lid)
                at = lid.end()
            elif onderdeel := TAIL_ONDERDEEL.match(self.text, at):
                yield from self.onderdelen(onderdeel)
                at = onderdeel.end()
            elif other := TAIL_OTHER.match(self.text, at):
                at = other.end()
            elif meervoud and (number := TAIL_NUMBER.match(self.text, at)):
                yield self.nummer(at, number[0])
                at = number.end()
            else:
                return


def verwijsdelen(text: str) -> tuple[Verwijsdeel, ...]:
    """The parts of every reference in a text, in order, each once."""
    found: dict[tuple[int, int], Verwijsdeel] = {}
    for part in _delen(text):
        found.setdefault((part.begin, part.eind), part)
    return tuple(found[span] for span in sorted(found))


def _delen(text: str) -> Iterator[Verwijsdeel]:
    for reference in aanhalingen(text):
        yield from _artikel(text, reference) if reference.woord == "artikel" else _structuur(text, reference)
    for reference in losse_leden(text):
        loop = _Loop(text, reference.extern, reference.nummers[-1] if reference.nummers else None)
        if match := LOS_LID.match(text, reference.begin):
            yield from loop.leden(match)
            if match["onderdeel"]:
                yield from _onderdeel_van(loop, match)
            yield from loop.staart(match.end(), False)
    for reference in losse_onderdelen(text):
        loop = _Loop(text, reference.extern)
        if match := LOS_ONDERDEEL.match(text, reference.begin):
            yield from loop.onderdelen(match)
            yield from loop.staart(match.end(), False)


def _artikel(text: str, reference: Aanhaling) -> Iterator[Verwijsdeel]:
    match = ARTIKEL.match(text, reference.begin)
    if match is None:
        return
    loop = _Loop(text, reference.extern)
    plural = match["woord"].lower() not in ("artikel", "art.")
    start = match.start("nummer")
    for number in (SEVERAL if plural else SINGLE).finditer(match["nummer"]):
        yield loop.nummer(start + number.start(), number[0])
    if match["rang"] or match["lid"]:
        yield from _leden_van(loop, match)
    if match["onderdeel"]:
        yield from _onderdeel_van(loop, match)
    yield from loop.staart(match.end(), plural)


def _structuur(text: str, reference: Aanhaling) -> Iterator[Verwijsdeel]:
    if match := STRUCTUUR.match(text, reference.begin):
        yield Verwijsdeel(
            *match.span("nummer"), Deelsoort.STRUCTUUR, match["nummer"], woord=reference.woord, extern=reference.extern
        )


def _leden_van(loop: _Loop, match: re.Match[str]) -> Iterator[Verwijsdeel]:
    """The leden inside a match of ARTIKEL, where "het tweede lid" begins after the number."""
    inner = TAIL_LID.search(loop.text, match.end("nummer"), match.end())
    for part in loop.leden(match):
        yield replace(part, geheel=(inner.start(), part.geheel[1]) if inner and part.geheel else None)


def _onderdeel_van(loop: _Loop, match: re.Match[str]) -> Iterator[Verwijsdeel]:
    """The onderdelen inside a match that has more; never deeper than the first level."""
    for label in LABELS.finditer(loop.text, *match.span("onderdeel")):
        loop.pad = (label[0],)
        yield Verwijsdeel(*label.span(), Deelsoort.ONDERDEEL, label[0], loop.artikel, loop.lid, extern=loop.extern)

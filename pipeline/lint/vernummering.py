"""What a version renumbers, and which references still give the old number.

A number alone does not tell: after 7 became 8 there may be a new article 7. So the text before is asked: a reference
to 7 that was there already, in the provision that came from the same one, is stale; one that was written anew is not.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.lint.bouw import leden
from pipeline.lint.ontleding import Ontleding, Verandering
from pipeline.lint.tekst import Passage, inlines_van
from pipeline.lint.verwijzing import LID, ORDINAL, RANG, SEVERAL, Aanhaling, aanhalingen, losse_leden
from pipeline.model import Artikel, Divisie, Gelijk, Lid, Paar, Vergeleken, Versie, Verwijzing, rangtelwoord

Sleutel = tuple[str, ...]
"""What a reference is to: the number of an article, or that and the number of a lid."""
LIDDEEL = re.compile(LID, re.IGNORECASE)
LIDGETAL = re.compile(rf"{ORDINAL}(?= lid\b| leden\b|,| en| of| tot|/)|\d{{1,2}}[a-z]?(?![\w°])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Getal:
    """A number in a reference, as written, with its place in the passage; -1 in the heading of an explanation."""

    passage: Passage
    begin: int
    tekst: str
    doel: Sleutel

    @property
    def eind(self) -> int:
        return self.begin + len(self.tekst)


@dataclass(frozen=True, slots=True)
class Verschuiving:
    """A provision that got another number: what it was, how a reference that stayed behind reads, what it is now."""

    was: Sleutel
    gezien: Sleutel
    wordt: Sleutel


@dataclass(frozen=True, slots=True)
class Achterblijver:
    """A reference with an old number, and the number that it should give."""

    getal: Getal
    wordt: Sleutel

    @property
    def nieuw(self) -> str:
        """The new number, written as the old one is: "tweede" for "vierde", "2e" for "4e", "2" for "4"."""
        number = self.wordt[-1]
        written = self.getal.tekst
        if len(self.wordt) == 1 or (written[0].isdigit() and not re.fullmatch(r"\d+(?:e|ste|de)", written)):
            return number
        if written[0].isdigit():
            return f"{number}e"
        word = rangtelwoord(int(number)) if number.isdecimal() and 1 <= int(number) <= 99 else ""
        return word.capitalize() if written[0].isupper() else word


def vernummerde_artikelen(verandering: Verandering) -> tuple[Verschuiving, ...]:
    """The articles that got another number."""
    return tuple(
        Verschuiving((was.kop.nummer,), (was.kop.nummer,), (wordt.kop.nummer,))
        for was, wordt in verandering.artikelparen
        if was.kop.nummer and wordt.kop.nummer and was.kop.nummer != wordt.kop.nummer
    )


def vernummerde_leden(verandering: Verandering) -> tuple[Verschuiving, ...]:
    """The leden that got another number inside an article that stayed, by the number of that article."""
    by_number = {wordt.kop.nummer: was.kop.nummer for was, wordt in verandering.artikelparen}
    found: list[Verschuiving] = []
    for change in verandering.comparison.wijzigingen:
        pair = change.inhoud
        if not (isinstance(pair, Paar) and isinstance(pair.was, Artikel) and isinstance(pair.wordt, Artikel)):
            continue
        old, new = pair.was.kop.nummer, pair.wordt.kop.nummer
        if by_number.get(new) != old:
            continue
        for was, wordt in _leden(pair.kinderen):
            if was != wordt:
                found.append(Verschuiving((old, was), (new, was), (new, wordt)))
    return tuple(found)


def achtergebleven(verandering: Verandering) -> Iterator[Achterblijver]:
    """The references in the new text that still give an old number, of articles and of leden."""
    articles, members = vernummerde_artikelen(verandering), vernummerde_leden(verandering)
    moved = {one.was[0]: one.wordt[0] for one in articles}
    if articles:
        was, wordt = (tuple(_artikelgetallen(side, verandering)) for side in (verandering.was, verandering.wordt))
        yield from _te_veel(verandering, was, wordt, articles, moved)
    if members:
        was, wordt = (tuple(_lidgetallen(side)) for side in (verandering.was, verandering.wordt))
        yield from _te_veel(verandering, was, wordt, members, moved)


def _te_veel(
    verandering: Verandering,
    was: tuple[Getal, ...],
    wordt: tuple[Getal, ...],
    shifts: tuple[Verschuiving, ...],
    moved: dict[str, str],
) -> Iterator[Achterblijver]:
    """Per provision: of each old number as many references as there are more than should be.

    Those in paragraphs that did not change come first: there nobody can have written the new number.
    """
    origin = {id(new): id(old) for old, new in verandering.artikelparen}
    becomes = {one.was: one.wordt for one in shifts}
    same = {found.passage.inhoud for found in was}
    groups = {_groep(found.passage): None for found in wordt}
    for group in groups:
        source = origin.get(group, -1) if group else 0
        known = Counter(found.doel for found in was if _groep(found.passage) == source)
        wanted: Counter[Sleutel] = Counter()
        for target, count in known.items():
            wanted[becomes.get(target, (moved.get(target[0], target[0]), *target[1:]))] += count
        for shift in shifts:
            here = [found for found in wordt if found.doel == shift.gezien and _groep(found.passage) == group]
            here.sort(key=lambda found: found.passage.inhoud not in same)
            for found in here[: max(0, min(len(here) - wanted[shift.gezien], known[shift.was]))]:
                yield Achterblijver(found, shift.wordt)


def _artikelgetallen(ontleding: Ontleding, verandering: Verandering) -> Iterator[Getal]:
    """The numbers of our own articles that the text names, headings in an explanation too."""
    own = verandering.wordt.versie
    for passage, found in ontleding.verwijzingen:
        heading = passage.knoop is passage.artikel
        if found.woord == "artikel" and not heading and (not found.extern or noemt(passage, found, own)):
            yield from artikelgetallen(passage, found)
    for passage in ontleding.passages:
        kop = passage.knoop.kop if isinstance(passage.knoop, Divisie) else None
        if kop is not None and passage.in_toelichting and kop.label.lower() == "artikel" and kop.nummer:
            yield Getal(passage, -1, kop.nummer, (kop.nummer,))


def artikelgetallen(passage: Passage, found: Aanhaling) -> Iterator[Getal]:
    """Each number in a reference to articles, in order."""
    at = found.begin
    for number in found.nummers:
        match = next((one for one in SEVERAL.finditer(passage.inhoud, at, found.eind) if one[0] == number), None)
        if match is not None:
            at = match.end()
            yield Getal(passage, match.start(), number, (number,))


def _lidgetallen(ontleding: Ontleding) -> Iterator[Getal]:
    """The leden that the text names: "artikel 5, derde lid", and in article 5 itself "het derde lid"."""
    for passage, found in ontleding.verwijzingen:
        if found.woord == "artikel" and found.leden and not found.extern and len(found.nummers) == 1:
            yield from _in_lid(passage, found, found.nummers[0])
    for passage in ontleding.passages:
        if passage.artikel is None or passage.knoop is passage.artikel or not leden(passage.artikel):
            continue
        for found in losse_leden(passage.inhoud):
            if not found.extern and len(found.nummers) < 2:
                yield from _in_lid(passage, found, found.nummers[0] if found.nummers else passage.artikel.kop.nummer)


def _in_lid(passage: Passage, found: Aanhaling, number: str) -> Iterator[Getal]:
    part = LIDDEEL.search(passage.inhoud, found.begin, found.eind)
    if part is None:
        return
    group = "rang" if part["rang"] else "lid"
    for match in LIDGETAL.finditer(passage.inhoud, part.start(group), part.end()):
        label = RANG.get(match[0].lower()) or re.sub(r"(?:e|ste|de)$", "", match[0])
        if label in found.leden:
            yield Getal(passage, match.start(), match[0], (number, label))


def noemt(passage: Passage, found: Aanhaling, van: Versie) -> bool:
    """Whether the reference says that it is to this regulation: "artikel 7 van de Verordening speelplekken"."""
    after = passage.inhoud[found.eind : found.eind + 160]
    return any((at := after.find(title)) >= 0 and _is_bijzin(after[:at]) for title in titels(van))


def titels(versie: Versie) -> tuple[str, ...]:
    """The names by which others cite a regulation."""
    return tuple(dict.fromkeys(filter(None, (versie.gegevens.citeertitel, versie.lijn.naam))))


def _is_bijzin(between: str) -> bool:
    """Whether nothing but "van de" and more of the same reference stands between it and the title."""
    words = between.replace(",", " ").split()
    joins = bool(words) and words[-1] in ("de", "het", "onze") and "van" in words
    return joins and not any(sign in between for sign in ".;:")


def in_buur(buur: Ontleding, van: Versie) -> Iterator[Getal]:
    """The numbers of our articles that another regulation names."""
    names = titels(van)
    for passage in buur.passages:
        if any(name in passage.inhoud for name in names):
            for found in aanhalingen(passage.inhoud):
                if found.woord == "artikel" and noemt(passage, found, van):
                    yield from artikelgetallen(passage, found)


def verschoven_links(verandering: Verandering) -> Iterator[tuple[Passage, Verwijzing, str]]:
    """Links that were there before and whose article is now another file: with that file, relative to `tekst/`."""
    moved = {
        in_tekst(was.position.file): in_tekst(wordt.position.file)
        for was, wordt in verandering.artikelparen
        if in_tekst(was.position.file) != in_tekst(wordt.position.file)
    }
    if not moved:
        return
    before = {link.doel for passage in verandering.was.passages for link in _links(passage)}
    for passage in verandering.wordt.passages:
        for link in _links(passage):
            target = posixpath.normpath(link.doel.partition("#")[0])
            if target in moved and link.doel in before:
                yield passage, link, moved[target]


def in_tekst(file: str) -> str:
    """The path below `tekst/`, as links name it."""
    return file.rpartition("/tekst/")[2] if "/tekst/" in file else file.removeprefix("tekst/")


def _links(passage: Passage) -> Iterator[Verwijzing]:
    return (one for one in inlines_van(passage.inlines) if isinstance(one, Verwijzing))


def _groep(passage: Passage) -> int:
    """The article a text stands in; 0 is all that is no article: annexes and explanations."""
    return id(passage.artikel) if passage.artikel is not None else 0


def _leden(parts: tuple[Vergeleken, ...]) -> Iterator[tuple[str, str]]:
    """The numbers, old and new, of the leden that are in both."""
    for part in parts:
        if isinstance(part, Paar) and isinstance(part.was, Lid) and isinstance(part.wordt, Lid):
            yield part.was.nummer, part.wordt.nummer
        elif isinstance(part, Gelijk) and isinstance(part.knoop, Lid):
            yield part.knoop.nummer, part.knoop.nummer

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

from pipeline.lint.ontleding import Ontleding, Verandering
from pipeline.lint.tekst import Passage, inlines_van
from pipeline.lint.verwijzing import (
    LABEL,
    LID,
    ONDERDEEL,
    ORDINAL,
    RANG,
    SEVERAL,
    Aanhaling,
    aanhalingen,
    losse_leden,
    losse_onderdelen,
)
from pipeline.model import (
    Artikel,
    Divisie,
    Li,
    Lid,
    Lijst,
    Paar,
    Structuur,
    Vergeleken,
    Versie,
    Verwijzing,
    rangtelwoord,
)

Sleutel = tuple[str, ...]
"""What a reference is to: ("artikel", "5"), ("hoofdstuk", "2"), ("artikel", "5", "1"), ("artikel", "5", "1", "a").

The lid of an onderdeel is "" when its article has none.
"""
BEPALING, LIDNIVEAU = 2, 3
"""How long a key is: of an article or container, of a lid."""
LIDDEEL = re.compile(LID, re.IGNORECASE)
LETTERDEEL = re.compile(ONDERDEEL, re.IGNORECASE)
LETTER = re.compile(rf"(?<!\w){LABEL}", re.IGNORECASE)
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
        number, written = self.wordt[-1], self.getal.tekst
        if len(self.wordt) == LIDNIVEAU and re.fullmatch(r"\d+(?:e|ste|de)", written):
            return f"{number}e"
        if len(self.wordt) != LIDNIVEAU or written[0].isdigit():
            return number
        word = rangtelwoord(int(number)) if number.isdecimal() and 1 <= int(number) <= 99 else ""
        return word.capitalize() if written[0].isupper() else word


def vernummerde_bepalingen(verandering: Verandering) -> tuple[Verschuiving, ...]:
    """The articles and containers that got another number."""
    found: list[Verschuiving] = []
    for was, wordt in verandering.paren:
        if isinstance(was, Artikel | Structuur) and isinstance(wordt, Artikel | Structuur):
            old, new = ((_soort(node), node.kop.nummer) for node in (was, wordt))
            if old != new and old[1] and new[1]:
                found.append(Verschuiving(old, old, new))
    return tuple(found)


def _soort(node: Artikel | Structuur) -> str:
    return "artikel" if isinstance(node, Artikel) else str(node.soort).lower()


def vernummerde_delen(verandering: Verandering) -> tuple[Verschuiving, ...]:
    """The leden and onderdelen that got another label inside an article that is in both versions."""
    found: list[Verschuiving] = []
    for change in verandering.comparison.wijzigingen:
        pair = change.inhoud
        if isinstance(pair, Paar) and isinstance(pair.was, Artikel) and isinstance(pair.wordt, Artikel):
            old, new = (("artikel", node.kop.nummer) for node in (pair.was, pair.wordt))
            found += _in_artikel(pair.kinderen, old, new)
    return tuple(found)


def _in_artikel(parts: tuple[Vergeleken, ...], old: Sleutel, new: Sleutel) -> Iterator[Verschuiving]:
    for part in parts:
        if not isinstance(part, Paar):
            continue
        if isinstance(part.was, Lid) and isinstance(part.wordt, Lid):
            was, wordt = part.was.nummer, part.wordt.nummer
            if was != wordt:
                yield Verschuiving((*old, was), (*new, was), (*new, wordt))
            yield from _in_lijst(part.kinderen, (*old, was), (*new, wordt))
        else:
            yield from _in_lijst((part,), (*old, ""), (*new, ""))


def _in_lijst(parts: tuple[Vergeleken, ...], old: Sleutel, new: Sleutel) -> Iterator[Verschuiving]:
    """The onderdelen of the lists here; what stands deeper is not followed."""
    for part in parts:
        if not (isinstance(part, Paar) and isinstance(part.wordt, Lijst)):
            continue
        for item in part.kinderen:
            if isinstance(item, Paar) and isinstance(item.was, Li) and isinstance(item.wordt, Li):
                was, wordt = item.was.nummer, item.wordt.nummer
                if was != wordt and was and wordt:
                    yield Verschuiving((*old, was), (*new, was), (*new, wordt))


def achtergebleven(verandering: Verandering) -> Iterator[Achterblijver]:
    """The references in the new text that still give an old number or letter."""
    wholes, parts = vernummerde_bepalingen(verandering), vernummerde_delen(verandering)
    becomes = {one.was: one.wordt for one in (*wholes, *parts)}
    if wholes:
        was, wordt = (tuple(_bepalinggetallen(side, verandering)) for side in (verandering.was, verandering.wordt))
        yield from _te_veel(verandering, was, wordt, wholes, becomes)
    if parts:
        was = tuple(_deelgetallen(verandering.was, {one.was[1] for one in parts}))
        wordt = tuple(_deelgetallen(verandering.wordt, {one.gezien[1] for one in parts}))
        yield from _te_veel(verandering, was, wordt, parts, becomes)


def _nu(doel: Sleutel, becomes: dict[Sleutel, Sleutel]) -> Sleutel:
    """What a reference to the old text should be to in the new one: each level may have another number."""
    if doel in becomes or len(doel) <= BEPALING:
        return becomes.get(doel, doel)
    return (*_nu(doel[:-1], becomes), doel[-1])


def _te_veel(
    verandering: Verandering,
    was: tuple[Getal, ...],
    wordt: tuple[Getal, ...],
    shifts: tuple[Verschuiving, ...],
    becomes: dict[Sleutel, Sleutel],
) -> Iterator[Achterblijver]:
    """Per provision: of each old number as many references as there are more than should be.

    Those in paragraphs that did not change come first: there nobody can have written the new number.
    """
    origin = {id(new): id(old) for old, new in verandering.artikelparen} | {0: 0}
    suspect = {one.gezien for one in shifts}
    same = {found.passage.inhoud for found in was}
    before, after = _per_groep(was), _per_groep(wordt)
    for group, here in after.items():
        if not any(found.doel in suspect for found in here):
            continue
        known = Counter(found.doel for found in before.get(origin.get(group, -1), ()))
        wanted: Counter[Sleutel] = Counter()
        for target, count in known.items():
            wanted[_nu(target, becomes)] += count
        for shift in shifts:
            stale = [found for found in here if found.doel == shift.gezien]
            stale.sort(key=lambda found: found.passage.inhoud not in same)
            for found in stale[: max(0, min(len(stale) - wanted[shift.gezien], known[shift.was]))]:
                yield Achterblijver(found, shift.wordt)


def _per_groep(found: tuple[Getal, ...]) -> dict[int, list[Getal]]:
    """By the article they stand in, in order; 0 is all that is no article: annexes and explanations."""
    groups: dict[int, list[Getal]] = {}
    for one in found:
        groups.setdefault(id(one.passage.artikel) if one.passage.artikel is not None else 0, []).append(one)
    return groups


def _bepalinggetallen(ontleding: Ontleding, verandering: Verandering) -> Iterator[Getal]:
    """The numbers of our own articles and containers that the text names, headings in an explanation too."""
    own = verandering.wordt.versie
    for passage, found in ontleding.verwijzingen:
        heading = passage.knoop is passage.artikel
        if not heading and (not found.extern or noemt(passage, found, own)):
            yield from getallen(passage, found)
    for passage in ontleding.passages:
        kop = passage.knoop.kop if isinstance(passage.knoop, Divisie) else None
        if kop is not None and passage.in_toelichting and kop.label and kop.nummer:
            yield Getal(passage, -1, kop.nummer, (kop.label.lower(), kop.nummer))


def getallen(passage: Passage, found: Aanhaling) -> Iterator[Getal]:
    """Each number in a reference to articles or a container, in order."""
    if found.woord != "artikel":
        number = found.nummers[0]
        yield Getal(passage, found.eind - len(number), number, (found.woord, number))
        return
    at = found.begin
    for number in found.nummers:
        match = next((one for one in SEVERAL.finditer(passage.inhoud, at, found.eind) if one[0] == number), None)
        if match is not None:
            at = match.end()
            yield Getal(passage, match.start(), number, ("artikel", number))


def _deelgetallen(ontleding: Ontleding, nummers: set[str]) -> Iterator[Getal]:
    """The leden and onderdelen of these articles that the text names.

    That is "artikel 5, derde lid", "het derde lid van artikel 5", and in article 5 itself "onderdeel b".
    """
    named: dict[int, list[Aanhaling]] = {}
    for passage, found in ontleding.verwijzingen:
        if found.woord == "artikel":
            named.setdefault(id(passage), []).append(found)
            if not found.extern and len(found.nummers) == 1 and found.nummers[0] in nummers:
                yield from _van(passage, found, found.nummers[0], "")
    for passage in ontleding.passages:
        article = passage.artikel
        if article is None or passage.knoop is article:
            continue
        inside = article.kop.nummer in nummers
        if not inside and "van artikel " not in passage.inhoud:
            continue
        known = tuple(named.get(id(passage), ()))
        for found in losse_leden(passage.inhoud, known):
            if not found.extern and len(found.nummers) < 2:
                yield from _van(passage, found, found.nummers[0] if found.nummers else article.kop.nummer, "")
        for found in losse_onderdelen(passage.inhoud, known) if inside else ():
            if not found.extern:
                yield from _van(passage, found, article.kop.nummer, passage.lid.nummer if passage.lid else "")


def _van(passage: Passage, found: Aanhaling, number: str, lid: str) -> Iterator[Getal]:
    """The leden, and of at most one lid the onderdelen, in one reference."""
    text, article = passage.inhoud, ("artikel", number)
    if found.leden and (part := LIDDEEL.search(text, found.begin, found.eind)):
        for match in LIDGETAL.finditer(text, part.start("rang" if part["rang"] else "lid"), part.end()):
            label = RANG.get(match[0].lower()) or re.sub(r"(?:e|ste|de)$", "", match[0])
            if label in found.leden:
                yield Getal(passage, match.start(), match[0], (*article, label))
    if found.onderdelen and len(found.leden) < 2 and (part := LETTERDEEL.search(text, found.begin, found.eind)):
        for match in LETTER.finditer(text, part.start("onderdeel"), part.end()):
            if match[0] in found.onderdelen:
                yield Getal(passage, match.start(), match[0], (*article, *(found.leden or (lid,)), match[0]))


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
    """The numbers of our articles and containers that another regulation names."""
    names = titels(van)
    for passage in buur.passages:
        if any(name in passage.inhoud for name in names):
            for found in aanhalingen(passage.inhoud):
                if noemt(passage, found, van):
                    yield from getallen(passage, found)


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

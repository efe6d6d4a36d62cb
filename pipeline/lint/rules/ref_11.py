"""REF-11: after a renumbering every reference has moved along, wherever it stands."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.lint.achterblijvers import (
    Achterblijver,
    Getal,
    Sleutel,
    achtergebleven,
    in_buur,
    in_tekst,
    vernummerde_bepalingen,
    verschoven_links,
)
from pipeline.lint.bouw import hoofdletter
from pipeline.lint.bronplaats import Bronnen, bronregels
from pipeline.lint.ontleding import Ontleding, Toets
from pipeline.lint.rule import Rule
from pipeline.lint.tekst import Passage
from pipeline.model import Finding, Herstel, Position, Severity, Verwijzing, lid_naam

REF_11 = Rule(
    id="REF-11",
    title="Na een vernummering verwijst alles naar het nieuwe nummer: tekst, bijlagen, toelichting, andere regelingen",
    source="Aanwijzing 6.18",
    severity=Severity.ERROR,
    bad=(
        "versie: was\n# Artikel 1 Aanvraag\n\nHet college beslist volgens artikel 2.\n\n# Artikel 2 Besluit\n\n"
        "Een besluit is schriftelijk.\n\n"
        "versie: wordt\n# Artikel 1 Aanvraag\n\nHet college beslist volgens artikel 2.\n\n# Artikel 2 Termijn\n\n"
        "Er geldt een termijn van vier weken.\n\n# Artikel 3 Besluit\n\nEen besluit is schriftelijk.\n"
    ),
    good=(
        "versie: was\n# Artikel 1 Aanvraag\n\nHet college beslist volgens artikel 2.\n\n# Artikel 2 Besluit\n\n"
        "Een besluit is schriftelijk.\n\n"
        "versie: wordt\n# Artikel 1 Aanvraag\n\nHet college beslist volgens artikel 3.\n\n# Artikel 2 Termijn\n\n"
        "Er geldt een termijn van vier weken.\n\n# Artikel 3 Besluit\n\nEen besluit is schriftelijk.\n"
    ),
)


GEGEVENS = (".yaml", ".yml")
WOORDEN_ERVOOR = (40, 20, 10)
"""With how many characters before it a number is looked for in data: with more it is unique, unless a line breaks."""


@REF_11.check_toets
def references_moved(toets: Toets) -> Iterator[Finding]:
    change = toets.verandering
    if change is None:
        return
    for stale in achtergebleven(change):
        yield _stale(stale, toets.ontleding.bronnen)
    numbers = {one.was: one.wordt for one in vernummerde_bepalingen(change)}
    for neighbour in toets.buren if numbers else ():
        for found in in_buur(neighbour, toets.versie):
            if found.doel in numbers:
                yield _in_other(found, numbers, neighbour, toets)
    for passage, link, target in verschoven_links(change):
        yield _link(passage, link, target, toets.ontleding.bronnen)


def _stale(stale: Achterblijver, bronnen: Bronnen) -> Finding:
    was, wordt = naam(stale.getal.doel), naam(stale.wordt)
    message = f"{hoofdletter(was)} is {wordt} geworden. Verwijs naar {wordt}."
    mend = _herstel(stale.getal, stale.nieuw, bronnen)
    return REF_11.finding(_place(stale.getal, mend), message, mend)


def _in_other(found: Getal, numbers: dict[Sleutel, Sleutel], neighbour: Ontleding, toets: Toets) -> Finding:
    """In another regulation nothing tells whether the number is the old or the new one when it is both."""
    was, wordt = f"{naam(found.doel)} van de “{toets.versie.gegevens.citeertitel}”", naam(numbers[found.doel])
    if found.doel in numbers.values():
        message = f"{hoofdletter(was)} is {wordt} geworden. Ga na of deze verwijzing al het nieuwe nummer geeft."
        return REF_11.hint(_place(found, ()), message)
    mend = _herstel(found, numbers[found.doel][-1], neighbour.bronnen)
    return REF_11.finding(_place(found, mend), f"{hoofdletter(was)} is {wordt} geworden. Verwijs naar {wordt}.", mend)


def naam(doel: Sleutel) -> str:
    """ "artikel 5, eerste lid, onderdeel a"."""
    soort, number, *rest = doel
    steps = [f"{soort} {number}", *([lid_naam(rest[0])] if rest and rest[0] else [])]
    return ", ".join([*steps, *(f"onderdeel {letter}" for letter in rest[1:])])


def _link(passage: Passage, link: Verwijzing, target: str, bronnen: Bronnen) -> Finding:
    place = link.position if link.position.line else passage.position
    folder = posixpath.dirname(in_tekst(place.file))
    old, new = (posixpath.relpath(path, folder or ".") for path in (link.doel.partition("#")[0], target))
    message = f"De link gaat naar “{old}”; dat artikel staat nu in “{new}”. Verbeter de link."
    return REF_11.finding(place, message, _in_regel(place, f"]({old}", f"]({new}", bronnen))


def _place(found: Getal, herstel: tuple[Herstel, ...]) -> Position:
    """The number itself; of data only the table is known until the text is found back in it."""
    if found.begin < 0 or (herstel and found.passage.position.file.endswith(GEGEVENS)):
        return herstel[0].position if herstel else found.passage.position
    return found.passage.plaats(found.begin)


def _herstel(found: Getal, wordt: str, bronnen: Bronnen) -> tuple[Herstel, ...]:
    """The new number in the place of the old one; in the heading of an explanation and in data by its words."""
    if not wordt:
        return ()
    if found.begin < 0:
        word = found.doel[0][1:]
        mends = _in_regel(found.passage.position, f"{word} {found.tekst}", f"{word} {wordt}", bronnen)
        return tuple(_alleen_nummer(mend, found.tekst, wordt) for mend in mends)
    if found.passage.position.file.endswith(GEGEVENS):
        return _in_gegevens(found, wordt, bronnen)
    return found.passage.herstel(found.begin, found.eind, wordt)


def _alleen_nummer(mend: Herstel, oud: str, wordt: str) -> Herstel:
    """The same mend of the number alone, without the word before it by which its place was found."""
    place = replace(mend.position, column=mend.position.column + len(mend.oud) - len(oud))
    return Herstel(place, oud, wordt)


def _in_gegevens(found: Getal, wordt: str, bronnen: Bronnen) -> tuple[Herstel, ...]:
    """The number in the data of a table: in the one line that says it with these words before it."""
    place = found.passage.position
    lines = bronregels(bronnen, place.file)
    for width in WOORDEN_ERVOOR:
        words = found.passage.inhoud[max(0, found.begin - width) : found.eind]
        whole = re.compile(rf"{re.escape(words)}(?!\w)")
        hits = [
            (number, match.end())
            for number, line in enumerate(lines[place.line - 1 :], place.line)
            for match in whole.finditer(line)
        ]
        if len(hits) == 1:
            number, end = hits[0]
            return (Herstel(Position(place.file, number, end - len(found.tekst) + 1), found.tekst, wordt),)
    return ()


def _in_regel(place: Position, oud: str, nieuw: str, bronnen: Bronnen) -> tuple[Herstel, ...]:
    """The replacement on this line of the source, when the old text stands there once and as a whole."""
    lines = bronregels(bronnen, place.file)
    if not 0 < place.line <= len(lines):
        return ()
    line = lines[place.line - 1]
    at = line.find(oud)
    after = line[at + len(oud) : at + len(oud) + 1]
    if at < 0 or line.find(oud, at + 1) >= 0 or (oud[-1].isalnum() and after.isalnum()):
        return ()
    return (Herstel(Position(place.file, place.line, at + 1), oud, nieuw),)

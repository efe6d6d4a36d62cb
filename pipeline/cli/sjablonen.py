"""The house style of an authority: its own templates and look, else those for all, else the packaged ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from rapidfuzz import fuzz, process

from pipeline.cli.stijlmap import Laag, Lagen, find_layers
from pipeline.council import (
    aanhef,
    controlelijst,
    documenten,
    drop,
    kennisgeving,
    metadata,
    overzicht,
    slot,
    sluiting,
    toetsbericht,
    vergelijking,
)
from pipeline.council.omslag import REFERENTIE, TYPST, Huisstijl, huisstijl
from pipeline.council.opmaak import BESTAND, Gelezen, lees_opmaak
from pipeline.formats.html.sjablonen import Sjablonen, Sjabloon
from pipeline.formats.html.weergave import WORDS
from pipeline.model import Position, Problem, Refused
from pipeline.model.blad import Bestand, Opmaak
from pipeline.store.bestand import lees_tekst

SUFFIX = ".j2"
PACKAGED = "meegeleverd/"
"""Before the name of a template: the one of the program, for who adds to it in a template of the same name."""
PAGES = (
    documenten.BIJLAGE1,
    documenten.BIJLAGE2,
    documenten.ADVIESNOTA,
    documenten.RAADSVOORSTEL,
    documenten.RAADSBESLUIT,
    documenten.BESLUITENLIJST,
    documenten.VERANDERINGEN,
    documenten.CONSOLIDATIE,
    vergelijking.NAAM,
    metadata.NAAM,
    kennisgeving.NAAM,
    controlelijst.NAAM,
    drop.LEESMIJ,
    vergelijking.RENVOOI,
)
TEXTS = (
    WORDS,
    aanhef.TEMPLATE,
    slot.TEMPLATE,
    sluiting.TEMPLATE,
    overzicht.TEMPLATE,
    vergelijking.LEESWIJZER,
    toetsbericht.TEMPLATE,
)
ASKED = (*(f"html/{name}.html{SUFFIX}" for name in PAGES), *TEXTS)
"""The templates that the program itself asks for; the others are named in these."""
FILES = (TYPST, REFERENTIE)
"""The templates of other forms: the program for PDF and the document whose styles Word has."""
LOOK = (".yaml", ".yml", ".png", ".jpg", ".jpeg", ".svg", ".ttf", ".otf", ".ttc", ".woff", ".woff2")
"""The endings of files that only mean something as `huisstijl.yaml` or named in it."""
PAPER = ("pdf", "docx")
"""The rooms in which a file that is no text template is one of the other forms."""
EXTENDS = re.compile(r"\{%-?\s*extends\s+[\"']([^\"']+)[\"']")
ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Gevuld:
    """A layer with what is in its files, and what can't be read of it."""

    laag: Laag
    teksten: Mapping[str, Sjabloon]
    bestanden: Mapping[str, Bestand]
    look: Gelezen
    problems: tuple[Problem, ...]


def load_templates(root: Path, overheid: str | None = None) -> Sjablonen:
    """Every template by name, with the look that they fill in, as this authority has them; None: as all have them.

    Refuses with everything that is wrong with the style, not with what is wrong with another authority's. A file that
    nothing uses is wrong too: under a misspelt name it would be passed over in silence.
    """
    lagen = find_layers(root)
    return _assembled(_read_below(lagen), lagen.van(overheid))


def load_styles(root: Path, overheden: Iterable[str]) -> dict[str, Huisstijl | Refused]:
    """The house style of each authority, or why it can't be used: one that is broken is no concern of the others."""
    lagen = find_layers(root)
    below = _read_below(lagen)
    of_all = _style(below, lagen.van(None))
    return {
        overheid: _style(below, lagen.van(overheid)) if overheid in lagen.overheden else of_all
        for overheid in sorted(overheden)
    }


def _style(below: tuple[Gevuld, Gevuld], laag: Laag) -> Huisstijl | Refused:
    try:
        return huisstijl(_assembled(below, laag))
    except Refused as refused:
        return refused


def _read_below(lagen: Lagen) -> tuple[Gevuld, Gevuld]:
    """What every authority builds on: the packaged layer and the shared one, which is right as far as it goes."""
    packaged = _read(lagen.meegeleverd, Opmaak())
    shared = _read(lagen.gedeeld, packaged.look.opmaak)
    below = {**packaged.teksten, **shared.teksten}
    known = used(below).union(packaged.teksten)
    if not known.issuperset(shared.teksten):  # a shared part may be there for the templates of one authority
        known = known.union(*(used({**below, **_texts(laag)[0]}) for laag in lagen.overheden.values()))
    problems = (*packaged.problems, *_wrong(shared, known, packaged.bestanden))
    return packaged, replace(shared, problems=problems)


def _assembled(below: tuple[Gevuld, Gevuld], laag: Laag) -> Sjablonen:
    """The layers as one; refused with all that is wrong in any of them."""
    packaged, shared = below
    own = _read(laag, shared.look.opmaak)
    found = {**packaged.teksten, **shared.teksten, **own.teksten}
    problems = [*shared.problems, *_wrong(own, used(found).union(packaged.teksten), packaged.bestanden)]
    if shared.teksten or own.teksten:
        found |= {f"{PACKAGED}{name}": text for name, text in packaged.teksten.items()}
    sjablonen = Sjablonen(found, own.look.opmaak, {**packaged.bestanden, **shared.bestanden, **own.bestanden})
    problems += sjablonen.fouten()
    if problems:
        raise Refused(sorted(dict.fromkeys(problems), key=lambda problem: problem.position))
    return sjablonen


def used(found: Mapping[str, Sjabloon]) -> frozenset[str]:
    """The templates that a document is made of, and all that these name."""
    names: set[str] = set()
    todo = [name for name in ASKED if name in found]
    while todo:
        name = todo.pop()
        if name not in names:
            names.add(name)
            text = found[name].tekst
            todo += [other for other in found if f'"{other}"' in text or f"'{other}'" in text]
    return frozenset(names)


def _read(laag: Laag, onder: Opmaak) -> Gevuld:
    """The files of a layer; `onder` is the look of the layer below."""
    texts, problems = _texts(laag)
    files: dict[str, Bestand] = {}
    look = Gelezen(onder)
    try:
        for name in laag.namen:
            if name not in texts and name.partition("/")[0] in PAPER:
                path = f"{laag.folder}/{name}"
                files[name] = Bestand(path, laag.bron[path])
        if BESTAND in laag.namen:
            look = lees_opmaak(laag.bron, laag.folder, onder)
    except Refused as refused:
        problems += refused.problems
    return Gevuld(laag, texts, files, look, (*problems, *look.problems))


def _texts(laag: Laag) -> tuple[dict[str, Sjabloon], tuple[Problem, ...]]:
    """The text templates of a layer, and those that can't be read."""
    found: dict[str, Sjabloon] = {}
    problems: list[Problem] = []
    for name in laag.namen:
        if name.endswith(SUFFIX):
            path = f"{laag.folder}/{name}"
            try:
                text, wrong = lees_tekst(laag.bron, path)
            except Refused as refused:
                text, wrong = None, refused.problems
            problems += wrong
            found[name] = Sjabloon(path, text or "", laag.eigen)
    return found, tuple(problems)


def _wrong(layer: Gevuld, known: frozenset[str], packaged: Iterable[str]) -> Iterator[Problem]:
    """Everything that is wrong in a layer; `known` are the names of text templates that mean something in it."""
    yield from layer.problems
    for name in layer.laag.namen:
        place, ending = Position(f"{layer.laag.folder}/{name}"), PurePosixPath(name).suffix.lower()
        if name in layer.teksten:
            text = layer.teksten[name].tekst
            if name not in known:
                advice = "Haal het weg, of gebruik het in een ander sjabloon."
                yield Problem(f"Geen enkel stuk gebruikt het sjabloon “{name}”.", place, _meant(name, known, advice))
            elif (found := EXTENDS.search(text)) and found[1] == name:
                place = Position(place.file, text.count("\n", 0, found.start()) + 1)
                advice = f"Schrijf “{PACKAGED}{name}” om voort te bouwen op het meegeleverde."
                yield Problem("Dit sjabloon bouwt voort op zichzelf.", place, advice)
        elif f"{name}{SUFFIX}" in known:
            message = f"Geen enkel stuk gebruikt het sjabloon “{name}”."
            yield Problem(message, place, f"Bedoelt u “{name}{SUFFIX}”?")
        elif name in layer.bestanden:
            yield from _wrong_form(name, layer.bestanden[name], frozenset((*FILES, *packaged)))
        elif ending in LOOK and name != BESTAND and name not in layer.look.genoemd and not layer.look.problems:
            advice = f"Noem het in {BESTAND}, of haal het weg."
            yield Problem("Niets gebruikt dit bestand.", place, _meant(name, (BESTAND,), advice))


def _wrong_form(name: str, bestand: Bestand, known: frozenset[str]) -> Iterator[Problem]:
    """What is wrong with a file of the rooms for PDF and Word, as far as that shows before it is used."""
    place = Position(bestand.naam)
    if name not in known:
        message = f"Geen enkel stuk gebruikt het bestand “{name}”."
        yield Problem(message, place, _meant(name, known, "Haal het weg."))
    elif name == REFERENTIE and not bestand.inhoud.startswith(ZIP):
        yield Problem("Dit is geen Word-document (.docx).", place, "Bewaar het in Word opnieuw als .docx.")


def _meant(name: str, known: Iterable[str], otherwise: str) -> str:
    near = process.extractOne(name, sorted(known), scorer=fuzz.ratio, score_cutoff=70)
    return f"Bedoelt u “{near[0]}”?" if near else otherwise

"""Running text in CVDR: emphasis, references to elsewhere and notes inside an `al`; a break or image ends it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from lxml import etree

from pipeline.formats.cvdr.xml import kind
from pipeline.formats.stop.blok import MERK
from pipeline.formats.stop.inline import Blad, Laag, bladen, soort_extern
from pipeline.model import (
    Afbeelding,
    Alinea,
    Begrip,
    Begrippenlijst,
    Blok,
    Citaat,
    Figuur,
    Inline,
    Inlines,
    Li,
    Lijst,
    Nadruk,
    Nadruksoort,
    Noot,
    Regeleinde,
    Tabel,
    Tekst,
    Tussenkop,
    label_met_punt,
)

LAAG = {"b": "vet", "i": "cursief", "u": "onderstreept", "sup": "sup", "sub": "inf"}
VET = (Laag("b"),)

Bladen: TypeAlias = tuple[tuple[tuple[Laag, ...], Blad], ...]
Beeldnamen: TypeAlias = Mapping[str, str]
"""The file name in the package of each image, by the `bron` it has in the tree."""


def schrijf_alinea(ouder: etree._Element, inlines: Inlines, beelden: Beeldnamen, lagen: tuple[Laag, ...] = ()) -> None:
    """Write the text as one `al`; a hard break starts another, an image stands between two as a `plaatje`."""
    geschreven = False
    for deel in _delen(bladen(inlines, lagen)):
        if isinstance(deel, Afbeelding):
            schrijf_plaatje(ouder, deel.bron, beelden)
        else:
            _zet(kind(ouder, "al"), deel)
        geschreven = True
    if not geschreven:
        kind(ouder, "al")


def schrijf_regel(element: etree._Element, inlines: Inlines) -> None:
    """Write the text into an element that is one line (a heading, a title): a hard break is a space there."""
    regel: list[tuple[tuple[Laag, ...], Blad]] = [
        (lagen, Tekst(" ") if isinstance(blad, Regeleinde) else blad) for lagen, blad in bladen(inlines, ())
    ]
    for stuk in _stuk(regel):
        _zet(element, stuk)


def schrijf_plaatje(ouder: etree._Element, bron: str, beelden: Beeldnamen) -> None:
    """Write an image: a reference to a file that goes with the XML."""
    kind(kind(ouder, "plaatje"), "illustratie").set("naam", beelden[bron])


def term_en_omschrijving(begrip: Begrip) -> tuple[Inlines, tuple[Blok, ...]]:
    """The first paragraph of a definition, opening with its term, and the blocks that follow it."""
    term: Inlines = (Nadruk(Nadruksoort.CURSIEF, begrip.term), Tekst(":"))
    match begrip.omschrijving:
        case (Alinea(inhoud), *rest):
            return (*term, Tekst(" "), *inhoud), tuple(rest)
        case _:
            return term, begrip.omschrijving


def noot_regels(blokken: Iterable[Blok]) -> Iterator[Inlines]:
    """The paragraphs of a note: CVDR has no lists in notes, so a label opens its paragraph."""
    for blok in blokken:
        match blok:
            case Alinea(inhoud) | Tussenkop(inhoud):
                yield inhoud
            case Citaat(inhoud):
                yield from noot_regels(inhoud)
            case Lijst(items):
                for item in items:
                    yield from _met_label(item)
            case Begrippenlijst(begrippen):
                for begrip in begrippen:
                    eerste, rest = term_en_omschrijving(begrip)
                    yield eerste
                    yield from noot_regels(rest)
            case Tabel() | Figuur():
                raise AssertionError("bezwaren refuse a table or image in a note")
            case _:
                yield (Tekst(MERK[type(blok)]),)


def _met_label(item: Li) -> Iterator[Inlines]:
    label = label_met_punt(item.nummer) or "-"
    eerste, *rest = tuple(noot_regels(item.inhoud)) or ((),)
    yield (Tekst(f"{label} "), *eerste) if eerste else (Tekst(label),)
    yield from rest


def _delen(bladeren: Iterator[tuple[tuple[Laag, ...], Blad]]) -> Iterator[Bladen | Afbeelding]:
    """The text cut at its hard breaks and images; pieces without a word are left out."""
    stuk: list[tuple[tuple[Laag, ...], Blad]] = []
    for lagen, blad in bladeren:
        if isinstance(blad, Regeleinde | Afbeelding):
            yield from _stuk(stuk)
            stuk = []
            if isinstance(blad, Afbeelding):
                yield blad
        else:
            stuk.append((lagen, blad))
    yield from _stuk(stuk)


def _stuk(stuk: list[tuple[tuple[Laag, ...], Blad]]) -> Iterator[Bladen]:
    while stuk and isinstance(stuk[0][1], Tekst) and not stuk[0][1].inhoud.strip():
        del stuk[0]
    while stuk and isinstance(stuk[-1][1], Tekst) and not stuk[-1][1].inhoud.strip():
        del stuk[-1]
    if not stuk:
        return
    for plek, knip in ((0, str.lstrip), (-1, str.rstrip)):
        lagen, blad = stuk[plek]
        if isinstance(blad, Tekst):
            stuk[plek] = (lagen, replace(blad, inhoud=knip(blad.inhoud)))
    yield tuple(stuk)


def _zet(element: etree._Element, bladeren: Iterable[tuple[tuple[Laag, ...], Blad]]) -> None:
    open_: list[tuple[Laag, etree._Element]] = []
    for alle, blad in bladeren:
        lagen = () if isinstance(blad, Noot) else tuple(laag for laag in alle if _blijft(laag))
        gedeeld = 0
        while gedeeld < min(len(open_), len(lagen)) and open_[gedeeld][0] == lagen[gedeeld]:
            gedeeld += 1
        del open_[gedeeld:]
        for laag in lagen[gedeeld:]:
            open_.append((laag, _laag(open_[-1][1] if open_ else element, laag)))
        _blad(open_[-1][1] if open_ else element, blad)


def _blijft(laag: Laag) -> bool:
    """Whether CVDR has a form for it: a reference to another file of the ordinance is plain text there."""
    return laag.naam != "ref" or soort_extern(laag.doel) is not None


def _laag(ouder: etree._Element, laag: Laag) -> etree._Element:
    return kind(ouder, "extref", doc=laag.doel) if laag.naam == "ref" else kind(ouder, LAAG[laag.naam])


def _blad(ouder: etree._Element, blad: Blad) -> None:
    match blad:
        case Tekst(inhoud):
            if len(ouder):
                ouder[-1].tail = (ouder[-1].tail or "") + inhoud
            else:
                ouder.text = (ouder.text or "") + inhoud
        case Noot():
            noot = kind(ouder, "noot")
            kind(noot, "noot.nr", blad.label)
            for regel in tuple(noot_regels(blad.inhoud)) or ((),):
                for stuk in _delen(bladen(regel, ())):
                    assert not isinstance(stuk, Afbeelding), "bezwaren refuse an image in a note"
                    _zet(kind(noot, "noot.al"), stuk)
        case _:
            raise AssertionError("a break or image ends the text it stands in")


def inline_delen(inlines: Inlines) -> Iterator[Inline]:
    """Every inline object of a text, also inside emphasis and links (not inside notes)."""
    for inline in inlines:
        yield inline
        if not isinstance(inline, Tekst | Noot | Afbeelding | Regeleinde):
            yield from inline_delen(inline.inhoud)

"""Blocks in CVDR: paragraphs, lists, CALS tables, images; what has no element of its own becomes one of these."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from pipeline.formats.cals import startkolommen
from pipeline.formats.cvdr.inline import (
    VET,
    Beeldnamen,
    inline_delen,
    schrijf_alinea,
    schrijf_plaatje,
    schrijf_regel,
    term_en_omschrijving,
)
from pipeline.formats.cvdr.xml import kind, naam_van
from pipeline.formats.stop.blok import MERK
from pipeline.model import (
    Afbeelding,
    Alinea,
    Begrippenlijst,
    Blok,
    Citaat,
    Figuur,
    Inlines,
    Lijst,
    Noot,
    Rij,
    Tabel,
    Tussenkop,
    label_met_punt,
)

MET_TUSSENKOP = frozenset({"artikel", "bijlage"})
"""Where real documents have a `tussenkop`; elsewhere a heading is a paragraph in bold."""
ONGEMARKEERD = "-"
"""The mark of an item without a label."""


def schrijf_blokken(ouder: etree._Element, blokken: Iterable[Blok], beelden: Beeldnamen) -> None:
    """Write the blocks as the last children; without any an empty `al`, as CVDR has where there is no text."""
    geschreven = False
    for blok in blokken:
        schrijf_blok(ouder, blok, beelden)
        geschreven = True
    if not geschreven:
        kind(ouder, "al")


def schrijf_blok(ouder: etree._Element, blok: Blok, beelden: Beeldnamen) -> None:
    """Write one block as the last child, or as the last children."""
    match blok:
        case Alinea(inhoud):
            schrijf_alinea(ouder, inhoud, beelden)
        case Tussenkop(inhoud):
            schrijf_tussenkop(ouder, inhoud, beelden)
        case Lijst(items):
            lijst = kind(ouder, "lijst")
            for item in items:
                li = kind(lijst, "li", nr=label_met_punt(item.nummer) or ONGEMARKEERD)
                schrijf_blokken(li, item.inhoud, beelden)
        case Begrippenlijst(begrippen):
            lijst = kind(ouder, "lijst")
            for begrip in begrippen:
                eerste, rest = term_en_omschrijving(begrip)
                li = kind(lijst, "li", nr=ONGEMARKEERD)
                schrijf_alinea(li, eerste, beelden)
                for deel in rest:
                    schrijf_blok(li, deel, beelden)
        case Tabel():
            _tabel(ouder, blok, beelden)
        case Figuur():
            schrijf_plaatje(ouder, blok.bron, beelden)
            if blok.bijschrift:
                schrijf_alinea(ouder, blok.bijschrift, beelden)
        case Citaat(inhoud):
            for deel in inhoud:
                schrijf_blok(ouder, deel, beelden)
        case _:
            kind(ouder, "al", MERK[type(blok)])


def schrijf_tussenkop(ouder: etree._Element, inhoud: Inlines, beelden: Beeldnamen) -> None:
    """Write a heading that numbers nothing."""
    if is_tussenkop(naam_van(ouder), inhoud):
        schrijf_regel(kind(ouder, "tussenkop"), inhoud)
    else:
        schrijf_alinea(ouder, inhoud, beelden, VET)


def is_tussenkop(ouder: str, inhoud: Inlines) -> bool:
    """Whether a heading can be a `tussenkop` inside this element."""
    return ouder in MET_TUSSENKOP and is_regel(inhoud)


def is_regel(inhoud: Inlines) -> bool:
    """Whether a text is no more than a line: without notes and images."""
    return not any(isinstance(deel, Noot | Afbeelding) for deel in inline_delen(inhoud))


def heeft_kop(tabel: Tabel) -> bool:
    """Whether the header rows can be a `thead`: there are rows below them, and no cell runs from head to body."""
    koppen = tuple(rij for rij in tabel.rijen if rij.kop)
    return 0 < len(koppen) < len(tabel.rijen) and all(
        nummer + cel.rijen <= len(koppen) for nummer, rij in enumerate(koppen) for cel in rij.cellen
    )


def _tabel(ouder: etree._Element, tabel: Tabel, beelden: Beeldnamen) -> None:
    als_titel = is_regel(tabel.titel)
    if tabel.titel and not als_titel:
        schrijf_alinea(ouder, tabel.titel, beelden, VET)
    element = kind(ouder, "table")
    if tabel.titel and als_titel:
        schrijf_regel(kind(element, "title"), tabel.titel)
    groep = kind(element, "tgroup", cols=str(len(tabel.uitlijning)))
    for kolom, uitlijning in enumerate(tabel.uitlijning, 1):
        spec = kind(groep, "colspec", colname=f"col{kolom}", colnum=str(kolom))
        if uitlijning:
            spec.set("align", uitlijning)
    koppen = tuple(rij for rij in tabel.rijen if rij.kop) if heeft_kop(tabel) else ()
    if koppen:
        _rijen(kind(groep, "thead"), koppen, beelden)
    _rijen(kind(groep, "tbody"), tabel.rijen[len(koppen) :], beelden)


def _rijen(deel: etree._Element, rijen: tuple[Rij, ...], beelden: Beeldnamen) -> None:
    for rij, kolommen in zip(rijen, startkolommen(rijen), strict=True):
        row = kind(deel, "row")
        for cel, kolom in zip(rij.cellen, kolommen, strict=True):
            entry = kind(row, "entry", colname=f"col{kolom}")
            if cel.kolommen > 1:
                entry.set("namest", f"col{kolom}")
                entry.set("nameend", f"col{kolom + cel.kolommen - 1}")
            if cel.rijen > 1:
                entry.set("morerows", str(cel.rijen - 1))
            schrijf_blokken(entry, cel.inhoud, beelden)

"""A regulation in CVDR: its divisions and articles, annexes and explanation."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from pipeline.formats.cvdr.blok import schrijf_blok, schrijf_blokken, schrijf_tussenkop
from pipeline.formats.cvdr.inline import Beeldnamen, schrijf_regel
from pipeline.formats.cvdr.xml import kind, naam_van
from pipeline.formats.stop.blok import MERK
from pipeline.model import (
    Artikel,
    Bijlage,
    Blok,
    Divisie,
    Inlines,
    Kop,
    Lid,
    Regeling,
    Structuur,
    Structuursoort,
    Tekst,
    Toelichting,
    Weggelaten,
    is_zonder_kop,
    label_met_punt,
)

ELEMENT = {
    Structuursoort.BOEK: "deel",
    Structuursoort.DEEL: "deel",
    Structuursoort.HOOFDSTUK: "hoofdstuk",
    Structuursoort.TITEL: "titeldeel",
    Structuursoort.AFDELING: "afdeling",
    Structuursoort.PARAGRAAF: "paragraaf",
    Structuursoort.SUBPARAGRAAF: "sub-paragraaf",
    Structuursoort.SUBSUBPARAGRAAF: "sub-paragraaf",
}
"""The element of each division; CVDR has none for a boek and a subsubparagraaf, whose headings say what they are."""


def met_slot(regeling: Regeling, slot: tuple[Artikel, ...]) -> Regeling:
    """The regulation with its closing provisions behind the last article, in the division where that stands."""
    return replace(regeling, lichaam=_achteraan(regeling.lichaam, slot)) if slot else regeling


def _achteraan(
    delen: tuple[Structuur | Artikel | Weggelaten, ...], slot: tuple[Artikel, ...]
) -> tuple[Structuur | Artikel | Weggelaten, ...]:
    match delen:
        case (*eerder, Structuur() as laatste):
            return (*eerder, replace(laatste, inhoud=_achteraan(laatste.inhoud, slot)))
        case _:
            return (*delen, *slot)


def schrijf_lichaam(
    ouder: etree._Element, delen: tuple[Structuur | Artikel | Weggelaten, ...], beelden: Beeldnamen
) -> None:
    """Write divisions and articles; text outside articles is a `structuurtekst` in a division, else a `tekst`."""
    in_structuur = naam_van(ouder) != "regeling-tekst"
    for deel in delen:
        match deel:
            case Structuur():
                element = kind(ouder, ELEMENT[deel.soort])
                schrijf_kop(element, deel.kop)
                schrijf_lichaam(element, deel.inhoud, beelden)
            case Artikel() if is_zonder_kop(deel.kop) and not any(isinstance(stuk, Lid) for stuk in deel.inhoud):
                schrijf_blokken(
                    kind(ouder, "structuurtekst" if in_structuur else "tekst"),
                    (stuk for stuk in deel.inhoud if not isinstance(stuk, Lid)),
                    beelden,
                )
            case Artikel():
                _artikel(ouder, deel, beelden)
            case Weggelaten():
                kind(kind(ouder, "structuurtekst" if in_structuur else "tekst"), "al", MERK[Weggelaten])
    if not delen and in_structuur:
        kind(kind(ouder, "structuurtekst"), "al")


def schrijf_kop(ouder: etree._Element, kop: Kop) -> None:
    """Write the heading with only the parts it has."""
    element = kind(ouder, "kop")
    if is_zonder_kop(kop):
        return
    if kop.label:
        kind(element, "label", kop.label)
    if kop.nummer:
        kind(element, "nr", kop.nummer)
    if kop.opschrift:
        schrijf_regel(kind(element, "titel"), kop.opschrift)


def schrijf_achteraan(ouder: etree._Element, stuk: Bijlage | Toelichting, beelden: Beeldnamen) -> None:
    """Write an annex or explanation; its parts stand in one row, as they do in real documents."""
    element = kind(ouder, "bijlage" if isinstance(stuk, Bijlage) else "nota-toelichting")
    schrijf_kop(element, stuk.kop)
    _delen(element, stuk.inhoud, beelden)
    if not stuk.inhoud:
        kind(element, "al")


def _delen(element: etree._Element, delen: tuple[Blok | Divisie, ...], beelden: Beeldnamen) -> None:
    for deel in delen:
        if isinstance(deel, Divisie):
            schrijf_tussenkop(element, kop_regel(deel.kop), beelden)
            _delen(element, deel.inhoud, beelden)
        else:
            schrijf_blok(element, deel, beelden)


def kop_regel(kop: Kop) -> Inlines:
    """The heading as one line of text."""
    voor = " ".join(filter(None, (kop.label, kop.nummer)))
    return (Tekst(f"{voor} " if kop.opschrift else voor), *kop.opschrift) if voor else kop.opschrift


def _artikel(ouder: etree._Element, artikel: Artikel, beelden: Beeldnamen) -> None:
    """Write the article in the newer of CVDR's two dialects: a lid is a `lid` with a `lidnr`, not an item of a list."""
    element = kind(ouder, "artikel")
    schrijf_kop(element, artikel.kop)
    for deel in artikel.inhoud:
        if isinstance(deel, Lid):
            lid = kind(element, "lid")
            kind(lid, "lidnr", label_met_punt(deel.nummer))
            schrijf_blokken(lid, deel.inhoud, beelden)
        else:
            schrijf_blok(element, deel, beelden)
    if not artikel.inhoud:
        kind(element, "al")

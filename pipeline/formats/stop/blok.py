"""Blocks in STOP: paragraphs, lists, definitions, CALS tables, figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from pipeline.formats.cals import startkolommen
from pipeline.formats.markdown.label import nummer_tekst
from pipeline.formats.stop.beeld import Beeld, Beelden
from pipeline.formats.stop.inline import Blad, Laag, bladen, soort_extern
from pipeline.formats.stop.xml import T
from pipeline.formats.webadres import identificatie
from pipeline.model import (
    Afbeelding,
    Alinea,
    Begrip,
    Begrippenlijst,
    Blok,
    Citaat,
    Figuur,
    Gereserveerd,
    Inlines,
    Li,
    Lijst,
    Noot,
    Regeleinde,
    Rij,
    Tabel,
    Tekst,
    Tussenkop,
    Vervallen,
    Weggelaten,
)

MERK = {Vervallen: "[vervallen]", Gereserveerd: "[gereserveerd]", Weggelaten: "[…]"}
"""How a text that isn't there is printed where STOP has no element for it."""


def schrijf_blokken(ouder: etree._Element, blokken: Iterable[Blok], beelden: Beelden) -> None:
    """Write the blocks as the last children of the element."""
    for blok in blokken:
        _blok(ouder, blok, beelden)


def _blok(ouder: etree._Element, blok: Blok, beelden: Beelden) -> None:
    match blok:
        case Alinea(inhoud):
            schrijf(etree.SubElement(ouder, T + "Al"), inhoud, beelden)
        case Lijst(items):
            _lijst(ouder, items, beelden)
        case Tussenkop(inhoud):
            schrijf_zonder_verwijzing(etree.SubElement(ouder, T + "Tussenkop"), inhoud, beelden)
        case Begrippenlijst(begrippen):
            lijst = etree.SubElement(ouder, T + "Begrippenlijst")
            for begrip in begrippen:
                _begrip(lijst, begrip, beelden)
        case Tabel():
            _tabel(ouder, blok, beelden)
        case Figuur():
            _figuur(ouder, blok, beelden)
        case Citaat(inhoud):
            schrijf_blokken(etree.SubElement(ouder, T + "Citaat"), inhoud, beelden)
        case Vervallen() | Gereserveerd() | Weggelaten():
            etree.SubElement(ouder, T + "Al").text = MERK[type(blok)]


def _lijst(ouder: etree._Element, items: tuple[Li, ...], beelden: Beelden) -> None:
    genummerd = bool(items[0].nummer)
    lijst = etree.SubElement(ouder, T + "Lijst", type="expliciet" if genummerd else "ongemarkeerd")
    for item in items:
        li = etree.SubElement(lijst, T + "Li")
        if genummerd:
            etree.SubElement(li, T + "LiNummer").text = nummer_tekst(item.nummer)
        schrijf_blokken(li, item.inhoud, beelden)


def _begrip(lijst: etree._Element, begrip: Begrip, beelden: Beelden) -> None:
    element = etree.SubElement(lijst, T + "Begrip")
    schrijf_zonder_verwijzing(etree.SubElement(element, T + "Term"), begrip.term, beelden)
    schrijf_blokken(etree.SubElement(element, T + "Definitie"), begrip.omschrijving, beelden)


def _figuur(ouder: etree._Element, figuur: Figuur, beelden: Beelden) -> None:
    element = etree.SubElement(ouder, T + "Figuur")
    attributen = afbeelding_attributen(beelden[figuur.bron], figuur.alt)
    etree.SubElement(element, T + "Illustratie", attributen | {"uitlijning": "start"})
    if figuur.bijschrift:
        schrijf(etree.SubElement(element, T + "Bijschrift", locatie="onder"), figuur.bijschrift, beelden)


def _tabel(ouder: etree._Element, tabel: Tabel, beelden: Beelden) -> None:
    element = etree.SubElement(ouder, T + "table")
    if tabel.titel:
        schrijf_zonder_verwijzing(etree.SubElement(element, T + "title"), tabel.titel, beelden)
    groep = etree.SubElement(element, T + "tgroup", cols=str(len(tabel.uitlijning)), align="left")
    for kolom, uitlijning in enumerate(tabel.uitlijning, 1):
        spec = etree.SubElement(groep, T + "colspec", colname=f"col{kolom}", colnum=str(kolom))
        if uitlijning:
            spec.set("align", uitlijning)
    for naam, rijen in (("thead", _kop(tabel)), ("tbody", _romp(tabel))):
        if rijen:
            _rijen(etree.SubElement(groep, T + naam, valign="top"), rijen, beelden)


def _kop(tabel: Tabel) -> tuple[Rij, ...]:
    return tuple(rij for rij in tabel.rijen if rij.kop)


def _romp(tabel: Tabel) -> tuple[Rij, ...]:
    return tuple(rij for rij in tabel.rijen if not rij.kop)


def _rijen(deel: etree._Element, rijen: tuple[Rij, ...], beelden: Beelden) -> None:
    for rij, kolommen in zip(rijen, startkolommen(rijen), strict=True):
        element = etree.SubElement(deel, T + "row")
        for cel, kolom in zip(rij.cellen, kolommen, strict=True):
            entry = etree.SubElement(element, T + "entry", colname=f"col{kolom}")
            if cel.kolommen > 1:
                entry.set("namest", f"col{kolom}")
                entry.set("nameend", f"col{kolom + cel.kolommen - 1}")
            if cel.rijen > 1:
                entry.set("morerows", str(cel.rijen - 1))
            schrijf_blokken(entry, cel.inhoud, beelden)


def schrijf(element: etree._Element, inlines: Inlines, beelden: Beelden) -> None:
    """Write the text into the element."""
    if len(inlines) == 1 and isinstance(inlines[0], Tekst):
        element.text = inlines[0].inhoud
        return
    _zet(element, bladen(inlines, ()), beelden)


def schrijf_zonder_verwijzing(element: etree._Element, inlines: Inlines, beelden: Beelden) -> None:
    """Write the text where STOP has no room for references (Term, Tussenkop, title): only the words of a link stay."""
    _zet(
        element,
        ((tuple(laag for laag in lagen if laag.naam != "ref"), blad) for lagen, blad in bladen(inlines, ())),
        beelden,
    )


def _zet(element: etree._Element, bladen: Iterator[tuple[tuple[Laag, ...], Blad]], beelden: Beelden) -> None:
    open_: list[tuple[Laag, etree._Element]] = []
    for lagen, blad in bladen:
        gedeeld = 0
        while gedeeld < min(len(open_), len(lagen)) and open_[gedeeld][0] == lagen[gedeeld]:
            gedeeld += 1
        del open_[gedeeld:]
        for laag in lagen[gedeeld:]:
            open_.append((laag, _laag(open_[-1][1] if open_ else element, laag)))
        _blad(open_[-1][1] if open_ else element, blad, beelden)


def _laag(ouder: etree._Element, laag: Laag) -> etree._Element:
    if laag.naam != "ref":
        return etree.SubElement(ouder, T + laag.naam)
    doel = identificatie(laag.doel)
    soort = soort_extern(doel)
    if soort:
        return etree.SubElement(ouder, T + "ExtRef", ref=doel, soort=soort)
    return etree.SubElement(ouder, T + "IntRef", ref=laag.doel)


def _blad(ouder: etree._Element, blad: Blad, beelden: Beelden) -> None:
    match blad:
        case Tekst(inhoud):
            if len(ouder):
                ouder[-1].tail = (ouder[-1].tail or "") + inhoud
            else:
                ouder.text = (ouder.text or "") + inhoud
        case Regeleinde():
            etree.SubElement(ouder, T + "br")
        case Afbeelding():
            beeld = beelden[blad.bron]
            etree.SubElement(ouder, T + "InlineTekstAfbeelding", afbeelding_attributen(beeld, blad.alt))
        case Noot():
            _noot(ouder, blad, beelden)


def afbeelding_attributen(beeld: Beeld, alt: str) -> dict[str, str]:
    """The attributes that every image in STOP has."""
    attributen = {
        "naam": beeld.naam,
        "breedte": str(beeld.breedte),
        "hoogte": str(beeld.hoogte),
        "dpi": str(beeld.dpi),
        "formaat": beeld.formaat,
    }
    return attributen | ({"alt": alt} if alt else {})


def _noot(ouder: etree._Element, noot: Noot, beelden: Beelden) -> None:
    element = etree.SubElement(ouder, T + "Noot", type="voet", id="noot")
    if noot.label:
        etree.SubElement(element, T + "NootNummer").text = noot.label
    schrijf_blokken(element, noot.inhoud, beelden)

"""Blocks in STOP: paragraphs, lists, definitions, CALS tables, figures."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from pipeline.formats.cals import startkolommen
from pipeline.formats.markdown.label import nummer_tekst
from pipeline.formats.stop.beeld import Beeld, Beelden
from pipeline.formats.stop.inline import VERWIJZING, Blad, Laag, bladen, soort_extern
from pipeline.formats.stop.xml import T
from pipeline.formats.webadres import identificatie
from pipeline.model import (
    Afbeelding,
    Alinea,
    Begrip,
    Begrippenlijst,
    Blok,
    Cel,
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
NOOT = "noot"
"""The id of a footnote until it gets one of its own."""


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
                schrijf_begrip(lijst, begrip, beelden)
        case Tabel():
            _tabel(ouder, blok, beelden)
        case Figuur():
            _figuur(ouder, blok, beelden)
        case Citaat(inhoud):
            schrijf_blokken(etree.SubElement(ouder, T + "Citaat"), inhoud, beelden)
        case Vervallen() | Gereserveerd() | Weggelaten():
            etree.SubElement(ouder, T + "Al").text = MERK[type(blok)]


def _lijst(ouder: etree._Element, items: tuple[Li, ...], beelden: Beelden) -> None:
    lijst = zet_lijst(ouder, bool(items[0].nummer))
    for item in items:
        schrijf_li(lijst, item, beelden)


def zet_lijst(ouder: etree._Element, genummerd: bool) -> etree._Element:
    """Add a list without items."""
    return etree.SubElement(ouder, T + "Lijst", type="expliciet" if genummerd else "ongemarkeerd")


def schrijf_li(lijst: etree._Element, item: Li, beelden: Beelden) -> None:
    """Write the item as the last of the list."""
    li = etree.SubElement(lijst, T + "Li")
    if item.nummer:
        etree.SubElement(li, T + "LiNummer").text = nummer_tekst(item.nummer)
    schrijf_blokken(li, item.inhoud, beelden)


def schrijf_begrip(lijst: etree._Element, begrip: Begrip, beelden: Beelden) -> None:
    """Write the definition as the last of the list."""
    element = etree.SubElement(lijst, T + "Begrip")
    schrijf_zonder_verwijzing(etree.SubElement(element, T + "Term"), begrip.term, beelden)
    schrijf_blokken(etree.SubElement(element, T + "Definitie"), begrip.omschrijving, beelden)


def _figuur(ouder: etree._Element, figuur: Figuur, beelden: Beelden) -> None:
    element = zet_figuur(ouder, figuur, beelden)
    if figuur.bijschrift:
        schrijf(zet_bijschrift(element), figuur.bijschrift, beelden)


def zet_figuur(ouder: etree._Element, figuur: Figuur, beelden: Beelden) -> etree._Element:
    """Add a figure without its caption."""
    element = etree.SubElement(ouder, T + "Figuur")
    attributen = afbeelding_attributen(beelden[figuur.bron], figuur.alt)
    etree.SubElement(element, T + "Illustratie", attributen | {"uitlijning": "start"})
    return element


def zet_bijschrift(figuur: etree._Element) -> etree._Element:
    """Add an empty caption."""
    return etree.SubElement(figuur, T + "Bijschrift", locatie="onder")


def _tabel(ouder: etree._Element, tabel: Tabel, beelden: Beelden) -> None:
    element = etree.SubElement(ouder, T + "table")
    if tabel.titel:
        schrijf_zonder_verwijzing(etree.SubElement(element, T + "title"), tabel.titel, beelden)
    groep = zet_kolommen(element, tabel.uitlijning)
    for naam, rijen in (("thead", _kop(tabel)), ("tbody", _romp(tabel))):
        if rijen:
            _rijen(etree.SubElement(groep, T + naam, valign="top"), rijen, beelden)
    herhaalde_noten(element)


def zet_kolommen(tabel: etree._Element, uitlijning: tuple[str, ...]) -> etree._Element:
    """Add the tgroup of a table, with its columns and no rows."""
    groep = etree.SubElement(tabel, T + "tgroup", cols=str(len(uitlijning)), align="left")
    for kolom, kant in enumerate(uitlijning, 1):
        spec = etree.SubElement(groep, T + "colspec", colname=f"col{kolom}", colnum=str(kolom))
        if kant:
            spec.set("align", kant)
    return groep


def herhaalde_noten(tabel: etree._Element) -> None:
    """A note that the table calls again is called (Nootref), not repeated; its ids are those inside this table only."""
    eerder: dict[bytes, str] = {}
    for nummer, noot in enumerate(list(tabel.iter(T + "Noot")), 1):
        del noot.attrib["id"]
        staart, noot.tail = noot.tail, None
        inhoud = etree.tostring(noot, method="c14n")
        noot.tail = staart
        noot.set("id", f"{NOOT}-{nummer}")
        if inhoud not in eerder:
            eerder[inhoud] = f"{NOOT}-{nummer}"
            continue
        ouder = noot.getparent()
        if ouder is not None:
            naar = etree.Element(T + "Nootref", refid=eerder[inhoud])
            naar.tail = staart
            ouder.replace(noot, naar)


def _kop(tabel: Tabel) -> tuple[Rij, ...]:
    return tuple(rij for rij in tabel.rijen if rij.kop)


def _romp(tabel: Tabel) -> tuple[Rij, ...]:
    return tuple(rij for rij in tabel.rijen if not rij.kop)


def _rijen(deel: etree._Element, rijen: tuple[Rij, ...], beelden: Beelden) -> None:
    for rij, kolommen in zip(rijen, startkolommen(rijen), strict=True):
        element = etree.SubElement(deel, T + "row")
        for cel, kolom in zip(rij.cellen, kolommen, strict=True):
            schrijf_blokken(zet_cel(element, cel, kolom), cel.inhoud, beelden)


def zet_cel(rij: etree._Element, cel: Cel, kolom: int) -> etree._Element:
    """Add a cell without its content; it starts in this column, counted from 1."""
    entry = etree.SubElement(rij, T + "entry", colname=f"col{kolom}")
    if cel.kolommen > 1:
        entry.set("namest", f"col{kolom}")
        entry.set("nameend", f"col{kolom + cel.kolommen - 1}")
    if cel.rijen > 1:
        entry.set("morerows", str(cel.rijen - 1))
    return entry


def schrijf(element: etree._Element, inlines: Inlines, beelden: Beelden) -> None:
    """Write the text into the element."""
    if len(inlines) == 1 and isinstance(inlines[0], Tekst):
        element.text = inlines[0].inhoud
        return
    zet_bladen(element, bladen(inlines, ()), beelden)


def schrijf_zonder_verwijzing(element: etree._Element, inlines: Inlines, beelden: Beelden) -> None:
    """Write the text where STOP has no room for references (Term, Tussenkop, title): only the words of a link stay."""
    zet_bladen(element, ((zonder_verwijzing(lagen), blad) for lagen, blad in bladen(inlines, ())), beelden)


def zonder_verwijzing(lagen: tuple[Laag, ...]) -> tuple[Laag, ...]:
    """The emphasis without the reference."""
    return tuple(laag for laag in lagen if laag.naam != VERWIJZING)


def zet_bladen(element: etree._Element, stukken: Iterable[tuple[tuple[Laag, ...], Blad]], beelden: Beelden) -> None:
    """Write leaves at the end of the element; neighbours share the emphasis that both begin with."""
    open_: list[tuple[Laag, etree._Element]] = []
    for lagen, blad in stukken:
        gedeeld = 0
        while gedeeld < min(len(open_), len(lagen)) and open_[gedeeld][0] == lagen[gedeeld]:
            gedeeld += 1
        del open_[gedeeld:]
        for laag in lagen[gedeeld:]:
            open_.append((laag, zet_laag(open_[-1][1] if open_ else element, laag)))
        zet_blad(open_[-1][1] if open_ else element, blad, beelden)


def zet_laag(ouder: etree._Element, laag: Laag) -> etree._Element:
    """Add the element of a kind of emphasis or a reference."""
    if laag.naam != VERWIJZING:
        return etree.SubElement(ouder, T + laag.naam)
    doel = identificatie(laag.doel)
    soort = soort_extern(doel)
    if soort:
        return etree.SubElement(ouder, T + "ExtRef", ref=doel, soort=soort)
    return etree.SubElement(ouder, T + "IntRef", ref=laag.doel)


def zet_blad(ouder: etree._Element, blad: Blad, beelden: Beelden) -> None:
    """Add a leaf at the end: text, a break, an image or a note."""
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
        case Noot(label, inhoud):
            schrijf_blokken(zet_noot(ouder, label), inhoud, beelden)


def zet_noot(ouder: etree._Element, label: str) -> etree._Element:
    """Add a footnote without its text."""
    element = etree.SubElement(ouder, T + "Noot", type="voet", id=NOOT)
    if label:
        etree.SubElement(element, T + "NootNummer").text = label
    return element


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

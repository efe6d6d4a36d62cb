"""A regulation as RegelingCompact: structure, articles, annexes and explanation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from pipeline.formats.markdown.label import nummer_tekst
from pipeline.formats.stop.beeld import Beelden
from pipeline.formats.stop.blok import MERK, schrijf, schrijf_blokken
from pipeline.formats.stop.xml import TEKST, T, wortel
from pipeline.model import (
    Artikel,
    Blok,
    Divisie,
    Eenheid,
    Gereserveerd,
    Kop,
    Lid,
    Regeling,
    Structuur,
    Structuursoort,
    Tekst,
    Toelichting,
    Vervallen,
    Weggelaten,
    platte_tekst,
)

ARTIKELSGEWIJS = re.compile(r"\bartikels?gewij[sz]", re.IGNORECASE)
ALGEMEEN = re.compile(r"\balgemene?\b|\balgemeen\b", re.IGNORECASE)
LEEG_MERK = {"Vervallen": "[vervallen]", "Gereserveerd": "[gereserveerd]"}
"""How the heading of a division says that all of it is repealed or still to come, by STOP's element for that."""
COMPONENT = "main"
"""The name of the regulation inside the besluit; a reference from outside it is written `!main#eId`."""


def regeling_compact(regeling: Regeling, expressie: str, beelden: Beelden) -> etree._Element:
    """The regulation, without eIds, wIds and resolved references yet; only for what `bezwaren` accepts."""
    compact = wortel(TEKST, "RegelingCompact")
    compact.set("componentnaam", COMPONENT)
    compact.set("wordt", expressie)
    opschrift = etree.SubElement(compact, T + "RegelingOpschrift")
    etree.SubElement(opschrift, T + "Al").text = regeling.opschrift
    _inhoud(etree.SubElement(compact, T + "Lichaam"), regeling.lichaam, beelden)
    for bijlage in regeling.bijlagen:
        element = etree.SubElement(compact, T + "Bijlage")
        schrijf_kop(element, bijlage.kop, beelden)
        schrijf_divisies(element, bijlage.inhoud, beelden)
    for toelichting in regeling.toelichtingen:
        _toelichting(compact, toelichting, beelden)
    return compact


def schrijf_kop(ouder: etree._Element, kop: Kop, beelden: Beelden) -> None:
    """Write the heading with only the parts it has."""
    element = etree.SubElement(ouder, T + "Kop")
    if kop.label:
        etree.SubElement(element, T + "Label").text = kop.label
    if kop.nummer:
        etree.SubElement(element, T + "Nummer").text = kop.nummer
    if kop.opschrift:
        schrijf(etree.SubElement(element, T + "Opschrift"), kop.opschrift, beelden)


def schrijf_artikel(ouder: etree._Element, artikel: Artikel, beelden: Beelden) -> None:
    """Write the article as the last child."""
    element = etree.SubElement(ouder, T + "Artikel")
    schrijf_kop(element, artikel.kop, beelden)
    schrijf_lichaam(element, artikel.inhoud, beelden)


def schrijf_lichaam(artikel: etree._Element, inhoud: tuple[Blok | Lid, ...], beelden: Beelden) -> None:
    """Write what stands under the heading of an article."""
    blokken = tuple(deel for deel in inhoud if not isinstance(deel, Lid))
    if len(blokken) == len(inhoud):
        schrijf_tekst(artikel, blokken, beelden)
        return
    for deel in inhoud:
        schrijf_lid(artikel, deel, beelden)


def schrijf_lid(artikel: etree._Element, lid: Blok | Lid, beelden: Beelden) -> None:
    """Write a lid as the last child; a block among leden (what is left out) is one without a number."""
    element = etree.SubElement(artikel, T + "Lid")
    nummer = etree.SubElement(element, T + "LidNummer")
    if isinstance(lid, Lid):
        nummer.text = nummer_tekst(lid.nummer)
    blokken = lid.inhoud if isinstance(lid, Lid) else (lid,)
    schrijf_blokken(etree.SubElement(element, T + "Inhoud"), blokken, beelden)


def tekstsoort(blokken: tuple[Blok, ...]) -> str:
    """The element of a text without leden: `Vervallen` or `Gereserveerd` when that is all there is, else `Inhoud`."""
    match blokken:
        case (Vervallen() | Gereserveerd() as enige,):
            return type(enige).__name__
        case _:
            return "Inhoud"


def schrijf_tekst(ouder: etree._Element, blokken: tuple[Blok, ...], beelden: Beelden) -> None:
    """Write a text without leden."""
    soort = tekstsoort(blokken)
    element = etree.SubElement(ouder, T + soort)
    if soort == "Inhoud":
        schrijf_blokken(element, blokken, beelden)


def _inhoud(ouder: etree._Element, inhoud: tuple[Structuur | Artikel | Weggelaten, ...], beelden: Beelden) -> None:
    """One element per part, so that tree and XML can be walked side by side (see `koppeling`)."""
    soort = next((deel.soort for deel in inhoud if isinstance(deel, Structuur)), None)
    for deel in inhoud:
        match deel:
            case Structuur():
                element = etree.SubElement(ouder, T + deel.soort.value)
                merk = leeg_merk(deel)
                schrijf_kop(element, _zonder_merk(deel.kop, merk), beelden)
                if merk:
                    etree.SubElement(element, T + merk)
                _inhoud(element, deel.inhoud, beelden)
            case Artikel():
                schrijf_artikel(ouder, deel, beelden)
            case Weggelaten():
                _weggelaten(ouder, soort)


def leeg_merk(deel: Structuur) -> str:
    """The element that says that a whole division is repealed or reserved, "" for a division with law in it.

    Its heading ends with that, as it is printed; under Gereserveerd nothing stands (STOP0055), all that stands under
    Vervallen is repealed too (STOP0062).
    """
    for naam, merk in LEEG_MERK.items():
        eind = deel.kop.opschrift[-1:]
        gemerkt = eind and isinstance(eind[0], Tekst) and f" {eind[0].inhoud}".endswith(f" {merk}")
        kop = _zonder_merk(deel.kop, naam) if gemerkt else None
        if kop is None or not (kop.label or kop.nummer or kop.opschrift):
            continue
        if not deel.inhoud or (naam == "Vervallen" and all(map(_is_vervallen, deel.inhoud))):
            return naam
    return ""


def _is_vervallen(deel: Structuur | Artikel | Weggelaten) -> bool:
    if isinstance(deel, Structuur):
        return leeg_merk(deel) == "Vervallen"
    return isinstance(deel, Artikel) and deel.inhoud == (Vervallen(),)


def _zonder_merk(kop: Kop, naam: str) -> Kop:
    if not naam:
        return kop
    *eerder, laatste = kop.opschrift
    assert isinstance(laatste, Tekst), "leeg_merk looks at a text"
    rest = laatste.inhoud.removesuffix(LEEG_MERK[naam]).rstrip()
    return replace(kop, opschrift=(*eerder, *((replace(laatste, inhoud=rest),) if rest else ())))


def _weggelaten(ouder: etree._Element, soort: Structuursoort | None) -> None:
    """What the source leaves out: next to divisions a division "[…]", in a body an article, else a Redactioneel.

    STOP has no room for editorial text between divisions or between the articles of a Lichaam.
    """
    merk = MERK[Weggelaten]
    if soort is None and ouder.tag != T + "Lichaam":
        _al(etree.SubElement(ouder, T + "Redactioneel"), merk)
        return
    element = etree.SubElement(ouder, T + (soort.value if soort else "Artikel"))
    kop = etree.SubElement(element, T + "Kop")
    etree.SubElement(kop, T + "Opschrift").text = merk
    _al(etree.SubElement(element, T + ("Redactioneel" if soort else "Inhoud")), merk)


def _al(ouder: etree._Element, tekst: str) -> None:
    etree.SubElement(ouder, T + "Al").text = tekst


def schrijf_divisies(ouder: etree._Element, inhoud: tuple[Blok | Divisie, ...], beelden: Beelden) -> None:
    """Parts of an annex or explanation: a run of blocks is a Divisietekst, so is a part without parts of its own."""
    if ouder.tag == T + "Bijlage" and inhoud in ((Vervallen(),), (Gereserveerd(),)):
        etree.SubElement(ouder, T + type(inhoud[0]).__name__)
        return
    for deel in reeksen(inhoud):
        if isinstance(deel, tuple):
            schrijf_tekst(etree.SubElement(ouder, T + "Divisietekst"), deel, beelden)
        else:
            schrijf_divisie(ouder, deel, beelden)


def divisiesoort(divisie: Divisie) -> str:
    """The element of a headed part: with parts of its own a `Divisie`, else a `Divisietekst`."""
    return "Divisie" if any(isinstance(deel, Divisie) for deel in divisie.inhoud) else "Divisietekst"


def schrijf_divisie(ouder: etree._Element, divisie: Divisie, beelden: Beelden) -> None:
    """Write a headed part as the last child."""
    soort = divisiesoort(divisie)
    element = etree.SubElement(ouder, T + soort)
    schrijf_kop(element, divisie.kop, beelden)
    if soort == "Divisie":
        schrijf_divisies(element, divisie.inhoud, beelden)
    else:
        schrijf_tekst(element, tuple(blok for blok in divisie.inhoud if not isinstance(blok, Divisie)), beelden)


def reeksen(inhoud: tuple[Blok | Divisie, ...]) -> Iterator[tuple[Blok, ...] | Divisie]:
    """The parts in order, with neighbouring blocks taken together."""
    blokken: list[Blok] = []
    for deel in inhoud:
        if not isinstance(deel, Divisie):
            blokken.append(deel)
            continue
        if blokken:
            yield tuple(blokken)
            blokken = []
        yield deel
    if blokken:
        yield tuple(blokken)


def _toelichting(compact: etree._Element, toelichting: Toelichting, beelden: Beelden) -> None:
    element = etree.SubElement(compact, T + "Toelichting")
    delen = toelichtingsdelen(toelichting)
    if len(delen) > 1:
        schrijf_kop(element, toelichting.kop, beelden)
    for naam, deel in delen:
        onderdeel = etree.SubElement(element, T + naam)
        schrijf_kop(onderdeel, deel.kop, beelden)
        schrijf_divisies(onderdeel, deel.inhoud, beelden)


def toelichtingsdelen(toelichting: Toelichting) -> tuple[tuple[str, Toelichting | Divisie], ...]:
    """STOP knows a general and an article-by-article part; a text that isn't split is one of them, as it is headed."""
    match toelichting.inhoud:
        case (Divisie() as eerste, Divisie() as tweede) if is_tweeluik(eerste, tweede):
            return (("AlgemeneToelichting", eerste), ("ArtikelgewijzeToelichting", tweede))
        case _:
            gewijs = ARTIKELSGEWIJS.search(platte_tekst(toelichting.kop.opschrift))
            return (("ArtikelgewijzeToelichting" if gewijs else "AlgemeneToelichting", toelichting),)


def is_tweeluik(eerste: Divisie, tweede: Divisie) -> bool:
    """Whether an explanation is a general part followed by an article-by-article part."""
    return bool(
        ALGEMEEN.search(platte_tekst(eerste.kop.opschrift))
        and ARTIKELSGEWIJS.search(platte_tekst(tweede.kop.opschrift))
    )


def koppeling(regeling: Regeling, compact: etree._Element) -> Iterator[tuple[Eenheid, etree._Element]]:
    """Every division, article, omission, annex and explanation with its element, in the order of the text."""
    delen = {naam: [kind for kind in compact if kind.tag == T + naam] for naam in ("Lichaam", "Bijlage", "Toelichting")}
    yield from _koppel(regeling.lichaam, delen["Lichaam"][0])
    yield from zip(regeling.bijlagen, delen["Bijlage"], strict=True)
    yield from zip(regeling.toelichtingen, delen["Toelichting"], strict=True)


def _koppel(
    inhoud: tuple[Structuur | Artikel | Weggelaten, ...], ouder: etree._Element
) -> Iterator[tuple[Eenheid, etree._Element]]:
    naast = {T + naam for naam in ("Kop", *LEEG_MERK)}
    elementen = [kind for kind in ouder if kind.tag not in naast][: len(inhoud)]
    for deel, element in zip(inhoud, elementen, strict=True):
        yield deel, element
        if isinstance(deel, Structuur):
            yield from _koppel(deel.inhoud, element)

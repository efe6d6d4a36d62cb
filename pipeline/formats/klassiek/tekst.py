"""Divisions, articles, annexes and explanations of classic legislation XML into the model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from lxml import etree

from pipeline.formats.klassiek.blok import aanduiding, lees_blok, lees_blokken
from pipeline.formats.klassiek.inline import inhoud_van, lees_lopend
from pipeline.formats.klassiek.lezing import LOPEND, STIL, Lezing, naam, woorden
from pipeline.formats.zichtbaar import zichtbaar
from pipeline.model import (
    ZONDER_OPSCHRIFT,
    Artikel,
    Bijlage,
    Blok,
    Divisie,
    Inlines,
    Kop,
    Lid,
    Regeleinde,
    Structuur,
    Structuursoort,
    Tekst,
    Toelichting,
    Weggelaten,
    canoniek,
)

SOORTEN = {
    "boek": Structuursoort.BOEK,
    "deel": Structuursoort.DEEL,
    "hoofdstuk": Structuursoort.HOOFDSTUK,
    "titeldeel": Structuursoort.TITEL,
    "titel": Structuursoort.TITEL,
    "afdeling": Structuursoort.AFDELING,
    "paragraaf": Structuursoort.PARAGRAAF,
    "sub-paragraaf": Structuursoort.SUBPARAGRAAF,
    "subparagraaf": Structuursoort.SUBPARAGRAAF,
    "sub-sub-paragraaf": Structuursoort.SUBSUBPARAGRAAF,
}
"""The divisions by the names of their elements."""
DIVISIES = frozenset({"divisie", "circulaire.divisie"})
"""Divisions of a circulaire, which have a depth and no name."""
DIEPTE = (
    Structuursoort.HOOFDSTUK,
    Structuursoort.PARAGRAAF,
    Structuursoort.SUBPARAGRAAF,
    Structuursoort.SUBSUBPARAGRAAF,
)
ARTIKELEN = frozenset({"artikel", "enig-artikel"})


def lees_lichaam(
    lezing: Lezing, element: etree._Element, diepte: int = 0
) -> Iterator[Structuur | Artikel | Weggelaten]:
    """The divisions and articles in the element; text between them is an article that says that it has no heading."""
    los: list[Blok] = []
    eerste: etree._Element | None = None
    for deel in element:
        soort = naam(deel)
        if soort in STIL or soort == "kop":
            continue
        if soort in SOORTEN or soort in DIVISIES or soort in ARTIKELEN:
            yield from _los(lezing, eerste, los)
            los, eerste = [], None
            if soort in ARTIKELEN:
                yield _artikel(lezing, deel)
            else:
                yield _structuur(lezing, deel, diepte)
        else:
            eerste = deel if eerste is None else eerste
            los += lees_blok(lezing, deel)
    yield from _los(lezing, eerste, los)


def _structuur(lezing: Lezing, element: etree._Element, diepte: int) -> Structuur:
    lezing.eenheden.append(element)
    if (soort := SOORTEN.get(naam(element))) is None:
        lezing.verlies(element, "Een divisie zonder naam is een hoofdstuk of paragraaf geworden, naar haar diepte.")
        soort = DIEPTE[min(diepte, len(DIEPTE) - 1)]
    kop = lees_kop(lezing, element)
    return Structuur(soort, kop, tuple(lees_lichaam(lezing, element, diepte + 1)), lezing.plek(element))


def _los(lezing: Lezing, element: etree._Element | None, blokken: list[Blok]) -> Iterator[Artikel | Weggelaten]:
    """Loose text as articles without a heading; where text is left out it is left out between articles."""
    for weg, groep in groupby(blokken if element is not None else (), key=lambda blok: isinstance(blok, Weggelaten)):
        if weg:
            yield from (Weggelaten(blok.position) for blok in groep)
            continue
        assert element is not None, "blocks come from an element"
        lezing.let_op(element, "Tekst buiten de artikelen staat nu in een artikel zonder opschrift.")
        lezing.eenheden.append(None)
        yield Artikel(zonder_kop(lezing, element), tuple(groep), position=lezing.plek(element))


def _artikel(lezing: Lezing, element: etree._Element) -> Artikel:
    lezing.eenheden.append(element)
    inhoud: list[Blok | Lid] = []
    lopend: list[str | etree._Element] = []
    kop = lees_kop(lezing, element)
    for deel in inhoud_van(element):
        if isinstance(deel, str) or naam(deel) in LOPEND:
            lopend.append(deel)
            continue
        if naam(deel) in STIL or naam(deel) == "kop":
            continue
        inhoud += _lid(lezing, deel) if naam(deel) == "lid" else lees_blok(lezing, deel)
    if any(not isinstance(deel, str) or deel.strip() for deel in lopend):
        return replace(_met_los(lezing, element, kop), position=lezing.plek(element))
    if element.get("status") == "nogniet":
        lezing.let_op(element, "De bron zegt dat dit artikel nog niet in werking is.")
    return Artikel(kop, tuple(inhoud), position=lezing.plek(element))


def _met_los(lezing: Lezing, element: etree._Element, kop: Kop) -> Artikel:
    """An article with characters loose between its parts: all is read in one go."""
    lezing.verlies(element, "In dit artikel staat tekst los tussen de alinea's; zij is een eigen alinea geworden.")
    return Artikel(kop, lees_blokken(lezing, element))


def _lid(lezing: Lezing, element: etree._Element) -> tuple[Blok | Lid, ...]:
    """The lid; without a number it is text of the article."""
    merk = next((woorden(deel) for deel in element if naam(deel) == "lidnr"), "")
    nummer = aanduiding(lezing, element, merk)
    blokken = lees_blokken(lezing, element)
    if element.get("status") == "nogniet":
        lezing.let_op(element, "De bron zegt dat dit lid nog niet in werking is.")
    if nummer:
        return (Lid(nummer, blokken, lezing.plek(element)),)
    if blokken:
        lezing.let_op(element, "Een lid zonder nummer is gewone tekst van het artikel geworden.")
    return blokken


def zonder_kop(lezing: Lezing, element: etree._Element) -> Kop:
    """The heading of what has none."""
    return Kop("", "", (Tekst(ZONDER_OPSCHRIFT),), lezing.plek(element))


def lees_kop(lezing: Lezing, element: etree._Element) -> Kop:
    """The heading of a provision; one without words is taken from its attribute, or says that there is none."""
    kop = next((deel for deel in element if naam(deel) == "kop"), None)
    gelezen = Kop("") if kop is None else _lees_kop(lezing, kop)
    if gelezen.nummer or gelezen.opschrift or (gelezen.label and not _uit_attribuut(element, gelezen)):
        return gelezen
    if rest := _uit_attribuut(element, gelezen):
        lezing.verlies(element, f"Het nummer staat niet in de kop; het is overgenomen uit het gegeven “{rest}”.")
        lezing.toegevoegd[element if kop is None else kop] = rest
        label, _, nummer = " ".join(filter(None, (gelezen.label, rest))).partition(" ")
        return Kop(label, nummer, (), lezing.plek(element))
    lezing.let_op(element, f"Een <{naam(element)}> heeft geen kop.")
    return zonder_kop(lezing, element)


def _uit_attribuut(element: etree._Element, kop: Kop) -> str:
    """What the attribute `label` says of the heading and the heading itself does not."""
    gezegd = " ".join(element.get("label", "").split())
    if not gezegd.startswith(kop.label) or not any(map(str.isdigit, gezegd)):
        return ""
    return gezegd.removeprefix(kop.label).strip()


def _lees_kop(lezing: Lezing, kop: etree._Element) -> Kop:
    label = nummer = ""
    titel: list[Inlines] = []
    for deel in inhoud_van(kop):
        if isinstance(deel, str):
            if deel.strip():
                titel.append((Tekst(zichtbaar(deel)),))
            continue
        match naam(deel):
            case "label" if not (label or nummer or titel):
                label = _plat(lezing, deel)
            case "nr" if not (nummer or titel):
                nummer = _plat(lezing, deel)
            case "subtitel" if titel:
                lezing.verlies(deel, "Een subtitel is een tweede regel van het opschrift geworden.")
                titel += ((Regeleinde(),), lees_lopend(lezing, deel, lees_blokken))
            case soort if soort not in STIL:
                titel.append(lees_lopend(lezing, deel, lees_blokken))
    opschrift = canoniek(tuple(stuk for regel in titel for stuk in (*regel, Tekst(" ")))) if any(titel) else ()
    return Kop(label, nummer, opschrift, lezing.plek(kop))


def _plat(lezing: Lezing, element: etree._Element) -> str:
    if any(naam(deel) not in STIL for deel in element):
        lezing.verlies(element, "De opmaak in een kop is niet overgenomen; de tekst wel.")
    return " ".join(zichtbaar(woorden(element)).split())


def lees_bijlage(lezing: Lezing, element: etree._Element) -> Bijlage:
    """An annex with its parts."""
    lezing.eenheden.append(element)
    return Bijlage(_genoemd(lezing, element, "Bijlage"), tuple(_stukken(lezing, element)), lezing.plek(element))


def lees_toelichting(lezing: Lezing, element: etree._Element) -> Toelichting:
    """An explanation with its parts."""
    lezing.eenheden.append(element)
    return Toelichting(_genoemd(lezing, element, "Toelichting"), tuple(_stukken(lezing, element)), lezing.plek(element))


def _genoemd(lezing: Lezing, element: etree._Element, woord: str) -> Kop:
    """The heading; without one it is called by what the element says it is."""
    kop = next((deel for deel in element if naam(deel) == "kop"), None)
    gelezen = Kop("") if kop is None else _lees_kop(lezing, kop)
    if gelezen.label or gelezen.nummer or gelezen.opschrift:
        return gelezen
    lezing.verlies(element, f"Een {woord.lower()} zonder kop heeft er een gekregen: “{woord}”.")
    lezing.toegevoegd[element if kop is None else kop] = woord
    return Kop(woord, position=lezing.plek(element))


def _stukken(lezing: Lezing, element: etree._Element) -> Iterator[Blok | Divisie]:
    """What stands in an annex or explanation: blocks, and parts with a heading."""
    if not any(naam(deel) in (*SOORTEN, *DIVISIES, *ARTIKELEN, "bijlage") for deel in element):
        yield from lees_blokken(lezing, element)
        return
    for deel in element:
        if naam(deel) in (*SOORTEN, *DIVISIES, *ARTIKELEN, "bijlage"):
            if naam(deel) in ARTIKELEN:
                lezing.verlies(deel, "Een artikel in een bijlage of toelichting is een onderdeel met een kop geworden.")
            kop = lees_kop(lezing, deel)
            yield Divisie(kop, tuple(_stukken(lezing, deel)), lezing.plek(deel))
        elif naam(deel) != "kop" and naam(deel) not in STIL:
            yield from lees_blok(lezing, deel)

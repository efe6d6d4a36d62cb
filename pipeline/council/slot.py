"""The closing provisions, derived from dates and titles: the one source for the raadsbesluit and for STOP."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from pipeline.compare import compare
from pipeline.council.omslag import Huisstijl
from pipeline.formats.html.regeling import Ingang, artikel_html
from pipeline.formats.html.renvooi_regeling import RenvooiDeel, renvooi_artikelen
from pipeline.formats.html.sjablonen import Sjablonen, open_plek
from pipeline.model import (
    Alinea,
    Artikel,
    Gegevens,
    Kop,
    Regeling,
    Slotbepaling,
    Slotsoort,
    Structuur,
    Tekst,
    Versie,
    kop_tekst,
    romeins,
)

TEMPLATE = "tekst/slotbepalingen.j2"
BESLUIT = "besluit"
"""What a decision that only withdraws is, whatever kind of regulation it ends."""


def slotbepalingen(versie: Versie, sjablonen: Sjablonen) -> tuple[tuple[str, Artikel], ...]:
    """Each closing provision with its kind ("intrekking", "inwerkingtreding", "citeertitel"), in the given order.

    What is unknown stands in the text as "[nog in te vullen: …]"; an unknown number leaves the heading without one.
    """
    return _van(versie.gegevens, versie, sjablonen)


def slot_van_werk(versie: Versie, sjablonen: Sjablonen) -> tuple[tuple[str, Artikel], ...]:
    """The closing provisions that the ordinance has: those with which its Work was adopted.

    An amendment has closing provisions of its own, in its raadsbesluit; they don't change those of the ordinance.
    """
    return _van(versie.oorsprong or versie.gegevens, versie, sjablonen)


def slot_van_wijziging(versie: Versie, sjablonen: Sjablonen) -> tuple[tuple[str, Artikel], ...]:
    """The closing provisions of an amending ordinance: what it repeals and when it starts, as articles II, III, …

    It always says when it starts. Its citeertitel is none of these: the one in the data is that of the ordinance.
    """
    repeals = (Slotbepaling(Slotsoort.INTREKKING),) if versie.gegevens.intrekking else ()
    given = replace(versie.gegevens, slotbepalingen=(*repeals, Slotbepaling(Slotsoort.INWERKINGTREDING)))
    return tuple(
        (kind, replace(artikel, kop=replace(artikel.kop, nummer=romeins(number))))
        for number, (kind, artikel) in enumerate(_van(given, versie, sjablonen), start=2)
    )


def _van(gegevens: Gegevens, versie: Versie, sjablonen: Sjablonen) -> tuple[tuple[str, Artikel], ...]:
    soort = BESLUIT if versie.trekt_in else versie.lijn.soort
    found = []
    for bepaling in gegevens.slotbepalingen:
        kind = str(bepaling.soort)
        opschrift = sjablonen.macro(TEMPLATE, f"opschrift_{kind}")
        text = sjablonen.macro(TEMPLATE, kind, soort, gegevens)
        kop = Kop("Artikel", bepaling.nummer or "", (Tekst(opschrift),), gegevens.position)
        artikel = Artikel(
            kop, (Alinea((Tekst(text, gegevens.position),), gegevens.position),), position=gegevens.position
        )
        found.append((kind, artikel))
    return tuple(found)


def slot_html(
    versie: Versie, bepalingen: tuple[tuple[str, Artikel], ...], niveau: int, stijl: Huisstijl
) -> tuple[Markup, ...]:
    """Closing provisions on a page, headed as deep as the articles before them (`niveau`: the first containers).

    A number that is unknown shows as an open place.
    """
    niveau += slot_diepte(versie.regeling)
    return tuple(artikel_html(artikel, stijl.words, niveau, anker) for anker, artikel in _getoond(bepalingen))


def slot_ingangen(versie: Versie, bepalingen: tuple[tuple[str, Artikel], ...]) -> tuple[Ingang, ...]:
    """Closing provisions in the table of contents of that page.

    One without a number goes by its opschrift: what is unknown stands open once, in the heading of the article itself.
    """
    diepte = slot_diepte(versie.regeling)
    found = []
    for kind, artikel in bepalingen:
        kop = artikel.kop if artikel.kop.nummer else replace(artikel.kop, label="")
        found.append(Ingang(diepte, kop_tekst(kop), slot_anker(kind)))
    return tuple(found)


def slot_renvooi(versie: Versie, was: Versie, niveau: int, stijl: Huisstijl) -> tuple[RenvooiDeel, ...]:
    """The closing provisions that both versions of an ordinance have, in one running text, each kind with its own."""
    old, new = (_getoond(slot_van_werk(one, stijl.sjablonen)) for one in (was, versie))
    comparison = compare(_los(old), _los(new))
    return renvooi_artikelen(comparison, new, stijl.words, niveau + slot_diepte(versie.regeling))


def _getoond(bepalingen: tuple[tuple[str, Artikel], ...]) -> tuple[tuple[str, Artikel], ...]:
    """Each as it shows, with its address on a page."""
    found = []
    for kind, artikel in bepalingen:
        nummer = artikel.kop.nummer or open_plek(f"nummer van het artikel {kind}")
        found.append((slot_anker(kind), replace(artikel, kop=replace(artikel.kop, nummer=nummer))))
    return tuple(found)


def _los(bepalingen: tuple[tuple[str, Artikel], ...]) -> Regeling:
    """A text of these articles only, in which their kind is what identifies them."""
    return Regeling("", "", tuple(replace(artikel, id=anker) for anker, artikel in bepalingen))


def slot_anker(soort: str) -> str:
    """The address on a page of the closing provision of this kind."""
    return f"slot-{soort}"


def slot_diepte(regeling: Regeling) -> int:
    """How many containers stand around the last article: the closing provisions follow it in its container."""
    depth, nodes = 0, regeling.lichaam
    while nodes and isinstance(nodes[-1], Structuur):
        depth, nodes = depth + 1, nodes[-1].inhoud
    return depth

"""Bijlage 2 of a proposal: the tariffs as they become, and which of them change."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from markupsafe import Markup

from pipeline.council.bijlage1 import Bijlage1, Toegelicht, naar_geconsolideerd
from pipeline.council.omslag import Huisstijl, beelden
from pipeline.formats.html.regeling import blokken_html
from pipeline.formats.html.waswordt import Leeg
from pipeline.model import Bijlage, Indeling, Problem, Refused, Versie, eenheid_naam, platte_tekst, slug

NUMMER = 2
LEVEL = 3
TARIEF = re.compile(r"tarie(?:f|ven)", re.IGNORECASE)


class Vergelijking(StrEnum):
    """What can be said about the old tariffs."""

    GEWIJZIGD = "gewijzigd"
    NIEUW = "nieuw"
    GELIJK = "gelijk"
    NIET_IN_BRON = "niet in bron"


@dataclass(frozen=True, slots=True)
class Tarieven:
    """An annex with tariffs: its text as it becomes, and its change with the reason when it has one."""

    titel: str
    tekst: Markup
    vergelijking: Vergelijking
    wijziging: Toegelicht | None


@dataclass(frozen=True, slots=True)
class Bijlage2:
    """All tariffs of a version, changes in the layout of bijlage 1.

    `geldig_vanaf` is the day its text starts, None when unknown.
    """

    indeling: Indeling
    bijlagen: tuple[Tarieven, ...]
    geldig_vanaf: date | None
    terugwerkend_tot_en_met: date | None


def bijlage2(versie: Versie, bijlage1: Bijlage1, stijl: Huisstijl) -> Bijlage2 | None:
    """The tariffs of the version; None when it has none."""
    annexes = tariefbijlagen(versie)
    if not annexes:
        return None
    return Bijlage2(
        indeling=bijlage1.indeling,
        bijlagen=tuple(_tarieven(annex, versie, bijlage1, stijl) for annex in annexes),
        geldig_vanaf=versie.gegevens.inwerkingtreding,
        terugwerkend_tot_en_met=versie.gegevens.terugwerkend_tot_en_met,
    )


def tariefbijlagen(versie: Versie) -> tuple[Bijlage, ...]:
    """The annexes that hold tariffs: those that besluit.yaml names, else those whose opschrift says so."""
    annexes = versie.regeling.bijlagen
    besluit = versie.besluit.gegevens if versie.besluit else None
    if besluit is None or not besluit.tariefbijlagen:
        return tuple(annex for annex in annexes if TARIEF.search(platte_tekst(annex.kop.opschrift)))
    names = [slug(annex) for annex in annexes]
    wrong = [name for name in besluit.tariefbijlagen if name not in names]
    if wrong:
        advice = f"Kies uit: {', '.join(names)}." if names else "Deze versie heeft geen bijlagen."
        raise Refused(
            Problem(f"`tariefbijlagen` noemt “{name}”, maar die bijlage is er niet.", besluit.position, advice)
            for name in wrong
        )
    return tuple(annex for annex, name in zip(annexes, names, strict=True) if name in besluit.tariefbijlagen)


def _tarieven(annex: Bijlage, versie: Versie, bijlage1: Bijlage1, stijl: Huisstijl) -> Tarieven:
    key = slug(annex)
    found = (c for c in bijlage1.wijzigingen if c.blok.eenheid == "bijlage" and c.blok.sleutel == key)
    change = next(found, None)
    image, link = beelden(versie).get, naar_geconsolideerd(versie)
    return Tarieven(
        titel=platte_tekst(annex.kop.opschrift) or eenheid_naam(annex),
        tekst=blokken_html(annex.inhoud, stijl.words, LEVEL, f"tarieven-{key}", image, link),
        vergelijking=_vergelijking(change),
        wijziging=change,
    )


def _vergelijking(change: Toegelicht | None) -> Vergelijking:
    if change is None or change.blok.tekst_gelijk:
        return Vergelijking.GELIJK
    match change.blok.was_leeg:
        case Leeg.NIEUW:
            return Vergelijking.NIEUW
        case Leeg.NIET_IN_BRON:
            return Vergelijking.NIET_IN_BRON
        case _:
            return Vergelijking.GEWIJZIGD

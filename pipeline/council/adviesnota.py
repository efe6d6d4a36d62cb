"""The adviesnota: what the college is asked to decide, with the annex in it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from pipeline.council.bijlage1 import Bijlage1, Toegelicht
from pipeline.council.bijlage2 import NUMMER, Bijlage2
from pipeline.council.bijlagen import Bijlagenlijst, bijlagenlijst
from pipeline.council.omslag import Huisstijl, Omslag, eerdere, omslag
from pipeline.council.secties import Proza, proza
from pipeline.model import Besluit, BesluitGegevens, Openbaarheid, Versie

STUK = "adviesnota"


@dataclass(frozen=True, slots=True)
class NotaBijlage:
    """An annex of the ordinance that is new as a whole, printed over the full width behind the was-wordt table."""

    nummer: int
    titel: str
    tekst: Markup


@dataclass(frozen=True, slots=True)
class Adviesnota:
    """What the template of the adviesnota fills in."""

    omslag: Omslag
    gegevens: BesluitGegevens
    lijst: Bijlagenlijst
    proza: Proza
    bijlage1: Bijlage1 | None
    bijlage2: Bijlage2 | None
    bijlagen: tuple[NotaBijlage, ...]


def mag_openbaar(gegevens: BesluitGegevens) -> bool:
    """Whether the adviesnota may be made public: it is meant to be, and any contact that is due has been."""
    if gegevens.openbaarheid is Openbaarheid.NA_CONTACT:
        return gegevens.contact_steller is not None
    return gegevens.openbaarheid is Openbaarheid.ACTIEF


def adviesnota(
    versie: Versie,
    was: Versie | None,
    besluit: Besluit,
    bijlage: Bijlage1 | None,
    tarieven: Bijlage2 | None,
    stijl: Huisstijl,
) -> Adviesnota:
    """The adviesnota of the proposal for this version; `was` and `bijlage` are None when nothing came before."""
    gegevens = besluit.gegevens
    shown, bijlagen = _behind(bijlage, tarieven) if bijlage else (None, ())
    return Adviesnota(
        omslag=omslag(versie, *eerdere(versie, was), datum=gegevens.datum),
        gegevens=gegevens,
        lijst=bijlagenlijst(versie, was, besluit),
        proza=proza(besluit.stukken.get(STUK), stijl, 2, STUK),
        bijlage1=shown,
        bijlage2=tarieven,
        bijlagen=bijlagen,
    )


def _behind(bijlage: Bijlage1, tarieven: Bijlage2 | None) -> tuple[Bijlage1, tuple[NotaBijlage, ...]]:
    """Annexes without an old text stand behind the table, which then points to them: tariffs in Bijlage 2."""
    moved: list[NotaBijlage] = []
    first = NUMMER + 1 if tarieven else NUMMER

    def place(change: Toegelicht) -> Toegelicht:
        blok = change.blok
        if blok.eenheid != "bijlage" or blok.was_leeg is None or len(blok.rijen) != 1 or blok.rijen[0].wordt is None:
            return change
        if tarieven and any(annex.wijziging is change for annex in tarieven.bijlagen):
            return replace(change, elders=NUMMER)
        nummer = first + len(moved)
        moved.append(NotaBijlage(nummer, blok.titel, blok.rijen[0].wordt))
        return replace(change, elders=nummer)

    groepen = tuple(replace(groep, wijzigingen=tuple(map(place, groep.wijzigingen))) for groep in bijlage.groepen)
    return replace(bijlage, groepen=groepen), tuple(moved)

"""The raadsvoorstel: what the council is asked to decide."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.council import adviesnota
from pipeline.council.aanhef import is_wijziging
from pipeline.council.bijlage1 import Bijlage1
from pipeline.council.bijlage2 import Bijlage2
from pipeline.council.bijlagen import Bijlagenlijst, bijlagenlijst
from pipeline.council.omslag import Huisstijl, Omslag, eerdere, naam_van, omslag
from pipeline.council.secties import Proza, proza
from pipeline.model import Besluit, BesluitGegevens, Gegevens, Ondertekenaar, Versie

STUK = "raadsvoorstel"


@dataclass(frozen=True, slots=True)
class Raadsvoorstel:
    """What the template of the raadsvoorstel fills in.

    `nota` is where a section is taken from that it lacks itself; empty when the nota is not to be made public, since
    this paper is. `gewijzigd` is the citeertitel of the ordinance that is amended, None for a new ordinance;
    `ingetrokken` are those of the ordinances that a besluit withdraws which does nothing else.
    """

    omslag: Omslag
    gegevens: BesluitGegevens
    regeling: Gegevens
    gewijzigd: str | None
    ingetrokken: tuple[str, ...]
    proza: Proza
    nota: Proza
    bijlage1: Bijlage1 | None
    lijst: Bijlagenlijst
    bijlage2: Bijlage2 | None
    college: str
    ondertekenaars: tuple[Ondertekenaar, ...]


def raadsvoorstel(
    versie: Versie,
    was: Versie | None,
    besluit: Besluit,
    bijlage: Bijlage1 | None,
    tarieven: Bijlage2 | None,
    stijl: Huisstijl,
) -> Raadsvoorstel:
    """The proposal to the council for this version; `was` and `bijlage` are None when nothing came before."""
    nota = besluit.stukken.get(adviesnota.STUK) if leent_uit_nota(besluit.gegevens) else None
    return Raadsvoorstel(
        omslag=omslag(versie, *eerdere(versie, was), datum=besluit.gegevens.vergaderdata.college),
        gegevens=besluit.gegevens,
        regeling=versie.gegevens,
        gewijzigd=was.gegevens.citeertitel if was and is_wijziging(versie, was) else None,
        ingetrokken=tuple(naam_van(oud) for oud in versie.trekt_in),
        proza=proza(besluit.stukken.get(STUK), stijl, 2, STUK),
        nota=proza(nota, stijl, 2, adviesnota.STUK),
        bijlage1=bijlage,
        lijst=bijlagenlijst(versie, was, besluit),
        bijlage2=tarieven,
        college=versie.overheid.organen.college,
        ondertekenaars=versie.overheid.ondertekenaars.college,
    )


def leent_uit_nota(gegevens: BesluitGegevens) -> bool:
    """Whether sections of the adviesnota may stand in this paper, which is public."""
    return gegevens.openbaarheid is None or adviesnota.mag_openbaar(gegevens)

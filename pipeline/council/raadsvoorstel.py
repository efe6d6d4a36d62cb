"""The raadsvoorstel: what the council is asked to decide."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.council import adviesnota
from pipeline.council.bijlage1 import Bijlage1
from pipeline.council.omslag import Huisstijl, Omslag, omslag
from pipeline.council.secties import Proza, proza
from pipeline.model import Besluit, BesluitGegevens, Ondertekenaar, Versie

STUK = "raadsvoorstel"


@dataclass(frozen=True, slots=True)
class Raadsvoorstel:
    """What the template of the raadsvoorstel fills in; `nota` is where a section is taken from that it lacks itself."""

    omslag: Omslag
    gegevens: BesluitGegevens
    proza: Proza
    nota: Proza
    bijlage1: Bijlage1
    college: str
    ondertekenaars: tuple[Ondertekenaar, ...]


def raadsvoorstel(versie: Versie, was: Versie, besluit: Besluit, bijlage: Bijlage1, stijl: Huisstijl) -> Raadsvoorstel:
    """The proposal to the council for this version."""
    return Raadsvoorstel(
        omslag=omslag(versie, was, datum=besluit.gegevens.vergaderdata.college),
        gegevens=besluit.gegevens,
        proza=proza(besluit.stukken.get(STUK), stijl, 2, STUK),
        nota=proza(besluit.stukken.get(adviesnota.STUK), stijl, 2, adviesnota.STUK),
        bijlage1=bijlage,
        college=versie.overheid.organen.college,
        ondertekenaars=versie.overheid.ondertekenaars.college,
    )

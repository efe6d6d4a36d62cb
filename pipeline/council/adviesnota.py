"""The adviesnota: what the college is asked to decide, with the annex in it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.council.bijlage1 import Bijlage1
from pipeline.council.omslag import Huisstijl, Omslag, omslag
from pipeline.council.secties import Proza, proza
from pipeline.model import Besluit, BesluitGegevens, Versie

STUK = "adviesnota"


@dataclass(frozen=True, slots=True)
class Adviesnota:
    """What the template of the adviesnota fills in."""

    omslag: Omslag
    gegevens: BesluitGegevens
    openbaarheid: str | None
    proza: Proza
    bijlage1: Bijlage1


def adviesnota(versie: Versie, was: Versie, besluit: Besluit, bijlage: Bijlage1, stijl: Huisstijl) -> Adviesnota:
    """The adviesnota of the proposal for this version."""
    gegevens = besluit.gegevens
    return Adviesnota(
        omslag=omslag(versie, was),
        gegevens=gegevens,
        openbaarheid=str(gegevens.openbaarheid) if gegevens.openbaarheid else None,
        proza=proza(besluit.stukken.get(STUK), stijl, 2, STUK),
        bijlage1=bijlage,
    )

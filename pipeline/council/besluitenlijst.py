"""The line of the besluitenlijst: what the college decided about the proposal, in one table."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.council import adviesnota
from pipeline.council.omslag import Huisstijl, Omslag, eerdere, omslag
from pipeline.council.secties import Proza, proza
from pipeline.model import Besluit, BesluitGegevens, Versie

OPENBAAR = "openbare"


@dataclass(frozen=True, slots=True)
class Besluitenlijst:
    """What the template of the besluitenlijst fills in; `nota` holds the decision, which is that of the adviesnota."""

    omslag: Omslag
    college: str
    gegevens: BesluitGegevens
    nota: Proza


def besluitenlijst(versie: Versie, was: Versie | None, besluit: Besluit, stijl: Huisstijl) -> Besluitenlijst:
    """The line about the proposal for this version."""
    return Besluitenlijst(
        omslag=omslag(versie, *eerdere(versie, was), datum=besluit.gegevens.vergaderdata.college),
        college=versie.overheid.organen.college,
        gegevens=besluit.gegevens,
        nota=proza(besluit.stukken.get(adviesnota.STUK), stijl, 2, adviesnota.STUK),
    )


def is_openbaar(gegevens: BesluitGegevens) -> bool:
    """Whether the list is the public one: its name starts so."""
    return (gegevens.besluitenlijst or "").casefold().startswith(OPENBAAR)

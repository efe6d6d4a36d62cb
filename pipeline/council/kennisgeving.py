"""The notice of external norms: where anyone can read what an ordinance makes binding (Bekendmakingswet 14a)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.council.omslag import Omslag, omslag
from pipeline.model import ExterneNorm, Overheid, Versie

NAAM = "kennisgeving-externe-normen"


@dataclass(frozen=True, slots=True)
class Kennisgeving:
    """What the template of the notice fills in."""

    omslag: Omslag
    overheid: Overheid
    soort: str
    citeertitel: str
    vastgesteld: date | None
    inwerkingtreding: date | None
    normen: tuple[ExterneNorm, ...]


def kennisgeving(versie: Versie) -> Kennisgeving | None:
    """The notice that goes with this version; None when it names no norm of somebody else."""
    gegevens = versie.gegevens
    if not gegevens.externe_normen:
        return None
    return Kennisgeving(
        omslag=omslag(versie, datum=gegevens.bekendgemaakt),
        overheid=versie.overheid,
        soort=versie.lijn.soort,
        citeertitel=gegevens.citeertitel,
        vastgesteld=gegevens.vastgesteld,
        inwerkingtreding=gegevens.inwerkingtreding,
        normen=gegevens.externe_normen,
    )

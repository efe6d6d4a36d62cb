"""The authority that makes the law: who it is, how its organs are called, through which door it publishes."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.model.position import NOWHERE, Position


class Overheidssoort(StrEnum):
    """The kinds of decentral authority."""

    GEMEENTE = "gemeente"
    PROVINCIE = "provincie"
    WATERSCHAP = "waterschap"
    REGELING = "gemeenschappelijke regeling"


class Stijlprofiel(StrEnum):
    """By which house style lint judges: the Aanwijzingen voor de regelgeving, or plain language (practice: S55)."""

    AANWIJZINGEN = "ar"
    KLARE_TAAL = "klare-taal"


class Kanaal(StrEnum):
    """Through which door an ordinance is published (design §10)."""

    DROP = "drop"
    LVBB = "lvbb"


@dataclass(frozen=True, slots=True)
class Ondertekenaar:
    """A signature line: the office and, when known, who holds it."""

    functie: str
    naam: str | None = None


@dataclass(frozen=True, slots=True)
class Organen:
    """How the organs of this authority are written, with their article: "de raad van de gemeente Olst-Wijhe"."""

    raad: str
    college: str


@dataclass(frozen=True, slots=True)
class Ondertekenaars:
    """Who signs for which organ, in printing order."""

    raad: tuple[Ondertekenaar, ...] = ()
    college: tuple[Ondertekenaar, ...] = ()


@dataclass(frozen=True, slots=True)
class Overheid:
    """The authority (`overheid.yaml`). `code` is its TOOI code ("gm1773"), `oin` its 20-digit OIN."""

    naam: str
    soort: Overheidssoort
    code: str
    organen: Organen
    ondertekenaars: Ondertekenaars = Ondertekenaars()
    oin: str | None = None
    stijlprofiel: Stijlprofiel = Stijlprofiel.AANWIJZINGEN
    kanaal: Kanaal = Kanaal.DROP
    position: Position = field(default=NOWHERE, compare=False, repr=False)

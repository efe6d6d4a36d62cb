"""The authority that makes the law: who it is, how its organs are called, through which door it publishes."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.model.position import NOWHERE, Position
from pipeline.model.regelkeuze import Regelkeuze


class Overheidssoort(StrEnum):
    """The kinds of decentral authority, and the State: its laws are read and compared here, and made elsewhere."""

    GEMEENTE = "gemeente"
    PROVINCIE = "provincie"
    WATERSCHAP = "waterschap"
    REGELING = "gemeenschappelijke regeling"
    RIJK = "rijk"


class Stijlprofiel(StrEnum):
    """By which house style lint judges: the Aanwijzingen voor de regelgeving, or plain language (practice: S55)."""

    AANWIJZINGEN = "ar"
    KLARE_TAAL = "klare-taal"


class Kanaal(StrEnum):
    """Through which door an ordinance is published (design §10)."""

    DROP = "drop"
    LVBB = "lvbb"


class Stopversie(StrEnum):
    """The versions of STOP (IMOP) that are written; each has its own rules, so an other one is not a setting alone."""

    V1_3_0 = "1.3.0"


class Lvbbversie(StrEnum):
    """The versions of the delivery around it, as the LVBB numbers them."""

    V1_2_0 = "1.2.0"


class OwManifest(StrEnum):
    """Whether the objects of the Omgevingswet go with a delivery: they are made elsewhere, and taken along."""

    GEEN = "geen"
    MEELEVEREN = "meeleveren"


@dataclass(frozen=True, slots=True)
class Stop:
    """How this authority delivers in STOP. `aanleveraar` is the OIN of who delivers, None for the authority itself."""

    versie: Stopversie = Stopversie.V1_3_0
    lvbb: Lvbbversie = Lvbbversie.V1_2_0
    ow_manifest: OwManifest = OwManifest.GEEN
    aanleveraar: str | None = None


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
    """The authority (`overheid.yaml`). `code` is its TOOI code ("gm1773"), `oin` its 20-digit OIN.

    `lint` are the rules that weigh here otherwise than by themselves, by their id.
    """

    naam: str
    soort: Overheidssoort
    code: str
    organen: Organen
    ondertekenaars: Ondertekenaars = Ondertekenaars()
    oin: str | None = None
    stijlprofiel: Stijlprofiel = Stijlprofiel.AANWIJZINGEN
    kanaal: Kanaal = Kanaal.DROP
    stop: Stop = Stop()
    lint: dict[str, Regelkeuze] = field(default_factory=dict)
    position: Position = field(default=NOWHERE, compare=False, repr=False)

"""A version of an ordinance with all that is known about it; what is unknown is None (or "", or empty)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from pipeline.model.blok import Blok
from pipeline.model.herkomst import Herkomst
from pipeline.model.levensloop import Stap, Status
from pipeline.model.overheid import Overheid
from pipeline.model.position import NOWHERE, Position
from pipeline.model.regeling import Divisie, Regeling
from pipeline.model.regelkeuze import Afwijking
from pipeline.model.tarief import Tarieven

VERSIE, INTREKKING = "versie.yaml", "intrekking.yaml"
"""The record of a version, and that of a besluit that only withdraws."""


class Aard(StrEnum):
    """Whether a change chooses policy (inhoudelijk) or only executes it (technisch)."""

    TECHNISCH = "technisch"
    INHOUDELIJK = "inhoudelijk"


class Aanleiding(StrEnum):
    """What drives a change (practice: S36)."""

    JURISPRUDENTIE = "jurisprudentie"
    NIEUWE_WET = "nieuwe wet"
    AANBESTEDING = "aanbesteding"
    RAADSBESLUIT = "raadsbesluit"
    LANDELIJKE_TARIEVEN = "landelijke tarieven"
    BELEIDSKEUZE = "beleidskeuze"
    EVALUATIE = "evaluatie"
    REDACTIE = "redactie"


class Slotsoort(StrEnum):
    """The closing provisions of which the text is derived from data."""

    INTREKKING = "intrekking"
    INWERKINGTREDING = "inwerkingtreding"
    CITEERTITEL = "citeertitel"


class Normverwijzing(StrEnum):
    """Which edition of an external norm binds: the one that the text names, or always the latest (practice: S39)."""

    STATISCH = "statisch"
    DYNAMISCH = "dynamisch"


class Openbaarheid(StrEnum):
    """What may happen with an adviesnota (practice: S32)."""

    ACTIEF = "actief openbaar"
    NIET_ACTIEF = "niet actief openbaar"
    NA_CONTACT = "actief openbaar, eerst contact met steller"


@dataclass(frozen=True, slots=True)
class Grondslag:
    """A provision that empowers the organ (STOP: `grondslag`). `verwijzing` is a JCI or URL, None when unknown."""

    tekst: str
    verwijzing: str | None = None


@dataclass(frozen=True, slots=True)
class Lijn:
    """A lineage (`regeling.yaml`): what stays the same over the versions of an ordinance.

    `naam` is how the lineage is called in lists; `onderwerpen` and `rechtsgebieden` are TOOI concept codes
    ("c_d0463fb7"). `uittreksel` says that the source holds excerpts only; publishing is then refused and every
    document says so with `uittreksel_reden`. `onderwerp_cvdr`, `opmerkingen` and `gedelegeerde_regelgeving` are what
    CVDR shows under those names; None is unknown, "Geen" is something that somebody has to say.
    """

    naam: str
    soort: str = "verordening"
    onderwerpen: tuple[str, ...] = ()
    rechtsgebieden: tuple[str, ...] = ()
    grondslagen: tuple[Grondslag, ...] = ()
    soort_regeling: str | None = None
    uittreksel: bool = False
    uittreksel_reden: str = ""
    onderwerp_cvdr: str | None = None
    opmerkingen: str | None = None
    gedelegeerde_regelgeving: str | None = None
    position: Position = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ExterneNorm:
    """A norm of somebody else that this version makes binding by naming it (Bekendmakingswet, artikel 14a).

    `uitgave` is the edition as the text names it ("juni 2019"), `inzage` says where anyone can read it for free,
    `artikelen` are the numbers of the articles that name it. None is unknown.
    """

    titel: str
    maker: str
    uitgave: str | None = None
    verwijzing: Normverwijzing | None = None
    inzage: str | None = None
    artikelen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Slotbepaling:
    """A closing provision of which the text is derived from the dates and titles of the version.

    `nummer` is the article number, None when unknown.
    """

    soort: Slotsoort
    nummer: str | None = None


@dataclass(frozen=True, slots=True)
class Proef:
    """Placeholders for a trial delivery (`--proef`), used for nothing else and always said to be placeholders."""

    oin: str
    datum_bekendmaking: date
    inwerkingtreding: date
    vastgesteld: date
    onderwerpen: tuple[str, ...] = ()
    rechtsgebieden: tuple[str, ...] = ()
    soort_regeling: str | None = None


@dataclass(frozen=True, slots=True)
class Gegevens:
    """The record of a version (`versie.yaml`).

    `werk` names the Work in the sense of STOP: versions with the same `werk` are expressions of one Work. `was` names
    the versions this one follows: "2019" in the same lineage, "lijn@versie" or "overheid/lijn@versie" elsewhere.
    `intrekking` lists the citeertitels of the ordinances it repeals, `cvdr` is the number that CVDR gave this version
    ("CVDR621050_2"). All dates are law's own, none comes from Git. `levensloop` are the steps that were taken, the
    oldest first; empty when nobody recorded them. `afwijkingen` are the places where lint
    is answered. `plekken` are the places of the values by their key.
    """

    werk: str
    citeertitel: str
    opschrift: str
    status: Status = Status.CONCEPT
    was: tuple[str, ...] = ()
    intrekking: tuple[str, ...] = ()
    slotbepalingen: tuple[Slotbepaling, ...] = ()
    vastgesteld: date | None = None
    ondertekend: date | None = None
    bekendgemaakt: date | None = None
    inwerkingtreding: date | None = None
    terugwerkend_tot_en_met: date | None = None
    uitwerkingtreding: date | None = None
    publicatie: str | None = None
    cvdr: str | None = None
    externe_normen: tuple[ExterneNorm, ...] = ()
    herkomst: tuple[Herkomst, ...] = ()
    afwijkingen: tuple[Afwijking, ...] = ()
    proef: Proef | None = None
    levensloop: tuple[Stap, ...] = ()
    position: Position = field(default=NOWHERE, compare=False, repr=False)
    plekken: Mapping[str, Position] = field(default_factory=dict, compare=False, repr=False)

    @property
    def bestand(self) -> str:
        """The file that the record is written in, for a message that says where something is to be filled in."""
        return INTREKKING if self.position.file.endswith(f"/{INTREKKING}") else VERSIE


@dataclass(frozen=True, slots=True)
class BijlageStuk:
    """An attachment of a council paper; `zaak` is its case number.

    `bestand` is its file name in `besluit/bijlagen/`; None for a paper that renvooi makes, or one found by its title.
    """

    titel: str
    zaak: str | None = None
    bestand: str | None = None


class Uitkomst(StrEnum):
    """How a sign-off ended, or how far a request for advice has come (practice: S31, S42)."""

    AKKOORD = "akkoord"
    MET_OPMERKINGEN = "akkoord met opmerkingen"
    NIET_AKKOORD = "niet akkoord"
    GEVRAAGD = "advies gevraagd"
    ONTVANGEN = "advies ontvangen"
    BEANTWOORD = "advies ontvangen en beantwoord"
    NIET_GEVRAAGD = "geen advies gevraagd"


@dataclass(frozen=True, slots=True)
class Afstemming:
    """With whom a proposal was discussed: an office or body (never a name), and what came of it when recorded."""

    met: str
    uitkomst: Uitkomst | None = None
    datum: date | None = None
    toelichting: str | None = None


@dataclass(frozen=True, slots=True)
class Zaaknummers:
    """The case numbers of the proposal, the old and the new ordinance."""

    voorstel: str | None = None
    oude_regeling: str | None = None
    nieuwe_regeling: str | None = None


@dataclass(frozen=True, slots=True)
class Vergaderdata:
    """When the organs meet about the proposal."""

    college: date | None = None
    raad: date | None = None


class Indeling(StrEnum):
    """How a comparison is laid out on paper (practice: w1, w2, w8)."""

    W1 = "w1"
    """Old and new text in two columns, the onderbouwing beneath."""
    W2 = "w2"
    """Old text, new text and the onderbouwing in three columns."""
    W8 = "w8"
    """One running text with what is gone struck and what is new added (renvooi)."""


@dataclass(frozen=True, slots=True)
class BesluitGegevens:
    """The record of the proposal (`besluit/besluit.yaml`), the fields of the adviesnota and the raadsvoorstel.

    `medewerker` is never made public; `functie` (or else `team`) is what the public sees in its place.
    `openbaarheid_reden` says why the adviesnota is not made public, `contact_steller` is the day of the contact that it
    waits for. `tariefbijlagen` are the annexes with tariffs, by the stem of their files.
    """

    onderwerp: str
    zaaknummers: Zaaknummers = Zaaknummers()
    medewerker: str | None = None
    functie: str | None = None
    team: str | None = None
    datum: date | None = None
    portefeuillehouder: str | None = None
    besluitenlijst: str | None = None
    openbaarheid: Openbaarheid | None = None
    openbaarheid_reden: str | None = None
    contact_steller: date | None = None
    bijlagen: tuple[BijlageStuk, ...] = ()
    afstemming: tuple[Afstemming, ...] = ()
    vergaderdata: Vergaderdata = Vergaderdata()
    agendapunt: str | None = None
    commissie: str | None = None
    opschrift_wijziging: str | None = None
    indeling: Indeling = Indeling.W1
    tariefbijlagen: tuple[str, ...] = ()
    position: Position = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Onderbouwing:
    """Why one provision changes (`besluit/onderbouwing/<file>.md`).

    `wijziging` is the file stem of the provision in the new (or, when it is gone, the old) version; `aanleiding` and
    `bron` say what drives the change and where that is found; `kosten` is free text.
    """

    wijziging: str
    tekst: tuple[Blok, ...]
    aard: Aard | None = None
    aanleiding: tuple[Aanleiding, ...] = ()
    bron: tuple[str, ...] = ()
    kosten: str | None = None
    samenvatting: str | None = None
    position: Position = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Stuk:
    """A prose document of the besluit (adviesnota.md, raadsvoorstel.md, aanhef.md …) as text under fixed headings."""

    inhoud: tuple[Blok | Divisie, ...]
    position: Position = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Besluit:
    """All that is proposed with a version: the record, the prose by file stem ("adviesnota"), the onderbouwingen.

    `bestanden` are the loose files in `besluit/bijlagen/`, by their path in that folder; `ow` are the objects of the
    Omgevingswet in `besluit/ow/` with their manifest, which other software makes.
    """

    gegevens: BesluitGegevens
    stukken: dict[str, Stuk]
    onderbouwingen: tuple[Onderbouwing, ...]
    bestanden: tuple[str, ...] = ()
    ow: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Adres:
    """The address of a version: `[revisie:]overheid/lijn@versie`."""

    overheid: str
    lijn: str
    versie: str
    revisie: str | None = None

    def __str__(self) -> str:
        prefix = f"{self.revisie}:" if self.revisie else ""
        return f"{prefix}{self.overheid}/{self.lijn}@{self.versie}"


@dataclass(frozen=True, slots=True)
class Versie:
    """One version, read whole: its text, its records, its besluit, the bytes of its images.

    `afbeeldingen` maps the `bron` of an image in the tree (a path relative to `tekst/`) to its bytes; an image that is
    missing on disk is missing here. `oorsprong` is the record of the first version of this Work, None when this is it:
    an amended ordinance keeps the closing provisions with which it was adopted. `tarieven` is the data of which some of
    its tables were made, a tariff file each. `identiteit` maps the eId of every element to its wId as they were frozen
    at bekendmaking (`identiteit.lock.yaml`); empty before that. `trekt_in` are the versions that a besluit withdraws
    without anything in their place (`intrekking.yaml`): it has no text, and `regeling` holds only its own opschrift.
    """

    adres: Adres
    overheid: Overheid
    lijn: Lijn
    gegevens: Gegevens
    regeling: Regeling
    besluit: Besluit | None = None
    afbeeldingen: dict[str, bytes] = field(default_factory=dict)
    oorsprong: Gegevens | None = None
    tarieven: tuple[Tarieven, ...] = ()
    identiteit: Mapping[str, str] = field(default_factory=dict)
    trekt_in: tuple[Versie, ...] = ()

"""What the commands of the life cycle share: the day, the version, whether its turn has come, and writing the step.

All or nothing: `versie.yaml` is the commit point. Whatever else belongs to a step (a package, the lock on identities)
is put in place whole before it, and counts only once the record names the step: a package whose digest no record has
was never delivered, a lock of a version that is not recorded as announced is not read. So when a command is killed
anywhere, the version is as it was or as it becomes, and the command can be given again.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import click

from pipeline.model import (
    OVERGANGEN,
    Handeling,
    Overheidssoort,
    Position,
    Problem,
    Refused,
    Stap,
    Status,
    Versie,
    beletsels,
)
from pipeline.model.stappen import verkeerde_stappen
from pipeline.model.versie import INTREKKING, VERSIE
from pipeline.store.adres import ontleed
from pipeline.store.atomic import clear_stale, write_atomic
from pipeline.store.bijschrijven import bijgeschreven
from pipeline.store.bronnen import Bron, map_bron
from pipeline.store.lezen import map_van
from pipeline.store.vinden import laad_besluit, vind_besluit

DATE = click.DateTime(formats=["%Y-%m-%d"])
today_option = click.option(
    "--today", type=DATE, metavar="DATE", help="What day it is.  [default: by this computer's clock]"
)
NOEMEN = {
    Handeling.AANGEBODEN: "Aanbieden",
    Handeling.TERUGGENOMEN: "Terugnemen",
    Handeling.VASTGESTELD: "Vaststellen",
    Handeling.AANGELEVERD: "Aanleveren",
    Handeling.AFGEBROKEN: "De aanlevering afbreken",
    Handeling.BEKENDGEMAAKT: "Bekendmaken",
}
VERDER = {
    Status.CONCEPT: "Bied de tekst eerst aan: renvooi submit {}.",
    Status.AANGEBODEN: "Leg eerst vast dat zij is vastgesteld: renvooi adopt {}.",
    Status.VASTGESTELD: "Maak eerst het pakket: renvooi publish {}.",
    Status.AANGELEVERD: (
        "Meld de bekendmaking terug (renvooi announce {0}), of breek de aanlevering af (renvooi publish --abort {0})."
    ),
    Status.BEKENDGEMAAKT: "Een wijziging van een bekendgemaakte tekst is een nieuwe versie.",
}
"""What can be done with a version as it stands."""


@dataclass(frozen=True, slots=True)
class Zaak:
    """The version that a step is taken with, where it was read from, and the folder on disk."""

    root: Path
    bron: Bron
    versie: Versie

    @property
    def record(self) -> str:
        """The path of its record, below the data root."""
        return f"{map_van(self.versie.adres)}/{INTREKKING if self.versie.trekt_in else VERSIE}"


@dataclass(frozen=True, slots=True)
class Bijwerking:
    """The record of a version before a step and after it."""

    voor: bytes
    na: bytes


def dag_van(day: datetime | None) -> date:
    """The day that `--today` gives, or else the clock."""
    return day.date() if day is not None else date.today()


def open_zaak(root: Path, naam: str) -> Zaak:
    """The version at an address in the working folder; a Git revision is past, and gets no step."""
    vraag = ontleed(naam)
    if vraag.revisie is not None:
        message = f"“{naam}” staat in een Git-revisie; daarin is niets meer vast te leggen."
        raise Refused(Problem(message, advice="Noem de versie zonder revisie."))
    bron = map_bron(root)
    return Zaak(root, bron, laad_besluit(bron, vind_besluit(bron, vraag)))


def weiger_rijk(versie: Versie) -> None:
    """Refuse to deliver or record anything of a law of the State: it is here to be read and compared."""
    if versie.overheid.soort is Overheidssoort.RIJK:
        wat = f"{versie.adres} is regelgeving van het Rijk: hier gelezen en vergeleken, en elders bekendgemaakt."
        raise Refused(Problem(wat, versie.overheid.position))


def weiger_volgorde(zaak: Zaak, handeling: Handeling) -> None:
    """Refuse a step whose turn it is not, or one on top of a record that contradicts itself."""
    weiger_rijk(zaak.versie)
    gegevens = zaak.versie.gegevens
    if problems := tuple(beletsels(verkeerde_stappen(gegevens))):
        raise Refused(problems)
    nodig = OVERGANGEN[handeling].van
    if gegevens.status is not nodig:
        message = f"{NOEMEN[handeling]} kan alleen wat {nodig} is; deze versie is {gegevens.status}."
        plek = gegevens.plekken.get("status", gegevens.position)
        raise Refused(Problem(message, plek, VERDER[gegevens.status].format(zaak.versie.adres)))


def bezwaar_dag(zaak: Zaak, op: date, vandaag: date) -> Problem | None:
    """What is wrong with the day of a step: nothing is done in the future, or before what came before it."""
    plek = Position(zaak.record)
    if op > vandaag:
        message = f"{op.isoformat()} ligt in de toekomst (vandaag is het {vandaag.isoformat()})."
        return Problem(message, plek, "Leg een stap pas vast als zij gezet is.")
    stappen = zaak.versie.gegevens.levensloop
    if stappen and op < stappen[-1].op:
        message = f"{op.isoformat()} ligt vóór de vorige stap: {stappen[-1].stap} op {stappen[-1].op.isoformat()}."
        return Problem(message, plek, "Geef de dag waarop deze stap gezet is.")
    return None


def bijgewerkt(zaak: Zaak, stap: Stap, feiten: Mapping[str, str]) -> Bijwerking:
    """The record after the step, proven: read again, the version is sound and has the status that the step leads to."""
    new = {"status": str(OVERGANGEN[stap.stap].naar), **feiten}
    before = zaak.bron[zaak.record]
    content = bijgeschreven(before, zaak.record, new, stap)
    bron, place = zaak.bron, zaak.bron.paden[zaak.record]
    after = laad_besluit(replace(bron, lees=lambda at: content if at == place else bron.lees(at)), zaak.versie.adres)
    if problems := tuple(beletsels(verkeerde_stappen(after.gegevens))):
        raise Refused(problems)
    return Bijwerking(before, content)


def leg_vast(zaak: Zaak, record: Bijwerking) -> None:
    """Write the record: from here on the step was taken. What an earlier run left when it was killed goes first."""
    folder = zaak.root / map_van(zaak.versie.adres)
    clear_stale(folder)
    place = zaak.root / zaak.record
    if place.read_bytes() != record.voor:
        message = "Dit bestand is intussen veranderd; er is niets vastgelegd."
        raise Refused(Problem(message, Position(zaak.record), "Geef de opdracht nog eens."))
    write_atomic(place, record.na)


def is_vastgelegd(zaak: Zaak, record: Bijwerking) -> bool:
    """Whether the record on disk is this one already."""
    with suppress(OSError):
        return (zaak.root / zaak.record).read_bytes() == record.na
    return False

"""The life cycle of a version: its states, the steps between them, and which step binds the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Status(StrEnum):
    """The life cycle of a version; "in werking" is derived from dates, not a status."""

    CONCEPT = "concept"
    AANGEBODEN = "aangeboden"
    VASTGESTELD = "vastgesteld"
    AANGELEVERD = "aangeleverd"
    BEKENDGEMAAKT = "bekendgemaakt"


class Handeling(StrEnum):
    """What was done with a version."""

    AANGEBODEN = "aangeboden"
    TERUGGENOMEN = "teruggenomen"
    """The text that was offered is a draft again."""
    VASTGESTELD = "vastgesteld"
    AANGELEVERD = "aangeleverd"
    AFGEBROKEN = "aanlevering afgebroken"
    """What was delivered is not published: the version is adopted, and no more than that."""
    BEKENDGEMAAKT = "bekendgemaakt"


@dataclass(frozen=True, slots=True)
class Overgang:
    """From which status a step starts and to which it leads."""

    van: Status
    naar: Status


OVERGANGEN: Mapping[Handeling, Overgang] = {
    Handeling.AANGEBODEN: Overgang(Status.CONCEPT, Status.AANGEBODEN),
    Handeling.TERUGGENOMEN: Overgang(Status.AANGEBODEN, Status.CONCEPT),
    Handeling.VASTGESTELD: Overgang(Status.AANGEBODEN, Status.VASTGESTELD),
    Handeling.AANGELEVERD: Overgang(Status.VASTGESTELD, Status.AANGELEVERD),
    Handeling.AFGEBROKEN: Overgang(Status.AANGELEVERD, Status.VASTGESTELD),
    Handeling.BEKENDGEMAAKT: Overgang(Status.AANGELEVERD, Status.BEKENDGEMAAKT),
}
BINDEND = (Handeling.AANGEBODEN, Handeling.VASTGESTELD)
"""The steps that fix the text; each records the mark of the text it fixed."""


@dataclass(frozen=True, slots=True)
class Stap:
    """A step that was taken (`levensloop:` in versie.yaml): what, on which day, by which office or organ.

    `tekst` is the mark of the text that the step fixed (see `pipeline.store.tekstmerk`), `pakket` the digest of the
    package that was delivered; None for steps that have none. The steps are only ever added to.
    """

    stap: Handeling
    op: date
    door: str
    tekst: str | None = None
    pakket: str | None = None


def bindende_stap(stappen: Sequence[Stap]) -> Stap | None:
    """The step that fixes the text now: the last adoption or, when that is not taken back, the last offer.

    The status is not looked at: nobody lifts the freeze by writing another one.
    """
    bindend: Stap | None = None
    for stap in stappen:
        if stap.stap in BINDEND:
            bindend = stap
        elif stap.stap is Handeling.TERUGGENOMEN:
            bindend = None
    return bindend


def stand(stappen: Sequence[Stap]) -> Status | None:
    """The status to which the steps lead; None when none was recorded."""
    return OVERGANGEN[stappen[-1].stap].naar if stappen else None

"""What is wrong, as values with a place; only the command line prints them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.model.position import NOWHERE, Position


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that makes an operation impossible: what was found and expected (`message`) and what to do (`advice`).

    Both are Dutch when they are about the legal text or its data.
    """

    message: str
    position: Position = NOWHERE
    advice: str = ""

    def __str__(self) -> str:
        place = f"{self.position}: " if self.position.file else ""
        return f"{place}{self.message}" + (f" {self.advice}" if self.advice else "")


class Refused(Exception):
    """Raised when an operation can't be done without losing or inventing something; carries *all* its problems."""

    def __init__(self, problems: Iterable[Problem] | Problem) -> None:
        self.problems: tuple[Problem, ...] = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class Severity(StrEnum):
    """How much a finding matters: an ERROR blocks publishing, a WARNING needs an answer, INFO is a hint."""

    ERROR = "E"
    WARNING = "W"
    INFO = "I"


ERNST = {Severity.ERROR: "fout", Severity.WARNING: "waarschuwing", Severity.INFO: "opmerking"}


def ernst(severity: Severity) -> str:
    """The severity as people read it: "fout", "waarschuwing", "opmerking"."""
    return ERNST[severity]


@dataclass(frozen=True, slots=True)
class Celmelding:
    """The cell of a table that a finding is about, as a controller reads it: texts in Dutch notation, "" for none.

    `eigen_tekst` says that the cell holds more than a bare amount, so that what differs may well be meant.
    """

    rij: str
    kolom: str
    verwacht: str = ""
    gevonden: str = ""
    verschil: str = ""
    eigen_tekst: bool = False


@dataclass(frozen=True, slots=True)
class Herstel:
    """A replacement in a source file that mends a finding: at `position` stands `oud`, which becomes `nieuw`.

    Both are source, not visible text; an empty `oud` inserts, an empty `nieuw` removes. `oud` may span lines.
    """

    position: Position
    oud: str
    nieuw: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A judgement of a lint rule on readable law: it never blocks reading, building or comparing.

    `herstel` mends it without changing what the text says; the parts belong together. Empty: a human must do it.
    `afwijking` is the reason that the version gives for departing from the rule here; such a finding is told, and asks
    for nothing.
    """

    rule: str
    message: str
    severity: Severity
    position: Position = field(default=NOWHERE)
    cel: Celmelding | None = None
    herstel: tuple[Herstel, ...] = ()
    afwijking: str = ""


def melding(finding: Finding) -> str:
    """What is told of a finding: its message, with the reason when it is answered."""
    return f"{finding.message} [afwijking: {finding.afwijking}]" if finding.afwijking else finding.message


def beletsels(found: Iterable[Finding]) -> Iterator[Problem]:
    """The findings that keep a version from being published: those of severity ERROR, each as a problem."""
    for one in found:
        if one.severity is Severity.ERROR and not one.afwijking:
            yield Problem(f"{one.rule}: {one.message}", one.position)

"""What an authority says about the rules of lint: how much one weighs there, and where a text departs from one."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.model.position import NOWHERE, Position


class Ernst(StrEnum):
    """How much the breaches of a rule weigh, in the words of a record."""

    FOUT = "fout"
    WAARSCHUWING = "waarschuwing"
    OPMERKING = "opmerking"
    UIT = "uit"


@dataclass(frozen=True, slots=True)
class Regelkeuze:
    """The weight that an authority gives a rule (`lint:` in overheid.yaml), and why."""

    ernst: Ernst
    reden: str
    position: Position = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Afwijking:
    """A place where a version departs from a rule on purpose (`afwijkingen:` in versie.yaml), and why.

    The place is a file (`bestand`: a path below `tekst/`, or the name of another file of the version), in it a lid and
    an onderdeel ("b", or "b, 1°"), or words of the text (`woorden`), or both.
    """

    regel: str
    reden: str
    bestand: str | None = None
    lid: str | None = None
    onderdeel: str | None = None
    woorden: str | None = None
    position: Position = field(default=NOWHERE, compare=False, repr=False)

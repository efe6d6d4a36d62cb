"""A check as a value: its code, what it demands and why, and the function that looks for breaches."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree

from pipeline.formats.stop.keuring.aanlevering import Aanlevering, regel_van
from pipeline.model import Finding, Position, Severity

Functie: TypeAlias = Callable[[Aanlevering], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Regel:
    """One demand on a delivery; `bron` is where STOP or the LVBB says so."""

    code: str
    eis: str
    bron: str
    ernst: Severity = Severity.ERROR

    def toets(self, functie: Functie) -> Toets:
        """Decorate the function that looks for breaches; `toetsen` finds the result in its module."""
        return Toets(self, functie)

    def bevinding(
        self, bestand: str, bij: etree._Element | int, melding: str, ernst: Severity | None = None
    ) -> Finding:
        """A breach, at an element or a line of the file, as severe as the rule says or as is told."""
        regel = bij if isinstance(bij, int) else regel_van(bij)
        return Finding(self.code, melding, ernst or self.ernst, Position(bestand, regel))


@dataclass(frozen=True, slots=True)
class Toets:
    """A rule with the function that looks for its breaches."""

    regel: Regel
    functie: Functie

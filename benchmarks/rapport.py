"""The table that `python -m dev bench` prints: what was measured, against which bar."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Regel:
    """A measured value with its bar; None is a value to look at, without one."""

    wat: str
    waarde: float
    grens: float | None = None
    eenheid: str = "×"
    erbij: str = ""

    @property
    def oordeel(self) -> str:
        """ "ok", "OVER", or nothing when there is no bar."""
        if self.grens is None:
            return ""
        return "ok" if self.waarde <= self.grens else "OVER"


def kop(titel: str) -> str:
    """A heading with the names of the columns."""
    return f"\n{titel}\n{'':52} {'value':>10} {'bar':>10}"


def tekst(regel: Regel) -> str:
    """The line of one value."""
    bar = "" if regel.grens is None else f"{regel.grens:.2f} {regel.eenheid}"
    line = f"{regel.wat:52} {regel.waarde:>8.2f} {regel.eenheid} {bar:>10}  {regel.oordeel:4}  {regel.erbij}"
    return line.rstrip()

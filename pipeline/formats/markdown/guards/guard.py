"""What a guard is: a danger that Markdown hides, with its message and the examples that are its tests."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.position import Position
from pipeline.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Guard:
    """A way to lose a word, a label or an order without noticing.

    `melding` and `advies` may hold `{}`: the text that was found. `fout` are bodies of an article that are refused by
    this guard, `goed` bodies that look like it and are read.
    """

    naam: str
    melding: str
    advies: str
    fout: tuple[str, ...]
    goed: tuple[str, ...] = ()
    lengte: int = 48
    """How much of what was found is shown."""

    def problem(self, position: Position, gevonden: str = "") -> Problem:
        """The problem at this place; long finds are cut off."""
        shown = " ".join(gevonden.split())
        shown = f"{shown[: self.lengte - 1]}…" if len(shown) > self.lengte else shown
        return Problem(self.melding.replace("{}", shown), position, self.advies.replace("{}", shown))

"""What a package for DROP is made of: a version with its Work, what lint said of it, and the day of issue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.model import Comparison, Finding, Versie


@dataclass(frozen=True, slots=True)
class Werkversie:
    """A version of the Work with what it changed; `betreft` is None when that is unknown."""

    versie: Versie
    betreft: str | None


@dataclass(frozen=True, slots=True)
class Dropvraag:
    """The question: which version, what it follows, and all versions of its Work in order, itself included.

    `vergelijking` is what changed since `was`. `dag` is the day of issue of the gemeenteblad, as recorded or planned;
    None when nobody said. A besluit that only withdraws has no Work of its own: `ingetrokken` is the question for
    each version that it ends.
    """

    versie: Versie
    was: Versie | None
    vergelijking: Comparison | None
    werk: tuple[Werkversie, ...]
    bevindingen: tuple[Finding, ...] = ()
    dag: date | None = None
    ingetrokken: tuple[Dropvraag, ...] = ()

    @property
    def betreft(self) -> str | None:
        """What the version itself changed."""
        return next(item.betreft for item in self.werk if item.versie.adres == self.versie.adres)

    @property
    def rand(self) -> Versie:
        """The version with whose aanhef and closing the ordinance stands in CVDR.

        That is the first of the Work; but one that was taken over has those that CVDR had with it, amended or not.
        """
        tot_hier = [item.versie for item in self.werk]
        tot_hier = tot_hier[: [versie.adres for versie in tot_hier].index(self.versie.adres) + 1]
        overgenomen = [versie for versie in tot_hier if versie.gegevens.herkomst]
        return overgenomen[-1] if overgenomen else tot_hier[0]

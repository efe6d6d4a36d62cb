"""What lint is given of a version in the store: its text, its source files, what it follows, what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace

from pipeline.lint.engine import findings_in
from pipeline.lint.ontleding import Ontleding, Toets, Verandering
from pipeline.lint.registry import checks as alle_regels
from pipeline.lint.rule import Check
from pipeline.model import Adres, Finding, Gegevens, Problem, Refused, Stijlprofiel, Versie
from pipeline.store.bronnen import Bron
from pipeline.store.lezen import lees_gegevens, versies, voorgangers
from pipeline.store.vinden import laad_besluit


@dataclass(frozen=True, slots=True)
class Bronteksten(Mapping[str, str]):
    """The source files of a store as text, under the paths as the user knows them; read when asked for."""

    bron: Bron

    def __getitem__(self, path: str) -> str:
        prefix = self.bron.toon("")
        if not path.startswith(prefix) or path.removeprefix(prefix) not in self.bron:
            raise KeyError(path)
        return self.bron[path.removeprefix(prefix)].decode("utf-8", "replace")

    def __iter__(self) -> Iterator[str]:
        return map(self.bron.toon, self.bron)

    def __len__(self) -> int:
        return len(self.bron)


@dataclass(frozen=True, slots=True)
class Leeszaal:
    """Versions that were read in this run: a version may be judged itself, followed by one and named by others.

    `profiel` is the style profile to judge by in place of that of the authority.
    """

    bron: Bron
    profiel: Stijlprofiel | None = None
    gelezen: dict[Adres, Ontleding] = field(default_factory=dict)

    def lees(self, adres: Adres) -> Ontleding:
        """The version taken apart; refused when it can't be read."""
        if adres not in self.gelezen:
            versie = laad_besluit(self.bron, adres)
            if self.profiel is not None:
                versie = replace(versie, overheid=replace(versie.overheid, stijlprofiel=self.profiel))
            self.gelezen[adres] = Ontleding(versie, Bronteksten(self.bron))
        return self.gelezen[adres]

    def toets(self, adres: Adres, checks: Sequence[Check]) -> tuple[Toets, tuple[Problem, ...]]:
        """What the checks need of a version, and what kept a part of that from being read."""
        problems: list[Problem] = []
        whole = self.lees(adres)
        was: Ontleding | None = None
        try:
            earlier = voorgangers(self.bron, whole.versie)
            was = self.lees(earlier[0]) if earlier and any(check.vergelijkt for check in checks) else None
        except Refused as refused:
            problems += refused.problems
        buren: list[Ontleding] = []
        for ander in buren_van(self.bron, adres) if any(check.kijkt_verder for check in checks) else ():
            try:
                buren.append(self.lees(ander))
            except Refused as refused:
                problems += refused.problems
        change = Verandering(was, whole) if was else None
        found = Toets(whole, change, tuple(buren), not problems, _lijngenoten(self.bron, adres))
        return found, tuple(problems)


def oordeel(bron: Bron, versie: Versie) -> tuple[Finding, ...]:
    """All that lint finds in a version, also in what it changes, as far as what stands around it can be read."""
    zaal = Leeszaal(bron, gelezen={versie.adres: Ontleding(versie, Bronteksten(bron))})
    what, _ = zaal.toets(versie.adres, alle_regels())
    return findings_in(what, alle_regels())


def _lijngenoten(bron: Bron, adres: Adres) -> Mapping[Adres, Gegevens]:
    """The records of the versions of the lineage; one that can't be read tells so when it is judged itself."""
    found: dict[Adres, Gegevens] = {}
    for ander in versies(bron):
        if (ander.overheid, ander.lijn) == (adres.overheid, adres.lijn):
            with suppress(Refused):
                found[ander] = lees_gegevens(bron, ander)
    return found


def buren_van(bron: Bron, adres: Adres) -> Iterator[Adres]:
    """The newest version of each other lineage of the same authority."""
    newest = {ander.lijn: ander for ander in versies(bron) if ander.overheid == adres.overheid}
    return (ander for lijn, ander in newest.items() if lijn != adres.lijn)

"""What lint is given of a version in the store: its text, its source files, what it follows, what stands beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.lint import Check, Ontleding, Toets, toets
from pipeline.model import Adres, Problem, Refused, Versie
from pipeline.store.bronnen import Bron
from pipeline.store.lezen import versies, voorgangers
from pipeline.store.vinden import laad_besluit

Lees = Callable[[Bron, Adres], Versie]


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
    """Versions that were read in this run: a version may be judged itself, followed by one and named by others."""

    gelezen: dict[tuple[Adres, int], Versie] = field(default_factory=dict)

    def lees(self, bron: Bron, adres: Adres) -> Versie:
        key = (adres, id(bron.paden))
        if key not in self.gelezen:
            self.gelezen[key] = laad_besluit(bron, adres)
        return self.gelezen[key]


def toets_van(zaal: Leeszaal, bron: Bron, adres: Adres, checks: Sequence[Check]) -> tuple[Toets, tuple[Problem, ...]]:
    """What the checks need of a version, and what kept something of that from being read; refused when it is unread."""
    versie = zaal.lees(bron, adres)
    problems: list[Problem] = []
    was: Versie | None = None
    try:
        earlier = voorgangers(bron, versie)
        was = zaal.lees(bron, earlier[0]) if earlier and any(check.vergelijkt for check in checks) else None
    except Refused as refused:
        problems += refused.problems
    buren: list[Ontleding] = []
    for ander in _buren(bron, adres) if any(check.kijkt_verder for check in checks) else ():
        try:
            buren.append(Ontleding(zaal.lees(bron, ander), Bronteksten(bron)))
        except Refused as refused:
            problems += refused.problems
    return toets(versie, Bronteksten(bron), was, buren), tuple(problems)


def _buren(bron: Bron, adres: Adres) -> Iterator[Adres]:
    """The newest version of each other lineage of the same authority."""
    newest = {ander.lijn: ander for ander in versies(bron) if ander.overheid == adres.overheid}
    return (ander for lijn, ander in newest.items() if lijn != adres.lijn)

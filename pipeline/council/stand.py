"""The law while an amendment is carried out step by step: which provisions stand in what order under which names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import takewhile

from pipeline.compare.eenheden import Eenheid
from pipeline.model import Artikel, Bijlage, Comparison, Knoop, Problem, Refused, Soort, Structuur, Weggelaten


class Ligging(StrEnum):
    """How a place is told from a landmark; VRIJ is told from none."""

    NA = "na"
    NA_OPSCHRIFT = "na het opschrift van"
    VOOR = "voor"
    AAN = "aan"
    VRIJ = "vrij"


@dataclass(frozen=True, slots=True)
class Plaats:
    """Where a provision comes: a landmark, and the container it comes in when that has to be said."""

    ligging: Ligging
    ijkpunt: str = ""
    binnen: str = ""


@dataclass(frozen=True, slots=True)
class Teksten:
    """The provisions of both versions and which is which.

    `van` gives the old index of a new one, `naar` the new index of an old one.
    """

    oud: tuple[Eenheid, ...]
    nieuw: tuple[Eenheid, ...]
    van: Mapping[int, int]
    naar: Mapping[int, int]

    def ouder(self, naam: int) -> int | None:
        """The container it stands in as it was, by its key; for what is new: as it becomes."""
        old = self.van.get(naam) if naam >= 0 else -1 - naam
        if old is None:
            return self.nieuw[naam].ouder
        container = self.oud[old].ouder
        return None if container is None else self.sleutel(container)

    def sleutel(self, old: int) -> int:
        """The key of an old provision: its index in the new text, below zero when it is gone."""
        return self.naar.get(old, -1 - old)

    def erin(self, sleutel: int) -> frozenset[int]:
        """The keys of all that stands in it, in either version."""
        found: set[int] = set()
        if sleutel >= 0:
            found.update(met_inhoud(sleutel, self.nieuw)[1:])
        old = self.van.get(sleutel) if sleutel >= 0 else -1 - sleutel
        if old is not None:
            found.update(map(self.sleutel, met_inhoud(old, self.oud)[1:]))
        return frozenset(found)

    def buren(self, index: int) -> tuple[int, ...]:
        """The provisions of the new text in the same container; annexes are no neighbours of articles."""
        own = self.nieuw[index]
        return tuple(
            unit.index
            for unit in self.nieuw
            if unit.ouder == own.ouder and isinstance(unit.node, Bijlage) is isinstance(own.node, Bijlage)
        )


def teksten(oud: tuple[Eenheid, ...], nieuw: tuple[Eenheid, ...], comparison: Comparison) -> Teksten:
    """Both versions, paired as the comparison pairs them."""
    van: dict[int, int] = {}
    at = 0
    for run in comparison.geraamte:
        if run.was is not None:
            van.update((at + step, run.was + step) for step in range(run.aantal) if at + step < len(nieuw))
        at += run.aantal
    return Teksten(oud, nieuw, van, {old: new for new, old in van.items()})


def met_inhoud(index: int, units: tuple[Eenheid, ...]) -> tuple[int, ...]:
    """The provision and all that stands in it."""
    inside = takewhile(lambda unit: unit.diepte > units[index].diepte, units[index + 1 :])
    return (index, *(unit.index for unit in inside))


@dataclass(frozen=True, slots=True)
class Stand:
    """The law at one moment: keys in the order of the text, their names, and which of them still have to move."""

    teksten: Teksten
    rij: tuple[int, ...]
    namen: Mapping[int, str]
    te_verplaatsen: frozenset[int]

    def adres(self, sleutel: int) -> str:
        """How the law can name it now; with its container when the name alone is not enough."""
        naam = self.namen[sleutel]
        same = [other for other in self.rij if self.namen[other] == naam]
        if len(same) == 1:
            return naam
        full = self._voluit(sleutel)
        if [self._voluit(other) for other in same].count(full) > 1:
            message = f"“{naam}” komt vaker voor, zodat een wijziging niet kan zeggen welke zij bedoelt."
            units, index = (self.teksten.nieuw, sleutel) if sleutel >= 0 else (self.teksten.oud, -1 - sleutel)
            raise Refused(Problem(message, units[index].node.position, "Geef elke bepaling een eigen nummer."))
        return full

    def _voluit(self, sleutel: int) -> str:
        container = self.houder(sleutel)
        return self.namen[sleutel] + ("" if container is None else f" van {self.namen[container]}")

    def houder(self, sleutel: int) -> int | None:
        """The container around it at this moment."""
        settled = sleutel >= 0 and sleutel not in self.te_verplaatsen
        container = self.teksten.nieuw[sleutel].ouder if settled else self.teksten.ouder(sleutel)
        if container is not None and container not in self.rij:
            container = self.teksten.ouder(sleutel)
        return container if container in self.rij else None

    def blok(self, sleutel: int) -> tuple[int, ...]:
        """It and what follows in it."""
        inside = self.teksten.erin(sleutel)
        at = self.rij.index(sleutel)
        return (sleutel, *takewhile(inside.__contains__, self.rij[at + 1 :]))

    def bruikbaar(self, index: int) -> bool:
        """Whether it stands where it stays and can be named."""
        unit = self.teksten.nieuw[index]
        return index in self.rij and index not in self.te_verplaatsen and not isinstance(unit.node, Weggelaten)

    def plaats(self, index: int, laatste: int) -> tuple[Plaats, int]:
        """Where a provision of the new text comes (with its neighbours up to `laatste`), in words and in the row."""
        near = self.teksten.buren(index)
        before = [other for other in near if other < index and self.bruikbaar(other)]
        after = [other for other in near if other > laatste and self.bruikbaar(other)]
        container = self.teksten.nieuw[index].ouder
        inside = self.adres(container) if container is not None and container in self.rij else ""
        if before:
            block = self.blok(before[-1])
            return Plaats(Ligging.NA, self.adres(before[-1]), inside), self.rij.index(block[-1]) + 1
        if after:
            return Plaats(Ligging.VOOR, self.adres(after[0]), inside), self.rij.index(after[0])
        if container is not None and inside:
            at = self.rij.index(container) + 1
            # What still has to leave stands in it for now: "aan … toegevoegd" would be after that.
            leeg = at == len(self.rij) or not isinstance(self._node(self.rij[at]), Artikel | Weggelaten)
            return (Plaats(Ligging.AAN, "", inside) if leeg else Plaats(Ligging.NA_OPSCHRIFT, inside)), at
        return Plaats(Ligging.VRIJ), len(self.rij) if isinstance(self.teksten.nieuw[index].node, Bijlage) else 0

    def _node(self, sleutel: int) -> Knoop:
        units, index = (self.teksten.nieuw, sleutel) if sleutel >= 0 else (self.teksten.oud, -1 - sleutel)
        return units[index].node

    def plaats_van_kop(self, index: int) -> tuple[Plaats, int]:
        """Where a heading comes above provisions that are there already."""
        before = [other for other in range(index) if self.bruikbaar(other)]
        if before:
            is_kop = isinstance(self.teksten.nieuw[before[-1]].node, Structuur)
            ligging = Ligging.NA_OPSCHRIFT if is_kop else Ligging.NA
            return Plaats(ligging, self.adres(before[-1])), self.rij.index(before[-1]) + 1
        if self.rij:
            return Plaats(Ligging.VOOR, self.adres(self.rij[0])), 0
        return Plaats(Ligging.VRIJ), 0

    def met(self, sleutels: Iterable[int], at: int) -> Stand:
        """The law with these new provisions put in the row."""
        new = tuple(sleutels)
        names = {**self.namen, **{key: self.teksten.nieuw[key].pad[-1] for key in new}}
        return replace(self, rij=(*self.rij[:at], *new, *self.rij[at:]), namen=names)

    def zonder(self, sleutels: Iterable[int]) -> Stand:
        """The law without these."""
        gone = frozenset(sleutels)
        return replace(self, rij=tuple(key for key in self.rij if key not in gone))

    def hernoemd(self, index: int) -> Stand:
        """The law with this provision called as in the new text."""
        return replace(self, namen={**self.namen, index: self.teksten.nieuw[index].pad[-1]})

    def verzet(self, block: tuple[int, ...], at: int) -> Stand:
        """The law with a run of provisions put elsewhere; `at` counts in the row without that run."""
        rest = tuple(key for key in self.rij if key not in block)
        row = (*rest[:at], *block, *rest[at:])
        return replace(self, rij=row, te_verplaatsen=self.te_verplaatsen - {block[0]})


def beginstand(both: Teksten, comparison: Comparison) -> Stand:
    """The law before the first step."""
    keys = tuple(both.sleutel(unit.index) for unit in both.oud)
    moving = (change.wordt.index for change in comparison.wijzigingen if change.wordt and _beweegt(change.soorten))
    return Stand(both, keys, {key: unit.pad[-1] for key, unit in zip(keys, both.oud, strict=True)}, frozenset(moving))


def _beweegt(soorten: tuple[Soort, ...]) -> bool:
    return Soort.VERPLAATST in soorten

"""The provisions of two versions in one order: what stays at its place, what is gone at its old one, what is new."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.model import (
    Bij,
    Bijlage,
    Comparison,
    Eenheid,
    Gelijk,
    Knoop,
    Paar,
    Regeling,
    Soort,
    Structuur,
    Toelichting,
    Vergeleken,
    Weg,
    Wijziging,
    nieuw,
    oud,
    stukken,
)


@dataclass(frozen=True, slots=True)
class Bepaling:
    """A provision in the running text of both versions, without the provisions in it.

    `index` counts the provisions of the new text, of what is gone those of the old one; `diepte` the containers around
    it. `wijziging` is what changed, of a moved provision at both its places.
    """

    deel: Vergeleken
    index: int
    diepte: int
    wijziging: Wijziging | None

    @property
    def is_weg(self) -> bool:
        return isinstance(self.deel, Weg)

    @property
    def knoop(self) -> Knoop:
        """The provision itself, bare where it is in both texts."""
        return self.deel.wordt if isinstance(self.deel, Paar) else self.deel.knoop

    @property
    def is_achteraan(self) -> bool:
        """Whether it stands behind the closing provisions."""
        return isinstance(self.knoop, Bijlage | Toelichting)


def samenloop(comparison: Comparison, wordt: Regeling) -> tuple[Bepaling, ...]:
    """Both texts in one order; `wordt` gives what did not change.

    Without what is gone it is the new text, without what is new the old one: in between two provisions that stay, what
    is gone comes first, unless it would fall between a container and what is new in it. Nothing of the lichaam of
    either text stands behind a bijlage or toelichting: in between them is the place of the closing provisions.
    """
    loop = _Loop.van(comparison, wordt)
    found: list[Bepaling] = []
    new: list[Bepaling] = []
    passed = 0
    stays = loop.blijvers()
    for index in range(len(loop.nieuw)):
        was = loop.van_nieuw.get(index)
        if was is None or was not in stays:
            new.append(loop.toegevoegd(index))
            continue
        found += _tussen([loop.geschrapt(i) for i in range(passed, was)], new)
        found.append(loop.blijvend(was, index))
        new, passed = [], was + 1
    found += _tussen([loop.geschrapt(i) for i in range(passed, len(loop.diepte_oud))], new)
    return tuple(_genest(found))


@dataclass(frozen=True, slots=True)
class _Loop:
    """Both texts as flat lists, from the comparison and the new text."""

    nieuw: list[tuple[Knoop, int]]
    van_nieuw: dict[int, int]
    naar: dict[int, int]
    diepte_oud: list[int]
    per_nieuw: dict[int, Wijziging]
    per_oud: dict[int, Wijziging]

    @classmethod
    def van(cls, comparison: Comparison, wordt: Regeling) -> _Loop:
        units = list(_plat(stukken(wordt), 0))
        per_old = {c.was.index: c for c in comparison.wijzigingen if c.was is not None}
        per_new = {c.wordt.index: c for c in comparison.wijzigingen if c.wordt is not None}
        van: dict[int, int] = {}
        depth = {i: c.was.diepte for i, c in per_old.items() if c.was is not None}
        at = 0
        for run in comparison.geraamte:
            for k in range(run.aantal):
                if run.was is not None:
                    van[at + k] = run.was + k
                    depth[run.was + k] = units[at + k][1] - run.diepte
            at += run.aantal
        naar = {i: j for j, i in van.items()}
        return cls(units, van, naar, [depth[i] for i in sorted(depth)], per_new, per_old)

    def blijvers(self) -> frozenset[int]:
        """The old provisions that stay at their place: not moved, not in what moved, and in one order in both texts."""
        moved: set[int] = set()
        around: list[int] = []
        for i, depth in enumerate(self.diepte_oud):
            del around[depth:]
            change = self.per_oud.get(i)
            told = change is not None and Soort.VERPLAATST in change.soorten
            if told or (around and around[-1] in moved):
                moved.add(i)
            around.append(i)
        return frozenset(_rising([i for _, i in sorted(self.van_nieuw.items()) if i not in moved]))

    def blijvend(self, was: int, index: int) -> Bepaling:
        change = self.per_nieuw.get(index)
        node, depth = self.nieuw[index]
        return Bepaling(change.inhoud if change else Gelijk(node), index, depth, change)

    def toegevoegd(self, index: int) -> Bepaling:
        change = self.per_nieuw.get(index)
        node, depth = self.nieuw[index]
        return Bepaling(Bij(node if change is None else _zeker(nieuw(change.inhoud))), index, depth, change)

    def geschrapt(self, was: int) -> Bepaling:
        change = self.per_oud.get(was)
        node = self.nieuw[self.naar[was]][0] if change is None else _zeker(oud(change.inhoud))
        return Bepaling(Weg(node), was, self.diepte_oud[was], change)


def _zeker(node: Knoop | None) -> Knoop:
    assert node is not None
    return node


def _plat(nodes: tuple[Eenheid, ...], diepte: int) -> Iterator[tuple[Knoop, int]]:
    for node in nodes:
        if isinstance(node, Structuur):
            yield replace(node, inhoud=()), diepte
            yield from _plat(node.inhoud, diepte + 1)
        else:
            yield node, diepte


def _rising(numbers: list[int]) -> list[int]:
    """The longest rising run of numbers, with gaps."""
    ends: list[int] = []
    at_end: list[int] = []
    before: list[int] = []
    for at, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(at_end[length - 1] if length else -1)
        ends[length:] = [number]
        at_end[length:] = [at]
    found: list[int] = []
    at = at_end[-1] if at_end else -1
    while at >= 0:
        found.append(numbers[at])
        at = before[at]
    return found[::-1]


def _tussen(gone: list[Bepaling], new: list[Bepaling]) -> list[Bepaling]:
    """What is gone and what is new between two provisions that stay."""
    found: list[Bepaling] = []
    for behind in (False, True):
        found += _ineen([b for b in gone if b.is_achteraan is behind], [b for b in new if b.is_achteraan is behind])
    return found


def _ineen(gone: list[Bepaling], new: list[Bepaling]) -> list[Bepaling]:
    found: list[Bepaling] = []
    at = 0
    for bepaling in gone:
        while at < len(new) and new[at].diepte > bepaling.diepte:
            found.append(new[at])
            at += 1
        found.append(bepaling)
    return found + new[at:]


def _genest(bepalingen: list[Bepaling]) -> Iterator[Bepaling]:
    """What is gone at a depth that fits between its neighbours, so that no level of heading is passed over."""
    least = 0
    depths: list[int] = []
    for bepaling in reversed(bepalingen):
        depth = max(bepaling.diepte, least) if bepaling.is_weg else bepaling.diepte
        depths.append(depth)
        least = depth - 1
    most = 0
    for bepaling, depth in zip(bepalingen, reversed(depths), strict=True):
        fitting = min(depth, most) if bepaling.is_weg else depth
        yield replace(bepaling, diepte=fitting)
        most = fitting + 1

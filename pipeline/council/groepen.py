"""Which changes one step of an amendment carries out, and in what order the steps go."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.compare.eenheden import Eenheid
from pipeline.council.stand import Teksten, met_inhoud
from pipeline.model import Paar, Problem, Refused, Soort, Structuur, Wijziging


@dataclass(frozen=True, slots=True)
class Groep:
    """Changes that go together: provisions that are `nieuw` (their places in the new text), or `weg` (in the old one).

    Neither: provisions that stay: one that changes, or neighbours that only get another number. `neemt` are the names
    that come into use, `geeft` those that go out.
    """

    wijzigingen: tuple[Wijziging, ...]
    nieuw: tuple[int, ...] = ()
    weg: tuple[int, ...] = ()

    @property
    def neemt(self) -> frozenset[str]:
        return frozenset(c.wordt.naam for c in self.wijzigingen if c.wordt and (not c.was or _anders(c)))

    @property
    def geeft(self) -> frozenset[str]:
        return frozenset(c.was.naam for c in self.wijzigingen if c.was and (not c.wordt or _anders(c)))


def _anders(change: Wijziging) -> bool:
    return change.was is not None and change.wordt is not None and change.was.naam != change.wordt.naam


def groepen(law: tuple[Wijziging, ...], both: Teksten) -> Iterator[Groep]:
    """The changes in order; a container that is new or gone as a whole is one step, and so are new neighbours."""
    fresh = {c.wordt.index: c for c in law if c.wordt and not c.was}
    gone = {c.was.index: c for c in law if c.was and not c.wordt}
    done: set[int] = set()
    for change in law:
        if id(change) not in done:
            group = _groep(change, fresh, gone, both)
            done.update(map(id, group.wijzigingen))
            yield group


def _groep(change: Wijziging, fresh: dict[int, Wijziging], gone: dict[int, Wijziging], both: Teksten) -> Groep:
    if change.was is None and change.wordt is not None:
        index = _bijeen(change.wordt.index, both.nieuw, frozenset(fresh))
        return Groep(tuple(fresh[j] for j in index), nieuw=index)
    if change.wordt is None and change.was is not None:
        index = met_inhoud(change.was.index, both.oud)
        if not set(index) <= gone.keys():
            index = index[:1]
        return Groep(tuple(gone[i] for i in index), weg=index)
    return Groep((change,))


def _bijeen(index: int, units: tuple[Eenheid, ...], fresh: frozenset[int]) -> tuple[int, ...]:
    """New neighbours of one kind in one container, each with all in it; one heading when not all in it is new."""
    first = units[index]
    found: tuple[int, ...] = ()
    at = index
    while at < len(units) and units[at].ouder == first.ouder and _soort(units[at]) == _soort(first):
        whole = met_inhoud(at, units)
        if not fresh.issuperset(whole):
            break
        found = (*found, *whole)
        at = whole[-1] + 1
    return found or (index,)


def _soort(unit: Eenheid) -> object:
    return unit.node.soort if isinstance(unit.node, Structuur) else type(unit.node)


def op_volgorde(groups: Iterable[Groep]) -> tuple[Groep, ...]:
    """The steps in order, a step that gives up a name before the one that takes it; refused when they take turns."""
    todo = tuple(groups)
    gives: dict[str, list[int]] = {}
    for number, group in enumerate(todo):
        for name in sorted(group.geeft):
            gives.setdefault(name, []).append(number)
    before = [
        sorted({other for name in group.neemt for other in gives.get(name, ()) if other != number})
        for number, group in enumerate(todo)
    ]
    ordered: dict[int, None] = {}
    for start in range(len(todo)):
        waiting = [start]
        while waiting:
            current = waiting[-1]
            first = next((other for other in before[current] if other not in ordered), None)
            if first is None:
                ordered.setdefault(waiting.pop())
            elif first in waiting:
                raise Refused(_ruil(todo[first]))
            else:
                waiting.append(first)
    return tuple(todo[number] for number in ordered)


def _ruil(group: Groep) -> Problem:
    names = " en ".join(sorted(group.neemt | group.geeft))
    advice = "Laat de nummers staan, of stel de tekst als nieuwe verordening vast (een eigen `werk`)."
    inhoud = group.wijzigingen[0].inhoud
    where = inhoud.wordt.position if isinstance(inhoud, Paar) else inhoud.knoop.position
    return Problem(f"Bepalingen ruilen van nummer ({names}).", where, advice)


def samengenomen(ordered: tuple[Groep, ...], both: Teksten) -> Iterator[Groep]:
    """The same steps, neighbours that only get another number together: "de artikelen 8 tot en met 10"."""
    times_old, times_new = (Counter(unit.pad[-1] for unit in units) for units in (both.oud, both.nieuw))

    def alone(group: Groep) -> bool:
        (change,) = group.wijzigingen if len(group.wijzigingen) == 1 else (None,)
        if change is None or change.was is None or change.wordt is None:
            return False
        unique = times_old[change.was.naam] == times_new[change.wordt.naam] == 1
        return unique and change.soorten == (Soort.VERNUMMERD,) and not _NAAM.search(change.naam + change.was.naam)

    run: list[Wijziging] = []
    for group in ordered:
        if not alone(group):
            yield from _reeks(run)
            run = []
            yield group
            continue
        (change,) = group.wijzigingen
        if run and not _buren(run[-1], change, both):
            yield from _reeks(run)
            run = []
        run.append(change)
    yield from _reeks(run)


_NAAM = re.compile("[“”]")
"""In the name of a provision without a number."""


def _reeks(run: list[Wijziging]) -> Iterator[Groep]:
    """The run as one step, in the order of the text."""
    if run:
        yield Groep(tuple(sorted(run, key=lambda change: change.wordt.index if change.wordt else 0)))


def _buren(one: Wijziging, other: Wijziging, both: Teksten) -> bool:
    """Whether two provisions follow each other in both texts, headings apart."""
    assert one.was and one.wordt and other.was and other.wordt
    for units, (i, j) in (
        (both.oud, (one.was.index, other.was.index)),
        (both.nieuw, (one.wordt.index, other.wordt.index)),
    ):
        low, high = min(i, j), max(i, j)
        if _soort(units[i]) != _soort(units[j]) or (isinstance(units[i].node, Structuur) and high > low + 1):
            return False
        if any(not isinstance(unit.node, Structuur) for unit in units[low + 1 : high]):
            return False
    return (one.was.index < other.was.index) is (one.wordt.index < other.wordt.index)

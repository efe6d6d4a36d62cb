"""Which changes one step of an amendment carries out, and in what order the steps go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.compare.eenheden import Eenheid
from pipeline.council.stand import Teksten, met_inhoud
from pipeline.model import Problem, Refused, Structuur, Wijziging


@dataclass(frozen=True, slots=True)
class Groep:
    """Changes that go together: provisions that are `nieuw` (their places in the new text), or `weg` (in the old one).

    Neither: one provision that stays and changes. `neemt` are the names that come into use, `geeft` those that go out.
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
    for number, change in enumerate(law):
        if number in done:
            continue
        group = _groep(change, fresh, gone, both)
        yield group
        together = set(map(id, group.wijzigingen))
        done.update(other for other, one in enumerate(law) if id(one) in together)


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
    ordered: list[Groep] = []
    busy: list[Groep] = []

    def place(group: Groep) -> None:
        if any(group is one for one in ordered):
            return
        if any(group is one for one in busy):
            names = " en ".join(sorted(group.neemt | group.geeft))
            advice = "Laat de nummers staan, of stel de tekst als nieuwe verordening vast (een eigen `werk`)."
            raise Refused(Problem(f"Bepalingen ruilen van nummer ({names}).", advice=advice))
        busy.append(group)
        for other in todo:
            if other is not group and group.neemt & other.geeft:
                place(other)
        busy.pop()
        ordered.append(group)

    for group in todo:
        place(group)
    return tuple(ordered)

"""Which provision became which, in named passes; each pair remembers the pass that made it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from pipeline.compare.eenheden import Eenheid, drietallen, kandidaten, zonder_opschrift
from pipeline.model import (
    Artikel,
    Bijlage,
    Structuur,
    Toelichting,
    Vervallen,
    Weggelaten,
    ruwe_tekst,
)

ALIKE = 0.5
SAME_NUMBER_ALIKE = 0.3
SAME_NUMBER_BONUS = 0.3
CONTAINED = 0.8
ENOUGH_WORDS = 8
LONG_TEXT = 200  # a content string this long has words enough without counting


@dataclass(frozen=True, slots=True)
class Paring:
    """The result: `naar[i]` is the index in the new version of provision i of the old one, `stap` the pass."""

    naar: dict[int, int]
    van: dict[int, int]
    stap: dict[int, str]


def paar_eenheden(was: list[Eenheid], wordt: list[Eenheid]) -> Paring:
    """Pair the provisions of two versions."""
    work = _Work(was, wordt, {}, {}, {}, {})
    work.unique("id", _id)
    work.equal()
    work.unique("gelijk", _whole)
    work.unique("nummer en opschrift", _heading_in_path)
    work.unique("nummer en opschrift", _heading)
    work.repealed()
    work.unique("gelijke tekst", _text)
    work.unique("opschrift", _title)
    work.similar()
    work.containers()
    work.same_number()
    work.leftovers()
    return Paring(work.naar, work.van, work.stap)


@dataclass(frozen=True, slots=True)
class _Work:
    """The passes fill these; local to one call of `paar_eenheden`."""

    was: list[Eenheid]
    wordt: list[Eenheid]
    naar: dict[int, int]
    van: dict[int, int]
    stap: dict[int, str]
    words: dict[tuple[bool, int], list[str]]

    def pair(self, i: int, j: int, stap: str) -> None:
        self.naar[i] = j
        self.van[j] = i
        self.stap[i] = stap

    def open_was(self) -> list[Eenheid]:
        return [unit for unit in self.was if unit.index not in self.naar]

    def open_wordt(self) -> list[Eenheid]:
        return [unit for unit in self.wordt if unit.index not in self.van]

    def unique(self, stap: str, key: Callable[[Eenheid], Hashable | None]) -> None:
        """Pair what has the same key, once on each side."""
        a, b = _by_key(self.open_was(), key), _by_key(self.open_wordt(), key)
        for value, units in a.items():
            others = b.get(value, ())
            if len(units) == len(others) == 1 and not _other_ids(units[0], others[0]):
                self.pair(units[0].index, others[0].index, stap)

    def equal(self) -> None:
        """What is the same to the letter, in order when it stands there more than once."""
        a, b = _by_key(self.open_was(), _whole_in_path), _by_key(self.open_wordt(), _whole_in_path)
        for value, units in a.items():
            others = b.get(value, ())
            if len(units) == len(others):
                for unit, other in zip(units, others, strict=True):
                    self.pair(unit.index, other.index, "gelijk")

    def repealed(self) -> None:
        """An article that only says [vervallen] is the one that had its number, wherever its text went."""
        a = _by_key(self.open_was(), _numbered)
        b = _by_key([unit for unit in self.open_wordt() if _is_repealed(unit)], _numbered)
        for value, others in b.items():
            units = a.get(value, ())
            if len(units) == len(others) == 1 and not _other_ids(units[0], others[0]):
                self.pair(units[0].index, others[0].index, "nummer")

    def text(self, side_is_was: bool, unit: Eenheid) -> list[str]:
        place = (side_is_was, unit.index)
        if place not in self.words:
            self.words[place] = ruwe_tekst(unit.node)
        return self.words[place]

    def similar(self) -> None:
        """Pair by words: candidates share rare runs of three words, the best pairs go first."""
        a = [u for u in self.open_was() if not isinstance(u.node, Structuur | Weggelaten)]
        b = [u for u in self.open_wordt() if not isinstance(u.node, Structuur | Weggelaten)]
        scored: list[tuple[float, int, int, int]] = []
        index = drietallen((u.index, self.text(False, u)) for u in b)
        by_index = {u.index: u for u in b}
        for unit in a:
            words = self.text(True, unit)
            for j in kandidaten(words, index):
                other = by_index[j]
                if type(other.node) is not type(unit.node) or _other_ids(unit, other):
                    continue
                score = LCSseq.normalized_similarity(words, self.text(False, other))
                if _number(unit) and _number(unit) == _number(other):
                    # Of the halves of a split, the one that keeps the number keeps the identity; so in a merge.
                    score = SAME_NUMBER_BONUS + max(score, _contained(words, self.text(False, other)))
                    scored += [(-score, 0, unit.index, j)] if score >= ALIKE + SAME_NUMBER_BONUS else []
                elif score >= ALIKE:
                    scored.append((-score, abs(unit.index - j), unit.index, j))
        for _, _, i, j in sorted(scored):
            if i not in self.naar and j not in self.van:
                self.pair(i, j, "gelijkende tekst")

    def containers(self) -> None:
        """A container follows most of what is in it."""
        votes: dict[int, Counter[int]] = defaultdict(Counter)
        for i, j in sorted(self.naar.items()):
            a, b = self.was[i].ouder, self.wordt[j].ouder
            while a is not None and b is not None:
                if self.was[a].diepte == self.wordt[b].diepte and a not in self.naar and b not in self.van:
                    votes[a][b] += 1
                a, b = self.was[a].ouder, self.wordt[b].ouder
        ranked = sorted((-n, abs(a - b), a, b) for a, counter in votes.items() for b, n in counter.items())
        for _, _, a, b in ranked:
            if a not in self.naar and b not in self.van and _kind(self.was[a]) == _kind(self.wordt[b]):
                self.pair(a, b, "inhoud")

    def same_number(self) -> None:
        """In a paired container, the same number on both sides still open: reworded, replaced or emptied in place."""
        for unit in self.open_was():
            if isinstance(unit.node, Weggelaten):
                continue
            for other in self.open_wordt():
                named = _number(unit) and _number(unit) == _number(other) and _kind(unit) == _kind(other)
                if not named or _other_ids(unit, other):
                    continue
                if self._same_parent(unit, other) and self._plausible(unit, other):
                    self.pair(unit.index, other.index, "nummer")
                    break

    def _plausible(self, unit: Eenheid, other: Eenheid) -> bool:
        """Not when the number was freed because the numbers around it moved: then it is another provision."""
        if isinstance(unit.node, Structuur):
            return True
        before = self._neighbour(self.was, self.naar, unit.index, -1)
        after = self._neighbour(self.was, self.naar, unit.index, 1)
        here = other.index
        fits = (before is None or before < here) and (after is None or here < after)
        words_a, words_b = self.text(True, unit), self.text(False, other)
        score = LCSseq.normalized_similarity(words_a, words_b)
        return score >= SAME_NUMBER_ALIKE or (fits and not self._renumbered_around(unit, other))

    def _renumbered_around(self, unit: Eenheid, other: Eenheid) -> bool:
        """Whether a sibling next to either side changed its number."""
        pairs = [(i, self.naar[i]) for i in (unit.index - 1, unit.index + 1) if i in self.naar]
        pairs += [(self.van[j], j) for j in (other.index - 1, other.index + 1) if j in self.van]
        return any(
            _kind(self.was[i]) == _kind(unit) and _number(self.was[i]) != _number(self.wordt[j]) for i, j in pairs
        )

    @staticmethod
    def _neighbour(units: list[Eenheid], naar: dict[int, int], index: int, step: int) -> int | None:
        at = index + step
        while 0 <= at < len(units):
            if at in naar:
                return naar[at]
            at += step
        return None

    def _same_parent(self, unit: Eenheid, other: Eenheid) -> bool:
        if unit.ouder is None or other.ouder is None:
            return unit.ouder is other.ouder
        return self.naar.get(unit.ouder) == other.ouder

    def leftovers(self) -> None:
        """The only annex or explanation left on both sides; what is left out between the same neighbours."""
        for kind in (Bijlage, Toelichting):
            a = [u for u in self.open_was() if isinstance(u.node, kind)]
            b = [u for u in self.open_wordt() if isinstance(u.node, kind)]
            if len(a) == len(b) == 1:
                self.pair(a[0].index, b[0].index, "enige")
        a = [u for u in self.open_was() if isinstance(u.node, Weggelaten)]
        b = [u for u in self.open_wordt() if isinstance(u.node, Weggelaten)]
        before_a, after_a = _neighbours(self.was)
        before_b, after_b = _neighbours(self.wordt)
        for near_a, near_b in ((before_a, before_b), (after_a, after_b)):
            places = {(u.ouder, near_a.get(u.index)): u.index for u in reversed(a) if u.index not in self.naar}
            for other in b:
                if other.index in self.van:
                    continue
                i = places.pop((self._old(other.ouder), self._old(near_b.get(other.index))), None)
                if i is not None:
                    self.pair(i, other.index, "plaats")
        self.same_place()

    def same_place(self) -> None:
        """In a paired container, what has the same heading (or none at all) in the same order."""
        waiting: dict[Hashable, list[int]] = {}
        for unit in self.open_was():
            waiting.setdefault((unit.ouder, _kind(unit), unit.kop), []).append(unit.index)
        for other in self.open_wordt():  # a container before what is in it
            queue = waiting.get((self._old(other.ouder), _kind(other), other.kop))
            if queue:
                self.pair(queue.pop(0), other.index, "plaats")

    def _old(self, index: int | None) -> int | None:
        """The index in the old version of a provision of the new one; -1 when it is new itself."""
        return None if index is None else self.van.get(index, -1)


def _neighbours(units: list[Eenheid]) -> tuple[dict[int, int], dict[int, int]]:
    """The sibling before and the sibling after each provision that has one."""
    before: dict[int, int] = {}
    last: dict[int | None, int] = {}
    for unit in units:
        if unit.ouder in last:
            before[unit.index] = last[unit.ouder]
        last[unit.ouder] = unit.index
    return before, {b: a for a, b in before.items()}


def _by_key(units: Iterable[Eenheid], key: Callable[[Eenheid], Hashable | None]) -> dict[Hashable, list[Eenheid]]:
    found: dict[Hashable, list[Eenheid]] = {}
    for unit in units:
        value = key(unit)
        if value is not None:
            found.setdefault(value, []).append(unit)
    return found


def _kind(unit: Eenheid) -> Hashable:
    node = unit.node
    return node.soort.value if isinstance(node, Structuur) else type(node).__name__


def _number(unit: Eenheid) -> str:
    return "" if isinstance(unit.node, Weggelaten) else unit.node.kop.nummer


def _id(unit: Eenheid) -> Hashable | None:
    return (unit.node.id or None) if isinstance(unit.node, Artikel) else None


def _numbered(unit: Eenheid) -> Hashable | None:
    return (_kind(unit), _number(unit)) if _number(unit) else None


def _is_repealed(unit: Eenheid) -> bool:
    return isinstance(unit.node, Artikel) and [type(part) for part in unit.node.inhoud] == [Vervallen]


def _contained(a: list[str], b: list[str]) -> float:
    """Just alike when nearly all of the shorter text is in the longer one."""
    shorter = min(len(a), len(b))
    return ALIKE if shorter >= ENOUGH_WORDS and LCSseq.similarity(a, b) >= CONTAINED * shorter else 0.0


def _other_ids(unit: Eenheid, other: Eenheid) -> bool:
    """Both articles have an id and they differ: the author said that they are two."""
    mine, theirs = _id(unit), _id(other)
    return mine is not None and theirs is not None and mine != theirs


def _whole(unit: Eenheid) -> Hashable | None:
    """Everything equal, number included; containers wait for their heading in its path."""
    return None if isinstance(unit.node, Structuur | Weggelaten) else (unit.kop, unit.inhoud)


def _whole_in_path(unit: Eenheid) -> Hashable | None:
    whole = _whole(unit)
    return None if whole is None else (unit.pad, whole)


def _heading_in_path(unit: Eenheid) -> Hashable | None:
    return (_kind(unit), unit.pad, _number(unit), unit.opschrift) if unit.opschrift else None


def _heading(unit: Eenheid) -> Hashable | None:
    return (_kind(unit), _number(unit), unit.opschrift) if unit.opschrift else None


def _text(unit: Eenheid) -> Hashable | None:
    """The text without number and heading, when it is long enough to be somebody's own."""
    if isinstance(unit.node, Structuur | Weggelaten) or not unit.node.inhoud:
        return None
    enough = len(unit.inhoud) > LONG_TEXT or len(ruwe_tekst(zonder_opschrift(unit.node))) >= ENOUGH_WORDS // 2
    return (_kind(unit), unit.inhoud) if enough else None


def _title(unit: Eenheid) -> Hashable | None:
    """The heading alone: a renumbered container or article whose text was edited too."""
    return (_kind(unit), unit.opschrift) if unit.opschrift else None

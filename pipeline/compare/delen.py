"""The inside of a provision: which lid, onderdeel, row or paragraph became which.

Parts are paired by their text; the label only breaks ties, because after a deletion 3 → 2 is the rule and 2 → 2 the
accident. A part never matches outside its aligned parent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from pipeline.compare.reeks import ALIKE, paren
from pipeline.compare.tekst import vergelijk_tekst
from pipeline.model import (
    Alinea,
    Begrip,
    Bij,
    Cel,
    Gelijk,
    Knoop,
    Li,
    Lid,
    OmhuldBij,
    Paar,
    Rij,
    Vergeleken,
    Weg,
    kaal,
    keer_om,
    kinderen,
    label_van,
    oude_knopen,
    ruwe_tekst,
    ruwe_woorden,
    tekst_van,
)
from pipeline.model.reeks import stijgend

Pairs = list[tuple[int | None, int | None]]

TIE = 0.001
SAME_KEY = 0.9
CONTAINED = 0.8  # share of the shorter text that must be found in the longer one to call it the same part, enlarged
LONG_ENOUGH = 4  # words below which containment says nothing


def vergelijk_knoop(was: Knoop, wordt: Knoop) -> Vergeleken:
    """Two nodes of one kind that are each other's successor, as one merged tree."""
    if was == wordt:
        return Gelijk(wordt)
    return Paar(
        kaal(was),
        kaal(wordt),
        vergelijk_tekst(tekst_van(was), tekst_van(wordt)),
        vergelijk_kinderen(kinderen(was), kinderen(wordt)),
    )


def vergelijk_kinderen(was: Sequence[Knoop], wordt: Sequence[Knoop]) -> tuple[Vergeleken, ...]:
    """The children of two paired nodes, in reading order; what is gone comes before what is new in its place."""
    if was == wordt:
        return tuple(Gelijk(node) for node in wordt)
    if _in_columns(was, wordt):
        return tuple(vergelijk_knoop(a, b) for a, b in zip(was, wordt, strict=True))
    wrapped = _wrapped(was, wordt)
    if wrapped is not None:
        return wrapped
    parts_a, parts_b = [_Part.of(n) for n in was], [_Part.of(n) for n in wordt]
    pairs = _pair_leftovers(parts_a, parts_b, _pairs(parts_a, parts_b))
    found: list[Vergeleken] = []
    for i, j in pairs:
        if i is not None and j is not None:
            found.append(vergelijk_knoop(was[i], wordt[j]))
        elif i is not None:
            found.append(Weg(was[i]))
        elif j is not None:
            found.append(Bij(wordt[j]))
    return tuple(found)


def _pairs(was: Sequence[_Part], wordt: Sequence[_Part]) -> Pairs:
    """Which part became which, in order: rows by what stands in their first cell, the rest by likeness.

    A row is looked up by its name: with all its amounts changed it is still that row, and none of its neighbours.
    """
    if not all(isinstance(part.node, Rij) for part in (*was, *wordt)):
        return paren(was, wordt, _likeness, key=_key)
    names_a, names_b = _names(was), _names(wordt)
    both = [(i, names_b[name]) for name, i in names_a.items() if name in names_b]
    anchors = [both[at] for at in stijgend([j for _, j in both])]
    found: Pairs = []
    at_a = at_b = 0
    for i, j in [*anchors, (len(was), len(wordt))]:
        between = paren(was[at_a:i], wordt[at_b:j], _likeness, key=_key)
        found += [(a if a is None else a + at_a, b if b is None else b + at_b) for a, b in between]
        if i < len(was):
            found.append((i, j))
        at_a, at_b = i + 1, j + 1
    return found


def _names(rows: Sequence[_Part]) -> dict[tuple[str, ...], int]:
    """Rows by the words of their first cell, those of which no other begins the same."""
    names = [tuple(row.own) for row in rows]
    count = Counter(names)
    return {name: at for at, name in enumerate(names) if name and count[name] == 1}


def _wrapped(was: Sequence[Knoop], wordt: Sequence[Knoop]) -> tuple[Vergeleken, ...] | None:
    """Text without leden that became leden, or the reverse; None when this is something else."""
    leden_a, leden_b = ([isinstance(node, Lid) for node in nodes] for nodes in (was, wordt))
    if was and not any(leden_a) and leden_b and all(leden_b):
        return _into_leden(was, wordt)
    if wordt and not any(leden_b) and leden_a and all(leden_a):
        turned = _into_leden(wordt, was)
        return None if turned is None else tuple(map(keer_om, turned))
    return None


def _into_leden(blocks: Sequence[Knoop], leden: Sequence[Knoop]) -> tuple[Vergeleken, ...] | None:
    """Each block goes to the lid in which most of its words are, in order; None when none is found back."""
    texts = [ruwe_tekst(lid) for lid in leden]
    groups: dict[int, list[Knoop]] = {}
    loose: dict[int, list[Knoop]] = {}
    at = 0
    for block in blocks:
        words = ruwe_tekst(block)
        shares = [LCSseq.similarity(words, text) / len(words) if words else 0.0 for text in texts[at:]]
        best = max(range(len(shares)), key=lambda n: (shares[n], -n))
        if shares[best] >= ALIKE:
            at += best
            groups.setdefault(at, []).append(block)
        else:
            loose.setdefault(at, []).append(block)
    if not groups:
        return None
    found: list[Vergeleken] = []
    for n, lid in enumerate(leden):
        found += [Weg(block) for block in loose.get(n, ())]
        if n in groups:
            found.append(OmhuldBij(kaal(lid), vergelijk_kinderen(groups[n], kinderen(lid))))
        else:
            found.append(Bij(lid))
    # Blocks left over before a lid that took earlier ones would change places; then it is no wrapping.
    back = tuple(node for part in found for node in oude_knopen(part))
    return tuple(found) if back == tuple(blocks) else None


@dataclass(frozen=True, slots=True)
class _Part:
    """A node with its words at hand, counted once."""

    node: Knoop
    words: list[str]
    own: list[str]
    label: str

    @classmethod
    def of(cls, node: Knoop) -> _Part:
        return cls(node, ruwe_tekst(node), _first_words(node), label_van(node))


def _first_words(node: Knoop) -> list[str]:
    """What the part is recognised by when much was added to it: its own text, or its first paragraph or cell."""
    own: list[str] = []
    ruwe_woorden(tekst_van(node), own)
    if isinstance(node, Lid | Li | Rij | Cel) and kinderen(node):
        first = kinderen(node)[0]
        if isinstance(first, Alinea | Cel):
            own += ruwe_tekst(first)
    return own


def _in_columns(was: Sequence[Knoop], wordt: Sequence[Knoop]) -> bool:
    """Cells of rows with the same columns pair by column."""
    return (
        len(was) == len(wordt)
        and all(isinstance(node, Cel) for node in (*was, *wordt))
        and all(a.kolommen == b.kolommen for a, b in zip(was, wordt, strict=True))  # type: ignore[union-attr]
    )


def _key(part: _Part) -> object:
    return (part.label, part.node) if part.label else part.node


def _likeness(a: _Part, b: _Part) -> float:
    """How alike two parts are: 1 for equal text, else the share of words kept, 0 for different kinds."""
    if type(a.node) is not type(b.node):
        return 0.0
    tie = TIE if a.label == b.label else 0.0
    if a.words == b.words:
        return 1.0 + tie if a.words else ALIKE + 0.1 + tie
    if not a.words or not b.words:
        return 0.0
    score = LCSseq.normalized_similarity(a.words, b.words, score_cutoff=ALIKE)
    if isinstance(a.node, Begrip | Rij) and a.own == b.own and a.own:
        score = max(score, SAME_KEY)  # a row is known by its first cell, a definition by its term
    if score < ALIKE:
        score = _contained(a, b)
    return score + tie if score else 0.0


def _contained(a: _Part, b: _Part) -> float:
    """Just alike when the shorter text, or its opening, is still found in the longer one."""
    for xs, ys in ((a.words, b.words), (a.own, b.own)):
        shorter = min(len(xs), len(ys))
        if shorter >= LONG_ENOUGH and LCSseq.similarity(xs, ys) >= CONTAINED * shorter:
            return ALIKE + 0.01
    return 0.0


def _pair_leftovers(was: list[_Part], wordt: list[_Part], pairs: Pairs) -> Pairs:
    """Within a gap, what is left on both sides with one kind and one label was reworded as a whole.

    "Het derde lid komt te luiden: …" keeps the lid; two lists, tables or lone paragraphs in one place are each other's
    successor too.
    """
    found: Pairs = []
    gap_a: list[int] = []
    gap_b: list[int] = []
    for i, j in [*pairs, (-1, -1)]:
        if i is not None and j is not None:
            found += _pair_gap(was, wordt, gap_a, gap_b)
            gap_a, gap_b = [], []
            if i >= 0:
                found.append((i, j))
        elif i is not None:
            gap_a.append(i)
        elif j is not None:
            gap_b.append(j)
    return found


def _pair_gap(was: list[_Part], wordt: list[_Part], gap_a: list[int], gap_b: list[int]) -> Pairs:
    if not gap_a or not gap_b:
        return [*((i, None) for i in gap_a), *((None, j) for j in gap_b)]
    names_a = [(type(was[i].node), was[i].label) for i in gap_a]
    names_b = [(type(wordt[j].node), wordt[j].label) for j in gap_b]
    count_a, count_b = Counter(names_a), Counter(names_b)
    found: Pairs = []
    at = 0
    for i, name in zip(gap_a, names_a, strict=True):
        match = None
        if count_a[name] == count_b[name] == 1 and name in names_b[at:]:
            match = names_b.index(name)
        if match is None:
            found.append((i, None))
            continue
        found += [(None, j) for j in gap_b[at:match]]
        found.append((i, gap_b[match]))
        at = match + 1
    found += [(None, j) for j in gap_b[at:]]
    return found

"""Which findings are new: a finding that was there before, on another line or in a renamed file, is not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model import Comparison, Eenheid, Finding, Refused, Regeling, Structuur, stukken
from pipeline.store.bronnen import Bron

GETAL = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Vondst:
    """A finding with what it is known by in another text: its file (as that text names it) and its line of source."""

    finding: Finding
    bestand: str
    regel: str


def nieuwe(voor: Sequence[Vondst], na: Sequence[Vondst]) -> tuple[tuple[Finding, ...], int]:
    """The findings of `na` that are not in `voor`, and how many of `voor` are gone.

    Each finding of `voor` accounts for one: first the same on the same line of source, then the same in the same file
    (its line was edited for another reason), then the same but for numbers on the same line of source (it moved).
    """
    left, rest = list(voor), list(na)
    for key in KENMERKEN:
        left, rest = _zonder_paren(left, rest, key)
    return tuple(vondst.finding for vondst in rest), len(left)


KENMERKEN: tuple[Callable[[Vondst], Hashable], ...] = (
    lambda vondst: (vondst.finding.rule, vondst.finding.message, vondst.bestand, vondst.regel),
    lambda vondst: (vondst.finding.rule, vondst.finding.message, vondst.bestand),
    lambda vondst: (vondst.finding.rule, GETAL.sub("#", vondst.finding.message), vondst.regel),
)


def _zonder_paren(
    voor: Sequence[Vondst], na: Sequence[Vondst], key: Callable[[Vondst], Hashable]
) -> tuple[list[Vondst], list[Vondst]]:
    """Both without what is in both."""
    return _min(voor, Counter(map(key, na)), key), _min(na, Counter(map(key, voor)), key)


def _min(found: Sequence[Vondst], other: Counter[Hashable], key: Callable[[Vondst], Hashable]) -> list[Vondst]:
    rest: list[Vondst] = []
    for vondst in found:
        if other[key(vondst)]:
            other[key(vondst)] -= 1
        else:
            rest.append(vondst)
    return rest


def vondsten(
    bron: Bron, found: Iterable[Finding], folder: str, hernoemd: Mapping[str, str] | None = None
) -> tuple[Vondst, ...]:
    """The findings in a version (`folder`), each with its line; `hernoemd` is what its files were called before."""
    names = hernoemd or {}
    lines: dict[str, Sequence[str]] = {}

    def line(path: str, number: int) -> str:
        if path not in lines:
            lines[path] = _regels(bron, path)
        return lines[path][number - 1].strip() if 0 < number <= len(lines[path]) else ""

    made: list[Vondst] = []
    for finding in found:
        path = finding.position.file
        inside = path.removeprefix(f"{folder}/")
        made.append(Vondst(finding, names.get(inside, inside), line(path, finding.position.line)))
    return tuple(made)


def _regels(bron: Bron, path: str) -> Sequence[str]:
    try:
        return bron[path].decode("utf-8-sig", "replace").splitlines() if path in bron else ()
    except Refused:
        return ()


def hernoemde_bestanden(comparison: Comparison, was: Regeling, wordt: Regeling) -> Iterator[tuple[str, str]]:
    """The file of each provision that is in both texts, with the file that it was in, as their positions say."""
    old, new = list(_bepalingen(was)), list(_bepalingen(wordt))
    at = 0
    for reeks in comparison.geraamte:
        if reeks.was is not None:
            for step in range(reeks.aantal):
                yield new[at + step].position.file, old[reeks.was + step].position.file
        at += reeks.aantal


def _bepalingen(regeling: Regeling) -> Iterator[Eenheid]:
    """The provisions in the order in which a comparison counts them."""

    def visit(node: Eenheid) -> Iterator[Eenheid]:
        yield node
        if isinstance(node, Structuur):
            for child in node.inhoud:
                yield from visit(child)

    for node in stukken(regeling):
        yield from visit(node)

"""Where what was written reads back as something else."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import NOWHERE, Kop, Position, Problem, platte_tekst
from pipeline.model.boom import Knoop, kinderen, tekst_van

ADVIES = "Dit is tekst die het formaat niet kan uitdrukken; vereenvoudig de opmaak op deze plaats."


def verschil(knoop: object, again: object, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Why the text was refused: the problems of reading it back, or the first place that differs."""
    found = _eerste(knoop, again)
    place, what = found or (NOWHERE, "")
    message = f"de tekst kan niet zo worden geschreven dat hetzelfde wordt teruggelezen: “{what}”."
    causes = tuple(Problem(f"({problem.message})", place) for problem in problems)
    return (Problem(message, place, ADVIES), *causes)


def _eerste(old: object, new: object) -> tuple[Position, str] | None:
    """The place and text of the first node that differs, as deep as possible."""
    if old == new:
        return None
    if isinstance(old, Kop):
        return old.position, f"{old.label} {old.nummer} {platte_tekst(old.opschrift)}".strip()
    before, after = _delen(old), _delen(new)
    for index, child in enumerate(before):
        if index >= len(after) or child != after[index]:
            return _eerste(child, after[index] if index < len(after) else None) or (NOWHERE, "")
    if isinstance(old, tuple) or old is None:
        return None
    node: Knoop = old  # type: ignore[assignment]
    text = platte_tekst(tekst_van(node)) or type(node).__name__
    return node.position, text[:80]


def _delen(node: object) -> tuple[object, ...]:
    if isinstance(node, tuple):
        return node
    return () if node is None or isinstance(node, Kop) else kinderen(node)  # type: ignore[arg-type]

"""TRM-05: quotes and brackets come in pairs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.tekens import CLOSERS, Teken, zonder_partner
from pipeline.lint.tekst import Passage
from pipeline.model import Finding, Severity, Tabel, Versie, alle_knopen, knopen

TRM_05 = Rule(
    id="TRM-05",
    title="Aanhalingstekens en haakjes komen in paren",
    source="vaste wetgevingspraktijk",
    severity=Severity.ERROR,
    bad="# Enig artikel\n\nDe gemeente past het Normenkader juni 2019’ toe (bijlage 1.",
    good="# Enig artikel\n\nDe gemeente past het ‘Normenkader juni 2019’ toe op foto’s (ook van vroeger).",
)

QUOTES = "‘’‚“”„«»‹›\"'"


@TRM_05.check_tekst
def marks_in_pairs(ontleding: Ontleding) -> Iterator[Finding]:
    alone = [(passage, mark) for passage in ontleding.passages for mark in zonder_partner(passage.inhoud)]
    across = _across_paragraphs(alone) | _across_cells(alone, _tabellen(ontleding.versie))
    for index, (passage, mark) in enumerate(alone):
        if index not in across:
            yield TRM_05.finding(passage.plaats(mark.plaats), _message(passage, mark))


def _across_paragraphs(alone: list[tuple[Passage, Teken]]) -> set[int]:
    """Quotations that open at the start of one paragraph and close at the end of a later one of the same article."""
    found: set[int] = set()
    for index, (first, opening) in enumerate(alone[:-1]):
        last, closing = alone[index + 1]
        starts = opening.opent and opening.plaats == 0
        ends = not closing.opent and closing.plaats >= len(last.inhoud.rstrip(" .,;:")) - 1
        if starts and ends and first.artikel is last.artikel and first.knoop is not last.knoop:
            found |= {index, index + 1}
    return found


def _tabellen(versie: Versie) -> dict[int, int]:
    """In which table each node stands, by the identities of both."""
    tables = (node for node in knopen(versie.regeling) if isinstance(node, Tabel))
    return {id(node): id(table) for table in tables for node in alle_knopen(table)}


def _across_cells(alone: list[tuple[Passage, Teken]], tables: dict[int, int]) -> set[int]:
    """Brackets that open in one cell and close in a later one: a source breaks its lines by rows."""
    found: set[int] = set()
    for index, ((first, opening), (last, closing)) in enumerate(pairwise(alone)):
        table = tables.get(id(first.knoop))
        if table is not None and table == tables.get(id(last.knoop)) and CLOSERS.get(closing.teken) == opening.teken:
            found |= {index, index + 1}
    return found


def _message(passage: Passage, mark: Teken) -> str:
    kind = "aanhalingsteken" if mark.teken in QUOTES else "haakje"
    around = passage.inhoud[max(0, mark.plaats - 25) : mark.plaats + 25].strip()
    if mark.teken in "\"'":
        return f"Het {kind} {mark.teken} bij “{around}” heeft geen tweede. Vul het andere aan of haal dit weg."
    verb, other = ("sluit", "het sluitteken") if mark.opent else ("opent", "het openingsteken")
    return f"Het {kind} {mark.teken} bij “{around}”: niets {verb} het. Vul {other} aan of haal dit weg."

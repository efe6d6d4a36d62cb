"""ACC-01: what looks like a heading or a list is one, so that a screen reader can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.tekst import lopend
from pipeline.model import (
    Alinea,
    Blok,
    Finding,
    Knoop,
    Nadruk,
    Nadruksoort,
    Severity,
    Tabel,
    Tekst,
    kinderen,
    stukken,
)

ACC_01 = Rule(
    id="ACC-01",
    title="Wat eruitziet als een kop of een lijst, is er een",
    source="WCAG 2.2, 1.3.1",
    severity=Severity.ERROR,
    bad="# Enig artikel\n\nTekst.\n\n# Toelichting\n\n**Algemeen**\n\nDe verordening regelt het toezicht.",
    good="# Enig artikel\n\nTekst.\n\n# Toelichting\n\n## Algemeen\n\nDe verordening regelt het toezicht.",
)

TEKEN = re.compile(r"(?:[-–•·*] |(?P<label>\d{1,2}[.)]|[a-z][.)]|[ivx]{1,4}[.)]) ?)(?=\S)")
LANG = 80


@ACC_01.check_tekst
def headings_and_lists_are_real(ontleding: Ontleding) -> Iterator[Finding]:
    versie = ontleding.versie
    amends = {id(one.artikel) for one in ontleding.wijzigingsartikelen}
    pending: list[Knoop] = list(reversed(stukken(versie.regeling)))
    while pending:
        node = pending.pop()
        if isinstance(node, Tabel) or id(node) in amends:  # the steps of an amendment are numbered sentences
            continue
        parts = kinderen(node)
        yield from _inside(parts)
        pending.extend(reversed(parts))
    if versie.besluit is not None:
        for name in sorted(versie.besluit.stukken):
            yield from _inside(versie.besluit.stukken[name].inhoud)


def _inside(parts: Sequence[Knoop]) -> Iterator[Finding]:
    before: str | None = None
    told = False
    for at, part in enumerate(parts):
        marker = None
        if isinstance(part, Alinea):
            if at + 1 < len(parts) and _is_bold(part):
                message = f"“{lopend(part.inhoud)}” is vet, maar geen kop. Maak er een kop van (met `##`)."
                yield ACC_01.finding(part.position, message)
            marker = _marker(part)
            if marker is not None and before is not None and _follows(before, marker) and not told:
                told = True
                message = f"“{_start(part)}” staat als losse alinea. Maak er een lijst van, met `- ` ervoor."
                yield ACC_01.finding(part.position, message)
        told = told and marker is not None
        before = marker


def _is_bold(alinea: Alinea) -> bool:
    """Whether the whole paragraph is bold, short, and no sentence."""
    only = alinea.inhoud[0]
    if len(alinea.inhoud) != 1 or not isinstance(only, Nadruk) or only.soort is not Nadruksoort.VET:
        return False
    text = lopend(alinea.inhoud).strip()
    return 0 < len(text) <= LANG and text[-1] not in ".;,:?!"


def _marker(alinea: Blok) -> str | None:
    """The sign or label with which the paragraph opens as an item would."""
    first = alinea.inhoud[0] if isinstance(alinea, Alinea) and alinea.inhoud else None
    found = TEKEN.match(first.inhoud) if isinstance(first, Tekst) else None
    return (found["label"] or found[0].strip()) if found else None


def _follows(before: str, marker: str) -> bool:
    """Whether both are items of one list: the same sign, or the next label."""
    if before == marker:
        return not marker[0].isalnum()
    one, two = before.rstrip(".)"), marker.rstrip(".)")
    if one.isdecimal() and two.isdecimal():
        return int(two) == int(one) + 1
    return len(one) == len(two) == 1 and ord(two) == ord(one) + 1


def _start(alinea: Alinea) -> str:
    text = lopend(alinea.inhoud)
    return text if len(text) <= 40 else text[:39].rstrip() + "…"

"""BST-01: the file name follows the heading."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lint.rule import Rule
from pipeline.model import Finding, Severity, Versie
from pipeline.store.namen import naam_verschillen

BST_01 = Rule(
    id="BST-01",
    title="De bestandsnaam volgt de kop",
    source="docs/formaat.md",
    severity=Severity.WARNING,
    bad="bestand: artikel-4.md\n\n# Artikel 1 Aanvraag\n\nTekst.",
    good="bestand: artikel-1.md\n\n# Artikel 1 Aanvraag\n\nTekst.",
)


@BST_01.check
def name_follows_heading(versie: Versie) -> Iterator[Finding]:
    for difference in naam_verschillen(versie.regeling):
        yield BST_01.finding(
            difference.position,
            f"Bij deze kop hoort de bestandsnaam “{difference.naar}”. Draai `renvooi fmt`, die hernoemt het bestand.",
        )

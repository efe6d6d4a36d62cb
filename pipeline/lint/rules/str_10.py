"""STR-10: the table of contents and the explanation stand outside the body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.model import Artikel, Bijlage, Finding, Severity, Structuur, Tussenkop
from pipeline.model.regeling import Divisie

STR_10 = Rule(
    id="STR-10",
    title="Inhoudsopgave en toelichting staan buiten de regeling zelf",
    source="Aanwijzing 4.30 en 4.48",
    severity=Severity.WARNING,
    bad="# Hoofdstuk 1 Inhoudsopgave\n\n# Artikel 1 Begrippen\n\nTekst.",
    good="# Hoofdstuk 1 Algemeen\n\n# Artikel 1 Begrippen\n\nTekst.\n\n# Toelichting\n\nTekst.",
)

OUTSIDE = re.compile(
    r"inhoud(?:sopgave)?|(?:memorie van |algemene |artikelsgewijze |nadere )?toelichting(?: per artikel)?",
    re.IGNORECASE,
)


@STR_10.check_tekst
def contents_and_explanation_outside(ontleding: Ontleding) -> Iterator[Finding]:
    for passage in ontleding.passages:
        heading = isinstance(passage.knoop, Structuur | Artikel | Bijlage | Divisie | Tussenkop)
        if heading and not passage.in_toelichting and OUTSIDE.fullmatch(passage.inhoud.strip(" .:")):
            yield STR_10.finding(
                passage.position,
                f"“{passage.inhoud}” hoort niet tussen de bepalingen. Zet een toelichting in toelichting.md; "
                "een inhoudsopgave wordt vanzelf gemaakt.",
            )

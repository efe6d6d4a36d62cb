"""STR-03: no reserved articles."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lint.bouw import artikel_naam, artikelen, hoofdletter, kop_plaats
from pipeline.lint.rule import Rule
from pipeline.model import Finding, Gereserveerd, Severity, Versie

STR_03 = Rule(
    id="STR-03",
    title="Houd geen artikelen vrij",
    source="Aanwijzing 3.54",
    severity=Severity.WARNING,
    bad="# Artikel 1 Aanvraag\n\nTekst.\n\n# Artikel 2\n\n[gereserveerd]\n\n# Artikel 3 Slot\n\nTekst.",
    good="# Artikel 1 Aanvraag\n\nTekst.\n\n# Artikel 2 Slot\n\nTekst.",
)


@STR_03.check
def no_reserved_articles(versie: Versie) -> Iterator[Finding]:
    for article in artikelen(versie.regeling):
        if any(isinstance(part, Gereserveerd) for part in article.inhoud):
            yield STR_03.finding(
                kop_plaats(article),
                f"{hoofdletter(artikel_naam(article))} is gereserveerd. Laat het weg; "
                "voeg een later artikel in met een letter (5a).",
            )

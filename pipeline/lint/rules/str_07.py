"""STR-07: every article has a heading."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lint.bouw import artikel_naam, artikelen, hoofdletter, is_leeg, kop_plaats
from pipeline.lint.rule import Rule
from pipeline.model import Finding, Severity, Versie

STR_07 = Rule(
    id="STR-07",
    title="Elk artikel heeft een opschrift",
    source="VNG-modelverordeningen",
    severity=Severity.WARNING,
    bad="# Artikel 1 Begrippen\n\nTekst.\n\n# Artikel 2\n\nTekst.",
    good="# Artikel 1 Begrippen\n\nTekst.\n\n# Artikel 2 Aanvraag\n\nTekst.",
)


@STR_07.check
def every_article_has_a_heading(versie: Versie) -> Iterator[Finding]:
    for article in artikelen(versie.regeling):
        alone = article.kop.label.casefold() == "enig artikel"
        if not article.kop.opschrift and not alone and not is_leeg(article):
            yield STR_07.finding(
                kop_plaats(article),
                f"{hoofdletter(artikel_naam(article))} heeft geen opschrift. "
                "Zet achter het nummer waar het artikel over gaat.",
            )

"""STR-06: one article alone is called "Enig artikel"."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lint.bouw import artikelen, kop_plaats, mist_bepalingen
from pipeline.lint.rule import Rule
from pipeline.model import Finding, Severity, Versie

STR_06 = Rule(
    id="STR-06",
    title="Eén artikel alleen heet “Enig artikel”",
    source="Aanwijzing 3.54",
    severity=Severity.INFO,
    bad="# Artikel 1 Aanvraag\n\nTekst.",
    good="# Enig artikel\n\nTekst.",
)


@STR_06.check
def only_article(versie: Versie) -> Iterator[Finding]:
    articles = list(artikelen(versie.regeling))
    alone = len(articles) + len(versie.gegevens.slotbepalingen) == 1 and not mist_bepalingen(versie.regeling)
    for article in articles:
        called_so = article.kop.label.casefold() == "enig artikel"
        if alone and not called_so:
            yield STR_06.finding(kop_plaats(article), "De regeling heeft één artikel. Noem het “Enig artikel”.")
        elif called_so and not alone and len(articles) > 1:
            yield STR_06.finding(
                kop_plaats(article), "Dit is niet het enige artikel. Noem het “Artikel” en geef het een nummer."
            )

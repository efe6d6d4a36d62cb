"""STR-01: the body is made of numbered articles."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lint.bouw import artikelen, is_leeg, kop_plaats, mist_bepalingen, naam
from pipeline.lint.nummering import nummer
from pipeline.lint.rule import Rule
from pipeline.model import Artikel, Finding, Severity, Versie

STR_01 = Rule(
    id="STR-01",
    title="De regeling bestaat uit artikelen, doorlopend of per hoofdstuk genummerd",
    source="Aanwijzing 3.54",
    severity=Severity.ERROR,
    bad="# Artikel 1 Begrippen\n\nTekst.\n\n# Artikel 1.2 Aanvraag\n\nTekst.",
    good="# Artikel 1 Begrippen\n\nTekst.\n\n# Artikel 2 Aanvraag\n\nTekst.",
)


@STR_01.check
def body_of_numbered_articles(versie: Versie) -> Iterator[Finding]:
    regeling = versie.regeling
    articles = list(artikelen(regeling))
    if not articles and not mist_bepalingen(regeling) and not versie.trekt_in:
        place = regeling.position if regeling.position.file else versie.gegevens.position
        yield STR_01.finding(place, "De regeling heeft geen artikelen. Zet de tekst in artikelen.")
    for article in articles:
        if not article.kop.nummer and article.kop.label.casefold() != "enig artikel" and not is_leeg(article):
            yield STR_01.finding(
                kop_plaats(article), f"“{naam(article.kop)}” heeft geen nummer. Geef het artikel een nummer."
            )
    yield from _mixed(articles)


def _mixed(articles: list[Artikel]) -> Iterator[Finding]:
    """Numbers with and without a prefix in one body: whichever there are fewer of are the odd ones."""
    numbered = [(article, len(value)) for article in articles if (value := nummer(article.kop.nummer))]
    through = [article for article, length in numbered if length == 1]
    prefixed = [article for article, length in numbered if length > 1]
    if not through or not prefixed:
        return
    odd, common = (through, prefixed) if len(through) < len(prefixed) else (prefixed, through)
    for article in odd:
        yield STR_01.finding(
            kop_plaats(article),
            f"Artikel {article.kop.nummer} is anders genummerd dan artikel {common[0].kop.nummer}. "
            "Nummer alle artikelen doorlopend (1, 2, 3) of alle per hoofdstuk (1.1, 1.2).",
        )

"""STR-09: a second paragraph is a lid of its own."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lint.bouw import artikel_naam, artikelen, blok_plaats, leden
from pipeline.lint.rule import Rule
from pipeline.model import Alinea, Blok, Finding, Lid, Severity, Versie

STR_09 = Rule(
    id="STR-09",
    title="Een extra alinea is een eigen lid",
    source="vaste wetgevingspraktijk",
    severity=Severity.INFO,
    bad="# Enig artikel\n\n**1.** Het college beslist.\n\nHet besluit is openbaar.\n\n**2.** Het besluit vervalt.",
    good="# Enig artikel\n\n**1.** Het college beslist.\n\n**2.** Het besluit is openbaar.",
)


@STR_09.check
def no_extra_paragraph(versie: Versie) -> Iterator[Finding]:
    for article in artikelen(versie.regeling):
        for lid in leden(article):
            yield from _extra(lid.inhoud, f"lid {lid.nummer} van {artikel_naam(article)}")
        if not leden(article):
            blocks = tuple(part for part in article.inhoud if not isinstance(part, Lid))
            yield from _extra(blocks, artikel_naam(article))


def _extra(blocks: tuple[Blok, ...], place: str) -> Iterator[Finding]:
    paragraphs = [block for block in blocks if isinstance(block, Alinea)]
    for block in paragraphs[1:]:
        yield STR_09.finding(
            blok_plaats(block), f"In {place} staat een extra alinea zonder nummer. Maak er een eigen lid van."
        )

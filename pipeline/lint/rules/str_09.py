"""STR-09: a second paragraph is a lid of its own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pipeline.lint.bouw import artikel_naam, artikelen, blok_plaats, leden
from pipeline.lint.rule import Rule
from pipeline.lint.tekst import lopend
from pipeline.model import Alinea, Blok, Finding, Lid, Severity, Versie, is_zonder_kop

STR_09 = Rule(
    id="STR-09",
    title="Een extra alinea is een eigen lid",
    source="vaste wetgevingspraktijk",
    severity=Severity.WARNING,
    bad="# Enig artikel\n\n**1.** Het college beslist.\n\nHet besluit is openbaar.\n\n**2.** Het besluit vervalt.",
    good="# Enig artikel\n\n**1.** Het college beslist.\n\n**2.** Het besluit is openbaar.",
)


@STR_09.check
def no_extra_paragraph(versie: Versie) -> Iterator[Finding]:
    for article in artikelen(versie.regeling):
        for lid in leden(article):
            yield from _extra(lid.inhoud, f"lid {lid.nummer} van {artikel_naam(article)}")
        if not leden(article) and not is_zonder_kop(article.kop):  # a source without articles has no leden to make
            blocks = tuple(part for part in article.inhoud if not isinstance(part, Lid))
            yield from _extra(blocks, artikel_naam(article))


def _extra(blocks: tuple[Blok, ...], place: str) -> Iterator[Finding]:
    paragraphs = [block for block in blocks if isinstance(block, Alinea)]
    for before, block in pairwise(paragraphs):
        sure = _is_zin(before) and _is_zin(block)
        report = STR_09.finding if sure else STR_09.hint
        yield report(blok_plaats(block), f"In {place} staat een extra alinea zonder nummer. Maak er een eigen lid van.")


def _is_zin(alinea: Alinea) -> bool:
    """Whether it reads as a sentence: not an item with a dash, a definition, a formula, a name or a date."""
    text = lopend(alinea.inhoud).strip()
    return text[:1].isupper() and text.endswith(".")

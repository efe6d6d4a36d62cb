"""REF-05: one ordinance writes its references in one way."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.schrijfwijze import SOORTEN, Schrijfwijze, Wijze
from pipeline.lint.tekst import Passage
from pipeline.model import Artikel, Finding, Severity

TEKST = """# Artikel 1 Aanvraag

**1.** Wie wil, vraagt aan.

**2.** Het college beslist over de aanvraag, bedoeld in het eerste lid.

# Artikel 2 Bezwaar

**1.** Bezwaar kan.

**2.** """

REF_05 = Rule(
    id="REF-05",
    title="Een verordening schrijft haar verwijzingen op één manier",
    source="Aanwijzing 3.29",
    severity=Severity.WARNING,
    bad=f"{TEKST}Het 1e lid geldt niet voor artikel 1.",
    good=f"{TEKST}Het eerste lid geldt niet voor artikel 1.",
)


@REF_05.check_tekst
def one_style(ontleding: Ontleding) -> Iterator[Finding]:
    for soort in SOORTEN:
        yield from _of_kind([(passage, one) for passage, one in ontleding.schrijfwijzen if one.wijze in soort], soort)


def _of_kind(found: list[tuple[Passage, Schrijfwijze]], soort: tuple[Wijze, ...]) -> Iterator[Finding]:
    """Every article with another way than the one that is most used; of ways used as much, that of the Aanwijzingen."""
    counts = {wijze: sum(one.wijze is wijze for _, one in found) for wijze in soort}
    usual = max(soort, key=lambda wijze: (counts[wijze], -soort.index(wijze)))
    told: set[tuple[int, Wijze]] = set()
    for passage, one in found:
        article: Artikel | None = passage.artikel
        if one.wijze is usual or (id(article), one.wijze) in told:
            continue
        told.add((id(article), one.wijze))
        message = (
            f"“{one.tekst}”: deze verordening schrijft meestal zoals “{usual}” ({counts[usual]} keer). "
            "Kies één manier en houd die overal aan."
        )
        yield REF_05.finding(passage.plaats(one.begin), message)

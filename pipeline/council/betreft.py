"""What a version changed, in the words of CVDR's field “betreft”: a check for readers, never a source."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Comparison, Soort

ARTIKEL = "artikel "
SKIPPED = (Soort.OPMAAK,)


def betreft(comparison: Comparison) -> str:
    """ "titel, art. 2.3.4, 5a, bijlage 1": the changed titles, articles and other parts; "" when no word changed."""
    names = [naam for change in comparison.wijzigingen if change.soort not in SKIPPED for naam in _namen(change.naam)]
    articles = [naam.removeprefix(ARTIKEL) for naam in names if naam.startswith(ARTIKEL)]
    titles = [naam for naam in names if naam in ("titel", "citeertitel")]
    others = [naam for naam in names if not naam.startswith(ARTIKEL) and naam not in titles]
    parts = [*titles, *([f"art. {', '.join(articles)}"] if articles else []), *others]
    return ", ".join(dict.fromkeys(parts))


def _namen(naam: str) -> Iterator[str]:
    yield "titel" if naam == Soort.OPSCHRIFT else naam

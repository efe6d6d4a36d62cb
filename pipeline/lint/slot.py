"""What an ordinance says of itself at its end: when it enters into force, how it is cited, what it repeals.

The record of a version comes first: closing provisions that are made of it need no words in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from pipeline.lint.tekst import Passage
from pipeline.model import Artikel, Bijlage, Divisie, Slotsoort, Structuur, Versie
from pipeline.model.datums import MAANDEN

DEZE = (
    r"(?:[Dd]eze|[Dd]it) (?:\w+ )?(?:\w*verordening|\w*regeling|\w*reglement|\w*besluit|wet|statuut|plan"
    r"|beleidsregels?)"
)
IN_WERKING = re.compile(
    r"\b(?:treedt|treden|trad|traden)\b[^.;]{0,200}?\bin werking\b|\bin werking (?:treedt|treden|te treden"
    r"|getreden|trad)\b",
    re.IGNORECASE,
)
DATUM = re.compile(rf"\b(?P<dag>\d{{1,2}}) (?P<maand>{'|'.join(MAANDEN)}) (?P<jaar>(?:19|20)\d\d)\b", re.IGNORECASE)


def leest(passage: Passage) -> bool:
    """Whether the passage is running text of an article, and no heading, annex or explanation."""
    heading = isinstance(passage.knoop, Artikel | Structuur | Divisie | Bijlage)
    return passage.artikel is not None and not heading and not passage.in_toelichting


def inwerkingtredingen(passages: tuple[Passage, ...]) -> Iterator[Passage]:
    """The texts that say when something enters into force."""
    return (one for one in passages if "werking" in one.inhoud and leest(one) and IN_WERKING.search(one.inhoud))


def uit_gegevens(versie: Versie, soort: Slotsoort) -> bool:
    """Whether this closing provision of the ordinance is made of its record."""
    return any(one.soort is soort for one in (versie.oorsprong or versie.gegevens).slotbepalingen)


def datums(text: str) -> tuple[tuple[int, date], ...]:
    """The dates that a text writes in full, each with its place; what is no date ("31 februari") is none."""
    found = []
    for match in DATUM.finditer(text):
        month = MAANDEN.index(match["maand"].lower()) + 1
        try:
            found.append((match.start(), date(int(match["jaar"]), month, int(match["dag"]))))
        except ValueError:
            continue
    return tuple(found)

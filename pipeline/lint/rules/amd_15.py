"""AMD-15: the amended regulation is named by its citeertitel."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import process

from pipeline.lint.bouw import artikel_naam, hoofdletter, kop_plaats
from pipeline.lint.ontleding import Toets
from pipeline.lint.rule import Rule
from pipeline.lint.voorbeeld import WIJZIGING
from pipeline.model import Finding, Severity

AMD_15 = Rule(
    id="AMD-15",
    title="De gewijzigde verordening staat er met haar citeertitel",
    source="Aanwijzing 6.15",
    severity=Severity.ERROR,
    bad=WIJZIGING.replace("De Verordening speelplekken Voorbeeldstad wordt", "De verordening wordt"),
    good=WIJZIGING,
)

NAAMLOOS = re.compile(
    r"^(?:bestaande |huidige |genoemde |bovengenoemde |onderhavige |vigerende |geldende )?"
    r"(?:verordening|regeling|reglement|besluit|beleidsregels?|APV|wet)$"
)
KORT = re.compile(r"^(?:[A-Z][A-Za-z]{1,5}-)(?:verordening|regeling)$")


BIJNA = 85
"""How alike two titles are, of 100, when one is meant for the other."""


@AMD_15.check_toets
def named_by_its_title(toets: Toets) -> Iterator[Finding]:
    known = [neighbour.versie.gegevens.citeertitel for neighbour in toets.buren]
    for one in toets.ontleding.wijzigingsartikelen:
        for title, place in one.hoofden:
            if NAAMLOOS.match(title) or KORT.match(title):
                message = f"“{title}” kan op meer dan één regeling slaan. Noem de citeertitel voluit."
                yield AMD_15.finding(place, message)
            elif near := _bijna(title, known):
                yield AMD_15.finding(place, f"“{title}” heet “{near}”. Neem de citeertitel over.")
        if not one.hoofden:
            name = hoofdletter(artikel_naam(one.artikel))
            message = (
                f"{name} zegt niet welke verordening wordt gewijzigd. Begin met “De … wordt als volgt gewijzigd:”."
            )
            yield AMD_15.finding(kop_plaats(one.artikel), message)


def _bijna(title: str, known: list[str]) -> str | None:
    """The citeertitel that is meant by a title that is none; one with another year is another ordinance."""
    years = re.findall(r"\d+", title)
    same = [one for one in known if re.findall(r"\d+", one) == years]
    near = process.extractOne(title, same, score_cutoff=BIJNA) if title not in known else None
    return near[0] if near else None

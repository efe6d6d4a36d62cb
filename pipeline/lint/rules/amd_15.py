"""AMD-15: the amended regulation is named by its citeertitel."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.bouw import artikel_naam, hoofdletter, kop_plaats
from pipeline.lint.ontleding import Ontleding
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


@AMD_15.check_tekst
def named_by_its_title(ontleding: Ontleding) -> Iterator[Finding]:
    for one in ontleding.wijzigingsartikelen:
        for title, place in one.hoofden:
            if NAAMLOOS.match(title) or KORT.match(title):
                message = f"“{title}” kan op meer dan één regeling slaan. Noem de citeertitel voluit."
                yield AMD_15.finding(place, message)
        if not one.hoofden:
            message = (
                f"{hoofdletter(artikel_naam(one.artikel))} zegt niet welke verordening wordt gewijzigd. Begin met “De "
                "<citeertitel> wordt als volgt gewijzigd:”."
            ).replace("<citeertitel>", "…")
            yield AMD_15.finding(kop_plaats(one.artikel), message)

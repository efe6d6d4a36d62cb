"""AMD-02: each regulation that is amended has an article of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.bouw import artikel_naam, hoofdletter
from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.voorbeeld import WIJZIGING
from pipeline.model import Finding, Severity

AMD_02 = Rule(
    id="AMD-02",
    title="Elke verordening die wordt gewijzigd, heeft een eigen artikel",
    source="Aanwijzing 6.15",
    severity=Severity.ERROR,
    bad=(
        "# Artikel I Wijziging\n\nDe Verordening speelplekken wordt als volgt gewijzigd:\n\n- A. Artikel 5 vervalt.\n\n"
        "De Parkeerverordening wordt als volgt gewijzigd:\n\n- A. Artikel 2 vervalt.\n\n"
        "# Artikel II Inwerkingtreding\n\nDeze verordening treedt in werking met ingang van 1 januari 2024."
    ),
    good=WIJZIGING,
)

TWEE = re.compile(
    r"(?:verordening|regeling|reglement|besluit|APV)\b.* en (?:de|het) .*(?:verordening|regeling|reglement"
    r"|besluit|APV)",
    re.IGNORECASE,
)


@AMD_02.check_tekst
def one_regulation_each(ontleding: Ontleding) -> Iterator[Finding]:
    for one in ontleding.wijzigingsartikelen:
        titles = list(dict.fromkeys(title for title, _ in one.hoofden))
        name = hoofdletter(artikel_naam(one.artikel))
        if len(titles) > 1:
            place = next(place for title, place in one.hoofden if title == titles[1])
            message = f"{name} wijzigt ook “{titles[1]}”. Geef elke verordening een eigen artikel."
            yield AMD_02.finding(place, message)
        elif titles and TWEE.search(titles[0]):
            message = (
                f"{name} wijzigt twee regelingen tegelijk: “{titles[0]}”. Geef elke verordening een eigen artikel."
            )
            yield AMD_02.finding(one.hoofden[0][1], message)

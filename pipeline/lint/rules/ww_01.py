"""WW-01: a reason is given for a provision that changes."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz, process

from pipeline.lint.ontleding import Verandering
from pipeline.lint.rule import Rule
from pipeline.model import TITELS, Finding, Severity

WAS = "versie: was\n# Artikel 1 Speeltijd\n\nSpelen mag tot acht uur.\n\n# Artikel 2 Slot\n\nTekst.\n\n"
WORDT = "versie: wordt\n# Artikel 1 Speeltijd\n\nSpelen mag tot negen uur.\n\n# Artikel 2 Slot\n\nTekst.\n\n"
REDEN = "---\naard: inhoudelijk\naanleiding: [evaluatie]\nbron: [evaluatie 2024]\n---\nHet is langer licht."

WW_01 = Rule(
    id="WW-01",
    title="Elke onderbouwing hoort bij een wijziging",
    source="werkwijze was-wordttabel",
    severity=Severity.ERROR,
    bad=f"{WAS}{WORDT}bestand: besluit/onderbouwing/artikel-2.md\n{REDEN}",
    good=f"{WAS}{WORDT}bestand: besluit/onderbouwing/artikel-1.md\n{REDEN}",
)
"""That every change has its row is how the table is made; what can go wrong is a reason that no row takes up."""


@WW_01.check_verandering
def reasons_of_changes(verandering: Verandering) -> Iterator[Finding]:
    versie = verandering.wordt.versie
    if versie.besluit is None or len(versie.gegevens.was) > 1:  # of a merger one predecessor is compared
        return
    changed = [one.sleutel for one in verandering.gewijzigd]
    titles = [one.soort.value for one in verandering.comparison.wijzigingen if one.soort in TITELS]
    known = {name.casefold() for name in (*changed, *titles)}
    for reason in versie.besluit.onderbouwingen:
        if reason.wijziging.casefold() not in known:
            near = process.extractOne(reason.wijziging, changed, scorer=fuzz.ratio, score_cutoff=70)
            hint = (
                f"Hernoem haar naar {near[0]}.md als u die wijziging bedoelt."
                if near
                else "Haal haar weg of geef het bestand de goede naam."
            )
            yield WW_01.finding(
                reason.position,
                f"Bij deze onderbouwing hoort geen wijziging: “{reason.wijziging}” verandert niet. {hint}",
            )

"""TAB-07: a cell says something, be it "n.v.t."."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lint.rule import Rule
from pipeline.lint.tarief import celfinding, cellen, in_rij
from pipeline.model import Finding, Severity, Versie

TAB_07 = Rule(
    id="TAB-07",
    title="Geen cel is leeg: er staat een waarde of “n.v.t.”",
    source="rekenkundige controle van tarieven",
    severity=Severity.ERROR,
    bad="# Enig artikel Tarieven\n\n| Zorg | Tarief |\n| --- | --- |\n| licht | € 46,80 |\n| zwaar | |",
    good="# Enig artikel Tarieven\n\n| Zorg | Tarief |\n| --- | --- |\n| licht | € 46,80 |\n| zwaar | n.v.t. |",
)


@TAB_07.check
def no_empty_cell(versie: Versie) -> Iterator[Finding]:
    for cell in cellen(versie):
        if not cell.tekst:
            told = cell.melding("een bedrag of n.v.t.")
            yield celfinding(
                TAB_07, cell.position, f"De cel in {in_rij(told)} is leeg. Vul haar, of schrijf n.v.t.", told
            )

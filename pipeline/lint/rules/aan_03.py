"""AAN-03: a decision of the council is signed by its griffier and its voorzitter."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lint.rule import Rule
from pipeline.model import Finding, Overheidssoort, Severity, Versie

TEKST = "# Enig artikel\n\nTekst.\n\nbestand: besluit/besluit.yaml\nonderwerp: Proef\n\nbestand: overheid.yaml\n"
OVERHEID = """naam: Voorbeeldstad
soort: gemeente
code: gm9999
organen: {raad: de raad, college: het college}
ondertekenaars:
  raad:
  - functie: griffier
"""

AAN_03 = Rule(
    id="AAN-03",
    title="Het raadsbesluit wordt ondertekend door de griffier en de voorzitter",
    source="Gemeentewet, artikel 32a",
    severity=Severity.WARNING,
    bad=f"{TEKST}{OVERHEID}",
    good=f"{TEKST}{OVERHEID}  - functie: voorzitter\n",
)

TEKENT = ("griffier", "voorzitter")


@AAN_03.check
def who_signs(versie: Versie) -> Iterator[Finding]:
    """Without any signatories recorded the papers print the usual ones; with some, nobody may be forgotten."""
    signs = versie.overheid.ondertekenaars.raad
    if versie.besluit is None or versie.overheid.soort is not Overheidssoort.GEMEENTE or not signs:
        return
    offices = " ".join(one.functie.casefold() for one in signs)
    for office in TEKENT:
        if office not in offices:
            message = f"Onder het raadsbesluit ontbreekt de {office}. Zet die bij `ondertekenaars` in overheid.yaml."
            yield AAN_03.finding(versie.overheid.position, message)

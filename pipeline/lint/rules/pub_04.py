"""PUB-04: what is known once an ordinance is published stands in its record."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lint.rule import Rule
from pipeline.model import Finding, Severity, Status, Versie

FEITEN = """# Enig artikel

Tekst.

bestand: versie.yaml
werk: proef
citeertitel: Proef
opschrift: Proef
status: bekendgemaakt
vastgesteld: 2023-11-30
ondertekend: 2023-11-30
bekendgemaakt: 2023-12-05
inwerkingtreding: 2024-01-01
slotbepalingen:
- soort: inwerkingtreding
"""

PUB_04 = Rule(
    id="PUB-04",
    title="Van een bekendgemaakte versie zijn het nummer van de publicatie en de dagen bekend",
    source="de gegevens die CVDR per versie toont",
    severity=Severity.ERROR,
    bad=FEITEN,
    good=f"{FEITEN}publicatie: gmb-2023-12345\n",
)
"""Before the delivery `renvooi publish` itself refuses what is not known."""

TERUGGEMELD = (("publicatie", "het nummer van de publicatie"), ("bekendgemaakt", "de dag van uitgifte"))
BEKEND = (("ondertekend", "de dag van ondertekening"), ("inwerkingtreding", "de dag van inwerkingtreding"))


@PUB_04.check
def metadata_is_complete(versie: Versie) -> Iterator[Finding]:
    gegevens = versie.gegevens
    if gegevens.status not in (Status.AANGELEVERD, Status.BEKENDGEMAAKT):
        return
    plek = gegevens.plekken.get("status", gegevens.position)
    invullen = f"in {gegevens.bestand} in."
    for sleutel, wat in TERUGGEMELD:
        if getattr(gegevens, sleutel):
            continue
        if gegevens.status is Status.BEKENDGEMAAKT:
            yield PUB_04.finding(plek, f"Nog onbekend: {wat}. Vul `{sleutel}` {invullen}")
        else:  # as long as the gazette is not out nobody can know: that waits for an answer, and is no mistake yet
            yield PUB_04.warning(plek, f"Nog onbekend: {wat}. Meld dat terug met renvooi announce {versie.adres}.")
    for sleutel, wat in BEKEND:
        if not getattr(gegevens, sleutel):
            yield PUB_04.finding(plek, f"Nog onbekend: {wat}. Vul `{sleutel}` {invullen}")

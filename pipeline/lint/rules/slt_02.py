"""SLT-02: the days of a version follow each other: adopted, signed, published, in force, out of force."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lint.rule import Rule
from pipeline.model import Finding, Severity, Versie
from pipeline.model.datums import REGEL, verkeerde_datums

FEITEN = "bestand: versie.yaml\nwerk: proef\nciteertitel: Proef\nopschrift: Proef\nvastgesteld: 2023-11-30\n"

SLT_02 = Rule(
    id=REGEL,
    title="De datums volgen op elkaar: vastgesteld, ondertekend, bekendgemaakt, in werking, uit werking",
    source="Ar 4.16 en 4.18, Bekendmakingswet, artikel 8",
    severity=Severity.ERROR,
    bad=f"# Enig artikel\n\nTekst.\n\n{FEITEN}inwerkingtreding: 2023-01-01",
    good=f"# Enig artikel\n\nTekst.\n\n{FEITEN}inwerkingtreding: 2024-01-01",
)
"""Whether a day of entry leaves time for the issue that is planned is not known here: `renvooi drop` judges that."""


@SLT_02.check
def days_in_order(versie: Versie) -> Iterator[Finding]:
    return verkeerde_datums(versie.gegevens)

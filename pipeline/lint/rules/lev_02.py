"""LEV-02: the recorded steps of a version are possible, and agree with its status and its days."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lint.rule import Rule
from pipeline.model import Finding, Severity, Versie
from pipeline.model.stappen import REGEL, verkeerde_stappen

FEITEN = (
    "# Enig artikel\n\nTekst.\n\nbestand: versie.yaml\nwerk: proef\nciteertitel: Proef\nopschrift: Proef\n"
    "slotbepalingen:\n- soort: inwerkingtreding\n"
)
STAPPEN = """levensloop:
- stap: aangeleverd
  op: 2024-01-15
  door: het college
"""

LEV_02 = Rule(
    id=REGEL,
    title="De levensloop van de versie klopt met haar status en haar dagen",
    source="docs/gegevens.md",
    severity=Severity.ERROR,
    bad=f"{FEITEN}status: concept\n{STAPPEN}",
    good=f"{FEITEN}status: aangeleverd\nvastgesteld: 2024-01-11\nondertekend: 2024-01-11\n"
    f"inwerkingtreding: 2024-02-01\n{STAPPEN}",
)


@LEV_02.check
def steps_agree(versie: Versie) -> Iterator[Finding]:
    return verkeerde_stappen(versie.gegevens)

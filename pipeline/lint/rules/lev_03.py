"""LEV-03: what a besluit withdraws is in force on the day that it does."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lint.rule import Rule
from pipeline.model import Finding, Severity, Versie
from pipeline.model.intrekking import REGEL, verkeerde_intrekking

EEN = "# Enig artikel\n\nTekst.\n\nbestand: versie.yaml\nwerk: proef\nciteertitel: Proef\nopschrift: Proef\n"
GELDT = "status: bekendgemaakt\nvastgesteld: 2023-11-30\ninwerkingtreding: 2024-01-01\n"
EINDE = "\nbestand: intrekking.yaml\nopschrift: Intrekking Proef\ntrekt_in: [1]\ninwerkingtreding: {}\n"

LEV_03 = Rule(
    id=REGEL,
    title="Wat een besluit intrekt, geldt op de dag van intrekking",
    source="LVBB5013",
    severity=Severity.ERROR,
    bad=f"{EEN}{GELDT}{EINDE.format('2024-01-01')}",
    good=f"{EEN}{GELDT}{EINDE.format('2025-01-01')}",
)


@LEV_03.check
def withdrawn_is_in_force(versie: Versie) -> Iterator[Finding]:
    return verkeerde_intrekking(versie)

"""LEV-01: a text that was offered or adopted is not changed afterwards."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lint.rule import Rule
from pipeline.model import Finding, Severity, Versie
from pipeline.store.tekstmerk import REGEL, bevroren_gewijzigd

FEITEN = """bestand: versie.yaml
werk: proef
citeertitel: Proefverordening
opschrift: Proefverordening
status: aangeboden
slotbepalingen:
- soort: inwerkingtreding
levensloop:
- stap: aangeboden
  op: 2024-01-15
  door: het college
  tekst: "1:f41b76badc64d1c6424b6172ee8995499654817c3a41a6792d6a7472884228d6"
"""

LEV_01 = Rule(
    id=REGEL,
    title="Een aangeboden of vastgestelde tekst verandert niet meer",
    source="docs/handleiding.md, van concept tot bekendmaking",
    severity=Severity.ERROR,
    bad=f"# Enig artikel\n\nDe leges zijn € 25,-.\n\n{FEITEN}",
    good=f"# Enig artikel\n\nDe leges zijn € 20,-.\n\n{FEITEN}",
)


@LEV_01.check
def frozen_text_stays(versie: Versie) -> Iterator[Finding]:
    return bevroren_gewijzigd(versie)

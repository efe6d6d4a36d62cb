"""An annex with tariff data, from which the examples of rules on tariffs are made."""

from __future__ import annotations

BIJLAGE = """# Enig artikel

De tarieven staan in de bijlage. Zij binden.

# Bijlage Tarieven

```tarieven
tarieven.yaml
```

bestand: tarieven.yaml
"""
DATA = """rechtskracht: vastgesteld
tabellen:
- naam: prijzen
  soort: prijzen
  titel: Prijzen
  rijkop: Zorg
  kolommen:
  - {naam: zin, kop: In natura}
  - {naam: pgb, kop: Pgb, formule: 80% van zin}
  rijen:
  - naam: Begeleiding
    eenheid: uur
    cellen:
      zin: 31,80
"""
SLOT = "# Artikel II Inwerkingtreding\n\nDeze verordening treedt in werking met ingang van 1 januari 2024."
"""The closing article of an amending ordinance."""


def wijziging(*opdrachten: str) -> str:
    """An amending ordinance with these instructions, lettered."""
    parts = "\n".join(f"- {chr(65 + at)}. {opdracht}" for at, opdracht in enumerate(opdrachten))
    return (
        f"# Artikel I Wijziging\n\nDe Verordening speelplekken Voorbeeldstad wordt als volgt "
        f"gewijzigd:\n\n{parts}\n\n{SLOT}"
    )


WIJZIGING = wijziging(
    "In artikel 5, eerste lid, wordt “vier weken” vervangen door “twee weken”.",
    "Na artikel 5 wordt een artikel ingevoegd, luidende:\n\n  > Artikel 5a Melden\n  >\n  > Iedereen kan een "
    "gebrek melden.",
    "Artikel 7 vervalt.",
)
"""An amending ordinance as it should be."""

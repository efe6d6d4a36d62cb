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

"""The order in which the days of a version follow each other."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.problem import Finding, Severity
from pipeline.model.versie import Gegevens

REGEL = "SLT-02"
NA, NIET_VOOR = "na", "niet vóór"
VOLGORDE = (
    ("ondertekend", NIET_VOOR, "vastgesteld"),
    ("bekendgemaakt", NIET_VOOR, "vastgesteld"),
    ("bekendgemaakt", NIET_VOOR, "ondertekend"),
    ("inwerkingtreding", NIET_VOOR, "vastgesteld"),
    ("inwerkingtreding", NA, "terugwerkend_tot_en_met"),
    ("uitwerkingtreding", NA, "inwerkingtreding"),
)
"""Which day comes when, by the keys of `versie.yaml`; a day that is unknown is passed over.

An earlier effect than the adoption is retroactive, and that is said with a day of its own (Ar 4.16, 4.18).
"""


def verkeerde_datums(gegevens: Gegevens) -> Iterator[Finding]:
    """The days that come too early, as findings of lint: no delivery takes them either."""
    for sleutel, wanneer, eerder in VOLGORDE:
        dag, grens = getattr(gegevens, sleutel), getattr(gegevens, eerder)
        if dag is not None and grens is not None and (dag < grens or (dag == grens and wanneer == NA)):
            wat = f"`{sleutel}` ({dag.isoformat()}) hoort {wanneer} `{eerder}` ({grens.isoformat()}) te liggen."
            message = f"{wat} Verbeter de datums in versie.yaml."
            yield Finding(REGEL, message, Severity.ERROR, gegevens.plekken.get(sleutel, gegevens.position))

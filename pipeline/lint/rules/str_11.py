"""STR-11: no heading without text, no number without words."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lint.bouw import kop_plaats, naam
from pipeline.lint.rule import Rule
from pipeline.model import (
    Artikel,
    Bijlage,
    Divisie,
    Finding,
    Li,
    Lid,
    Severity,
    Structuur,
    Toelichting,
    Versie,
    knopen,
    leeg_merk,
)

STR_11 = Rule(
    id="STR-11",
    title="Geen leeg hoofdstuk, artikel, lid of onderdeel",
    source="vaste wetgevingspraktijk",
    severity=Severity.ERROR,
    bad="# Hoofdstuk 1 Algemeen\n\n# Hoofdstuk 2 Slot\n\n# Artikel 1 Slot\n\nTekst.",
    good="# Hoofdstuk 1 Algemeen\n\n# Artikel 1 Begrippen\n\nTekst.\n\n# Artikel 2 Slot\n\nTekst.",
)


@STR_11.check
def nothing_empty(versie: Versie) -> Iterator[Finding]:
    for node in knopen(versie.regeling):
        match node:
            case Structuur() if leeg_merk(node):
                pass
            case Structuur() | Artikel() | Bijlage() | Divisie() | Toelichting() if not node.inhoud:
                yield STR_11.finding(
                    kop_plaats(node),
                    f"Onder “{naam(node.kop)}” staat niets. "
                    "Vul de tekst aan, verwijder de kop, of schrijf “[vervallen]”.",
                )
            case Lid(nummer=nummer, inhoud=()):
                yield STR_11.finding(node.position, f"Lid {nummer} is leeg. Vul de tekst aan of verwijder het lid.")
            case Li(nummer=nummer, inhoud=()):
                yield STR_11.finding(
                    node.position, f"Onderdeel {nummer} is leeg. Vul de tekst aan of verwijder het.".replace("  ", " ")
                )
            case _:
                pass

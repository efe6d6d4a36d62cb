"""The words after the text of a raadsbesluit: when it was adopted."""

from __future__ import annotations

from pipeline.formats.html.sjablonen import Sjablonen
from pipeline.model import Alinea, Blok, Tekst, Versie

TEMPLATE = "tekst/sluiting.j2"


def sluiting(versie: Versie, sjablonen: Sjablonen) -> tuple[Blok, ...]:
    """The closing sentence, with an open place when the day is unknown."""
    besluit = versie.besluit.gegevens if versie.besluit else None
    dag = versie.gegevens.vastgesteld or (besluit.vergaderdata.raad if besluit else None)
    return (Alinea((Tekst(sjablonen.macro(TEMPLATE, "vastgesteld", dag)),)),)

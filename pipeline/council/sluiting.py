"""The words after the text of a raadsbesluit: when it was adopted, and by whom."""

from __future__ import annotations

from pipeline.council.aanhef import zonder_koppen
from pipeline.formats.html.sjablonen import Sjablonen
from pipeline.model import Alinea, Blok, Ondertekenaar, Tekst, Versie

TEMPLATE = "tekst/sluiting.j2"
STUK = "slot"


def sluiting(versie: Versie, sjablonen: Sjablonen) -> tuple[Blok, ...]:
    """The closing as written in `besluit/slot.md`, or its sentence, with an open place when the day is unknown."""
    if versie.besluit and STUK in versie.besluit.stukken:
        return zonder_koppen(versie.besluit.stukken[STUK].inhoud)
    besluit = versie.besluit.gegevens if versie.besluit else None
    dag = versie.gegevens.vastgesteld or (besluit.vergaderdata.raad if besluit else None)
    return (Alinea((Tekst(sjablonen.macro(TEMPLATE, "vastgesteld", dag)),)),)


def ondertekenaars(versie: Versie) -> tuple[Ondertekenaar, ...]:
    """Who signs below the closing; nobody below one that is written out, for that holds the signatures too."""
    return () if versie.besluit and STUK in versie.besluit.stukken else versie.overheid.ondertekenaars.raad

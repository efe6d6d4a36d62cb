"""The closing provisions, derived from dates and titles: the one source for the raadsbesluit and for STOP."""

from __future__ import annotations

from pipeline.formats.html.sjablonen import Sjablonen
from pipeline.model import Alinea, Artikel, Kop, Tekst, Versie

TEMPLATE = "tekst/slotbepalingen.j2"


def slotbepalingen(versie: Versie, sjablonen: Sjablonen) -> tuple[tuple[str, Artikel], ...]:
    """Each closing provision with its kind ("intrekking", "inwerkingtreding", "citeertitel"), in the given order.

    What is unknown stands in the text as "[nog in te vullen: …]"; an unknown number leaves the heading without one.
    """
    gegevens, soort = versie.gegevens, versie.lijn.soort
    found = []
    for bepaling in gegevens.slotbepalingen:
        kind = str(bepaling.soort)
        opschrift = sjablonen.macro(TEMPLATE, f"opschrift_{kind}")
        text = sjablonen.macro(TEMPLATE, kind, soort, gegevens)
        kop = Kop("Artikel", bepaling.nummer or "", (Tekst(opschrift),), gegevens.position)
        artikel = Artikel(
            kop, (Alinea((Tekst(text, gegevens.position),), gegevens.position),), position=gegevens.position
        )
        found.append((kind, artikel))
    return tuple(found)

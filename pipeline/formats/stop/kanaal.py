"""Which channel takes a delivery today; the delivery itself says nothing about that."""

from __future__ import annotations

from pipeline.formats.stop.metadata import soort_regeling
from pipeline.model import Kanaal, OwManifest, Versie

OMGEVINGSWET = frozenset(f"/join/id/stop/regelingtype_{nummer:03}" for nummer in range(1, 17))
"""The kinds of regulation that the LVBB takes, all of the Omgevingswet."""


def is_omgevingswet(versie: Versie) -> bool:
    """Whether it is a document of the Omgevingswet, by its kind in regeling.yaml."""
    return soort_regeling(versie.lijn) in OMGEVINGSWET


def kanaal_vandaag(versie: Versie) -> Kanaal:
    """The channel that takes this version today; what overheid.yaml prefers doesn't change that."""
    return Kanaal.LVBB if is_omgevingswet(versie) else Kanaal.DROP


def kanaal(versie: Versie) -> str:
    """In one sentence where this delivery can go, and what still stands in the way."""
    if kanaal_vandaag(versie) is Kanaal.LVBB:
        mee = versie.overheid.stop.ow_manifest is OwManifest.MEELEVEREN
        if mee and versie.besluit is not None and versie.besluit.ow:
            return "Kanaal: LVBB, met de objecten van de Omgevingswet uit besluit/ow/."
        return "Kanaal: LVBB, maar pas met de objecten van de Omgevingswet (manifest-ow.xml); die maakt renvooi niet."
    if versie.overheid.kanaal is Kanaal.LVBB:
        return (
            "Kanaal: geen. overheid.yaml noemt de LVBB, maar die neemt nu alleen documenten van de Omgevingswet aan; "
            "publiceer deze regeling via DROP."
        )
    return (
        "Kanaal: DROP (Gemeenteblad en CVDR). Dit pakket is geldige STOP, maar de LVBB neemt nu alleen documenten van "
        "de Omgevingswet aan."
    )

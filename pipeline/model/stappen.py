"""Whether the recorded steps of a version can have been taken, and agree with the rest of its record."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pipeline.model.levensloop import BINDEND, OVERGANGEN, Handeling, stand
from pipeline.model.problem import Finding, Severity
from pipeline.model.versie import Gegevens

REGEL = "LEV-02"
HERSTEL = "Zet {} terug zoals het in Git stond; alleen renvooi schrijft de levensloop."
DAGEN = ((Handeling.VASTGESTELD, "vastgesteld"), (Handeling.BEKENDGEMAAKT, "bekendgemaakt"))
"""The steps of which the day is also a fact of the version."""


def verkeerde_stappen(gegevens: Gegevens) -> Iterator[Finding]:
    """What the steps and the other facts say against each other."""
    for message in _tegenspraak(gegevens):
        plek = gegevens.plekken.get("levensloop", gegevens.position)
        yield Finding(REGEL, f"{message} {HERSTEL.format(gegevens.bestand)}", Severity.ERROR, plek)


def _tegenspraak(gegevens: Gegevens) -> Iterator[str]:
    stappen = gegevens.levensloop
    for eerder, later in pairwise(stappen):
        status = OVERGANGEN[eerder.stap].naar
        if OVERGANGEN[later.stap].van is not status:
            yield f"Na “{eerder.stap}” kan “{later.stap}” niet volgen."
        if later.op < eerder.op:
            yield f"“{later.stap}” ({later.op.isoformat()}) ligt vóór “{eerder.stap}” ({eerder.op.isoformat()})."
    for stap in stappen:
        if stap.stap in BINDEND and stap.tekst is None:
            yield f"Bij “{stap.stap}” op {stap.op.isoformat()} ontbreekt het kenmerk van de tekst (`tekst`)."
    bereikt = stand(stappen)
    if bereikt is not None and bereikt is not gegevens.status:
        yield f"`status` is {gegevens.status}, maar volgens de levensloop is de versie {bereikt}."
    for handeling, sleutel in DAGEN:
        dagen = [stap.op for stap in stappen if stap.stap is handeling]
        if dagen and getattr(gegevens, sleutel) != dagen[-1]:
            yield f"`{sleutel}` is niet de dag die de levensloop noemt ({dagen[-1].isoformat()})."

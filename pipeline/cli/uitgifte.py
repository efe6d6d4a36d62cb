"""The day on which the gemeenteblad is issued: recorded, or planned with `--bekendmaking`."""

from __future__ import annotations

from datetime import date

from pipeline.model import Problem, Refused, Versie


def dag_van_uitgifte(versie: Versie, gepland: date | None) -> date | None:
    """The day of issue; a planned one that differs from what versie.yaml says is refused, None is unknown."""
    bekend = versie.gegevens.bekendgemaakt
    if bekend is not None and gepland not in (None, bekend):
        message = f"versie.yaml noemt {bekend} als dag van bekendmaking, --bekendmaking {gepland}."
        raise Refused(Problem(message, versie.gegevens.position, "Laat de optie weg of verbeter `bekendgemaakt`."))
    return bekend or gepland

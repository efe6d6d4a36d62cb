"""What every command that makes a package to publish asks: where it goes, and on which day it is issued."""

from __future__ import annotations

from datetime import date

import click

from pipeline.cli.uitvoer import UITVOER
from pipeline.model import Problem, Refused, Versie

naar_pakket = click.option(
    "-o",
    "--output",
    required=True,
    type=UITVOER,
    metavar="DIR|ZIP",
    help="Where to write it; a name that ends in .zip is a zip.",
)
op_dag = click.option(
    "--bekendmaking",
    type=click.DateTime(formats=["%Y-%m-%d"]),
    metavar="DATE",
    help="The planned day of publication, when versie.yaml has none.",
)


def dag_van_uitgifte(versie: Versie, gepland: date | None) -> date | None:
    """The day of issue; a planned one that differs from what versie.yaml says is refused, None is unknown."""
    bekend = versie.gegevens.bekendgemaakt
    if bekend is not None and gepland not in (None, bekend):
        message = f"versie.yaml noemt {bekend} als dag van bekendmaking, --bekendmaking {gepland}."
        raise Refused(Problem(message, versie.gegevens.position, "Laat de optie weg of verbeter `bekendgemaakt`."))
    return bekend or gepland

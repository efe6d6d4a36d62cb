"""What every command that makes a package to publish asks, and what it makes and tells."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import click

from pipeline.cli.uitvoer import UITVOER
from pipeline.model import Finding, Problem, Refused, Versie

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
        message = f"{versie.gegevens.bestand} noemt {bekend} als dag van bekendmaking, --bekendmaking {gepland}."
        raise Refused(Problem(message, versie.gegevens.position, "Laat de optie weg of verbeter `bekendgemaakt`."))
    return bekend or gepland


@dataclass(frozen=True, slots=True)
class Pakket:
    """A package before it is written: its files by name, what is to be known about it, and where it can go."""

    bestanden: Mapping[str, bytes]
    meldingen: tuple[Finding, ...]
    kanaal: str

    @property
    def controlesom(self) -> str:
        """The digest by which the record knows the package; a folder and a zip of the same files have the same."""
        return hashlib.sha256(controlesommen(self.bestanden).encode()).hexdigest()


def controlesommen(bestanden: Mapping[str, bytes]) -> str:
    """The digest of every file, a line each, as `sha256sum --check` reads them."""
    return "".join(f"{hashlib.sha256(bestanden[naam]).hexdigest()}  {naam}\n" for naam in sorted(bestanden))


def meld_meldingen(meldingen: Iterable[Finding]) -> None:
    """Tell on stderr what is to be known about a package."""
    for melding in meldingen:
        place = f"{melding.position}: " if melding.position.file else ""
        click.echo(f"{place}{melding.message}", err=True)

"""`renvooi validate`: judge a STOP delivery, by the official files and by checks of our own."""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from pipeline.cli.bevindingen import FOUND, summary
from pipeline.cli.herkomstplaats import herkomst_bij
from pipeline.formats.stop.keuring.aanlevering import Aanlevering, Was, lees
from pipeline.formats.stop.keuring.bron import bronnen
from pipeline.formats.stop.keuring.register import keur
from pipeline.formats.stop.keuring.was import teksten
from pipeline.formats.stop.officieel.schematron import UITVOERING, als_xslt
from pipeline.formats.stop.officieel.standaard import lees_standaard
from pipeline.formats.stop.officieel.xsd import keur_schemas
from pipeline.model import Finding, Position, Problem, Refused, Severity, ernst
from pipeline.store.aanlevering import bewaard, lees_aanlevering, lees_schemamap

PLAATSEN = {"nt": ("LOCALAPPDATA", "AppData/Local")}
"""Per kind of system the variable that names the folder for caches, and where that is when it isn't set."""
WEG = click.Path(path_type=Path)


def as_text(found: Mapping[Finding, Position | None]) -> str:
    """One line per finding: `file:line: CODE ernst melding`, with its place in the source when that is known."""
    return "".join(
        f"{one.position}: {one.rule} {ernst(one.severity)} {one.message}" + (f" (uit {source})\n" if source else "\n")
        for one, source in found.items()
    )


def as_json(found: Mapping[Finding, Position | None]) -> str:
    """The findings as data, with Dutch keys; `bron` is the place in the Markdown or YAML."""
    rows = [
        {
            "id": one.rule,
            "ernst": ernst(one.severity),
            "melding": one.message,
            "bestand": one.position.file,
            "regel": one.position.line or None,
            "bron": source and {"bestand": source.file, "regel": source.line or None},
        }
        for one, source in found.items()
    ]
    return json.dumps({"bevindingen": rows}, ensure_ascii=False, indent=2) + "\n"


WRITERS = {"json": as_json, "text": as_text}


@click.command()
@click.argument("pad", type=WEG, metavar="PAD")
@click.option("-f", "--format", "fmt", type=click.Choice(sorted(WRITERS)), default="text", show_default=True)
@click.option(
    "--schemas",
    type=WEG,
    envvar="RENVOOI_STOP_SCHEMAS",
    metavar="DIR",
    help="The official XSDs and Schematrons.  [env: RENVOOI_STOP_SCHEMAS]",
)
@click.option("--was", multiple=True, type=WEG, metavar="PAD", help="An earlier text that a mutation must fit.")
@click.option(
    "--cache",
    type=WEG,
    envvar="RENVOOI_CACHE",
    metavar="DIR",
    help="Where translated rules are kept; may be deleted.  [env: RENVOOI_CACHE]",
)
def validate(pad: Path, fmt: str, schemas: Path | None, was: tuple[Path, ...], cache: Path | None) -> None:
    """Judge the STOP delivery at PAD: a folder, a zip or one XML file.

    Our own checks always run; the official ones when --schemas names the folder they were downloaded to.
    Exit code 0: no errors, 1: errors, 2: it could not be judged.

    \b
    Examples:  renvooi validate uitvoer/speelplekken --schemas stop-1.3.0
               renvooi validate wijziging.zip --was uitvoer/speelplekken -f json
    """
    aanlevering = _aanlevering(pad, was)
    found = list(keur(aanlevering))
    if schemas is None:
        click.echo("Zonder --schemas zijn alleen de eigen controles van renvooi gedaan.", err=True)
    else:
        found += _officieel(aanlevering, schemas, cache or _gebruikersmap())
    found = sorted(dict.fromkeys(found), key=lambda one: (one.position, one.rule, one.message))
    sources = bronnen(aanlevering, found)
    click.echo(WRITERS[fmt]({one: sources.get(one) for one in found}), nl=False)
    click.echo(summary(found), err=True)
    sys.exit(FOUND if any(one.severity is Severity.ERROR for one in found) else 0)


def _aanlevering(pad: Path, was: tuple[Path, ...]) -> Aanlevering:
    aanlevering = _lees(pad)
    if not aanlevering.pakket and not any(
        bestand.wortel is not None or bestand.fout for bestand in aanlevering.bestanden.values()
    ):
        advies = "Geef een map, een zip of een XML-bestand."
        raise Refused(Problem("Dit is geen XML.", Position(pad.as_posix()), advies))
    herkomst = herkomst_bij(pad)
    if herkomst is not None and all(tekst.wordt != herkomst.expressie for tekst in aanlevering.teksten):
        herkomst = None  # of another delivery that was made there
    return replace(aanlevering, was=tuple(_eerder(was)), herkomst=herkomst)


def _lees(pad: Path) -> Aanlevering:
    gelezen = lees_aanlevering(pad)
    return lees(gelezen.bestanden, gelezen.pakket, gelezen.dubbel)


def _eerder(paden: tuple[Path, ...]) -> list[Was]:
    """The earlier texts; refused when a path has none, all such paths at once."""
    gevonden: list[Was] = []
    problemen: list[Problem] = []
    for pad in paden:
        try:
            hier = list(teksten(_lees(pad)))
        except Refused as refused:
            problemen += refused.problems
            continue
        if not hier:
            advies = "Geef een aanlevering of consolidatie met de hele tekst, geen wijziging."
            problemen.append(Problem("Hierin staat geen hele regeling.", Position(pad.as_posix()), advies))
        gevonden += hier
    if problemen:
        raise Refused(problemen)
    return gevonden


def _officieel(aanlevering: Aanlevering, schemas: Path, cache: Path) -> list[Finding]:
    if importlib.util.find_spec("saxonche") is None:
        advies = "Installeer het met: pip install 'renvooi[stop]'."
        raise Refused(Problem("De officiële regels (Schematron) vragen het pakket saxonche.", advice=advies))
    from pipeline.formats.stop.officieel.regels import keur_regels

    standaard = lees_standaard(lees_schemamap(schemas))
    bestanden = tuple(aanlevering.bestanden.values())
    stylesheet = partial(bewaard, cache / "stop", uitvoering=f"xslt-{UITVOERING}", maak=als_xslt)
    return [*keur_schemas(standaard, bestanden), *keur_regels(standaard, bestanden, stylesheet)]


def _gebruikersmap() -> Path:
    """The folder for caches of this user, as the system says."""
    name, otherwise = PLAATSEN.get(os.name, ("XDG_CACHE_HOME", ".cache"))
    return Path(os.environ.get(name) or Path.home() / otherwise) / "renvooi"

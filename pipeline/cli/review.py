"""`renvooi review`: what a change does to the ordinances, and whether it is right; as a comment on a pull request."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from pipeline.cli.annotaties import as_github, as_gitlab, findings_as_data
from pipeline.cli.bevindingen import FOUND
from pipeline.cli.ci import KEUZES
from pipeline.cli.groep import REFUSED
from pipeline.cli.plaats import pass_root
from pipeline.cli.toetsing import VOOR_ALLEN, toets, zijden
from pipeline.cli.uitvoer import UITVOER, emit
from pipeline.council.omslag import Huisstijl
from pipeline.council.toets import Toets, Versietoets
from pipeline.council.toetsbericht import toetsbericht
from pipeline.model import Problem, Refused
from pipeline.store.takken import hoofdtak, open_opslag


@dataclass(frozen=True, slots=True)
class Vraag:
    """A review to write: where the data is, what was found, in which style, where all papers are ("" when unknown)."""

    root: Path
    toets: Toets
    stijl: Callable[[], Huisstijl]
    artefact: str


def as_markdown(vraag: Vraag) -> str:
    """The comment for a pull request."""
    return toetsbericht(vraag.toets, vraag.stijl(), vraag.artefact)


def as_json(vraag: Vraag) -> str:
    """The review as data, with Dutch keys; no text of the law, which `renvooi compare -f json` gives."""
    found = vraag.toets
    data = {
        "basis": found.basis,
        "geblokkeerd": found.geblokkeerd,
        "problemen": [
            {
                "melding": problem.message,
                "advies": problem.advice,
                "bestand": problem.position.file,
                "regel": problem.position.line or None,
            }
            for problem in found.alle_problemen
        ],
        "versies": [_versie(versie) for versie in found.versies],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _versie(versie: Versietoets) -> Mapping[str, object]:
    whole = versie.geheel
    return {
        "adres": str(versie.adres),
        "titel": versie.titel,
        "ingreep": versie.ingreep,
        "status": versie.status,
        "vergeleken_met": versie.naast,
        "trekt_in": list(versie.trekt_in),
        "achter": versie.achter,
        "geblokkeerd": versie.geblokkeerd,
        "artikelen": dict(versie.artikelen),
        "andere_bepalingen": dict(versie.overige),
        "bepalingen": [
            {"naam": one.naam, "opschrift": one.opschrift, "wat": list(one.wat)} for one in versie.bepalingen
        ],
        "alleen_opmaak": list(versie.alleen_opmaak),
        "gegevens": [{"sleutel": one.sleutel, "was": one.was, "wordt": one.wordt} for one in versie.gegevens],
        "bestanden": list(versie.bestanden),
        "geheel": whole
        and {
            "was": whole.was,
            "aantal": whole.aantal,
            "zelfde": whole.zelfde,
            "zonder_onderbouwing": list(whole.zonder_reden),
            "losse_onderbouwingen": list(whole.losse_redenen),
        },
        "zonder_onderbouwing": [{"naam": one.naam, "bestand": f"{one.sleutel}.md"} for one in versie.zonder_reden],
        "bevindingen": findings_as_data(versie.bevindingen),
        "opgelost": versie.opgelost,
        "bevroren": findings_as_data(versie.bevroren),
        "strijdig": findings_as_data(versie.strijdig),
    }


def _place(root: Path) -> str:
    """Where the ordinances are in the repository: a forge names files from its top."""
    opslag = open_opslag(root)
    return opslag.binnen if opslag else ""


WRITERS: dict[str, Callable[[Vraag], str]] = {
    "md": as_markdown,
    "json": as_json,
    "github": lambda vraag: as_github(vraag.toets, _place(vraag.root)),
    "gitlab": lambda vraag: as_gitlab(vraag.toets, _place(vraag.root)),
}


def _hoofdtak(root: Path) -> str:
    """The branch that most changes are for."""
    opslag = open_opslag(root)
    found = hoofdtak(opslag) if opslag else None
    if found is None:
        message = "Er is geen branch met de geldende teksten gevonden om mee te vergelijken."
        raise Refused(Problem(message, advice="Noem met --base de branch waar de wijziging naartoe gaat."))
    return found


@click.command()
@click.option(
    "--base",
    "basis",
    metavar="REF",
    help="The branch, tag or commit that the change is for.  [default: that of the texts in force, main]",
)
@click.option("--head", "kop", metavar="REF", help="The change itself.  [default: the files as they are on disk]")
@click.option(
    "-f",
    "--format",
    "fmt",
    type=click.Choice(list(WRITERS)),
    default="md",
    show_default=True,
    help="md: a comment; json: as data; github: annotations; gitlab: a Code Quality report.",
)
@click.option("--artefact-url", "artefact", default="", metavar="URL", help="Where all papers of the change are.")
@click.option("--post", "dienst", type=click.Choice(KEUZES), help="Also place the comment there, or renew it.")
@click.option("--comment", "bericht", type=UITVOER, metavar="FILE", help="Also write the comment to a file.")
@click.option("-o", "--output", type=UITVOER, help="Write here instead of to the terminal.")
@pass_root
def review(
    root: Path,
    basis: str | None,
    kop: str | None,
    fmt: str,
    artefact: str,
    dienst: str | None,
    bericht: Path | None,
    output: Path | None,
) -> None:
    """Show what a change does to the ordinances since it left the branch --base, and what keeps it from being right.

    Exit code 0: in order, 1: something has to be done (a finding that this change brings, an onderbouwing that is
    missing, a fixed text that changes), 2: a text could not be read.

    \b
    Examples:  renvooi review
               renvooi review --base concept/2026
               renvooi review --base main --head concept/2026 -f json
               renvooi review --base origin/main -f github --post github
    """
    basis = basis or _hoofdtak(root)
    sides = zijden(root, basis, kop)
    found = toets(sides, basis)
    vraag = Vraag(root, found, lambda: sides.stijl(VOOR_ALLEN), artefact)
    emit(WRITERS[fmt](vraag), output)
    if bericht is not None:
        emit(as_markdown(vraag), bericht)
    if dienst is not None:
        from pipeline.cli.bericht import plaats_bericht  # loads what speaks HTTP, which few runs do

        plaats_bericht(dienst, as_markdown(vraag))
    for problem in found.alle_problemen:
        click.echo(str(problem), err=True)
    sys.exit(REFUSED if found.onleesbaar else FOUND if found.geblokkeerd else 0)

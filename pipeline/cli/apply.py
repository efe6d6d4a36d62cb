"""`renvooi apply`: a change carried out on the text it was made for; refused where it does not fit."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click
from lxml import etree

from pipeline.cli.inlezen import bestanden_in
from pipeline.cli.plaats import data_root
from pipeline.cli.uitvoer import UITVOER, emit_bytes, folder_to_write, write_package
from pipeline.compare import toepassen
from pipeline.formats.json.vergelijking import read
from pipeline.formats.ontleden import ontleed
from pipeline.formats.stop.read_regeling import MODELLEN
from pipeline.formats.stop.toepassen import Misfit, pas_toe
from pipeline.formats.stop.xml import T
from pipeline.model import Position, Problem, Refused, Severity, ernst
from pipeline.store.openen import open_versie
from pipeline.store.schrijven import tekst_bestanden

ADVIES = "Geef de versie waarvoor de wijziging gemaakt is, of neem haar over zoals bekendgemaakt: --as-published."


@click.command()
@click.argument("change", type=click.Path(path_type=Path, exists=True, dir_okay=True))
@click.argument("was")
@click.option("-o", "--output", type=UITVOER, metavar="PATH", help="Where the new text goes.  [default: the terminal]")
@click.option("--expression", "keuze", default="", metavar="NAME", help="Of more regulations: (part of) the AKN name.")
@click.option("--as-published", is_flag=True, help="Go on where a change does not fit, and list every misfit.")
@click.pass_context
def apply(context: click.Context, change: Path, was: str, output: Path | None, keuze: str, as_published: bool) -> None:
    """Carry out CHANGE on the text WAS.

    CHANGE is a RegelingMutatie in STOP (a besluit, a package or the mutation alone), with WAS the XML of the version
    before it; the new version comes out as XML. Or it is the JSON of `renvooi compare`, with WAS a version of the
    store; then PATH is a folder for the new `tekst/`.

    A change that does not fit is refused with the element named. With --as-published the new side is taken as it was
    published, every misfit is listed, and the exit code is 1.

    \b
    Examples:  renvooi apply besluit.xml vorige-versie.xml -o nieuwe-versie.xml
               renvooi apply wijziging.json sociaal-domein@2019 -o tekst-2022
    """
    if change.suffix.lower() == ".json":
        _van_json(data_root(context), change, was, output)
        return
    nieuw, misfits = pas_toe(*_passend(change, Path(was), keuze))
    if misfits and not as_published:
        raise Refused(_problem(change, misfit) for misfit in misfits)
    emit_bytes(_als_xml(nieuw), output or Path("-"), "xml")
    for misfit in misfits:
        click.echo(f"{Position(change.as_posix(), misfit.regel)}: {ernst(Severity.WARNING)} {misfit}.", err=True)
    sys.exit(1 if misfits else 0)


def _van_json(root: Path, change: Path, was: str, output: Path | None) -> None:
    if output is None:
        raise Refused(Problem("De nieuwe tekst is meer dan één bestand.", advice="Geef met -o de naam van een map."))
    versie = open_versie(root, was)
    nieuw = toepassen(read(change.read_text(encoding="utf-8")), versie.regeling)
    write_package(folder_to_write(output), tekst_bestanden(nieuw), frozenset())


def _problem(change: Path, misfit: Misfit) -> Problem:
    return Problem(f"De wijziging past niet. {misfit}.", Position(change.as_posix(), misfit.regel), ADVIES)


def _passend(change: Path, was: Path, keuze: str) -> tuple[etree._Element, etree._Element]:
    """The change and the text it was made for; of more in one file those that name each other."""
    mutaties = _elementen(change, (T + "RegelingMutatie",), "Hierin staat geen RegelingMutatie.")
    teksten = _elementen(was, MODELLEN, "Hierin staat geen RegelingCompact om de wijziging op toe te passen.")
    if len(mutaties) == len(teksten) == 1:
        return mutaties[0], teksten[0]  # also when they don't name each other: then the misfits say so
    paren = [
        (een, tekst)
        for een in mutaties
        for tekst in teksten
        if een.get("was") == tekst.get("wordt") and keuze in str(een.get("was"))
    ]
    if len(paren) == 1:
        return paren[0]
    namen = ", ".join(str(een.get("was")) for een in mutaties)
    wat = f"{len(paren)} ervan staan" if paren else "geen ervan staat"
    raise Refused(
        Problem(
            f"Hierin worden {len(mutaties)} versies gewijzigd ({namen}); {wat} in {was.as_posix()}.",
            Position(change.as_posix()),
            "Noem de bedoelde versie: --expression met (het slot van) haar adres."
            if paren
            else "Geef de versie waarvoor de wijziging gemaakt is.",
        )
    )


def _elementen(path: Path, namen: Iterable[str], ontbreekt: str) -> list[etree._Element]:
    """The elements of these names in a file, a folder or a package; refused when there are none."""
    if not path.exists():
        raise Refused(Problem("Dit bestand is er niet.", Position(path.as_posix())))
    bestanden = bestanden_in(path)
    found = [
        element
        for bestand, inhoud in sorted(bestanden.items())
        if bestand.lower().endswith(".xml") or len(bestanden) == 1
        for element in ontleed(inhoud, bestand).iter(*namen)
    ]
    if not found:
        raise Refused(Problem(ontbreekt, Position(path.as_posix())))
    return found


def _als_xml(regeling: etree._Element) -> bytes:
    etree.cleanup_namespaces(regeling)
    return etree.tostring(regeling, xml_declaration=True, encoding="UTF-8") + b"\n"

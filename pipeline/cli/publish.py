"""`renvooi publish`: the package for the channel that takes a version today, and the record that it was delivered.

In this order: everything that keeps the version from being published is refused; the whole package is put in place by
one rename; the record is written last. Should that fail the package is taken away again. When the program is killed
between the two, a package lies there that no record names: it was not delivered, and publishing again to the same place
goes on with it, since the same version gives the same bytes.
"""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

import click

from pipeline.cli.bewezen import bewezen_vergelijking
from pipeline.cli.drop import drop_pakket
from pipeline.cli.plaats import pass_root
from pipeline.cli.stappen import (
    DATE,
    Bijwerking,
    Zaak,
    bezwaar_dag,
    bijgewerkt,
    dag_van,
    is_vastgelegd,
    leg_vast,
    open_zaak,
    today_option,
    weiger_volgorde,
)
from pipeline.cli.stop import stop_pakket
from pipeline.cli.uitgifte import Pakket, dag_van_uitgifte, meld_meldingen, op_dag
from pipeline.cli.uitvoer import UITVOER, folder_to_write
from pipeline.formats.stop.kanaal import kanaal_vandaag
from pipeline.formats.stop.pakket import als_zip
from pipeline.model import Handeling, Kanaal, Position, Problem, Refused, Stap, beletsels, bindende_stap
from pipeline.store.atomic import place_folder_atomic, write_atomic
from pipeline.store.intrekking import ingetrokken_voor
from pipeline.store.lezen import laad, voorgangers
from pipeline.store.tekstmerk import bevroren_gewijzigd

ZIP = ".zip"
MAKERS: Mapping[Kanaal, Callable[[Path, str, date], Pakket]] = {Kanaal.DROP: drop_pakket, Kanaal.LVBB: stop_pakket}


@click.command()
@click.argument("versie")
@click.option("-o", "--output", type=UITVOER, metavar="DIR|ZIP", help="Where to put the package: a new place.")
@click.option("--by", "door", metavar="WHO", help="The office or organ that does this.  [default: the college]")
@click.option("--on", "op", type=DATE, metavar="DATE", help="The day on which it is delivered.  [default: today]")
@click.option("--abort", is_flag=True, help="What was delivered will not be published: back to vastgesteld.")
@op_dag
@today_option
@pass_root
def publish(
    root: Path,
    versie: str,
    output: Path | None,
    door: str | None,
    op: datetime | None,
    abort: bool,
    bekendmaking: datetime | None,
    today: datetime | None,
) -> None:
    """Make the package with which VERSIE is published, and record it: from vastgesteld to aangeleverd.

    An ordinary ordinance goes through DROP, a document of the Omgevingswet through the LVBB (STOP). Refuses what must
    not be published, with all reasons at once: an excerpt, errors that lint finds, a text that is not the one that was
    adopted, a proof that fails, unknown data, a day of issue on or after which the ordinance is in force already.

    \b
    Examples:  renvooi publish speelplekken@2026 --bekendmaking 2026-03-27 -o drop.zip
               renvooi publish --abort speelplekken@2026
    """
    vandaag = dag_van(today)
    zaak = open_zaak(root, versie)
    wie = door or zaak.versie.overheid.organen.college
    dag = op.date() if op else vandaag
    if abort:
        breek_af(zaak, wie, dag, vandaag)
        return
    weiger_volgorde(zaak, Handeling.AANGELEVERD)
    if output is None:
        advice = "Geef na -o de naam van een nieuwe map, of van een zip."
        raise Refused(Problem("Waar het pakket heen moet, is niet gezegd.", advice=advice))
    place = folder_to_write(output)
    pakket = te_publiceren(zaak, dag, bekendmaking.date() if bekendmaking else None, vandaag)
    stap = Stap(Handeling.AANGELEVERD, dag, wie, pakket=pakket.controlesom)
    _samen(zaak, place, pakket, bijgewerkt(zaak, stap, {}))
    meld_meldingen(pakket.meldingen)
    click.echo(f"{place}: {len(pakket.bestanden)} bestanden.")
    click.echo(pakket.kanaal)
    click.echo(
        f"{zaak.versie.adres}: aangeleverd op {dag.isoformat()} door {wie}. Is het gemeenteblad uit, geef dan "
        f"renvooi announce {zaak.versie.adres} NUMMER DATUM."
    )


def breek_af(zaak: Zaak, door: str, op: date, vandaag: date) -> None:
    """Back to adopted; what was delivered is left to whoever delivered it."""
    weiger_volgorde(zaak, Handeling.AFGEBROKEN)
    if bezwaar := bezwaar_dag(zaak, op, vandaag):
        raise Refused(bezwaar)
    leg_vast(zaak, bijgewerkt(zaak, Stap(Handeling.AFGEBROKEN, op, door), {}))
    click.echo(
        f"{zaak.versie.adres}: de aanlevering is op {op.isoformat()} afgebroken door {door}. Trek het pakket ook in "
        "bij DROP of de LVBB; het telt hier niet meer."
    )


def te_publiceren(zaak: Zaak, op: date, gepland: date | None, vandaag: date) -> Pakket:
    """The package of an adopted version; refused with all that keeps it from being published on the planned day."""
    problems: list[Problem] = []
    pakket: Pakket | None = None
    problems += _van_de_stap(zaak, op, vandaag)
    try:
        dag = dag_van_uitgifte(zaak.versie, gepland)
        problems += _van_de_uitgifte(zaak, dag, op)
        for eerder in voorgangers(zaak.bron, zaak.versie):
            bewezen_vergelijking(laad(zaak.bron, eerder), zaak.versie)
        maken = MAKERS[kanaal_vandaag(zaak.versie)]
        pakket = maken(zaak.root, str(zaak.versie.adres), dag or vandaag)
    except Refused as refused:
        problems += refused.problems
    if problems or pakket is None:
        raise Refused(dict.fromkeys(problems))
    return pakket


def _van_de_stap(zaak: Zaak, op: date, vandaag: date) -> Iterator[Problem]:
    gegevens = zaak.versie.gegevens
    if bezwaar := bezwaar_dag(zaak, op, vandaag):
        yield bezwaar
    bindend = bindende_stap(gegevens.levensloop)
    if bindend is None or bindend.stap is not Handeling.VASTGESTELD:
        message = "Van deze versie is niet vastgelegd welke tekst is vastgesteld."
        advice = f"Zet `status` op aangeboden en leg het besluit vast: renvooi adopt {zaak.versie.adres}."
        yield Problem(message, gegevens.plekken.get("status", gegevens.position), advice)
    yield from beletsels(bevroren_gewijzigd(zaak.versie))
    if einde := None if zaak.versie.trekt_in else ingetrokken_voor(zaak.bron, zaak.versie.adres, gegevens):
        message = f"Deze regeling is met ingang van {einde[1].isoformat()} ingetrokken door {einde[0]}."
        advice = "Van een ingetrokken regeling komt geen nieuwe versie meer (LVBB4052); stel een nieuwe regeling vast."
        yield Problem(message, gegevens.plekken.get("inwerkingtreding", gegevens.position), advice)


def _van_de_uitgifte(zaak: Zaak, dag: date | None, op: date) -> Iterator[Problem]:
    plek = zaak.versie.gegevens.position
    if dag is None:
        message = "De dag van uitgifte is onbekend; zo is niet te zeggen of de regeling op tijd verschijnt."
        yield Problem(message, plek, "Geef de geplande dag met --bekendmaking.")
    elif dag < op:
        message = f"De uitgifte ({dag.isoformat()}) ligt vóór de dag van aanlevering ({op.isoformat()})."
        yield Problem(message, plek, "Geef met --bekendmaking de geplande dag, of met --on de dag van aanlevering.")


def _samen(zaak: Zaak, place: Path, pakket: Pakket, record: Bijwerking) -> None:
    """The package in its place and the step in the record: both, or neither."""
    bestanden = pakket.bestanden
    if place.exists() and _ligt_er(place, bestanden):
        leg_vast(zaak, record)
        return
    if place.exists() and not (place.is_dir() and not any(place.iterdir())):
        message = "Hier staat al iets anders; een pakket dat wordt aangeleverd, overschrijft niets."
        raise Refused(Problem(message, Position(place.as_posix()), "Kies een nieuwe map of een nieuwe naam."))
    try:
        if place.suffix.lower() == ZIP:
            write_atomic(place, als_zip(bestanden))
        else:
            place_folder_atomic(place, bestanden)
        leg_vast(zaak, record)
    except BaseException:
        if not is_vastgelegd(zaak, record):
            _haal_weg(place)
        raise


def _ligt_er(place: Path, bestanden: Mapping[str, bytes]) -> bool:
    """Whether the place holds these files and nothing else."""
    if place.is_dir():
        found = {path.relative_to(place).as_posix(): path for path in place.rglob("*") if not path.is_dir()}
        return found.keys() == bestanden.keys() and all(found[name].read_bytes() == bestanden[name] for name in found)
    try:
        with zipfile.ZipFile(io.BytesIO(place.read_bytes())) as archive:
            return {name: archive.read(name) for name in archive.namelist()} == dict(bestanden)
    except zipfile.BadZipFile:
        return False


def _haal_weg(place: Path) -> None:
    """Take away the package that was put there; a folder that was there and empty stays."""
    if place.is_file():
        place.unlink()
    elif place.is_dir() and any(place.iterdir()):
        shutil.rmtree(place)

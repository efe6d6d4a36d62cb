"""`renvooi adopt`: the organ has decided, and the text stays as it is for good."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import click

from pipeline.cli.plaats import pass_root
from pipeline.cli.stappen import (
    DATE,
    Zaak,
    bezwaar_dag,
    bijgewerkt,
    dag_van,
    leg_vast,
    open_zaak,
    today_option,
    weiger_volgorde,
)
from pipeline.model import Handeling, Problem, Refused, Stap, beletsels
from pipeline.store.tekstmerk import bevroren_gewijzigd, tekstmerk


@click.command()
@click.argument("versie")
@click.option("--by", "door", required=True, metavar="WHO", help="The organ that decided.")
@click.option("--on", "op", required=True, type=DATE, metavar="DATE", help="The day on which it decided.")
@click.option("--signed", "ondertekend", type=DATE, metavar="DATE", help="The day on which the decision was signed.")
@click.option("--amended", is_flag=True, help="The organ amended the text that was offered.")
@today_option
@pass_root
def adopt(
    root: Path,
    versie: str,
    door: str,
    op: datetime,
    ondertekend: datetime | None,
    amended: bool,
    today: datetime | None,
) -> None:
    """Record that VERSIE was adopted: from aangeboden to vastgesteld.

    The text is fixed for good: the mark of what was decided goes into the record. When the organ amended it, change the
    text first and say --amended; without that, a text that is not the one that was offered is refused.

    \b
    Examples:  renvooi adopt speelplekken@2026 --on 2026-03-19 --by "de raad van de gemeente Voorbeeldstad"
               renvooi adopt speelplekken@2026 --on 2026-03-19 --signed 2026-03-20 --by "de raad" --amended
    """
    zaak = open_zaak(root, versie)
    weiger_volgorde(zaak, Handeling.VASTGESTELD)
    dag, getekend = op.date(), ondertekend.date() if ondertekend else None
    problems = [*_bezwaren(zaak, dag, getekend, dag_van(today))]
    if not amended:
        problems += beletsels(bevroren_gewijzigd(zaak.versie))
    if problems:
        raise Refused(problems)
    merk = tekstmerk(zaak.versie)
    feiten = {"vastgesteld": dag.isoformat()} | ({"ondertekend": getekend.isoformat()} if getekend else {})
    leg_vast(zaak, bijgewerkt(zaak, Stap(Handeling.VASTGESTELD, dag, door, merk), feiten))
    click.echo(f"{zaak.versie.adres}: vastgesteld op {dag.isoformat()} door {door}. De tekst ligt vast ({merk}).")


def _bezwaren(zaak: Zaak, dag: date, getekend: date | None, vandaag: date) -> Iterator[Problem]:
    gegevens = zaak.versie.gegevens
    if bezwaar := bezwaar_dag(zaak, dag, vandaag):
        yield bezwaar
    for sleutel, optie, gegeven in (("vastgesteld", "--on", dag), ("ondertekend", "--signed", getekend)):
        bekend = getattr(gegevens, sleutel)
        if bekend is not None and gegeven is not None and bekend != gegeven:
            message = (
                f"{gegevens.bestand} noemt {bekend.isoformat()} als dag `{sleutel}`, {optie} {gegeven.isoformat()}."
            )
            plek = gegevens.plekken.get(sleutel, gegevens.position)
            yield Problem(message, plek, f"Verbeter een van beide, of haal `{sleutel}` weg.")
    if getekend is not None and not dag <= getekend <= vandaag:
        message = (
            f"Ondertekenen op {getekend.isoformat()} kan niet: het besluit is van {dag.isoformat()}, vandaag is het "
        )
        message += f"{vandaag.isoformat()}."
        yield Problem(message, gegevens.position, "Geef de dag van ondertekening, of laat --signed weg.")

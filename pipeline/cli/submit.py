"""`renvooi submit`: the text is offered, and stays as it is while it can be amended."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from pipeline.cli.bewezen import bewezen_vergelijking
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
from pipeline.lint.leeszaal import oordeel
from pipeline.model import Handeling, Refused, Stap, beletsels
from pipeline.store.lezen import laad, voorgangers
from pipeline.store.tekstmerk import tekstmerk


@click.command()
@click.argument("versie")
@click.option("--by", "door", required=True, metavar="WHO", help="The office or organ that does this; not a person.")
@click.option("--on", "op", type=DATE, metavar="DATE", help="The day on which it was done.  [default: today]")
@click.option("--withdraw", is_flag=True, help="Take the offered text back: it is a draft again.")
@today_option
@pass_root
def submit(root: Path, versie: str, door: str, op: datetime | None, withdraw: bool, today: datetime | None) -> None:
    """Offer the text of VERSIE: from concept to aangeboden.

    The text is fixed from here on, so that amendments have something to hold on to. It changes only when it is taken
    back (--withdraw), or when it is adopted as amended (renvooi adopt --amended).

    \b
    Examples:  renvooi submit speelplekken@2026 --by "het college van burgemeester en wethouders"
               renvooi submit speelplekken@2026 --withdraw --by "het college van burgemeester en wethouders"
    """
    vandaag = dag_van(today)
    zaak = open_zaak(root, versie)
    (_neem_terug if withdraw else _bied_aan)(zaak, door, op.date() if op else vandaag, vandaag)


def _bied_aan(zaak: Zaak, door: str, op: date, vandaag: date) -> None:
    weiger_volgorde(zaak, Handeling.AANGEBODEN)
    if bezwaar := bezwaar_dag(zaak, op, vandaag):
        raise Refused(bezwaar)
    for eerder in voorgangers(zaak.bron, zaak.versie):
        bewezen_vergelijking(laad(zaak.bron, eerder), zaak.versie)
    merk = tekstmerk(zaak.versie)
    leg_vast(zaak, bijgewerkt(zaak, Stap(Handeling.AANGEBODEN, op, door, merk), {}))
    click.echo(f"{zaak.versie.adres}: aangeboden op {op.isoformat()} door {door}. De tekst ligt vast ({merk}).")
    if fouten := len(tuple(beletsels(oordeel(zaak.bron, zaak.versie)))):
        wat = "is 1 fout" if fouten == 1 else f"zijn {fouten} fouten"
        click.echo(f"Er {wat} waarmee zij niet bekendgemaakt kan worden: renvooi lint {zaak.versie.adres}.", err=True)


def _neem_terug(zaak: Zaak, door: str, op: date, vandaag: date) -> None:
    weiger_volgorde(zaak, Handeling.TERUGGENOMEN)
    if bezwaar := bezwaar_dag(zaak, op, vandaag):
        raise Refused(bezwaar)
    leg_vast(zaak, bijgewerkt(zaak, Stap(Handeling.TERUGGENOMEN, op, door), {}))
    click.echo(f"{zaak.versie.adres}: teruggenomen op {op.isoformat()} door {door}; de tekst is weer een concept.")

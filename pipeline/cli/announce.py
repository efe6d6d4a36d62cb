"""`renvooi announce`: the gazette is out; its number and day come into the record, and the identities are frozen.

The lock on identities is written first, the record last: a lock in a version that is not recorded as announced is not
read (see `pipeline.store.lezen`), and announcing again writes the same one.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

import click

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
from pipeline.cli.stop import schakels
from pipeline.formats.stop.bevriezen import te_bevriezen
from pipeline.model import Handeling, Overheidssoort, Problem, Refused, Stap
from pipeline.model.datums import te_laat
from pipeline.store.atomic import write_atomic
from pipeline.store.identiteit import LOCK, identiteit_bestand
from pipeline.store.lezen import laad, map_van, voorgangers

FOUND = 1
BLAD = {
    Overheidssoort.GEMEENTE: "gmb",
    Overheidssoort.PROVINCIE: "prb",
    Overheidssoort.WATERSCHAP: "wsb",
    Overheidssoort.REGELING: "bgr",
}
"""How the official gazette of each kind of authority is called in a number."""
NUMMER = re.compile(r"(?P<blad>[a-z]+)-(?P<jaar>\d{4})-(?P<nummer>[1-9]\d*)")


@click.command()
@click.argument("versie")
@click.argument("publicatie")
@click.argument("datum", type=DATE)
@click.option("--by", "door", metavar="WHO", help="The office or organ that issued it.  [default: the college]")
@today_option
@pass_root
def announce(
    root: Path, versie: str, publicatie: str, datum: datetime, door: str | None, today: datetime | None
) -> None:
    """Record that VERSIE was published, as PUBLICATIE on DATUM: from aangeleverd to bekendgemaakt.

    The number and the day are those of the gazette itself. The identities of all provisions are frozen with it.

    \b
    Example:  renvooi announce speelplekken@2026 gmb-2026-123456 2026-03-27
    """
    zaak = open_zaak(root, versie)
    weiger_volgorde(zaak, Handeling.BEKENDGEMAAKT)
    dag = datum.date()
    if problems := tuple(_bezwaren(zaak, publicatie, dag, dag_van(today))):
        raise Refused(problems)
    wie = door or zaak.versie.overheid.organen.college
    feiten = {"bekendgemaakt": dag.isoformat(), "publicatie": publicatie}
    record = bijgewerkt(zaak, Stap(Handeling.BEKENDGEMAAKT, dag, wie), feiten)
    wids = _wids(zaak)
    _samen(zaak, wids, record)
    click.echo(f"{zaak.versie.adres}: bekendgemaakt op {dag.isoformat()} als {publicatie}.")
    for oud in zaak.versie.trekt_in:
        click.echo(f"{oud.adres} geldt niet meer met ingang van {_einde(zaak)}.")
    if wids:
        click.echo(f"{LOCK}: de identiteit van {len(wids)} onderdelen ligt vast.")
    if laat := te_laat(zaak.versie.gegevens, dag):
        click.echo(f"{laat.position}: SLT-02 {laat.message} {laat.advice}", err=True)
        sys.exit(FOUND)


def _einde(zaak: Zaak) -> str:
    dag = zaak.versie.gegevens.inwerkingtreding
    return dag.isoformat() if dag else "een dag die nog niet bekend is"


def _bezwaren(zaak: Zaak, publicatie: str, dag: date, vandaag: date) -> Iterator[Problem]:
    if bezwaar := bezwaar_dag(zaak, dag, vandaag):
        yield bezwaar
    blad = BLAD[zaak.versie.overheid.soort]
    match = NUMMER.fullmatch(publicatie)
    plek = zaak.versie.gegevens.position
    if match is None or match["blad"] != blad:
        message = f"“{publicatie}” is geen nummer van een publicatie van een {zaak.versie.overheid.soort}."
        yield Problem(
            message, plek, f"Schrijf het zoals op officielebekendmakingen.nl, bijvoorbeeld {blad}-2026-123456."
        )
    elif int(match["jaar"]) != dag.year:
        message = f"“{publicatie}” is van {match['jaar']}, maar de dag van uitgifte is {dag.isoformat()}."
        yield Problem(message, plek, "Verbeter een van beide.")


def _wids(zaak: Zaak) -> Mapping[str, str]:
    """The wIds to freeze, by lineage within the Work; none, and told, when STOP can't hold the text."""
    versie = zaak.versie
    if versie.trekt_in:  # it has no text
        return {}
    try:
        earlier = tuple(laad(zaak.bron, ander) for ander in voorgangers(zaak.bron, versie))
        return te_bevriezen(schakels(zaak.bron, versie, earlier), versie)
    except Refused as refused:
        click.echo(f"{versie.adres}: STOP kan deze tekst niet bevatten; er is geen identiteit bevroren.", err=True)
        for problem in refused.problems:
            click.echo(f"  {problem}", err=True)
        return {}


def _samen(zaak: Zaak, wids: Mapping[str, str], record: Bijwerking) -> None:
    """The lock and the step in the record: both, or neither."""
    lock = zaak.root / map_van(zaak.versie.adres) / LOCK
    before = lock.read_bytes() if lock.exists() else None
    try:
        if wids:
            write_atomic(lock, identiteit_bestand(wids))
        leg_vast(zaak, record)
    except BaseException:
        if wids and not is_vastgelegd(zaak, record):
            lock.unlink(missing_ok=True) if before is None else write_atomic(lock, before)
        raise

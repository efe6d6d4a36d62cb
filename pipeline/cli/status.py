"""`renvooi status`: where each version stands, by whom and since when, and what stands in the way of the next step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import click

from pipeline.cli.plaats import pass_root
from pipeline.cli.publish import te_publiceren
from pipeline.cli.stappen import Zaak, dag_van, open_zaak, today_option
from pipeline.lint import checks, findings
from pipeline.model import Adres, Gegevens, Problem, Refused, Status, beletsels
from pipeline.model.stappen import verkeerde_stappen
from pipeline.store.bronnen import Bron, map_bron
from pipeline.store.intrekking import intrekking_van
from pipeline.store.lezen import map_van
from pipeline.store.vinden import alle_besluiten, lees_feiten

VOLGENDE = {
    Status.CONCEPT: "aanbieden: renvooi submit {} --by WIE",
    Status.AANGEBODEN: "vaststellen: renvooi adopt {} --on DATUM --by WIE",
    Status.VASTGESTELD: "aanleveren: renvooi publish {} -o MAP",
    Status.AANGELEVERD: "bekendmaken: renvooi announce {} NUMMER DATUM",
    Status.BEKENDGEMAAKT: "geen",
}
GEEN_STAP = "niet vastgelegd door wie en wanneer"


@click.command()
@click.argument("versie", required=False)
@today_option
@pass_root
def status(root: Path, versie: str | None, today: datetime | None) -> None:
    """Show where each version stands; of one VERSIE all steps, and what stands in the way of the next.

    \b
    Examples:  renvooi status
               renvooi status speelplekken@2025
    """
    if versie is None:
        _alle(map_bron(root))
        return
    zaak = open_zaak(root, versie)
    for line in _stand(zaak, dag_van(today)):
        click.echo(line)


def _alle(bron: Bron) -> None:
    """A line for each version; a record that can't be read doesn't hide the others."""
    problems: list[Problem] = []
    for adres in alle_besluiten(bron):
        try:
            click.echo(_regel(adres, lees_feiten(bron, adres)))
        except Refused as refused:
            problems += refused.problems
    if problems:
        raise Refused(problems)


def _regel(adres: Adres, gegevens: Gegevens) -> str:
    stappen = gegevens.levensloop
    laatste = f"{stappen[-1].op.isoformat()}, {stappen[-1].door}" if stappen else GEEN_STAP
    if gegevens.status is Status.CONCEPT and not stappen:
        return f"{adres}: {gegevens.status}"
    return f"{adres}: {gegevens.status} ({laatste})"


def _stand(zaak: Zaak, vandaag: date) -> Iterator[str]:
    adres, gegevens = zaak.versie.adres, zaak.versie.gegevens
    yield _regel(adres, gegevens)
    for stap in gegevens.levensloop:
        yield f"  {stap.op.isoformat()}  {stap.stap}, door {stap.door}"
    geldt = gegevens.inwerkingtreding
    for oud in zaak.versie.trekt_in:
        yield f"Trekt in: {oud.adres}, met ingang van {geldt.isoformat() if geldt else 'een nog onbekende dag'}."
    if geldt is not None and not zaak.versie.trekt_in:
        yield f"Vaste plaats van de tekst: {map_van(adres)}, te lezen met renvooi text {adres}."
        yield f"In werking: {geldt.isoformat()} ({adres.overheid}/{adres.lijn}@geldend:{geldt.isoformat()})."
    if not zaak.versie.trekt_in and (einde := intrekking_van(zaak.bron, adres, gegevens)):
        yield f"Ingetrokken met ingang van {einde[1].isoformat()} door {einde[0]}."
    if gegevens.publicatie:
        yield f"Bekendgemaakt als {gegevens.publicatie}."
    yield f"Volgende stap: {VOLGENDE[gegevens.status].format(adres)}."
    bezwaren = tuple(dict.fromkeys(_in_de_weg(zaak, vandaag)))
    if bezwaren:
        yield "In de weg staat:"
        yield from (f"  {bezwaar}" for bezwaar in bezwaren)
    else:
        yield "Er staat niets in de weg."


def _in_de_weg(zaak: Zaak, vandaag: date) -> Iterator[Problem]:
    """What the next command would refuse; of a text that is not adopted yet also what would keep it from publishing."""
    yield from beletsels(verkeerde_stappen(zaak.versie.gegevens))
    if zaak.versie.gegevens.status is not Status.VASTGESTELD:
        yield from beletsels(findings(zaak.versie, checks()))
        return
    try:
        te_publiceren(zaak, vandaag, None, vandaag)
    except Refused as refused:
        yield from refused.problems

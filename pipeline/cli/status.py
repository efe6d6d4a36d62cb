"""`renvooi status`: where each version stands, by whom and since when, and what stands in the way of the next step."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

import click

from pipeline.cli.concepten import concept_data, concept_regels, concepten_in
from pipeline.cli.plaats import pass_root
from pipeline.cli.publish import te_publiceren
from pipeline.cli.stappen import Zaak, dag_van, open_zaak, today_option
from pipeline.compare import compare
from pipeline.council.ontbreekt import Ontbreekt, Wie, ontbreekt
from pipeline.lint.leeszaal import oordeel
from pipeline.model import Adres, Gegevens, Problem, Refused, Status, beletsels
from pipeline.model.stappen import verkeerde_stappen
from pipeline.store.bronnen import Bron, map_bron
from pipeline.store.intrekking import intrekking_van
from pipeline.store.lezen import laad, map_van, voorgangers
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
@click.option("-f", "--format", "fmt", type=click.Choice(["json", "text"]), default="text", show_default=True)
@today_option
@pass_root
def status(root: Path, versie: str | None, fmt: str, today: datetime | None) -> None:
    """Show where each version stands, and the drafts in the branches: their base, the work on them, whether the text
    they are a copy of has changed since.

    Of one VERSIE: all steps, what stands in the way of the next, what is still unknown and who must supply it.

    \b
    Examples:  renvooi status
               renvooi status speelplekken@2025
               renvooi status -f json
    """
    vandaag = dag_van(today)
    if versie is None:
        (_alle_json if fmt == "json" else _alle)(root, vandaag)
        return
    zaak = open_zaak(root, versie)
    if fmt == "json":
        click.echo(_json(_stand_data(zaak, vandaag)))
        return
    for line in (*_stand(zaak, vandaag), *_ontbreekt(zaak)):
        click.echo(line)


def _alle(root: Path, vandaag: date) -> None:
    """A line for each version, then the drafts; a record that can't be read doesn't hide the others."""
    facts, problems = _feiten(map_bron(root))
    for adres, gegevens in facts.items():
        click.echo(_regel(adres, gegevens))
    found, hier = concepten_in(root, vandaag)
    if found:
        click.echo("\nConcepten in branches:")
        for line in concept_regels(found, hier):
            click.echo(line)
    if problems:
        raise Refused(problems)


def _alle_json(root: Path, vandaag: date) -> None:
    facts, problems = _feiten(map_bron(root))
    found, hier = concepten_in(root, vandaag)
    versies = [_regel_data(adres, gegevens) for adres, gegevens in facts.items()]
    click.echo(_json({"versies": versies, "concepten": [concept_data(one, hier) for one in found]}))
    if problems:
        raise Refused(problems)


def _feiten(bron: Bron) -> tuple[dict[Adres, Gegevens], list[Problem]]:
    """The record of every version, and what can't be read."""
    facts: dict[Adres, Gegevens] = {}
    problems: list[Problem] = []
    for adres in alle_besluiten(bron):
        try:
            facts[adres] = lees_feiten(bron, adres)
        except Refused as refused:
            problems += refused.problems
    return facts, problems


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)


def _regel_data(adres: Adres, gegevens: Gegevens) -> dict[str, object]:
    stappen = [{"stap": str(stap.stap), "op": stap.op.isoformat(), "door": stap.door} for stap in gegevens.levensloop]
    geldt = gegevens.inwerkingtreding
    return {
        "adres": str(adres),
        "status": str(gegevens.status),
        "was": list(gegevens.was),
        "inwerkingtreding": geldt.isoformat() if geldt else None,
        "stappen": stappen,
    }


def _stand_data(zaak: Zaak, vandaag: date) -> dict[str, object]:
    adres, gegevens = zaak.versie.adres, zaak.versie.gegevens
    return _regel_data(adres, gegevens) | {
        "publicatie": gegevens.publicatie,
        "volgende_stap": VOLGENDE[gegevens.status].format(adres),
        "in_de_weg": [str(bezwaar) for bezwaar in dict.fromkeys(_in_de_weg(zaak, vandaag))],
        "ontbreekt": [
            {"wat": een.wat, "wie": str(een.wie), "waar": een.waar, "voor": str(een.voor)} for een in _open(zaak)
        ],
    }


def _ontbreekt(zaak: Zaak) -> Iterator[str]:
    """What is still unknown, by who must supply it."""
    found = _open(zaak)
    if not found:
        return
    yield "Er ontbreekt nog:"
    for wie in Wie:
        for een in (een for een in found if een.wie is wie):
            yield f"  {wie}: {een.wat} ({een.waar}), nodig voor het {een.voor}"


def _open(zaak: Zaak) -> tuple[Ontbreekt, ...]:
    """What is unknown; a predecessor that can't be found or read is told by lint."""
    if zaak.versie.trekt_in:
        return ()
    comparisons = []
    with suppress(Refused):
        for eerder in voorgangers(zaak.bron, zaak.versie):
            comparisons.append(compare(laad(zaak.bron, eerder).regeling, zaak.versie.regeling))
    return ontbreekt(zaak.versie, comparisons)


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
        yield from beletsels(oordeel(zaak.bron, zaak.versie))
        return
    try:
        te_publiceren(zaak, vandaag, None, vandaag)
    except Refused as refused:
        yield from refused.problems

"""`renvooi renumber`: another number for a provision, and every reference in the draft with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from pipeline.cli.concept import in_option, open_concept, schrijf, weiger_namen, zoek_bepaling
from pipeline.cli.plaats import pass_root
from pipeline.cli.stappen import Zaak
from pipeline.lint.elders import elders_genoemd, in_stukken
from pipeline.lint.hernummeren import Hernummering, hernummerd, hernummerd_schuivend
from pipeline.lint.vernummeren import Aanpassing
from pipeline.lint.verwijsdelen import Deelsoort
from pipeline.model import Position
from pipeline.store.lezen import brontekst

LEFT = 1
"""Exit code when something is left to do by hand."""
BEFORE, AFTER = 24, 16


@click.command()
@click.argument("oud", metavar="OUD")
@click.argument("nieuw", metavar="NIEUW")
@click.option("--shift", "schuif", is_flag=True, help="Let what follows move on (or up) as far as needed.")
@in_option
@pass_root
def renumber(root: Path, oud: str, nieuw: str, schuif: bool, versie: str | None) -> None:
    """Give an article, lid, onderdeel or chapter another number: OUD becomes NIEUW.

    OUD is a provision ("5.2.2", "5, tweede lid", "5 lid 2 onderdeel a", "hoofdstuk 2"), NIEUW its new number. The names
    of the files, the headings, every reference in text, explanation, annexes and tariffs, and the names of the
    onderbouwingen follow; the id stays, so everyone knows that it is the same provision. Nothing else changes: that is
    proven before anything is written. Exit code 1: something is left that only you can judge.

    \b
    Examples:  renvooi renumber 7 8 --shift
               renvooi renumber "5, tweede lid" 3
               renvooi renumber "5 lid 2 onderdeel a" b --in speelplekken@2026
    """
    zaak = open_concept(root, versie, oud)
    weiger_namen(zaak)
    regeling = brontekst(zaak.bron, zaak.versie.adres)
    doel = zoek_bepaling(zaak, regeling, oud)
    done = (hernummerd_schuivend if schuif else hernummerd)(zaak.bron, zaak.versie, regeling, doel, nieuw)
    schrijf(zaak, done.omzetting)
    binnen = doel.naam.rpartition(", ")[0]  # "d" alone says not of which article
    for line in _gedaan(done, f"{binnen}, " if binnen else ""):
        click.echo(line)
    left = [*_met_de_hand(done)]
    for line in (*left, *_ter_kennis(zaak, done)):
        click.echo(line, err=True)
    if left:
        click.get_current_context().exit(LEFT)


def _gedaan(done: Hernummering, where: str) -> Iterator[str]:
    wat = done.wat
    kind = wat.woord if wat.soort is Deelsoort.STRUCTUUR else str(wat.soort)
    for old, new in wat.paren.items():
        yield f"{where}{kind} {old} → {new}"
    for van, naar in done.omzetting.hernoemd:
        yield f"hernoemd: tekst/{van} → tekst/{naar}"
    for change in done.gevonden.aanpassingen:
        yield f"{_plaats(change)}: “{_rondom(change, change.oud)}” → “{_rondom(change, change.nieuw or '')}”"


def _met_de_hand(done: Hernummering) -> Iterator[str]:
    for change in done.gevonden.met_de_hand:
        yield f"{_plaats(change)}: pas deze verwijzing zelf aan: “{_rondom(change, change.oud)}”."
    yield from done.met_de_hand


def _ter_kennis(zaak: Zaak, done: Hernummering) -> Iterator[str]:
    """What was left alone on purpose."""
    for change in done.gevonden.vreemd:
        yield f"{_plaats(change)}: niet aangepast, want van een andere regeling: “{_rondom(change, change.oud)}”."
    for change in done.gevonden.geciteerd:
        yield f"{_plaats(change)}: niet aangepast, want in een citaat: “{_rondom(change, change.oud)}”."
    yield from in_stukken(zaak.versie, done.wat)
    yield from elders_genoemd(zaak.bron, zaak.versie, done.wat)


def _plaats(change: Aanpassing) -> Position:
    return change.passage.plaats(max(0, change.begin))


def _rondom(change: Aanpassing, words: str) -> str:
    """The words with a little of what stands around them."""
    text = change.passage.inhoud
    before = text[max(0, change.begin - BEFORE) : max(0, change.begin)].rpartition(". ")[2]
    return f"{before}{words}{text[change.eind : change.eind + AFTER]}".strip()

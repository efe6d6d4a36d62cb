"""`renvooi lint`: judge the texts by the rules of the trade."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
from rapidfuzz import process

from pipeline.cli.bevindingen import FOUND, summary
from pipeline.cli.plaats import pass_root
from pipeline.cli.toetsen import Leeszaal, toets_van
from pipeline.lint import Check, checks, find, findings_in, uitleg, vraagt_antwoord
from pipeline.model import Adres, Celmelding, Finding, Problem, Refused, ernst
from pipeline.store.adres import ontleed
from pipeline.store.bronnen import Bron, map_bron_voor_zover
from pipeline.store.mappen import TARIEFBESTANDEN
from pipeline.store.openen import bron_voor
from pipeline.store.vinden import alle_besluiten, vind_besluit

PLACE_COLUMNS = ("bestand", "regelnummer", "ernst", "melding")
CELL_COLUMNS = ("rij", "kolom", "verwacht", "gevonden", "verschil", "regel")
"""What `-f csv` says of a finding: where it is (not on tariff files), and the cell it is about."""


@dataclass(frozen=True, slots=True)
class Doel:
    """A version to judge, and the folder or file of it that was asked for ("" is all of it)."""

    bron: Bron
    adres: Adres
    pad: str = ""


def as_text(found: Sequence[Finding]) -> str:
    """One line per finding: `file:line:column: ID ernst melding`."""
    return "".join(f"{one.position}: {one.rule} {ernst(one.severity)} {one.message}\n" for one in found)


def as_json(found: Sequence[Finding]) -> str:
    """The findings as data, with Dutch keys."""
    rows = [
        {
            "id": one.rule,
            "ernst": ernst(one.severity),
            "melding": one.message,
            "bestand": one.position.file,
            "regel": one.position.line or None,
            "kolom": one.position.column or None,
            "cel": one.cel and dict(zip(CELL_COLUMNS, _cell_columns(one.cel), strict=False)),
        }
        for one in found
    ]
    return json.dumps({"bevindingen": rows}, ensure_ascii=False, indent=2) + "\n"


def as_csv(found: Sequence[Finding]) -> str:
    """The findings as a table for a spreadsheet, separated by semicolons: first where, then what."""
    cells = [one.cel or Celmelding("", "") for one in found]
    rows = (
        (
            one.position.file,
            str(one.position.line or ""),
            ernst(one.severity),
            one.message,
            *_cell_columns(cel),
            one.rule,
        )
        for one, cel in zip(found, cells, strict=True)
    )
    return _csv((*PLACE_COLUMNS, *CELL_COLUMNS), rows)


def as_cell_csv(found: Sequence[Finding]) -> str:
    """The findings on a tariff file as a controller compares them, by rule: plain sums first, own wording after."""
    told = sorted(found, key=lambda one: (one.rule, one.cel is not None and one.cel.eigen_tekst))
    cells = [one.cel or Celmelding(f"regel {one.position.line}", "", gevonden=one.message) for one in told]
    return _csv(CELL_COLUMNS, ((*_cell_columns(cel), one.rule) for one, cel in zip(told, cells, strict=True)))


def _cell_columns(cel: Celmelding) -> tuple[str, ...]:
    return cel.rij, cel.kolom, cel.verwacht, cel.gevonden, cel.verschil


def _csv(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return text.getvalue()


WRITERS: dict[str, Callable[[Sequence[Finding]], str]] = {"csv": as_csv, "json": as_json, "text": as_text}


@click.command()
@click.argument("waarop", nargs=-1, metavar="[PAD|VERSIE]...")
@click.option("-f", "--format", "fmt", type=click.Choice(sorted(WRITERS)), default="text", show_default=True)
@click.option("--rule", "rules", multiple=True, metavar="ID", help="Only this rule; may be given more than once.")
@click.option("--explain", metavar="ID", help="Say what a rule demands, with an example, and stop.")
@pass_root
def lint(root: Path, waarop: tuple[str, ...], fmt: str, rules: tuple[str, ...], explain: str | None) -> None:
    """Judge the texts by the rules of the trade: all versions, or those named.

    A PAD is a file or folder with ordinances, a VERSIE an address. Exit code 0: nothing that asks for an answer,
    1: errors or warnings, 2: a text could not be read.

    \b
    Examples:  renvooi lint
               renvooi lint sociaal-domein@2022 --rule REF-01
               renvooi lint --explain STR-08
               renvooi lint PAD/tarieven-wmo.yaml -f csv --rule TAB-01
    """
    if explain is not None:
        click.echo(uitleg(_rule(explain).rule))
        return
    chosen = tuple(dict.fromkeys(_rule(name) for name in rules)) or checks()
    here = map_bron_voor_zover(root)
    problems = list(here.ongelezen.values())
    found: dict[Finding, None] = {}
    targets = _targets(root, here, waarop)
    zaal = Leeszaal()
    for target in targets:
        try:
            what, unread = toets_van(zaal, target.bron, target.adres, chosen)
            found |= dict.fromkeys(_inside(findings_in(what, chosen), target))
        except Refused as refused:
            unread = refused.problems
        problems += [problem for problem in unread if problem not in problems]
    write = as_cell_csv if fmt == "csv" and _only_tariffs(targets) else WRITERS[fmt]
    click.echo(write(list(found)), nl=False)
    if found or not problems:
        click.echo(summary(found), err=True)
    if problems:
        raise Refused(problems)
    sys.exit(FOUND if vraagt_antwoord(list(found)) else 0)


def _rule(name: str) -> Check:
    check = find(name)
    if check is None:
        known = [one.rule.id for one in checks()]
        near = process.extractOne(name.upper(), known)
        advice = f"Bedoelt u {near[0]}? Er zijn: {', '.join(known)}." if near else f"Er zijn: {', '.join(known)}."
        raise Refused(Problem(f"Er is geen regel “{name}”.", advice=advice))
    return check


def _targets(root: Path, here: Bron, named: tuple[str, ...]) -> list[Doel]:
    """The versions asked for; all that is wrong with the question is refused at once."""
    present = alle_besluiten(here)
    if not named:
        return [Doel(here, adres) for adres in present]
    targets: list[Doel] = []
    problems: list[Problem] = []
    for name in named:
        try:
            targets += _at_path(root, here, present, name) or [_at_address(root, name)]
        except Refused as refused:
            problems += refused.problems
    if problems:
        raise Refused(problems)
    return list({(target.adres, target.pad): target for target in targets}.values())


def _only_tariffs(targets: Sequence[Doel]) -> bool:
    """Whether nothing but tariff files was asked for: what is found is then in their cells."""
    return bool(targets) and all(target.pad.lower().endswith(TARIEFBESTANDEN) for target in targets)


def _at_address(root: Path, name: str) -> Doel:
    question = ontleed(name)
    bron = bron_voor(root, question.revisie)
    return Doel(bron, vind_besluit(bron, question))


def _at_path(root: Path, bron: Bron, present: tuple[Adres, ...], name: str) -> list[Doel]:
    """The versions in a folder, or the version of a file; none when the name is no path."""
    path = next((place for place in (Path(name), root / name) if place.exists()), None)
    if path is None:
        if "@" in name:
            return []
        advice = "Geef een bestaand pad of het adres van een versie (overheid/lijn@versie)."
        raise Refused(Problem(f"“{name}” is geen bestand of map.", advice=advice))
    absolute, top = path.resolve(), root.resolve()
    if absolute == top or absolute in top.parents:
        return [Doel(bron, adres) for adres in present]
    if top not in absolute.parents:
        raise Refused(Problem(f"“{name}” ligt buiten de map met verordeningen ({root.as_posix()})."))
    wanted = absolute.relative_to(top).as_posix()
    folders = {f"{adres.overheid}/{adres.lijn}/{adres.versie}": adres for adres in present}
    found = [
        Doel(bron, adres, wanted if f"{wanted}/".startswith(f"{folder}/") and wanted != folder else "")
        for folder, adres in folders.items()
        if f"{folder}/".startswith(f"{wanted}/") or f"{wanted}/".startswith(f"{folder}/")
    ]
    if not found:
        raise Refused(Problem(f"In “{name}” staat geen versie van een verordening."))
    return found


def _inside(found: Sequence[Finding], target: Doel) -> Iterable[Finding]:
    """The findings in the file or folder that was asked for."""
    if not target.pad:
        return found
    return [one for one in found if f"{one.position.file}/".startswith(f"{target.pad}/")]

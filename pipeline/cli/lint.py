"""`renvooi lint`: judge the texts by the rules of the trade."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

import click

from pipeline.cli.bevindingen import FOUND, summary
from pipeline.cli.lintvormen import WRITERS, as_cell_csv, as_diff, as_table
from pipeline.cli.plaats import pass_root
from pipeline.lint import Check, checks, find, findings_in, uitleg, vraagt_antwoord
from pipeline.lint.herstelronde import Herstelling, herstel
from pipeline.lint.instelling import bijna
from pipeline.lint.leeszaal import Bronteksten, Leeszaal
from pipeline.model import Adres, Finding, Problem, Refused, Stijlprofiel
from pipeline.store.adres import Vraag, lijnen, ontleed
from pipeline.store.atomic import write_tree_atomic
from pipeline.store.bronnen import Bron, map_bron_voor_zover
from pipeline.store.mappen import TARIEFBESTANDEN
from pipeline.store.openen import bron_voor
from pipeline.store.vinden import alle_besluiten, vind_besluit


@dataclass(frozen=True, slots=True)
class Doel:
    """A version to judge, and the folder or file of it that was asked for ("" is all of it)."""

    bron: Bron
    adres: Adres
    pad: str = ""


PROFILES = click.Choice([profile.value for profile in Stijlprofiel])


@click.command()
@click.argument("waarop", nargs=-1, metavar="[PAD|REGELING|VERSIE]...")
@click.option("-f", "--format", "fmt", type=click.Choice(sorted(WRITERS)), default="text", show_default=True)
@click.option("--rule", "rules", multiple=True, metavar="ID", help="Only this rule; may be given more than once.")
@click.option("--profile", type=PROFILES, help="Judge by this style profile, not by that of the authority.")
@click.option("--fix", "mode", flag_value="fix", help="Mend what can be mended without changing what the text says.")
@click.option("--diff", "mode", flag_value="diff", help="Show what --fix would change, and change nothing.")
@click.option("--explain", metavar="ID", help="Say what a rule demands, with an example, and stop.")
@click.option("--list", "listed", is_flag=True, help="List all rules, and stop.")
@pass_root
def lint(
    root: Path,
    waarop: tuple[str, ...],
    fmt: str,
    rules: tuple[str, ...],
    profile: str | None,
    mode: str | None,
    explain: str | None,
    listed: bool,
) -> None:
    """Judge the texts by the rules of the trade: all versions, or those named.

    A PAD is a file or folder with ordinances, a REGELING (part of) the name of one, a VERSIE an address. Exit code 0:
    nothing that asks for an answer (with --diff: nothing to mend), 1: errors or warnings, 2: a text could not be read.

    \b
    Examples:  renvooi lint
               renvooi lint speelplekken
               renvooi lint sociaal-domein@2022 --rule REF-01
               renvooi lint speelplekken@2026 --diff
               renvooi lint --explain STR-08
               renvooi lint -f sarif > lint.sarif
               renvooi lint PAD/tarieven-wmo.yaml -f csv --rule TAB-01
    """
    if explain is not None:
        click.echo(uitleg(_rule(explain).rule))
        return
    if listed:
        click.echo(as_table([check.rule for check in checks()]), nl=False)
        return
    chosen = tuple(dict.fromkeys(_rule(name) for name in rules)) or checks()
    here = map_bron_voor_zover(root)
    targets = _targets(root, here, waarop)
    style = Stijlprofiel(profile) if profile else None
    if mode is not None:
        done = _mended(here, targets, chosen, style)
        if mode == "diff":
            _show(done)
        _write(root, done)
        here = done.nu
        targets = [replace(target, bron=here) for target in targets]
    problems = list(here.ongelezen.values())
    found: dict[Finding, None] = {}
    rooms = {target.bron.revisie: Leeszaal(target.bron, style) for target in targets}
    asked: dict[tuple[str | None, Adres], list[Doel]] = {}
    for target in targets:  # a version of which many files are named is judged once
        asked.setdefault((target.bron.revisie, target.adres), []).append(target)
    for (revision, adres), parts in asked.items():
        try:
            what, unread = rooms[revision].toets(adres, chosen)
            told = findings_in(what, chosen)
            found |= dict.fromkeys(one for target in parts for one in _inside(told, target))
        except Refused as refused:
            unread = refused.problems
        problems += [problem for problem in unread if problem not in problems]
    write = as_cell_csv if fmt == "csv" and _only_tariffs(targets) else WRITERS[fmt]
    click.echo(write(list(found), root), nl=False)
    if found or not problems:
        click.echo(summary(found), err=True)
        _hint(found, mode)
    if problems:
        raise Refused(problems)
    sys.exit(FOUND if vraagt_antwoord(list(found)) else 0)


def _mended(here: Bron, targets: Sequence[Doel], chosen: Sequence[Check], style: Stijlprofiel | None) -> Herstelling:
    """The store with all mended that was asked for; refused where nothing can be written."""
    elsewhere = [target for target in targets if target.bron.revisie is not None]
    if elsewhere:
        advice = "Haal die revisie eerst op in de werkmap (git switch), of noem een versie die daar staat."
        raise Refused(
            Problem(f"{target.adres} staat in een andere revisie; daar wordt niets hersteld.", advice=advice)
            for target in elsewhere
        )
    asked: dict[Adres, list[Doel]] = {}
    for target in targets:
        asked.setdefault(target.adres, []).append(target)

    def keuze(adres: Adres, found: Sequence[Finding]) -> Iterable[Finding]:
        return dict.fromkeys(one for target in asked[adres] for one in _inside(found, target))

    return herstel(here, tuple(asked), chosen, style, keuze)


def _show(done: Herstelling) -> NoReturn:
    """The difference that mending makes; what can't be mended is told beside it."""
    before, after = Bronteksten(done.bron), Bronteksten(done.nu)
    click.echo(
        as_diff({file: before[file] for file in done.bestanden}, {f: after[f] for f in done.bestanden}), nl=False
    )
    _tell(done, "zou hersteld worden", "zouden hersteld worden")
    sys.exit(FOUND if done.bestanden else 0)


def _write(root: Path, done: Herstelling) -> None:
    write_tree_atomic(root, done.bestanden)
    _tell(done, "hersteld", "hersteld")


def _tell(done: Herstelling, one: str, more: str) -> None:
    for file, rules in sorted(done.regels.items()):
        named = ", ".join(sorted(set(rules)))
        click.echo(f"{file}: {len(rules)} {one if len(rules) == 1 else more} ({named})", err=True)
    for problem in done.problemen():
        click.echo(str(problem), err=True)


def _hint(found: Iterable[Finding], mode: str | None) -> None:
    """Say that some of it need not be done by hand."""
    count = sum(bool(one.herstel) and not one.afwijking for one in found)
    if count and mode is None:
        click.echo(f"Met --fix {'is er 1' if count == 1 else f'zijn er {count}'} te herstellen.", err=True)


def _rule(name: str) -> Check:
    check = find(name)
    if check is None:
        advice = bijna(name, [one.rule.id for one in checks()])
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
        if Path(name).suffix:
            advice = "Geef een bestaand pad, een regeling of het adres van een versie (overheid/lijn@versie)."
            raise Refused(Problem(f"“{name}” is geen bestand of map.", advice=advice))
        fitting = lijnen(Vraag(name, name.strip().strip("/"), None), present)
        return [Doel(bron, adres) for adres in present if (adres.overheid, adres.lijn) in fitting]
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

"""`renvooi build`: every document of every version, and the page that lists them."""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import click

from pipeline.cli import voorraad
from pipeline.cli.bouwen import build_lineage, lees_lijn
from pipeline.cli.groep import REFUSED
from pipeline.cli.plaats import pass_root
from pipeline.cli.sjablonen import load_styles, load_templates
from pipeline.cli.uitvoer import UITVOER, folder_to_write
from pipeline.cli.voorraad import Pak, digest
from pipeline.cli.vormen import SCHRIJVERS, Vorm, in_vormen
from pipeline.council import documenten as stukken
from pipeline.council.omslag import IMAGES, Huisstijl, huisstijl
from pipeline.council.overzicht import OPENBAAR, LijnRegel, index, met_vormen
from pipeline.model import Adres, Position, Problem, Refused, Status
from pipeline.store.atomic import clear_stale, write_atomic, write_tree_atomic
from pipeline.store.bronnen import Bron, map_bron_voor_zover
from pipeline.store.lezen import versies

PAGES = stukken.NAMEN

INDEX = "index.html"
ADOPTED = (Status.VASTGESTELD, Status.AANGELEVERD, Status.BEKENDGEMAAKT)
"""From here on the text of a version is fixed."""


@dataclass(frozen=True, slots=True)
class Verslag:
    """What a build did with a lineage."""

    naam: str
    regel: LijnRegel
    gedaan: str
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Bestelling:
    """What is asked: all versions of a lineage, in these forms, by the program of this digest."""

    naam: str
    adressen: tuple[Adres, ...]
    vormen: frozenset[Vorm]
    programma: str


@click.command()
@click.argument("regeling", nargs=-1)
@click.option("-o", "--output", type=UITVOER, metavar="DIR", help="[default: build/ beside the ordinances]")
@click.option(
    "-f",
    "--format",
    "vormen",
    type=click.Choice([vorm.value for vorm in Vorm]),
    multiple=True,
    help="Only these forms, once per form; the pages (html) are always made.  [default: all]",
)
@pass_root
def build(root: Path, regeling: tuple[str, ...], output: Path | None, vormen: tuple[str, ...]) -> None:
    """Make every document of the ordinances into build/, or only those of a REGELING (lineage).

    Each paper is made as a page, as PDF and as Word. What did not change since the last build is not made again;
    build/.cache may be deleted at any time.

    \b
    Example:  renvooi build
              renvooi build sociaal-domein -f html
    """
    target = folder_to_write(output if output is not None else root.resolve().parent / "build")
    bron = map_bron_voor_zover(root)
    lines = lineages(bron)
    if not lines and not bron.ongelezen:
        raise Refused(nothing_here(root))
    clear_stale(target)
    chosen = choose(regeling, tuple(lines))
    stijlen = load_styles(root, {authority(name) for name in lines})
    programs = program_keys(stijlen)
    keys = {name: voorraad.lineage_digest(bron, name, programs[authority(name)]) for name in lines}
    forms = frozenset(map(Vorm, vormen)) or frozenset(Vorm)
    reports = []
    for name in (*lines, *unseen(target, bron, lines)):
        if unread := unread_in(bron, name):
            report = failed(name, unread, target)
        elif name in chosen:
            overheid = authority(name)
            order = Bestelling(name, lines[name], forms, programs[overheid])
            report = one(order, bron, stijlen[overheid], keys, target)
        else:
            report = untouched(name, target)
        reports.append(report)
        if report.gedaan:
            click.echo(f"{name}: {report.gedaan}")
        for remark in remarks(report):
            click.echo(remark, err=True)
    remove_vanished(target, {report.naam for report in reports})
    problems = [*bron.ongelezen.values(), *(problem for report in reports for problem in report.problems)]
    try:
        gedeeld = huisstijl(load_templates(root))
        write_atomic(target / INDEX, index(tuple(report.regel for report in reports), gedeeld).encode())
        click.echo(f"Overzicht: {target / INDEX}")
    except Refused as refused:
        problems += refused.problems
    for problem in dict.fromkeys(problems):
        click.echo(str(problem), err=True)
    if problems:
        sys.exit(REFUSED)


def lineages(bron: Bron) -> dict[str, tuple[Adres, ...]]:
    """The versions of every lineage, by "overheid/lijn"."""
    found: dict[str, tuple[Adres, ...]] = {}
    for adres in versies(bron):
        name = f"{adres.overheid}/{adres.lijn}"
        found[name] = (*found.get(name, ()), adres)
    return found


def nothing_here(root: Path) -> Problem:
    """Why nothing is built: with nothing to read, everything that was made before would seem to be gone."""
    advice = (
        "Wijs de goede map aan met --root, of zet er een verordening in (docs/gegevens.md); build/ blijft zoals het is."
    )
    return Problem("Hier staat geen enkele verordening.", Position(root.as_posix()), advice)


def unread_in(bron: Bron, name: str) -> tuple[Problem, ...]:
    """What can't be read of the folders around the versions of a lineage: some of them may be missing from the list."""
    found = bron.ongelezen.items()
    return tuple(problem for path, problem in found if f"{path}/".startswith(f"{name}/") or name.startswith(f"{path}/"))


def unseen(target: Path, bron: Bron, lines: Collection[str]) -> tuple[str, ...]:
    """The lineages built before that now lie in a folder that can't be read, so that nobody knows they are gone."""
    return tuple(name for name in voorraad.stored_names(target) if name not in lines and unread_in(bron, name))


def authority(name: str) -> str:
    """The authority of a lineage."""
    return name.partition("/")[0]


def program_keys(stijlen: Mapping[str, Huisstijl | Refused]) -> dict[str, str]:
    """The digest, per authority, of the program with that authority's own style."""
    return {
        overheid: "" if isinstance(stijl, Refused) else voorraad.program_digest(stijl.sjablonen)
        for overheid, stijl in stijlen.items()
    }


def choose(wanted: tuple[str, ...], names: tuple[str, ...]) -> frozenset[str]:
    """The lineages that are meant: all of them, or those that fit a name or part of one."""
    if not wanted:
        return frozenset(names)
    found: set[str] = set()
    problems: list[Problem] = []
    for word in wanted:
        plain = word.strip("/").casefold()
        exact = [name for name in names if plain in (name.casefold(), name.split("/")[1].casefold())]
        fitting = exact or [name for name in names if plain in name.casefold()]
        if len(fitting) == 1:
            found.add(fitting[0])
            continue
        what = "past op meer dan één regeling" if fitting else "is geen regeling die er is"
        advice = f"Kies uit: {', '.join(fitting or names) or 'er is nog geen regeling'}."
        problems.append(Problem(f"“{word}” {what}.", advice=advice))
    if problems:
        raise Refused(problems)
    return frozenset(found)


def one(order: Bestelling, bron: Bron, stijl: Huisstijl | Refused, keys: Mapping[str, str], target: Path) -> Verslag:
    """Build a lineage, or take it from the store; when it fails its earlier outputs stay as they were."""
    name = order.naam
    if isinstance(stijl, Refused):
        return failed(name, (*stijl.problems, *problems_of_text(bron, order.adressen)), target)
    known = voorraad.load_pak(target, name)
    same = known is not None and order.vormen.issubset(known.vormen) and known.sleutel == keys[name]
    if known and same and voorraad.is_current(known, keys, target):
        return Verslag(name, known.regel, f"hergebruikt ({counted(len(known.uitvoer))})")
    try:
        made = build_lineage(bron, order.adressen, stijl)
        keep_adopted(known.regel if known else None, made.regel)
        formed = in_vormen(made.papieren, order.vormen, stijl, order.programma, known, target)
        outputs = {**made.uitvoer, **formed.uitvoer}
        hashes = {path: digest(content) for path, content in outputs.items()}
        fresh = sum(not voorraad.stands(target / path, expected) for path, expected in hashes.items())
        write_tree_atomic(target, outputs)
    except Refused as refused:
        return failed(name, refused.problems, target)
    except RecursionError:
        problem = Problem(
            f"Een tekst van {name} is te diep genest om te verwerken.", advice="Maak de nesting minder diep."
        )
        return failed(name, (problem,), target)
    gone = voorraad.remove_stale(target, hashes, ours(target, name))
    others = {"/".join(other): keys["/".join(other)] for other in made.afhankelijk}
    regel = met_vormen(made.regel, hashes, tuple(SCHRIJVERS))
    present = tuple(sorted(order.vormen))
    voorraad.save_pak(target, name, Pak(keys[name], others, present, formed.sleutels, hashes, regel))
    removed = f", {len(gone)} vervallen" if gone else ""
    return Verslag(name, regel, f"gemaakt ({counted(len(hashes))}, waarvan {fresh} nieuw of anders{removed})")


def problems_of_text(bron: Bron, adressen: tuple[Adres, ...]) -> tuple[Problem, ...]:
    """What is wrong with the texts of a lineage that can't be built for another reason."""
    try:
        lees_lijn(bron, adressen)
    except Refused as refused:
        return refused.problems
    return ()


def keep_adopted(before: LijnRegel | None, after: LijnRegel) -> None:
    """Refuse when the text of a version that was adopted is another now: what was decided is never overwritten.

    Only for a version whose record has no mark of its text (it was adopted before renvooi kept one): the others are
    judged by that mark when they are made, whatever was built before.
    """
    then = {line.versie: line.vingerafdruk for line in (before.versies if before else ()) if line.status in ADOPTED}
    advice = (
        "Herstel de tekst (Git weet hoe zij was), of maak een nieuwe versie. Is zij nog niet vastgesteld, verander "
        "dan eerst `status` in versie.yaml."
    )
    problems = [
        Problem("De tekst van deze versie is vastgesteld en mag niet meer veranderen.", Position(line.pad), advice)
        for line in after.versies
        if not line.bevroren
        and line.status in ADOPTED
        and line.vingerafdruk != (then.get(line.versie) or line.vingerafdruk)
    ]
    if problems:
        raise Refused(problems)


def failed(name: str, problems: tuple[Problem, ...], target: Path) -> Verslag:
    """A lineage that could not be built."""
    return Verslag(
        name, replace(earlier(name, target), stand="mislukt"), "mislukt, de vorige documenten blijven staan", problems
    )


def remarks(report: Verslag) -> list[str]:
    """What the maker of the documents that were made now should know; the index says it too."""
    if report.problems or not report.gedaan:
        return []
    return [f"{version.pad}: {remark}" for version in report.regel.versies for remark in version.opmerkingen]


def untouched(name: str, target: Path) -> Verslag:
    """A lineage that nobody asked for now."""
    return Verslag(name, earlier(name, target), "")


def earlier(name: str, target: Path) -> LijnRegel:
    """How a lineage was listed before."""
    known = voorraad.load_pak(target, name)
    overheid, lijn = name.split("/")
    return known.regel if known else LijnRegel(overheid, lijn, lijn, (), "niet gebouwd")


def ours(target: Path, name: str) -> tuple[str, ...]:
    """The files of a lineage in the build folder that can only be outputs of ours."""
    folders = (f"{name}/*", f"{name}/*/{OPENBAAR}")
    papers = [f"{page}.{vorm}" for page in PAGES for vorm in Vorm]
    found = [
        path for folder in folders for file in (*papers, f"{IMAGES}/*") for path in target.glob(f"{folder}/{file}")
    ]
    return tuple(path.relative_to(target).as_posix() for path in found)


def remove_vanished(target: Path, lines: Collection[str]) -> None:
    """Delete the outputs of lineages that are no longer there."""
    for name in voorraad.stored_names(target):
        if name not in lines:
            known = voorraad.load_pak(target, name)
            gone = voorraad.remove_stale(target, (), (*ours(target, name), *(known.uitvoer if known else ())))
            voorraad.forget(target, name)
            click.echo(f"{name}: bestaat niet meer ({counted(len(gone))} verwijderd)")


def counted(number: int) -> str:
    """ "1 bestand", "12 bestanden"."""
    return f"{number} bestand" + ("" if number == 1 else "en")

"""`renvooi tariffs`: work on the tariffs of a version; `index` makes the next dated version of them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import click

from pipeline.cli.plaats import pass_root
from pipeline.model import (
    Adres,
    Alinea,
    Position,
    Problem,
    Refused,
    Tabel,
    Versie,
    alle_knopen,
    kop_tekst,
    platte_tekst,
)
from pipeline.model.tariefbedrag import WRITTEN
from pipeline.model.tariefwijziging import Bedragwijziging, bedragwijzigingen
from pipeline.store.adres import ontleed
from pipeline.store.atomic import write_tree_atomic
from pipeline.store.bestand import lees_tekst
from pipeline.store.bronnen import Bron
from pipeline.store.jaarversie import jaarversie, nieuw_adres
from pipeline.store.lezen import laad
from pipeline.store.openen import bron_voor
from pipeline.store.tariefindex import GEWOON, Geindexeerd, Index, Indexdeel, indexeer
from pipeline.store.tarieven import lees_tarieven
from pipeline.store.vinden import vind_versie

COLUMNS = ("rij", "kolom", "oud", "nieuw")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
PERCENTAGE = re.compile(r"(-?\d{1,3})(?:[.,](\d{1,4}))?\s*%?")


def as_text(rows: Sequence[Bedragwijziging]) -> str:
    """The changed amounts in columns."""
    cells = [COLUMNS, *((row.rij, row.kolom, row.oud, row.nieuw) for row in rows)]
    widths = [max(len(line[at]) for line in cells) for at in range(len(COLUMNS))]
    lines = ["  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip() for line in cells]
    return "\n".join(lines) + "\n"


def as_csv(rows: Sequence[Bedragwijziging]) -> str:
    """The changed amounts for a spreadsheet, separated by semicolons."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((row.rij, row.kolom, row.oud, row.nieuw) for row in rows)
    return text.getvalue()


WRITERS: dict[str, Callable[[Sequence[Bedragwijziging]], str]] = {"csv": as_csv, "text": as_text}


@click.group()
def tariffs() -> None:
    """Work on the tariffs of a version (data in tekst/*.yaml).

    \b
    Example:  renvooi tariffs index sociaal-domein@2022 --by 3,2% --from 2023-01-01
    """


@tariffs.command()
@click.argument("versie")
@click.option("--by", "percentage", required=True, metavar="PERCENTAGE", help="By how much, e.g. 3,2%.")
@click.option("--as", "name", metavar="NAME", help="The name of the new version; the year of --from by default.")
@click.option("--from", "start", metavar="DATE", help="The day it enters into force (jjjj-mm-dd); unknown by default.")
@click.option(
    "--only",
    "parts",
    multiple=True,
    type=click.Choice([part.value for part in Indexdeel]),
    help="What to index; may be given more than once. By default all but `landelijk`: caps set by national law.",
)
@click.option("-f", "--format", "fmt", type=click.Choice(sorted(WRITERS)), default="text", show_default=True)
@pass_root
def index(
    root: Path, versie: str, percentage: str, name: str | None, start: str | None, parts: tuple[str, ...], fmt: str
) -> None:
    """Make the next dated version of VERSIE with indexed tariffs, and show the amounts that change.

    Each amount is rounded half up; what follows from a formula is reckoned anew. Only the tariff data and versie.yaml
    differ from VERSIE. Texts with amounts that the data does not know stay as they were and are listed.

    \b
    Examples:  renvooi tariffs index sociaal-domein@2022 --by 3,2% --from 2023-01-01
               renvooi tariffs index sociaal-domein@2022 --by 3,2% --as 2023 --only prijzen -f csv
    """
    asked = Index(_percentage(percentage), frozenset(map(Indexdeel, parts)) or GEWOON)
    day = _day(start)
    called = name or (str(day.year) if day else None)
    if called is None:
        raise Refused(Problem("De nieuwe versie heeft nog geen naam.", advice="Geef --as of --from op."))
    question = ontleed(versie)
    bron = bron_voor(root, question.revisie)
    old = laad(bron, vind_versie(bron, question))
    made = _indexed(bron, old, asked)
    adres = nieuw_adres(old, called, bron_voor(root, None))
    write_tree_atomic(root, jaarversie(bron, adres, old, day, {path: new.tekst.encode() for path, new in made.items()}))
    known = {tarieven.position.file: tarieven for tarieven in old.tarieven}
    rows = [row for new in made.values() for row in bedragwijzigingen(known[new.tarieven.position.file], new.tarieven)]
    click.echo(WRITERS[fmt](rows), nl=False)
    click.echo(f"{adres}: {len(rows)} {'bedrag' if len(rows) == 1 else 'bedragen'} gewijzigd.", err=True)
    for left in _left(old, adres, made):
        click.echo(left, err=True)


def _indexed(bron: Bron, old: Versie, asked: Index) -> dict[str, Geindexeerd]:
    """The tariff files of the version after indexation, by path relative to `tekst/`."""
    folder = f"{_folder(old.adres)}/tekst"
    made: dict[str, Geindexeerd] = {}
    problems: list[Problem] = []
    for path in bron.onder(folder):
        if not any(tarieven.position.file == bron.toon(path) for tarieven in old.tarieven):
            continue
        text = lees_tekst(bron, path)[0] or ""
        read = lees_tarieven(text, bron.toon(path))[0]
        assert read is not None  # the version was read with it
        try:
            made[path.removeprefix(f"{folder}/")] = indexeer(text, read, asked)
        except Refused as refused:
            problems += refused.problems
    if problems:
        raise Refused(problems)
    if not made:
        advice = "Zet de tarieven in een .yaml-bestand naast de bijlage; docs/gegevens.md zegt hoe."
        raise Refused(Problem(f"{old.adres} heeft geen tarieven als gegevens.", advice=advice))
    return made


def _left(old: Versie, adres: Adres, made: Mapping[str, Geindexeerd]) -> Iterator[str]:
    """What is left to do by hand in the new version: texts with amounts that were not indexed, texts with a year."""
    for path, new in made.items():
        for left in new.handwerk:
            where = replace(left.position, file=f"{_folder(adres)}/tekst/{path}")
            yield f"{where}: dit bedrag is niet te berekenen; loop het met de hand na: “{left.tekst}”."
    files = {new.tarieven.position.file for new in made.values()}
    for annex in old.regeling.bijlagen:
        if not any(isinstance(node, Tabel) and node.position.file in files for node in alle_knopen(annex)):
            continue
        if YEAR.search(heading := kop_tekst(annex.kop)):
            yield f"{_there(annex.kop.position, old, adres)}: deze kop noemt een jaar; klopt dat nog? “{heading}”."
        for node in alle_knopen(annex):
            if isinstance(node, Alinea) and node.position.file not in files:
                text = platte_tekst(node.inhoud)
                if WRITTEN.search(text):
                    yield f"{_there(node.position, old, adres)}: dit bedrag staat niet in de gegevens: “{text}”."


def _there(position: Position, old: Versie, new: Adres) -> Position:
    """The place in the new version of a text that was copied from the old one."""
    inside = position.file.rpartition(f"{_folder(old.adres)}/")[2]
    return Position(f"{_folder(new)}/{inside}", position.line)


def _folder(adres: Adres) -> str:
    return f"{adres.overheid}/{adres.lijn}/{adres.versie}"


def _percentage(text: str) -> Decimal:
    found = PERCENTAGE.fullmatch(text.strip())
    if found is None or (value := Decimal(f"{found[1]}.{found[2] or '0'}")) <= -100:
        raise Refused(Problem(f"“{text}” is geen percentage.", advice="Schrijf bijvoorbeeld 3,2%."))
    return value


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused(
            Problem(f"“{text}” is geen datum.", advice="Schrijf jjjj-mm-dd, bijvoorbeeld 2023-01-01.")
        ) from None

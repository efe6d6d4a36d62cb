"""`renvooi import`: a text from elsewhere as a new version in the store."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from pipeline.cli.plaats import pass_root
from pipeline.formats.markdown.passend import pas_in
from pipeline.formats.stop.read import is_nodig, lees, uitgepakt
from pipeline.formats.stop.read_identiteit import vreemde_identiteiten
from pipeline.model import Adres, Finding, Gegevens, Lijn, Position, Problem, Refused, Regeling, ernst
from pipeline.store.atomic import write_tree_atomic
from pipeline.store.bronnen import map_bron
from pipeline.store.nieuw import nieuwe_versie, versie_bestanden

STOP = "stop"
NAAM = r"[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*"
ADRES = re.compile(rf"(?P<overheid>{NAAM})/(?P<lijn>{NAAM})@(?P<versie>{NAAM})")


@dataclass(frozen=True, slots=True)
class Ingevoerd:
    """What a format gives for the store: a text that fits, its records, images and identities, and what was lost."""

    regeling: Regeling
    overheid: str
    lijn: Lijn
    gegevens: Gegevens
    afbeeldingen: Mapping[str, bytes]
    identiteit: Mapping[str, str]
    verliezen: tuple[Finding, ...]


@click.command("import")
@click.argument("path", type=click.Path(path_type=Path, exists=True))
@click.option("--to", "naar", required=True, metavar="VERSION", help="The new version: authority/lineage@version.")
@click.option(
    "--from",
    "van",
    type=click.Choice([STOP]),
    help="The format of the text.  [default: what the file says it is]",
)
@click.option("--expression", "keuze", default="", metavar="NAME", help="Which one, of a file with more regulations.")
@pass_root
def import_(root: Path, path: Path, naar: str, van: str | None, keuze: str) -> None:
    """Read the text at PATH as a new version.

    PATH is a file, a zip or a folder: STOP of any kind with articles (a RegelingCompact, a besluit as it was
    delivered, a consolidation, a download of the DSO). No word is lost; what changed form is told with its line.
    An existing version is never overwritten.

    \b
    Examples:  renvooi import besluit.xml --to ermelo/omgevingsplan@2024
               renvooi import gm0233.zip --to ermelo/omgevingsplan@2024 --from stop
    """
    adres = _adres(naar)
    bron = map_bron(root)
    ingevoerd = LEZERS[van or _herken(path)](path, keuze)
    bestanden = versie_bestanden(
        adres,
        ingevoerd.regeling,
        ingevoerd.lijn,
        ingevoerd.gegevens,
        ingevoerd.afbeeldingen,
        ingevoerd.identiteit,
    )
    nieuw = nieuwe_versie(bron, adres, bestanden, ingevoerd.regeling, ingevoerd.overheid)
    write_tree_atomic(root, nieuw)
    for regel in verlies_regels(ingevoerd.verliezen):
        click.echo(regel, err=True)
    click.echo(f"{adres}: {len(nieuw)} bestanden, {len(ingevoerd.identiteit)} identiteiten.")


def _adres(naar: str) -> Adres:
    """The address of a version that isn't there yet: written in full, of names that any file system takes."""
    delen = ADRES.fullmatch(naar)
    if delen is None:
        advies = "Schrijf overheid/lijn@versie in kleine letters, cijfers, - en ., zoals ermelo/omgevingsplan@2024."
        raise Refused(Problem(f"“{naar}” is geen volledig adres van een nieuwe versie.", advice=advies))
    return Adres(delen["overheid"], delen["lijn"], delen["versie"])


def _herken(path: Path) -> str:
    """The format by what the file is called."""
    if path.is_dir() or path.suffix.lower() in (".xml", ".zip"):
        return STOP
    advies = "Geef een XML-bestand, een zip of een map met STOP."
    raise Refused(Problem("Dit soort bestand kan renvooi nog niet inlezen.", Position(path.as_posix()), advies))


def _stop(path: Path, keuze: str) -> Ingevoerd:
    gelezen = lees(bestanden_in(path), keuze)
    regeling, passend = pas_in(gelezen.regeling)
    identiteiten = vreemde_identiteiten(regeling, gelezen.compact)
    verliezen = (*gelezen.verliezen, *passend, *identiteiten.meldingen)
    return Ingevoerd(
        regeling,
        gelezen.overheid,
        gelezen.lijn,
        gelezen.gegevens,
        gelezen.afbeeldingen,
        identiteiten.wids,
        verliezen,
    )


LEZERS: Mapping[str, Callable[[Path, str], Ingevoerd]] = {STOP: _stop}
"""How each format is read."""


def bestanden_in(path: Path) -> dict[str, bytes]:
    """The files of a folder or a zip, or the one file, by name."""
    if path.is_dir():
        delen = {deel.relative_to(path).as_posix(): deel for deel in sorted(path.rglob("*")) if deel.is_file()}
        return {naam: deel.read_bytes() for naam, deel in delen.items() if is_nodig(naam)}
    inhoud = path.read_bytes()
    return uitgepakt(inhoud, path.name) if inhoud.startswith(b"PK") else {path.name: inhoud}


def verlies_regels(verliezen: Iterable[Finding]) -> list[str]:
    """One line for each kind of loss: where it is first, what it is, how often."""
    eerste: dict[str, Finding] = {}
    aantal = Counter(verlies.message for verlies in verliezen)
    for verlies in verliezen:
        eerste.setdefault(verlies.message, verlies)
    regels = []
    for wat, verlies in eerste.items():
        plek = f"{verlies.position}: " if verlies.position.file else ""
        vaker = f" ({aantal[wat]} keer)" if aantal[wat] > 1 else ""
        regels.append(f"{plek}{ernst(verlies.severity)} {wat}{vaker}")
    return regels

"""`renvooi import`: texts from elsewhere as new versions in the store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import click

from pipeline.cli.inleesverslag import na_te_lopen, schrijf_verslag, tabel
from pipeline.cli.inlezen import Ingevoerd, Weigering, lees_alle, met_adres, zonder_dag
from pipeline.cli.opvolging import met_maker, met_voorganger, werken_in
from pipeline.cli.plaats import pass_root
from pipeline.cli.voortgang import gevolgd
from pipeline.formats.inlezen import Formaat
from pipeline.model import Adres, Finding, Refused, Regeling, ernst
from pipeline.store.atomic import write_tree_atomic
from pipeline.store.bronnen import Bron, aangevuld, map_bron
from pipeline.store.nieuw import besluit_bestanden, nieuwe_versie, versie_bestanden


@click.command("import")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option(
    "--to",
    "naar",
    required=True,
    metavar="ADDRESS",
    help="Where it goes: authority/lineage@version; without @version each is named by the day it takes effect, "
    "with the authority alone each lineage by its title.",
)
@click.option(
    "--from",
    "van",
    type=click.Choice([str(formaat) for formaat in Formaat]),
    help="The format of the texts.  [default: what each file says it is]",
)
@click.option("--expression", "keuze", default="", metavar="NAME", help="Which one, of a file with more regulations.")
@click.option(
    "--report",
    "verslag",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write what changed form or was kept apart, with its place: JSON for a name in .json, else text.",
)
@click.option("--skip-refused", "sla_over", is_flag=True, help="Import what can be read and leave out the rest.")
@click.option("--review", "nalopen", is_flag=True, help="Show what was recognised by its looks and is uncertain.")
@pass_root
def import_(
    root: Path,
    paths: tuple[Path, ...],
    naar: str,
    van: str | None,
    keuze: str,
    verslag: Path | None,
    sla_over: bool,
    nalopen: bool,
) -> None:
    """Read the texts at PATH... as new versions.

    \b
    Each PATH is a file, a zip or a folder. What is in it is seen from its root:
      CVDR XML or page (HTML) · BWB XML (a toestand) · an official publication (Gemeenteblad)
      STOP of any kind with articles, also as a zip or folder · plain text (.txt) · Markdown of others (.md)
    No word is lost; what changed form is told with its line. An existing version is never overwritten, and of more
    files all are imported or none.

    \b
    Examples:  renvooi import besluit.xml --to ermelo/omgevingsplan@2024
               renvooi import CVDR621050_*.xml --to heemstede/commissie-bezwaar
               renvooi import export/ --to heemstede --report verslag.json
    """
    ingevoerd, geweigerd = lees_alle(paths, Formaat(van) if van else None, keuze)
    if sla_over:
        ongenoemd = zonder_dag(ingevoerd, naar)
        geweigerd += ongenoemd
        namen = {een.bestand for een in ongenoemd}
        ingevoerd = [een for een in ingevoerd if een.bestand not in namen]
    if (geweigerd and not (sla_over or all(een.zonder_regeling for een in geweigerd))) or not ingevoerd:
        raise Refused(probleem for een in geweigerd for probleem in een.problemen)
    bron = map_bron(root)
    bekend = werken_in(bron, naar) if "/" not in naar else {}
    versies = met_adres(ingevoerd, naar, bekend)
    nieuw: dict[str, bytes] = {}
    alle: list[Ingevoerd] = []
    for een, bestanden in gevolgd(_opgenomen(bron, versies), len(versies), "Opslaan"):
        if not isinstance(bestanden, Refused):
            alle.append(een)
            nieuw |= bestanden
        elif sla_over:
            geweigerd.append(Weigering(een.bestand, bestanden.problems))
        else:
            raise bestanden
    if not alle:
        raise Refused(probleem for een in geweigerd for probleem in een.problemen)
    write_tree_atomic(root, nieuw)
    if verslag is not None:
        schrijf_verslag(verslag, alle, geweigerd)
    _vertel(alle, geweigerd, len(nieuw), nalopen)


def _opgenomen(bron: Bron, ingevoerd: Iterable[Ingevoerd]) -> Iterator[tuple[Ingevoerd, dict[str, bytes] | Refused]]:
    """Each version behind the one it follows, with its files as the store will hold them, or why it can't be there."""
    for _, versies in groupby(ingevoerd, key=lambda een: een.adres.lijn):
        van_lijn: dict[str, bytes] = {}
        gelezen: dict[Adres, Regeling] = {}
        for zonder_was in versies:
            tot_hier = aangevuld(bron, van_lijn) if van_lijn else bron
            een = met_maker(met_voorganger(zonder_was, tot_hier, gelezen), bron)
            try:
                bestanden = _bestanden(tot_hier, een)
            except Refused as reden:
                yield een, reden
                continue
            van_lijn |= bestanden
            gelezen[een.adres] = een.regeling
            yield een, bestanden


def _bestanden(bron: Bron, een: Ingevoerd) -> dict[str, bytes]:
    """The files of one version, new in the store; refused when it can't be there."""
    tekst = versie_bestanden(een.adres, een.regeling, een.lijn, een.gegevens, een.afbeeldingen, een.identiteit)
    besluit = besluit_bestanden(een.adres, een.gegevens, een.stukken)
    return nieuwe_versie(bron, een.adres, tekst | besluit, een.regeling, een.overheid)


def _vertel(alle: list[Ingevoerd], geweigerd: list[Weigering], aantal: int, nalopen: bool) -> None:
    for weigering in geweigerd:
        for probleem in weigering.problemen:
            click.echo(f"Overgeslagen: {probleem}", err=True)
    if len(alle) == 1:
        (een,) = alle
        for regel in verlies_regels(een.verliezen):
            click.echo(regel, err=True)
        click.echo(f"{een.adres}: {aantal} bestanden, {len(een.identiteit)} identiteiten.")
    else:
        click.echo(tabel(alle))
    if nalopen:
        for regel in (regel for een in alle for regel in na_te_lopen(een)):
            click.echo(regel)


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

"""`renvooi new`: begin a repository for a municipality, or an ordinance in one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import click

from pipeline.cli.ci import HIER, KEUZES, gewone_installatie, schrijf_ci
from pipeline.cli.groep import DATA
from pipeline.cli.plaats import data_root
from pipeline.model import Adres, Overheidssoort, Position, Problem, Refused
from pipeline.store.atomic import write_tree_atomic
from pipeline.store.begin import regeling_bestanden, verzameling_bestanden
from pipeline.store.bronnen import geheugen_bron, map_bron
from pipeline.store.lezen import CODE, OVERHEID, REGELING, laad
from pipeline.store.takken import open_opslag

NAAM = r"[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*"
ADRES = re.compile(rf"(?P<overheid>{NAAM})/(?P<lijn>{NAAM})@(?P<versie>{NAAM})")

GEEF_NAAM = (
    'Geef haar met --name, bijvoorbeeld --name "Olst-Wijhe". Bedoelt u een regeling, '
    "schrijf dan overheid/regeling@versie."
)


@click.command()
@click.argument("wat", metavar="[MAP|VERSION]", required=False)
@click.option("--name", "naam", metavar="NAME", help="The name of the authority, without its kind: Olst-Wijhe.")
@click.option("--code", metavar="CODE", help="Its TOOI code: gm1773. Unknown by default.")
@click.option(
    "--kind",
    "soort",
    type=click.Choice([str(item) for item in Overheidssoort]),
    default=str(Overheidssoort.GEMEENTE),
    show_default=True,
    help="What kind of authority it is.",
)
@click.option("--title", "titel", metavar="TITLE", help="The citeertitel of a new ordinance.")
@click.option("--heading", "opschrift", metavar="TEXT", help="Its opschrift in full. Unknown by default.")
@click.option(
    "--ci", "diensten", type=click.Choice(KEUZES), multiple=True, help="Let this service review every change by itself."
)
@click.option(
    "--install",
    "installatie",
    metavar="SPEC",
    help="With --ci: what pip installs, e.g. 'renvooi @ git+https://…'.  [default: this version]",
)
@click.pass_context
def new(
    context: click.Context,
    wat: str | None,
    naam: str | None,
    code: str | None,
    soort: str,
    titel: str | None,
    opschrift: str | None,
    diensten: tuple[str, ...],
    installatie: str | None,
) -> None:
    """Begin a folder for the ordinances of an authority (MAP), or a new ordinance (VERSION: authority/lineage@version).

    With --ci, also in a folder that is there already, the files with which GitHub or GitLab reviews every change.

    What you don't give is unknown, and stays open to see: nothing is made up. A file that is there is never
    overwritten. A new MAP becomes a Git repository, unless it lies in one; nothing is committed yet.

    \b
    Examples:  renvooi new verordeningen --name Olst-Wijhe --code gm1773
               renvooi new olst-wijhe/verordening-speelplekken@2026 --title "Verordening speelplekken Olst-Wijhe"
               renvooi new --ci github
    """
    if installatie is not None and not diensten:
        raise click.UsageError("--install hoort bij --ci.")
    if wat is not None:
        _begin(context, wat, naam, code, soort, titel, opschrift)
    elif not diensten:
        raise click.MissingParameter(param_hint="MAP|VERSION", param_type="argument", ctx=context)
    elif any(given is not None for given in (naam, code, titel, opschrift)):
        raise click.UsageError("Noem ook de map of de versie waar deze gegevens bij horen.")
    if diensten:
        root = data_root(context) if wat is None or "@" in wat else Path(wat) / DATA
        what = installatie or gewone_installatie(root)
        for path in schrijf_ci(root, diensten, what):
            click.echo(f"gemaakt: {path.as_posix()}")
        if what != HIER:
            click.echo(f"De taak installeert “{what}”. Ga na of pip dat daar vindt; staat renvooi in geen register,")
            click.echo("zet dan achter RENVOOI in het bestand: renvooi @ git+https:// en het adres van de repository.")


def _begin(
    context: click.Context,
    wat: str,
    naam: str | None,
    code: str | None,
    soort: str,
    titel: str | None,
    opschrift: str | None,
) -> None:
    if "@" in wat:
        if naam is not None or code is not None:
            message = "--name en --code horen bij een nieuwe map, niet bij een nieuwe regeling."
            raise Refused(Problem(message, advice="Laat ze weg, of noem een map in plaats van een versie."))
        _regeling(data_root(context), wat, titel, opschrift)
        return
    if titel is not None or opschrift is not None:
        message = f"“{wat}” is geen adres van een nieuwe versie."
        raise Refused(Problem(message, advice="Schrijf overheid/regeling@versie, of laat --title en --heading weg."))
    _verzameling(Path(wat), naam, Overheidssoort(soort), code)


def _verzameling(folder: Path, naam: str | None, soort: Overheidssoort, code: str | None) -> None:
    """A repository with a record of the authority and nothing else."""
    if naam is None or not (overheid := _slak(naam)):
        message = "De naam van de overheid ontbreekt."
        raise Refused(Problem(message, advice=GEEF_NAAM))
    if code is not None and not CODE.fullmatch(code):
        advice = "Schrijf bijvoorbeeld gm1773. Onbekend? Laat --code weg."
        raise Refused(Problem(f"“{code}” is geen code van een overheid.", advice=advice))
    files = verzameling_bestanden(naam, overheid, soort, code, DATA)
    record = f"{DATA}/{overheid}/{OVERHEID}"
    if (folder / record).exists():
        message = f"Van {naam} is hier al een begin gemaakt."
        place = Position((folder / record).as_posix())
        raise Refused(Problem(message, place, "Begin er een verordening in: renvooi new overheid/regeling@versie."))
    kept = {path: content for path, content in files.items() if not (folder / path).exists()}
    write_tree_atomic(folder, kept)
    began = begin_git(folder)
    for path in kept:
        click.echo(f"gemaakt: {(folder / path).as_posix()}")
    if began:
        click.echo(f"{folder.as_posix()} is nu een Git-repository; bewaar het begin met git add -A en git commit.")
    unknown = [*(() if code else ("code",)), "oin", "de namen van de ondertekenaars"]
    click.echo(f"Nog in te vullen in {record}: {', '.join(unknown)}.")


def begin_git(folder: Path) -> bool:
    """Make the folder a repository; not when it lies in one, or without Git."""
    if open_opslag(folder) is not None:
        return False
    try:
        from git import GitCommandError, Repo
    except ImportError:
        return False
    try:
        Repo.init(folder, initial_branch="main").close()
    except (GitCommandError, OSError):
        return False
    return True


def _regeling(root: Path, wat: str, titel: str | None, opschrift: str | None) -> None:
    """An ordinance with its first version, proven to be readable before it is written."""
    parts = ADRES.fullmatch(wat)
    if parts is None:
        advice = "Schrijf overheid/regeling@versie in kleine letters en cijfers: olst-wijhe/marktverordening@2026."
        raise Refused(Problem(f"“{wat}” is geen volledig adres van een nieuwe versie.", advice=advice))
    if titel is None or not titel.strip():
        message = "De citeertitel van de nieuwe regeling ontbreekt."
        raise Refused(Problem(message, advice='Geef hem met --title, bijvoorbeeld --title "Marktverordening 2026".'))
    adres = Adres(parts["overheid"], parts["lijn"], parts["versie"])
    bron = map_bron(root)
    line, above = f"{adres.overheid}/{adres.lijn}", f"{adres.overheid}/{OVERHEID}"
    if f"{line}/{REGELING}" in bron or bron.onder(line):
        message = f"De regeling {line} is er al."
        advice = f"Begin een nieuwe versie ervan met renvooi draft {adres.lijn} {adres.versie}."
        raise Refused(Problem(message, Position(f"{line}/{REGELING}"), advice))
    if above not in bron:
        message = f"Van de overheid “{adres.overheid}” is nog niets bekend."
        advice = "Begin met renvooi new MAP --name NAAM, of verbeter de naam voor de schuine streep."
        raise Refused(Problem(message, Position(above), advice))
    files = regeling_bestanden(adres, " ".join(titel.split()), opschrift)
    laad(geheugen_bron({**files, above: bron[above]}), adres)
    write_tree_atomic(root, files)
    _meld(root, adres, files)


def _meld(root: Path, adres: Adres, files: Mapping[str, bytes]) -> None:
    for path in files:
        if not path.endswith(".gitkeep"):
            click.echo(f"gemaakt: {(root / path).as_posix()}")
    click.echo(f"Schrijf de artikelen in tekst/; wat er nog ontbreekt, zegt renvooi status {adres}.")


def _slak(naam: str) -> str:
    """The name of the folder of an authority."""
    plain = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))

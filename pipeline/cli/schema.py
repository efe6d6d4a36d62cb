"""`renvooi schema`: the forms of all YAML files, for an editor that completes and checks them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import click

import pipeline
from pipeline.cli.plaats import pass_root
from pipeline.cli.stijlmap import FOLDER as STYLE
from pipeline.cli.uitvoer import UITVOER, folder_to_write
from pipeline.council.opmaak import BESTAND as HUISSTIJL
from pipeline.council.opmaak import Stijlgegevens
from pipeline.model import BesluitGegevens, Gegevens, Lijn, Overheid, Position, Problem, Refused
from pipeline.model.tarief import Tarieven
from pipeline.model.versie import INTREKKING, VERSIE
from pipeline.store.atomic import write_tree_atomic
from pipeline.store.besluit import RECORD
from pipeline.store.identiteit import LOCK
from pipeline.store.intrekking import Intrekkingsrecord
from pipeline.store.lezen import OVERHEID, REGELING
from pipeline.store.schema import DIALECT, Omschrijving, Schema
from pipeline.store.schema import schema as schema_van

EDITOR = ".vscode"
SETTINGS, EXTENSIONS = f"{EDITOR}/settings.json", f"{EDITOR}/extensions.json"
YAML_EXTENSION = "redhat.vscode-yaml"
ROW = re.compile(r"^\| `(?P<sleutel>[\w.…]+)`\*? \| (?P<tekst>.+?) \|", re.MULTILINE)
LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")


@dataclass(frozen=True, slots=True)
class Soort:
    """A kind of file: the name of its schema, where it lies, what it holds, and where its keys are explained.

    `plaatsen` are patterns below the folder with ordinances, those with `huisstijl` below the folder with templates.
    """

    naam: str
    titel: str
    plaatsen: tuple[str, ...]
    record: type
    uitleg: str
    kop: str
    in_stijl: bool = False


SOORTEN = (
    Soort("overheid", "Een overheid", (f"*/{OVERHEID}",), Overheid, "gegevens.md", f"`{OVERHEID}`"),
    Soort("regeling", "Een regeling", (f"*/*/{REGELING}",), Lijn, "gegevens.md", f"`{REGELING}`"),
    Soort("versie", "Een versie van een regeling", (f"*/*/*/{VERSIE}",), Gegevens, "gegevens.md", f"`{VERSIE}`"),
    Soort(
        "intrekking",
        "Een besluit dat alleen intrekt",
        (f"*/*/*/{INTREKKING}",),
        Intrekkingsrecord,
        "gegevens.md",
        f"`{INTREKKING}`",
    ),
    Soort(
        "besluit",
        "Een voorstel",
        (f"*/*/*/besluit/{RECORD}",),
        BesluitGegevens,
        "gegevens.md",
        f"`besluit/{RECORD}`",
    ),
    Soort(
        "tarieven",
        "Tarieven",
        ("*/*/*/tekst/**/*.yaml", "*/*/*/tekst/**/*.yml"),
        Tarieven,
        "gegevens.md",
        "Tarieven in `tekst/`",
    ),
    Soort(
        "huisstijl",
        "Een huisstijl",
        (HUISSTIJL, f"*/{HUISSTIJL}"),
        Stijlgegevens,
        "sjablonen.md",
        f"Kleuren, logo, lettertype: `{HUISSTIJL}`",
        in_stijl=True,
    ),
)
"""Every YAML file that somebody writes; the lock with identities is ours, and has a schema of its own below."""


@click.command()
@click.option("-o", "--output", type=UITVOER, metavar="DIR", help="[default: the folder that holds the ordinances]")
@pass_root
def schema(root: Path, output: Path | None) -> None:
    """Write the forms of all YAML files as JSON Schema, and tell VS Code which file has which.

    With the extension YAML (redhat.vscode-yaml) VS Code then completes keys, explains them and marks what is wrong.
    Settings of your own stay as they are.

    \b
    Example:  renvooi schema
              renvooi schema -o ../werkmap
    """
    target = folder_to_write(output) if output is not None else root.resolve().parent
    made = editorbestanden(root, target)
    write_tree_atomic(target, made)
    for name in made:
        click.echo(target / name)


def editorbestanden(root: Path, target: Path) -> dict[str, bytes]:
    """The schemas and the settings of the editor, by their place in the folder that is opened in it."""
    files = {f"{EDITOR}/renvooi/{name}.schema.json": _json(content) for name, content in schemas().items()}
    places = {f"./{EDITOR}/renvooi/{name}.schema.json": list(globs) for name, globs in _globs(root, target)}
    settings = _eigen(target / SETTINGS)
    known = settings.get("yaml.schemas")
    files[SETTINGS] = _json(settings | {"yaml.schemas": (known if isinstance(known, dict) else {}) | places})
    extensions = _eigen(target / EXTENSIONS)
    wanted = extensions.get("recommendations")
    listed = wanted if isinstance(wanted, list) else []
    if YAML_EXTENSION not in listed:
        files[EXTENSIONS] = _json(extensions | {"recommendations": [*listed, YAML_EXTENSION]})
    return files


def schemas() -> dict[str, Schema]:
    """Every schema by its name."""
    made = {
        soort.naam: schema_van(soort.record, Omschrijving(soort.titel, _uitleg(soort)), f"{soort.naam}.schema.json")
        for soort in SOORTEN
    }
    return {**made, "identiteit": _identiteit()}


def _identiteit() -> Schema:
    return {
        "$schema": DIALECT,
        "$id": "identiteit.schema.json",
        "title": "De bevroren identiteiten van een versie",
        "description": "Per eId het wId. Geschreven door renvooi bij de bekendmaking; niet veranderen.",
        "type": "object",
        "additionalProperties": {"type": "string"},
    }


def _globs(root: Path, target: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Per schema the patterns of its files, from the folder that is opened in the editor."""
    data = _beneden(root, target)
    style = _beneden(root.resolve().parent / STYLE, target)
    for soort in SOORTEN:
        folder = style if soort.in_stijl else data
        yield soort.naam, tuple(f"{folder}/{place}" for place in soort.plaatsen)
    yield "identiteit", (f"{data}/*/*/*/{LOCK}",)


def _beneden(folder: Path, target: Path) -> str:
    """The folder seen from the one that is opened; by its name, wherever that lies, when it is not inside."""
    whole, top = folder.resolve(), target.resolve()
    return whole.relative_to(top).as_posix() if whole.is_relative_to(top) and whole != top else f"**/{whole.name}"


def _uitleg(soort: Soort) -> dict[str, str]:
    """What the documentation says of each key."""
    section = (_documentatie() / soort.uitleg).read_text(encoding="utf-8").split(f"\n## {soort.kop}\n")[1]
    rows = ((row["sleutel"], _kaal(row["tekst"])) for row in ROW.finditer(section.split("\n## ")[0]))
    return {key: text for name, text in rows for key in _sleutels(name)}


def _kaal(tekst: str) -> str:
    """The explanation without marks, which an editor would show as they are written."""
    return LINK.sub(r"\1", tekst).replace("`", "")


def _sleutels(name: str) -> tuple[str, ...]:
    """The keys that a row is about: what holds for each organ is told once."""
    return tuple(name.replace("….", f"{organ}.") for organ in ("raad", "college")) if "…" in name else (name,)


def _documentatie() -> Path:
    """The documentation that comes with the program: inside the package, or beside it in a working copy."""
    package = Path(pipeline.__file__).resolve().parent
    inside = package / "docs"
    return inside if inside.is_dir() else package.parent / "docs"


def _eigen(path: Path) -> dict[str, object]:
    """The settings that somebody made; refused when they are no plain JSON, since remarks in it would be lost."""
    if not path.is_file():
        return {}
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        found = None
    if isinstance(found, dict):
        return found
    advice = "Haal het commentaar eruit, of hernoem het bestand, laat renvooi het zijne maken en voeg ze samen."
    where = Position(f"{EDITOR}/{path.name}")
    raise Refused(Problem("Dit bestand is geen gewone JSON; renvooi kan er niets aan toevoegen.", where, advice))


def _json(content: Mapping[str, object]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()

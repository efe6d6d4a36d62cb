"""The files with which a forge reviews every change by itself: a workflow for GitHub, a pipeline for GitLab."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

import jinja2

from pipeline.cli.stijlmap import packaged_templates
from pipeline.model import Position, Problem, Refused
from pipeline.store.atomic import write_tree_atomic
from pipeline.store.takken import open_opslag

BESTANDEN: Mapping[str, tuple[str, str]] = {
    "github": ("github.yml.j2", ".github/workflows/verordeningen.yml"),
    "gitlab": ("gitlab.yml.j2", ".gitlab-ci.yml"),
}
"""Per service: our template, and the place in a repository where the service looks."""
KEUZES = tuple(BESTANDEN)
FOLDER = "ci"
BUILD = "build"
HIER = "."
"""What pip installs when the program is in the repository itself."""
SAFE = re.compile(r"[\w@./:+=<>~!,\[\] -]+")
"""What may stand between quotes in these files as it is; anything else could say something else to a shell."""


def schrijf_ci(root: Path, diensten: Sequence[str], installatie: str) -> tuple[Path, ...]:
    """Write the files for these services at the top of the repository; where they are.

    `installatie` is what pip installs. Refused, with nothing written, where another file stands in the way.
    """
    top, binnen = _plaats(root)
    files = ci_bestanden(diensten, binnen, installatie)
    problems = [_in_de_weg(name) for name, content in files.items() if _staat_er_anders(top / name, content)]
    if problems:
        raise Refused(problems)
    write_tree_atomic(top, files)
    return tuple(top / name for name in files)


def _plaats(root: Path) -> tuple[Path, str]:
    """The top of the repository, and the folder with the ordinances in it."""
    opslag = open_opslag(root)
    if opslag is None:
        message = "De verordeningen staan niet in een Git-repository; daar kijkt een dienst."
        raise Refused(Problem(message, Position(root.as_posix()), "Maak er een met git init."))
    if not opslag.binnen:
        message = "De verordeningen staan bovenin de repository; daar is geen plaats voor de stukken ernaast."
        raise Refused(Problem(message, advice="Zet ze in een map, meestal ordinances/."))
    return root.resolve().parents[opslag.binnen.count("/")], opslag.binnen


def ci_bestanden(diensten: Sequence[str], map_: str, installatie: str) -> dict[str, bytes]:
    """The files by their place in the repository; `map_` is the folder with the ordinances in it."""
    holder = map_.rpartition("/")[0]
    context = {"installatie": installatie, "map": map_, "stukken": f"{holder}/{BUILD}" if holder else BUILD}
    if problems := list(_onveilig(context)):
        raise Refused(problems)
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(packaged_templates() / FOLDER),
        undefined=jinja2.StrictUndefined,
        variable_start_string="[[",
        variable_end_string="]]",
        block_start_string="[%",
        block_end_string="%]",
        comment_start_string="[#",
        comment_end_string="#]",
        autoescape=False,
        keep_trailing_newline=True,
    )
    return {
        place: environment.get_template(template).render(context).encode()
        for template, place in (BESTANDEN[dienst] for dienst in dict.fromkeys(diensten))
    }


def gewone_installatie(root: Path) -> str:
    """What a task installs by default: the program itself when it is in the repository, else this version of it."""
    project = _plaats(root)[0] / "pyproject.toml"
    if project.is_file():
        import tomllib

        try:
            name = tomllib.loads(project.read_text(encoding="utf-8")).get("project", {}).get("name")
        except (tomllib.TOMLDecodeError, UnicodeDecodeError):
            name = None
        if name == "renvooi":
            return HIER
    return f"renvooi=={version('renvooi')}"


def _onveilig(context: Mapping[str, str]) -> Iterator[Problem]:
    for value in context.values():
        if not SAFE.fullmatch(value):
            advice = "Gebruik letters, cijfers en de tekens . _ - / : @ + = < > ~ ! , [ ]."
            yield Problem(f"“{value}” kan zo niet in een taak worden gezet.", advice=advice)


def _staat_er_anders(path: Path, content: bytes) -> bool:
    return path.exists() and (not path.is_file() or path.read_bytes() != content)


def _in_de_weg(name: str) -> Problem:
    advice = "Hernoem het, laat renvooi zijn bestand maken en voeg ze daarna samen."
    return Problem("Dit bestand is er al, met andere inhoud; het is niet overschreven.", Position(name), advice)

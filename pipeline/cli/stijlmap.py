"""The folders that a house style comes from: which files are in them, and whose they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from rapidfuzz import fuzz, process

import pipeline
from pipeline.model import Position, Problem, Refused
from pipeline.store.bronnen import Bron, geen_koppeling, is_van_de_wet
from pipeline.store.systeem import reden

FOLDER = "templates"
ROOMS = ("html", "tekst", "pdf", "docx")
"""The folders with templates; a folder of another name beside them is that of an authority."""
NO_STYLE = ("ci",)
"""Folders of the program's own templates that set no paper; a copy of them beside the ordinances means no authority."""


@dataclass(frozen=True, slots=True)
class Laag:
    """A layer of style: its folder as the user knows it, and the names of its files inside that folder.

    `eigen` says that it is a municipality's, not the program's.
    """

    bron: Bron
    folder: str
    namen: tuple[str, ...]
    eigen: bool = True


@dataclass(frozen=True, slots=True)
class Lagen:
    """Every layer: the program's, the one for every authority, and each authority's own by its name."""

    meegeleverd: Laag
    gedeeld: Laag
    overheden: Mapping[str, Laag]

    def van(self, overheid: str | None) -> Laag:
        """The layer of an authority, without files when it has none."""
        return self.overheden.get(overheid or "", replace(self.gedeeld, namen=()))


def packaged_templates() -> Path:
    """The templates that come with the program: inside the package, or beside it in a working copy."""
    package = Path(pipeline.__file__).resolve().parent
    inside = package / FOLDER
    return inside if inside.is_dir() else package.parent / FOLDER


def template_folders(root: Path) -> tuple[Path, ...]:
    """The folders with templates that a data root works with: the program's, and the one beside the ordinances."""
    return packaged_templates(), root.resolve().parent / FOLDER


def find_layers(root: Path) -> Lagen:
    """The layers for a data root; refuses a folder that is no authority's, since its style would be passed over."""
    ours, theirs = template_folders(root)
    packaged, own = _source(ours), _source(theirs)
    folders: dict[str, list[str]] = {}
    for name in _names(own):
        head, slash, rest = name.partition("/")
        if slash and head not in (*ROOMS, *NO_STYLE):
            folders.setdefault(head, []).append(rest)
    authorities = _authorities(root)
    problems = [_no_authority(folder, authorities) for folder in sorted(folders) if folder not in authorities]
    if problems:
        raise Refused(problems)
    return Lagen(
        Laag(packaged, FOLDER, tuple(_for_all(packaged)), eigen=False),
        Laag(own, FOLDER, () if theirs == ours else tuple(_for_all(own))),
        {name: Laag(own, f"{FOLDER}/{name}", tuple(files)) for name, files in folders.items()},
    )


def _for_all(bron: Bron) -> Iterator[str]:
    """The files that are of no single authority."""
    return (name for name in _names(bron) if "/" not in name or name.partition("/")[0] in ROOMS)


def _names(bron: Bron) -> Iterator[str]:
    return (path.partition("/")[2] for path in bron)


def _authorities(root: Path) -> tuple[str, ...]:
    folders = root.iterdir() if root.is_dir() else ()
    return tuple(sorted(path.name for path in folders if path.is_dir() and is_van_de_wet(path.name)))


def _no_authority(folder: str, authorities: tuple[str, ...]) -> Problem:
    near = process.extractOne(folder, (*ROOMS, *authorities), scorer=fuzz.ratio, score_cutoff=60)
    named = f"Bedoelt u “{near[0]}”?" if near else f"Kies uit: {', '.join((*ROOMS, *authorities))}."
    message = f"“{folder}” is geen map met sjablonen en geen overheid uit de map met verordeningen."
    return Problem(message, Position(f"{FOLDER}/{folder}"), named)


def _source(folder: Path) -> Bron:
    """The files of a folder by their path from "templates" on; refuses a link to a folder, which nothing goes into."""
    found = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*"))}
    found = {name: path for name, path in found.items() if is_van_de_wet(name)}
    if links := [name for name, path in found.items() if path.is_symlink() and path.is_dir()]:
        raise Refused(geen_koppeling(f"{FOLDER}/{name}") for name in links)
    paths = {f"{FOLDER}/{name}": name for name, path in found.items() if path.is_file()}

    def read(name: str) -> bytes:
        try:
            return (folder / name).read_bytes()
        except OSError as error:
            message = f"Dit bestand is niet te lezen ({reden(error)})."
            raise Refused(Problem(message, Position(f"{FOLDER}/{name}"), "Herstel of verwijder het.")) from error

    return Bron(paths, read)

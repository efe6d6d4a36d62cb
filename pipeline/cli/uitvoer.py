"""Where a command's result goes: a file, whole or not at all, or the terminal."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Set
from pathlib import Path
from typing import cast

import click

from pipeline.cli.stijlmap import template_folders
from pipeline.model import Position, Problem, Refused
from pipeline.store.atomic import write_atomic, write_tree_atomic

STDOUT = "-"


class Uitvoerplaats(click.ParamType[Path]):
    """What follows `-o`: a place to write, never among the ordinances or the templates, where it would be read."""

    name = "path"

    def convert(self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The place, still as the user wrote it; refused when it is the source of what is made."""
        place = Path(value)
        root = cast(Path, (ctx or click.get_current_context()).find_root().obj)
        if str(place) != STDOUT:
            for folder, what in (
                (root, "verordeningen"),
                *((folder, "sjablonen") for folder in template_folders(root)),
            ):
                if _is_inside(place, folder):
                    message = f"Dit ligt in de map met {what}; wat daar staat hoort bij de bron."
                    raise Refused(Problem(message, Position(place.as_posix()), "Kies na -o een plaats daarbuiten."))
        return place


UITVOER = Uitvoerplaats()
"""The type of every `-o`: a test fails on a command whose `-o` has another."""


def _is_inside(place: Path, folder: Path) -> bool:
    """Whether a place is the folder or lies in it, also by a link, or by other case where the disk ignores case."""
    whole = place.resolve()
    if whole.is_relative_to(folder.resolve()):
        return True
    return folder.is_dir() and any(above.exists() and above.samefile(folder) for above in whole.parents)


def emit(text: str, output: Path | None) -> None:
    """Write the text to the file; to the terminal when there is none or it is "-"."""
    if output is None or str(output) == STDOUT:
        click.echo(text, nl=False)
    else:
        write_atomic(output, click.unstyle(text).encode())


def emit_bytes(content: bytes, output: Path | None, fmt: str) -> None:
    """Write a paper that is no text to the file; refused when there is none, but for a pipe that asks for it ("-")."""
    if output is None:
        message = f"Een {fmt}-bestand past niet op de terminal."
        raise Refused(Problem(message, advice=f"Geef met -o de naam van een bestand, bijvoorbeeld -o stuk.{fmt}."))
    if str(output) == STDOUT:
        sys.stdout.buffer.write(content)
    else:
        write_atomic(output, content)


def folder_to_write(output: Path) -> Path:
    """The place for several files; refused when it is the terminal."""
    if str(output) == STDOUT:
        message = "Hier komt meer dan één bestand uit; dat past niet op de terminal."
        raise Refused(Problem(message, advice="Geef na -o de naam van een map."))
    return output


def write_package(folder: Path, files: Mapping[str, bytes], earlier: Set[str]) -> None:
    """Put a package in a folder that holds nothing else; what an earlier package (`earlier`) left there goes."""
    found = folder.rglob("*") if folder.is_dir() else ()
    present = {path.relative_to(folder).as_posix() for path in found if not path.is_dir()}
    strange = sorted(present - earlier - files.keys())
    if strange:
        named = ", ".join(strange[:3]) + (" …" if len(strange) > 3 else "")
        advice = "Kies een lege of nieuwe map: een aanlevering bevat niets anders."
        raise Refused(Problem(f"In deze map staat al iets anders ({named}).", Position(folder.as_posix()), advice))
    write_tree_atomic(folder, files)
    for name in sorted((present & earlier) - files.keys()):
        path = folder / name
        path.unlink()
        if path.parent != folder and not any(path.parent.iterdir()):
            path.parent.rmdir()

"""Where a command's result goes: a file, whole or not at all, or the terminal."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Set
from pathlib import Path

import click

from pipeline.model import Position, Problem, Refused
from pipeline.store.atomic import write_atomic, write_tree_atomic

STDOUT = "-"


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


def folder_to_write(output: Path, root: Path) -> Path:
    """The place for several files; refused when it is the terminal, or among the ordinances, where it would be read."""
    if str(output) == STDOUT:
        message = "Hier komt meer dan één bestand uit; dat past niet op de terminal."
        raise Refused(Problem(message, advice="Geef na -o de naam van een map."))
    if output.resolve().is_relative_to(root.resolve()):
        message = "Dit ligt in de map met verordeningen; wat daar staat hoort bij de bron."
        raise Refused(Problem(message, Position(output.as_posix()), "Kies na -o een map daarbuiten."))
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

"""Where a command's result goes: a file, whole or not at all, or the terminal."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.store.atomic import write_atomic

STDOUT = "-"


def emit(text: str, output: Path | None) -> None:
    """Write the text to the file; to the terminal when there is none or it is "-"."""
    if output is None or str(output) == STDOUT:
        click.echo(text, nl=False)
    else:
        write_atomic(output, click.unstyle(text).encode())

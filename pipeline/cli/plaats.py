"""Where a command finds its data: the root that `--root` names, as a source of versions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar, cast

import click

from pipeline.model import Position, Problem, Refused

P = ParamSpec("P")
R = TypeVar("R")


def pass_root(command: Callable[Concatenate[Path, P], R]) -> Callable[P, R]:
    """Give the command the folder with the ordinances as its first argument."""

    def with_root(*args: P.args, **kwargs: P.kwargs) -> R:
        return command(data_root(click.get_current_context()), *args, **kwargs)

    with_root.__name__ = command.__name__
    with_root.__doc__ = command.__doc__
    params = getattr(command, "__click_params__", None)
    if params is not None:
        with_root.__click_params__ = params  # type: ignore[attr-defined]
    return with_root


def data_root(context: click.Context) -> Path:
    """The folder with the ordinances; refused when there is none."""
    root = cast(Path, context.find_root().obj)
    if not root.is_dir():
        raise Refused(
            Problem(
                "Deze map met verordeningen bestaat niet.",
                Position(str(root)),
                "Ga naar de map waarin `ordinances` staat, of wijs hem aan met --root.",
            )
        )
    return root

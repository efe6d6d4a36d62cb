"""Progress of long work, for who waits at a terminal; in a file or a pipe there is none."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def gevolgd(items: Iterable[T], totaal: int, wat: str) -> Iterator[T]:
    """The items one by one, with a bar that tells how far it is."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, description=wat, total=totaal, console=Console(stderr=True), transient=True)

"""A disk that fails at its k-th write, or a program that is killed there: by Python's own audit events."""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.cli import main

CHANGING = frozenset({"os.rename", "os.mkdir", "os.chmod", "os.remove", "os.rmdir"})
WRITING = os.O_WRONLY | os.O_RDWR

Ramp = Callable[[], None]


class Schijf:
    """Counts what changes files under a folder, and lets a disaster happen at one of those changes."""

    def __init__(self) -> None:
        self.folder = ""
        self.count = 0
        self.at = -1
        self.ramp: Ramp = vol
        sys.addaudithook(self._see)  # a hook stays for good; without a folder it does nothing

    def _see(self, event: str, args: tuple[object, ...]) -> None:
        if not self.folder or not self._changes(event, args):
            return
        self.count += 1
        if self.count == self.at:
            self.ramp()

    def _changes(self, event: str, args: tuple[object, ...]) -> bool:
        if event == "open":
            flags = args[2]
            writes = isinstance(flags, int) and bool(flags & WRITING)
        else:
            writes = event in CHANGING
        return writes and isinstance(args[0], str | os.PathLike) and os.fspath(args[0]).startswith(self.folder)

    @contextmanager
    def faalt(self, folder: Path, at: int, ramp: Ramp) -> Iterator[None]:
        """The disaster at the `at`-th change under the folder."""
        self.folder, self.count, self.at, self.ramp = str(folder), 0, at, ramp
        try:
            yield
        finally:
            self.folder = ""


def vol() -> None:
    """The disk is full."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def afgebroken() -> None:
    """The user pressed Ctrl-C."""
    raise KeyboardInterrupt


def gedood() -> None:
    """The power went, or somebody killed the program: nothing is cleaned up."""
    os.kill(os.getpid(), signal.SIGKILL)


def draai_gedood(folder: Path, at: int, words: tuple[str, ...]) -> None:
    """Run the command, to be killed at a change; for a process of its own."""
    with Schijf().faalt(folder, at, gedood):
        main(list(words))

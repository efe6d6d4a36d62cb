"""A data root as a frozen list of paths whose bytes are read on demand."""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.model import Position, Problem, Refused

EDITOR_ENDINGS = ("~", ".swp", ".tmp", ".bak", ".orig", ".rej")
SYSTEM_NAMES = frozenset({"desktop.ini", "thumbs.db"})


@dataclass(frozen=True, slots=True)
class Bron(Mapping[str, bytes]):
    """The files under a data root: posix path relative to the root → bytes.

    The list is fixed when the Bron is made, the bytes are read when asked for. `revisie` is the Git revision as the
    user named it, None for the working folder.
    """

    paden: Mapping[str, str]
    lees: Callable[[str], bytes]
    revisie: str | None = None
    _namen: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_namen", tuple(sorted(self.paden)))

    def __getitem__(self, path: str) -> bytes:
        return self.lees(self.paden[path])

    def __iter__(self) -> Iterator[str]:
        return iter(self._namen)

    def __len__(self) -> int:
        return len(self.paden)

    def __contains__(self, path: object) -> bool:
        return path in self.paden

    def toon(self, path: str) -> str:
        """The path as the user knows it: with its revision when it is not the working folder."""
        return f"{self.revisie}:{path}" if self.revisie else path

    def onder(self, folder: str) -> tuple[str, ...]:
        """The paths inside a folder, at any depth, in order."""
        if not folder:
            return self._namen
        after = chr(ord("/") + 1)
        return self._namen[bisect_left(self._namen, f"{folder}/") : bisect_left(self._namen, f"{folder}{after}")]


def is_van_de_wet(path: str) -> bool:
    """Whether a path is a file of ours: not hidden, not left behind by an editor or an operating system."""
    name = path.rsplit("/", 1)[-1].lower()
    hidden = any(part.startswith(".") for part in path.split("/"))
    return not (hidden or name.endswith(EDITOR_ENDINGS) or name.startswith("~$") or name in SYSTEM_NAMES)


def geheugen_bron(files: Mapping[str, bytes]) -> Bron:
    """A Bron over bytes in memory."""
    return Bron({path: path for path in files if is_van_de_wet(path)}, files.__getitem__)


def map_bron(root: Path) -> Bron:
    """The Bron of a folder on disk."""
    if not root.is_dir():
        advice = "Geef de map met verordeningen op (meestal ordinances/)."
        raise Refused(Problem(f"De map “{root.as_posix()}” bestaat niet.", advice=advice))
    links: list[str] = []
    found: dict[str, str] = {}
    for path in _walk(root, "", links):
        found[path] = str(root / path)
    if links:
        raise Refused(geen_koppeling(path) for path in sorted(links))
    return Bron(found, _read_file)


def _walk(folder: Path, prefix: str, links: list[str]) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        message = f"De map is niet te lezen ({error.strerror or error})."
        raise Refused(
            Problem(message, Position(prefix.rstrip("/") or folder.as_posix()), "Pas de rechten aan.")
        ) from None
    for entry in listed:
        path = prefix + entry.name
        if not is_van_de_wet(entry.name):
            continue
        if entry.is_symlink():
            links.append(path)
        elif entry.is_dir():
            yield from _walk(folder / entry.name, f"{path}/", links)
        else:
            yield path


def geen_koppeling(path: str) -> Problem:
    return Problem("Dit is een symbolische koppeling.", Position(path), "Zet hier het bestand of de map zelf neer.")


def _read_file(place: str) -> bytes:
    try:
        return Path(place).read_bytes()
    except OSError as error:
        message = f"Het bestand is niet te lezen ({error.strerror or error})."
        raise Refused(
            Problem(message, Position(Path(place).as_posix()), "Pas de rechten aan of probeer opnieuw.")
        ) from None

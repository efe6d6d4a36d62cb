"""A data root as a frozen list of paths whose bytes are read on demand."""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.model import Position, Problem, Refused
from pipeline.store.systeem import reden

EDITOR_ENDINGS = ("~", ".swp", ".tmp", ".bak", ".orig", ".rej")
SYSTEM_NAMES = frozenset({"desktop.ini", "thumbs.db"})
FILE_ENDINGS = (".md", ".yaml", ".yml")
AFGEBROKEN = ".renvooi-afgebroken"
"""In the folder of a version while several of its files change together (see `pipeline.store.omzetten`)."""
DEPTH = 3
"""How deep a version lies below the data root: overheid/lijn/versie."""


@dataclass(frozen=True, slots=True)
class Bron(Mapping[str, bytes]):
    """The files under a data root: posix path relative to the root → bytes.

    The list is fixed when the Bron is made, the bytes are read when asked for. `revisie` is the Git revision as the
    user named it, None for the working folder. `gebreken` is what stands in a version where a file or folder should
    be and is neither (a link, a pipe, a folder under the name of a file): reading that version refuses with it.
    """

    paden: Mapping[str, str]
    lees: Callable[[str], bytes]
    revisie: str | None = None
    gebreken: Mapping[str, Problem] = field(default_factory=dict)
    _namen: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_namen", tuple(sorted(self.paden)))

    def __getitem__(self, path: str) -> bytes:
        """The bytes of a file; refused, under the path as the user knows it, when it can't be read."""
        try:
            return self.lees(self.paden[path])
        except Refused as refused:
            where = Position(self.toon(path))
            raise Refused(replace(problem, position=where) for problem in refused.problems) from None

    @property
    def ongelezen(self) -> Mapping[str, Problem]:
        """What can't be read above the versions: whole versions may be missing from the list there."""
        return {path: problem for path, problem in sorted(self.gebreken.items()) if path.count("/") < DEPTH}

    def volledig(self) -> Bron:
        """The same, refused when versions may be missing from the list."""
        if self.ongelezen:
            raise Refused(self.ongelezen.values())
        return self

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

    def namen_in(self, folder: str) -> tuple[str, ...]:
        """The names of the files and folders in a folder ("" for the root), in order; what lies deeper is skipped."""
        start, after = f"{folder}/" if folder else "", chr(ord("/") + 1)
        found: dict[str, None] = {}
        at = bisect_left(self._namen, start)
        while at < len(self._namen) and self._namen[at].startswith(start):
            name, slash, _ = self._namen[at].removeprefix(start).partition("/")
            found[name] = None
            at = bisect_left(self._namen, f"{start}{name}{after}", at) if slash else at + 1
        return tuple(found)


def is_van_de_wet(path: str) -> bool:
    """Whether a path is a file of ours: not hidden, not left behind by an editor or an operating system."""
    name = path.rsplit("/", 1)[-1].lower()
    hidden = any(part.startswith(".") for part in path.split("/"))
    return not (hidden or name.endswith(EDITOR_ENDINGS) or name.startswith("~$") or name in SYSTEM_NAMES)


def geheugen_bron(files: Mapping[str, bytes]) -> Bron:
    """A Bron over bytes in memory."""
    return Bron({path: path for path in files if is_van_de_wet(path)}, files.__getitem__)


def bijgewerkt(bron: Bron, files: Mapping[str, bytes]) -> Bron:
    """The same with other bytes in some of its files."""
    places = {bron.paden[path]: content for path, content in files.items()}
    return replace(bron, lees=lambda place: places[place] if place in places else bron.lees(place))


def aangevuld(bron: Bron, files: Mapping[str, bytes]) -> Bron:
    """The same with more files, whose bytes are in memory."""
    paden = {**bron.paden, **{path: path for path in files if is_van_de_wet(path)}}
    return replace(bron, paden=paden, lees=lambda place: files[place] if place in files else bron.lees(place))


def map_bron(root: Path) -> Bron:
    """The Bron of a folder on disk; refused when versions may be missing from the list."""
    return map_bron_voor_zover(root).volledig()


def map_bron_voor_zover(root: Path) -> Bron:
    """The Bron of a folder on disk as far as it can be read; `ongelezen` tells what is missing."""
    if not root.is_dir():
        advice = "Geef de map met verordeningen op (meestal ordinances/)."
        raise Refused(Problem(f"De map “{root.as_posix()}” bestaat niet.", advice=advice))
    wrong: dict[str, Problem] = {}
    found = {path: str(root / path) for path in _walk(root, "", wrong)}
    if "" in wrong:
        raise Refused(wrong[""])
    return Bron(found, _read_file, gebreken=wrong)


def _walk(folder: Path, prefix: str, wrong: dict[str, Problem]) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        message = f"De map is niet te lezen ({reden(error)})."
        path = prefix.rstrip("/")
        wrong[path] = Problem(message, Position(path or folder.as_posix()), "Pas de rechten aan.")
        return
    for entry in listed:
        path = prefix + entry.name
        if entry.name == AFGEBROKEN:
            wrong[path] = afgebroken(path)
        if not is_van_de_wet(entry.name):
            continue
        if entry.is_symlink():
            wrong[path] = geen_koppeling(path)
        elif entry.is_dir():
            if heet_als_bestand(entry.name):
                wrong[path] = geen_bestand(path)
            else:
                yield from _walk(folder / entry.name, f"{path}/", wrong)
        elif entry.is_file():
            yield path
        else:
            advice = "Zet hier het bestand zelf neer, of haal dit weg."
            wrong[path] = Problem("Dit is geen gewoon bestand maar een pijp of apparaat.", Position(path), advice)


def heet_als_bestand(name: str) -> bool:
    """Whether a folder has a name that only a text or a record should have; what was meant would go missing."""
    return name.lower().endswith(FILE_ENDINGS)


def afgebroken(path: str) -> Problem:
    message = (
        "Hier werd een opdracht afgebroken terwijl zij bestanden wijzigde; de versie is nu half oud en half nieuw."
    )
    return Problem(message, Position(path), "Geef die opdracht nog eens: eerst komt dan alles terug zoals het was.")


def geen_koppeling(path: str) -> Problem:
    return Problem("Dit is een symbolische koppeling.", Position(path), "Zet hier het bestand of de map zelf neer.")


def geen_bestand(path: str) -> Problem:
    message = "Dit is een map met de naam van een bestand."
    return Problem(message, Position(path), "Zet hier het bestand zelf neer, of geef de map een andere naam.")


def _read_file(place: str) -> bytes:
    try:
        return Path(place).read_bytes()
    except OSError as error:
        message = f"Het bestand is niet te lezen ({reden(error)})."
        raise Refused(
            Problem(message, Position(Path(place).as_posix()), "Pas de rechten aan of probeer opnieuw.")
        ) from None

"""Names that are equal but for their capitals: two files here, one and the same on Windows and macOS."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.model import Position, Problem
from pipeline.store.bronnen import Bron


def botsende_namen(bron: Bron, folder: str) -> Iterator[Problem]:
    """Every two files or folders in a version, or around it, that differ in capitals only.

    `folder` is that of the version: overheid/lijn/versie.
    """
    above = ""
    for own in folder.split("/"):
        twins = (name for name in bron.namen_in(above) if name.casefold() == own.casefold())
        yield from _botsingen(bron, [f"{above}/{name}".lstrip("/") for name in twins])
        above = f"{above}/{own}".lstrip("/")
    yield from _botsingen(bron, _paden(bron, folder))


def _paden(bron: Bron, folder: str) -> Iterator[str]:
    """Every file in the folder, and every folder, once."""
    seen: set[str] = set()
    for path in bron.onder(folder):
        parts = path.removeprefix(f"{folder}/").split("/")
        for depth in range(len(parts)):
            found = f"{folder}/{'/'.join(parts[: depth + 1])}"
            if found not in seen:
                seen.add(found)
                yield found


def _botsingen(bron: Bron, paths: Iterable[str]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for path in paths:
        holder, _, name = path.rpartition("/")
        other = first.setdefault(f"{holder}/{name.casefold()}", path)
        if other != path:
            message = f"De namen “{other.rpartition('/')[2]}” en “{name}” verschillen alleen in hoofdletters."
            advice = "Hernoem of verwijder er een: op Windows en macOS is het een en dezelfde naam."
            yield Problem(message, Position(bron.toon(path)), advice)

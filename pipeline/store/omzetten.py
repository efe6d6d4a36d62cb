"""Writing files and taking others away, all of it or nothing."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from pipeline.model import Position, Problem, Refused
from pipeline.store.atomic import write_tree_atomic
from pipeline.store.systeem import reden


def zet_om(folder: Path, files: Mapping[str, bytes], weg: Iterable[str]) -> None:
    """Put the files in place and take `weg` away (posix paths below the folder); folders left empty go too.

    When one of them fails, what was there comes back.
    """
    gone = [name for name in weg if name not in files]
    before = {name: _inhoud(folder / name) for name in (*files, *gone)}
    try:
        write_tree_atomic(folder, files)
        for name in gone:
            if not _is_zelfde(folder, name, files):
                (folder / name).unlink(missing_ok=True)
    except BaseException as error:
        _terug(folder, before)
        if isinstance(error, OSError):
            message = f"Het bestand is niet weg te halen ({reden(error)}); alles is weer zoals het was."
            place = Position(str(error.filename or folder.as_posix()))
            raise Refused(Problem(message, place, "Pas de rechten aan.")) from None
        raise
    for name in gone:
        _ruim_op((folder / name).parent, folder)


def _is_zelfde(folder: Path, name: str, files: Mapping[str, bytes]) -> bool:
    """Whether a name differs from a new one in capitals only, on a disk to which that is the same."""
    twin = next((other for other in files if other.casefold() == name.casefold()), None)
    return twin is not None and (folder / name).exists() and (folder / name).samefile(folder / twin)


def _inhoud(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _terug(folder: Path, before: Mapping[str, bytes | None]) -> None:
    """Every file as it was, as far as the disk lets us: that must not hide what went wrong first."""
    for name, content in before.items():
        path = folder / name
        with contextlib.suppress(OSError):
            if content is None:
                path.unlink(missing_ok=True)
                _ruim_op(path.parent, folder)
            elif _inhoud(path) != content:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)


def _ruim_op(holder: Path, top: Path) -> None:
    while holder != top and top in holder.parents:
        try:
            holder.rmdir()
        except OSError:
            return
        holder = holder.parent

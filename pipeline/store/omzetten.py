"""Writing files of a version and taking others away: all of it or nothing, also when the program is killed.

Several files can't change at one stroke. So what was there is first put aside in one file (`AFGEBROKEN`); taking that
away again is what makes the change count. While it is there the version is not read, and the next command that changes
it puts everything back.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from pipeline.model import Position, Problem, Refused
from pipeline.store.atomic import clear_stale, write_atomic, write_tree_atomic
from pipeline.store.bronnen import AFGEBROKEN, DEPTH
from pipeline.store.systeem import reden


def zet_om(folder: Path, files: Mapping[str, bytes], weg: Iterable[str]) -> None:
    """Put the files in place and take `weg` away (posix paths below the folder); folders left empty go too.

    When one of them fails, what was there comes back.
    """
    gone = [name for name in weg if name not in files]
    before = {name: old for name in (*files, *gone) if (old := _inhoud(folder / name)) != files.get(name)}
    if not before:
        return
    write_atomic(folder / AFGEBROKEN, _opgeschreven(before, files))
    try:
        write_tree_atomic(folder, files)
        for name in gone:
            if not _is_zelfde(folder, name, files):
                (folder / name).unlink(missing_ok=True)
        for name in gone:
            _ruim_op((folder / name).parent, folder)
        (folder / AFGEBROKEN).unlink()
    except BaseException as error:
        _terug(folder, before)
        if isinstance(error, OSError):
            message = f"Het bestand is niet weg te halen ({reden(error)}); alles is weer zoals het was."
            place = Position(str(error.filename or folder.as_posix()))
            raise Refused(Problem(message, place, "Pas de rechten aan.")) from None
        raise


def draai_terug(root: Path) -> tuple[str, ...]:
    """Undo what a killed program left half done in the versions below the data root; the folders that it was in.

    Refused, with nothing done, when somebody edited one of those files since: their work may not get lost.
    """
    found = sorted(root.glob("/".join(["*"] * DEPTH + [AFGEBROKEN])))
    records = {path.parent: json.loads(path.read_text(encoding="utf-8")) for path in found}
    edited = [
        folder / name
        for folder, record in records.items()
        for name, (old, new) in record.items()
        if (now := _inhoud(folder / name)) != _uit(old) and _merk(now) != new
    ]
    if edited:
        message = "Dit bestand is veranderd nadat een opdracht werd afgebroken; het is niet vanzelf terug te zetten."
        advice = f"Zet de versie goed (met Git), haal {AFGEBROKEN} in haar map weg, en geef de opdracht nog eens."
        raise Refused(Problem(message, Position(path.relative_to(root).as_posix()), advice) for path in edited)
    for folder, record in records.items():
        _terug(folder, {name: _uit(old) for name, (old, _) in record.items()})
        clear_stale(folder)
    return tuple(folder.relative_to(root).as_posix() for folder in records)


def _opgeschreven(before: Mapping[str, bytes | None], files: Mapping[str, bytes]) -> bytes:
    """What was in each file, and by what its new content is known."""
    old = {name: None if content is None else base64.b64encode(content).decode() for name, content in before.items()}
    return json.dumps({name: [content, _merk(files.get(name))] for name, content in old.items()}, indent=0).encode()


def _uit(old: str | None) -> bytes | None:
    return None if old is None else base64.b64decode(old)


def _merk(content: bytes | None) -> str | None:
    return None if content is None else hashlib.sha256(content).hexdigest()


def _is_zelfde(folder: Path, name: str, files: Mapping[str, bytes]) -> bool:
    """Whether a name differs from a new one in capitals only, on a disk to which that is the same."""
    twin = next((other for other in files if other.casefold() == name.casefold()), None)
    return twin is not None and (folder / name).exists() and (folder / name).samefile(folder / twin)


def _inhoud(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _terug(folder: Path, before: Mapping[str, bytes | None]) -> None:
    """Every file as it was, as far as the disk lets us: that must not hide what went wrong first.

    What can't be put back now stays written down, for the next time.
    """
    with contextlib.suppress(OSError, Refused):
        write_tree_atomic(folder, {name: content for name, content in before.items() if content is not None})
        for name, content in before.items():
            if content is None:
                (folder / name).unlink(missing_ok=True)
                _ruim_op((folder / name).parent, folder)
        (folder / AFGEBROKEN).unlink(missing_ok=True)


def _ruim_op(holder: Path, top: Path) -> None:
    while holder != top and top in holder.parents:
        try:
            holder.rmdir()
        except OSError:
            return
        holder = holder.parent

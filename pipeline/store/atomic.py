"""Writing whole or not at all: a temporary file or folder beside the target, then one rename."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.model import Position, Problem, Refused
from pipeline.store.systeem import reden

NEW_FILE_MODE = 0o666
PREFIX, SUFFIX = ".renvooi-", ".tmp"
"""How a temporary file is named: what a program that was killed left behind can then be told from files of others."""


def write_atomic(path: Path, content: bytes) -> None:
    """Put the bytes at the path; on any failure what was there stays as it was."""
    write_tree_atomic(path.parent, {path.name: content})


def write_tree_atomic(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put files (posix path relative to the folder → bytes) in place, or none of them.

    Everything is first written beside its target; only when all of it is on disk the renames follow, and should one of
    those fail, the earlier ones are undone. A file that has the bytes already is left alone, so that its date tells
    when it changed. A target that is no ordinary file (a device, a pipe, a link) is refused: the rename would put a
    file in its place.
    """
    waiting: list[tuple[Path, Path]] = []
    done: list[tuple[Path, bytes | None]] = []
    current = folder
    try:
        for name in sorted(files):
            current = folder / name
            _refuse_irregular(current)
            if _has(current, files[name]):
                continue
            current.parent.mkdir(parents=True, exist_ok=True)
            if current.is_dir():
                raise IsADirectoryError(errno.EISDIR, "is a folder")
            waiting.append((_beside(current, files[name]), current))
        for temporary, target in waiting:
            current = target
            before = target.read_bytes() if target.exists() else None
            temporary.replace(target)
            done.append((target, before))
    except BaseException as error:
        _undo(done)
        if not isinstance(error, OSError):
            raise
        message = f"Het bestand is niet te schrijven ({reden(error)})."
        advice = "Pas de rechten aan of kies een andere plek."
        raise Refused(Problem(message, Position(current.as_posix()), advice)) from None
    finally:
        for temporary, _ in waiting:
            with contextlib.suppress(OSError):  # what was written stands; a temporary file is no reason to deny it
                temporary.unlink(missing_ok=True)


def place_folder_atomic(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put a folder that is not there yet (or is empty) in place with these files, all of them or nothing.

    The folder is made under another name beside its place and gets its name by one rename, so that a program that is
    killed leaves no half of it; the next time what it left under that other name is cleared away.
    """
    temporary = folder.with_name(f"{PREFIX}{folder.name}{SUFFIX}")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        if temporary.exists():
            shutil.rmtree(temporary)
        for name, content in sorted(files.items()):
            place = temporary / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        if folder.exists():
            folder.rmdir()
        temporary.rename(folder)
    except OSError as error:
        message = f"De map is niet te schrijven ({reden(error)})."
        advice = "Pas de rechten aan of kies een andere plek."
        raise Refused(Problem(message, Position(folder.as_posix()), advice)) from None
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def clear_stale(folder: Path) -> None:
    """Delete the temporary files that an earlier run left in a folder of our own when it was killed."""
    for path in folder.rglob(f"{PREFIX}*{SUFFIX}"):
        with contextlib.suppress(OSError):
            path.unlink()


def _refuse_irregular(path: Path) -> None:
    try:
        mode = path.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        what = "een symbolische koppeling" if stat.S_ISLNK(mode) else "een apparaat of pijp"
        message = f"Dit is geen gewoon bestand maar {what}; er is niets geschreven."
        advice = "Kies de naam van een gewoon bestand; `-o -` schrijft een tekst naar de terminal."
        raise Refused(Problem(message, Position(path.as_posix()), advice))


def _undo(done: Sequence[tuple[Path, bytes | None]]) -> None:
    """Put back what was there; what can't be put back must not hide the failure that made it necessary."""
    for path, before in reversed(done):
        with contextlib.suppress(OSError):
            if before is None:
                path.unlink()
            else:
                _beside(path, before).replace(path)


def _has(path: Path, content: bytes) -> bool:
    try:
        return path.is_file() and path.read_bytes() == content
    except OSError:
        return False


def _beside(path: Path, content: bytes) -> Path:
    """A temporary file with the bytes in the folder of the path, with the rights of an ordinary new file."""
    handle, name = tempfile.mkstemp(prefix=PREFIX, suffix=SUFFIX, dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else NEW_FILE_MODE & ~_umask())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

"""The store of what was built: content-hashed, safe to delete, so that a second build makes only what changed."""

from __future__ import annotations

import contextlib
import hashlib
import json
import platform
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version
from pathlib import Path

import cattrs

import pipeline
from pipeline.council.overzicht import LijnRegel
from pipeline.formats.html.sjablonen import Sjablonen
from pipeline.model import Refused
from pipeline.store.atomic import write_atomic
from pipeline.store.bronnen import Bron

CACHE = ".cache"
LIBRARIES = ("cattrs", "jinja2", "lxml", "markdown-it-py", "markupsafe", "pyyaml", "rapidfuzz", "typst")
"""What takes part in making an output, next to our own code."""


@dataclass(frozen=True, slots=True)
class Pak:
    """What was built of a lineage: of which inputs, of which other lineages, in which forms, and what came out.

    `sleutels` holds for every paper in another form than its page the digest of what it was made from.
    """

    sleutel: str
    afhankelijk: dict[str, str]
    vormen: tuple[str, ...]
    sleutels: dict[str, str]
    uitvoer: dict[str, str]
    regel: LijnRegel


def digest(content: bytes) -> str:
    """The digest by which content is known."""
    return hashlib.sha256(content).hexdigest()


def program_digest(sjablonen: Sjablonen) -> str:
    """The digest of all that works on the data: our code, the libraries, the templates and the look they fill in."""
    folder = Path(pipeline.__file__).resolve().parent
    code = [(path.relative_to(folder).as_posix(), digest(path.read_bytes())) for path in sorted(folder.rglob("*.py"))]
    templates = [(name, digest(found.tekst.encode())) for name, found in sorted(sjablonen.bronnen.items())]
    opmaak = sjablonen.opmaak
    files = [*sjablonen.bestanden.items(), *((file.naam, file) for file in (opmaak.logo, *opmaak.lettertypen) if file)]
    look = [repr(replace(opmaak, logo=None, lettertypen=())), *((name, digest(file.inhoud)) for name, file in files)]
    libraries = [(name, version(name)) for name in LIBRARIES]
    return digest(repr((platform.python_version(), code, libraries, templates, look)).encode())


def lineage_digest(bron: Bron, name: str, program: str) -> str:
    """The digest of every byte a lineage is built from, but for other lineages."""
    overheid = name.split("/")[0]
    paths = [path for path in bron if path.startswith(f"{name}/") or _is_above(path, overheid)]
    wrong = sorted(path for path in bron.gebreken if path.startswith(f"{name}/"))
    return digest(repr((program, wrong, [(path, _file_digest(bron, path)) for path in sorted(paths)])).encode())


def _file_digest(bron: Bron, path: str) -> str:
    """The digest of a file; of one that can't be read the reason, which the build itself will tell."""
    try:
        return digest(bron[path])
    except Refused as refused:
        return str(refused)


def _is_above(path: str, overheid: str) -> bool:
    """A file of the authority itself, such as `overheid.yaml`."""
    return path.startswith(f"{overheid}/") and path.count("/") == 1


def load_pak(build: Path, name: str) -> Pak | None:
    """What the store holds of a lineage; None when there is nothing, or nothing readable."""
    with contextlib.suppress(OSError, ValueError, cattrs.BaseValidationError, TypeError, KeyError):
        data = json.loads(_place(build, name).read_text(encoding="utf-8"))
        return cattrs.structure(data, Pak)
    return None


def save_pak(build: Path, name: str, pak: Pak) -> None:
    """Remember what was built."""
    text = json.dumps(asdict(pak), ensure_ascii=False, indent=1, sort_keys=True)
    write_atomic(_place(build, name), text.encode())


def is_current(pak: Pak, keys: Mapping[str, str], build: Path) -> bool:
    """Whether the inputs are the same, here and in the lineages built on, and the outputs still stand as made."""
    return (
        all(keys.get(name) == key for name, key in pak.afhankelijk.items())
        and bool(pak.uitvoer)
        and all(stands(build / path, expected) for path, expected in pak.uitvoer.items())
    )


def remove_stale(build: Path, kept: Iterable[str], candidates: Iterable[str]) -> tuple[str, ...]:
    """Delete outputs of earlier builds that are made no more, and folders that are empty then."""
    gone = sorted(set(candidates) - set(kept))
    for path in gone:
        with contextlib.suppress(FileNotFoundError):
            (build / path).unlink()
        for folder in list((build / path).parents):
            if folder == build or build not in folder.parents:
                break
            with contextlib.suppress(OSError):
                folder.rmdir()
    return tuple(gone)


def stored_names(build: Path) -> tuple[str, ...]:
    """The lineages the store knows, present or not."""
    return tuple(sorted(path.stem.replace("@", "/") for path in (build / CACHE).glob("*.json")))


def forget(build: Path, name: str) -> None:
    """Take a lineage out of the store."""
    with contextlib.suppress(FileNotFoundError):
        _place(build, name).unlink()


def _place(build: Path, name: str) -> Path:
    return build / CACHE / f"{name.replace('/', '@')}.json"


def stands(path: Path, expected: str) -> bool:
    """Whether the file is there with the content it should have."""
    try:
        return path.is_file() and digest(path.read_bytes()) == expected
    except OSError:
        return False

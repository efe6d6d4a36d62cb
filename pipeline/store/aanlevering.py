"""A delivery and the official files as bytes: from a folder, a zip or one file."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.model import Position, Problem, Refused
from pipeline.store.atomic import write_atomic

GROOTSTE = 100_000_000
GEHEEL = 1_000_000_000
"""Bytes that the LVBB takes of one file and of a whole delivery; a zip that claims more is not unpacked."""
SCHEMAS = (".xsd", ".sch", ".xml")


@dataclass(frozen=True, slots=True)
class Pakketbestanden:
    """The files by name; `pakket` tells a folder or zip from one loose file, `dubbel` are names a zip holds twice."""

    bestanden: Mapping[str, bytes]
    pakket: bool
    dubbel: tuple[str, ...] = ()


def lees_aanlevering(pad: Path) -> Pakketbestanden:
    """The files of a delivery; refused when it can't be read."""
    if pad.is_dir():
        gevonden = [onder for onder in sorted(pad.rglob("*")) if onder.is_file()]
        _niet_te_groot({onder.as_posix(): onder.stat().st_size for onder in gevonden}, Position(pad.as_posix()))
        bestanden = {onder.relative_to(pad).as_posix(): onder.read_bytes() for onder in gevonden}
        if not bestanden:
            raise Refused(Problem("Deze map is leeg.", Position(pad.as_posix()), "Geef de map van een aanlevering."))
        return Pakketbestanden(bestanden, True)
    if not pad.is_file():
        advies = "Geef een map, een zip of een XML-bestand."
        raise Refused(Problem("Dit bestand of deze map is er niet.", Position(pad.as_posix()), advies))
    if pad.suffix.lower() == ".zip":
        return _zip(pad)
    return Pakketbestanden({pad.name: pad.read_bytes()}, False)


def _zip(pad: Path) -> Pakketbestanden:
    plek = Position(pad.as_posix())
    try:
        with zipfile.ZipFile(pad) as archief:
            leden = [lid for lid in archief.infolist() if not lid.is_dir()]
            _niet_te_groot({lid.filename: lid.file_size for lid in leden}, plek)
            namen = [lid.filename for lid in leden]
            dubbel = tuple(sorted({naam for naam in namen if namen.count(naam) > 1}))
            return Pakketbestanden({lid.filename: archief.read(lid) for lid in leden}, True, dubbel)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as fout:
        advies = "Maak de zip opnieuw, zonder wachtwoord."
        raise Refused(Problem(f"Dit is geen zip die te lezen is ({fout}).", plek, advies)) from None


def _niet_te_groot(maten: Mapping[str, int], plek: Position) -> None:
    groot = next((naam for naam, bytes_ in maten.items() if bytes_ > GROOTSTE), None)
    if groot is not None or sum(maten.values()) > GEHEEL:
        wat = f"{groot} is groter dan 100 MB" if groot else "samen zijn de bestanden groter dan 1 GB"
        raise Refused(Problem(f"Dit is te groot voor een aanlevering: {wat}; dat weigert de LVBB.", plek))


def lees_schemamap(map_: Path) -> dict[str, bytes]:
    """The official files by their path in the folder; refused when there is no such folder."""
    if not map_.is_dir():
        advies = "Wijs de map aan waarin `lvbb`, `stop` en `extern` staan."
        raise Refused(Problem("Deze map met schema's is er niet.", Position(map_.as_posix()), advies))
    gevonden = (pad for pad in sorted(map_.rglob("*")) if pad.suffix.lower() in SCHEMAS and pad.is_file())
    return {pad.relative_to(map_).as_posix(): pad.read_bytes() for pad in gevonden}


def bewaard(map_: Path, bron: bytes, uitvoering: str, maak: Callable[[bytes], bytes]) -> bytes:
    """What `maak` makes of the bytes, kept in a folder under the hash of the bytes and of how it is made.

    The folder may be deleted at any time. What can't be kept is made again: a cache never stands in the way.
    """
    sleutel = hashlib.sha256(uitvoering.encode() + b"\0" + bron).hexdigest()
    pad = map_ / sleutel
    try:
        return _zonder_merk(pad.read_bytes())
    except (OSError, ValueError):
        gemaakt = maak(bron)
    try:
        map_.mkdir(parents=True, exist_ok=True)
        write_atomic(pad, hashlib.sha256(gemaakt).digest() + gemaakt)
    except (OSError, Refused):
        pass
    return gemaakt


def _zonder_merk(inhoud: bytes) -> bytes:
    """The content after its own hash; an error when they don't agree: then the file is damaged."""
    merk, rest = inhoud[:32], inhoud[32:]
    if hashlib.sha256(rest).digest() != merk:
        raise ValueError
    return rest

"""Where the source map of a delivery is: beside the package, in a folder of our own, never in what is delivered."""

from __future__ import annotations

from pathlib import Path

from pipeline.formats.stop.keuring.herkomst import Herkomst, als_json, lees_json
from pipeline.store.atomic import write_atomic

MAP = ".renvooi"


def schrijf_herkomst(pakket: Path, herkomst: Herkomst) -> None:
    """Keep the source map of the package at this path."""
    write_atomic(_plaats(pakket), als_json(herkomst))


def herkomst_bij(pakket: Path) -> Herkomst | None:
    """The source map of the package; of a file inside a package folder that of the package. None when there is none."""
    for pad in (pakket, pakket.resolve().parent):
        try:
            return lees_json(_plaats(pad).read_bytes())
        except OSError:
            continue
    return None


def _plaats(pakket: Path) -> Path:
    heel = pakket.resolve()
    return heel.parent / MAP / f"{heel.name}.herkomst.json"

"""The official schemas and rules, compiled once: what `stop-validate` finds in a delivery."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Mapping
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType
from typing import Any, TypeAlias

Keuring: TypeAlias = Callable[[Mapping[str, bytes]], list[str]]
"""From the files of a delivery to its errors ("bestand:regel: code fout: melding")."""


def laad_validator(shared: Path) -> ModuleType:
    """The validator as a module; it is a script without a suffix."""
    loader = SourceFileLoader("stop_validate", str(shared / "tools" / "stop-validate"))
    spec = importlib.util.spec_from_loader(loader.name, loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    wrote, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = wrote
    return module


def keur(validator: Any, standaard: Any, folder: Path, bestanden: Mapping[str, bytes]) -> list[str]:
    """Write the delivery to the folder, which it alone fills, and validate it."""
    for oud in folder.iterdir():
        oud.unlink()
    for naam, inhoud in bestanden.items():
        (folder / naam).write_bytes(inhoud)
    bevindingen = list(validator.valideer_pakket(folder))
    for pad in sorted(folder.glob("*.xml")):
        bevindingen += standaard.valideer(pad, pad.name) or ()
    return [str(bevinding) for bevinding in bevindingen if bevinding.ernst == "fout"]

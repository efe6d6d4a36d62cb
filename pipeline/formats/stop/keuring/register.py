"""The checks there are, one module each in `keuring/regels/`, and what they find."""

from __future__ import annotations

import importlib
import pkgutil

from pipeline.formats.stop.keuring import regels
from pipeline.formats.stop.keuring.aanlevering import Aanlevering
from pipeline.formats.stop.keuring.regel import Toets
from pipeline.model import Finding


def toetsen() -> tuple[Toets, ...]:
    """Every check, by code: one module each in `keuring/regels/`."""
    modules = (
        importlib.import_module(f"{regels.__name__}.{info.name}") for info in pkgutil.iter_modules(regels.__path__)
    )
    gevonden = (waarde for module in modules for waarde in vars(module).values() if isinstance(waarde, Toets))
    return tuple(sorted(gevonden, key=lambda toets: toets.regel.code))


def keur(aanlevering: Aanlevering) -> tuple[Finding, ...]:
    """All that our own checks find, in the order of files and lines."""
    gevonden = dict.fromkeys(bevinding for toets in toetsen() for bevinding in toets.functie(aanlevering))
    return tuple(sorted(gevonden, key=lambda een: (een.position, een.rule, een.message)))

"""Where versions live: folders and Git revisions, typed records, addresses; reads into the model and writes back."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.store.adres import Vraag, kies, ontleed
    from pipeline.store.atomic import write_atomic, write_tree_atomic
    from pipeline.store.bronnen import Bron, geheugen_bron, map_bron
    from pipeline.store.lezen import brontekst, laad, versies, voorgangers
    from pipeline.store.namen import Naamverschil, naam_verschillen
    from pipeline.store.openen import bron_voor, open_versie
    from pipeline.store.revisies import git_bron
    from pipeline.store.schrijven import tekst_bestanden

MODULES = {
    "adres": ("Vraag", "kies", "ontleed"),
    "atomic": ("write_atomic", "write_tree_atomic"),
    "bronnen": ("Bron", "geheugen_bron", "map_bron"),
    "lezen": ("brontekst", "laad", "versies", "voorgangers"),
    "namen": ("Naamverschil", "naam_verschillen"),
    "openen": ("bron_voor", "open_versie"),
    "revisies": ("git_bron",),
    "schrijven": ("tekst_bestanden",),
}

__all__ = [
    "Bron",
    "Naamverschil",
    "Vraag",
    "bron_voor",
    "brontekst",
    "geheugen_bron",
    "git_bron",
    "kies",
    "laad",
    "map_bron",
    "naam_verschillen",
    "ontleed",
    "open_versie",
    "tekst_bestanden",
    "versies",
    "voorgangers",
    "write_atomic",
    "write_tree_atomic",
]


def __getattr__(naam: str) -> object:
    """What is exported, loaded when asked for: a command that only writes a file needs no reader of Markdown."""
    for module, namen in MODULES.items():
        if naam in namen:
            return getattr(importlib.import_module(f"pipeline.store.{module}"), naam)
    raise AttributeError(f"module {__name__!r} has no attribute {naam!r}")

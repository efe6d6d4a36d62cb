"""From an address as the user writes it to the version itself."""

from __future__ import annotations

from pathlib import Path

from pipeline.model import Versie
from pipeline.store.adres import ontleed
from pipeline.store.bronnen import Bron, map_bron
from pipeline.store.lezen import laad
from pipeline.store.revisies import git_bron
from pipeline.store.vinden import vind_versie


def bron_voor(root: Path, revisie: str | None) -> Bron:
    """The data root on disk, or as it is in a Git revision."""
    return map_bron(root) if revisie is None else git_bron(root, revisie)


def open_versie(root: Path, tekst: str) -> Versie:
    """The version at an address, e.g. `sociaal-domein@2022` or `main:speelplekken@geldend:2024-06-01`."""
    vraag = ontleed(tekst)
    bron = bron_voor(root, vraag.revisie)
    return laad(bron, vind_versie(bron, vraag))

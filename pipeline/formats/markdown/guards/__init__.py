"""What Markdown would do to the law without telling: one file per kind of danger (research: experiments §1)."""

from __future__ import annotations

from types import ModuleType

from pipeline.formats.markdown.guards import (
    accent,
    blok,
    kop,
    label,
    lijst,
    link,
    onzichtbaar,
    regels,
    setext,
    spaties,
    tabel,
    tarieven,
    tekens,
    voetnoot,
    voorblad,
)
from pipeline.formats.markdown.guards.guard import Guard

MODULES: tuple[ModuleType, ...] = (
    onzichtbaar,
    accent,
    spaties,
    voorblad,
    kop,
    setext,
    regels,
    label,
    lijst,
    blok,
    tabel,
    tarieven,
    tekens,
    link,
    voetnoot,
)

GUARDS: tuple[Guard, ...] = tuple(
    guard for module in MODULES for guard in vars(module).values() if isinstance(guard, Guard)
)

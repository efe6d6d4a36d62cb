"""Where the text of a version was imported from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Herkomst:
    """A file that the text of a version was imported from: its name, its SHA-256, and what its source calls it."""

    bestand: str
    sha256: str
    identificatie: str | None = None

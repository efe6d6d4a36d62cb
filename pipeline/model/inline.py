"""Text inside a paragraph, a heading or a table cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from pipeline.model.position import NOWHERE, Position

if TYPE_CHECKING:
    from pipeline.model.blok import Blok


class Nadruksoort(StrEnum):
    """Typographic emphasis (STOP: `b`, `i`, `u`, `sup`, `sub`)."""

    VET = "vet"
    CURSIEF = "cursief"
    ONDERSTREEPT = "onderstreept"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"


@dataclass(frozen=True, slots=True)
class Tekst:
    """Plain characters: no control characters, no no-break space, single spaces only."""

    inhoud: str
    position: Position = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Nadruk:
    """Emphasised text; never empty."""

    soort: Nadruksoort
    inhoud: Inlines
    position: Position = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """A reference the author made explicit (STOP: `IntRef` or `ExtRef`).

    `doel` is the path of a text file of the same version relative to its `tekst/` folder (an internal reference:
    "hoofdstuk-1/artikel-2.md"), or a URL (an external one).
    """

    doel: str
    inhoud: Inlines
    position: Position = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Noot:
    """A footnote at the place where it is called (STOP: `Noot`); `label` is the mark the author wrote."""

    label: str
    inhoud: tuple[Blok, ...]
    position: Position = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Afbeelding:
    """An image in running text (STOP: `InlineTekstAfbeelding`); `bron` is a path relative to `tekst/`."""

    bron: str
    alt: str
    position: Position = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Regeleinde:
    """A line break that is part of the law (STOP: `br`)."""

    position: Position = field(default=NOWHERE, compare=False, repr=False)


Inline: TypeAlias = Tekst | Nadruk | Verwijzing | Noot | Afbeelding | Regeleinde
Inlines: TypeAlias = tuple[Inline, ...]

"""Blocks: what an article, a lid or a table cell is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from pipeline.model.inline import Inlines
from pipeline.model.position import NOWHERE, Position


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph of text (STOP: `Al`); never empty."""

    inhoud: Inlines
    position: Position = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Tussenkop:
    """A heading between blocks that numbers nothing (STOP: `Tussenkop`)."""

    inhoud: Inlines
    position: Position = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Li:
    """An item of a list: an onderdeel when it has a label (STOP: `Li`).

    `nummer` is the label as written, with its sign but without a closing dot ("a", "1°", "I"); "" in an unmarked list.
    """

    nummer: str
    inhoud: tuple[Blok, ...]
    position: Position = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Lijst:
    """A list (STOP: `Lijst`): all items have a label (type `expliciet`) or none has (type `ongemarkeerd`)."""

    items: tuple[Li, ...]
    position: Position = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Begrip:
    """A term and what it means (STOP: `Begrip`, `Term`, `Definitie`)."""

    term: Inlines
    omschrijving: tuple[Blok, ...]
    position: Position = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Begrippenlijst:
    """The definitions of an article (STOP: `Begrippenlijst`)."""

    begrippen: tuple[Begrip, ...]
    position: Position = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Cel:
    """A table cell (CALS: `entry`); empty `inhoud` is an empty cell. Spans count columns and rows, 1 is none."""

    inhoud: tuple[Blok, ...]
    kolommen: int = 1
    rijen: int = 1
    position: Position = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Rij:
    """A table row (CALS: `row`); `kop` says that it belongs to the header (CALS: `thead`)."""

    cellen: tuple[Cel, ...]
    kop: bool = False
    position: Position = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table (STOP: `table`). Header rows come first; `uitlijning` is one of "", "left", "center", "right" per column.

    The spans of every row fill exactly `len(uitlijning)` columns; readers refuse anything else.
    """

    titel: Inlines
    uitlijning: tuple[str, ...]
    rijen: tuple[Rij, ...]
    position: Position = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Tarieventabel(Tabel):
    """The place in a source text of tables that stand as data in a file next to it, until the store puts them there.

    `bestand` is a path relative to `tekst/`; `naam` is that of one table in it, "" for all of them in order. It has no
    rows of its own and never stands in a Regeling that the store read.
    """

    bestand: str = ""
    naam: str = ""


@dataclass(frozen=True, slots=True)
class Figuur:
    """An image that stands on its own (STOP: `Figuur`); `bron` is a path relative to `tekst/`."""

    bron: str
    alt: str
    bijschrift: Inlines = ()
    position: Position = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Citaat:
    """Quoted text of something else (STOP: `Citaat`)."""

    inhoud: tuple[Blok, ...]
    position: Position = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Vervallen:
    """In place of a text that was repealed while its number stays (STOP: `Vervallen`), printed "[vervallen]"."""

    position: Position = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Gereserveerd:
    """In place of a text that is still to come (STOP: `Gereserveerd`), printed "[gereserveerd]"."""

    position: Position = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Weggelaten:
    """Law that exists but is not in our source (in an uittreksel only), printed "[…]".

    Stands for blocks, leden, whole articles or divisions, wherever it is placed.
    """

    position: Position = field(default=NOWHERE, compare=False, repr=False)


Blok: TypeAlias = (
    Alinea | Tussenkop | Lijst | Begrippenlijst | Tabel | Figuur | Citaat | Vervallen | Gereserveerd | Weggelaten
)

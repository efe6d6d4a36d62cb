"""A regulation: one dated text of an ordinance, as a tree."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from pipeline.model.blok import Blok, Weggelaten
from pipeline.model.inline import Inlines
from pipeline.model.position import NOWHERE, Position


@dataclass(frozen=True, slots=True)
class Kop:
    """The heading of a provision (STOP: `Kop`): "Artikel", "5.2.2", "Een schone woning".

    Each part may be empty, not all three at once. `nummer` is text as written, never a count.
    """

    label: str
    nummer: str = ""
    opschrift: Inlines = ()
    position: Position = field(default=NOWHERE, compare=False, repr=False)


class Structuursoort(StrEnum):
    """The divisions of STOP's artikelstructuur, from large to small."""

    BOEK = "Boek"
    DEEL = "Deel"
    HOOFDSTUK = "Hoofdstuk"
    TITEL = "Titel"
    AFDELING = "Afdeling"
    PARAGRAAF = "Paragraaf"
    SUBPARAGRAAF = "Subparagraaf"
    SUBSUBPARAGRAAF = "Subsubparagraaf"


@dataclass(frozen=True, slots=True)
class Lid:
    """A numbered paragraph of an article (STOP: `Lid`, CVDR: `lid`).

    `nummer` is the label as the legislator wrote it ("1", "2a", "8*"), without the closing dot: text, not a count.
    """

    nummer: str
    inhoud: tuple[Blok, ...]
    position: Position = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Artikel:
    """An article (STOP: `Artikel`): blocks and leden in the order of the text.

    Usually all blocks or all leden; text before, between and after the leden is kept where it stands (lint judges it).
    `id` identifies the article in the source through renumbering, "" when it has none; `was` says from which articles
    it came, as version addresses (`wmo@2018#artikel-4`).
    """

    kop: Kop
    inhoud: tuple[Blok | Lid, ...]
    id: str = ""
    was: tuple[str, ...] = ()
    position: Position = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Structuur:
    """A division with a heading: Hoofdstuk, Afdeling, Paragraaf … (STOP: the elements named by `soort`)."""

    soort: Structuursoort
    kop: Kop
    inhoud: tuple[Structuur | Artikel | Weggelaten, ...]
    position: Position = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Divisie:
    """A headed part of an annex or explanation (STOP: `Divisie`, `Divisietekst`)."""

    kop: Kop
    inhoud: tuple[Blok | Divisie, ...]
    position: Position = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Bijlage:
    """An annex of the regulation (STOP: `Bijlage`)."""

    kop: Kop
    inhoud: tuple[Blok | Divisie, ...]
    position: Position = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Toelichting:
    """The explanation that goes with the regulation but is not law itself (STOP: `Toelichting`)."""

    kop: Kop
    inhoud: tuple[Blok | Divisie, ...]
    position: Position = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Regeling:
    """The whole text of one version (STOP: `RegelingCompact`).

    `opschrift` is the official title, `citeertitel` the name by which it is cited; "" when unknown.
    """

    opschrift: str
    citeertitel: str
    lichaam: tuple[Structuur | Artikel | Weggelaten, ...]
    bijlagen: tuple[Bijlage, ...] = ()
    toelichtingen: tuple[Toelichting, ...] = ()
    position: Position = field(default=NOWHERE, compare=False, repr=False)


Eenheid: TypeAlias = Structuur | Artikel | Weggelaten | Bijlage | Toelichting

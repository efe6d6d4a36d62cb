"""A finished paper, page by page the same words in every form: what the writers of PDF and Word read.

It is smaller than HTML and larger than the law: headings, paragraphs, labelled parts, lists, tables and frames, each
with the kind (`soort`) by which a writer styles it. Running text is flat: runs, each with how it is set. A label is
literal text; no writer numbers anything. A part that is gone or new as a whole has only runs with that mark.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias


class Merkteken(StrEnum):
    """Whether a part is gone or new, in a comparison."""

    WEG = "weg"
    BIJ = "bij"


class Hoogte(StrEnum):
    """Where a run stands on the line."""

    GEWOON = ""
    SUPERSCRIPT = "super"
    SUBSCRIPT = "sub"


@dataclass(frozen=True, slots=True)
class Vorm:
    """How a run is set. `open` says that it is a place still to be filled in; `doel` is where it leads to.

    `doel` is "#anker" inside the paper, or an address outside it; "" when it leads nowhere. `stijl` is the class the
    template gave it ("klein", "soort"), for a writer that knows it.
    """

    vet: bool = False
    cursief: bool = False
    onderstreept: bool = False
    code: bool = False
    hoogte: Hoogte = Hoogte.GEWOON
    merk: Merkteken | None = None
    open: bool = False
    doel: str = ""
    stijl: str = ""


GEWOON = Vorm()


@dataclass(frozen=True, slots=True)
class Loop:
    """A run of characters that are set alike; spaces are single and stand where the reader sees them."""

    tekst: str
    vorm: Vorm = GEWOON


@dataclass(frozen=True, slots=True)
class Voorgelezen:
    """Words that are told to who listens and not shown to who looks: "[vervallen: ]" before a struck word."""

    tekst: str


@dataclass(frozen=True, slots=True)
class Breuk:
    """A new line inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Anker:
    """A place that links inside the paper lead to."""

    naam: str


@dataclass(frozen=True, slots=True)
class Prent:
    """An image: its path as the page names it (relative, or a `data:` address), and what it shows in words."""

    bron: str
    alt: str
    merk: Merkteken | None = None


Regel: TypeAlias = tuple[Loop | Voorgelezen | Breuk | Anker | Prent, ...]
"""Running text."""


def regeltekst(regel: Regel) -> str:
    """What stands in the line, without how it is set."""
    return "".join(part.tekst for part in regel if isinstance(part, Loop))


def leidt(regel: Regel) -> bool:
    """Whether it leads to what is below it: “Artikel 5 komt te luiden:”."""
    return regeltekst(regel).rstrip().endswith(":")


@dataclass(frozen=True, slots=True)
class Kopregel:
    """A heading; `niveau` counts from 1 (the title of the paper) and may be deeper than 6."""

    niveau: int
    tekst: Regel
    soort: str = ""


@dataclass(frozen=True, slots=True)
class Tekstregel:
    """A paragraph; `soort` is "" for plain text, else its class in the template ("leeg", "bericht", "tussenkop", …)."""

    tekst: Regel
    soort: str = ""


@dataclass(frozen=True, slots=True)
class Gelabeld:
    """A part that opens with its literal label: a lid ("1."), an onderdeel ("a."), a note; () in an unmarked list."""

    label: Regel
    inhoud: tuple[Bladdeel, ...]
    soort: str = ""


@dataclass(frozen=True, slots=True)
class Opsomming:
    """A list; its items all have a label or none has. `soort`: onderdelen, opsomming, noten, vakjes, overzicht, …"""

    items: tuple[Gelabeld, ...]
    soort: str = ""


@dataclass(frozen=True, slots=True)
class Benoemd:
    """A name and what belongs to it."""

    naam: Regel
    inhoud: tuple[Bladdeel, ...]


@dataclass(frozen=True, slots=True)
class Namen:
    """Names with what belongs to each: the facts at the head of a paper, the definitions of an article."""

    paren: tuple[Benoemd, ...]
    soort: str = ""


class Kopsoort(StrEnum):
    """What a cell heads (HTML: `scope`)."""

    GEEN = ""
    KOLOM = "col"
    KOLOMMEN = "colgroup"
    RIJ = "row"
    RIJEN = "rowgroup"


@dataclass(frozen=True, slots=True)
class Bladcel:
    """A table cell; spans count columns and rows. `uitlijning` is "", "rechts" or "midden"."""

    inhoud: tuple[Bladdeel, ...]
    kolommen: int = 1
    rijen: int = 1
    kop: Kopsoort = Kopsoort.GEEN
    uitlijning: str = ""


@dataclass(frozen=True, slots=True)
class Bladrij:
    """A table row; `soort` "groep" heads the rows below it, "gelijk" stands for what is not shown."""

    cellen: tuple[Bladcel, ...]
    soort: str = ""


@dataclass(frozen=True, slots=True)
class Bladtabel:
    """A table: `kop` are the header rows, repeated on each page.

    `kolommen` gives for each column its class in the template ("smal", "ruim"), "" when it has none. `soort` is
    "waswordt" for a comparison, "" for a table in the law. Spans of every row fill exactly the columns.
    """

    bijschrift: Regel
    kolommen: tuple[str, ...]
    kop: tuple[Bladrij, ...]
    rijen: tuple[Bladrij, ...]
    soort: str = ""


@dataclass(frozen=True, slots=True)
class Figuurblok:
    """An image on its own (or the remark that it is missing), with its caption."""

    beeld: Regel
    bijschrift: Regel


@dataclass(frozen=True, slots=True)
class Kader:
    """Parts that belong together: an article, a change, an onderbouwing, a quotation, a signature line.

    `soort` is the class in the template, "citaat" for a quotation, "inhoudsopgave" for a table of contents.
    """

    inhoud: tuple[Bladdeel, ...]
    soort: str = ""
    anker: str = ""


Bladdeel: TypeAlias = Kopregel | Tekstregel | Gelabeld | Opsomming | Namen | Bladtabel | Figuurblok | Kader


@dataclass(frozen=True, slots=True)
class Blad:
    """A whole paper.

    `vorm` is the layout its template asks for ("stuk", "nota", "breed"); `briefhoofd` the line at the head of every
    page, `voet` where it was made of; `datum` the day of the paper, None when the data does not say.
    """

    titel: str
    inhoud: tuple[Bladdeel, ...]
    briefhoofd: Regel = ()
    voet: tuple[Bladdeel, ...] = ()
    vorm: str = "stuk"
    taal: str = "nl"
    datum: date | None = None
    auteur: str = ""


@dataclass(frozen=True, slots=True)
class Bestand:
    """A file of the house style: the name a user would look for, and what is in it."""

    naam: str
    inhoud: bytes


@dataclass(frozen=True, slots=True)
class Opmaak:
    """What a house style sets in every form. Colours are "#rrggbb" and dark enough to read on white.

    `weg` and `bij` colour what is struck and added (never the only sign of it); `logo` is a PNG, JPEG or SVG that says
    `logo_alt` in words. `lettertypen` are fonts to set PDF in, of which `lettertype` is used; "" is the built-in one.
    `adresregel` stands in the foot of the page that a template makes; the other forms read it there.
    """

    accent: str = "#17456f"
    weg: str = "#7d1d16"
    bij: str = "#0f4a2b"
    logo: Bestand | None = None
    logo_alt: str = ""
    lettertype: str = ""
    lettertypen: tuple[Bestand, ...] = ()
    adresregel: str = ""


def onderdelen(deel: Bladdeel) -> tuple[Bladdeel, ...]:
    """The parts directly inside this one, in reading order."""
    match deel:
        case Gelabeld() | Kader():
            return deel.inhoud
        case Opsomming(items):
            return items
        case Namen(paren):
            return tuple(part for paar in paren for part in paar.inhoud)
        case Bladtabel():
            return tuple(part for row in (*deel.kop, *deel.rijen) for cell in row.cellen for part in cell.inhoud)
        case _:
            return ()


def delen(inhoud: tuple[Bladdeel, ...]) -> Iterator[Bladdeel]:
    """Every part, depth first."""
    for deel in inhoud:
        yield deel
        yield from delen(onderdelen(deel))


def regels(inhoud: tuple[Bladdeel, ...]) -> Iterator[Regel]:
    """All running text in reading order: headings, labels, names, captions, paragraphs."""
    for deel in inhoud:
        match deel:
            case Kopregel(_, tekst) | Tekstregel(tekst):
                yield tekst
            case Gelabeld(label):
                yield label
                yield from regels(deel.inhoud)
            case Namen(paren):
                for paar in paren:
                    yield paar.naam
                    yield from regels(paar.inhoud)
            case Bladtabel():
                yield deel.bijschrift
                yield from regels(onderdelen(deel))
            case Figuurblok():
                yield deel.beeld
                yield deel.bijschrift
            case _:
                yield from regels(onderdelen(deel))

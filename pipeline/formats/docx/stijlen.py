"""The styles a paper is set in: which kind of part has which style, by the name that a user sees in Word.

A built-in style has an English name in the file and shows in the user's language ("heading 1" is "Kop 1").
"""

from __future__ import annotations

from enum import StrEnum

from pipeline.model.blad import Merkteken

DIEPSTE = 5
"""Word's built-in list styles go to five levels; what is deeper is set as the fifth, further to the right."""
STAP = 510
"""How far each level stands to the right of the one above, in twips (0.9 cm); the reference document does the same."""
KOPPEN = 9
INHOUD = 4


class Soort(StrEnum):
    """The families of styles in Word."""

    ALINEA = "paragraph"
    TEKEN = "character"
    TABEL = "table"


TITEL = "Title"
BIJSCHRIFT = "caption"
CITAAT = "Quote"
TUSSENKOP = "Tussenkop"
"""Also a heading inside a table: Word shows none of those in its outline, and quoted law is no part of the paper's."""
KOPTEKST = "header"
LID = "Lid"
BEGRIP = "Begrip"
NOOT = "Noot"
VAKJE = "Vakje"
OVERZICHT = "Overzicht"
TABELTEKST = "Tabeltekst"
TABELKOP = "Tabelkop"
FIGUUR = "Figuur"
ONDERTEKENING = "Ondertekening"
INHOUDSKOP = "TOC Heading"
VOET = "Voet"

KOPPELING = "Hyperlink"
OPEN_PLEK = "Open plek"
CODE = "Code"
GEDEMPT = "Gedempt"
MERK = {Merkteken.WEG: "Vervallen", Merkteken.BIJ: "Nieuw"}
TEKENS = {"soort": GEDEMPT, "klein": GEDEMPT}
"""The character style of a class in running text."""

ALINEAS = {
    "leeg": "Leeg",
    "gelijk": "Gelijk",
    "bericht": "Bericht",
    "kop": BIJSCHRIFT,
    "tussenkop": TUSSENKOP,
    "plaats": "Plaats",
    "samenvatting": "Samenvatting",
    "legenda": "Legenda",
    "klein": "Klein",
}
"""The paragraph style of a class of paragraph."""

KADERS = {"onderbouwing": "Onderbouwing", "bericht-vooraf": "Bericht vooraf", "citaat": CITAAT}
"""The style of plain paragraphs inside a frame of this class."""

NAMEN = {"begrippen": BEGRIP, "kop-gegevens": "Kopgegevens", "kenmerken": "Kenmerken"}
LIJSTEN = {"noten": NOOT, "overzicht": OVERZICHT, "vakjes": VAKJE}
TABELLEN = {"waswordt": "Was-wordt"}
TABEL = "Tabel"


def kop(niveau: int) -> str:
    """The style of a heading: the title of the paper, then Word's own headings, as deep as they go."""
    return TITEL if niveau == 1 else f"heading {min(niveau - 1, KOPPEN)}"


def onderdeel(diepte: int) -> str:
    """The style of a part with a label inside `diepte` parts, itself counted."""
    return f"Onderdeel {min(diepte, DIEPSTE)}"


def opsomming(diepte: int) -> str:
    """The style of an item of a list without labels; its sign is Word's, since it says nothing."""
    return "List Bullet" + (f" {min(diepte, DIEPSTE)}" if diepte > 1 else "")


def vervolg(diepte: int) -> str:
    """The style of a further paragraph of a part."""
    return "List Continue" + (f" {min(diepte, DIEPSTE)}" if diepte > 1 else "")


def inhoudsregel(diepte: int) -> str:
    """The style of a line in a table of contents."""
    return f"toc {min(diepte, INHOUD)}"


def _diepten() -> tuple[str, ...]:
    return tuple(style(level) for style in (onderdeel, opsomming, vervolg) for level in range(1, DIEPSTE + 1))


NODIG: dict[Soort, tuple[str, ...]] = {
    Soort.ALINEA: (
        TITEL,
        *(f"heading {level}" for level in range(1, KOPPEN + 1)),
        *(f"toc {level}" for level in range(1, INHOUD + 1)),
        INHOUDSKOP,
        BIJSCHRIFT,
        KOPTEKST,
        LID,
        *_diepten(),
        *dict.fromkeys((*NAMEN.values(), *LIJSTEN.values(), *KADERS.values(), *ALINEAS.values())),
        TABELTEKST,
        TABELKOP,
        FIGUUR,
        ONDERTEKENING,
        VOET,
    ),
    Soort.TEKEN: (*MERK.values(), OPEN_PLEK, KOPPELING, CODE, GEDEMPT),
    Soort.TABEL: (TABEL, *TABELLEN.values()),
}
"""Every style that a reference document has to have."""

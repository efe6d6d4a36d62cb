"""Headings: their place and level, and what would vanish from them."""

from __future__ import annotations

import re

from pipeline.formats.markdown.guards.guard import Guard

SLUITHEK = re.compile(r"(?<= )#+ *\Z")

KOP_TEKST = Guard(
    naam="kop-tekst",
    melding="direct onder een kop staat tekst; een kop is één regel, dus dit kan een afgebroken kop zijn.",
    advies="Zet een lege regel onder de kop, of zet de hele kop op één regel.",
    fout=("## Een kop die\ndoorloopt\n\nTekst.",),
    goed=("## Een kop\n\nTekst.",),
)

KOP_HEK = Guard(
    naam="kop-hek",
    melding="de hekjes aan het eind van deze kop verdwijnen in Markdown.",
    advies="Haal ze weg, of schrijf `\\#` als ze bij de tekst horen.",
    fout=("## Een kop ##",),
    goed=("## Een kop met C\\#",),
)

KOP_LEEG = Guard(
    naam="kop-leeg",
    melding="lege kop; een kop heeft een aanduiding, een nummer of een opschrift.",
    advies="Vul de kop of haal hem weg.",
    fout=("##\n\nTekst.",),
)

KOP_NIVEAU = Guard(
    naam="kop-niveau",
    melding="kop van een niveau dat hier niet kan: {}.",
    advies=(
        "In een artikel is `##` een tussenkop; in een bijlage of toelichting volgen `##` tot en met `#####` elkaar "
        "zonder sprong op en is `######` een tussenkop; `#` staat alleen boven aan het bestand: elk artikel zijn eigen."
    ),
    fout=("# Artikel 2 Nog een\n\nTekst.", "### Te diep\n\nTekst.", "- a. x\n\n  ### Te diep"),
    goed=("## Tussenkop\n\nTekst.",),
)

KOP_EERST = Guard(
    naam="kop-eerst",
    melding="het bestand begint niet met een kop, maar {}.",
    advies="Begin (na het voorblad, dat alleen op regel 1 kan staan) met één regel zoals `# Artikel 1 Begrippen`.",
    fout=(),
)

KOP_ALLEEN = Guard(
    naam="kop-alleen",
    melding="in dit bestand staat alleen de kop van een hoofdstuk, paragraaf of andere indeling, maar ook: {}.",
    advies="Zet tekst in een artikel.",
    fout=(),
)

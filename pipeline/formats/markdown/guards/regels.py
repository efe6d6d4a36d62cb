"""Lines that Markdown adds to the paragraph above them, though they look like something of their own."""

from __future__ import annotations

import re

from pipeline.formats.markdown.guards.guard import Guard
from pipeline.formats.markdown.guards.label import VET
from pipeline.formats.markdown.label import SIGNS

_BEGIN = (
    r"(?:[-+*–—•·▪◦●○‣][ ]?)?\(?"
    r"(?:\d{1,3}[a-z]{0,3}|[a-z]|([a-z])\1{1,3}|[ivx]{2,5}|[IVX]{1,5}|[A-Z])[°º]?[.)](?![\d,-])"
    r"|\d{1,3}[a-z]{1,2} |\d{1,3}[°º] |\d{1,2} [A-Z]"
    r"|\*\*[ ]?\d{1,4}[a-z]{0,4}\S{0,3}\*\*"
    rf"|{VET}"
    rf"|[-+*{SIGNS}](?:[ ]|$)"
    r"|#{1,6}[ \w]|>|\||\[\^[^\]\s]+\]:|```|~~~|:?-{2,}|={2,}$|\[(?:vervallen|gereserveerd|…|\.\.\.)\]$"
    r"|(?:Artikel|Hoofdstuk|Paragraaf|Afdeling|Titel|Bijlage) (?:\d|[IVX]+\b)"
)
REGEL = re.compile(_BEGIN, re.MULTILINE)
VERVOLG = re.compile(rf"\n[ ]*(?={_BEGIN})", re.MULTILINE)
"""A continuation line that starts like a label, a list, a table, a heading or a definition."""

VERVOLGREGEL = Guard(
    naam="vervolgregel",
    melding="“{}” lijkt het begin van iets nieuws, maar hoort voor Markdown bij de alinea erboven.",
    advies=(
        "Zet er een lege regel boven als het een lid, onderdeel, tabel of kop is; is het gewone tekst, zet het dan op "
        "de vorige regel."
    ),
    fout=(
        "**1.** Eerste lid.\n**2.** Tweede lid.",
        "De termijn is\n2. weken.",
        "Zie lid\n1a van dit artikel.",
        "Tekst\n– streepje",
        "Tekst\n• bolletje",
        "- a. x\n  b. y",
        "- a. x\n  2°. y",
        "Tekst\n[vervallen]",
        "Tekst\n#Artikel",
        "Tekst\nArtikel 6 Nog een",
        "Tekst\n2.De gemeente",
        "Tekst\n2 De gemeente",
        "Tekst\n**2 .** De gemeente",
        "Tekst\n<b>2.</b> De gemeente",
    ),
    goed=("De termijn is ten hoogste\n14 dagen.", "Het bedrag is\n1.000 euro of\n€ 20,-.", "- a. x\n  en y."),
)

LUI = Guard(
    naam="lui",
    melding="“{}” is niet ingesprongen en zou bij het onderdeel, citaat of de noot erboven worden gelezen.",
    advies="Zet er een lege regel boven als het eigen tekst is, of spring net zo ver in als de tekst erboven.",
    fout=(
        "- a. x;\n- b. y.\nSlottekst.",
        "> citaat\nverder",
        "Zie[^1].\n\n[^1]: noot\nverder",
        "- a. x\n  - 1°. y\n  z",
    ),
    goed=("- a. x;\n- b. y.\n\nSlottekst.", "- a. x\n  verder", "> citaat\n> verder"),
)

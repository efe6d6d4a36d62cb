"""Near-misses: what looks like the label of a lid or an onderdeel, but isn't written as one."""

from __future__ import annotations

import re

from pipeline.formats.markdown.guards.guard import Guard
from pipeline.formats.markdown.label import SIGNS

_LETTERS = r"(?:[a-z]|(?P<l{n}>[a-z])(?P=l{n}){{1,3}}|[ivx]{{2,5}})"


def _letters(number: int) -> str:
    return _LETTERS.format(n=number)


BEGIN = re.compile(
    rf"\(?(?:\d{{1,4}}[a-z]{{0,4}}|{_letters(1)})[°º]?\)(?![\d])"  # 1) a) (a)
    rf"|(?:\d{{1,4}}[a-z]{{0,4}}[°º]?|{_letters(2)}[°º]?)\. |\d{{1,4}}[°º]?\.\Z"  # 1. a. ii.
    rf"|\d{{1,4}}[a-z]{{0,4}}[°º]?\.(?=[A-Z][a-z])"  # 1.De
    r"|\d{1,3}[a-z]{1,2}(?:\s|\Z)"  # 1a x
    r"|\d{1,3}[°º](?:\s|\Z)"  # 1° x
    rf"|[-+–—•·▪◦●○‣] ?\(?(?:\d{{1,4}}[a-z]{{0,4}}|{_letters(3)})[°º]?[.)](?![\d,-])"  # -a. – a. • a.
    rf"|[{SIGNS}](?:\s|\Z)"  # – x
    r"|[-+](?=[A-Za-z])"  # -tekst
    r"|(?:\*\*|__) ?\d{1,4}[a-z]{0,4}(?:\\?\*|[°º])?[.)]? ?(?:\*\*|__)"  # **1**. **1.**x __1.__
    r"|(?:\*\*|__) ?[a-z][.)] ?(?:\*\*|__)"
    r"|[*_]\d{1,4}[a-z]{0,4}[°º]?\.?[*_](?![*_])"  # *1.* x
    r"|#{1,6}(?=[^#\s])"  # #Artikel
)

BIJNA_LABEL = Guard(
    naam="bijna-label",
    melding="“{}” lijkt op het begin van een lid, een onderdeel of een kop, maar is niet zo geschreven.",
    advies=(
        "Schrijf een lid als `**1.** tekst`, een onderdeel als `- a. tekst` en een kop als `## Kop`; is het gewone "
        "tekst, zet dan een `\\` voor het leesteken (`1\\. januari`) of schrijf de spatie als `&#32;`."
    ),
    fout=(
        "1.De gemeente.",
        "-a. tekst",
        "– a. tekst",
        "• a. tekst",
        "a) tekst",
        "(a) tekst",
        "1a tekst",
        "**1**. tekst",
        "**1.**tekst",
        "**1)** tekst",
        "__1.__ tekst",
        "*1.* tekst",
        "#Artikel 3",
        "– tekst",
        "a. tekst",
        "2a. tekst",
        "1°. tekst",
        "1° tekst",
        "-tekst",
        "**1.** a. tekst",
        "- a. 1°. tekst",
    ),
    goed=(
        "1\\. januari is een feestdag.",
        "14 dagen na de aanvraag.",
        "2021 was een jaar.",
        "1.000 inwoners.",
        "A. Jansstraat 5.",
        "1a&#32;tekst",
        "–&#32;tekst",
        "**Let op.** Tekst.",
    ),
)

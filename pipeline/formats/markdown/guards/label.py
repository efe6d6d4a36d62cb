"""Near-misses: what looks like the label of a lid or an onderdeel, but isn't written as one."""

from __future__ import annotations

import re
from string import ascii_lowercase

from pipeline.formats.markdown.guards.guard import Guard
from pipeline.formats.markdown.label import SIGNS

_LETTERS = r"(?:[a-z]|(?P<l{n}>[a-z])(?P=l{n}){{1,3}}|[ivx]{{2,5}})"


def _letters(number: int) -> str:
    return _LETTERS.format(n=number)


_ROMEINS = r"(?=[IVXL]{2})(?:X[LC]|L?X{0,3})(?:IX|IV|V?I{0,3})"
_DUBBEL = "|".join(letter * 2 for letter in ascii_lowercase)
_CIJFERS = r"\d{1,4}(?:\.\d{1,3})*[a-z]{0,4}"
_VET_OPEN, _VET_DICHT = r"(?:\*{2,3}|__|<b>)", r"(?:\*{2,3}|__|</b>)"
_VET_LABEL = (
    rf"(?:{_CIJFERS}(?:\\?\*|[°º])* ?[.)\]:;,]+|(?:[a-z]|{_DUBBEL}|[ivx]{{2,5}}|{_ROMEINS})[°º]? ?[.):]+|[A-Z] ?[.)]+)"
)
VET = (
    rf"{_VET_OPEN} ?[(\[]?{_VET_LABEL} ?{_VET_DICHT}"  # **1.** **1).** **2 .** **1:** <b>1.</b> **1.1.**
    rf"|{_VET_OPEN} ?(?:{_CIJFERS}|[a-z]|{_DUBBEL}|{_ROMEINS}|[A-Z])[°º]? ?{_VET_DICHT}[.):]"  # **1**. <b>a</b>)
    rf"|(?:\*{{2,3}}|__) ?{_CIJFERS}(?:\\?\*|[°º])? ?(?:\*{{2,3}}|__)"  # **1** x, but <b>1</b> is bold text
)
"""A label in bold, or nearly: the paragraph that it opens was meant as a lid."""

_NAAM = r"(?:van|von|de|den|der|ten|ter|te)(?: (?:de|den|der|het|’t))? [A-Z]"
BEGIN = re.compile(
    rf"\(?(?:\d{{1,4}}[a-z]{{0,4}}|{_letters(1)})[°º]?\)(?![\d])"  # 1) a) (a)
    rf"|(?:\d{{1,4}}[a-z]{{0,4}}[°º]?|{_letters(2)}[°º]?)\. |\d{{1,4}}[°º]?\.\Z"  # 1. a. ii.
    rf"|\d{{1,4}}[a-z]{{0,4}}[°º]?\.(?=[A-Z][a-z])"  # 1.De
    r"|\d{1,3}[a-z]{1,2}(?:\s|\Z)"  # 1a x
    r"|\d{1,3}[°º](?:\s|\Z)"  # 1° x
    rf"|[-+–—•·▪◦●○‣] ?\(?(?:\d{{1,4}}[a-z]{{0,4}}|{_letters(3)})[°º]?[.)](?![\d,-])"  # -a. – a. • a.
    rf"|[{SIGNS}](?:\s|\Z)"  # – x
    r"|[-+](?=[A-Za-z])"  # -tekst
    rf"|[A-Z]\. (?=[a-z])(?!{_NAAM})|{_ROMEINS}[.)] |\(?[A-Z]\) "  # A. tekst, II. Tekst, A) Tekst
    rf"|{VET}"
    r"|[*_]\d{1,4}[a-z]{0,4}[°º]?\.?[*_](?![*_])"  # *1.* x
    r"|#{1,6}(?=[^#\s])"  # #Artikel
)
HOOFDLETTER = re.compile(r"(?P<letter>[A-Z])\. (?=\S)(?![A-Z]{1,2}\.)")
"""`A. Tekst`: a label, or the initial of a name ("A. Einstein"; "C. I. Dales" can only be a name).

In no article of the corpus does a paragraph open with a name, so under a lid it is refused; elsewhere when the letter
before or after it opens a paragraph of the file too, as in "A. Algemeen … B. Mandatering".
"""

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
        "**1.** Een.\n\n**2).** Twee.",
        "**1.** Een.\n\n**2 .** Twee.",
        "**1:** Een.",
        "**1).** Een.",
        "**(1)** Een.",
        "**1.1.** Een.",
        "**１.** Een.",
        "- １. Een.",
        "***1.*** Een.",
        "**II.)** Twee.",
        "<b>1.</b> Een.",
        "<b>1</b>. Een.",
        "**1.** Een.\n\n<b>2.</b> Twee.",
        "**1.** Een.\n\nA. Twee.",
        "**1.** Een.\n\nI. Twee.",
        "A. Algemeen\n\nB. Bijzonder",
        "A. tekst",
        "A) Tekst",
        "II. Tekst",
        "IV) Tekst",
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
        "**Let op:** tekst.",
        "**10 jaar** na de aanvraag.",
        "<b>1\\.</b> is hier vet.",
        "<b>1</b> is hier vet.",
        "A. Einstein was natuurkundige.",
        "A. van den Berg was burgemeester.",
        "**1.** Een.\n\nA\\. Einstein was natuurkundige.",
        "**1.** Een.\n\nC. I. Dales was minister.",
        "CV. en BV. staan voor een vennootschap.",
    ),
)

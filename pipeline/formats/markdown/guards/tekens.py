"""Signs inside a text that Markdown or GitHub takes for something else."""

from __future__ import annotations

import re
import unicodedata

from pipeline.formats.markdown.guards.guard import Guard

HTML = Guard(
    naam="html",
    melding="“{}” is voor Markdown een HTML-tag of commentaar en verdwijnt uit beeld.",
    advies="Schrijf `\\<` als het bij de tekst hoort; verder kunnen alleen <b>, <i>, <u>, <sup>, <sub> en <br>.",
    fout=(
        "Het aantal <n> telt.",
        "Als x<y en y>z.",
        "Tekst <!-- commentaar -->.",
        "<!-- commentaar -->",
        "<div>\nTekst\n</div>",
        "Een <b>woord.",
        "Een </b> woord.",
        "Een *<b>woord* hier</b>.",
        '<b class="x">woord</b>',
        "<b>\nTekst",
    ),
    goed=("Het aantal \\<n> telt.", "Als x < y en y > z.", "m<sup>2</sup> <b>en</b> <u>zo</u><br>voort."),
)

ENTITEIT = Guard(
    naam="entiteit",
    melding="HTML-entiteit “{}”; in de bron staat het teken zelf.",
    advies="Schrijf het teken zelf (`€` in plaats van `&euro;`), of `\\&` als het letterlijk zo in de tekst staat.",
    fout=("Een bedrag van &euro; 20.", "Teken &#8364;.", "Spatie&nbsp;hier."),
    goed=("Jansen & Zonen", "B&W", "\\&euro;"),
)

STER = Guard(
    naam="ster",
    melding="“{}”: een `*` die niets opent of sluit; er kan een tweede zijn weggevallen.",
    advies="Maak de nadruk af, of schrijf `\\*` als de ster bij de tekst hoort.",
    fout=("Een **vet woord.", "Een *woord.", "** 1.** tekst", "Lid 8* geldt."),
    goed=("Lid 8\\* geldt.", "Een *cursief* woord."),
)

_SYMBOLEN = "".join(chr(code) for code in range(0xA1, 0x2C00) if unicodedata.category(chr(code))[0] == "S")
_SYMBOOL = f"[{_SYMBOLEN}\U0001f000-\U0001faff]"
BETWIST = re.compile(rf"{_SYMBOOL}(?<!\\)[*_]+(?=[^\s*_])|(?<=[^\s*_\\])[*_]+{_SYMBOOL}")
"""Emphasis between a symbol (€, °) and another character: CommonMark 0.31 reads it otherwise than GitHub (0.29)."""

NADRUK = Guard(
    naam="nadruk-symbool",
    melding="nadruk die tegen een symbool aan begint of eindigt (“{}”); GitHub leest de sterretjes hier anders.",
    advies="Schrijf `<b>…</b>` of `<i>…</i>`.",
    fout=("Een **(bedrag)**€ 5.", "Vijf**°(C)**"),
    goed=("Een bedrag van **€ 20** per uur.", "Een <b>(bedrag)</b>€ 5.", "Het is 5° *Celsius*."),
)

KAAL_ADRES = re.compile(r"(?:https?|ftp)://|\bwww\.|\bmailto:", re.IGNORECASE)
URL = Guard(
    naam="url",
    melding="kaal webadres (“{}”); GitHub leest de tekens erin anders.",
    advies="Schrijf `<https://…>` of `[tekst](https://…)`.",
    fout=("Zie https://example.org.", "Zie www.example.org."),
    goed=("Zie <https://example.org/a_b>.", "Zie [de site](https://example.org).", "Zie https\\://example.org."),
)

DOORHALING = re.compile(r"(?<![\\~])~{1,2}(?![\s~])[^~\n]*[^\\\s~]~|(?<!\\)\$(?![\s$])[^$\n]*[^\\\s$]\$(?!\d)")
GOLF = Guard(
    naam="golf-dollar",
    melding="“{}” toont GitHub als doorgehaald of als formule.",
    advies="Schrijf `\\~` en `\\$`.",
    fout=("Een ~woord~ hier.", "Een ~~woord~~ hier.", "Een $x+y$ hier."),
    goed=("Ongeveer ~ 5.", "Een \\~woord\\~ hier.", "Van US$ 5 tot US$ 6."),
)

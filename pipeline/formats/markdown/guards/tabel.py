"""Tables: GitHub drops cells that don't fit and swallows the line below."""

from __future__ import annotations

import re

from pipeline.formats.markdown.guards.guard import Guard

CEL = re.compile(r"(?<!\\)\|")

RIJ = Guard(
    naam="tabelrij",
    melding="tabelrij zonder `|` aan begin en eind of met een ander aantal cellen dan de kop: “{}”.",
    advies=(
        "Geef elke rij evenveel cellen, begin en eindig met `|` en zet een lege regel onder de tabel; een `|` in de "
        "tekst is `\\|`."
    ),
    fout=(
        "| a | b |\n| --- | --- |\n| c | d | e |",
        "| a | b |\n| --- | --- |\n| c |",
        "| a | b |\n| --- | --- |\n| c | d |\nSlottekst.",
        "a | b\n--- | ---\nc | d",
        "| a | b |\n| --- | --- |\n| c | d",
    ),
    goed=("| a | b |\n| --- | --- |\n| c\\|d |  |\n\nSlot.",),
)

LOS = Guard(
    naam="tabel-los",
    melding="tabel zonder lege regel erboven (“{}”); GitHub leest haar dan soms als deel van de tekst.",
    advies="Zet een lege regel boven de tabel.",
    fout=("Tekst.\n| a |\n| --- |\n| b |", "- a. x\n  y\n  | a |\n  | --- |\n  | b |"),
    goed=("- | a |\n  | --- |\n  | b |",),
)

BIJNA_TABEL = Guard(
    naam="bijna-tabel",
    melding="“{}” lijkt op een tabel, maar wordt niet zo gelezen.",
    advies="Zet onder de kopregel een regel `| --- | --- |` met evenveel cellen; gewone tekst begint met `\\|`.",
    fout=("| a | b |\n| --- |\n| c | d |", "| a | b |"),
    goed=("\\| a | b |",),
)

HTML_TABEL = Guard(
    naam="html-tabel",
    lengte=200,
    melding="deze tabel kan niet worden gelezen: {}.",
    advies="Zie “Tabellen” in docs/formaat.md: alleen de elementen en attributen van daar, zonder lege regel ertussen.",
    fout=(
        "<table>\n<tr><td>x</td><td>y</td></tr>\n<tr><td>z</td></tr>\n</table>",
        '<table>\n<tr><td onclick="x">x</td></tr>\n</table>',
        "<table>\n<tr><td><div>x</div></td></tr>\n</table>",
        "<table>\n<tr><td>x</td></tr>\n\n</table>",
        "<table>\n<tr><td>x</td></tr>\n</table>\nTekst.",
        '<table>\n<tr><td rowspan="2">x</td></tr>\n</table>',
        "<table>\n<tr><td>x</tr>\n</table>",
        "<table>\n<tr><td>&euro; 5</td></tr>\n</table>",
        "<table>\n<tr><td>x</td></tr>los\n</table>",
        "<table>\n<tr><td>x <!-- y --></td></tr>\n</table>",
        "<table>\n</table>",
        "<table>\n<tr><td>a. x<ul><li>y</li><li>b. z</li></ul></td></tr>\n</table>",
    ),
    goed=(
        '<table>\n<tr><td>x</td><td>y</td></tr>\n<tr><td colspan="2">z</td></tr>\n</table>',
        '<table>\n<tr><th scope="col">x</th></tr>\n<tr><td><p>a</p><p>b</p></td></tr>\n</table>',
    ),
)

"""Links and images: a definition vanishes, a wrong target shows law as a link to nowhere."""

from __future__ import annotations

import re

from pipeline.formats.markdown.guards.guard import Guard

DEFINITIE = Guard(
    naam="linkdefinitie",
    melding="“[{}]: …” is voor Markdown een linkdefinitie: de regel verdwijnt uit beeld.",
    advies="Schrijf `\\[` als het tekst is; een voetnoot begint met `[^1]:`, een link is `[tekst](doel)`.",
    fout=("[1]: noot", "[vervallen]: art-5"),
    goed=("\\[1]: noot",),
)

EXTERN = re.compile(r"(?:https?://[^\s<>]+|mailto:[^\s<>@]+@[^\s<>@]+)\Z")
INTERN = re.compile(r"(?![/#\\])(?![A-Za-z][A-Za-z0-9+.-]*:)[^\s#?\\]+\.md(?:#[^\s#]+)?\Z")
DOEL = Guard(
    naam="linkdoel",
    melding="link naar “{}”; een link verwijst naar een webadres of naar een tekstbestand (.md) van deze regeling.",
    advies="Verbeter het doel; horen de haken bij de tekst, schrijf dan `\\[`.",
    fout=(
        "[vervallen](2022)",
        "[tekst]()",
        "[tekst](javascript:x)",
        "[tekst](/absoluut.md)",
        "[tekst](../../buiten.md)",
        "[tekst](#anker)",
    ),
    goed=("[artikel 2](artikel-2.md)", "[artikel 3](../hoofdstuk-2/artikel-3.md)", "[post](mailto:a@example.org)"),
)

TITEL = Guard(
    naam="linktitel",
    melding="deze link of afbeelding heeft een titel (“{}”) die niemand ziet.",
    advies="Haal de titel weg of zet hem in de tekst.",
    fout=('[tekst](artikel-2.md "titel")', '![alt](a.png "titel")'),
)

LEEG = Guard(
    naam="linkleeg",
    melding="link zonder tekst naar “{}”; er is niets van te zien.",
    advies="Geef de link een tekst.",
    fout=("Zie [](artikel-2.md).",),
)

BEELD = Guard(
    naam="afbeelding",
    melding="afbeelding “{}”; een afbeelding is een bestand bij deze tekst, met een pad vanaf dit bestand.",
    advies="Zet de afbeelding in de map `tekst/` en verwijs er met een relatief pad naar.",
    fout=("![alt](https://example.org/a.png)", "![alt]()", "![alt](../../a.png)"),
    goed=("![alt](a.png)", "![](beeld/a%20b.png)"),
)

ALT = Guard(
    naam="afbeelding-tekst",
    melding="de omschrijving van deze afbeelding bevat opmaak die niemand ziet, of begint met ^: “{}”.",
    advies="Schrijf de omschrijving als gewone tekst, en `\\^` voor een dakje aan het begin.",
    fout=("![een *schuine* tekst](a.png)", "![^dakje](a.png)"),
    goed=("![een gewone tekst](a.png)", "![\\^dakje](a.png)"),
)

HALVE = re.compile(r"!\[|\[[^\[\]]*\]\(")
HALF = Guard(
    naam="link-half",
    melding="“{}” lijkt op een link of een afbeelding, maar wordt niet zo gelezen.",
    advies="Maak het af (zet een doel met spaties of haakjes tussen `<` en `>`), of schrijf `\\[` als het tekst is.",
    fout=("Een ![afbeelding](kaart een.png).", "Een [link](artikel 2.md).", "Een ![\\^x] teken."),
    goed=("Een !\\[x] teken.", "Een [woord] tussen haken (en meer).", "Een \\[link](artikel 2.md)."),
)

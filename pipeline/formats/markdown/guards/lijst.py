"""Lists: one marker, two spaces per level, labels on all items or on none."""

from __future__ import annotations

from pipeline.formats.markdown.guards.guard import Guard

GENUMMERD = Guard(
    naam="genummerde-lijst",
    melding="genummerde Markdown-lijst (“{}”); lezers van Markdown hernummeren die zelf, dus het nummer is geen tekst.",
    advies=(
        "Schrijf een lid als `**1.** tekst` en een onderdeel als `- 1. tekst` (`renvooi fmt` doet dat zelf als de "
        "nummers oplopen en er geen aanhef boven staat); gewone tekst krijgt een `\\`: `1\\. januari`."
    ),
    fout=(
        "1. De gemeente.\n2. De inwoner.",
        "1) De gemeente.",
        "1. januari is een feestdag.",
        "- a. x\n  1. y",
        "- 1. x\n  2. y",
        "- 01. x",
        "- 1) x",
    ),
    goed=("- 1. x\n- 2. y", "- 1\\) x"),
)

TEKEN = Guard(
    naam="opsommingsteken",
    melding="opsommingsteken `{}`; in dit formaat begint elk onderdeel met `- `.",
    advies="Schrijf `- ` (en `\\*`, `\\+` als het teken bij de tekst hoort).",
    fout=("* a. x", "+ a. x", "- a. x\n* b. y"),
)

INSPRINGING = Guard(
    naam="inspringing",
    melding="onderdeel op kolom {}; een onderdeel begint op de kantlijn, elk dieper niveau twee spaties verder.",
    advies="Spring per niveau twee spaties in (of overal vier), met één spatie achter het streepje.",
    fout=(
        " - a. x",
        "- a. x\n   - 1°. y",
        "-  a. x",
        "- a. x\n- b. y\n - c. z",
        "- a. x\n    - 1°. y\n- b. z\n  - 1°. p",
    ),
    goed=("- a. x\n  - 1°. y", "- a. x\n    - 1°. y\n        - i. z\n- b. z\n    - 1°. p"),
)

GEMENGD = Guard(
    naam="gemengde-lijst",
    melding="in deze lijst hebben sommige onderdelen een aanduiding en andere niet (“{}”).",
    advies=(
        "Geef elk onderdeel een aanduiding of geen; twee lijsten na elkaar scheidt u met een alinea. Gewone tekst die "
        "op een aanduiding lijkt krijgt een `\\`: `- a\\. tekst`."
    ),
    fout=("- a. x\n- y", "- x\n- b. y"),
    goed=("- a. x\n- b. y", "- x\n- y", "- a. x\n- a. y\n- c. z"),
)

BEGRIPPEN = Guard(
    naam="gemengde-begrippen",
    melding="in deze lijst zijn sommige regels een begrip (`- *term*: omschrijving`) en andere niet (“{}”).",
    advies="Schrijf elke regel als `- *term*: omschrijving`, of maak er twee lijsten van met een alinea ertussen.",
    fout=("- *a*: x\n- b: y",),
    goed=("- *a*: x\n- *b*: y", "- a. *a*: x\n- b. *b*: y"),
)

LEEG = Guard(
    naam="leeg-onderdeel",
    melding="leeg onderdeel: achter `-` staat niets.",
    advies="Vul het in of haal het weg.",
    fout=("- x\n-\n- y",),
    goed=("- a.\n- b. y",),
)

TAAKVAKJE = Guard(
    naam="taakvakje",
    melding="“{}” toont GitHub als een aankruisvakje.",
    advies="Schrijf `\\[ ]` als de haken bij de tekst horen.",
    fout=("- [ ] te doen", "- [x] gedaan"),
    goed=("- \\[ ] te doen",),
)

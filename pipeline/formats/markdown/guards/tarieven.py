"""Blocks that stand for tables in a data file."""

from __future__ import annotations

from pipeline.formats.markdown.guards.guard import Guard

TARIEVEN = Guard(
    naam="tarieven",
    melding="dit tarievenblok noemt geen bestand: “{}”.",
    advies=(
        "Schrijf tussen de regels ``` één regel: de naam van een .yaml-bestand naast deze tekst, en daarachter "
        "eventueel de naam van één tabel."
    ),
    fout=(
        "```tarieven\n```",
        "```tarieven\ntarieven.csv\n```",
        "```tarieven\n../../tarieven.yaml\n```",
        "```tarieven\ntarieven.yaml wonen\ntarieven.yaml rit\n```",
        "```tarieven\n/tarieven.yaml\n```",
    ),
    goed=("```tarieven\ntarieven.yaml\n```", "``` tarieven\ntarieven.yaml ritprijzen\n```"),
)

PLAATS = Guard(
    naam="tarieven-plaats",
    melding="een tarievenblok kan hier niet: “{}”.",
    advies="Zet het als eigen blok in een artikel, bijlage of toelichting, niet in een lijst, citaat, noot of stuk.",
    fout=("- a. x\n\n  ```tarieven\n  tarieven.yaml\n  ```", "> ```tarieven\n> tarieven.yaml\n> ```"),
)

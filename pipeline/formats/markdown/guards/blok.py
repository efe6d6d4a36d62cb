"""Blocks that this format doesn't have."""

from __future__ import annotations

import re

from pipeline.formats.markdown.guards.guard import Guard

CODE = Guard(
    naam="code",
    melding="dit wordt als programmacode gelezen (vier of meer spaties ingesprongen, of tussen ```): “{}”.",
    advies="Haal het inspringen of de accenten weg; tekst bij een onderdeel springt twee spaties in.",
    fout=("Tekst.\n\n    ingesprongen", "```\ncode\n```", "- a. x\n\n      y", "Een `woord`.", "Een ` accent."),
    goed=("Een \\` accent.",),
)

STREEP = Guard(
    naam="streep",
    melding="scheidingslijn “{}”; alleen `***`, direct na de leden van een artikel, heeft betekenis.",
    advies="Haal de lijn weg, of schrijf `***` (lege regels eromheen) voor tekst van het artikel na het laatste lid.",
    fout=("Tekst.\n\n---\n\nTekst.", "**1.** x\n\n* * *\n\nSlot.", "Tekst.\n\n***\n\nTekst.", "**1.** x\n\n***"),
    goed=("**1.** x\n\n***\n\nSlot.",),
)

DIEP = Guard(
    naam="diep",
    melding="te diep genest; zoveel niveaus leest Markdown niet zonder iets weg te laten.",
    advies="Gebruik minder niveaus.",
    fout=("\n".join("  " * level + "- x" for level in range(40)),),
)

BIJNA_PLAATS = re.compile(r"\[ ?(?:vervallen|gereserveerd|…|\.{3}|weggelaten) ?\][.;]?\Z", re.IGNORECASE)
PLAATS = Guard(
    naam="plaatshouder",
    melding="“{}” lijkt op [vervallen], [gereserveerd] of […], maar is het niet precies.",
    advies="Schrijf het precies zo, zonder punt en met kleine letters; is het gewone tekst, schrijf dan `\\[`.",
    fout=("[Vervallen]", "[vervallen].", "[...]"),
    goed=("[vervallen]", "[…]", "\\[Vervallen]"),
)

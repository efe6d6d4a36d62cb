"""Footnotes: each call has one definition, each definition is called."""

from __future__ import annotations

from pipeline.formats.markdown.guards.guard import Guard

ONBEKEND = Guard(
    naam="voetnoot-onbekend",
    melding="voetnoot [^{}] heeft in dit bestand geen tekst.",
    advies="Voeg onderaan een regel `[^{}]: tekst` toe, of schrijf `\\[` als het geen voetnoot is.",
    fout=("Zie[^1].", "Zie[^1].\n\n[^2]: noot"),
    goed=("Zie[^1].\n\n[^1]: noot", "Zie\\[^1]."),
)

ONGEBRUIKT = Guard(
    naam="voetnoot-ongebruikt",
    melding="voetnoot [^{}] wordt in dit bestand nergens aangeroepen en verdwijnt uit beeld.",
    advies="Zet `[^{}]` in de tekst of haal de noot weg.",
    fout=("Tekst.\n\n[^1]: noot",),
)

DUBBEL = Guard(
    naam="voetnoot-dubbel",
    melding="voetnoot [^{}] staat er twee keer.",
    advies="Geef elke noot een eigen nummer.",
    fout=("Zie[^1].\n\n[^1]: noot\n\n[^1]: andere noot", "Zie[^a] en[^A].\n\n[^a]: noot\n\n[^A]: andere noot"),
    goed=("Zie[^1] en nog eens[^1].\n\n[^1]: noot",),
)

KRING = Guard(
    naam="voetnoot-kring",
    melding="voetnoot [^{}] verwijst (via andere noten) naar zichzelf.",
    advies="Haal de verwijzing uit de noot.",
    fout=("Zie[^1].\n\n[^1]: noot[^1]",),
)

LEEG = Guard(
    naam="voetnoot-leeg",
    melding="voetnoot [^{}] heeft geen tekst.",
    advies="Vul de noot in of haal hem weg.",
    fout=("Zie[^1].\n\n[^1]:",),
)

PLAATS = Guard(
    naam="voetnoot-plaats",
    melding="de tekst van voetnoot [^{}] staat in een onderdeel, citaat of andere noot.",
    advies="Zet de tekst van voetnoten onderaan het bestand, tegen de kantlijn.",
    fout=("- a. x[^1]\n\n  [^1]: noot",),
)

LABEL = Guard(
    naam="voetnoot-label",
    melding="de aanduiding van voetnoot [^{}] kan niet.",
    advies="Gebruik ten hoogste dertig letters, cijfers of een van de tekens * † ‡ § ° . -",
    fout=("Zie[^a_b].\n\n[^a_b]: noot",),
    goed=("Zie[^*] en[^1a].\n\n[^*]: noot\n\n[^1a]: noot",),
)

DIEP = Guard(
    naam="voetnoot-diep",
    melding="voetnoot [^{}] staat in een noot bij een noot bij een noot.",
    advies="Een noot mag een andere noot aanroepen, maar niet verder.",
    fout=("Zie[^1].\n\n[^1]: a[^2]\n\n[^2]: b[^3]\n\n[^3]: c",),
    goed=("Zie[^1].\n\n[^1]: a[^2]\n\n[^2]: b",),
)

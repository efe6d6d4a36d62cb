"""A line of `---` or `===` under a text turns the text into a heading."""

from __future__ import annotations

from pipeline.formats.markdown.guards.guard import Guard

SETEXT = Guard(
    naam="setext",
    melding="de streep onder deze tekst maakt er in Markdown een kop van.",
    advies="Haal de streep weg, zet er een lege regel boven of schrijf de kop met `#`.",
    fout=("Tekst\n---", "Tekst\n===", "- a. tekst\n  -", "Tekst\n-"),
    goed=("Tekst \\- en nog iets.",),
)

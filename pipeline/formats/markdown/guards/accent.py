"""Letters in a second spelling: an e with a loose accent looks like é, but searching and comparing see another word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from pipeline.formats.markdown.guards.guard import Guard

WOORD = re.compile(r"[^\s]+")
LEESTEKENS = re.compile(r"[!-/:-@\[-`{-~]")

ACCENT = Guard(
    naam="accent",
    melding="“{}” is opgeslagen met losse accenten of een dubbelganger van een teken; zoeken en vergelijken gaan mis.",
    advies="Draai `renvooi fmt`, of typ het woord opnieuw.",
    fout=("Een cafe\u0301 en terras.", "Bij 5 \u212b.", "Als x =\u0338 y.", "Een i\u0308nstelling\nen meer."),
    goed=("Een café en terras.", "Bij 5 Å.", "Als x ≠ y."),
)


def woorden(text: str) -> Iterator[re.Match[str]]:
    """The words that are not in the one form (Unicode NFC) that the law is kept in."""
    if unicodedata.is_normalized("NFC", text):
        return
    for word in WOORD.finditer(text):
        if not unicodedata.is_normalized("NFC", word[0]):
            yield word


def in_vorm(text: str) -> str:
    """The text in Unicode NFC, but for words in which that makes or breaks a sign of Markdown (= and a loose slash)."""
    if unicodedata.is_normalized("NFC", text):
        return text
    return WOORD.sub(_in_vorm, text)


def _in_vorm(word: re.Match[str]) -> str:
    made = unicodedata.normalize("NFC", word[0])
    return made if LEESTEKENS.findall(made) == LEESTEKENS.findall(word[0]) else word[0]

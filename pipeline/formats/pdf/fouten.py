"""What Typst reports, as problems with the file and line that a municipality can open."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from pipeline.model import NOWHERE, Position, Problem
from pipeline.model.blad import Blad, regels, regeltekst

MAP = "renvooi-pdf-"
"""How the folder is called in which a paper is set."""
BLOCK = re.compile(r"^error: (?P<message>.*)\n(?P<rest>(?:(?!error: ).*\n?)*)", re.MULTILINE)
PLACE = re.compile(r"┌─ (?P<file>.*):(?P<line>\d+):(?P<column>\d+)$", re.MULTILINE)
SIGNS = re.compile(r'the text `"(?P<text>.*)"` could not be displayed')
DEEP = re.compile(r"maximum (layout|function call|show rule) depth exceeded|.*\(recursion limit exceeded")
UNKNOWN_FONT = re.compile(r"warning: unknown font family: (?P<family>.*)")
ADVICE = "Herstel het sjabloon, of verwijder uw eigen versie om het meegeleverde te gebruiken."
SCRATCH = re.compile(rf"[^\s:]*{MAP}[^\s/\\]*[/\\]")
"""The folder that a paper is set in, in a message of Typst: it is another one every time, and gone when it is read."""
AROUND = 30
"""Letters on each side of a sign, to find it by."""


def problemen(diagnostic: str, programma: str, blad: Blad) -> Iterator[Problem]:
    """All that is wrong, each with its place in the program; `programma` is the file as its user knows it."""
    blocks = list(BLOCK.finditer(diagnostic))
    if not blocks:
        yield Problem(f"Typst kan het stuk niet zetten: {diagnostic.strip()}", Position(programma), ADVICE)
    for block in blocks:
        signs = SIGNS.search(block["message"])
        if DEEP.match(block["message"]):
            message = f"In “{blad.titel}” zitten lijsten, kaders of tabellen te diep in elkaar voor een PDF."
            yield Problem(message, NOWHERE, "Haal een niveau weg: een lijst in een lijst mag, twintig diep niet.")
        elif signs:
            yield from (_teken(sign, blad) for sign in dict.fromkeys(signs["text"]))
        else:
            message = SCRATCH.sub("", block["message"])
            yield Problem(f"Het sjabloon voor PDF klopt niet: {message}.", _plaats(block["rest"], programma), ADVICE)


def zonder_letter(diagnostic: str, programma: str) -> Iterator[Problem]:
    """The font that the program asks for and nobody brought: Typst would set another and only warn."""
    found = UNKNOWN_FONT.match(diagnostic)
    if found:
        message = f"Het sjabloon voor PDF vraagt een lettertype dat er niet is: “{found['family']}”."
        yield Problem(message, _plaats(diagnostic, programma), "Voeg het lettertype toe aan de huisstijl.")


def _plaats(rest: str, programma: str) -> Position:
    """The first place in the block; Typst counts columns from 0."""
    found = PLACE.search(rest)
    return Position(programma, int(found["line"]), int(found["column"]) + 1) if found else Position(programma)


def _teken(sign: str, blad: Blad) -> Problem:
    """A sign without a picture would be an empty box on paper, so PDF/A and PDF/UA forbid it."""
    lines = (regeltekst(line) for line in (*regels((*blad.inhoud, *blad.voet)), blad.briefhoofd))
    found = next(((line, line.index(sign)) for line in lines if sign in line), None)
    where = f" in “…{found[0][max(0, found[1] - AROUND) : found[1] + AROUND]}…”" if found else ""
    code = f"U+{ord(sign):04X}, {unicodedata.name(sign, 'naamloos')}"
    return Problem(
        f"Het teken “{sign}” ({code}) kan niet in een PDF: geen lettertype kent het{where} in “{blad.titel}”.",
        NOWHERE,
        "Gebruik een ander teken, of geef in de huisstijl een lettertype op dat dit teken kent.",
    )

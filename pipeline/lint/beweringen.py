"""What the papers of a proposal claim of it: that nothing is chosen, or that something is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.lint.ontleding import Ontleding
from pipeline.lint.tekst import Passage

TECHNISCH = re.compile(
    r"geen (?:enkele )?(?:nieuwe? )?beleids(?:keuzes?|wijzigingen|wijziging|arme keuzes"
    r"|(?:matige|inhoudelijke) (?:aanpassing|wijziging|keuze)(?:en|n|s)?)"
    r"|(?:betreft|gaat om|gaat het om|zijn|bevat|bevatten)(?: hier)?(?: alleen| slechts| uitsluitend| louter| enkel)*"
    r" (?:technische|redactionele) (?:wijziging|aanpassing)en"
    r"|beleidsneutra(?:al|le)",
    re.IGNORECASE,
)
KEUZES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:wij|we|het college|de raad|de gemeente) (?:kiezen|kiest|koos|kozen)\b"
        r"|\b(?:kiezen|kiest) (?:wij|we|het college|de raad|de gemeente)\b",
        r"\b(?:is|wordt|hebben|heeft) (?:er(?:voor|mee)? )?(?:voor )?gekozen\b|\bnieuw beleid\b",
    )
)
"""Words by which somebody says to have chosen, the plainest first."""


@dataclass(frozen=True, slots=True)
class Bewering:
    """Words of a paper, with their place."""

    passage: Passage
    begin: int
    woorden: str


def technisch(ontleding: Ontleding) -> Iterator[Bewering]:
    """Where the papers say that the proposal chooses nothing."""
    for passage in ontleding.passages_besluit:
        for found in TECHNISCH.finditer(passage.inhoud):
            yield Bewering(passage, found.start(), found[0])

"""Where running text may not fit its line: stretches without a space, also across runs that are set differently.

Typst breaks a line at spaces and hyphens only (words of law are not hyphenated), and lets what is longer run off the
page unseen. So the program measures these stretches and breaks those that are really too long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model.blad import Loop, Regel

BEDRAG = re.compile(r"€ (?=\d)")
"""A euro sign with its amount behind it."""

KLUIT = re.compile(r"[^ ](?:(?!(?<=[^\W\d_]-)[^\W\d_])[^ ])*")
"""A stretch without a place to break: neither a space nor a hyphen between two letters."""


def bijeen(tekst: str) -> str:
    """The text with every amount on one line with its euro sign."""
    return BEDRAG.sub("€\u00a0", tekst)


@dataclass(frozen=True, slots=True)
class Stuk:
    """A piece of a run; `kluit` is the whole stretch that it is a part of when that could be too long, else ""."""

    tekst: str
    kluit: str = ""


def gesneden(regel: Regel, ruim: int) -> Iterator[tuple[Stuk, ...]]:
    """For each part of the line its pieces, cut where stretches of more than `ruim` letters begin and end.

    What isn't a run ends a stretch, and has no pieces.
    """
    text = "".join(part.tekst if isinstance(part, Loop) else " " for part in regel)
    stretches = [found.span() for found in KLUIT.finditer(text) if len(found[0]) > ruim]
    place = 0
    for part in regel:
        if isinstance(part, Loop):
            yield tuple(_stukken(text, place, place + len(part.tekst), stretches))
            place += len(part.tekst)
        else:
            yield ()
            place += 1


def _stukken(text: str, start: int, end: int, stretches: list[tuple[int, int]]) -> Iterator[Stuk]:
    """The text from `start` to `end`, the stretches in it apart."""
    for first, last in stretches:
        if first < end and last > start:
            if start < first:
                yield Stuk(text[start:first])
            yield Stuk(text[max(start, first) : min(end, last)], text[first:last])
            start = min(end, last)
    if start < end:
        yield Stuk(text[start:end])

"""`renvooi fmt`: a text in its one canonical form, without changing a word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from pipeline.formats.markdown.opschonen import (
    Regels,
    als_leden,
    als_onderdelen,
    maak_schoon,
    na_voorblad,
    zonder_nummerlijsten,
)
from pipeline.formats.markdown.read import (
    Gelezen,
    read_artikel,
    read_bijlage,
    read_kop,
    read_stuk,
    read_toelichting,
)
from pipeline.formats.markdown.write import write_artikel, write_bijlage, write_kop, write_stuk, write_toelichting
from pipeline.model import Problem, Refused

T = TypeVar("T")


class Soort(StrEnum):
    """What a text file is, which decides how it is read."""

    ARTIKEL = "artikel"
    KOP = "kop"
    BIJLAGE = "bijlage"
    TOELICHTING = "toelichting"
    STUK = "stuk"
    VOORBLAD = "voorblad"
    """Front matter only (`_tekst.md`)."""


Opnieuw = Callable[[str, str, str], "tuple[str | None, tuple[Problem, ...]]"]


def fmt_text(text: str, soort: Soort, file: str, folder: str) -> str | tuple[Problem, ...]:
    """The text in canonical form, or the problems that keep it from being read.

    More is accepted than the reader takes: invisible characters, spaces at the end of lines and a byte order mark go,
    an invisible line break becomes `\\`, an unambiguous numbered list becomes leden or onderdelen.
    """
    regels = maak_schoon(text)
    first = na_voorblad(regels.lines)
    zonder_nummerlijsten(regels, first, als_leden if soort is Soort.ARTIKEL else als_onderdelen)
    try:
        written, problems = _OPNIEUW[soort]("\n".join(regels.lines), file, folder)
    except Refused as refused:
        return refused.problems
    return written if written is not None else tuple(_teruggeplaatst(problem, regels) for problem in problems)


def _teruggeplaatst(problem: Problem, regels: Regels) -> Problem:
    """The problem at the line the user knows."""
    line = problem.position.line
    if not 1 <= line <= len(regels.origin):
        return problem
    return replace(problem, position=replace(problem.position, line=regels.origin[line - 1]))


def _opnieuw(
    read: Callable[[str, str, str], tuple[Gelezen[T] | None, tuple[Problem, ...]]], write: Callable[[T, str, str], str]
) -> Opnieuw:
    def opnieuw(text: str, file: str, folder: str) -> tuple[str | None, tuple[Problem, ...]]:
        gelezen, problems = read(text, file, folder)
        return (None if gelezen is None else write(gelezen.knoop, folder, gelezen.voorblad)), problems

    return opnieuw


def _zoals_het_is(text: str, file: str, folder: str) -> tuple[str | None, tuple[Problem, ...]]:
    return text.strip("\n") + "\n", ()


_OPNIEUW: dict[Soort, Opnieuw] = {
    Soort.ARTIKEL: _opnieuw(read_artikel, write_artikel),
    Soort.KOP: _opnieuw(read_kop, write_kop),
    Soort.BIJLAGE: _opnieuw(read_bijlage, write_bijlage),
    Soort.TOELICHTING: _opnieuw(read_toelichting, write_toelichting),
    Soort.STUK: _opnieuw(read_stuk, write_stuk),
    Soort.VOORBLAD: _zoals_het_is,
}

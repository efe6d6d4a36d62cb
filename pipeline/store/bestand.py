"""One text file: its bytes as text, its front matter as a record, its body as a node (read once per process)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeAlias, TypeVar

from pipeline.formats.markdown.read import (
    Gelezen,
    read_artikel,
    read_bijlage,
    read_kop,
    read_stuk,
    read_toelichting,
)
from pipeline.model import Artikel, Bijlage, Blok, Divisie, Kop, Position, Problem, Refused, Toelichting
from pipeline.store.bronnen import Bron
from pipeline.store.records import record
from pipeline.store.yaml import Ontleed, lees_yaml

T = TypeVar("T")
R = TypeVar("R")
Lezer: TypeAlias = Callable[[str, str, str], tuple[Gelezen[T] | None, tuple[Problem, ...]]]
"""A reader of the text format: text, file as shown, folder relative to `tekst/` → what it holds."""

CACHED = 8192
ARTIKEL: Lezer[Artikel] = lru_cache(CACHED)(read_artikel)
KOP: Lezer[Kop] = lru_cache(CACHED)(read_kop)
BIJLAGE: Lezer[Bijlage] = lru_cache(CACHED)(read_bijlage)
TOELICHTING: Lezer[Toelichting] = lru_cache(CACHED)(read_toelichting)
STUK: Lezer[tuple[Blok | Divisie, ...]] = lru_cache(CACHED)(read_stuk)
"""The readers, each remembering what it read: a text in a file is the same tree every time."""


@dataclass(frozen=True, slots=True)
class Inhoud(Generic[T, R]):
    """What a text file holds: its body, its front matter, and where the values of that stand."""

    knoop: T
    voorblad: R
    ontleed: Ontleed | None = None


@dataclass(frozen=True, slots=True)
class Leeg:
    """Front matter that holds nothing."""


@dataclass(frozen=True, slots=True)
class ArtikelVoorblad:
    """The front matter of an article: what identifies it, and from which articles it came."""

    id: str = ""
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MapVoorblad:
    """The front matter of a container: the order of what is in it, where names don't tell."""

    volgorde: tuple[str, ...] | None = None


def lees_tekst(bron: Bron, path: str) -> tuple[str | None, tuple[Problem, ...]]:
    """The characters of a file: UTF-8, with or without byte order mark, any line ending."""
    try:
        raw = bron[path]
    except Refused as refused:
        return None, refused.problems
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n"), ()
    except UnicodeDecodeError as error:
        where = Position(bron.toon(path), raw.count(b"\n", 0, error.start) + 1)
        advice = "Bewaar het bestand opnieuw met codering UTF-8."
        return None, (Problem("Dit bestand is geen UTF-8-tekst.", where, advice),)


def lees_record(bron: Bron, path: str, kind: type[T]) -> tuple[T | None, Ontleed | None, tuple[Problem, ...]]:
    """A YAML file as a record, with the places of its values."""
    text, problems = lees_tekst(bron, path)
    if text is None:
        return None, None, problems
    read, problems = lees_yaml(text, bron.toon(path))
    if read is None:
        return None, None, problems
    value, problems = record(read, kind)
    return value, read, problems


def lees_bestand(
    bron: Bron, path: str, folder: str, lezer: Lezer[T], kind: type[R]
) -> tuple[Inhoud[T, R] | None, tuple[Problem, ...]]:
    """A text file: its body by the given reader, its front matter as a record of the given kind.

    `folder` is the folder of the file relative to `tekst/`, from which its links start.
    """
    text, problems = lees_tekst(bron, path)
    if text is None:
        return None, problems
    file = bron.toon(path)
    gelezen, problems = lezer(text, file, folder)
    if gelezen is None:
        return None, problems
    if not gelezen.voorblad.strip():
        return Inhoud(gelezen.knoop, kind()), problems
    read, problems = lees_yaml(gelezen.voorblad, file, gelezen.voorblad_regel)
    if read is None:
        return None, problems
    voorblad, problems = record(read, kind)
    return (None, problems) if voorblad is None else (Inhoud(gelezen.knoop, voorblad, read), ())

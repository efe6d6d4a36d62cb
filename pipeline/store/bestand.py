"""One text file: its bytes as text, its front matter as a record, its body as a node (read once per process)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from pipeline.formats.markdown.read import (
    Gelezen,
    read_artikel,
    read_bijlage,
    read_kop,
    read_stuk,
    read_toelichting,
)
from pipeline.model import Artikel, Bijlage, Blok, Divisie, Kop, Position, Problem, Toelichting
from pipeline.store.bronnen import Bron
from pipeline.store.records import record
from pipeline.store.yaml import Ontleed, lees_yaml

T = TypeVar("T")
R = TypeVar("R")

CACHED = 8192


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
    raw = bron[path]
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


def lees_voorblad(
    gelezen: Gelezen[T], file: str, kind: type[R]
) -> tuple[R | None, Ontleed | None, tuple[Problem, ...]]:
    """The front matter of a text file as a record."""
    if not gelezen.voorblad.strip():
        return kind(), None, ()
    read, problems = lees_yaml(gelezen.voorblad, file, gelezen.voorblad_regel)
    if read is None:
        return None, None, problems
    value, problems = record(read, kind)
    return value, read, problems


@lru_cache(maxsize=CACHED)
def artikel(text: str, file: str, folder: str) -> tuple[Gelezen[Artikel] | None, tuple[Problem, ...]]:
    return read_artikel(text, file, folder)


@lru_cache(maxsize=CACHED)
def kop(text: str, file: str, folder: str) -> tuple[Gelezen[Kop] | None, tuple[Problem, ...]]:
    return read_kop(text, file, folder)


@lru_cache(maxsize=CACHED)
def bijlage(text: str, file: str, folder: str) -> tuple[Gelezen[Bijlage] | None, tuple[Problem, ...]]:
    return read_bijlage(text, file, folder)


@lru_cache(maxsize=CACHED)
def toelichting(text: str, file: str, folder: str) -> tuple[Gelezen[Toelichting] | None, tuple[Problem, ...]]:
    return read_toelichting(text, file, folder)


@lru_cache(maxsize=CACHED)
def stuk(text: str, file: str, folder: str) -> tuple[Gelezen[tuple[Blok | Divisie, ...]] | None, tuple[Problem, ...]]:
    return read_stuk(text, file, folder)

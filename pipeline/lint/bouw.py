"""The build of a regulation: its containers and articles with what stands around them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from pipeline.model import (
    Artikel,
    Bijlage,
    Blok,
    Divisie,
    Gereserveerd,
    Knoop,
    Kop,
    Lid,
    Position,
    Regeling,
    Structuur,
    Toelichting,
    Vervallen,
    Weggelaten,
    alle_knopen,
    kop_tekst,
)

Deel: TypeAlias = Structuur | Artikel | Weggelaten
Gekopt: TypeAlias = Structuur | Artikel | Bijlage | Divisie | Toelichting
Ouders: TypeAlias = tuple[Structuur, ...]


def delen(regeling: Regeling) -> Iterator[tuple[Ouders, Deel]]:
    """Containers, articles and what is left out of the body, in order, each with the containers around it."""
    yield from _delen((), regeling.lichaam)


def artikelen(regeling: Regeling) -> Iterator[Artikel]:
    """The articles of the body in order."""
    return (part for _, part in delen(regeling) if isinstance(part, Artikel))


def leden(artikel: Artikel) -> tuple[Lid, ...]:
    """The numbered leden of an article."""
    return tuple(part for part in artikel.inhoud if isinstance(part, Lid))


def is_leeg(artikel: Artikel) -> bool:
    """Whether the article only keeps its number: vervallen, gereserveerd or left out of the source."""
    return bool(artikel.inhoud) and all(
        isinstance(part, Vervallen | Gereserveerd | Weggelaten) for part in artikel.inhoud
    )


def is_vervallen(artikel: Artikel) -> bool:
    """Whether the article was repealed while its number stays."""
    return any(isinstance(part, Vervallen) for part in artikel.inhoud)


def artikel_naam(artikel: Artikel) -> str:
    """How a message calls an article: "artikel 5", or "dit artikel" when it has no number."""
    return f"artikel {artikel.kop.nummer}" if artikel.kop.nummer else "dit artikel"


def hoofdletter(text: str) -> str:
    """The text as the start of a sentence."""
    return text[:1].upper() + text[1:]


def mist_tekst(node: Knoop) -> bool:
    """Whether something in the node is left out of the source."""
    return any(isinstance(found, Weggelaten) for found in alle_knopen(node))


def mist_bepalingen(regeling: Regeling) -> bool:
    """Whether whole articles or containers are left out of the source."""
    return any(isinstance(part, Weggelaten) for _, part in delen(regeling))


def kop_plaats(node: Gekopt) -> Position:
    """The line of the heading."""
    return node.kop.position if node.kop.position.line else node.position


def naam(kop: Kop) -> str:
    """The heading for use inside a message, "Artikel 5 Aanvraag", shortened when it is long."""
    text = kop_tekst(kop)
    return text if len(text) <= 60 else text[:59].rstrip() + "…"


def blok_plaats(block: Blok | Lid) -> Position:
    """The place of a block, or of the first thing in it that has one."""
    return next((found.position for found in alle_knopen(block) if found.position.line), block.position)


def _delen(ouders: Ouders, parts: tuple[Deel, ...]) -> Iterator[tuple[Ouders, Deel]]:
    for part in parts:
        yield ouders, part
        if isinstance(part, Structuur):
            yield from _delen((*ouders, part), part.inhoud)

"""The provisions of a regulation as a flat list, and how their texts are looked up by runs of words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.model import (
    Artikel,
    Bijlage,
    Knoop,
    Regeling,
    Structuur,
    Toelichting,
    Weggelaten,
    eenheid_naam,
    platte_tekst,
    stukken,
    vezels,
)


@dataclass(frozen=True, slots=True)
class Eenheid:
    """A provision in a flat list: its node without provisions inside, its place, its container.

    `kop` and `inhoud` are its `vezels`, by which it is known to be equal to another at the cost of a string.
    """

    node: Structuur | Artikel | Weggelaten | Bijlage | Toelichting
    index: int
    diepte: int
    ouder: int | None
    pad: tuple[str, ...]
    kop: str
    inhoud: str
    opschrift: str


def eenheden(regeling: Regeling) -> list[Eenheid]:
    """All provisions in the order of the text; a container stands before what is in it, with empty `inhoud`."""
    found: list[Eenheid] = []

    def visit(node: Structuur | Artikel | Weggelaten | Bijlage | Toelichting, diepte: int, ouder: int | None) -> None:
        naam = "[…]" if isinstance(node, Weggelaten) else eenheid_naam(node)
        pad = (*(found[ouder].pad if ouder is not None else ()), naam)
        index = len(found)
        bare = replace(node, inhoud=()) if isinstance(node, Structuur) else node
        opschrift = "" if isinstance(node, Weggelaten) else platte_tekst(node.kop.opschrift)
        found.append(Eenheid(bare, index, diepte, ouder, pad, *vezels(bare), opschrift))
        if isinstance(node, Structuur):
            for child in node.inhoud:
                visit(child, diepte + 1, index)

    for node in stukken(regeling):
        visit(node, 0, None)
    return found


def zonder_opschrift(node: Knoop) -> Knoop:
    """The provision without its opschrift, so that a new heading doesn't count as text."""
    if isinstance(node, Artikel):
        return replace(node, kop=replace(node.kop, opschrift=()))
    return node


def drietallen(texts: Iterable[tuple[int, list[str]]]) -> dict[tuple[str, str, str], list[int]]:
    index: dict[tuple[str, str, str], list[int]] = {}
    for at, words in texts:
        for gram in set(zip(words, words[1:], words[2:], strict=False)):
            index.setdefault(gram, []).append(at)
    return index


def kandidaten(words: list[str], index: dict[tuple[str, str, str], list[int]]) -> list[int]:
    """The three that share most runs of three words, a run counting for less the commoner it is."""
    votes: dict[int, float] = {}
    for gram in sorted(set(zip(words, words[1:], words[2:], strict=False))):
        places = index.get(gram, ())
        if len(places) > 50:
            continue
        for at in places:
            votes[at] = votes.get(at, 0.0) + 1 / len(places)
    return sorted(votes, key=lambda at: (-votes[at], at))[:3]

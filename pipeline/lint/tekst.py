"""The running text of a version, each piece with its place and the provision it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model import (
    Afbeelding,
    Artikel,
    Inlines,
    Knoop,
    Li,
    Lid,
    Nadruk,
    Noot,
    Position,
    Regeleinde,
    Regeling,
    Tekst,
    Toelichting,
    Versie,
    Verwijzing,
    kinderen,
    stukken,
    tekst_van,
)
from pipeline.model.inline import Inline


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, heading, term or caption as plain text; notes and images leave no trace in `inhoud`."""

    inhoud: str
    inlines: Inlines
    position: Position
    knoop: Knoop
    artikel: Artikel | None = None
    lid: Lid | None = None
    onderdelen: tuple[Li, ...] = ()
    in_toelichting: bool = False

    def plaats(self, offset: int) -> Position:
        """The place of a character, as far as the reader of the source told."""
        if not self.position.column:
            return self.position
        return Position(self.position.file, self.position.line, self.position.column + offset)


def passages(regeling: Regeling) -> Iterator[Passage]:
    """Every text of the regulation, in order; a footnote follows the text that calls it."""
    for piece in stukken(regeling):
        yield from _passages(piece, None, None, (), isinstance(piece, Toelichting))


def passages_besluit(versie: Versie) -> Iterator[Passage]:
    """The prose of the council papers that go with the version."""
    if versie.besluit is None:
        return
    for name in sorted(versie.besluit.stukken):
        for node in versie.besluit.stukken[name].inhoud:
            yield from _passages(node, None, None, (), False)


def lopend(text: Inlines) -> str:
    """The visible words: a line break is a space, a note or image is nothing."""
    return "".join(_visible(inline) for inline in text)


def inlines_van(text: Inlines) -> Iterator[Inline]:
    """Every inline object of a text, also inside emphasis and links (not inside notes: those are passages)."""
    for inline in text:
        yield inline
        if isinstance(inline, Nadruk | Verwijzing):
            yield from inlines_van(inline.inhoud)


def _passages(
    node: Knoop, artikel: Artikel | None, lid: Lid | None, onderdelen: tuple[Li, ...], in_toelichting: bool
) -> Iterator[Passage]:
    match node:
        case Artikel():
            artikel = node
        case Lid():
            lid = node
        case Li():
            onderdelen = (*onderdelen, node)
        case _:
            pass
    text = tekst_van(node)
    if text:
        yield Passage(lopend(text), text, _position(text, node), node, artikel, lid, onderdelen, in_toelichting)
        for note in inlines_van(text):
            if isinstance(note, Noot):
                for block in note.inhoud:
                    yield from _passages(block, artikel, lid, onderdelen, in_toelichting)
    for child in kinderen(node):
        yield from _passages(child, artikel, lid, onderdelen, in_toelichting)


def _position(text: Inlines, node: Knoop) -> Position:
    first = text[0].position
    return first if first.line else node.position


def _visible(inline: Inline) -> str:
    match inline:
        case Tekst(inhoud):
            return inhoud
        case Nadruk() | Verwijzing():
            return lopend(inline.inhoud)
        case Regeleinde():
            return " "
        case Noot() | Afbeelding():
            return ""

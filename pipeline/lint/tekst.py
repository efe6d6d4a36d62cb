"""The running text of a version, each piece with its place and the provision it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from pipeline.lint.bronplaats import Bronnen, Ligging, bronregels, ligging, zichtbaar
from pipeline.model import (
    Afbeelding,
    Artikel,
    Herstel,
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
    """A paragraph, heading, term or caption as plain text; notes and images leave no trace in `inhoud`.

    `bronnen` are the source files, `voor` is the passage before it on the same line (a cell, a term), if any.
    """

    inhoud: str
    inlines: Inlines
    position: Position
    knoop: Knoop
    artikel: Artikel | None = None
    lid: Lid | None = None
    onderdelen: tuple[Li, ...] = ()
    in_toelichting: bool = False
    bronnen: Bronnen = field(default_factory=dict, compare=False, repr=False)
    voor: Passage | None = field(default=None, compare=False, repr=False)

    def plaats(self, offset: int) -> Position:
        """The place of a character in the source; only its line when the source was not given or reads otherwise."""
        found = self._ligging()
        return Position(self.position.file, *found.plaats(offset)) if found else self.position

    def herstel(self, begin: int, eind: int, nieuw: str) -> tuple[Herstel, ...]:
        """What writes `nieuw` (source) in the place of the characters `begin` … `eind`.

        () when that is not safe: the place is unclear, or there is markup, an escape or a note in what is replaced.
        """
        found = self._ligging()
        source = found.stuk(begin, eind, self.inhoud[begin:eind]) if found else None
        if found is None or source is None:
            return ()
        return (Herstel(Position(self.position.file, *found.plaats(begin)), source, nieuw),)

    def na_herstel(self, mends: Iterable[Herstel]) -> str | None:
        """The words as they are after these mends of the file; None when one replaces more than plain words here."""
        found = self._ligging()
        if found is None:
            return None
        places = {found.plaats(offset): offset for offset in range(len(self.inhoud) + 1)}
        parts: dict[int, tuple[int, str]] = {}
        for mend in mends:
            begin = places.get((mend.position.line, mend.position.column))
            if begin is None and mend.oud.startswith("]("):
                continue  # where a link leads is not seen
            if begin is None:
                if found.omvat(mend.position.line, mend.position.column):
                    return None
                continue
            eind = begin + len(mend.oud)
            if found.stuk(begin, eind, self.inhoud[begin:eind]) != mend.oud:
                return None
            parts[begin] = (eind, zichtbaar(mend.nieuw))
        text, at = [], 0
        for begin in sorted(parts):
            eind, nieuw = parts[begin]
            text += [self.inhoud[at:begin], nieuw]
            at = eind
        return "".join([*text, self.inhoud[at:]])

    def _ligging(self) -> Ligging | None:
        lines = bronregels(self.bronnen, self.position.file)
        line = [self]
        while line[-1].voor is not None:
            line.append(line[-1].voor)
        end, found = 0, None
        for passage in reversed(line):
            found = ligging(passage.inhoud, lines, self.position.line, end)
            if found is not None and "\n" not in found.bron[: found.tekens[-1]]:
                end = found.tekens[-1]
        return found


def passages(regeling: Regeling, bronnen: Bronnen | None = None) -> Iterator[Passage]:
    """Every text of the regulation, in order; a footnote follows the text that calls it."""
    found = (
        passage
        for piece in stukken(regeling)
        for passage in _passages(piece, None, None, (), isinstance(piece, Toelichting))
    )
    return _met_bron(found, bronnen) if bronnen else found


def passages_besluit(versie: Versie, bronnen: Bronnen | None = None) -> Iterator[Passage]:
    """The prose of the council papers that go with the version."""
    if versie.besluit is None:
        return
    found = (
        passage
        for name in sorted(versie.besluit.stukken)
        for node in versie.besluit.stukken[name].inhoud
        for passage in _passages(node, None, None, (), False)
    )
    yield from _met_bron(found, bronnen) if bronnen else found


def passages_onderbouwing(versie: Versie, bronnen: Bronnen | None = None) -> Iterator[Passage]:
    """The reasons that are given for changes."""
    if versie.besluit is None:
        return
    found = (
        passage
        for reason in versie.besluit.onderbouwingen
        for node in reason.tekst
        for passage in _passages(node, None, None, (), False)
    )
    yield from _met_bron(found, bronnen) if bronnen else found


def _met_bron(found: Iterator[Passage], bronnen: Bronnen) -> Iterator[Passage]:
    """The passages, each with its source and what stands before it on its line."""
    on_line: dict[tuple[str, int], Passage] = {}
    for passage in found:
        place = (passage.position.file, passage.position.line)
        before = on_line.get(place)
        if before is not None and before.knoop is passage.knoop:
            before = before.voor  # the same footnote, called again
        on_line[place] = replace(passage, bronnen=bronnen, voor=before)
        yield on_line[place]


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
    """Where a text begins; words in a table of HTML only know where the table does, their cell knows better."""
    first = text[0].position
    if first.file == node.position.file:
        return max(first, node.position)
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

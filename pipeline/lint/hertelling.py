"""The tree in which provisions have other numbers and the references follow: what the source files must read as."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar, cast

from pipeline.lint.bepaling import Doel, sleutel
from pipeline.lint.bouw import artikelen, delen
from pipeline.lint.vernummeren import Aanpassing, Vernummering
from pipeline.lint.verwijsdelen import Deelsoort
from pipeline.model import (
    Afbeelding,
    Artikel,
    Bijlage,
    Blok,
    Divisie,
    Inline,
    Inlines,
    Knoop,
    Li,
    Lid,
    Lijst,
    Nadruk,
    Noot,
    Regeleinde,
    Regeling,
    Structuur,
    Tekst,
    Toelichting,
    Verwijzing,
    Weggelaten,
    alle_knopen,
    canoniek,
    kinderen,
    met,
    stukken,
    tekst_van,
)

T = TypeVar("T", bound=Knoop)


@dataclass(frozen=True, slots=True)
class Hertelling:
    """What changes in a tree: of nodes (by identity) the number, and in their texts some characters."""

    nummers: Mapping[int, str]
    teksten: Mapping[int, Sequence[Aanpassing]] = field(default_factory=dict)

    def toegepast(self, regeling: Regeling) -> Regeling:
        """The regulation after it."""
        return replace(
            regeling,
            lichaam=cast(tuple[Structuur | Artikel | Weggelaten, ...], self._alle(regeling.lichaam)),
            bijlagen=cast(tuple[Bijlage, ...], self._alle(regeling.bijlagen)),
            toelichtingen=cast(tuple[Toelichting, ...], self._alle(regeling.toelichtingen)),
        )

    def _alle(self, nodes: Iterable[Knoop]) -> tuple[Knoop, ...]:
        return tuple(self._knoop(node) for node in nodes)

    def _knoop(self, node: T) -> T:
        text = tekst_van(node)
        new = self._tekst(_met(text, self.teksten.get(id(node), ())))
        children = self._alle(kinderen(node))
        nummer = self.nummers.get(id(node))
        if new is text and all(a is b for a, b in zip(children, kinderen(node), strict=True)) and nummer is None:
            return node
        made = met(node, new, children)
        if nummer is not None:
            match made:
                case Lid() | Li():
                    made = replace(made, nummer=nummer)
                case Artikel() | Structuur() | Divisie():
                    made = replace(made, kop=replace(made.kop, nummer=nummer))
        return cast(T, made)

    def _tekst(self, text: Inlines) -> Inlines:
        """The footnotes in a text are texts of their own."""
        made = tuple(self._in_noten(inline) for inline in text)
        return text if all(a is b for a, b in zip(made, text, strict=True)) else made

    def _in_noten(self, inline: Inline) -> Inline:
        match inline:
            case Noot():
                blocks = cast(tuple[Blok, ...], self._alle(inline.inhoud))
                same = all(a is b for a, b in zip(blocks, inline.inhoud, strict=True))
                return inline if same else replace(inline, inhoud=blocks)
            case Nadruk() | Verwijzing():
                inside = self._tekst(inline.inhoud)
                return inline if inside is inline.inhoud else replace(inline, inhoud=inside)
            case _:
                return inline


def hertelling(regeling: Regeling, doel: Doel, wat: Vernummering, changes: Iterable[Aanpassing]) -> Hertelling:
    """What a renumbering does to the tree that `doel` was found in."""
    texts: dict[int, list[Aanpassing]] = {}
    for change in changes:
        texts.setdefault(id(change.passage.knoop), []).append(change)
    return Hertelling({id(node): new for node, new in vernummerde(regeling, doel, wat)}, texts)


def vernummerde(regeling: Regeling, doel: Doel, wat: Vernummering) -> list[tuple[Knoop, str]]:
    """The nodes that get another number, with that number."""
    node = doel.plaats.eenheid
    match wat.soort:
        case Deelsoort.ARTIKEL:
            told: list[Knoop] = [*artikelen(regeling), *_over_artikelen(regeling)]
            numbers = [(one, _kopnummer(one)) for one in told]
        case Deelsoort.STRUCTUUR:
            same = [part for _, part in delen(regeling) if isinstance(part, Structuur)]
            numbers = [(one, one.kop.nummer) for one in same if one.soort.lower() == wat.woord]
        case Deelsoort.LID:
            numbers = [(part, part.nummer) for part in kinderen(node) if isinstance(part, Lid)]
        case Deelsoort.ONDERDEEL:
            *above, item = doel.onderdelen
            holder: Knoop = above[-1] if above else doel.lid or node
            lists = [part for part in kinderen(holder) if isinstance(part, Lijst)]
            numbers = [
                (one, one.nummer) for part in lists if any(one is item for one in part.items) for one in part.items
            ]
    return [(one, new) for one, number in numbers if number and (new := wat.nieuw(number)) is not None]


def _kopnummer(node: Knoop) -> str:
    return node.kop.nummer if isinstance(node, Artikel | Divisie) else ""


def _over_artikelen(regeling: Regeling) -> list[Divisie]:
    """The parts of annexes and explanations that are headed by an article: “### Artikel 4 Inrichting”."""
    found = [node for piece in stukken(regeling) for node in alle_knopen(piece) if isinstance(node, Divisie)]
    return [node for node in found if sleutel(node.kop.label) == "artikel" and node.kop.nummer]


def _met(text: Inlines, changes: Sequence[Aanpassing]) -> Inlines:
    """The text with other words at some visible places."""
    if not changes:
        return text
    return canoniek(_vervangen(text, 0, changes)[0])


def _vervangen(text: Inlines, at: int, changes: Sequence[Aanpassing]) -> tuple[Inlines, int]:
    made: list[Inline] = []
    for inline in text:
        match inline:
            case Tekst(inhoud):
                made.append(replace(inline, inhoud=_stuk(inhoud, at, changes)))
                at += len(inhoud)
            case Nadruk() | Verwijzing():
                inside, at = _vervangen(inline.inhoud, at, changes)
                made.append(replace(inline, inhoud=inside))
            case Regeleinde():
                made.append(inline)
                at += 1
            case Noot() | Afbeelding():
                made.append(inline)
    return tuple(made), at


def _stuk(inhoud: str, at: int, changes: Sequence[Aanpassing]) -> str:
    """A run of characters from `at`; what is new comes where the old words begin."""
    made, done = "", 0
    for change in sorted(changes, key=lambda one: one.begin):
        begin, end = max(change.begin - at, done), change.eind - at
        if end <= 0 or begin >= len(inhoud) or end <= begin:
            continue
        made += inhoud[done:begin] + ((change.nieuw or "") if change.begin >= at else "")
        done = min(end, len(inhoud))
    return made + inhoud[done:]

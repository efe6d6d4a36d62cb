"""The marks of a comparison with their place in words: what is struck and added where, and what was renumbered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from pipeline.model.aanduiding import eenheid_naam, lid_naam, onderdeel_naam
from pipeline.model.blok import (
    Alinea,
    Begrip,
    Begrippenlijst,
    Cel,
    Citaat,
    Figuur,
    Gereserveerd,
    Li,
    Lijst,
    Rij,
    Tabel,
    Tussenkop,
    Vervallen,
    Weggelaten,
)
from pipeline.model.boom import Knoop, kinderen, kop_van, label_van, tekst_van
from pipeline.model.comparison import (
    Bij,
    Gelijk,
    OmhuldBij,
    OmhuldWeg,
    Paar,
    Segment,
    Vergeleken,
    Weg,
    Wijziging,
    nieuw,
    oud,
)
from pipeline.model.inline import Noot
from pipeline.model.regeling import Artikel, Bijlage, Divisie, Lid, Structuur, Toelichting
from pipeline.model.woord import Woord, inlines, platte_tekst

BARE = (Alinea, Vervallen, Gereserveerd, Weggelaten, Figuur, Citaat, Tussenkop)
"""Blocks that are named by the place they are in."""


@dataclass(frozen=True, slots=True)
class Merk:
    """Words that were struck (`weg`) and put in their place (`bij`); one of the two may be "".

    `plaats` is the place in the new text, of what is gone the place in the old one.
    """

    plaats: str
    weg: str
    bij: str


@dataclass(frozen=True, slots=True)
class Vernummering:
    """A lid, onderdeel or division whose label changed, as places in the old and the new text."""

    van: str
    naar: str


@dataclass(frozen=True, slots=True)
class Verplaatsing:
    """A row of a table that stands elsewhere in it; `plaats` is its place in the new text."""

    plaats: str


Verschil: TypeAlias = Merk | Vernummering | Verplaatsing


@dataclass(frozen=True, slots=True)
class _Place:
    """A place on both sides while walking: what it is called, how deep in lists, the columns of the table around it."""

    old: str
    new: str
    depth: int = 0
    columns: tuple[str, ...] = ()
    old_columns: tuple[str, ...] = ()

    def step(self, old: str, new: str) -> _Place:
        return replace(self, old=_join(self.old, old), new=_join(self.new, new))


def merken(change: Wijziging) -> tuple[Merk, ...]:
    """Every mark of one changed provision, in reading order."""
    return tuple(found for found in verschillen(change) if isinstance(found, Merk))


def vernummeringen(change: Wijziging) -> tuple[Vernummering, ...]:
    """Every renumbering inside one changed provision, in reading order; its own number is in its places."""
    return tuple(found for found in verschillen(change) if isinstance(found, Vernummering))


def verplaatsingen(change: Wijziging) -> tuple[Verplaatsing, ...]:
    """Every row that moved inside its table, in reading order."""
    return tuple(found for found in verschillen(change) if isinstance(found, Verplaatsing))


def verschillen(change: Wijziging) -> Iterator[Verschil]:
    """Marks, renumberings and moves together, in reading order."""
    old = change.was.naam if change.was else change.naam
    new = change.wordt.naam if change.wordt else change.naam
    place = _Place(old, new)
    match change.inhoud:
        case Gelijk():
            return
        case Weg(knoop):
            yield Merk(old, tekst_voluit(knoop), "")
        case Bij(knoop):
            yield Merk(new, "", tekst_voluit(knoop))
        case Paar():
            yield from _of_pair(change.inhoud, place)
        case OmhuldBij() | OmhuldWeg():
            yield from _of_part(change.inhoud, place, 0)


def tekst_voluit(node: Knoop) -> str:
    """All text of a node on one line: labels of its parts, not its own label."""
    own = platte_tekst(tekst_van(node))
    parts = [f"{own}:" if isinstance(node, Begrip) else own]
    for child in kinderen(node):
        label = child.nummer if isinstance(child, Lid | Li) else ""
        if isinstance(child, Divisie):
            label = " ".join(filter(None, (child.kop.label, child.kop.nummer)))
        parts += [_with_dot(child, label), tekst_voluit(child)]
    match node:
        case Vervallen():
            parts.append("[vervallen]")
        case Gereserveerd():
            parts.append("[gereserveerd]")
        case Weggelaten():
            parts.append("[…]")
        case Figuur():
            parts.append(f"[afbeelding: {node.alt}]")
        case _:
            pass
    return " ".join(filter(None, parts))


def label_met_punt(nummer: str) -> str:
    """A label as it is printed: "1.", "a.", "2a."; a label with a sign of its own stays as it is: "1°.", "a)", "•"."""
    return nummer if not nummer or nummer[-1] in ").:•–-" else f"{nummer}."


def _with_dot(node: Knoop, label: str) -> str:
    return label_met_punt(label) if isinstance(node, Lid | Li) else label


def _of_pair(pair: Paar, place: _Place) -> Iterator[Verschil]:
    kop, other = kop_van(pair.was), kop_van(pair.wordt)
    if kop is not None and other is not None and kop.label != other.label:
        yield Merk(place.new, kop.label, other.label)
    yield from _of_text(pair.tekst, _heading(place) if other is not None else place)
    if isinstance(pair.was, Figuur) and isinstance(pair.wordt, Figuur):
        before = f"[afbeelding: {pair.was.alt} ({pair.was.bron})]"
        after = f"[afbeelding: {pair.wordt.alt} ({pair.wordt.bron})]"
        if before != after:
            yield Merk(place.new, before, after)
    if isinstance(pair.wordt, Tabel):
        place = replace(place, columns=_columns(nieuw(pair)), old_columns=_columns(oud(pair)))
    yield from _of_parts(pair.kinderen, place)


def _of_parts(parts: tuple[Vergeleken, ...], place: _Place) -> Iterator[Verschil]:
    """The parts in order; a block that is gone and the block that is new in its place are one mark."""
    moved = _verplaatst(parts)
    left = set(moved.values())
    for at, part in enumerate(parts):
        before = parts[at - 1] if at else None
        after = parts[at + 1] if at + 1 < len(parts) else None
        if _replaces(before, part) or (isinstance(part, Weg) and part.knoop in left):
            continue
        if isinstance(part, Bij) and part.knoop in moved:
            yield from _of_moved(moved[part.knoop], part.knoop, place, at)
            continue
        for found in _of_part(part, place, at):
            if isinstance(found, Merk) and _replaces(part, after) and isinstance(after, Bij):
                yield replace(found, bij=tekst_voluit(after.knoop))
            else:
                yield found


def _verplaatst(parts: tuple[Vergeleken, ...]) -> dict[Knoop, Knoop]:
    """The rows that are gone in one place of a table and new in another: new → old, known by their first cell."""
    gone = _rijnamen(part.knoop for part in parts if isinstance(part, Weg))
    new = _rijnamen(part.knoop for part in parts if isinstance(part, Bij))
    return {row: gone[name] for name, row in new.items() if name in gone and _same_columns(gone[name], row)}


def _rijnamen(nodes: Iterable[Knoop]) -> dict[str, Knoop]:
    rows = [(tekst_voluit(node.cellen[0]), node) for node in nodes if isinstance(node, Rij) and node.cellen]
    count = Counter(name for name, _ in rows)
    return {name: row for name, row in rows if name and count[name] == 1}


def _same_columns(old: Knoop, new: Knoop) -> bool:
    return [cell.kolommen for cell in kinderen(old) if isinstance(cell, Cel)] == [
        cell.kolommen for cell in kinderen(new) if isinstance(cell, Cel)
    ]


def _of_moved(old: Knoop, new: Knoop, place: _Place, at: int) -> Iterator[Verschil]:
    """A row that moved, and each of its cells that says something else there."""
    inside = _enter(old, new, place, at)
    yield Verplaatsing(inside.new)
    for column, (before, after) in enumerate(zip(kinderen(old), kinderen(new), strict=True)):
        was, wordt = tekst_voluit(before), tekst_voluit(after)
        if was != wordt:
            yield Merk(_enter(before, after, inside, column).new, was, wordt)


def _replaces(gone: Vergeleken | None, new: Vergeleken | None) -> bool:
    """Whether both are bare blocks in one place: what has a label of its own is a place of its own."""
    return (
        isinstance(gone, Weg) and isinstance(new, Bij) and isinstance(gone.knoop, BARE) and isinstance(new.knoop, BARE)
    )


def _of_part(part: Vergeleken, place: _Place, at: int) -> Iterator[Verschil]:
    match part:
        case Gelijk():
            return
        case Weg(knoop) | Bij(knoop) if isinstance(knoop, Lijst | Begrippenlijst):
            # A list is no place in law: its items are.
            for n, item in enumerate(kinderen(knoop)):
                yield from _of_part(type(part)(item), place, n)
        case Weg(knoop):
            yield Merk(_enter(knoop, knoop, place, at).old, tekst_voluit(knoop), "")
        case Bij(knoop):
            yield Merk(_enter(knoop, knoop, place, at).new, "", tekst_voluit(knoop))
        case OmhuldBij(knoop, parts):
            inside = place.step("", _name(knoop, place, at))
            yield Vernummering(inside.old, inside.new)
            yield from _of_parts(parts, inside)
        case OmhuldWeg(knoop, parts):
            inside = place.step(_name(knoop, place, at), "")
            yield Vernummering(inside.old, inside.new)
            yield from _of_parts(parts, inside)
        case Paar():
            before, after = oud(part), nieuw(part)
            assert before is not None and after is not None
            inside = _enter(before, after, place, at)
            if label_van(before) != label_van(after):
                yield Vernummering(inside.old, inside.new)
            yield from _of_pair(part, inside)


def _enter(old: Knoop, new: Knoop, place: _Place, at: int) -> _Place:
    """The place of a child."""
    before = replace(place, columns=place.old_columns)
    inside = place.step(_name(old, before, at), _name(new, place, at))
    return replace(inside, depth=place.depth + 1) if isinstance(new, Li) else inside


def _name(node: Knoop, place: _Place, at: int) -> str:
    match node:
        case Lid(nummer):
            return lid_naam(nummer)
        case Li(nummer):
            return onderdeel_naam(nummer, place.depth) if nummer else f"streepje {at + 1}"
        case Begrip(term):
            return f"begripsbepaling van “{platte_tekst(term)}”"
        case Tabel(titel):
            return f"tabel “{platte_tekst(titel)}”" if titel else "tabel"
        case Rij(cellen):
            first = tekst_voluit(cellen[0]) if cellen else ""
            return f"rij “{first}”" if first else f"rij {at + 1}"
        case Cel():
            return (
                f"kolom “{place.columns[at]}”" if at < len(place.columns) and place.columns[at] else f"kolom {at + 1}"
            )
        case Divisie() | Artikel() | Structuur() | Bijlage() | Toelichting():
            return eenheid_naam(node)
        case _:
            return ""


def _columns(table: Knoop | None) -> tuple[str, ...]:
    """What stands above each column, in the last header row that names them all."""
    if not isinstance(table, Tabel):
        return ()
    for row in reversed([row for row in table.rijen if row.kop]):
        if len(row.cellen) == len(table.uitlijning):
            return tuple(tekst_voluit(cell) for cell in row.cellen)
    return ()


def _heading(place: _Place) -> _Place:
    return replace(place, old=f"opschrift van {place.old}", new=f"opschrift van {place.new}")


def _of_text(segments: tuple[Segment, ...], place: _Place) -> Iterator[Verschil]:
    """A gone run and the new run that follows it are one mark."""
    weg: tuple[Woord, ...] = ()
    for segment in segments:
        if segment.is_weg:
            if weg:
                yield Merk(place.old, _plain(weg), "")
            weg = segment.was
        elif segment.is_bij:
            yield Merk(place.new, _plain(weg), _plain(segment.wordt))
            weg = ()
        else:
            if weg:
                yield Merk(place.new, _plain(weg), "")
                weg = ()
            if segment.noot:
                note = segment.wordt[0].ding
                name = f"noot {note.label}" if isinstance(note, Noot) else "noot"
                inside = place.step(name, name)
                yield from _of_parts(segment.noot, inside)
    if weg:
        yield Merk(place.new, _plain(weg), "")


def _plain(words: tuple[Woord, ...]) -> str:
    """The words as read, with what a note says behind its mark."""
    parts: list[str] = []
    for run in _runs(words):
        parts.append((" " if parts and run[0].spatie else "") + platte_tekst(inlines(run)))
        note = run[-1].ding
        if isinstance(note, Noot):
            parts[-1] = f"{parts[-1][:-1]}: {' '.join(map(tekst_voluit, note.inhoud))}]"
    return "".join(parts)


def _runs(words: tuple[Woord, ...]) -> Iterator[tuple[Woord, ...]]:
    """The words in pieces that end with a note; a piece keeps the space before its first word, but for the first."""
    start = 0
    for at, word in enumerate(words):
        if isinstance(word.ding, Noot):
            yield words[start : at + 1]
            start = at + 1
    if start < len(words):
        yield words[start:]


def _join(place: str, step: str) -> str:
    return f"{place}, {step}" if step else place

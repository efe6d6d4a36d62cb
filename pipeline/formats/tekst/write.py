"""A comparison as lines a lawyer can read: one per mark, renumbering or provision."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import (
    Bij,
    Comparison,
    Merk,
    Paar,
    Soort,
    Vernummering,
    Verplaatsing,
    Weg,
    Wijziging,
    alleen_kenmerk,
    oud,
    platte_tekst,
    tekst_van,
    verschillen,
)
from pipeline.model.tariefbedrag import zelfde_bedrag


def regels(comparison: Comparison) -> list[str]:
    """The lines of all changes, e.g. `artikel 10, onderdeel b: vervallen "q;"`; none when nothing changed."""
    return [line for change in comparison.wijzigingen for line in regels_van(change)]


def regels_van(change: Wijziging) -> Iterator[str]:
    """The lines of one change: first what happened to the provision as a whole, then the marks inside."""
    yield from _provision(change)
    told_as_a_whole = (Soort.VERVANGEN, Soort.VERVALLEN, Soort.OPMAAK)
    if isinstance(change.inhoud, Paar) and change.soort not in told_as_a_whole:
        for found in verschillen(change):
            yield _line(found)


def _provision(change: Wijziging) -> Iterator[str]:
    name = change.naam
    old = change.was.naam if change.was else name
    match change.inhoud:
        case Bij(knoop):
            origin = f" (uit {_all(change.herkomst)})" if change.herkomst else ""
            yield f"{name}: nieuw{origin}{_titled(platte_tekst(tekst_van(knoop)))}"
        case Weg(knoop):
            target = f" (opgegaan in {_all(change.bestemming)})" if change.bestemming else ""
            yield f"{name}: vervallen{target}{_titled(platte_tekst(tekst_van(knoop)))}"
    if change.soort is Soort.VERVALLEN and isinstance(change.inhoud, Paar):
        before = oud(change.inhoud)
        target = f" (opgegaan in {_all(change.bestemming)})" if change.bestemming else ""
        yield f"{name}: vervallen{target}{_titled(platte_tekst(tekst_van(before)) if before else '')}"
    if Soort.VERPLAATST in change.soorten and change.was and change.wordt:
        here, there = _inside(change.was.pad), _inside(change.wordt.pad)
        where = f" van {here} naar {there}" if here != there else ""
        yield f"{_arrow(old, name)}: verplaatst{where}"
    if Soort.VERNUMMERD in change.soorten and Soort.VERPLAATST not in change.soorten:
        yield f"{_arrow(old, name)}: vernummerd"
    if Soort.GESPLITST in change.soorten:
        yield f"{old}: gesplitst in {_all((name, *change.bestemming))}"
    if Soort.SAMENGEVOEGD in change.soorten:
        yield f"{name}: samengevoegd uit {_all((old, *change.herkomst))}"
    if change.soort is Soort.VERVANGEN:
        yield f"{name}: vervangen (oude tekst niet in bron)"
    if change.soort is Soort.OPMAAK and not alleen_kenmerk(change):
        yield f"{name}: alleen opmaak"


def _line(found: Merk | Vernummering | Verplaatsing) -> str:
    match found:
        case Merk():
            return _mark(found)
        case Vernummering():
            return _renumbered(found)
        case Verplaatsing(plaats):
            return f"{plaats}: verplaatst"


def _mark(mark: Merk) -> str:
    if not mark.bij:
        return f'{mark.plaats}: vervallen "{mark.weg}"'
    if not mark.weg:
        return f'{mark.plaats}: toegevoegd "{mark.bij}"'
    same = " (hetzelfde bedrag, anders geschreven)" if zelfde_bedrag(mark.weg, mark.bij) else ""
    return f'{mark.plaats}: "{mark.weg}" wordt "{mark.bij}"{same}'


def _renumbered(found: Vernummering) -> str:
    return f"{_arrow(found.van, found.naar)}: vernummerd"


def _arrow(old: str, new: str) -> str:
    """Old and new place, the part they share said once: "artikel 10, onderdeel c → b"."""
    if old == new:
        return old
    common, sep, tail = old.rpartition(", ")
    other, _, new_tail = new.rpartition(", ")
    if sep and common == other:
        kind, _, label = tail.rpartition(" ")
        new_kind, _, new_label = new_tail.rpartition(" ")
        if kind and kind == new_kind:
            return f"{common}, {kind} {label} → {new_label}"
        return f"{common}, {tail} → {new_tail}"
    return f"{old} → {new}"


def _inside(pad: tuple[str, ...]) -> str:
    return pad[-2] if len(pad) > 1 else "de regeling"


def _titled(opschrift: str) -> str:
    return f' "{opschrift}"' if opschrift else ""


def _all(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} en {names[-1]}"

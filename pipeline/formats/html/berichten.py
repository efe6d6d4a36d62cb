"""What a reader has to be told in words beside the two columns: renumbered, moved, split, merged, taken over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model import (
    Li,
    Lid,
    OmhuldBij,
    OmhuldWeg,
    Paar,
    Plek,
    Soort,
    Vergeleken,
    Wijziging,
    lid_naam,
    onderdeel_naam,
)


@dataclass(frozen=True, slots=True)
class Bericht:
    """A fact that the marks don't show: `soort` vernummerd, verplaatst, gesplitst, samengevoegd, overgenomen, …"""

    soort: str
    was: tuple[str, ...] = ()
    wordt: tuple[str, ...] = ()


def berichten(change: Wijziging) -> Iterator[Bericht]:
    """Every fact about the change that its marks don't show."""
    was, wordt = change.was, change.wordt
    if change.bestemming:
        yield Bericht("gesplitst" if wordt else "overgenomen in", (change.naam,), change.bestemming)
    if change.herkomst:
        yield Bericht("samengevoegd" if was else "overgenomen uit", change.herkomst, (change.naam,))
    if Soort.VERPLAATST in change.soorten and was and wordt:
        yield Bericht("verplaatst" if was.pad[:-1] != wordt.pad[:-1] else "volgorde", _pad(was), _pad(wordt))
    if Soort.VERNUMMERD in change.soorten and was and wordt:
        yield Bericht("vernummerd", (was.naam,), (wordt.naam,))
    if isinstance(change.inhoud, Paar):
        yield from _labels(change.inhoud.kinderen, "", 0)


SHOWN = ("vernummerd", "lid vernummerd", "lid om tekst", "lid om tekst weg", "onderdeel vernummerd")
"""What a running text shows by itself: the old number struck, the new one added."""


def onzichtbaar(change: Wijziging) -> Iterator[Bericht]:
    """Every fact about the change that a running text with marked numbers doesn't show either."""
    return (bericht for bericht in berichten(change) if bericht.soort not in SHOWN)


def _pad(plek: Plek) -> tuple[str, ...]:
    return plek.pad[:-1]


def _labels(parts: tuple[Vergeleken, ...], waarin: str, depth: int) -> Iterator[Bericht]:
    """Leden and onderdelen that got another label; `waarin` is the lid around them, by its new number."""
    for part in parts:
        inside, deeper = waarin, depth
        match part:
            case Paar(Lid(was), Lid(wordt)):
                inside = lid_naam(wordt)
                if was != wordt:
                    yield Bericht("lid vernummerd", (lid_naam(was),), (lid_naam(wordt),))
            case OmhuldBij(Lid(wordt)):
                inside = lid_naam(wordt)
                yield Bericht("lid om tekst", (), (inside,))
            case OmhuldWeg(Lid(was)):
                yield Bericht("lid om tekst weg", (lid_naam(was),))
            case Paar(Li(was), Li(wordt)):
                name = onderdeel_naam(wordt, depth)
                inside = ", ".join(filter(None, (waarin, name))) if wordt else waarin
                deeper = depth + 1
                if was != wordt and was and wordt:
                    place = (waarin,) if waarin else ()
                    yield Bericht("onderdeel vernummerd", (onderdeel_naam(was, depth), *place), (name,))
        if isinstance(part, Paar | OmhuldBij | OmhuldWeg):
            yield from _labels(part.kinderen, inside, deeper)

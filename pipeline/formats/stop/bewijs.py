"""A change is only delivered when applying it to the old text gives the new one, element by element (law L3)."""

from __future__ import annotations

from lxml import etree

from pipeline.formats.stop.keten import Gekoppeld
from pipeline.formats.stop.mutatie import mutatie
from pipeline.formats.stop.toepassen import pas_toe
from pipeline.model import Position, Problem, Refused


def bewezen_mutatie(gekoppeld: Gekoppeld, position: Position) -> etree._Element:
    """The RegelingMutatie from the version before this one.

    Raises Refused when nothing changed, when STOP can't say the change, and when the proof fails.
    """
    was, wordt = gekoppeld.was, gekoppeld.versie
    assert was is not None, "a first version is no change"
    gemaakt = mutatie(was, wordt, gekoppeld.paren, position)
    if not len(gemaakt):
        raise Refused(
            Problem("De tekst is dezelfde als die van de vorige versie.", position, "Er is niets te wijzigen.")
        )
    toegepast, misfits = pas_toe(gemaakt, was.compact)
    if misfits or _bytes(toegepast) != _bytes(wordt.compact):
        reden = f" ({misfits[0]})" if misfits else ""
        raise Refused(
            Problem(
                f"De wijziging in STOP levert toegepast op de oude tekst niet bewijsbaar de nieuwe op{reden}.",
                position,
                "Er is niets gemaakt; meld dit als fout van renvooi.",
            )
        )
    return gemaakt


def _bytes(element: etree._Element) -> bytes:
    return etree.tostring(element, method="c14n")

"""The comparison of two versions that every command shows: proven, and nothing left unseen."""

from __future__ import annotations

from pipeline.compare import bewijs, compare
from pipeline.formats.json import vergelijking as json_room
from pipeline.model import Comparison, Problem, Refused, Versie, beeldplekken, knopen


def bewezen_vergelijking(was: Versie, wordt: Versie) -> Comparison:
    """The comparison, read back from its own JSON and shown to make either text of the other.

    Raises Refused when that fails, or when an image was replaced under its old name: no text would tell.
    """
    plekken = beeldplekken(knopen(wordt.regeling))
    problems = tuple(
        Problem(
            f"De afbeelding “{bron}” is vervangen, maar heet nog hetzelfde; de vergelijking toont dat niet.",
            plekken.get(bron, wordt.regeling.position),
            "Geef de nieuwe afbeelding een andere naam en pas de verwijzing aan.",
        )
        for bron, content in wordt.afbeeldingen.items()
        if was.afbeeldingen.get(bron, content) != content
    )
    if problems:
        raise Refused(problems)
    comparison = json_room.read(json_room.write(compare(was.regeling, wordt.regeling)))
    bewijs(comparison, was.regeling, wordt.regeling)
    return comparison

"""The changed provisions of a version, each with both its texts, its place and the reason that goes with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.compare import zichtbaar
from pipeline.lint.bouw import kop_plaats
from pipeline.model import (
    Artikel,
    Bijlage,
    Comparison,
    Knoop,
    OmhuldBij,
    OmhuldWeg,
    Onderbouwing,
    Paar,
    Position,
    Segment,
    Structuur,
    Toelichting,
    Vergeleken,
    Versie,
    Weggelaten,
    Wijziging,
    alle_knopen,
    nieuw,
    oud,
    slug,
    tekst_voluit,
)


@dataclass(frozen=True, slots=True)
class Gewijzigd:
    """A changed provision; of one that is gone the place is that of its old text."""

    wijziging: Wijziging
    knoop: Artikel | Structuur | Bijlage | Toelichting
    sleutel: str
    was: str
    wordt: str
    reden: Onderbouwing | None

    @property
    def plaats(self) -> Position:
        return kop_plaats(self.knoop)

    @property
    def is_norm(self) -> bool:
        """Whether it is law of which both texts are there, or the same parts of both."""
        before, after = oud(self.wijziging.inhoud), nieuw(self.wijziging.inhoud)
        left_out = [_weggelaten(part) for part in (before, after) if part is not None]
        return isinstance(self.knoop, Artikel | Bijlage) and len(set(left_out)) < 2


def gewijzigd(comparison: Comparison, wordt: Versie) -> Iterator[Gewijzigd]:
    """The provisions that a reader is told about, in the order of the new text; titles are no provision."""
    reasons = redenen(wordt)
    for change in comparison.wijzigingen:
        before, after = oud(change.inhoud), nieuw(change.inhoud)
        node = after if after is not None else before
        if not isinstance(node, Artikel | Structuur | Bijlage | Toelichting) or not zichtbaar(change):
            continue
        key = slug(node)
        yield Gewijzigd(
            change,
            node,
            key,
            tekst_voluit(before) if before is not None else "",
            tekst_voluit(after) if after is not None else "",
            reasons.get(key.casefold()),
        )


def vergeleken_teksten(part: Vergeleken) -> Iterator[tuple[Segment, ...]]:
    """The compared texts in a part, each as its runs of words."""
    if isinstance(part, Paar):
        yield part.tekst
    if isinstance(part, Paar | OmhuldBij | OmhuldWeg):
        for child in part.kinderen:
            yield from vergeleken_teksten(child)


def redenen(versie: Versie) -> dict[str, Onderbouwing]:
    """The reasons that a version gives, by the name of the provision that they are about."""
    found = versie.besluit.onderbouwingen if versie.besluit else ()
    return {reason.wijziging.casefold(): reason for reason in found}


def _weggelaten(node: Knoop) -> int:
    return sum(isinstance(part, Weggelaten) for part in alle_knopen(node))


def verwante_teksten(one: Gewijzigd, alle: tuple[Gewijzigd, ...]) -> tuple[str, str]:
    """The old and the new text of a provision with those that text of it went to or came from: a split, a merge."""
    linked = [other for other in alle if other.wijziging.herkomst or other.wijziging.bestemming]
    group = [one]
    for member in group:  # grows while we look
        for other in linked:
            related = _hangt_samen(member.wijziging, other.wijziging) or _hangt_samen(other.wijziging, member.wijziging)
            if related and other not in group:
                group.append(other)
    return " ".join(member.was for member in group), " ".join(member.wordt for member in group)


def _hangt_samen(a: Wijziging, b: Wijziging) -> bool:
    """Whether text of one provision went to the other."""
    to = b.wordt is not None and b.wordt.naam in a.bestemming
    source = b.was is not None and b.was.naam in a.herkomst
    return to or source

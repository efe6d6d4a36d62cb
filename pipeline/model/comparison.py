"""What changed between two versions: one value that every rendering reads and that can be applied and inverted.

Per changed provision it holds a *merged tree*: both texts in one, each part marked as equal, gone or new. The old text
is its left projection, the new text its right one, so a rendering can't disagree with what is applied. How the
provisions themselves are ordered and nested is in the `geraamte`, which costs a line when nothing moved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias, cast

from pipeline.model.blok import Blok
from pipeline.model.boom import Knoop, met
from pipeline.model.inline import Noot
from pipeline.model.regeling import Artikel
from pipeline.model.woord import Woord, Woorden, inlines


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of words with one fate.

    Equal: `was == wordt`. Gone: `wordt` empty. New: `was` empty. Both filled and different: only white space or
    emphasis differs (opmaak), or it is one footnote whose content changed and is compared in `noot`.
    """

    was: Woorden
    wordt: Woorden
    noot: tuple[Vergeleken, ...] = ()

    @property
    def is_weg(self) -> bool:
        return not self.wordt

    @property
    def is_bij(self) -> bool:
        return not self.was


@dataclass(frozen=True, slots=True)
class Gelijk:
    """A part that is the same in both versions."""

    knoop: Knoop


@dataclass(frozen=True, slots=True)
class Weg:
    """A part that is only in the old version."""

    knoop: Knoop


@dataclass(frozen=True, slots=True)
class Bij:
    """A part that is only in the new version."""

    knoop: Knoop


@dataclass(frozen=True, slots=True)
class Paar:
    """A part that is in both versions and differs: in attributes (the bare `was` and `wordt`), words or children."""

    was: Knoop
    wordt: Knoop
    tekst: tuple[Segment, ...] = ()
    kinderen: tuple[Vergeleken, ...] = ()


@dataclass(frozen=True, slots=True)
class OmhuldBij:
    """A new wrapper around parts that were there without it: a text that became the first lid.

    `knoop` is the bare wrapper (STOP: `@wijzigactie` nieuweContainer).
    """

    knoop: Knoop
    kinderen: tuple[Vergeleken, ...]


@dataclass(frozen=True, slots=True)
class OmhuldWeg:
    """A wrapper that is gone while the parts in it stayed (STOP: `@wijzigactie` verwijderContainer)."""

    knoop: Knoop
    kinderen: tuple[Vergeleken, ...]


Vergeleken: TypeAlias = Gelijk | Weg | Bij | Paar | OmhuldBij | OmhuldWeg


class Soort(StrEnum):
    """What happened to a provision. A provision may be renumbered *and* reworded: see `Wijziging.soorten`."""

    OPSCHRIFT = "opschrift"
    CITEERTITEL = "citeertitel"
    GEWIJZIGD = "gewijzigd"
    NIEUW = "nieuw"
    VERVALLEN = "vervallen"
    VERVANGEN = "vervangen"
    GESPLITST = "gesplitst"
    SAMENGEVOEGD = "samengevoegd"
    VERPLAATST = "verplaatst"
    VERNUMMERD = "vernummerd"
    OPMAAK = "opmaak"


TITELS = frozenset({Soort.OPSCHRIFT, Soort.CITEERTITEL})
ZONDER_REDEN = TITELS | {Soort.VERNUMMERD, Soort.VERPLAATST}
"""A provision that only got another title, number or place needs no reason of its own."""


@dataclass(frozen=True, slots=True)
class Plek:
    """Where a provision stands in one version.

    `index` counts the provisions (containers, articles, annexes, explanations) in the order of the text, from 0;
    `diepte` is the number of containers around it; `pad` the names from the outermost container to the provision.
    """

    index: int
    diepte: int
    pad: tuple[str, ...]

    @property
    def naam(self) -> str:
        return self.pad[-1]


@dataclass(frozen=True, slots=True)
class Wijziging:
    """One changed provision (a container counts for its own heading only).

    `soort` is what a reader should be told first, `soorten` all that happened. `was` or `wordt` is None when the
    provision is not in that version; both are None for a changed title. `herkomst` names provisions of the old version
    of which text landed here (a merge, or the new half of a split), `bestemming` those of the new version to which text
    of this one went. `stap` is the pass of the alignment that paired both sides.
    """

    soort: Soort
    soorten: tuple[Soort, ...]
    was: Plek | None
    wordt: Plek | None
    inhoud: Vergeleken
    herkomst: tuple[str, ...] = ()
    bestemming: tuple[str, ...] = ()
    stap: str = ""

    @property
    def naam(self) -> str:
        """How the provision is called: by its new place, or by its old one when it is gone."""
        plek = self.wordt or self.was
        return plek.naam if plek else self.soort.value


def alleen_kenmerk(change: Wijziging) -> bool:
    """Whether an article only got or lost the id by which a draft knows it: its text is the same to the letter."""
    if change.soort is not Soort.OPMAAK:
        return False
    old, new = oud(change.inhoud), nieuw(change.inhoud)
    if not isinstance(old, Artikel) or not isinstance(new, Artikel):
        return False
    return replace(old, id="", was=()) == replace(new, id="", was=())


@dataclass(frozen=True, slots=True)
class Reeks:
    """A run of `aantal` provisions of the new version, in order.

    `was` is the index of the first in the old version (the others follow it), `diepte` how much deeper they now stand.
    None: they are new, and their depth is in their `Wijziging`.
    """

    was: int | None
    aantal: int
    diepte: int = 0


@dataclass(frozen=True, slots=True)
class Kenmerk:
    """What identifies one side of a comparison: its titles and the digest of its whole text."""

    opschrift: str
    citeertitel: str
    vingerafdruk: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that changed from `was` to `wordt`, in the order of the new text (what is gone at its old place)."""

    was: Kenmerk
    wordt: Kenmerk
    geraamte: tuple[Reeks, ...]
    wijzigingen: tuple[Wijziging, ...]


def keer_om(part: Vergeleken) -> Vergeleken:
    """The same part seen from the new text."""
    match part:
        case Gelijk():
            return part
        case Weg(knoop):
            return Bij(knoop)
        case Bij(knoop):
            return Weg(knoop)
        case OmhuldBij(knoop, parts):
            return OmhuldWeg(knoop, tuple(map(keer_om, parts)))
        case OmhuldWeg(knoop, parts):
            return OmhuldBij(knoop, tuple(map(keer_om, parts)))
        case Paar():
            return Paar(
                part.wordt,
                part.was,
                tuple(Segment(s.wordt, s.was, tuple(map(keer_om, s.noot))) for s in part.tekst),
                tuple(map(keer_om, part.kinderen)),
            )


def oude_woorden(tekst: tuple[Segment, ...]) -> Woorden:
    """The words of the old text."""
    return _side(((s.was, s.noot) for s in tekst), oude_knopen)


def nieuwe_woorden(tekst: tuple[Segment, ...]) -> Woorden:
    """The words of the new text."""
    return _side(((s.wordt, s.noot) for s in tekst), nieuwe_knopen)


def oud(part: Vergeleken) -> Knoop | None:
    """The part as it was; None when it is new."""
    return next(iter(oude_knopen(part)), None)


def nieuw(part: Vergeleken) -> Knoop | None:
    """The part as it becomes; None when it is gone."""
    return next(iter(nieuwe_knopen(part)), None)


def oude_knopen(part: Vergeleken) -> tuple[Knoop, ...]:
    """The part in the old text: one node, none when it is new, all inside when only the wrapper is new."""
    match part:
        case Gelijk(knoop) | Weg(knoop):
            return (knoop,)
        case Bij():
            return ()
        case OmhuldBij():
            return _inside(part.kinderen, oude_knopen)
        case OmhuldWeg():
            return (met(part.knoop, (), _inside(part.kinderen, oude_knopen)),)
        case Paar():
            return (met(part.was, inlines(oude_woorden(part.tekst)), _inside(part.kinderen, oude_knopen)),)


def nieuwe_knopen(part: Vergeleken) -> tuple[Knoop, ...]:
    """The part in the new text: one node, none when it is gone, all inside when only the wrapper is gone."""
    match part:
        case Gelijk(knoop) | Bij(knoop):
            return (knoop,)
        case Weg():
            return ()
        case OmhuldWeg():
            return _inside(part.kinderen, nieuwe_knopen)
        case OmhuldBij():
            return (met(part.knoop, (), _inside(part.kinderen, nieuwe_knopen)),)
        case Paar():
            return (met(part.wordt, inlines(nieuwe_woorden(part.tekst)), _inside(part.kinderen, nieuwe_knopen)),)


def _inside(parts: Iterable[Vergeleken], project: Callable[[Vergeleken], tuple[Knoop, ...]]) -> tuple[Knoop, ...]:
    return tuple(node for part in parts for node in project(part))


def _side(
    runs: Iterable[tuple[Woorden, tuple[Vergeleken, ...]]], project: Callable[[Vergeleken], tuple[Knoop, ...]]
) -> Woorden:
    words: list[Woord] = []
    for run, noot in runs:
        if noot:
            word = run[0]
            assert isinstance(word.ding, Noot)
            blocks = cast(tuple[Blok, ...], _inside(noot, project))
            words.append(word._replace(ding=Noot(word.ding.label, blocks)))
        else:
            words.extend(run)
    return tuple(words)

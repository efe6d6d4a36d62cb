"""What checks are given: a version with all that several rules ask of its text, and what changed in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.compare import compare
from pipeline.lint.bronplaats import Bronnen, bronregels
from pipeline.lint.tekst import Passage, passages, passages_besluit
from pipeline.lint.verwijzing import Aanhaling, aanhalingen
from pipeline.model import Comparison, Herstel, Li, Lid, Position, Versie

LABEL = r"(?P<voor>[ >]*(?:- +)?(?:\*\*)?){label}(?P<na>\.|\)|\\\)|\*\*|[ \n]|$)"


@dataclass(frozen=True)
class Ontleding:
    """A version taken apart: each part is worked out once, when the first rule asks for it.

    `bronnen` are the source files by the path that positions name; without them places are lines and nothing can be
    mended. Not slotted: a cached property needs a place to keep its value.
    """

    versie: Versie
    bronnen: Bronnen = field(default_factory=dict, repr=False)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every text of the regulation, in order; a footnote follows the text that calls it."""
        return tuple(passages(self.versie.regeling, self.bronnen))

    @cached_property
    def _passages_per_bestand(self) -> Mapping[str, tuple[Passage, ...]]:
        found: dict[str, list[Passage]] = {}
        for passage in self.passages:
            found.setdefault(passage.position.file, []).append(passage)
        return {file: tuple(listed) for file, listed in found.items()}

    def passages_van(self, file: str) -> tuple[Passage, ...]:
        """The texts that stand in a file, in order."""
        return self._passages_per_bestand.get(file, ())

    def regel(self, where: Position) -> str:
        """The line of a source file; "" when it was not given."""
        lines = bronregels(self.bronnen, where.file)
        return lines[where.line - 1] if 0 < where.line <= len(lines) else ""

    @cached_property
    def passages_besluit(self) -> tuple[Passage, ...]:
        """The prose of the council papers that go with the version."""
        return tuple(passages_besluit(self.versie, self.bronnen))

    @cached_property
    def verwijzingen(self) -> tuple[tuple[Passage, Aanhaling], ...]:
        """The references in the regulation to articles and containers, those to other laws marked, in order."""
        return tuple((passage, found) for passage in self.passages for found in aanhalingen(passage.inhoud))

    def herstel_label(self, node: Li | Lid, nieuw: str) -> tuple[Herstel, ...]:
        """What writes another label before a lid or onderdeel ("a" → "b", without its dot); () when it is unclear."""
        lines = bronregels(self.bronnen, node.position.file)
        if not 0 < node.position.line <= len(lines) or not node.nummer:
            return ()
        source = node.nummer.replace("*", "\\*").replace(")", "\\)")
        for written in dict.fromkeys((source, node.nummer)):
            if found := re.match(LABEL.format(label=re.escape(written)), lines[node.position.line - 1]):
                place = Position(node.position.file, node.position.line, found.end("voor") + 1)
                return (Herstel(place, written, nieuw),)
        return ()


@dataclass(frozen=True)
class Verandering:
    """What a version changes in the one before it."""

    was: Ontleding
    wordt: Ontleding

    @cached_property
    def comparison(self) -> Comparison:
        """The comparison of both texts, made once for all rules."""
        return compare(self.was.versie.regeling, self.wordt.versie.regeling)


@dataclass(frozen=True, slots=True)
class Toets:
    """All that a check may look at.

    `verandering` is None when the version follows on none. `buren` are versions of other regulations in the same data
    that may name this one; given only when a check asks for them. `rondom` says that both were looked for.
    """

    ontleding: Ontleding
    verandering: Verandering | None = None
    buren: tuple[Ontleding, ...] = ()
    rondom: bool = False

    @property
    def versie(self) -> Versie:
        return self.ontleding.versie


def toets(
    versie: Versie,
    bronnen: Bronnen | None = None,
    was: Versie | None = None,
    buren: Iterable[Ontleding] | None = None,
) -> Toets:
    """What there is to judge of a version: with its source files and the version it follows, as far as given."""
    whole = Ontleding(versie, bronnen or {})
    change = Verandering(Ontleding(was), whole) if was else None
    return Toets(whole, change, tuple(buren or ()), buren is not None)

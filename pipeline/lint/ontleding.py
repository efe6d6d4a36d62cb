"""What checks are given: a version with all that several rules ask of its text, and what changed in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.compare import compare
from pipeline.lint.begrippen import Begrippen, begrippen
from pipeline.lint.bronplaats import Bronnen, bronregels
from pipeline.lint.doorlopend import Doorlopend, doorlopend
from pipeline.lint.normtekst import is_norm
from pipeline.lint.opsommingen import Opsomming, opsommingen
from pipeline.lint.schrijfwijze import Schrijfwijze, schrijfwijzen
from pipeline.lint.tekst import Passage, passages, passages_besluit
from pipeline.lint.verwijzing import Aanhaling, aanhalingen
from pipeline.lint.wijzigingen import Gewijzigd, gewijzigd
from pipeline.lint.wijzigingstekst import Opdracht, Wijzigingsartikel, wijzigingsartikelen
from pipeline.model import (
    Adres,
    Artikel,
    Bijlage,
    Comparison,
    Divisie,
    Eenheid,
    Gegevens,
    Herstel,
    Li,
    Lid,
    Position,
    Regeling,
    Structuur,
    Versie,
    alle_knopen,
    stukken,
)

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
    def bepalingen(self) -> tuple[Passage, ...]:
        """The running text that binds: no explanation, no headings of provisions, no tables of tariff data."""
        data = {tarieven.position.file for tarieven in self.versie.tarieven}
        heading = Artikel | Structuur | Divisie | Bijlage
        return tuple(
            passage
            for passage in self.passages
            if not (passage.in_toelichting or isinstance(passage.knoop, heading) or passage.position.file in data)
        )

    @cached_property
    def schrijfwijzen(self) -> tuple[tuple[Passage, Schrijfwijze], ...]:
        """How the running text writes its references, paragraph by paragraph."""
        return tuple((passage, found) for passage in self.bepalingen for found in schrijfwijzen(passage.inhoud))

    @cached_property
    def wijzigingsartikelen(self) -> tuple[Wijzigingsartikel, ...]:
        """The articles that give instructions to amend another regulation; () for ordinary law."""
        return wijzigingsartikelen(self.versie)

    @cached_property
    def opdrachten(self) -> tuple[Opdracht, ...]:
        """Their instructions, in order."""
        return tuple(order for article in self.wijzigingsartikelen for order in article.opdrachten)

    @cached_property
    def verwijzingen(self) -> tuple[tuple[Passage, Aanhaling], ...]:
        """The references in the regulation to articles and containers, those to other laws marked, in order."""
        return tuple((passage, found) for passage in self.passages for found in aanhalingen(passage.inhoud))

    @cached_property
    def normtekst(self) -> tuple[Passage, ...]:
        """The passages that bind: of articles and annexes, no headings; a note that is called twice is there once."""
        once = {id(passage.knoop): passage for passage in reversed(self.passages) if is_norm(passage)}
        return tuple(reversed(once.values()))

    @cached_property
    def norm(self) -> Doorlopend:
        """The same as one text, for rules that look for a sign."""
        return doorlopend(self.normtekst)

    @cached_property
    def passage_van(self) -> dict[int, Passage]:
        """The passage of a node, by the identity of the node: a paragraph, a term, a heading."""
        return {id(passage.knoop): passage for passage in self.passages}

    @cached_property
    def opsommingen(self) -> tuple[Opsomming, ...]:
        """The lists of the articles, each with what stands around it; not those in which an amendment has its parts."""
        amends = {id(one.artikel) for one in self.wijzigingsartikelen}
        return tuple(found for found in opsommingen(self.versie) if id(found.artikel) not in amends)

    @cached_property
    def begrippen(self) -> tuple[Begrippen, ...]:
        """The definitions, as they stand together."""
        return tuple(begrippen(self.versie))

    @cached_property
    def in_begrippen(self) -> frozenset[int]:
        """The identities of the nodes inside definitions: what stands there is about a word, not about the matter."""
        defined = (one for group in self.begrippen for one in group.bepalingen)
        return frozenset(id(node) for one in defined for node in alle_knopen(one.knoop))

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

    @cached_property
    def gewijzigd(self) -> tuple[Gewijzigd, ...]:
        """The provisions that changed, with both texts and the reason that is given."""
        return tuple(gewijzigd(self.comparison, self.wordt.versie))

    @cached_property
    def paren(self) -> tuple[tuple[Eenheid, Eenheid], ...]:
        """The provisions that are in both versions, old and new, as the comparison paired them."""
        old, new = (tuple(_bepalingen(side.versie.regeling)) for side in (self.was, self.wordt))
        found: list[tuple[Eenheid, Eenheid]] = []
        at = 0
        for run in self.comparison.geraamte:
            if run.was is not None:
                found += zip(old[run.was : run.was + run.aantal], new[at : at + run.aantal], strict=True)
            at += run.aantal
        return tuple(found)

    @cached_property
    def artikelparen(self) -> tuple[tuple[Artikel, Artikel], ...]:
        """Of those the articles."""
        return tuple(
            (was, wordt) for was, wordt in self.paren if isinstance(was, Artikel) and isinstance(wordt, Artikel)
        )


def _bepalingen(regeling: Regeling) -> Iterator[Eenheid]:
    """All provisions in the order of the text, as the comparison counts them."""
    pending: list[Eenheid] = list(reversed(stukken(regeling)))
    while pending:
        node = pending.pop()
        yield node
        if isinstance(node, Structuur):
            pending.extend(reversed(node.inhoud))


@dataclass(frozen=True, slots=True)
class Toets:
    """All that a check may look at.

    `verandering` is None when the version follows on none. `buren` are versions of other regulations in the same data
    that may name this one; given only when a check asks for them. `lijngenoten` are the records of the versions of the
    same lineage. `rondom` says that all these were looked for.
    """

    ontleding: Ontleding
    verandering: Verandering | None = None
    buren: tuple[Ontleding, ...] = ()
    rondom: bool = False
    lijngenoten: Mapping[Adres, Gegevens] = field(default_factory=dict)

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

"""The definitions of a regulation, whatever form they have: a begrippenlijst, a list, or a paragraph for each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from pipeline.lint.bouw import blok_plaats
from pipeline.lint.tekst import lopend
from pipeline.model import (
    Alinea,
    Artikel,
    Begrip,
    Begrippenlijst,
    Bijlage,
    Blok,
    Li,
    Lid,
    Lijst,
    Position,
    Structuur,
    Versie,
    Weggelaten,
    platte_tekst,
    ruwe_tekst,
)
from pipeline.model.regeling import Divisie

Houder: TypeAlias = Artikel | Bijlage | Divisie
Deel: TypeAlias = Blok | Lid | Divisie

AANHEF = re.compile(
    r"\b(?:verstaan|verstaat|bedoelen (?:we|wij) met|bedoeld met|betekenis|betekent|begrip\w*|definities?)\b",
    re.IGNORECASE,
)
#: What "wordt verstaan onder" replaces in a law that is declared applicable is no definition.
SCHAKEL = "met dien verstande dat"
OPSCHRIFT = re.compile(r"\b(?:begrip\w*|definities?)\b", re.IGNORECASE)
#: "college: het college van …": what stands before the first colon.
TERM = re.compile(r"[“‘„\"'«]?[^:;.?!]{1,80}?[”’\"'»]? ?:(?= |$)")
MARKS = "“”‘’„\"'«»*–- "


@dataclass(frozen=True, slots=True)
class Bepaling:
    """A term and what it means: `opening` is the term with its quotes, `letter` its label, `knoop` holds it all."""

    opening: str
    omschrijving: str
    letter: str
    position: Position
    knoop: Begrip | Li | Alinea

    @property
    def term(self) -> str:
        """The term without quotes."""
        return self.opening.strip(MARKS)


@dataclass(frozen=True, slots=True)
class Begrippen:
    """Definitions that stand together: the words that lead them in, and who holds them."""

    aanhef: str
    bepalingen: tuple[Bepaling, ...]
    houder: Houder
    position: Position

    @property
    def kop(self) -> str:
        """The heading of the article or annex."""
        return platte_tekst(self.houder.kop.opschrift)


def begrippen(versie: Versie) -> Iterator[Begrippen]:
    """Every group of definitions in articles and annexes, in order."""
    for part in (*versie.regeling.lichaam, *versie.regeling.bijlagen):
        yield from _in(part)


def _in(node: Structuur | Artikel | Weggelaten | Bijlage) -> Iterator[Begrippen]:
    if isinstance(node, Structuur):
        for child in node.inhoud:
            yield from _in(child)
    elif isinstance(node, Artikel | Bijlage):
        yield from _groepen(node, node.inhoud)


def _groepen(holder: Houder, blocks: Sequence[Deel]) -> Iterator[Begrippen]:
    before: Alinea | None = None
    for index, block in enumerate(blocks):
        if isinstance(block, Lid):
            yield from _groepen(holder, block.inhoud)
        elif isinstance(block, Divisie):
            yield from _groepen(block, block.inhoud)
        elif isinstance(block, Begrippenlijst):
            aanhef = lopend(before.inhoud) if before else ""
            if _leidt_in(holder, aanhef):
                yield Begrippen(aanhef, _uit_begrippenlijst(block), holder, blok_plaats(before or block))
        elif before is not None and isinstance(block, Lijst | Alinea) and lopend(before.inhoud).endswith(":"):
            text = lopend(before.inhoud)
            found: tuple[Bepaling, ...] = ()
            if _leidt_in(holder, text):
                found = _uit_lijst(block) if isinstance(block, Lijst) else _uit_alineas(blocks[index:])
            if found:
                yield Begrippen(text, found, holder, blok_plaats(before))
        before = block if isinstance(block, Alinea) else None


def _leidt_in(holder: Houder, text: str) -> bool:
    """Whether definitions follow: the words before them speak of meaning, or the heading does."""
    if SCHAKEL in text:
        return False
    return bool(AANHEF.search(text)) or bool(OPSCHRIFT.search(platte_tekst(holder.kop.opschrift)))


def _uit_begrippenlijst(block: Begrippenlijst) -> tuple[Bepaling, ...]:
    return tuple(
        Bepaling(
            lopend(begrip.term).strip(" :"),
            " ".join(word for child in begrip.omschrijving for word in ruwe_tekst(child)),
            "",
            begrip.term[0].position if begrip.term and begrip.term[0].position.line else begrip.position,
            begrip,
        )
        for begrip in block.begrippen
    )


def _uit_lijst(block: Lijst) -> tuple[Bepaling, ...]:
    """The items that read "term: omschrijving"; nothing when most items don't."""
    found = []
    for item in block.items:
        first = item.inhoud[0] if item.inhoud else None
        text = lopend(first.inhoud) if isinstance(first, Alinea) else ""
        match = TERM.match(text)
        if match:
            rest = [word for child in item.inhoud[1:] for word in ruwe_tekst(child)]
            where = item.position if item.position.line else blok_plaats(first or block)
            whole = " ".join([text[match.end() :].strip(), *rest])
            found.append(Bepaling(match[0].strip(":–- "), whole, item.nummer, where, item))
    return tuple(found) if 2 * len(found) > len(block.items) else ()


def _uit_alineas(blocks: Sequence[Deel]) -> tuple[Bepaling, ...]:
    """The paragraphs in a row that read "term: omschrijving", when there are two or more."""
    found = []
    for block in blocks:
        match = TERM.match(lopend(block.inhoud)) if isinstance(block, Alinea) else None
        if match is None or not isinstance(block, Alinea):
            break
        text = lopend(block.inhoud)
        found.append(Bepaling(match[0].strip(":–- "), text[match.end() :].strip(), "", blok_plaats(block), block))
    return tuple(found) if len(found) > 1 else ()


def zijn_begrippen(holder: Houder, aanhef: str, block: Lijst) -> bool:
    """Whether a list holds definitions."""
    return bool(aanhef) and _leidt_in(holder, aanhef) and bool(_uit_lijst(block))

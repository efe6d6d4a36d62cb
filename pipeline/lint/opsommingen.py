"""The lists of the articles, each with what stands around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from pipeline.lint.bouw import artikel_naam, artikelen
from pipeline.lint.tekst import lopend
from pipeline.model import Alinea, Artikel, Blok, Li, Lid, Lijst, Position, Versie, lid_naam

Deel: TypeAlias = Blok | Lid


@dataclass(frozen=True, slots=True)
class Opsomming:
    """A list in an article: the items around it, and what stands before and after it in the same place.

    `slot` is the mark that its last item ends with: "." when the lid ends there, ";" inside a list that goes on, ""
    when more follows, so that it cannot be told.
    """

    lijst: Lijst
    artikel: Artikel
    lid: Lid | None
    boven: tuple[Li, ...]
    voor: Deel | None
    na: Deel | None
    slot: str

    @property
    def aanhef(self) -> str:
        """The paragraph that leads the list in, "" when there is none."""
        return lopend(self.voor.inhoud) if isinstance(self.voor, Alinea) else ""

    @property
    def staart(self) -> str:
        """The paragraph right after the list, "" when there is none."""
        return lopend(self.na.inhoud) if isinstance(self.na, Alinea) else ""

    def waar(self, item: Li) -> Position:
        """Where an item stands in the source."""
        return item.position if item.position.line else self.lijst.position

    @property
    def plaats(self) -> str:
        """How a message calls the place: "het tweede lid van artikel 3, onderdeel b"."""
        where = artikel_naam(self.artikel)
        if self.lid is not None:
            name = lid_naam(self.lid.nummer)
            where = f"{'het ' if name.endswith(' lid') else ''}{name} van {where}"
        labels = [f"onderdeel {item.nummer}" for item in self.boven if is_label(item.nummer)]
        return ", ".join([where, *labels])


def opsommingen(versie: Versie) -> Iterator[Opsomming]:
    """Every list of every article, in order, those inside items too."""
    for article in artikelen(versie.regeling):
        yield from _lijsten(article, None, (), article.inhoud, ".")


def is_label(nummer: str) -> bool:
    """Whether it is a label and no dash or dot."""
    return any(map(str.isalnum, nummer))


def tekst(item: Li) -> str:
    """The words with which an item opens."""
    first = item.inhoud[0] if item.inhoud else None
    return lopend(first.inhoud) if isinstance(first, Alinea) else ""


def slottekst(item: Li) -> str | None:
    """The words with which an item closes; None when it ends in a list, a table or nothing."""
    last = item.inhoud[-1] if item.inhoud else None
    return lopend(last.inhoud).rstrip() if isinstance(last, Alinea) else None


def is_vervallen(item: Li) -> bool:
    """Whether the item only keeps its letter."""
    return tekst(item).strip(" .;[]()").casefold() in ("vervallen", "gereserveerd", "") or not item.inhoud


def _lijsten(
    artikel: Artikel, lid: Lid | None, boven: tuple[Li, ...], blocks: Sequence[Deel], slot: str
) -> Iterator[Opsomming]:
    for index, block in enumerate(blocks):
        if isinstance(block, Lid):
            yield from _lijsten(artikel, block, boven, block.inhoud, ".")
        elif isinstance(block, Lijst):
            before = blocks[index - 1] if index else None
            after = blocks[index + 1] if index + 1 < len(blocks) else None
            ends = slot if after is None or isinstance(after, Lid) else ""
            yield Opsomming(block, artikel, lid, boven, before, after, ends)
            for item in block.items:
                inner = ends if item is block.items[-1] else ";"
                yield from _lijsten(artikel, lid, (*boven, item), item.inhoud, inner)

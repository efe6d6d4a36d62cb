"""A change as one running text (layout w8), part by part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from markupsafe import Markup

from pipeline.formats.html.element import Element, child, inner_html
from pipeline.formats.html.renvooi import binnen, open_paar, open_renvooi, render_renvooi
from pipeline.formats.html.rijen import (
    TITELS,
    Context,
    Deel,
    Gekopt,
    Overgeslagen,
    Rendered,
    WasWordtRij,
    delen,
)
from pipeline.formats.html.weergave import Noten, Weergave, Woordenlijst, Zijden
from pipeline.model import Bij, Gelijk, OmhuldBij, OmhuldWeg, Paar, Vergeleken, Weg, Weggelaten, Wijziging

HEADING = 4
"""The level of a provision's heading: below the name of its group."""


@dataclass(frozen=True, slots=True)
class Lopend:
    """Sets one change as running text; the anchor keeps the notes of its parts apart."""

    anker: str
    words: Woordenlijst
    zijden: Zijden

    def kop(self, part: Vergeleken) -> Markup | None:
        """The heading of the change, its number and words marked; None for what has none, such as a title."""
        if isinstance(part, OmhuldBij | OmhuldWeg) or not isinstance(_node(part), Gekopt):
            return None

        def add(parent: Element, weergave: Weergave) -> None:
            open_renvooi(part, parent, weergave)

        return self.tekst("kop", add, HEADING)

    def rijen(self, change: Wijziging, context: Context) -> Iterator[WasWordtRij]:
        """The content of the change, part by part."""
        part = change.inhoud
        match part:
            case Gelijk() | Paar(_, _, (), ()):
                yield WasWordtRij(overgeslagen=Overgeslagen.ONGEWIJZIGD)
            case Paar() if change.soort in TITELS:
                yield self.rij(0, lambda parent, weergave: render_renvooi(part, parent, weergave))
            case Paar():
                yield from self.paar(part, context)
            case Bij(Weggelaten()) | Weg(Weggelaten()):
                yield self.rij(0, lambda parent, weergave: render_renvooi(part, parent, weergave))
            case _:
                yield self.rij(0, _geheel(binnen(part)))

    def paar(self, pair: Paar, context: Context) -> Iterator[WasWordtRij]:
        for number, deel in enumerate(delen(pair, context), start=1):
            if isinstance(deel, Overgeslagen):
                yield WasWordtRij(overgeslagen=deel)
            else:
                yield self.rij(number, _deel(deel))

    def rij(self, number: int, add: Rendered) -> WasWordtRij:
        return WasWordtRij(lopend=self.tekst(str(number), add, 0))

    def tekst(self, name: str, add: Rendered, niveau: int) -> Markup:
        noten = Noten(f"{self.anker}-{name}")
        weergave = Weergave(
            self.words, noten, self.zijden.link_nieuw, self.zijden.image_nieuw, niveau, zijden=self.zijden
        )
        body = etree.Element("div")
        add(body, weergave)
        noten.print(body, self.words)
        return inner_html(body)


def _node(part: Vergeleken) -> object:
    return part.wordt if isinstance(part, Paar) else part.knoop


def _geheel(parts: tuple[Vergeleken, ...]) -> Rendered:
    def add(parent: Element, weergave: Weergave) -> None:
        for part in parts:
            render_renvooi(part, parent, weergave)

    return add


def _deel(deel: Deel) -> Rendered:
    def add(parent: Element, weergave: Weergave) -> None:
        if deel.schil is None:
            render_renvooi(deel.part, parent, weergave)
        elif deel.lijst:
            render_renvooi(deel.part, open_paar(deel.lijst, parent, weergave).inhoud, weergave)
        else:
            open_renvooi(deel.schil, child(parent, "section", "divisie"), weergave)

    return add

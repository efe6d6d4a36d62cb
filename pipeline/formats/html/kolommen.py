"""A change in two columns (layouts w1 and w2): its old text beside its new text, row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from lxml import etree
from markupsafe import Markup

from pipeline.formats.html.element import Element, inner_html
from pipeline.formats.html.knopen import (
    Schil,
    add_kant_segments,
    kant_van,
    open_schil,
    open_sectie,
    render,
    render_kant,
)
from pipeline.formats.html.rijen import (
    TITELS,
    Context,
    Deel,
    Gekopt,
    Overgeslagen,
    Rendered,
    WasWordtRij,
    delen,
    kop_wijzigt,
)
from pipeline.formats.html.weergave import Kant, Noten, Weergave, Woordenlijst, Zijden
from pipeline.model import (
    Artikel,
    Bij,
    Bijlage,
    Gelijk,
    Knoop,
    OmhuldBij,
    OmhuldWeg,
    Paar,
    Soort,
    Toelichting,
    Vergeleken,
    Weg,
    Wijziging,
    kinderen,
    nieuw,
    oud,
)


@dataclass(frozen=True, slots=True)
class Leegte:
    """Which side of a change as a whole says in a word that it has no text."""

    was: bool = False
    wordt: bool = False


@dataclass(frozen=True, slots=True)
class Kolommen:
    """Sets the rows of one change; the anchor keeps the notes of its cells apart."""

    anker: str
    words: Woordenlijst
    zijden: Zijden

    def rijen(self, change: Wijziging, context: Context, leegte: Leegte) -> Iterator[WasWordtRij]:
        """The rows of the change; `leegte` says which side needs no text."""
        match change.inhoud:
            case Bij(knoop):
                yield WasWordtRij(None, self.geheel(knoop, Kant.NIEUW))
            case Weg(knoop):
                yield WasWordtRij(self.geheel(knoop, Kant.OUD), None)
            case Gelijk() | Paar(_, _, (), ()):
                yield WasWordtRij(overgeslagen=Overgeslagen.ONGEWIJZIGD)
            case Paar() as pair if change.soort in (Soort.VERVANGEN, Soort.VERVALLEN):
                was = None if leegte.was else self.zijde(pair, Kant.OUD)
                yield WasWordtRij(was, None if leegte.wordt else self.zijde(pair, Kant.NIEUW))
            case Paar() as pair if change.soort in TITELS:
                yield self.rij(0, lambda kant: lambda parent, w: render_kant(pair, parent, w, kant))
            case Paar() as pair:
                yield from self.paar(pair, context)
            case OmhuldBij() | OmhuldWeg():
                raise AssertionError("a provision is never wrapped")

    def geheel(self, node: Knoop, kant: Kant) -> Markup:
        """A provision that is on one side only: unmarked, since the empty side says so already."""
        inside = isinstance(node, Artikel | Bijlage | Toelichting)
        parts = kinderen(node) if inside else (node,)

        def add(parent: Element, weergave: Weergave) -> None:
            for part in parts:
                render(part, parent, weergave)

        return self.cel(kant, "geheel", add)

    def zijde(self, pair: Paar, kant: Kant) -> Markup:
        """One side of a provision that was replaced as a whole, unmarked."""
        node = oud(pair) if kant is Kant.OUD else nieuw(pair)
        assert node is not None
        return self.geheel(node, kant)

    def paar(self, pair: Paar, context: Context) -> Iterator[WasWordtRij]:
        if kop_wijzigt(pair):
            yield self.rij(0, lambda kant: lambda parent, w: _kop(pair, parent, w, kant))
        for number, deel in enumerate(delen(pair, context), start=1):
            if isinstance(deel, Overgeslagen):
                yield WasWordtRij(overgeslagen=deel)
            else:
                yield self.rij(number, _deel(deel), deel.part)

    def rij(self, number: int, rendered: Callable[[Kant], Rendered], part: Vergeleken | None = None) -> WasWordtRij:
        was = None if isinstance(part, Bij) else self.cel(Kant.OUD, str(number), rendered(Kant.OUD))
        wordt = None if isinstance(part, Weg) else self.cel(Kant.NIEUW, str(number), rendered(Kant.NIEUW))
        return WasWordtRij(was, wordt)

    def cel(self, kant: Kant, name: str, add: Rendered) -> Markup:
        is_oud = kant is Kant.OUD
        link = self.zijden.link_oud if is_oud else self.zijden.link_nieuw
        image = self.zijden.image_oud if is_oud else self.zijden.image_nieuw
        noten = Noten(f"{self.anker}-{name}-{'was' if is_oud else 'wordt'}")
        weergave = Weergave(self.words, noten, link, image)
        cell = etree.Element("td")
        add(cell, weergave)
        noten.print(cell, self.words)
        return inner_html(cell)


def _deel(deel: Deel) -> Callable[[Kant], Rendered]:
    def rendered(kant: Kant) -> Rendered:
        def add(parent: Element, weergave: Weergave) -> None:
            if deel.schil is None:
                render_kant(deel.part, parent, weergave, kant)
            elif deel.lijst:
                schil = open_schil(kant_van(deel.lijst, kant), parent, weergave)
                render_kant(deel.part, schil.inhoud, weergave, kant)
            else:
                _kop(deel.schil, parent, weergave, kant)

        return add

    return rendered


def _kop(pair: Paar, parent: Element, weergave: Weergave, kant: Kant) -> None:
    """The heading of one side, its changed words marked."""
    node = pair.was if kant is Kant.OUD else pair.wordt
    assert isinstance(node, Gekopt)
    schil: Schil = open_sectie(node, parent, replace(weergave, niveau=0))
    add_kant_segments(schil.tekst, pair, weergave, kant)

"""A comparison as two columns (layout w1): per changed provision its old and its new text, row by row.

Everything here is read from the Comparison; nothing is compared again. What the rows *mean* in words (headings,
"(nieuw artikel)", what was renumbered) is said by the template.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from lxml import etree
from markupsafe import Markup

from pipeline.formats.html.berichten import Bericht, berichten
from pipeline.formats.html.element import Element, inner_html
from pipeline.formats.html.inline import add_segments
from pipeline.formats.html.knopen import (
    Schil,
    open_schil,
    open_sectie,
    render,
    render_blokken,
    render_kant,
    render_kanten,
)
from pipeline.formats.html.weergave import Kant, Noten, Weergave, Woordenlijst
from pipeline.model import (
    Alinea,
    Artikel,
    Begrippenlijst,
    Bij,
    Bijlage,
    Comparison,
    Divisie,
    Gelijk,
    Knoop,
    Lijst,
    Paar,
    Soort,
    Structuur,
    Toelichting,
    Vergeleken,
    Vervallen,
    Weg,
    Weggelaten,
    Wijziging,
    inlines,
    kinderen,
    kop_tekst,
    met,
    nieuw,
    nieuwe_woorden,
    oud,
    oude_woorden,
    platte_tekst,
    slug,
    tekst_van,
)

Rendered = Callable[[Element, Weergave], None]
TITELS = (Soort.OPSCHRIFT, Soort.CITEERTITEL)


class Context(StrEnum):
    """How much of a changed article is shown."""

    LID = "lid"
    ARTIKEL = "artikel"


class Leeg(StrEnum):
    """Why a side has no text."""

    NIEUW = "nieuw"
    VERVALLEN = "vervallen"
    NIET_IN_BRON = "niet in bron"


class Overgeslagen(StrEnum):
    """Why a run of provisions is not shown."""

    ONGEWIJZIGD = "ongewijzigd"
    NIET_IN_BRON = "niet in bron"


@dataclass(frozen=True, slots=True)
class WasWordtRij:
    """A row: a lid, an onderdeel or a block on both sides; None where that side has none.

    `overgeslagen` stands for a run of provisions that are the same and are not shown, or that the source leaves out.
    """

    was: Markup | None = None
    wordt: Markup | None = None
    overgeslagen: Overgeslagen | None = None


@dataclass(frozen=True, slots=True)
class WasWordtBlok:
    """One changed provision.

    `sleutel` is the name its onderbouwing has, `opschrift` its whole heading, `titel` that without label and number,
    `eenheid` the kind of provision, in Dutch.
    """

    anker: str
    sleutel: str
    naam: str
    opschrift: str
    titel: str
    eenheid: str
    pad: tuple[str, ...]
    soort: Soort
    soorten: tuple[Soort, ...]
    rijen: tuple[WasWordtRij, ...]
    berichten: tuple[Bericht, ...] = ()
    was_leeg: Leeg | None = None
    wordt_leeg: Leeg | None = None

    @property
    def tekst_gelijk(self) -> bool:
        """Whether its text stays the same: it only moved, or got another number."""
        return all(rij.overgeslagen for rij in self.rijen)


@dataclass(frozen=True, slots=True)
class WasWordtGroep:
    """Changed provisions that stand together: in one container, or of one kind (`soort`)."""

    soort: str
    pad: tuple[str, ...]
    blokken: tuple[WasWordtBlok, ...]


@dataclass(frozen=True, slots=True)
class WasWordt:
    """The whole of it: the groups in order, and what differs in emphasis or spacing only."""

    groepen: tuple[WasWordtGroep, ...]
    alleen_opmaak: tuple[str, ...]

    @property
    def blokken(self) -> tuple[WasWordtBlok, ...]:
        """Every changed provision in order."""
        return tuple(blok for groep in self.groepen for blok in groep.blokken)


@dataclass(frozen=True, slots=True)
class Zijden:
    """Where links and images of the old and the new text are."""

    link_oud: Callable[[str], str | None]
    link_nieuw: Callable[[str], str | None]
    image_oud: Callable[[str], str | None]
    image_nieuw: Callable[[str], str | None]


LOS = Zijden(*(lambda path: None,) * 4)
"""Sides of a fragment that stands alone."""


def waswordt(comparison: Comparison, words: Woordenlijst, context: Context, zijden: Zijden = LOS) -> WasWordt:
    """The two columns of every visible change."""
    seen: dict[str, int] = {}
    blokken: list[WasWordtBlok] = []
    opmaak: list[str] = []
    for change in comparison.wijzigingen:
        if change.soort is Soort.OPMAAK:
            opmaak.append(change.naam)
            continue
        key = _sleutel(change)
        seen[key] = seen.get(key, 0) + 1
        anker = f"wijziging-{key}" + (f"-{seen[key]}" if seen[key] > 1 else "")
        blokken.append(_Zetter(anker, words, zijden).blok(change, key, context))
    groups = groupby(blokken, key=lambda blok: (_groep(blok), blok.pad if blok.eenheid == "artikel" else ()))
    return WasWordt(tuple(WasWordtGroep(soort, pad, tuple(group)) for (soort, pad), group in groups), tuple(opmaak))


def _groep(blok: WasWordtBlok) -> str:
    if blok.soort in TITELS:
        return "titel"
    return blok.eenheid if blok.eenheid in ("artikel", "bijlage", "toelichting") else "structuur"


def _knoop(change: Wijziging) -> Knoop:
    """The provision with its heading, as new, or as old when it is gone: then that is its name."""
    match change.inhoud:
        case Paar(was, _, tekst) if change.soort is Soort.VERVALLEN:
            return met(was, inlines(oude_woorden(tekst)), ())
        case Paar(_, wordt, tekst):
            return met(wordt, inlines(nieuwe_woorden(tekst)), ())
        case _:
            return change.inhoud.knoop


def _sleutel(change: Wijziging) -> str:
    node = _knoop(change)
    if change.soort in TITELS or not isinstance(node, Artikel | Structuur | Bijlage | Toelichting):
        return change.soort.value
    return slug(node)


def _opschrift(node: Knoop) -> str:
    return kop_tekst(node.kop) if isinstance(node, Artikel | Structuur | Bijlage | Toelichting) else ""


def _eenheid(node: Knoop) -> str:
    return node.soort.value.lower() if isinstance(node, Structuur) else type(node).__name__.lower()


@dataclass(frozen=True, slots=True)
class _Zetter:
    """Sets one change; the anchor keeps the notes of its cells apart."""

    anker: str
    words: Woordenlijst
    zijden: Zijden

    def blok(self, change: Wijziging, sleutel: str, context: Context) -> WasWordtBlok:
        node = _knoop(change)
        was_leeg, wordt_leeg = _leegte(change)
        plek = change.wordt or change.was
        return WasWordtBlok(
            anker=self.anker,
            sleutel=sleutel,
            naam=change.naam,
            opschrift=_opschrift(node),
            titel=platte_tekst(tekst_van(node)) or change.naam,
            eenheid=_eenheid(node),
            pad=plek.pad[:-1] if plek else (),
            soort=change.soort,
            soorten=change.soorten,
            rijen=tuple(self.rijen(change, context)),
            berichten=tuple(berichten(change)),
            was_leeg=was_leeg,
            wordt_leeg=wordt_leeg,
        )

    def rijen(self, change: Wijziging, context: Context) -> Iterator[WasWordtRij]:
        match change.inhoud:
            case Bij(knoop):
                yield WasWordtRij(None, self.geheel(knoop, Kant.NIEUW))
            case Weg(knoop):
                yield WasWordtRij(self.geheel(knoop, Kant.OUD), None)
            case Gelijk() | Paar(_, _, (), ()):
                yield WasWordtRij(overgeslagen=Overgeslagen.ONGEWIJZIGD)
            case Paar() as pair if change.soort in (Soort.VERVANGEN, Soort.VERVALLEN):
                was_leeg, wordt_leeg = _leegte(change)
                was = None if was_leeg else self.zijde(pair, Kant.OUD)
                yield WasWordtRij(was, None if wordt_leeg else self.zijde(pair, Kant.NIEUW))
            case Paar() as pair:
                yield from self.paar(pair, context, change.soort in TITELS)

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

    def paar(self, pair: Paar, context: Context, titel: bool) -> Iterator[WasWordtRij]:
        if titel:
            yield self.rij(0, lambda kant: lambda parent, w: render_kant(pair, parent, w, kant))
            return
        if any(segment.is_weg or segment.is_bij for segment in pair.tekst):
            yield self.rij(0, lambda kant: lambda parent, w: _kop(pair, parent, w, kant))
        delen = list(_delen(pair.kinderen)) if context is Context.LID else [_Deel(part) for part in pair.kinderen]
        elided: Overgeslagen | None = None
        for number, deel in enumerate(delen, start=1):
            introduces = number < len(delen) and delen[number].in_lijst and isinstance(_of(deel.part), Alinea)
            if context is Context.LID and isinstance(deel.part, Gelijk) and not introduces:
                reason = _waarom(deel.part.knoop)
                if elided is not reason:
                    yield WasWordtRij(overgeslagen=reason)
                elided = reason
                continue
            elided = None
            yield self.rij(number, deel.render, deel.part)

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


@dataclass(frozen=True, slots=True)
class _Deel:
    """A part that has a row of its own; `schil` is the list it stands in, or the division it heads."""

    part: Vergeleken
    schil: Paar | None = None

    @property
    def in_lijst(self) -> bool:
        return self.schil is not None and isinstance(self.schil.wordt, Lijst | Begrippenlijst)

    def render(self, kant: Kant) -> Rendered:
        def add(parent: Element, weergave: Weergave) -> None:
            if self.schil is None:
                render_kant(self.part, parent, weergave, kant)
            elif self.in_lijst:
                node = self.schil.was if kant is Kant.OUD else self.schil.wordt
                render_kant(self.part, open_schil(node, parent, weergave).inhoud, weergave, kant)
            else:
                _kop(self.schil, parent, weergave, kant)

        return add


def _delen(parts: tuple[Vergeleken, ...]) -> Iterator[_Deel]:
    """The provisions inside a provision: leden and blocks, the items of a changed list, the parts of a division."""
    for part in parts:
        match part:
            case Paar(Lijst(), Lijst(), _, items) | Paar(Begrippenlijst(), Begrippenlijst(), _, items):
                yield from (_Deel(item, part) for item in items)
            case Paar(Divisie(), Divisie(), _, inside):
                yield _Deel(part, part)
                yield from _delen(inside)
            case _:
                yield _Deel(part)


def _of(part: Vergeleken) -> Knoop | None:
    return part.wordt if isinstance(part, Paar) else part.knoop


def _kop(pair: Paar, parent: Element, weergave: Weergave, kant: Kant) -> None:
    """The heading of one side, its changed words marked."""
    node = pair.was if kant is Kant.OUD else pair.wordt
    assert isinstance(node, Artikel | Structuur | Divisie | Bijlage | Toelichting)
    schil: Schil = open_sectie(node, parent, replace(weergave, niveau=0))
    add_segments(schil.tekst, pair.tekst, kant, weergave, render_blokken, render_kanten)


def _waarom(node: Knoop) -> Overgeslagen:
    """Why an equal part is not shown: what the source leaves out is not known to be unchanged."""
    return Overgeslagen.NIET_IN_BRON if _is_weggelaten(node) else Overgeslagen.ONGEWIJZIGD


def _is_weggelaten(node: Knoop) -> bool:
    inside = kinderen(node)
    bare = bool(inside) and not platte_tekst(tekst_van(node))
    return isinstance(node, Weggelaten) or (bare and all(map(_is_weggelaten, inside)))


def _leegte(change: Wijziging) -> tuple[Leeg | None, Leeg | None]:
    if isinstance(change.inhoud, Bij):
        return Leeg.NIEUW, None
    if isinstance(change.inhoud, Weg):
        return None, Leeg.VERVALLEN
    if isinstance(change.inhoud, Paar) and change.soort is Soort.VERVALLEN:
        new = [_of(part) for part in change.inhoud.kinderen if not isinstance(part, Weg)]
        return None, Leeg.VERVALLEN if all(isinstance(part, Vervallen) for part in new) else None
    if isinstance(change.inhoud, Paar) and change.soort is Soort.VERVANGEN:
        old = [part for part in change.inhoud.kinderen if not isinstance(part, Bij)]
        if all(isinstance(_of(part), Weggelaten) for part in old):
            return Leeg.NIET_IN_BRON, None
    return None, None

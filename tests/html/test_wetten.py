"""L5 for HTML: what is shown is the law, word for word, on either side; what is marked is what changed."""

from __future__ import annotations

from hypothesis import given
from lxml import html

from pipeline.cli.sjablonen import load_templates
from pipeline.compare import compare
from pipeline.formats.html.regeling import regeling_html
from pipeline.formats.html.waswordt import Context, WasWordtBlok, Zijden, waswordt
from pipeline.formats.html.weergave import words_of
from pipeline.model import (
    Artikel,
    Bij,
    Bijlage,
    Comparison,
    Gelijk,
    OmhuldBij,
    OmhuldWeg,
    Paar,
    Regeling,
    Soort,
    Structuur,
    Vergeleken,
    Weg,
    Wijziging,
    inlines,
    nieuw,
    oud,
    stukken,
)
from tests.conftest import ROOT
from tests.html.leestekst import bedoeld, gezien, woorden
from tests.laws.bewerkingen import paar
from tests.laws.generator import regeling
from tests.strategieen import artikelen, bijlagen

WORDS = words_of(load_templates(ROOT / "ordinances"))
ZIJDEN = Zijden(*(lambda path: path,) * 4)


@given(artikelen())
def test_an_article_shows_every_character_of_it_in_order(artikel: Artikel) -> None:
    body, _ = regeling_html(Regeling("", "", (artikel,)), WORDS, lambda path: path, 2)
    assert gezien(body) == bedoeld(artikel)


@given(bijlagen())
def test_an_annex_shows_every_character_of_it_in_order(bijlage: Bijlage) -> None:
    _, rest = regeling_html(Regeling("", "", (), (bijlage,)), WORDS, lambda path: path, 2)
    assert gezien(rest) == bedoeld(bijlage)


def test_a_regulation_is_shown_whole_and_no_address_occurs_twice(pairs: int) -> None:
    for seed in range(0, pairs, 4):
        made = regeling(seed)
        body, rest = regeling_html(made, WORDS, lambda path: path, 2)
        assert gezien(body + rest) == "".join(map(bedoeld, stukken(made)))
        names = [
            element.get("id") for element in html.fragment_fromstring(body + rest, "div").iter() if element.get("id")
        ]
        assert names and len(names) == len(set(names))


def test_both_columns_hold_the_whole_text_and_mark_exactly_what_changed(pairs: int) -> None:
    for seed in range(pairs):
        pair = paar(seed)
        comparison = compare(pair.was, pair.wordt)
        for change, blok in zip(visible(comparison), shown(comparison, Context.ARTIKEL), strict=True):
            old, new = columns(blok)
            if blok.tekst_gelijk:
                continue
            assert old.endswith(inside(change, oud(change.inhoud))), (seed, blok.naam)
            if blok.wordt_leeg is None:
                assert new.endswith(inside(change, nieuw(change.inhoud))), (seed, blok.naam)
            else:
                assert not new, (seed, blok.naam)
            if change.soort not in WHOLE:
                assert marked(blok, "del") == lost(change.inhoud), (seed, blok.naam)
                assert marked(blok, "ins") == won(change.inhoud), (seed, blok.naam)


def test_eliding_unchanged_leden_hides_no_mark(pairs: int) -> None:
    for seed in range(pairs):
        pair = paar(seed)
        comparison = compare(pair.was, pair.wordt)
        full, short = shown(comparison, Context.ARTIKEL), shown(comparison, Context.LID)
        for whole, part in zip(full, short, strict=True):
            assert marked(whole, "del") == marked(part, "del"), (seed, whole.naam)
            assert marked(whole, "ins") == marked(part, "ins"), (seed, whole.naam)


WHOLE = (Soort.NIEUW, Soort.VERVALLEN, Soort.VERVANGEN)
"""Kinds that are shown as one text beside another, or beside nothing: their words carry no marks."""


def visible(comparison: Comparison) -> list[Wijziging]:
    return [change for change in comparison.wijzigingen if change.soort is not Soort.OPMAAK]


def shown(comparison: Comparison, context: Context) -> tuple[WasWordtBlok, ...]:
    return waswordt(comparison, WORDS, context, ZIJDEN).blokken


def columns(blok: WasWordtBlok) -> tuple[str, str]:
    return (
        "".join(gezien(row.was) for row in blok.rijen if row.was is not None),
        "".join(gezien(row.wordt) for row in blok.rijen if row.wordt is not None),
    )


def inside(change: Wijziging, node: object) -> str:
    """What the cells of one side should hold: the provision without its heading, a container its heading."""
    if node is None:
        return ""
    text = bedoeld(node)  # type: ignore[arg-type]
    kop = getattr(node, "kop", None)
    if kop is None or isinstance(node, Structuur):
        return text if isinstance(change.inhoud, Bij | Weg) or kop is None else ""
    return text.removeprefix("".join((kop.label + kop.nummer + woorden(kop.opschrift)).split()))


def marked(blok: WasWordtBlok, name: str) -> str:
    cells = [row.was if name == "del" else row.wordt for row in blok.rijen]
    return "".join(gezien(cell, name) for cell in cells if cell is not None)


def lost(part: Vergeleken) -> str:
    match part:
        case Weg(knoop):
            return bedoeld(knoop)
        case Paar():
            own = "".join(woorden(inlines(s.was)) for s in part.tekst if s.is_weg)
            return own + "".join(map(lost, part.kinderen))
        case OmhuldWeg(knoop, parts):
            return bedoeld(knoop) + "".join(map(lost, parts))
        case OmhuldBij(_, parts):
            return "".join(map(lost, parts))
        case Gelijk() | Bij():
            return ""


def won(part: Vergeleken) -> str:
    match part:
        case Bij(knoop):
            return bedoeld(knoop)
        case Paar():
            own = "".join(woorden(inlines(s.wordt)) for s in part.tekst if s.is_bij)
            return own + "".join(map(won, part.kinderen))
        case OmhuldBij(knoop, parts):
            return bedoeld(knoop) + "".join(map(won, parts))
        case OmhuldWeg(_, parts):
            return "".join(map(won, parts))
        case Gelijk() | Weg():
            return ""

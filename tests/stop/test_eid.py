"""Names of elements by the convention, and names that stay when a text moves."""

from __future__ import annotations

import pytest
from lxml import etree

from pipeline.formats.stop.eid import geef_ids, schoon_nummer
from pipeline.formats.stop.tekst import koppeling, regeling_compact
from pipeline.model import Regeling
from tests.stop.proefstukken import UITTREKSEL, al, artikel


@pytest.mark.parametrize(
    ("nummer", "schoon"),
    [
        ("2:10", "2.10"),
        ("1°.", "1"),
        ("a.", "a"),
        ("2 a", "2a"),
        ("8*", "8"),
        ("§", ""),
        ("1_2", "1.2"),
        ("5-a", "5-a"),
        ("é", ""),
        ("1.a.", "1.a"),
        ("…", ""),
    ],
)
def test_a_number_as_it_may_stand_in_an_eid(nummer: str, schoon: str) -> None:
    assert schoon_nummer(nummer) == schoon


def ids(regeling: Regeling, geboorte: dict[str, str]) -> list[tuple[str | None, str | None]]:
    compact = regeling_compact(regeling, "x", {})
    geef_ids(compact, "gm9999_2", geboorte)
    return [(e.get("eId"), e.get("wId")) for e in compact.iter("{*}Artikel")]


def test_equal_numbers_in_one_place_are_instances() -> None:
    regeling = Regeling(
        "X", "X", (artikel("2:10", al("x")), artikel("2.10", al("y")), artikel("", al("z"), opschrift="Z"))
    )
    assert [eid for eid, _ in ids(regeling, {})] == ["art_2.10", "art_2.10_inst2", "art_o_1"]


def test_an_element_that_was_born_earlier_keeps_its_wid() -> None:
    regeling = Regeling("X", "X", (artikel("1", al("x")), artikel("2", al("y"))))
    assert ids(regeling, {"art_2": "gm9999_1__art_1"}) == [("art_1", "gm9999_2__art_1"), ("art_2", "gm9999_1__art_1")]


def test_tree_and_xml_are_walked_side_by_side() -> None:
    compact = regeling_compact(UITTREKSEL, "x", {})
    paren = [(type(deel).__name__, etree.QName(element).localname) for deel, element in koppeling(UITTREKSEL, compact)]
    assert paren == [
        ("Weggelaten", "Hoofdstuk"),
        ("Structuur", "Hoofdstuk"),
        ("Weggelaten", "Paragraaf"),
        ("Structuur", "Paragraaf"),
        ("Weggelaten", "Redactioneel"),
        ("Artikel", "Artikel"),
        ("Artikel", "Artikel"),
        ("Weggelaten", "Redactioneel"),
        ("Structuur", "Hoofdstuk"),
        ("Weggelaten", "Redactioneel"),
        ("Weggelaten", "Hoofdstuk"),
        ("Bijlage", "Bijlage"),
    ]

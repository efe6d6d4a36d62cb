"""Sequences of numbers and labels as ordinances have them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.lint.nummering import Bezwaar, bezwaren, bezwaren_labels, nummer, opsomming, romeins


@pytest.mark.parametrize(
    "labels",
    [
        "1 2 3",
        "1. 2. 3.",
        "1° 2° 3°",
        "a b c d e f g h i j k",
        "i ii iii iv v",
        "I II III",
        "a b c d e f g h i j k l m n o p q r s t u v w x y z aa bb cc",
        "a b c d e f g h i j k l m n o p q r s t u v w x y z aa ab ac",
        "a aa b c cc d",
        "1 2 2a 2b 3",
        "A B C",
    ],
)
def test_a_sequence_that_rises_without_gaps_is_fine(labels: str) -> None:
    assert bezwaren_labels(labels.split()) == ()


@pytest.mark.parametrize(
    ("labels", "objections"),
    [
        ("a b b", [Bezwaar(2, van=1)]),
        ("a c", [Bezwaar(1, mist=("2",))]),
        ("a c b", [Bezwaar(2)]),
        ("c d", [Bezwaar(0, mist=("1", "2"))]),
        ("1 2 5", [Bezwaar(2, mist=("3", "4"))]),
        ("a 1 a", [Bezwaar(2, van=0)]),
    ],
)
def test_what_repeats_goes_back_or_is_missing_is_told(labels: str, objections: list[Bezwaar]) -> None:
    assert list(bezwaren_labels(labels.split())) == objections


@pytest.mark.parametrize(
    ("numbers", "missing"),
    [
        ("1.1 1.2 2.1 2.2", []),
        ("2:1 2:10", [("2.2", "…", "2.9")]),
        ("1 2 2c", [("2a", "2b")]),
        ("1 3a", [("2", "3")]),
        ("2.3.4", [("2.3.1", "2.3.2", "2.3.3")]),
        ("78 78a", [("1", "…", "77")]),
        ("1 1y 1z 1aa 1bb 2", [("1a", "…", "1x")]),
    ],
)
def test_numbers_of_articles(numbers: str, missing: list[tuple[str, ...]]) -> None:
    values = [value for text in numbers.split() if (value := nummer(text)) is not None]
    assert [objection.mist for objection in bezwaren(values)] == missing


def test_an_enumeration_reads_as_dutch() -> None:
    assert [opsomming(numbers) for numbers in (["6"], ["6", "7"], ["6", "7", "8"], ["6", "…", "19"])] == [
        "6",
        "6 en 7",
        "6, 7 en 8",
        "6 tot en met 19",
    ]


@given(st.integers(1, 399))
def test_roman_numbers_are_read(value: int) -> None:
    signs = [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
    text, rest = "", value
    for worth, sign in signs:
        text, rest = text + sign * (rest // worth), rest % worth
    assert romeins(text) == ((value, ""),)


@given(st.lists(st.text(alphabet="abciv12°*.) ", max_size=4), max_size=8))
def test_no_labels_make_it_fail(labels: list[str]) -> None:
    assert all(0 <= objection.index < len(labels) for objection in bezwaren_labels(labels))

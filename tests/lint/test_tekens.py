"""Quotes and brackets: what is lonely and what only looks so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.lint.tekens import zonder_partner


@pytest.mark.parametrize(
    "text",
    [
        "het ‘Normenkader juni 2019’ wordt toegepast",
        "de foto’s en ’s avonds en ’t huis in ’s-Gravenhage",
        "zo'n auto's en 's morgens",
        "Hans’ fiets en de jaren ’80",
        "‘s avonds (zo maken tekstverwerkers het)",
        "hij zei “ja (misschien)” en ‘nee’",
        "„laag en hoog“ en „laag en hoog”",
        "het \"gewone\" teken en een 'enkel' teken",
        "a) de eerste, b) de tweede en 1°) de derde",
        "een buis van 5\" en 10' lang",
        "een [ingevoegd] woord",
    ],
)
def test_pairs_and_apostrophes_are_fine(text: str) -> None:
    assert zonder_partner(text) == ()


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Bureau HHM, juni 2019’ wordt toegepast", "’"),
        ("de ‘zorg is", "‘"),
        ("zorg (huishoudelijk en", "("),
        ("zorg huishoudelijk) en", ")"),
        ("een “citaat zonder einde", "“"),
        ('een "citaat zonder einde', '"'),
        ("een citaat zonder begin”", "”"),
        ("[nog in te vullen", "["),
    ],
)
def test_a_mark_without_a_partner_is_found(text: str, mark: str) -> None:
    assert [found.teken for found in zonder_partner(text)] == [mark]


@given(st.text(alphabet="a s2.,()[]“”„‘’‚\"'«»°;: "))
def test_no_text_makes_it_fail_and_every_find_is_in_the_text(text: str) -> None:
    assert all(text[found.plaats] == found.teken for found in zonder_partner(text))

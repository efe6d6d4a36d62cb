"""The order of numbers: told when every convention of Dutch law agrees, asked for when not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.store.nummers import plaats, volgorde_van


@pytest.mark.parametrize(
    "numbers",
    [
        "1 2 10",
        "2.9 2.9a 2.10",
        "2:1 2:2 2:10",
        "5 5a 5b 6",
        "5 5bis 5ter 5quater",
        "I II III IV V IX X",
        "1 1.1 2",
        "A B C",
        "5 5* 6",
    ],
)
def test_numbers_tell_their_order(numbers: str) -> None:
    ordered = numbers.split()
    shuffled = ordered[::-1]
    order = volgorde_van(shuffled)
    assert order is not None
    assert [shuffled[index] for index in order] == ordered


@pytest.mark.parametrize(
    "numbers",
    ["78a 78z 78aa", "a b aa", "I 2 3", "5 5a 5.1", "5 5A 5a", "5 5.", "C D I", "1 2 2"],
)
def test_what_can_be_read_in_two_ways_is_not_guessed(numbers: str) -> None:
    assert volgorde_van(numbers.split()) is None


def test_unnumbered_siblings_have_no_order() -> None:
    assert volgorde_van(["", "1"]) is None
    assert volgorde_van([""]) == (0,)


@pytest.mark.parametrize(("one", "other"), [("5A", "5a"), ("5.", "5"), ("05", "5"), ("2:10", "2.10")])
def test_two_spellings_claim_one_place(one: str, other: str) -> None:
    assert plaats(one) == plaats(other)


PARTS = st.tuples(st.integers(0, 300), st.sampled_from(["", *"abcdefgh"]))


@given(st.lists(PARTS, min_size=2, max_size=12, unique=True), st.randoms(use_true_random=False))
def test_numbers_with_letters_come_back_in_their_natural_order(parts: list[tuple[int, str]], random) -> None:  # type: ignore[no-untyped-def]
    natural = [f"3.{number}{letter}" for number, letter in sorted(parts)]
    shuffled = natural[:]
    random.shuffle(shuffled)
    order = volgorde_van(shuffled)
    assert order is not None
    assert [shuffled[index] for index in order] == natural


@given(st.lists(st.text("0129aAbIVX.:*°- ", max_size=4), max_size=6), st.randoms(use_true_random=False))
def test_the_order_does_not_hang_on_the_order_of_the_files(numbers: list[str], random) -> None:  # type: ignore[no-untyped-def]
    shuffled = numbers[:]
    random.shuffle(shuffled)
    one, other = volgorde_van(numbers), volgorde_van(shuffled)
    assert (one is None) == (other is None)
    if one is not None and other is not None:
        assert [numbers[index] for index in one] == [shuffled[index] for index in other]

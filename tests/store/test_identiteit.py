"""The lock on identities: what is written is read back, and a damaged one is told, line by line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.store.bronnen import geheugen_bron
from pipeline.store.identiteit import LOCK, identiteit_bestand, lees_identiteit

EIDS = st.from_regex(r"(chp|art|para)_[0-9A-Za-z.-]{1,6}(__(para|item)_[0-9a-z]{1,3}){0,2}", fullmatch=True)
MAP = "overheid/lijn/2025"


@given(st.lists(EIDS, min_size=1, unique=True))
def test_what_is_frozen_is_read_back_in_the_same_order(eids: list[str]) -> None:
    wids = {eid: f"gm0000_1__{eid}" for eid in eids}
    read, problems = lees_identiteit(geheugen_bron({f"{MAP}/{LOCK}": identiteit_bestand(wids)}), MAP)
    assert not problems
    assert list(read.items()) == list(wids.items())


def test_no_lock_is_no_problem() -> None:
    assert lees_identiteit(geheugen_bron({}), MAP) == ({}, ())


def test_a_wid_that_is_missing_or_stands_twice_is_told_with_its_line() -> None:
    text = b"art_1: gm0000_1__art_1\nart_2: gm0000_1__art_1\nart_3:\n"
    read, problems = lees_identiteit(geheugen_bron({f"{MAP}/{LOCK}": text}), MAP)
    assert read == {}
    assert [problem.position.line for problem in problems] == [1, 2, 3]


def test_what_is_no_map_is_told() -> None:
    _, problems = lees_identiteit(geheugen_bron({f"{MAP}/{LOCK}": b"- art_1\n"}), MAP)
    assert [problem.message for problem in problems] == ["Hier hoort per eId een wId te staan."]

"""How columns share a width."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.formats.pdf.kolommen import SMALLEST, geschat, indeling, verdeeld
from tests.pdf.bladen import tabel

MATEN = st.floats(1, 200)
KOLOMMEN = st.lists(st.tuples(st.floats(0.01, 1), MATEN), min_size=1, max_size=8)


@given(KOLOMMEN, st.floats(10, 2000))
def test_every_column_gets_what_it_needs_when_there_is_room_and_nothing_is_left(
    kolommen: list[tuple[float, float]], breedte: float
) -> None:
    wensen, nodig = [wens for wens, _ in kolommen], [maat for _, maat in kolommen]
    maten = verdeeld(wensen, nodig, breedte)
    assert abs(sum(maten) - breedte) < 0.001
    if sum(nodig) <= breedte:
        assert all(maat >= need - 0.001 for maat, need in zip(maten, nodig, strict=True))


@given(KOLOMMEN, st.floats(0.1, 0.9))
def test_without_room_for_all_only_the_neediest_get_less(kolommen: list[tuple[float, float]], deel: float) -> None:
    nodig = [maat for _, maat in kolommen]
    maten = verdeeld([wens for wens, _ in kolommen], nodig, sum(nodig) * deel)
    less = [maat for maat, need in zip(maten, nodig, strict=True) if maat < need - 0.001]
    assert less
    assert max(less) - min(less) < 0.001
    assert all(maat <= min(less) + 0.001 for maat in maten)


def test_a_table_gets_smaller_letters_before_a_word_is_broken() -> None:
    table = tabel(["Bekostigingseenheid", "Drempelbedrag", "Bijzonderheden"], [["uur", "€ 10,94", "n.v.t."]])
    (*wide,), korps = indeling(table, 400.0, 10.0, 10.0)
    assert korps == 10.0
    (*narrow,), smaller = indeling(table, 280.0, 10.0, 10.0)
    assert SMALLEST <= smaller < 10.0
    for maten, size in ((wide, korps), (narrow, smaller)):
        for maat, word in zip(maten, ["Bekostigingseenheid", "Drempelbedrag", "Bijzonderheden"], strict=True):
            assert maat >= geschat(word) * size + 10.0 - 0.001
    assert indeling(table, 100.0, 10.0, 10.0)[1] == SMALLEST

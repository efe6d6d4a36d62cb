"""What holds for every paper, whatever a template puts in it."""

from __future__ import annotations

from hypothesis import given, settings

from pipeline.model.blad import Blad
from tests.pdf.bladen import zet
from tests.pdf.lezen import buiten, gelezen, gezegd
from tests.pdf.strategie import BLADEN

BLADEN_PER_WET = 25
"""Fewer than for other laws: each is a whole run of the compiler."""


@given(BLADEN)
@settings(max_examples=BLADEN_PER_WET)
def test_every_word_is_read_in_order_and_on_the_page(blad: Blad) -> None:
    made = zet(blad).inhoud
    assert gelezen(made) == gezegd(blad)
    assert buiten(made) == []

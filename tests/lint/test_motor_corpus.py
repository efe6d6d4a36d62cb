"""Places on the example ordinances: what is found there is really there."""

from __future__ import annotations

import pytest

from pipeline.lint import toets
from pipeline.lint.leeszaal import Bronteksten
from pipeline.store.bronnen import map_bron
from pipeline.store.lezen import laad, versies
from tests.conftest import ROOT

BRON = map_bron(ROOT / "ordinances")


@pytest.mark.parametrize("adres", versies(BRON), ids=str)
def test_every_text_of_the_example_ordinances_has_an_exact_place(adres: object) -> None:
    (found,) = (one for one in versies(BRON) if one == adres)
    ontleding = toets(laad(BRON, found), Bronteksten(BRON)).ontleding
    own = [one for one in ontleding.passages if one.position.file.endswith(".md")]
    unclear = [one.inhoud for one in own if not one.plaats(0).column]
    assert unclear == []

"""What no text would tell is refused, and what an amendment does not touch stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.cli.bewezen import bewezen_vergelijking
from pipeline.cli.sjablonen import load_templates
from pipeline.council.slot import slot_van_werk, slotbepalingen
from pipeline.model import Refused, platte_tekst, tekst_van
from pipeline.store.openen import open_versie
from tests.conftest import ROOT

DATA = ROOT / "ordinances"


def test_an_image_replaced_under_its_old_name_is_refused_with_its_place() -> None:
    was, wordt = open_versie(DATA, "speelplekken@2024"), open_versie(DATA, "speelplekken@2025")
    bron = next(bron for bron in wordt.afbeeldingen if bron in was.afbeeldingen)
    other = replace(wordt, afbeeldingen={**wordt.afbeeldingen, bron: b"something else"})
    bewezen_vergelijking(was, wordt)
    with pytest.raises(Refused) as refused:
        bewezen_vergelijking(was, other)
    assert bron in str(refused.value)
    assert ".md:" in str(refused.value)


def test_an_amended_ordinance_keeps_the_closing_provisions_of_its_work() -> None:
    templates = load_templates(DATA)
    was, wordt = open_versie(DATA, "speelplekken@2024"), open_versie(DATA, "speelplekken@2025")

    def told(provisions: object) -> list[str]:
        return [platte_tekst(tekst_van(a.inhoud[0])) for _, a in provisions]  # type: ignore[attr-defined]

    assert told(slot_van_werk(wordt, templates)) == told(slotbepalingen(was, templates))
    assert told(slotbepalingen(wordt, templates)) != told(slotbepalingen(was, templates))
    assert wordt.oorsprong == was.gegevens

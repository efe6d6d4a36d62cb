"""A besluit of the province of Utrecht that changes two regulations, each by a whole new text (VervangRegeling)."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from pipeline.formats.stop.read import lees
from pipeline.formats.stop.toepassen import pas_toe
from pipeline.formats.stop.xml import T

VAN, NAAR = "pv26_utrecht_voorbereidingsbesluit_v1_besluit.xml", "pv26_utrecht_voorbereidingsbesluit_v2_mutatie.xml"
TIJDELIJK = T + "RegelingTijdelijkdeel"


@pytest.fixture
def teksten(shared: Path) -> tuple[list[etree._Element], list[etree._Element]]:
    """The texts of the first besluit, and the changes of the second."""
    een, twee = (etree.parse(shared / "corpus/stop" / naam) for naam in (VAN, NAAR))
    return list(een.iter(TIJDELIJK)), list(twee.iter(T + "RegelingMutatie"))


def woorden(element: etree._Element) -> str:
    return " ".join(" ".join(element.itertext()).split())


@pytest.mark.parametrize("gemeente", ["gm0344", "gm0356"])
def test_a_whole_new_text_takes_the_place_of_the_old_one(
    teksten: tuple[list[etree._Element], list[etree._Element]], gemeente: str
) -> None:
    was = next(tekst for tekst in teksten[0] if gemeente in str(tekst.get("wordt")))
    mutatie = next(een for een in teksten[1] if gemeente in str(een.get("was")))
    wordt, misfits = pas_toe(mutatie, was)
    assert misfits == ()
    assert wordt.get("wordt") == mutatie.get("wordt")
    assert woorden(wordt) == woorden(next(mutatie.iter(TIJDELIJK)))
    assert lees({"tekst.xml": etree.tostring(wordt)}).regeling.lichaam


def test_a_text_of_another_model_does_not_fit(teksten: tuple[list[etree._Element], list[etree._Element]]) -> None:
    was = teksten[0][0]
    was.tag = T + "RegelingCompact"
    mutatie = teksten[1][0]
    mutatie.set("was", str(was.get("wordt")))
    wordt, (misfit,) = pas_toe(mutatie, was)
    assert "hier hoort een RegelingCompact te staan, zoals de regeling; er staat RegelingTijdelijkdeel" in str(misfit)
    assert woorden(wordt) == woorden(was)

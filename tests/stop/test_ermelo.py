"""Two real texts of a thousand provisions: Ermelo's as the next version of Amersfoort's regeling."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from pipeline.compare import compare
from pipeline.formats.stop.keten import Schakel
from pipeline.formats.stop.read import lees
from pipeline.formats.stop.write import write
from pipeline.formats.stop.xml import T
from pipeline.model import Regeling
from tests.conftest import leave_out
from tests.stop.keten import versie
from tests.stop.keuring import Keuring
from tests.stop.proefstukken import BESLUIT

AMERSFOORT = "gm0307_amersfoort_bruidsschat_besluit_1.2.0.xml"
ERMELO = "gm0233_ermelo_omgevingsplan_1.3.0"


def regeling(path: Path) -> Regeling:
    if not path.exists():
        leave_out(f"no {path.name} in {path.parent}")
    return lees({deel.name: deel.read_bytes() for deel in (path.iterdir() if path.is_dir() else [path])}).regeling


@pytest.mark.stop
def test_ermelo_as_the_next_version_of_amersfoort_is_a_valid_change_that_is_proven(
    shared: Path, keuring: Keuring
) -> None:
    was, ermelo = (regeling(shared / "corpus" / "stop" / naam) for naam in (AMERSFOORT, ERMELO))
    wordt = replace(ermelo, opschrift=was.opschrift, citeertitel=was.citeertitel)
    comparison = compare(was, wordt)
    # `write` refuses a change that doesn't give the new text element by element.
    levering = write(versie(wordt, 2021), BESLUIT, (), (), (Schakel(versie(was, 2020), comparison),))
    assert keuring(levering.bestanden) == []
    mutatie = etree.fromstring(levering.bestanden["besluit.xml"]).find(f".//{T}RegelingMutatie")
    assert mutatie is not None
    assert 100 < len(mutatie) <= len(comparison.wijzigingen)
    assert {"Vervang", "VervangKop", "VoegToe", "Verwijder"} == {str(deel.tag).removeprefix(T) for deel in mutatie}

"""Real laws and ordinances, version after version as they were imported: each step is a valid and proven change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from pipeline.cli.inlezen import lees_alle
from pipeline.compare import compare
from pipeline.formats.stop.keten import Schakel
from pipeline.formats.stop.write import write
from pipeline.formats.stop.xml import T
from pipeline.model import Comparison, Refused, Regeling
from tests.stop.keten import geheel, versie
from tests.stop.keuring import Keuring
from tests.stop.proefstukken import BESLUIT

STAPPEN = {
    "bwb-xml/BWBR0002458": 6,
    "bwb-xml/BWBR0015703": 1,
    "bwb-markdown/drank": 3,
    "bwb-markdown/gemeentewet": 3,
}
"""The Works of the corpus that STOP's shape can hold, and how many steps in them change the text."""
TE_RUIM = {
    "cvdr-text/CVDR141918": "STOP staat daar maar één soort onderdelen toe",
    "cvdr-text/CVDR141921": "STOP staat daar maar één soort onderdelen toe",
    "bwb-markdown/wmo2015": r"tekst buiten de leden.*STOP0070",
}
"""Those it can't: an article before the first chapter, words beside leden (tables of headings in the Markdown)."""


def teksten(shared: Path, begin: str) -> Iterator[Regeling]:
    """The versions of a Work, all of them under its first title; what the source leaves out has words."""
    first: Regeling | None = None
    for pad in sorted((shared / "corpus").glob(f"{begin}*")):
        ingevoerd, geweigerd = lees_alle((pad,), None, "")
        assert geweigerd == []
        text = geheel(ingevoerd[0].regeling)
        first = first or text
        yield replace(text, opschrift=first.opschrift, citeertitel=first.citeertitel)


def wijzigingen(shared: Path, begin: str) -> Iterator[tuple[Comparison, dict[str, bytes]]]:
    eerder: tuple[Schakel, ...] = ()
    vorige: Regeling | None = None
    for jaar, text in enumerate(teksten(shared, begin), 2020):
        if vorige not in (None, text):
            assert vorige is not None
            comparison = compare(vorige, text)
            eerder = (*eerder, Schakel(versie(vorige, jaar - 1), comparison))
            # `write` refuses a change that doesn't give the new text element by element.
            yield comparison, dict(write(versie(text, jaar), BESLUIT, eerder=eerder).bestanden)
        vorige = text


@pytest.mark.stop
@pytest.mark.parametrize("begin", STAPPEN)
def test_every_step_of_a_real_text_is_a_valid_change_of_no_more_units(
    shared: Path, keuring: Keuring, begin: str
) -> None:
    gemaakt = list(wijzigingen(shared, begin))
    assert len(gemaakt) == STAPPEN[begin]
    for comparison, bestanden in gemaakt:
        assert keuring(bestanden) == []
        mutatie = etree.fromstring(bestanden["besluit.xml"]).find(f".//{T}RegelingMutatie")
        assert mutatie is not None
        assert 0 < len(mutatie) <= len(comparison.wijzigingen)


@pytest.mark.parametrize("begin", TE_RUIM)
def test_a_real_text_of_another_shape_is_refused_with_its_places(shared: Path, begin: str) -> None:
    with pytest.raises(Refused, match=TE_RUIM[begin]) as geweigerd:
        next(wijzigingen(shared, begin))
    assert all(problem.position.line for problem in geweigerd.value.problems)

"""Markdown that others made of laws: what the real texts showed to be read wrongly, in invented words."""

from __future__ import annotations

import pytest

from pipeline.formats.inlezen import Formaat, lees
from pipeline.model import Artikel, Regeling, Structuur, knopen, platte_tekst, tekst_van


def gelezen(tekst: str) -> Regeling:
    return lees(tekst.encode(), "wet.md", Formaat.MARKDOWN).regeling


@pytest.mark.parametrize("doel", ["https://wetten.overheid.nl/BWBR0001", "../README.md"])
def test_emphasis_in_a_link_is_no_asterisk(doel: str) -> None:
    regeling = gelezen(f"# Havenwet\n\n### Artikel 1\n\nZie [artikel 8, onderdeel *a*, van de wet]({doel}).\n")
    tekst = " ".join(platte_tekst(tekst_van(node)) for node in knopen(regeling) if tekst_van(node))
    assert "artikel 8, onderdeel a, van de wet" in tekst


def namen(regeling: Regeling) -> list[str]:
    """What the divisions at the top are called."""
    return [f"{deel.kop.label} {deel.kop.nummer}" for deel in regeling.lichaam if isinstance(deel, Structuur | Artikel)]


def test_a_law_that_opens_with_a_titel_has_its_hoofdstukken_inside() -> None:
    koppen = "### Titel I\n\n### Hoofdstuk I\n\n### Artikel 1\n\nEen.\n\n### Hoofdstuk II\n\n### Artikel 2\n\nTwee.\n\n"
    assert namen(gelezen(f"# Wet\n\n{koppen}### Titel II\n\n### Artikel 3\n\nDrie.\n")) == ["Titel I", "Titel II"]
    andersom = koppen.replace("Titel I", "Hoofdstuk 1").replace("Hoofdstuk I", "Titel I")
    assert namen(gelezen(f"# Wet\n\n{andersom}")) == ["Hoofdstuk 1"]

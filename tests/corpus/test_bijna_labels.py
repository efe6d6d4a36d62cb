"""Where the border of a near-miss label lies: no article of a real law opens a paragraph with what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.formats.markdown.guards.label import BEGIN, HOOFDLETTER
from pipeline.model import Alinea, Lid, alle_knopen, platte_tekst, stukken
from tests.inlezen.test_corpus import ingelezen

WETTEN = (
    "BWBR0002458_2014-01-01_0_drank-en-horecawet.xml",
    "BWBR0015703_2026-01-01_participatiewet.xml",
    "BWBR0018451_2025-01-01_zorgtoeslag.xml",
    "BWBR0045754_2022-05-01_woo.xml",
)


@pytest.mark.parametrize("wet", WETTEN)
def test_no_real_paragraph_is_refused_as_a_near_miss(shared: Path, wet: str) -> None:
    nodes = [
        node for part in stukken(ingelezen(shared / "corpus/bwb-xml" / wet).regeling) for node in alle_knopen(part)
    ]
    texts = [platte_tekst(node.inhoud) for node in nodes if isinstance(node, Alinea)]
    assert len(texts) > sum(isinstance(node, Lid) for node in nodes) > 0
    refused = [text[:40] for text in texts if BEGIN.match(text) or HOOFDLETTER.match(text)]
    assert [text for text in refused if not text.startswith("– ")] == []  # a dash is a label of the law's own

"""Papers are made in clean processes: also when this one has set a PDF itself, and Typst has threads in it."""

from __future__ import annotations

from pipeline.cli.sjablonen import load_templates
from pipeline.cli.vormen import SEVERAL, Opdracht, Vorm, in_vorm, maak_alle, opmaakbestanden
from pipeline.council.documenten import Document
from pipeline.council.omslag import huisstijl
from pipeline.model import Position
from tests.conftest import ROOT

PAGE = '<html lang="nl"><head><title>T</title></head><body class="stuk"><main><h1>T</h1><p>{}</p></main></body></html>'


def test_papers_can_be_made_after_a_paper_was_made_here() -> None:
    stijl = huisstijl(load_templates(ROOT / "ordinances"))
    here = in_vorm(Document("proef", PAGE.format(0)), Vorm.PDF, stijl)
    orders = tuple(
        Opdracht(f"{number}.pdf", Vorm.PDF, PAGE.format(number), Position("proef"), {}, opmaakbestanden(stijl))
        for number in range(SEVERAL + 1)
    )
    made = maak_alle(orders)
    assert list(made) == [order.pad for order in orders]
    assert made["0.pdf"] == here
    assert len(set(made.values())) == len(orders)

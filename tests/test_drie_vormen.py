"""A paper says the same in every form: the words of the page, of the PDF and of the Word document, in order."""

from __future__ import annotations

from functools import cache

import pytest
from lxml import html

from pipeline.cli.bewezen import bewezen_vergelijking
from pipeline.cli.sjablonen import load_templates
from pipeline.cli.vormen import Vorm, in_vorm
from pipeline.council.documenten import NAMEN, Document, documenten
from pipeline.council.omslag import beeldbestanden, huisstijl
from pipeline.store.openen import open_versie
from tests.conftest import ROOT
from tests.docx.lezen import lees, tekst
from tests.pdf.lezen import gelezen

DATA = ROOT / "ordinances"
PAIRS = [("sociaal-domein@2019", "sociaal-domein@2022"), ("speelplekken@2024", "speelplekken@2025")]
PAPERS = [(was, wordt, naam) for was, wordt in PAIRS for naam in NAMEN]
SCREEN = ".//*[contains(@class, 'terug') or contains(@class, 'logo') or contains(@class, 'vakje') and @aria-hidden]"


@cache
def papers(was: str, wordt: str) -> tuple[dict[str, Document], dict[str, bytes]]:
    old, new = open_versie(DATA, was), open_versie(DATA, wordt)
    stijl = huisstijl(load_templates(DATA, new.adres.overheid))
    made = documenten(new, old, bewezen_vergelijking(old, new), stijl)
    return {document.naam: document for document in made}, dict(beeldbestanden(old, new))


def page_text(page: str, *left_out: str) -> str:
    """What stands on the page, without white space, found without any code of ours."""
    root = html.document_fromstring(page)
    parts = [part for name in ("main", "footer") if (part := root.find(f".//{name}")) is not None]
    found = []
    for part in parts:
        for gone in part.xpath(SCREEN):
            gone.drop_tree()
        for klasse in left_out:
            for gone in part.xpath(f".//*[@class='{klasse}']"):
                gone.drop_tree()
        for term in part.xpath(".//dl[@class='begrippen']/dt"):
            term.append(html.fromstring("<span>:</span>"))
        found.append(part.text_content())
    return "".join("".join(found).split())


@pytest.mark.parametrize(("was", "wordt", "naam"), PAPERS)
def test_a_paper_says_the_same_in_every_form(was: str, wordt: str, naam: str) -> None:
    made, images = papers(was, wordt)
    if naam not in made:
        assert naam in ("bijlage-2-tarieven", "kennisgeving-externe-normen")  # only one ordinance has these
        return
    stijl = huisstijl(load_templates(DATA, open_versie(DATA, wordt).adres.overheid))
    document = made[naam]
    word = in_vorm(document, Vorm.DOCX, stijl, images)
    assert tekst(lees(word).body) == page_text(document.html, "sr-only")
    pdf = in_vorm(document, Vorm.PDF, stijl, images)
    assert gelezen(pdf) == page_text(document.html)

"""What a page says is what its `Blad` says, word for word, so that PDF and Word say it too."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from lxml import html

from pipeline.cli.sjablonen import load_templates
from pipeline.compare import compare
from pipeline.council.documenten import Document, documenten
from pipeline.council.omslag import huisstijl
from pipeline.council.openbaar import openbaar
from pipeline.formats.html.read import lees_blad
from pipeline.model import Position, Refused
from pipeline.model.blad import Gelabeld, Kopregel, Loop, Merkteken, Opsomming, Tekstregel, Voorgelezen, delen, regels
from pipeline.store.openen import open_versie
from tests.conftest import ROOT

DATA = ROOT / "ordinances"
PAIRS = [("sociaal-domein@2019", "sociaal-domein@2022"), ("speelplekken@2024", "speelplekken@2025")]
HERE = Position("templates/html/proef.html.j2")


def pages() -> Iterator[Document]:
    stijl = huisstijl(load_templates(DATA))
    for was, wordt in PAIRS:
        old, new = open_versie(DATA, was), open_versie(DATA, wordt)
        comparison = compare(old.regeling, new.regeling)
        yield from documenten(new, old, comparison, stijl)
        yield from openbaar(new, old, comparison, stijl).stukken


def shown(page: str) -> list[str]:
    """The words of the page's own text, found without our reader."""
    main = html.document_fromstring(page).find(".//main")
    assert main is not None
    for gone in main.xpath(".//*[contains(@class, 'terug') or contains(@class, 'vakje') and @aria-hidden]"):
        gone.drop_tree()
    for term in main.xpath(".//dl[@class='begrippen']/dt"):
        if len(term):
            term[-1].tail = f"{term[-1].tail or ''}:"
        else:
            term.text = f"{term.text}:"
    return "".join(main.xpath(".//text()[not(ancestor::*[@class='sr-only'])]")).split()


@pytest.mark.parametrize("document", list(pages()), ids=lambda document: document.naam)
def test_a_blad_holds_every_word_of_its_page_in_order(document: Document) -> None:
    blad = lees_blad(document.html, HERE)
    told = [
        "".join(part.tekst if isinstance(part, Loop) else "\n" for part in regel if isinstance(part, Loop))
        for regel in regels(blad.inhoud)
    ]
    assert "".join("".join(told).split()) == "".join(shown(document.html))


def page(main: str) -> str:
    return f'<html lang="nl"><head><title>T</title></head><body class="nota"><main>{main}</main></body></html>'


def test_white_space_is_read_as_a_browser_shows_it() -> None:
    blad = lees_blad(
        page("<p>\n een <b> twee</b> <del><span class='sr-only'>[weg: ]</span>drie</del>\n, vier </p>"), HERE
    )
    (part,) = blad.inhoud
    assert isinstance(part, Tekstregel)
    runs = [run for run in part.tekst if isinstance(run, Loop)]
    assert "".join(run.tekst for run in runs) == "een twee drie , vier"
    assert [run.tekst for run in runs if run.vorm.merk is Merkteken.WEG] == ["drie"]
    assert [run.tekst for run in part.tekst if isinstance(run, Voorgelezen)] == ["[weg: ]"]


def test_labels_are_literal_and_belong_to_their_part() -> None:
    blad = lees_blad(
        page(
            "<div class='lid'><span class='label'>2a.</span> <div class='inhoud'><p>x:</p><ul class='onderdelen'>"
            "<li><span class='label'>1°.</span> <div class='inhoud'><p>y</p></div></li></ul></div></div>"
        ),
        HERE,
    )
    (lid,) = blad.inhoud
    assert isinstance(lid, Gelabeld)
    assert lid.label == (Loop("2a."),)
    assert isinstance(lid.inhoud[1], Opsomming)
    assert lid.inhoud[1].items[0].label == (Loop("1°."),)


def test_a_heading_deeper_than_html_goes_keeps_its_level() -> None:
    blad = lees_blad(page("<p role='heading' aria-level='8' class='kop'>Diep</p>"), HERE)
    assert blad.inhoud == (Kopregel(8, (Loop("Diep"),), "kop"),)


def test_an_element_without_a_form_on_paper_is_refused_by_name_with_the_template() -> None:
    with pytest.raises(Refused, match=r"templates/html/proef\.html\.j2: Het stuk heeft een <video>") as refused:
        lees_blad(page("<p>x</p><video></video><p>a<object>z</object></p>"), HERE)
    assert len(refused.value.problems) == 2


def test_every_part_is_walked() -> None:
    blad = lees_blad(page("<section id='a'><h2>K</h2><dl><dt>n</dt><dd><p>i</p></dd></dl></section>"), HERE)
    assert [type(part).__name__ for part in delen(blad.inhoud)] == ["Kader", "Kopregel", "Namen", "Tekstregel"]

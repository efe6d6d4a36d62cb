"""The council's papers as PDF: every word, in order, on the paper, for who looks and for who listens."""

from __future__ import annotations

import io
import itertools
from functools import cache

import pikepdf
import pytest

from pipeline.cli.sjablonen import load_templates
from pipeline.compare import compare
from pipeline.council.documenten import documenten
from pipeline.council.omslag import beeldbestanden, huisstijl
from pipeline.formats.html.read import lees_blad
from pipeline.formats.pdf.write import Pdf, schrijf_pdf
from pipeline.model import Position
from pipeline.model.blad import Blad, Opmaak
from pipeline.store.openen import open_versie
from tests.conftest import ROOT
from tests.pdf.bladen import PROGRAMMA
from tests.pdf.lezen import Tak, boom, buiten, gelezen, getoond, gezegd

DATA = ROOT / "ordinances"
PAIRS = [("sociaal-domein@2019", "sociaal-domein@2022"), ("speelplekken@2024", "speelplekken@2025")]
NAMES = ("bijlage-1-was-wordt", "adviesnota", "raadsvoorstel", "raadsbesluit", "geconsolideerd")
STUKKEN = [(pair, name) for pair in range(len(PAIRS)) for name in NAMES]
each_paper = pytest.mark.parametrize(("pair", "name"), STUKKEN, ids=str)


@cache
def bladen(pair: int) -> dict[str, tuple[Blad, Pdf]]:
    was, wordt = (open_versie(DATA, name) for name in PAIRS[pair])
    stijl = huisstijl(load_templates(DATA))
    images = beeldbestanden(was, wordt)
    found: dict[str, tuple[Blad, Pdf]] = {}
    for document in documenten(wordt, was, compare(was.regeling, wordt.regeling), stijl):
        blad = lees_blad(document.html, Position(document.naam))
        found[document.naam] = (blad, schrijf_pdf(blad, images.get, Opmaak(), PROGRAMMA))
    return found


@cache
def gelezen_boom(pair: int, name: str) -> Tak:
    return boom(bladen(pair)[name][1].inhoud)


@each_paper
def test_a_screen_reader_reads_every_word_in_order(pair: int, name: str) -> None:
    blad, pdf = bladen(pair)[name]
    assert gelezen(pdf.inhoud) == gezegd(blad)


@each_paper
def test_no_letter_reaches_outside_the_page(pair: int, name: str) -> None:
    assert buiten(bladen(pair)[name][1].inhoud) == []


@each_paper
def test_every_page_says_whose_it_is_and_which_of_how_many(pair: int, name: str) -> None:
    pages = getoond(bladen(pair)[name][1].inhoud)
    assert all(f"Pagina {number} van {len(pages)}" in page for number, page in enumerate(pages, start=1))
    assert all("versie 202" in page.splitlines()[0] for page in pages)


@each_paper
def test_the_file_says_which_standards_it_keeps(pair: int, name: str) -> None:
    blad, pdf = bladen(pair)[name]
    with pikepdf.open(io.BytesIO(pdf.inhoud)) as file, file.open_metadata() as told:
        assert told["pdfuaid:part"] == "1"
        assert (told.get("pdfaid:part"), told.get("pdfaid:conformance")) == (("2", "A") if blad.datum else (None, None))
        assert file.Root.Lang == "nl"
        assert file.Root.ViewerPreferences.DisplayDocTitle
        assert str(file.docinfo.Title) == blad.titel == told["dc:title"]
        assert ("/CreationDate" in file.docinfo) == (blad.datum is not None)
    assert pdf.standaarden == (("ua-1", "a-2a") if blad.datum else ("ua-1",))


@each_paper
def test_column_heads_and_labels_are_tagged_as_such(pair: int, name: str) -> None:
    tree = gelezen_boom(pair, name)
    heads = [head for table in tree.alle("Table") for head in table.alle("TH")]
    assert all(head.kenmerken["Scope"] == "Column" for head in heads)
    assert all(any(table.alle("TH")) for table in tree.alle("Table"))
    for item in tree.alle("LI"):
        assert [part.soort for part in item.takken if isinstance(part, Tak)] == ["Lbl", "LBody"]


def test_labels_of_the_law_are_literal() -> None:
    labels = {label.tekst.strip() for label in gelezen_boom(1, "geconsolideerd").alle("Lbl")}
    assert {"1.", "2.", "a.", "1°.", "ii."} <= labels


def test_a_mark_is_told_in_words_and_seen_without_colour() -> None:
    spans = list(gelezen_boom(0, "bijlage-1-was-wordt").alle("Span"))
    struck = [span for span in spans if span.kenmerken.get("TextDecorationType") == "LineThrough"]
    assert any("uren" in span.tekst for span in struck)
    assert any("minuten" in span.tekst for span in spans if span.kenmerken.get("TextDecorationType") == "Underline")
    assert "[vervallen:]uren" in gelezen(bladen(0)["bijlage-1-was-wordt"][1].inhoud)


def test_headings_have_no_gaps_and_are_the_bookmarks() -> None:
    levels = [
        int(head.soort[1]) for head in gelezen_boom(1, "bijlage-1-was-wordt").alle(*(f"H{n}" for n in range(1, 7)))
    ]
    assert levels[0] == 1
    assert all(level <= before + 1 for before, level in itertools.pairwise(levels))
    with pikepdf.open(io.BytesIO(bladen(1)["bijlage-1-was-wordt"][1].inhoud)) as file, file.open_outline() as outline:
        (title,) = outline.root
        changes = title.children[-1]
    assert "Artikel 5a Melden van gebreken" in [item.title for part in changes.children for item in part.children]


def test_an_image_is_in_the_file_with_what_it_shows_in_words() -> None:
    (figure,) = gelezen_boom(1, "geconsolideerd").alle("Figure")
    assert "speeltoestel" in figure.alt.casefold()


@pytest.mark.parametrize("name", ["bijlage-1-was-wordt", "raadsvoorstel"])
def test_the_same_paper_gives_the_same_bytes(name: str) -> None:
    blad, pdf = bladen(0)[name]
    assert schrijf_pdf(blad, lambda bron: None, Opmaak(), PROGRAMMA) == pdf

"""A paper as Markdown shows on GitHub the words of the paper, with the same words struck."""

from __future__ import annotations

import pytest
from lxml import html
from markdown_it import MarkdownIt

from pipeline.cli.sjablonen import load_templates
from pipeline.compare import compare
from pipeline.council.omslag import huisstijl
from pipeline.council.vergelijking import markdown, renvooi, vergelijking
from pipeline.formats.html.read import lees_blad
from pipeline.formats.html.renvooi_regeling import renvooi_regeling
from pipeline.formats.html.waswordt import Context
from pipeline.formats.markdown.blad import schrijf_blad
from pipeline.formats.markdown.blad_regel import regel_markdown
from pipeline.model import Indeling, Position
from pipeline.model.blad import GEWOON, Blad, Loop, Merkteken, Regel, Vorm, regels
from pipeline.store.openen import open_versie
from tests.conftest import ROOT
from tests.laws.bewerkingen import paar

DATA = ROOT / "ordinances"
STIJL = huisstijl(load_templates(DATA))
GITHUB = MarkdownIt("commonmark").enable(["strikethrough", "table"])
WEG, BIJ = Vorm(merk=Merkteken.WEG), Vorm(merk=Merkteken.BIJ)
HERE = Position("proef")


def getoond(source: str) -> html.HtmlElement:
    return html.fragment_fromstring(GITHUB.render(source), create_parent="div")


def tekens(element: html.HtmlElement, *names: str) -> str:
    found = [element] if not names else list(element.iter(*names))
    return "".join("".join(part.text_content() for part in found).split())


def bedoeld(blad: Blad, merk: Merkteken | None = None) -> str:
    runs = (run for regel in regels(blad.inhoud) for run in regel if isinstance(run, Loop))
    return "".join("".join(run.tekst for run in runs if merk is None or run.vorm.merk is merk).split())


def als_blad(fragment: str) -> Blad:
    page = f'<html lang="nl"><head><title>T</title></head><body><main>{fragment}</main></body></html>'
    return lees_blad(page, HERE)


@pytest.mark.parametrize(
    ("regel", "source"),
    [
        ((Loop("het"), Loop(" oude", WEG), Loop(" nieuwe", BIJ), Loop(" tarief")), "het ~~oude~~ **nieuwe** tarief"),
        ((Loop("c.", WEG), Loop("d.", BIJ)), "~~c.~~**d.**"),
        ((Loop("weken"), Loop(", en", BIJ), Loop("x")), "weken<b>, en</b>x"),
        ((Loop("a*b_c [x](y) <b> ~~z~~", GEWOON),), r"a\*b\_c \[x](y) \<b> \~\~z\~\~"),
        ((Loop("zie "), Loop("de site", Vorm(doel="https://voorbeeld.example/a_b"))), None),
    ],
)
def test_a_mark_is_markdown_where_github_sees_it_and_a_tag_where_not(regel: Regel, source: str | None) -> None:
    made = regel_markdown(regel)
    assert source is None or made == source
    plain = "".join(part.tekst for part in regel if isinstance(part, Loop))
    assert tekens(getoond(made)) == "".join(plain.split())


def test_the_running_text_of_any_change_shows_every_word_and_strikes_the_same(pairs: int) -> None:
    for seed in range(0, pairs, 2):
        pair = paar(seed)
        made = renvooi_regeling(compare(pair.was, pair.wordt), pair.wordt, STIJL.words, 2)
        blad = als_blad("".join(deel.tekst for deel in made.delen))
        page = getoond(schrijf_blad(blad, ""))
        assert tekens(page) == bedoeld(blad), seed
        assert tekens(page, "s", "del") == bedoeld(blad, Merkteken.WEG), seed


@pytest.mark.parametrize("indeling", list(Indeling))
@pytest.mark.parametrize("line", ["speelplekken", "sociaal-domein"])
def test_every_layout_says_the_same_as_its_page(line: str, indeling: Indeling) -> None:
    was, wordt = (
        open_versie(DATA, f"{line}@{jaar}")
        for jaar in (("2024", "2025") if line == "speelplekken" else ("2019", "2022"))
    )
    comparison = compare(was.regeling, wordt.regeling)
    for document in (
        vergelijking(wordt, was, comparison, STIJL, Context.LID, indeling),
        renvooi(wordt, was, comparison, STIJL),
    ):
        source = markdown(document, STIJL, indeling)
        page = getoond(source)
        blad = lees_blad(document.html, HERE)
        assert tekens(page, "s", "del") in (bedoeld(blad, Merkteken.WEG), _zonder_legenda(blad))
        for heading in page.iter("h4"):
            assert "".join(heading.text_content().split()) in bedoeld(blad)
        assert "sr-only" not in source and "data:" not in source and "<div" not in source


def _zonder_legenda(blad: Blad) -> str:
    return bedoeld(blad, Merkteken.WEG).removeprefix("doorgestreept")

"""Layout w8: without what is struck it is the new text to the letter, without what is added the old one."""

from __future__ import annotations

from hypothesis import given
from lxml import html

from pipeline.cli.sjablonen import load_templates
from pipeline.compare import compare
from pipeline.council.omslag import huisstijl
from pipeline.formats.html.read import lees_blad
from pipeline.formats.html.regeling import regeling_html
from pipeline.formats.html.renvooi_regeling import renvooi_regeling
from pipeline.formats.html.waswordt import Zijden
from pipeline.model import (
    Position,
    Regeling,
)
from pipeline.model.blad import Loop, Merkteken, Prent, Regel, regels
from tests.conftest import ROOT
from tests.laws.bewerkingen import paar
from tests.laws.generator import regeling as verordening
from tests.strategieen import regelingen

DATA = ROOT / "ordinances"
STIJL = huisstijl(load_templates(DATA))
ZIJDEN = Zijden(*(lambda path: path,) * 4)
HERE = Position("proef")
PAIRS = [("sociaal-domein@2019", "sociaal-domein@2022"), ("speelplekken@2024", "speelplekken@2025")]


def lopend(was: Regeling, wordt: Regeling) -> str:
    return "".join(d.tekst for d in renvooi_regeling(compare(was, wordt), wordt, STIJL.words, 2, ZIJDEN).delen)


def gewoon(tekst: Regeling) -> str:
    return "".join(regeling_html(tekst, STIJL.words, lambda path: path, 2))


def regels_van(fragment: str, zonder: Merkteken | None) -> tuple[list[str], set[str]]:
    """The lines of a text, and its notes, without what has this mark; what is left empty is no line."""
    root = html.fragment_fromstring(fragment, create_parent="div")
    notes: set[str] = set()
    for noten in root.xpath(".//ul[@class='noten']"):
        for note in noten:
            told = [_regel(regel, zonder) for regel in regels(_blad(_html(note[0]) + _html(note[1])))]
            notes.add("|".join(filter(None, told)))
        noten.drop_tree()
    lines = [_regel(regel, zonder) for regel in regels(_blad(_html(root)))]
    return [line for line in lines if line], notes - {""}


def _html(element: html.HtmlElement) -> str:
    return html.tostring(element, encoding="unicode", with_tail=False)


def _blad(main: str):  # type: ignore[no-untyped-def]
    page = f'<html lang="nl"><head><title>T</title></head><body><main>{main}</main></body></html>'
    return lees_blad(page, HERE).inhoud


def _regel(regel: Regel, zonder: Merkteken | None) -> str:
    parts = []
    for part in regel:
        if isinstance(part, Loop) and (zonder is None or part.vorm.merk is not zonder):
            parts.append(part.tekst)
        elif isinstance(part, Prent) and (zonder is None or part.merk is not zonder):
            parts.append(f"[{part.bron}: {part.alt}]")
    return "".join(parts).strip()


def assert_both_texts(was: Regeling, wordt: Regeling, where: object = None) -> None:
    made = lopend(was, wordt)
    assert regels_van(made, Merkteken.WEG) == regels_van(gewoon(wordt), None), where
    assert regels_van(made, Merkteken.BIJ) == regels_van(gewoon(was), None), where


def test_a_running_text_holds_both_texts_to_the_letter(pairs: int) -> None:
    for seed in range(pairs):
        pair = paar(seed)
        assert_both_texts(pair.was, pair.wordt, seed)


def test_a_running_text_of_unrelated_regulations_holds_both(pairs: int) -> None:
    for seed in range(0, pairs, 8):
        assert_both_texts(verordening(seed), verordening(seed + 1), seed)


@given(regelingen(), regelingen())
def test_a_running_text_of_any_two_regulations_holds_both(was: Regeling, wordt: Regeling) -> None:
    assert_both_texts(was, wordt)

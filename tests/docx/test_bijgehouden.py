"""Tracked changes in sentences: what Word keeps when all is accepted, and when all is rejected."""

from __future__ import annotations

from datetime import date

import pytest
from lxml import html

from pipeline.formats.docx.write import schrijf_bijgehouden
from pipeline.formats.html.read import lees_blad
from pipeline.model import Position, Refused
from pipeline.model.blad import Blad, Opmaak
from tests.docx.conftest import REFERENTIE
from tests.docx.lezen import Gelezen, W, aanvaard, lees, verwerp


def blad(main: str, datum: str = "") -> Blad:
    meta = f"<meta name='date' content='{datum}'>" if datum else ""
    page = f"<html lang='nl'><head>{meta}<title>T</title></head><body><main>{main}</main></body></html>"
    html.document_fromstring(page)
    return lees_blad(page, Position("templates/html/proef.html.j2"))


def schrijf(main: str, datum: str = "") -> Gelezen:
    return lees(schrijf_bijgehouden(blad(main, datum), {}.get, Opmaak(), REFERENTIE))


@pytest.mark.parametrize(
    ("zin", "oud", "nieuw"),
    [
        ("Het <del>oude</del> <ins>nieuwe</ins> bedrag.", "Het oude bedrag.", "Het nieuwe bedrag."),
        ("Het <del>oude</del><ins>nieuwe</ins> bedrag.", "Het oude bedrag.", "Het nieuwe bedrag."),
        ("Het <ins>nieuwe</ins> bedrag.", "Het bedrag.", "Het nieuwe bedrag."),
        ("Het bedrag <del>van € 20</del>.", "Het bedrag van € 20.", "Het bedrag."),
        (
            "De raad<del>, gehoord het college,</del> besluit.",
            "De raad, gehoord het college, besluit.",
            "De raad besluit.",
        ),
        ("<del>Het</del> <ins>Een</ins> college besluit.", "Het college besluit.", "Een college besluit."),
        ("<del>Vooraf</del> besluit het college.", "Vooraf besluit het college.", "besluit het college."),
        ("Een <del>niet-</del>openbaar stuk.", "Een niet-openbaar stuk.", "Een openbaar stuk."),
        ("Dit <b><del>oude</del> <del><i>vette</i></del></b> woord.", "Dit oude vette woord.", "Dit woord."),
        ("Twee <del>een</del> <ins>twee</ins> <del>drie</del> <ins>vier</ins>!", "Twee een drie!", "Twee twee vier!"),
    ],
)
def test_either_side_reads_as_a_sentence_with_single_spaces(zin: str, oud: str, nieuw: str) -> None:
    body = schrijf(f"<p>{zin}</p>").body
    assert verwerp(body)[0] == oud
    assert aanvaard(body)[0] == nieuw


def test_a_paragraph_that_is_new_as_a_whole_leaves_nothing_behind_when_rejected() -> None:
    body = schrijf("<p>Een.</p><p><ins>Twee</ins> <ins><b>en</b></ins> <ins>meer.</ins></p><p>Drie.</p>").body
    assert verwerp(body) == ["Een.", "Drie."]
    assert aanvaard(body) == ["Een.", "Twee en meer.", "Drie."]


def test_a_part_that_goes_takes_its_label_and_its_tab_along() -> None:
    item = "<li><span class='label'>{}</span> <div class='inhoud'><p>{}</p></div></li>"
    weg = item.format("<del>b.</del>", "<del>twee;</del>")
    rest = item.format("<del>c.</del> <ins>b.</ins>", "drie.")
    body = schrijf(f"<ul class='onderdelen'>{item.format('a.', 'een;')}{weg}{rest}</ul>").body
    assert [" ".join(line.split()) for line in aanvaard(body)] == ["a. een;", "b. drie."]
    assert [" ".join(line.split()) for line in verwerp(body)] == ["a. een;", "b. twee;", "c. drie."]


def test_a_table_row_that_is_new_comes_and_goes_as_a_row() -> None:
    rijen = "<tr><td>a</td><td>b</td></tr><tr><td><ins>c</ins></td><td></td></tr>"
    docx = schrijf(f"<table><tbody>{rijen}</tbody></table><p>na</p>")
    assert aanvaard(docx.body) == ["a", "b", "c", "", "na"]
    assert verwerp(docx.body) == ["a", "b", "na"]


def test_changes_have_an_author_and_the_day_of_the_paper_only() -> None:
    dated = [*schrijf("<p><ins>x</ins></p>", "2021-11-30").body.iter(W + "ins")]
    assert {(one.get(W + "author"), one.get(W + "date")) for one in dated} == {("renvooi", "2021-11-30T00:00:00Z")}
    undated = [*schrijf("<p><ins>x</ins></p>").body.iter(W + "ins")]
    assert {(one.get(W + "author"), one.get(W + "date")) for one in undated} == {("renvooi", None)}
    assert blad("", "2021-11-30").datum == date(2021, 11, 30)


def test_old_and_new_text_side_by_side_is_refused_with_advice() -> None:
    side_by_side = blad("<div class='wijziging'><table class='waswordt'><tr><td>a</td><td>b</td></tr></table></div>")
    with pytest.raises(Refused, match="indeling w8"):
        schrijf_bijgehouden(side_by_side, {}.get, Opmaak(), REFERENTIE)

"""The generated ordinances that the benchmarks measure on: readable, the same every time, edited as they say."""

from __future__ import annotations

from benchmarks.bouwen import bouwtijden
from benchmarks.opslag import HOLDER, WORDT, data, regeling_bestanden
from benchmarks.rapport import Regel, tekst
from benchmarks.stappen import lees, opgave, schrijf, vergelijk
from benchmarks.verordening import bestanden, deels_gewijzigd, geheel_gewijzigd, verordening
from pipeline.lint import checks, findings
from pipeline.model import Severity, Soort


def test_the_same_seed_gives_the_same_text() -> None:
    assert bestanden(verordening(30, 7)) == bestanden(verordening(30, 7))
    assert bestanden(verordening(30, 7)) != bestanden(verordening(30, 8))


def test_one_article_in_ten_is_edited_and_one_chapter_inserted() -> None:
    old = verordening(100, 1)
    new = deels_gewijzigd(old, 2)
    assert len(new) == len(old) + 1
    kept = [
        chapter
        for chapter in new
        if any(article in chapter.artikelen for before in old for article in before.artikelen)
    ]
    edited = sum(a != b for c, d in zip(old, kept, strict=True) for a, b in zip(c.artikelen, d.artikelen, strict=True))
    assert edited == 10


def test_everything_is_edited() -> None:
    old = verordening(20, 1)
    new = geheel_gewijzigd(old, 2)
    assert all(a != b for c, d in zip(old, new, strict=True) for a, b in zip(c.artikelen, d.artikelen, strict=True))


def test_the_whole_chain_runs_on_them() -> None:
    task = opgave(20, "deels")
    was, wordt = lees(task)
    comparison = vergelijk(was, wordt)
    told = {soort for change in comparison.wijzigingen for soort in change.soorten}
    assert {Soort.NIEUW, Soort.GEWIJZIGD} <= told
    assert schrijf(was, wordt, comparison) > 0
    assert [one for one in findings(wordt, checks()) if one.severity is Severity.ERROR] == []


def test_a_data_root_holds_what_it_is_given() -> None:
    old = verordening(20, 1)
    files = data(regeling_bestanden("een", old, old), regeling_bestanden("twee", old, old))
    assert f"{HOLDER}/twee/{WORDT}/tekst/hoofdstuk-1/artikel-1.1.md" in files


def test_a_line_says_whether_the_bar_is_kept() -> None:
    assert Regel("x", 1.0, 2.0).oordeel == "ok"
    assert Regel("x", 3.0, 2.0).oordeel == "OVER"
    assert Regel("x", 3.0).oordeel == ""
    assert "OVER" in tekst(Regel("compare", 3.0, 2.0))


def test_an_edit_of_one_ordinance_builds_and_rewrites_no_other() -> None:
    assert bouwtijden(2, 12).herschreven == ()

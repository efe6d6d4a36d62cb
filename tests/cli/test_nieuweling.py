"""What somebody meets who never saw Git or renvooi: each message says what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.gitplaats import Gitplaats, nieuwe_gitplaats

REDEN = ("--aard", "inhoudelijk", "--aanleiding", "evaluatie", "--tekst", "Herstel duurde te lang.")


@pytest.fixture
def plaats(tmp_path: Path) -> Iterator[Gitplaats]:
    place = nieuwe_gitplaats(tmp_path)
    place.done("draft", "speelplekken", "2026")
    yield place
    place.repo.close()


def test_a_review_without_a_base_is_for_main_and_gets_green(plaats: Gitplaats) -> None:
    plaats.vervang("artikel-5.md", "twee weken", "een week")
    assert "--bron, waar dat staat" in plaats.done("edit", "5", "--no-editor", *REDEN)
    assert plaats.run("review").exit_code == 1
    said = plaats.done("edit", "5", "--no-editor", "--bron", "evaluatie speelplekken")
    assert "Zeg ook nog" not in said
    green = plaats.done("review")
    assert "**In orde.**" in green
    assert "Vergeleken met `main`." in green


def test_status_and_review_ask_for_the_same_reasons(plaats: Gitplaats) -> None:
    """The text of a provision that only got another number or place did not change: there is nothing to explain."""
    plaats.done("renumber", "5", "6", "--shift")
    plaats.done("move", "10", "hoofdstuk 2")
    told = plaats.done("status", "speelplekken@2026")
    asked = plaats.run("review").stdout
    for key in ("artikel-6", "artikel-7", "artikel-10"):
        assert f"onderbouwing/{key}.md" not in told + asked
    for key in ("artikel-13", "toelichting"):
        assert f"onderbouwing/{key}.md" in told and f"onderbouwing/{key}.md" in asked


def test_a_copy_solves_nothing_that_only_the_previous_change_did(plaats: Gitplaats) -> None:
    data = plaats.done("review", "-f", "json")
    assert '"bevindingen": []' in data
    assert "AMD-17" in plaats.done("lint", "speelplekken@2025")
    assert '"opgelost": 1,' in data  # SLT-03: the copy has no day on which it enters into force, so none too early


def test_lint_takes_the_name_of_an_ordinance_as_build_does(plaats: Gitplaats) -> None:
    assert "speelplekken/2025/" in plaats.done("lint", "speelplekken")
    assert "olst-wijhe" not in plaats.done("lint", "speelplekken")
    assert "Bedoelt u “voorbeeldstad/verordening-speelplekken”?" in plaats.run("lint", "speelpleken").output
    assert "is geen bestand of map" in plaats.run("lint", "artikel-99.md").output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("renumber", "6", "zes"), "“zes” kan hier geen nummer zijn."),
        (("renumber", "12"), "Er ontbreekt een gegeven: NIEUW."),
        (("move", "9", "hoofdstuk 22"), "Bedoelt u hoofdstuk 2, hoofdstuk 1 of hoofdstuk 3?"),
        (("renumber", "8.1.c", "d"), " andere."),
        (("renumber", "55", "56"), "Bedoelt u artikel 5"),
        (("text", "speelplekken"), "`renvooi status` noemt ze alle."),
    ],
)
def test_a_mistake_is_answered_with_what_to_do(plaats: Gitplaats, words: tuple[str, ...], said: str) -> None:
    result = plaats.run(*words)
    assert result.exit_code == 2
    assert said in result.output


def test_a_renumbering_is_told_in_full(plaats: Gitplaats) -> None:
    said = plaats.done("renumber", "8, eerste lid, onderdeel c", "d", "--shift")
    assert "artikel 8, eerste lid, onderdeel c → d" in said
    plaats.run("renumber", "12", "15")
    said = plaats.run("lint", "speelplekken@2026").output
    assert "Voor artikel 15 ontbreken 12, 13 en 14." in said
    assert "na artikel 9" in plaats.run("move", "8", "hoofdstuk 3", "--after", "9").output


def test_a_second_draft_from_its_own_branch_says_how_to_go_back(plaats: Gitplaats) -> None:
    assert "typ dan git switch werk/2026." in plaats.done("draft", "speelplekken", "2026")


def test_on_the_wrong_branch_no_other_draft_is_touched(plaats: Gitplaats) -> None:
    plaats.git("switch", "-q", "main")
    for words in (("renumber", "5", "6"), ("move", "5", "hoofdstuk 3"), ("edit", "5", "--no-editor")):
        result = plaats.run(*words)
        assert result.exit_code == 2
        assert "U bent op de branch main" in result.output
    assert not plaats.git("status", "--short")
    plaats.git("switch", "-q", "concept/2026")
    assert "Let op: concept/2026 is de kopie" in plaats.done("edit", "5", "--no-editor")
    plaats.git("switch", "-q", "werk/2026")
    said = plaats.done("edit", "5", "--no-editor")
    assert "Concept: voorbeeldstad/verordening-speelplekken@2026." in said
    assert "Let op" not in said


def test_an_empty_file_is_called_empty(plaats: Gitplaats) -> None:
    (plaats.map() / "tekst" / "hoofdstuk-2" / "artikel-5b.md").write_bytes(b"")
    assert "begint niet met een kop, maar is leeg." in plaats.run("lint", "speelplekken@2026").output


def test_without_a_screen_no_editor_opens(plaats: Gitplaats, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    result = plaats.run("edit", "5")
    assert result.exit_code == 2
    assert "geen scherm" in result.output

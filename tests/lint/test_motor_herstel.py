"""`renvooi lint --fix`: what is mended, what is not, and that nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.lint.herstellen import Ingreep, maak_plan, pas_toe
from pipeline.model import Finding, Herstel, Position, Severity
from tests.lint.winkel import LINE, RECORD, RULES, run, winkel

ARTICLE = "# Artikel 1 Het colege\n\n**1.** Het *grote* colege en\n  het colege:\n\n- 1. een;\n- 2. twee (colege).\n"
MENDED = "# Artikel 1 Het college\n\n**1.** Het *grote* college en\n  het college:\n\n- a. een;\n- b. twee (college).\n"


@pytest.fixture(autouse=True)
def rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only rules made for these tests."""
    monkeypatch.setattr("pipeline.cli.lint.checks", lambda: RULES)


def article(root: Path, version: str = "1", name: str = "artikel-1.md") -> bytes:
    return (root / LINE / version / "tekst" / name).read_bytes()


def test_what_can_be_mended_is_mended_and_what_is_left_is_told(tmp_path: Path) -> None:
    root = winkel(tmp_path, v1={"tekst/artikel-1.md": ARTICLE})
    result = run(root, "--fix")
    assert article(root).decode() == MENDED
    assert (result.stdout, result.exit_code) == ("", 0)
    assert result.stderr == f"{LINE}/1/tekst/artikel-1.md: 6 hersteld (XYZ-01, XYZ-02)\nGeen bevindingen.\n"


def test_without_the_option_it_is_said_that_some_can_be_mended(tmp_path: Path) -> None:
    result = run(winkel(tmp_path, v1={"tekst/artikel-1.md": ARTICLE}))
    assert result.exit_code == 1
    assert result.stderr == "6 waarschuwingen\nMet --fix zijn er 6 te herstellen.\n"


def test_a_preview_changes_nothing(tmp_path: Path) -> None:
    root = winkel(tmp_path, v1={"tekst/artikel-1.md": ARTICLE})
    result = run(root, "--diff")
    assert article(root).decode() == ARTICLE
    assert result.exit_code == 1
    assert result.stdout.startswith(f"--- a/{LINE}/1/tekst/artikel-1.md\n+++ b/{LINE}/1/tekst/artikel-1.md\n@@")
    assert "-- 1. een;\n" in result.stdout
    assert "+- a. een;\n" in result.stdout
    assert "6 zouden hersteld worden" in result.stderr


def test_a_preview_of_nothing_ends_with_0(tmp_path: Path) -> None:
    result = run(winkel(tmp_path, v1={"tekst/artikel-1.md": MENDED}), "--diff")
    assert (result.stdout, result.stderr, result.exit_code) == ("", "", 0)


def test_line_endings_and_a_byte_order_mark_stay(tmp_path: Path) -> None:
    source = "\ufeff" + ARTICLE.replace("\n", "\r\n")
    root = winkel(tmp_path, v1={"tekst/artikel-1.md": source})
    assert run(root, "--fix").exit_code == 0
    assert article(root).decode() == "\ufeff" + MENDED.replace("\n", "\r\n")


@pytest.mark.parametrize("status", ["aangeboden", "vastgesteld", "bekendgemaakt"])
def test_a_text_that_is_fixed_is_never_touched(tmp_path: Path, status: str) -> None:
    files = {"versie.yaml": f"{RECORD}status: {status}\n", "tekst/artikel-1.md": ARTICLE}
    root = winkel(tmp_path, v1=files, v2={"tekst/artikel-1.md": ARTICLE})
    result = run(root, "--fix")
    assert article(root, "1").decode() == ARTICLE
    assert article(root, "2").decode() == MENDED
    assert f"{LINE}/1: 6 bevindingen zijn niet hersteld: de tekst van voorbeeldstad" in result.stderr
    assert result.exit_code == 1


def test_a_mend_that_changes_how_the_text_is_built_is_not_made(tmp_path: Path) -> None:
    root = winkel(tmp_path, v1={"tekst/artikel-1.md": "# Artikel 1 Een\n\nDit colege splits je niet.\n"})
    result = run(root, "--fix")
    assert article(root).decode() == "# Artikel 1 Een\n\nDit college splits je niet.\n"
    assert "XYZ-03 is hier niet hersteld: de tekst zou er anders van worden. Doe het zelf." in result.stderr
    assert result.exit_code == 1


def test_mends_that_undo_each_other_end(tmp_path: Path) -> None:
    root = winkel(tmp_path, v1={"tekst/artikel-1.md": "# Artikel 1 Een\n\nHij gaat heen.\n"})
    result = run(root, "--fix")
    assert result.exit_code == 1
    assert "XYZ-04" in result.stderr


def test_only_what_was_asked_for_is_mended(tmp_path: Path) -> None:
    files = {"tekst/artikel-1.md": ARTICLE, "tekst/artikel-2.md": ARTICLE.replace("Artikel 1", "Artikel 2")}
    root = winkel(tmp_path, v1=files)
    run(root, "--fix", str(root / LINE / "1/tekst/artikel-2.md"))
    assert article(root).decode() == ARTICLE
    assert article(root, name="artikel-2.md").decode() == MENDED.replace("Artikel 1", "Artikel 2")


def test_what_is_answered_is_left_alone(tmp_path: Path) -> None:
    waiver = f"{RECORD}afwijkingen:\n- {{regel: XYZ-01, bestand: artikel-1.md, reden: Zo heet het.}}\n"
    root = winkel(tmp_path, v1={"versie.yaml": waiver, "tekst/artikel-1.md": ARTICLE})
    result = run(root, "--fix")
    assert "colege" in article(root).decode()
    assert result.exit_code == 0
    assert "[afwijking: Zo heet het.]" in result.stdout


def test_the_papers_of_a_proposal_are_mended_too(tmp_path: Path) -> None:
    files = {
        "tekst/artikel-1.md": MENDED,
        "besluit/besluit.yaml": "onderwerp: Proef\n",
        "besluit/adviesnota.md": "# Advies\n\nHet colege stelt voor.\n",
    }
    root = winkel(tmp_path, v1=files)
    run(root, "--fix")
    assert "Het college stelt" in (root / LINE / "1/besluit/adviesnota.md").read_text(encoding="utf-8")


def test_an_unreadable_version_does_not_keep_others_from_being_mended(tmp_path: Path) -> None:
    root = winkel(tmp_path, v1={"tekst/artikel-1.md": "Geen kop.\n"}, v2={"tekst/artikel-1.md": ARTICLE})
    result = run(root, "--fix")
    assert article(root, "2").decode() == MENDED
    assert result.exit_code == 2


def test_in_another_revision_nothing_can_be_mended(tmp_path: Path) -> None:
    import git

    root = winkel(tmp_path / "ordinances", v1={"tekst/artikel-1.md": ARTICLE})
    repo = git.Repo.init(tmp_path, initial_branch="main")
    repo.git.add(all=True)
    repo.git.execute(["git", "-c", "user.name=x", "-c", "user.email=x@y", "commit", "-qm", "x"])
    result = run(root, "main:speelplekken@1", "--fix")
    assert result.exit_code == 2
    assert "staat in een andere revisie; daar wordt niets hersteld." in result.stderr


FILE = "a.md"


def found(*mends: Herstel) -> Finding:
    return Finding("XYZ-01", "Zo.", Severity.WARNING, mends[0].position, herstel=mends)


def at(line: int, column: int, oud: str, nieuw: str) -> Herstel:
    return Herstel(Position(FILE, line, column), oud, nieuw)


def planned(text: str, *findings: Finding) -> tuple[int, str]:
    """How many findings are mended at once, and the text that gives."""
    plan = maak_plan(findings, {FILE: text})
    return len(plan.bevindingen), plan.teksten({FILE: text}).get(FILE, text)


@pytest.mark.parametrize(
    ("mends", "count", "text"),
    [
        ([[at(1, 1, "een", "1")], [at(1, 5, "twee", "2")]], 2, "1 2\ndrie vier"),
        ([[at(1, 1, "een twee", "x")], [at(1, 5, "twee", "2")]], 1, "x\ndrie vier"),
        ([[at(1, 1, "een", "1"), at(2, 1, "drie", "3")], [at(2, 1, "drie", "III")]], 1, "1 twee\n3 vier"),
        ([[at(1, 1, "een", "1")], [at(1, 1, "een", "1")]], 2, "1 twee\ndrie vier"),
        ([[at(1, 5, "twee\ndrie", "2 3")]], 1, "een 2 3 vier"),
        ([[at(1, 4, "", "!")], [at(1, 1, "een", "1")]], 2, "1! twee\ndrie vier"),
        ([[at(1, 4, "", "!")], [at(1, 4, "", "?")]], 1, "een! twee\ndrie vier"),
        ([[at(1, 1, "drie", "3")]], 0, "een twee\ndrie vier"),
        ([[at(3, 1, "", "3")]], 0, "een twee\ndrie vier"),
        ([[at(1, 20, "", "3")]], 0, "een twee\ndrie vier"),
        ([[at(1, 1, "een", "1"), at(1, 2, "e", "x")]], 0, "een twee\ndrie vier"),
    ],
)
def test_mends_that_are_in_each_others_way_wait(mends: list[list[Herstel]], count: int, text: str) -> None:
    assert planned("een twee\ndrie vier", *(found(*parts) for parts in mends)) == (count, text)


@given(st.text("ab\n", max_size=30), st.data())
def test_what_is_not_mended_stays_letter_for_letter(text: str, data: st.DataObject) -> None:
    bounds = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    parts = [Ingreep(a, b, "X") for a, b in zip(bounds[::2], bounds[1::2], strict=False)]
    kept = [
        text[i:j] for i, j in zip([0, *(p.eind for p in parts)], [*(p.begin for p in parts), len(text)], strict=True)
    ]
    assert pas_toe(text, parts) == "X".join(kept)

"""`renvooi build` makes every paper in three forms, and none of them is ever older than its page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.conftest import write

Renvooi = Callable[..., Result]
EDIT = {"dorp/spelen/2025/tekst/artikel-2.md": "# Artikel 2 Tijd\n\n**1.** Overdag.\n\n**2.** Nooit ’s nachts.\n"}


@pytest.fixture
def place(root: Path) -> Path:
    """Where the papers of the proposed version are."""
    return root.parent / "build/dorp/spelen/2025"


def names(place: Path, ending: str) -> set[str]:
    return {path.stem for path in place.glob(f"*.{ending}")}


def test_every_paper_has_three_forms_and_the_public_bundle_two(renvooi: Renvooi, place: Path) -> None:
    assert renvooi("build", "spelen").exit_code == 0
    pages = names(place, "html")
    assert len(pages) == 7
    assert names(place, "pdf") == names(place, "docx") == pages
    public = names(place / "openbaar", "html")
    assert public == names(place / "openbaar", "pdf")
    assert "raadsvoorstel" in public
    assert "adviesnota" not in public  # nobody said that it may be seen
    index = (place.parents[2] / "index.html").read_text(encoding="utf-8")
    assert 'href="dorp/spelen/2025/adviesnota.pdf"' in index
    assert 'href="dorp/spelen/2025/adviesnota.docx"' in index
    assert "nog geen PDF/A" in index
    assert "Niet in de openbare map: adviesnota" in index


def test_a_form_is_made_again_only_when_its_page_changed(renvooi: Renvooi, root: Path, place: Path) -> None:
    renvooi("build", "spelen")
    old = place.parent / "2024/geconsolideerd.pdf"
    before, old_date = (place / "geconsolideerd.pdf").read_bytes(), old.stat().st_mtime_ns
    write(root, EDIT)
    assert renvooi("build", "spelen").exit_code == 0
    assert (place / "geconsolideerd.pdf").read_bytes() != before
    assert old.stat().st_mtime_ns == old_date


def test_a_form_that_nobody_asked_for_stays_while_it_is_right_and_goes_when_it_is_not(
    renvooi: Renvooi, root: Path, place: Path
) -> None:
    renvooi("build", "spelen")
    write(root, EDIT)
    assert renvooi("build", "spelen", "-f", "html").exit_code == 0
    assert not (place / "geconsolideerd.pdf").exists()
    assert (place.parent / "2024/geconsolideerd.pdf").exists()
    assert (place.parents[2] / "index.html").read_text(encoding="utf-8").count("geconsolideerd.pdf") == 1
    assert "gemaakt" in renvooi("build", "spelen").output
    assert (place / "geconsolideerd.pdf").exists()
    assert "hergebruikt" in renvooi("build", "spelen").output


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("pdf/blad.typ", "#let x = 1\n#nergens()", "templates/pdf/blad.typ:2"),
        ("docx/referentie.docx", "geen Word", "templates/docx/referentie.docx"),
    ],
)
def test_a_broken_form_of_the_municipality_is_told_and_every_paper_stays(
    renvooi: Renvooi, root: Path, place: Path, name: str, content: str, complaint: str
) -> None:
    renvooi("build", "spelen")
    before = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    write(root.parent / "templates", {name: content})
    write(root, EDIT)
    result = renvooi("build", "spelen")
    assert result.exit_code == 2
    assert complaint in result.stderr
    assert {path: path.read_bytes() for path in place.rglob("*") if path.is_file()} == before


def test_a_paper_goes_to_a_file_and_not_to_the_terminal(renvooi: Renvooi, root: Path) -> None:
    for command in (["text", "spelen@2025"], ["compare", "spelen@2024", "spelen@2025"]):
        for fmt, head in (("pdf", b"%PDF"), ("docx", b"PK")):
            refused = renvooi(*command, "-f", fmt)
            assert refused.exit_code == 2
            assert f"Een {fmt}-bestand past niet op de terminal" in refused.stderr
            target = root.parent / f"stuk.{fmt}"
            assert renvooi(*command, "-f", fmt, "-o", str(target)).exit_code == 0
            assert target.read_bytes().startswith(head)
            target.unlink()


def test_tracked_changes_are_for_running_text_in_word(renvooi: Renvooi, root: Path) -> None:
    target = root.parent / "w8.docx"
    both = ("compare", "spelen@2024", "spelen@2025", "--track-changes", "-o", str(target))
    for wrong in (["-f", "docx"], ["-f", "docx", "--layout", "w1"], ["-f", "pdf", "--layout", "w8"]):
        result = renvooi(*both, *wrong)
        assert result.exit_code == 2
        assert "-f docx --layout w8" in result.stderr
        assert not target.exists()
    assert renvooi(*both, "-f", "docx", "--layout", "w8").exit_code == 0
    assert target.exists()

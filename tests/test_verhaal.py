"""The story of a change, from draft to green review and papers, as a policy officer lives it, in a real repository."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.gitplaats import LIJN, Gitplaats, nieuwe_gitplaats

ADRES = f"{LIJN}@2026"
BRON = ("--bron", "evaluatie speelplekken")
Editor = Callable[[str], None]


@pytest.fixture
def plaats(tmp_path: Path) -> Iterator[Gitplaats]:
    (tmp_path / "werk").mkdir()
    place = nieuwe_gitplaats(tmp_path / "werk")
    yield place
    place.repo.close()


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """An editor that does what a line of Python says with the text `t` of the file."""

    def choose(does: str) -> None:
        script = tmp_path / "editor.py"
        lines = ("import sys, pathlib", "p = pathlib.Path(sys.argv[1])", "t = p.read_text('utf-8')", does)
        script.write_text("\n".join([*lines, "p.write_bytes(t.encode())\n"]), encoding="utf-8")
        monkeypatch.setenv("VISUAL", f'"{sys.executable}" "{script}"')

    return choose


def test_from_draft_to_green_review_and_papers(plaats: Gitplaats, editor: Editor) -> None:
    plaats.done("draft", "speelplekken", "2026")

    editor("t = t.replace('binnen twee weken', 'binnen een week na een melding als bedoeld in artikel 55')")
    plaats.done("edit", "5")
    editor("t = t.replace('binnen vijf werkdagen', 'binnen drie werkdagen')")
    plaats.done("edit", "5a")
    editor("t = t.replace('22.00 uur', '21.00 uur')")
    plaats.done("edit", "7")
    plaats.done("renumber", "12", "13", "--shift")
    new = plaats.map() / "tekst/hoofdstuk-4/artikel-12.md"
    new.write_text("# Artikel 12 Nadere regels\n\nHet college kan nadere regels stellen over onderhoud.\n", "utf-8")
    plaats.done("fmt", str(new))
    assert new.read_text("utf-8").startswith("---\nid: nadere-regels\n---\n")

    red = plaats.run("lint", ADRES)
    assert red.exit_code == 1 and "REF-01 fout Artikel 55 bestaat niet" in red.output
    editor("t = t.replace('artikel 55', 'artikel 5a')")
    plaats.done("edit", "5")
    assert "REF-01" not in plaats.run("lint", ADRES).output

    for artikel, waarom in (
        ("5", "Herstel duurde te lang."),
        ("5a", "Een melder hoort sneller iets."),
        ("7", "Omwonenden hadden last van de late uren."),
    ):
        missing = plaats.run("review", "--base", "concept/2026")
        assert missing.exit_code == 1 and "nderbouwing" in missing.output
        plaats.done("edit", artikel, "--no-editor", "--aard", "inhoudelijk", "--aanleiding", "evaluatie",
                    *BRON, "--tekst", waarom)  # fmt: skip
    redactie = ("--aard", "technisch", "--aanleiding", "redactie", *BRON)
    plaats.done("edit", "13", "--no-editor", *redactie, "--tekst", "Er komt een artikel voor.")
    plaats.done("edit", "12", "--no-editor", *redactie, "--tekst", "Nadere regels ontbraken.")
    conflict = plaats.run("review", "--base", "concept/2026")
    assert conflict.exit_code == 1 and "heet technisch, maar verandert" in conflict.output
    plaats.done("edit", "12", "--no-editor", "--aard", "inhoudelijk")
    plaats.bewaar("Sneller herstel")

    green = plaats.run("review", "--base", "concept/2026")
    assert green.exit_code == 0, green.output
    assert "**In orde.**" in green.output
    assert plaats.gewijzigd("concept/2026", "werk/2026") == [
        "besluit/onderbouwing/artikel-12.md",
        "besluit/onderbouwing/artikel-13.md",
        "besluit/onderbouwing/artikel-5.md",
        "besluit/onderbouwing/artikel-5a.md",
        "besluit/onderbouwing/artikel-7.md",
        "tekst/hoofdstuk-2/artikel-5.md",
        "tekst/hoofdstuk-2/artikel-5a.md",
        "tekst/hoofdstuk-3/artikel-7.md",
        "tekst/hoofdstuk-4/artikel-12.md",
        "tekst/hoofdstuk-4/artikel-13.md",
        "versie.yaml",
    ]
    plaats.done("build", "speelplekken", "-f", "html", "-o", str(plaats.top / "build"))
    annex = (plaats.top / f"build/{LIJN}/2026/bijlage-1-was-wordt.html").read_text(encoding="utf-8")
    assert all(word in annex for word in ("Herstel duurde te lang.", "drie", "21.00", "Nadere regels"))

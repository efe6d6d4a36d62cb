"""Working in a draft: the editor, the onderbouwing, renumbering and moving, each in a real repository."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline.cli import edit as edit_module
from pipeline.model import Aanleiding, Aard
from tests.cli.gitplaats import LIJN, Gitplaats, nieuwe_gitplaats

Editor = Callable[[str], None]


@pytest.fixture
def plaats(tmp_path: Path) -> Iterator[Gitplaats]:
    """A draft for 2026, checked out."""
    (tmp_path / "werk").mkdir()
    place = nieuwe_gitplaats(tmp_path / "werk")
    place.done("draft", "speelplekken", "2026")
    yield place
    place.repo.close()


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """An editor that does what a line of Python says with the text `t` of the file."""

    def choose(does: str) -> None:
        script = tmp_path / "editor.py"
        script.write_text(
            "import sys, pathlib\np = pathlib.Path(sys.argv[1])\nt = p.read_text(encoding='utf-8')\n"
            f"{does}\np.write_bytes(t.encode())\n",
            encoding="utf-8",
        )
        monkeypatch.setenv("VISUAL", f'"{sys.executable}" "{script}"')

    return choose


def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edit_module, "_aan_de_terminal", lambda: True)


SNELLER = "t = t.replace('twee weken', 'een week')"
WAAROM = (
    "--aard",
    "inhoudelijk",
    "--aanleiding",
    "evaluatie",
    "--bron",
    "Evaluatie",
    "--tekst",
    "Het duurde lang.",
)


def test_an_edit_asks_why_and_keeps_the_answer(plaats: Gitplaats, editor: Editor) -> None:
    editor(SNELLER)
    told = plaats.done("edit", "5", *WAAROM)
    assert "besluit/onderbouwing/artikel-5.md" in told
    assert "Zeg ook nog" not in told
    assert "een week" in plaats.bestand("artikel-5.md").read_text(encoding="utf-8")
    besluit = plaats.versie().besluit
    assert besluit is not None
    (reden,) = besluit.onderbouwingen
    assert (reden.wijziging, reden.aard, reden.aanleiding, reden.bron) == (
        "artikel-5",
        Aard.INHOUDELIJK,
        (Aanleiding.EVALUATIE,),
        ("Evaluatie",),
    )
    text = (plaats.map() / "besluit/onderbouwing/artikel-5.md").read_text(encoding="utf-8")
    assert text == "---\naard: inhoudelijk\naanleiding:\n- evaluatie\nbron:\n- Evaluatie\n---\nHet duurde lang.\n"
    assert plaats.run("fmt", "--check", str(plaats.map())).exit_code == 0


def test_what_is_not_said_again_stays(plaats: Gitplaats, editor: Editor) -> None:
    editor(SNELLER)
    plaats.done("edit", "5", *WAAROM)
    plaats.done("edit", "5", "--no-editor", "--tekst", "Het duurde *veel* te lang.")
    text = (plaats.map() / "besluit/onderbouwing/artikel-5.md").read_text(encoding="utf-8")
    assert "aard: inhoudelijk" in text and text.endswith("---\nHet duurde *veel* te lang.\n")
    assert "de onderbouwing staat in" in plaats.done("edit", "5", "--no-editor")


def test_on_a_terminal_it_asks(plaats: Gitplaats, editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    editor(SNELLER)
    terminal(monkeypatch)
    told = plaats.done("edit", "5", invoer="Het duurde lang.\nsoms\ninhoudelijk\nevaluatie, redactie\n\n")
    assert "Kies uit: technisch, inhoudelijk." in told
    besluit = plaats.versie().besluit
    assert besluit is not None and besluit.onderbouwingen[0].aanleiding == (Aanleiding.EVALUATIE, Aanleiding.REDACTIE)
    assert besluit.onderbouwingen[0].bron == ()


def test_elsewhere_it_says_what_is_missing(plaats: Gitplaats, editor: Editor) -> None:
    editor(SNELLER)
    result = plaats.run("edit", "5")
    assert result.exit_code == 0
    assert "nog zonder onderbouwing" in result.stderr and "--no-editor --aard" in result.stderr


def test_nothing_changed_is_nothing_to_explain(plaats: Gitplaats, editor: Editor) -> None:
    editor("pass")
    assert "nog gelijk aan de versie" in plaats.done("edit", "onderhoud")
    assert plaats.git("status", "--porcelain") == ""


def test_a_number_that_was_changed_by_hand_is_told(plaats: Gitplaats, editor: Editor) -> None:
    editor("t = t.replace('# Artikel 12', '# Artikel 13')")
    result = plaats.run("edit", "12")
    assert result.exit_code == 0
    assert "de kop noemt nu artikel 13; geen enkele verwijzing" in result.stderr and "renvooi renumber" in result.stderr


def test_an_editor_that_fails_leaves_the_file(plaats: Gitplaats, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", f'"{sys.executable}" -c "import sys; sys.exit(3)"')
    before = plaats.bestand("artikel-5.md").read_bytes()
    result = plaats.run("edit", "5")
    assert result.exit_code == 2 and "sloot af met een fout" in result.stderr and "EDITOR" in result.stderr
    assert plaats.bestand("artikel-5.md").read_bytes() == before


def test_a_file_that_is_gone_after_editing_is_told(plaats: Gitplaats, editor: Editor) -> None:
    editor("p.unlink(); import os; os._exit(0)")
    result = plaats.run("edit", "12")
    assert result.exit_code == 2 and "artikel-12.md" in result.stderr and "is er niet meer" in result.stderr


def test_a_remark_in_an_onderbouwing_is_not_lost(plaats: Gitplaats, editor: Editor) -> None:
    editor(SNELLER)
    plaats.done("edit", "5", *WAAROM)
    path = plaats.map() / "besluit/onderbouwing/artikel-5.md"
    text = path.read_text(encoding="utf-8").replace("inhoudelijk", "inhoudelijk # zegt de jurist")
    path.write_text(text, encoding="utf-8")
    result = plaats.run("edit", "5", "--no-editor", "--aard", "technisch")
    assert result.exit_code == 2 and "opmerking" in result.stderr and path.read_text(encoding="utf-8") == text


def test_a_text_that_cannot_be_read_is_told_and_can_be_opened_again(
    plaats: Gitplaats, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor("t = t.replace('**2.** De', '**2 .** De') if '**2 .**' not in t else t.replace('**2 .** De', '**2.** De')")
    refused = plaats.run("edit", "5")
    assert refused.exit_code == 2 and "artikel-5.md:8" in refused.stderr
    terminal(monkeypatch)
    editor("t = t.replace('**2 .** De', '**2.** Ook de')")
    told = plaats.done("edit", "5", "--aard", "technisch", "--tekst", "Woord.", invoer="j\n")
    assert "onderbouwing" in told, "a broken text is found by the name of its file"
    editor("t = t.replace('# Artikel', 'Artikel')")
    stopped = plaats.run("edit", "5", invoer="n\n")
    assert stopped.exit_code == 2 and "opnieuw openen" in stopped.output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("edit", "5", "--in", f"{LIJN}@2025"), "ligt vast"),
        (("edit", "99"), "Bedoelt u artikel 9?"),
        (("edit", "5", "--no-editor", "--aard", "technisch"), "zonder tekst"),
        (("edit", "5", "--no-editor", "--tekst", "# Kop\n\nx"), "geen koppen"),
        (("edit", "5", "--no-editor", "--tekst", "1. x\n2. y"), "genummerde Markdown-lijst"),
        (("renumber", "5", "55", "--in", f"{LIJN}@2025"), "ligt vast"),
        (("renumber", "5", "6"), "dat nummer is er al"),
        (("renumber", "5 lid 9", "6"), "staat geen negende lid"),
        (("move", "5", "artikel 7"), "is geen hoofdstuk"),
        (("move", "5", "hoofdstuk 3", "--after", "3"), "staat niet in hoofdstuk 3"),
        (("move", "5", "hoofdstuk 2"), "staat daar al"),
        (("move", "5", "hoofdstuk 3", "--in", f"{LIJN}@2025"), "ligt vast"),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_everything(plaats: Gitplaats, words: tuple[str, ...], told: str) -> None:
    result = plaats.run(*words)
    assert result.exit_code == 2 and told in result.stderr, result.output
    assert plaats.git("status", "--porcelain") == ""


def test_a_text_that_was_offered_is_fixed(plaats: Gitplaats) -> None:
    plaats.done("submit", f"{LIJN}@2026", "--by", "het college", "--on", "2025-06-01", "--today", "2025-06-01")
    for words in (("edit", "5", "--no-editor"), ("renumber", "5", "55"), ("move", "5", "hoofdstuk 3")):
        result = plaats.run(*words, "--in", f"{LIJN}@2026")
        assert result.exit_code == 2 and "--withdraw" in result.stderr


def test_a_renumbering_shows_as_a_renumbering(plaats: Gitplaats) -> None:
    told = plaats.done("renumber", "12", "20")
    assert "artikel 12 → 20" in told and "artikel-12.md → tekst/hoofdstuk-4/artikel-20.md" in told
    assert plaats.done("compare", "speelplekken@2025", "speelplekken@2026") == "artikel 12 → artikel 20: vernummerd\n"
    told = plaats.done("renumber", "8", "30", "--in", "speelplekken@2026")
    head = plaats.map() / "tekst/hoofdstuk-3/_hoofdstuk.md"
    assert "- artikel-7\n- artikel-30\n- artikel-9\n" in head.read_text(encoding="utf-8")
    assert "### Artikel 30 Gedragsregels" in plaats.bestand("toelichting.md").read_text(encoding="utf-8")
    plaats.done("renumber", "30", "8")
    plaats.done("renumber", "20", "12")
    assert plaats.git("status", "--porcelain") == ""


def test_what_only_a_person_can_judge_is_told(plaats: Gitplaats) -> None:
    (plaats.map() / "besluit/adviesnota.md").write_text("## Inleiding\n\nWij wijzigen artikel 7.\n", encoding="utf-8")
    plaats.vervang("artikel-11.md", "belast.", "belast. Zie artikel 7 van de Gemeentewet.")
    plaats.vervang("artikel-12.md", "Het college", "Het eerste en tweede lid van artikel 5 gelden. Het college")
    other = plaats.root / "voorbeeldstad/nadere-regels"
    for name, text in {
        "regeling.yaml": "naam: Nadere regels\n",
        "2026/versie.yaml": "werk: nadere\nciteertitel: Nadere regels\nopschrift: Nadere regels\n",
        "2026/tekst/artikel-1.md": "# Artikel 1\n\nZie artikel 7 van de Verordening speelplekken Voorbeeldstad.\n",
    }.items():
        (other / name).parent.mkdir(parents=True, exist_ok=True)
        (other / name).write_text(text, encoding="utf-8")
    result = plaats.run("renumber", "7", "17", "--in", "speelplekken@2026")
    assert result.exit_code == 0
    assert "adviesnota.md:3: kijk of dit nog klopt" in result.stderr
    assert "niet aangepast, want van een andere regeling" in result.stderr
    assert "nadere-regels/2026/tekst/artikel-1.md:3: een andere regeling noemt dit" in result.stderr
    assert "artikel 7" in (plaats.map() / "besluit/adviesnota.md").read_text(encoding="utf-8")
    left = plaats.run("renumber", "5 lid 2", "2a", "--in", "speelplekken@2026")
    assert left.exit_code == 1 and "pas deze verwijzing zelf aan" in left.stderr


def test_which_draft_is_meant(plaats: Gitplaats, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "artikel 9.2.5" in plaats.run("edit", "9.2.5", "--no-editor", "--in", "sociaal-domein@2022").output
    monkeypatch.chdir(plaats.root / "olst-wijhe/verordening-sociaal-domein/2022/tekst")
    assert "artikel 9.2.5" in plaats.run("edit", "9.2.5", "--no-editor").output
    monkeypatch.chdir(plaats.top)
    assert "artikel 5" in plaats.done("edit", str(plaats.bestand("artikel-5.md")), "--no-editor")
    assert "artikel 5" in plaats.done("edit", "5", "--no-editor"), "the draft of this branch"
    plaats.git("switch", "-q", "main")
    assert "artikel 9.2.5" in plaats.done("edit", "9.2.5", "--no-editor", "--in", "sociaal-domein@2022")
    plaats.done("draft", "speelplekken", "2027", "--no-git")
    result = plaats.run("edit", "5", "--no-editor")
    assert result.exit_code == 2 and "meer dan één concept" in result.stderr and "--in" in result.stderr


def test_from_draft_to_a_difference_that_lists_exactly_what_was_edited(plaats: Gitplaats, editor: Editor) -> None:
    """The first part of the story: draft, edit three articles, renumber one, and say why."""
    editor(SNELLER)
    plaats.done("edit", "5", *WAAROM)
    editor("t = t.replace('vijf werkdagen', 'drie werkdagen')")
    plaats.done("edit", "5a", "--aard", "inhoudelijk", "--tekst", "Een melder hoort sneller iets.")
    editor("t = t.replace('22.00 uur', '21.00 uur')")
    plaats.done("edit", "artikel 7", "--aard", "inhoudelijk", "--tekst", "Omwonenden hadden last van de late uren.")
    plaats.done("renumber", "12", "15")
    plaats.bewaar("Sneller herstel")
    assert plaats.gewijzigd("concept/2026", "werk/2026") == [
        "besluit/onderbouwing/artikel-5.md",
        "besluit/onderbouwing/artikel-5a.md",
        "besluit/onderbouwing/artikel-7.md",
        "tekst/hoofdstuk-2/artikel-5.md",
        "tekst/hoofdstuk-2/artikel-5a.md",
        "tekst/hoofdstuk-3/artikel-7.md",
        "tekst/hoofdstuk-4/artikel-12.md",
        "tekst/hoofdstuk-4/artikel-15.md",
    ]
    stat = plaats.git("diff", "-M", "--stat", "concept/2026...werk/2026")
    assert "{artikel-12.md => artikel-15.md}" in stat and " 7 files changed" in stat
    assert plaats.done("compare", "speelplekken@2025", "speelplekken@2026").splitlines() == [
        'artikel 5, tweede lid: "twee weken" wordt "een week"',
        'artikel 5a, tweede lid: "vijf" wordt "drie"',
        'artikel 7, tabel, rij “1 april tot en met 30 september”, kolom “Open tot”: "22.00" wordt "21.00"',
        "artikel 12 → artikel 15: vernummerd",
    ]

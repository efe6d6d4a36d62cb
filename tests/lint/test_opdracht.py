"""`renvooi lint` on small stores: what it prints, and with which exit code it ends."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main

OVERHEID = """naam: Voorbeeldstad
soort: gemeente
code: gm9999
organen:
  raad: de raad van de gemeente Voorbeeldstad
  college: het college van burgemeester en wethouders van de gemeente Voorbeeldstad
"""
SOUND = "# Artikel 1 Begrippen\n\nHet college beslist.\n\n# Artikel 2 Slot\n\nHet college evalueert.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A data root with two versions of one ordinance: sound, and with three mistakes."""
    write(tmp_path / "voorbeeldstad/overheid.yaml", OVERHEID)
    line = tmp_path / "voorbeeldstad/verordening-speelplekken"
    write(line / "regeling.yaml", "naam: Speelplekken\n")
    for name in ("1", "2"):
        write(line / name / "versie.yaml", "werk: speelplekken\nciteertitel: Speelplekken\nopschrift: Speelplekken\n")
        write(line / name / "tekst/artikel-1.md", "# Artikel 1 Begrippen\n\nHet college beslist.\n")
        write(line / name / "tekst/artikel-2.md", "# Artikel 2 Slot\n\nHet college evalueert.\n")
    write(line / "2/tekst/artikel-1.md", "# Artikel 1 Begrippen\n\nHet college (beslist.\n\nZie artikel 7.\n")
    return tmp_path


def write(path: Path, text: str) -> None:
    """A file with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def run(root: Path, *words: str) -> Result:
    """The command on this root."""
    return CliRunner().invoke(main, ["--root", str(root), "lint", *words])


PLACE = "voorbeeldstad/verordening-speelplekken/2/tekst/artikel-1.md"
FOUND = (
    f"{PLACE}:3:13: TRM-05 fout Het haakje ( bij “Het college (beslist.”: niets sluit het. Vul het sluitteken aan of "
    f"haal dit weg.\n{PLACE}:5: STR-09 waarschuwing In artikel 1 staat een extra alinea zonder nummer. Maak er een "
    f"eigen lid van.\n{PLACE}:5:5: REF-01 fout Artikel 7 bestaat niet in deze versie. Verbeter de verwijzing.\n"
)


def test_every_version_is_judged_and_findings_end_with_1(root: Path) -> None:
    result = run(root)
    assert (result.stdout, result.stderr, result.exit_code) == (FOUND, "2 fouten, 1 waarschuwing\n", 1)


@pytest.mark.parametrize(
    "named",
    [
        "voorbeeldstad/verordening-speelplekken@2",
        "speelplekken@2",
        "voorbeeldstad/verordening-speelplekken/2",
        "voorbeeldstad",
        "voorbeeldstad/verordening-speelplekken/2/tekst/artikel-1.md",
        "voorbeeldstad/verordening-speelplekken/2/tekst",
        ".",
    ],
)
def test_a_version_a_folder_or_a_file_may_be_named(root: Path, named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    assert run(root, named).stdout == FOUND


@pytest.mark.parametrize("named", ["speelplekken@1", "voorbeeldstad/verordening-speelplekken/2/tekst/artikel-2.md"])
def test_nothing_found_ends_with_0(root: Path, named: str) -> None:
    result = run(root, named)
    assert (result.stdout, result.stderr, result.exit_code) == ("", "Geen bevindingen.\n", 0)


def test_a_rule_may_be_chosen_in_any_case(root: Path) -> None:
    result = run(root, "--rule", "str-09")
    assert result.stdout == FOUND.splitlines(keepends=True)[1]


def test_as_json_the_findings_are_data(root: Path) -> None:
    rows = json.loads(run(root, "-f", "json").stdout)["bevindingen"]
    assert [(row["id"], row["ernst"], row["regel"], row["kolom"]) for row in rows] == [
        ("TRM-05", "fout", 3, 13),
        ("STR-09", "waarschuwing", 5, None),
        ("REF-01", "fout", 5, 5),
    ]


def test_a_rule_is_explained(root: Path) -> None:
    result = run(root, "--explain", "STR-08")
    assert result.exit_code == 0
    assert result.stdout.startswith("STR-08 (fout): Leden zijn genummerd 1, 2, 3 …")
    assert "    **3.** Het college maakt het besluit bekend." in result.stdout


def test_a_hint_alone_ends_with_0(root: Path) -> None:
    (root / "voorbeeldstad/verordening-speelplekken/1/tekst/artikel-2.md").unlink()
    result = run(root, "speelplekken@1")
    assert (result.exit_code, result.stderr) == (0, "1 opmerking\n")


def test_a_file_whose_name_differs_from_its_heading_is_found(root: Path) -> None:
    text = root / "voorbeeldstad/verordening-speelplekken/1/tekst"
    (text / "artikel-2.md").rename(text / "slot.md")
    (text / "slot.md").rename(text / "artikel-3.md")
    result = run(root, "speelplekken@1")
    assert "BST-01 waarschuwing Bij deze kop hoort de bestandsnaam “artikel-2.md”." in result.stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["speelplekken@9"], "Versie “speelplekken@9” bestaat niet."),
        (["nergens"], "Er is geen regeling waarop “nergens” past."),
        (["--rule", "STR-99"], "Er is geen regel “STR-99”."),
        (["--explain", "XYZ"], "Er is geen regel “XYZ”."),
        (["nergens", "speelplekken@9"], "Versie “speelplekken@9” bestaat niet."),
    ],
)
def test_a_question_that_cannot_be_answered_ends_with_2(root: Path, words: list[str], message: str) -> None:
    result = run(root, *words)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.output


def test_an_unreadable_version_does_not_keep_the_others_from_being_judged(root: Path) -> None:
    write(root / "voorbeeldstad/verordening-speelplekken/1/versie.yaml", "werk: speelplekken\nciteertittel: x\n")
    result = run(root)
    assert result.stdout == FOUND
    assert result.exit_code == 2
    assert "De sleutel “citeertittel” is hier niet bekend." in result.stderr


def test_a_predecessor_that_is_not_there_is_told(root: Path) -> None:
    place = root / "voorbeeldstad/verordening-speelplekken/1/versie.yaml"
    place.write_text(place.read_text(encoding="utf-8") + 'was: ["1999"]\n', encoding="utf-8")
    result = run(root, "speelplekken@1")
    assert result.exit_code == 2
    assert "versie.yaml:4" in result.stderr
    assert "@1999” bestaat niet" in result.stderr


def test_nothing_is_called_sound_that_could_not_be_read(root: Path) -> None:
    write(root / "voorbeeldstad/verordening-speelplekken/1/tekst/artikel-1.md", "Geen kop.\n")
    result = run(root, "speelplekken@1")
    assert result.exit_code == 2
    assert "Geen bevindingen" not in result.output


def test_a_folder_that_cannot_be_read_does_not_hide_what_is_wrong_elsewhere(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root / "elders/overheid.yaml", OVERHEID)
    scandir = os.scandir

    def scan(path: Path) -> object:
        if Path(path).name == "elders":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", scan)
    result = CliRunner().invoke(main, ["--root", str(root), "lint"])
    assert result.exit_code == 2
    assert "STR-" in result.stdout
    assert "elders: De map is niet te lezen" in result.stderr

"""`renvooi fmt`: one canonical form, the right file names, never a word changed, black's exit codes."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from pipeline.store.openen import open_versie
from tests.cli.conftest import write

Renvooi = Callable[..., Result]
ONE = "dorp/spelen/2024/tekst/artikel-1.md"
TWO = "dorp/spelen/2024/tekst/artikel-2.md"


def files(root: Path) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in sorted(root.rglob("*.md"))}


def test_canonical_texts_are_left_alone(renvooi: Renvooi, root: Path) -> None:
    before = files(root)
    assert renvooi("fmt").exit_code == 0
    assert renvooi("fmt", "--check").exit_code == 0
    assert files(root) == before


def test_check_tells_and_changes_nothing(renvooi: Renvooi, root: Path) -> None:
    write(root, {TWO: "# Artikel 2 Tijd\n\n1. Overdag.\n2. Niet\n   ’s nachts.   \n"})
    before = files(root)
    result = renvooi("fmt", "--check")
    assert result.exit_code == 1
    assert f"zou anders worden: {TWO}" in result.output
    assert "1 van 8 teksten zou anders worden." in result.output
    assert files(root) == before


def test_a_numbered_list_becomes_leden(renvooi: Renvooi, root: Path) -> None:
    before = files(root)
    write(root, {TWO: "# Artikel 2 Tijd\r\n\r\n1. Overdag.\r\n2. Niet ’s nachts.\r\n"})
    assert renvooi("fmt").exit_code == 0
    assert files(root) == before


def test_a_file_gets_the_name_of_its_heading_and_references_follow(renvooi: Renvooi, root: Path) -> None:
    write(root, {ONE: "# Artikel 1 Doel\n\nZie [artikel 9](artikel-nieuw.md).\n"})
    (root / TWO).unlink()
    write(root, {"dorp/spelen/2024/tekst/artikel-nieuw.md": "# Artikel 9 Tijd\n\nOverdag.\n"})
    was = open_versie(root, "spelen@2024").regeling
    move = "dorp/spelen/2024/tekst/artikel-nieuw.md → artikel-9.md\n"
    assert f"zou hernoemd worden: {move}" in renvooi("fmt", "--check").output
    assert f"hernoemd: {move}" in renvooi("fmt").output
    names = sorted(path.name for path in (root / "dorp/spelen/2024/tekst").iterdir())
    assert names == ["artikel-1.md", "artikel-9.md"]
    assert "(artikel-9.md)" in (root / ONE).read_text(encoding="utf-8")
    assert len(open_versie(root, "spelen@2024").regeling.lichaam) == len(was.lichaam)
    assert renvooi("fmt", "--check").exit_code == 0


def test_a_block_of_tariffs_stays_a_block_also_when_other_files_are_renamed(renvooi: Renvooi, root: Path) -> None:
    folder = "dorp/spelen/2024/tekst"
    block = "# Bijlage 1 Tarieven\n\n```tarieven\ntarieven.yaml\n```\n"
    data = (
        "tabellen:\n- naam: spel\n  soort: bedragen\n  rijkop: Spel\n  kolommen: [{naam: prijs, kop: Prijs}]\n"
        '  rijen: [{naam: hinkelen, cellen: {prijs: "1,50"}}]\n'
    )
    write(root, {f"{folder}/bijlage-1.md": block, f"{folder}/tarieven.yaml": data})
    write(root, {f"{folder}/artikel-nieuw.md": "# Artikel 9 Tijd\n\nOverdag.\n"})
    assert "artikel-nieuw.md → artikel-9.md" in renvooi("fmt").output
    assert (root / folder / "bijlage-1.md").read_text(encoding="utf-8") == block
    assert renvooi("fmt", "--check").exit_code == 0
    assert "€ 1,50" in renvooi("text", "spelen@2024").output


def test_every_file_that_cannot_be_read_is_told_and_the_others_are_written(renvooi: Renvooi, root: Path) -> None:
    write(root, {ONE: "Geen kop.\n", TWO: "# Artikel 2 Tijd\n\nOverdag.\n\n\n\n"})
    (root / "dorp/honden/2024/tekst/artikel-1.md").write_bytes(b"# Artikel 1 Doel\n\nCaf\xe9.\n")
    result = renvooi("fmt")
    assert result.exit_code == 2
    assert f"{ONE}:1" in result.stderr
    assert "dorp/honden/2024/tekst/artikel-1.md:3: Dit bestand is geen UTF-8." in result.stderr
    assert (root / TWO).read_text(encoding="utf-8") == "# Artikel 2 Tijd\n\nOverdag.\n"


def test_one_file_or_folder_may_be_named(renvooi: Renvooi, root: Path) -> None:
    write(root, {ONE: "# Artikel 1 Doel\n\n\nSpelen mag.\n", TWO: "# Artikel 2 Tijd\n\n\nOverdag.\n"})
    assert "1 van 1 teksten herschreven" in renvooi("fmt", str(root / ONE)).output
    assert (root / TWO).read_text(encoding="utf-8").count("\n\n\n") == 1
    assert "1 van 2 teksten herschreven" in renvooi("fmt", str(root / "dorp/spelen/2024")).output


def test_a_path_without_texts_is_told(renvooi: Renvooi, root: Path) -> None:
    write(root.parent, {"notitie.md": "x"})
    for path, complaint in (("weg", "bestaat niet"), ("notitie.md", "geen tekst van een versie")):
        result = renvooi("fmt", str(root.parent / path))
        assert result.exit_code == 2
        assert complaint in result.stderr


def test_every_text_that_cannot_be_written_is_told(
    renvooi: Renvooi, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    untidy = "# Artikel 1 Doel\n\nSpelen\nmag.\n"
    texts = [f"dorp/{line}/2024/tekst/artikel-1.md" for line in ("honden", "spelen")]
    write(root, dict.fromkeys(texts, untidy))

    def refuse(*_: object, **__: object) -> object:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    result = renvooi("fmt")
    assert result.exit_code == 2
    assert all(text in result.stderr for text in texts)
    assert "0 van" in result.output
    assert all((root / text).read_text(encoding="utf-8") == untidy for text in texts)

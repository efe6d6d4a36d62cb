"""The edge of the program: whatever goes wrong, plain lines on stderr, exit code 2, never a traceback."""

from __future__ import annotations

import errno
import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.cli.groep import COMMANDS
from pipeline.cli.stijlmap import packaged_templates
from tests.cli.conftest import write

Renvooi = Callable[..., Result]


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_helps_with_an_example(command: str) -> None:
    result = CliRunner().invoke(main, [command, "--help"])
    assert result.exit_code == 0
    assert f"renvooi {command}" in result.output


def test_help_does_not_need_data(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["--root", str(tmp_path / "weg"), "--help"])
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["text", "onzin"], "is geen adres van een versie"),
        (["text", "katten@2024"], "geen regeling waarop"),
        (["text", "spelen@1999"], "bestaat niet"),
        (["text", "spelen@geldend:2022-13-01"], "is geen datum"),
        (["text", "spelen@2024", "--on", "2024-01-01"], "Schrijf alleen de regeling, “spelen”, of laat --on weg."),
        (["text", "geen-tak:spelen@2024"], "geen-tak"),
        (["compare", "spelen@2024", "spelen@1999"], "bestaat niet"),
    ],
)
def test_an_address_that_leads_nowhere_is_told(renvooi: Renvooi, arguments: list[str], complaint: str) -> None:
    result = renvooi(*arguments)
    assert result.exit_code == 2
    assert complaint in result.stderr


PAPERS_ONLY = "geldt alleen bij -f html of -f md of -f pdf of -f docx"


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["-f", "json", "--layout", "w8"], f"--layout {PAPERS_ONLY}, niet bij -f json"),
        (["--context", "artikel"], f"--context {PAPERS_ONLY}, niet bij -f text"),
        (["-f", "html", "--context", "regeling"], "geef ook --layout w8"),
        (["-f", "md", "--layout", "w2", "--context", "regeling"], "geef ook --layout w8"),
    ],
)
def test_a_layout_that_would_be_passed_over_is_refused(renvooi: Renvooi, options: list[str], complaint: str) -> None:
    result = renvooi("compare", "spelen@2024", "spelen@2024", *options)
    assert result.exit_code == 2
    assert complaint in " ".join(result.stderr.replace("│", " ").split())


@pytest.mark.parametrize("fmt", ["md", "html"])
@pytest.mark.parametrize(
    "options",
    [["w1"], ["w2"], ["w8"], ["w8", "--context", "artikel"], ["w8", "--context", "regeling"]],
    ids="-".join,
)
def test_a_text_without_changes_has_every_layout(renvooi: Renvooi, fmt: str, options: list[str]) -> None:
    result = renvooi("compare", "spelen@2024", "spelen@2024", "-f", fmt, "--layout", *options)
    assert result.exit_code == 0
    assert "<del" not in result.output.replace('<del><span class="sr-only">[vervallen: ]</span>doorgestreept', "")


def test_all_problems_are_told_in_one_run(renvooi: Renvooi, root: Path) -> None:
    write(
        root,
        {
            "dorp/overheid.yaml": "naam: [Dorp\n",
            "dorp/spelen/2024/versie.yaml": "werk: spelen\ncitertitel: Spelen\nopschrift: Spelen\n",
            "dorp/spelen/2024/tekst/artikel-1.md": "Geen kop.\n",
        },
    )
    result = renvooi("text", "spelen@2024")
    assert result.exit_code == 2
    for place in ("overheid.yaml:2", "versie.yaml:2", "artikel-1.md:1"):
        assert place in result.stderr


def test_an_output_that_cannot_be_written_is_told_and_stays(renvooi: Renvooi, root: Path) -> None:
    (root.parent / "vol").mkdir()
    result = renvooi("text", "spelen@2024", "-o", str(root.parent / "vol"))
    assert result.exit_code == 2
    assert "vol" in result.stderr
    assert list((root.parent / "vol").iterdir()) == []


@pytest.mark.parametrize("fmt", ["md", "html", "json", "tree"])
def test_the_text_in_every_form_holds_the_law(renvooi: Renvooi, fmt: str) -> None:
    result = renvooi("text", "spelen@2024", "-f", fmt)
    assert result.exit_code == 0
    assert "Spelen mag op iedere speelplek in de gemeente." in result.output
    if fmt == "json":
        assert json.loads(result.output)["opschrift"] == "Spelen Dorp"


def test_text_on_a_deep_nesting_is_refused_and_no_crash(renvooi: Renvooi, root: Path) -> None:
    write(root, {"dorp/spelen/2024/tekst/artikel-1.md": "# Artikel 1 Doel\n\n" + "> " * 900 + "x\n"})
    assert renvooi("text", "spelen@2024").exit_code in (0, 2)


WRITING = {
    "apply": ["ordinances/dorp/spelen/2024/versie.yaml", "spelen@2024"],
    "build": [],
    "compare": ["spelen@2024", "spelen@2025", "-f", "html"],
    "drop": ["spelen@2024", "--proef"],
    "publish": ["spelen@2024"],
    "review": ["--base", "main"],
    "schema": [],
    "stop": ["spelen@2024", "--proef"],
    "text": ["spelen@2024"],
}
"""Every command that takes `-o`, with what else it asks."""


def test_every_command_that_writes_is_among_those_below() -> None:
    context = click.Context(main)
    commands = {name: main.get_command(context, name) for name in COMMANDS}
    taking = {name for name, found in commands.items() if found and any("-o" in param.opts for param in found.params)}
    assert taking == set(WRITING)


@pytest.mark.parametrize("command", sorted(WRITING))
@pytest.mark.parametrize(
    "output",
    ["ordinances", "ordinances/dorp/spelen/2024/versie.yaml", "via/uit.md", "templates/html/aanhef.j2", "templates"],
)
def test_nothing_is_written_among_the_ordinances_or_the_templates(
    renvooi: Renvooi, root: Path, monkeypatch: pytest.MonkeyPatch, command: str, output: str
) -> None:
    monkeypatch.chdir(root.parent)
    (root.parent / "via").symlink_to(root / "dorp")
    before = {path: path.is_file() and path.read_bytes() for path in sorted(root.parent.rglob("*"))}
    result = renvooi(command, *WRITING[command], "-o", output)
    assert result.exit_code == 2
    assert f"{output}: Dit ligt in de map met " in result.stderr
    assert {path: path.is_file() and path.read_bytes() for path in sorted(root.parent.rglob("*"))} == before


def test_nothing_is_written_among_the_templates_of_the_program(renvooi: Renvooi) -> None:
    result = renvooi("text", "spelen@2024", "-o", str(packaged_templates() / "html/nieuw.html.j2"))
    assert result.exit_code == 2
    assert "Dit ligt in de map met sjablonen" in result.stderr


@pytest.mark.parametrize("command", ["build", "drop", "stop"])
def test_several_files_are_not_written_to_the_terminal(renvooi: Renvooi, command: str) -> None:
    result = renvooi(command, *WRITING[command], "-o", "-")
    assert result.exit_code == 2
    assert "Geef na -o" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "Er ontbreekt een opdracht."),
        (["--onzin"], "De optie “--onzin” bestaat niet."),
        (["buld"], "De opdracht “buld” bestaat niet. Bedoelt u build?"),
        (["text"], "Er ontbreekt een gegeven: VERSIE."),
        (["text", "spelen@2024", "nog", "iets"], "Hier staat te veel: nog iets."),
        (["text", "spelen@2024", "-f", "xx"], "past “xx” niet; kies uit: md, html"),
        (["stop", "spelen@2024"], "De optie “-o of --output” ontbreekt."),
        (["stop", "spelen@2024", "-o"], "Achter de optie “-o” hoort een waarde."),
        (["text", "--help=3"], "Achter de optie “--help” hoort niets."),
        (["stop", "spelen@2024", "-o", "x", "--bekendmaking", "morgen"], "schrijf een datum als jjjj-mm-dd"),
        (["text", "spelen@2024", "--form", "md"], "Bedoelt u --format"),
        (["compare", "spelen@2024", "spelen@2025", "--layout", "w8"], "--layout geldt alleen bij"),
    ],
)
def test_a_command_typed_wrong_is_answered_in_dutch(renvooi: Renvooi, arguments: list[str], told: str) -> None:
    result = renvooi(*arguments)
    assert result.exit_code == 2
    assert told in result.stderr
    assert not re.search(r"\b(?:Error|No such|Missing|Invalid|Usage|requires)\b", result.stderr)


def test_without_a_word_the_help_is_shown() -> None:
    assert "Commands:" in CliRunner().invoke(main, []).output


@pytest.mark.parametrize(("number", "told"), [(errno.EACCES, "geen toegang"), (errno.ENOSPC, "de schijf is vol")])
def test_what_the_system_refuses_is_told_in_dutch(
    renvooi: Renvooi, root: Path, monkeypatch: pytest.MonkeyPatch, number: int, told: str
) -> None:
    def refuse(*_: object, **__: object) -> object:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    result = renvooi("text", "spelen@2024", "-o", str(root.parent / "uit.md"))
    assert result.exit_code == 2
    assert told in result.stderr
    assert os.strerror(number) not in result.stderr


def test_a_folder_in_the_way_of_a_file_is_told_in_dutch(renvooi: Renvooi, root: Path) -> None:
    (root.parent / "bestand").write_text("", encoding="utf-8")
    result = renvooi("text", "spelen@2024", "-o", str(root.parent / "bestand/uit.md"))
    assert result.exit_code == 2
    assert "een deel van het pad is een bestand" in result.stderr or "bestaat al" in result.stderr

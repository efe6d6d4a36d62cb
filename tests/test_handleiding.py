"""The handleiding does what it says: its commands run, in order, on a copy of the ordinances, edits included."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "docs" / "handleiding.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(?P<taal>\w+)(?: (?P<bestand>\S+))?\n(?P<tekst>.*?)^```$", re.MULTILINE | re.DOTALL)
ROW = re.compile(r"^\| (?P<cel>[^|]+?) \|", re.MULTILINE)
LINE = "ordinances/voorbeeldstad/verordening-speelplekken"
EDIT = ("artikel-5.md", "binnen twee weken", "binnen een week")


def section(number: int) -> str:
    """The text under a numbered heading."""
    return TEXT.split(f"\n## {number}. ")[1].split("\n## ")[0]


def blocks(text: str, taal: str) -> list[str]:
    """The code blocks of a language."""
    return [match["tekst"] for match in BLOCK.finditer(text) if match["taal"] == taal]


def run(command: str) -> tuple[int, str]:
    """The exit code and output of a command as the handleiding prints it."""
    name, *words = shlex.split(command)
    assert name == "renvooi"
    result = CliRunner().invoke(main, words)
    return result.exit_code, result.output


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the ordinances in a folder of its own, which is where the reader stands."""
    shutil.copytree(ROOT / "ordinances", tmp_path / "ordinances")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_following_the_handleiding_gives_what_it_promises(copy: Path) -> None:
    for command in blocks(section(2) + section(3), "sh"):
        assert run(command)[0] == 0, command
    new = copy / LINE / "2026"
    shutil.copytree(copy / LINE / "2025", new)
    shutil.rmtree(new / "besluit")
    for match in BLOCK.finditer(section(4)):
        if match["bestand"]:
            target = new / match["bestand"]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(match["tekst"], encoding="utf-8")
    article = new / "tekst" / "hoofdstuk-2" / EDIT[0]
    before = article.read_text(encoding="utf-8")
    assert EDIT[1] in before and EDIT[1] in section(4) and EDIT[2] in section(4)
    article.write_text(before.replace(EDIT[1], EDIT[2]), encoding="utf-8")
    shown = [run(command) for command in blocks(section(4), "sh")]
    assert shown[0] == (0, blocks(section(4), "text")[0])
    assert [code for code, _ in shown] == [0] * len(shown)
    assert "herschreven:" not in shown[-1][1], "what the reader was told to copy is in the vaste vorm already"
    for command in blocks(section(5), "sh"):
        assert run(command)[0] == 0, command
    for name in re.findall(r"`([\w-]+\.html)`", section(5)):
        assert (copy / "build/voorbeeldstad/verordening-speelplekken/2026" / name).is_file(), name
    nota = (copy / "build/voorbeeldstad/verordening-speelplekken/2026/adviesnota.html").read_text("utf-8")
    assert "zo'n twintig" in section(5) and 15 <= nota.count('class="open"') <= 25
    assert "Een kapot speeltoestel" in (copy / re.findall(r"`(build/\S+\.html)`", section(5))[0]).read_text("utf-8")


def test_the_other_commands_run() -> None:
    for command in blocks(section(8) + section(9) + section(10), "sh"):
        assert run(command)[0] == 0, command


def test_every_quoted_message_is_one_the_program_gives() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "pipeline").rglob("*.py")))
    quoted = [cell for part in section(9).split("### ")[1:3] for cell in ROW.findall(part)[2:]]
    assert len(quoted) > 15
    assert [message for message in quoted if message not in source] == []


def test_every_file_and_heading_linked_to_is_there() -> None:
    for target in re.findall(r"\]\((?!https?:)([^)]+)\)", re.sub(r"`[^`\n]*`", "", TEXT)):
        name, _, anchor = target.partition("#")
        text = (ROOT / "docs" / name).read_text(encoding="utf-8") if name else TEXT
        heads = re.findall(r"^#+ (.*)$", text, re.M)
        assert not anchor or anchor in {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}, (
            target
        )

"""“Een wijziging maken” in the handleiding does what it says, in a real repository."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.gitplaats import Gitplaats, nieuwe_gitplaats
from tests.conftest import ROOT

TEXT = (ROOT / "docs/handleiding.md").read_text(encoding="utf-8")
SECTION = TEXT.split("\n### Een wijziging maken\n")[1].split("\n### ")[0]
EDIT = ("artikel-5.md", "binnen twee weken", "binnen een week")


@pytest.fixture
def plaats(tmp_path: Path) -> Iterator[Gitplaats]:
    place = nieuwe_gitplaats(tmp_path)
    yield place
    place.repo.close()


def test_following_it_gives_what_it_promises(plaats: Gitplaats) -> None:
    commands = [
        shlex.split(line)[1:]
        for block in re.findall(r"^```sh\n(.*?)^```$", SECTION, re.M | re.S)
        for line in block.splitlines()
    ]
    assert [words[0] for words in commands] == ["draft", "edit", "renumber", "renumber", "move", "status", "status"]
    plaats.done(*commands[0])
    plaats.vervang(*EDIT)
    for words in commands[1:]:
        plaats.done(*words)
    plaats.bewaar()
    assert {"concept/2026", "werk/2026"} <= {head.name for head in plaats.repo.heads}
    changed = plaats.gewijzigd("concept/2026", "werk/2026")
    assert [name for name in changed if name.startswith("besluit/")] == ["besluit/onderbouwing/artikel-6.md"]
    assert [path.name for path in sorted((plaats.map() / "tekst" / "hoofdstuk-2").glob("artikel-*"))] == [
        f"artikel-{number}.md" for number in ("3", "3a", "4", "6", "6a", "7", "8")
    ]
    errors = [line for line in plaats.run("lint", "speelplekken@2026").output.splitlines() if " fout " in line]
    assert len(errors) == 2, errors
    assert (
        "ontbreekt 5." in errors[0] and "onderdeel d ontbreekt" in errors[1]
    )  # the room that the handleiding says it makes
    plaats.done("draft", "speelplekken", "2026", "--branch", "werk/honden")
    assert plaats.run("build", "speelplekken", "-f", "html", "-o", str(plaats.top / "build")).exit_code == 0


def test_every_command_it_names_in_a_line_exists(plaats: Gitplaats) -> None:
    for name in set(re.findall(r"`renvooi (\w+)", SECTION)):
        assert plaats.run(name, "--help").exit_code == 0, name

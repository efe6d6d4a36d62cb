"""Every danger of the guard table is refused with its place and advice; what only looks like it is read."""

from __future__ import annotations

import re

import pytest

from pipeline.formats.markdown.guards import GUARDS
from pipeline.formats.markdown.guards.guard import Guard
from pipeline.formats.markdown.read import read_artikel

KOP = "# Artikel 1 Titel\n\n"
FOLDER = "hoofdstuk-1"


def cases(which: str) -> list[object]:
    return [
        pytest.param(guard, body, id=f"{guard.naam}-{number}")
        for guard in GUARDS
        for number, body in enumerate(getattr(guard, which))
    ]


@pytest.mark.parametrize(("guard", "body"), cases("fout"))
def test_the_danger_is_refused(guard: Guard, body: str) -> None:
    gelezen, problems = read_artikel(f"{KOP}{body}\n", "tekst/artikel-1.md", FOLDER)
    assert gelezen is None
    pattern = ".*".join(re.escape(part) for part in guard.melding.split("{}"))
    assert any(re.fullmatch(pattern, problem.message) for problem in problems), [str(problem) for problem in problems]
    for problem in problems:
        assert problem.position.file == "tekst/artikel-1.md"
        assert 1 <= problem.position.line <= body.count("\n") + 4
        assert problem.advice


@pytest.mark.parametrize(("guard", "body"), cases("goed"))
def test_the_look_alike_is_read(guard: Guard, body: str) -> None:
    gelezen, problems = read_artikel(f"{KOP}{body}\n", "tekst/artikel-1.md", FOLDER)
    assert [str(problem) for problem in problems] == []
    assert gelezen is not None


def test_guard_names_are_unique() -> None:
    names = [guard.naam for guard in GUARDS]
    assert len(set(names)) == len(names)

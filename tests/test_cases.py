"""The literate cases: each file in `tests/cases/` says two texts and what a lawyer calls the change between them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.compare import compare, omkeren, toepassen
from pipeline.formats.tekst.write import regels
from tests.proeftekst import regeling

CASES = sorted((Path(__file__).parent / "cases").glob("*.md"))
BLOCK = re.compile(
    r"^(?P<fence>`{3,})(?P<naam>was|wordt|vergelijking)\n(?P<tekst>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL
)


def blocks(text: str) -> dict[str, str]:
    """The three blocks of a case; one that is missing or there twice is a mistake in the case."""
    found = [(match["naam"], match["tekst"]) for match in BLOCK.finditer(text)]
    assert sorted(name for name, _ in found) == ["vergelijking", "was", "wordt"]
    return dict(found)


def test_there_are_cases() -> None:
    assert len(CASES) >= 20


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_change_is_called_what_the_case_says(case: Path) -> None:
    told = blocks(case.read_text(encoding="utf-8"))
    was, wordt = regeling(told["was"]), regeling(told["wordt"])
    comparison = compare(was, wordt)
    assert regels(comparison) == told["vergelijking"].splitlines()
    assert toepassen(comparison, was) == wordt
    assert toepassen(omkeren(comparison), wordt) == was

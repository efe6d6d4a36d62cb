"""The examples in docs/formaat.md are read, and stand there in canonical form."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.formats.markdown.fmt import Soort, fmt_text

DOCS = Path(__file__).resolve().parents[2] / "docs" / "formaat.md"
VOORBEELDEN = re.findall(
    r"^(`{3,})(artikel|bijlage)\n(.*?)^\1$", DOCS.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
)


def test_there_are_examples() -> None:
    assert len(VOORBEELDEN) >= 5


@pytest.mark.parametrize(("soort", "text"), [found[1:] for found in VOORBEELDEN])
def test_the_example_is_canonical(soort: str, text: str) -> None:
    assert fmt_text(text, Soort(soort), "docs/formaat.md", "") == text


@pytest.mark.parametrize(
    "item", ["a. x", "aa. x", "ii. x", "IV. x", "1. x", "1.1. x", "2a. x", "1°. x", "a) x", "(a) x", "(ii) x", "1\\) x"]
)
def test_the_labels_of_the_table_are_read(item: str) -> None:
    assert fmt_text(f"# Artikel 1\n\n- {item}\n", Soort.ARTIKEL, "a.md", "") == f"# Artikel 1\n\n- {item}\n"

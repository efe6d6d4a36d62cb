"""L1 for Markdown: what is written reads back as the same, and there is one way to write it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pipeline.formats.markdown.read import (
    read_artikel,
    read_bijlage,
    read_blokken,
    read_kop,
    read_stuk,
    read_toelichting,
)
from pipeline.formats.markdown.write import write_artikel, write_bijlage, write_blokken, write_toelichting
from pipeline.model import Artikel, Bijlage, Blok, Toelichting
from tests.strategieen import MAPPEN, WOORDEN, artikelen, bijlagen, blokken, toelichtingen


@given(artikelen(), MAPPEN)
def test_an_article_reads_back_as_written(artikel: Artikel, folder: str) -> None:
    text = write_artikel(artikel, folder, f"id: {artikel.id}" if artikel.id else "")
    gelezen, problems = read_artikel(text, "a.md", folder)
    assert problems == ()
    assert gelezen is not None
    assert gelezen.knoop == replace(artikel, id="", was=())
    assert gelezen.voorblad == (f"id: {artikel.id}" if artikel.id else "")
    assert write_artikel(gelezen.knoop, folder, gelezen.voorblad) == text


@given(st.one_of(bijlagen(), toelichtingen()), MAPPEN)
def test_an_annex_and_an_explanation_read_back_as_written(node: Bijlage | Toelichting, folder: str) -> None:
    if isinstance(node, Bijlage):
        text = write_bijlage(node, folder)
        gelezen, problems = read_bijlage(text, "b.md", folder)
        assert gelezen is not None, problems
        assert gelezen.knoop == node
        assert write_bijlage(gelezen.knoop, folder) == text
    else:
        text = write_toelichting(node, folder)
        toelichting, problems = read_toelichting(text, "t.md", folder)
        assert toelichting is not None, problems
        assert toelichting.knoop == node


@given(blokken(2, 1))
def test_blocks_read_back_as_written(blocks: tuple[Blok, ...]) -> None:
    text = write_blokken(blocks, "")
    assert read_blokken(text, "b.md", "", 0) == (blocks, ())


REGELS = st.lists(
    st.one_of(
        st.lists(st.sampled_from(WOORDEN), max_size=6).map(" ".join),
        st.text(max_size=12),
        st.sampled_from(
            ("", "", "- a. x", "  - 1. y", "> z", "**1.** x", "***", "| a | b |", "| --- | --- |", "<table>")
        ),
    ),
    max_size=12,
)


@given(st.sampled_from(("# Artikel 1\n\n", "---\nid: x\n---\n# Artikel 1\n\n", "")), REGELS)
def test_no_text_makes_the_reader_fail(begin: str, lines: list[str]) -> None:
    text = begin + "\n".join(lines)
    for read in (read_artikel, read_kop, read_bijlage, read_toelichting, read_stuk):
        gelezen, problems = read(text, "a.md", "map")
        assert (gelezen is None) == bool(problems)
        assert all(problem.position.file == "a.md" and problem.position.line > 0 for problem in problems)


def test_foreign_markdown_is_refused_or_read_never_a_traceback(shared: Path) -> None:
    texts = sorted((shared / "corpus" / "bwb-markdown").glob("*.md"))
    assert texts
    for path in texts:
        text = path.read_text(encoding="utf-8")
        for read in (read_artikel, read_stuk, read_bijlage):
            gelezen, problems = read(text, path.name, "")
            assert (gelezen is None) == bool(problems)

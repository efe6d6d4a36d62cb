"""Line ends and letters come in one form: what an editor or another system left behind is told, and `fmt` mends it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.formats.markdown.fmt import Soort, fmt_text
from pipeline.formats.markdown.parser import parse_blocks
from pipeline.formats.markdown.read import read_artikel, read_blokken, read_stuk

KOP = "# Artikel 1 Titel\n\n"
SCHEIDINGEN = ("\r", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029")
"""What `str.splitlines` splits on, next to the line feed."""


@pytest.mark.parametrize("text", ["\r0", "\r", "a\r\r\n\r", "0\n\r# Artikel 1", "---\rid: x\r---\r# Artikel 1\r"])
def test_a_loose_carriage_return_is_a_problem_with_its_place(text: str) -> None:
    for read in (read_artikel, read_stuk):
        gelezen, problems = read(text, "a.md", "")
        assert gelezen is None
        assert any("U+000D" in problem.message for problem in problems)
    blocks, found = read_blokken(text, "a.md", "", 4)
    assert not blocks
    assert all(problem.position.line > 4 for problem in found)


def test_fmt_makes_lines_of_loose_carriage_returns() -> None:
    text = "# Artikel 1 Titel\r\rEen regel.\r\n\rEen tweede."
    assert fmt_text(text, Soort.ARTIKEL, "a.md", "") == "# Artikel 1 Titel\n\nEen regel.\n\nEen tweede.\n"


@pytest.mark.parametrize("sign", SCHEIDINGEN)
def test_lines_are_counted_as_markdown_and_editors_do(sign: str) -> None:
    text = f"{KOP}Een{sign}twee.\n\nDrie <n> vier.\n"
    wanted = 6 if sign == "\r" else 5
    _, problems = read_artikel(text, "a.md", "")
    assert [problem.position.line for problem in problems] == [3, wanted]
    made = fmt_text(text, Soort.ARTIKEL, "a.md", "")
    assert isinstance(made, tuple)
    assert made[-1].position.line == wanted
    assert len(parse_blocks("a" + sign + "b\n\nc")[0]) == 6


@given(st.text(alphabet="a# \n\r-*" + "".join(SCHEIDINGEN), max_size=20))
def test_no_line_end_makes_the_reader_fail(text: str) -> None:
    for read in (read_artikel, read_stuk):
        gelezen, problems = read(text, "a.md", "")
        assert (gelezen is None) == bool(problems)
    made = fmt_text(text, Soort.STUK, "a.md", "")
    if isinstance(made, str):
        assert made.replace("\\", "").split() == text.split()


def test_a_loose_accent_is_told_and_mended() -> None:
    loose = unicodedata.normalize("NFD", f"{KOP}Een café en\neen geïndexeerd bedrag.\n")
    gelezen, problems = read_artikel(loose, "a.md", "")
    assert gelezen is None
    assert [(problem.position.line, problem.position.column) for problem in problems] == [(3, 5), (4, 5)]
    assert all("renvooi fmt" in problem.advice for problem in problems)
    assert fmt_text(loose, Soort.ARTIKEL, "a.md", "") == f"{KOP}Een café en een geïndexeerd bedrag.\n"


def test_a_loose_accent_that_hides_behind_an_invisible_sign_is_mended_too() -> None:
    assert fmt_text(f"{KOP}Een cafe\u200b\u0301.\n", Soort.ARTIKEL, "a.md", "") == f"{KOP}Een café.\n"


@pytest.mark.parametrize("word", ["\\=\u0338", "x>\u0338", "\\\u1fef", "a\u037eb"])
def test_fmt_never_makes_or_breaks_a_sign_of_markdown(word: str) -> None:
    made = fmt_text(f"{KOP}Als {word} y.\n", Soort.ARTIKEL, "a.md", "")
    assert isinstance(made, tuple)
    assert made[0].position.line == 3


@given(st.text(alphabet="aeiou\u0301\u0308\u030a\u0327= \n", min_size=1, max_size=30))
def test_the_tree_holds_only_the_one_form(text: str) -> None:
    body = f"{KOP}Zie {text}"
    gelezen, _ = read_artikel(body, "a.md", "")
    if unicodedata.normalize("NFC", body) != body:
        assert gelezen is None
    made = fmt_text(body, Soort.ARTIKEL, "a.md", "")
    if isinstance(made, str):
        assert unicodedata.is_normalized("NFC", made)
        assert made.replace("\\", "").split() == unicodedata.normalize("NFC", body).split()

"""Text that is broken or nested beyond reason gives problems with a line, never a traceback and never less text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.formats.markdown.read import read_artikel, read_stuk

KOP = "# Artikel 1 Titel\n\nTekst.\n\n"
DEEP = 3000


@pytest.mark.parametrize(
    "body",
    [
        "<b>" * DEEP + "x" + "</b>" * DEEP,
        "*" * DEEP + "x" + "*" * DEEP,
        "![" * DEEP + "x" + "](a.png)" * DEEP,
        "<table><tr><td>" + "<b>" * DEEP + "</td></tr></table>",
        "> " * DEEP + "x",
        "- " * DEEP + "x",
    ],
)
def test_deep_nesting_is_a_problem_with_its_line(body: str) -> None:
    for read in (read_artikel, read_stuk):
        gelezen, problems = read(KOP + body + "\n", "a.md", "")
        assert gelezen is None
        assert problems
        assert {problem.position.line for problem in problems} == {5}


@pytest.mark.parametrize(
    "broken", ["<![alt] x", "<![", "<![ x[", "<![CDATA[x", "<!DOCTYPE [", "<!", "<?", "</", '<a b="']
)
def test_broken_html_in_a_table_is_a_problem_with_its_line(broken: str) -> None:
    for table in (f"<table><tr><td>{broken}</td></tr></table>", f"<table><tr><td>{broken}"):
        gelezen, problems = read_artikel(f"{KOP}{table}\n", "a.md", "")
        assert gelezen is None
        assert {problem.position.line for problem in problems} == {5}


STUKKEN = (
    "<table>",
    "<tr>",
    "<td>",
    "</td>",
    "</tr>",
    "</table>",
    "<!",
    "[",
    "]",
    "--",
    ">",
    "<",
    "&#",
    "x",
    '="',
    " ",
    "\n",
)


@given(st.lists(st.sampled_from(STUKKEN), max_size=15).map("".join))
def test_no_html_makes_the_reader_fail(html: str) -> None:
    gelezen, problems = read_artikel(f"{KOP}<table>{html}", "a.md", "")
    assert (gelezen is None) == bool(problems)
    assert all(problem.position.line > 0 for problem in problems)

"""The benchmark of Word compares like with like."""

from __future__ import annotations

from benchmarks.docx import met_python_docx, met_renvooi
from tests.docx.lezen import in_stijl, koprijen, lees, tekst


def test_both_programs_write_the_same_words_in_the_same_styles() -> None:
    ours, theirs = lees(met_renvooi(2)), lees(met_python_docx(2))
    # The reference document names its styles on its page; python-docx writes below that, we in its place.
    assert tekst(theirs.body).endswith(tekst(ours.body))
    assert koprijen(ours) == koprijen(theirs) == [1, 1]
    for stijl in ("Vervallen", "Nieuw"):
        assert in_stijl(ours, stijl) == in_stijl(theirs, stijl) != ""

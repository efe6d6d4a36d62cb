"""Which findings are new: matched one to one, whatever line, number or file they have now."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.lint.nieuw import Vondst, nieuwe
from pipeline.model import Finding, Position, Severity


def vondst(rule: str, message: str, file: str, line: str, number: int = 1) -> Vondst:
    return Vondst(Finding(rule, message, Severity.WARNING, Position(file, number)), file, line)


VONDST = st.builds(
    vondst,
    st.sampled_from(("REF-01", "TRM-05")),
    st.sampled_from(("Artikel 4 bestaat niet.", "Artikel 5 bestaat niet.", "Niets opent dit.")),
    st.sampled_from(("tekst/artikel-1.md", "tekst/artikel-2.md")),
    st.sampled_from(("Zie artikel 4.", "Zie artikel 5.", "Hier”")),
    st.integers(1, 9),
)
VONDSTEN = st.lists(VONDST, max_size=8)


@given(VONDSTEN, st.randoms(use_true_random=False))
def test_nothing_is_new_in_the_same_findings_in_another_order(found: list[Vondst], chance: object) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert nieuwe(found, shuffled) == ((), 0)


@given(VONDSTEN, VONDSTEN)
def test_each_finding_accounts_for_one(voor: list[Vondst], na: list[Vondst]) -> None:
    fresh, solved = nieuwe(voor, na)
    assert len(na) - len(fresh) == len(voor) - solved >= 0
    assert set(fresh) <= {found.finding for found in na}


@given(VONDSTEN, VONDST)
def test_one_more_is_one_new(voor: list[Vondst], more: Vondst) -> None:
    fresh, solved = nieuwe(voor, [*voor, more])
    assert (len(fresh), solved) == (1, 0) and fresh[0].rule == more.finding.rule


def test_a_finding_in_a_text_that_moved_and_was_renumbered_is_the_same() -> None:
    before = vondst("REF-01", "In artikel 4 ontbreekt lid 2.", "tekst/artikel-4.md", "het tweede lid")
    after = vondst("REF-01", "In artikel 5 ontbreekt lid 2.", "tekst/artikel-5.md", "het tweede lid")
    assert nieuwe([before], [after]) == ((), 0)


def test_the_same_message_of_another_rule_is_new() -> None:
    before = vondst("REF-01", "Fout.", "tekst/artikel-4.md", "het tweede lid")
    after = vondst("REF-02", "Fout.", "tekst/artikel-4.md", "het tweede lid")
    assert nieuwe([before], [after]) == ((after.finding,), 1)


def test_what_a_line_is_edited_for_does_not_make_its_finding_new_but_a_second_one_is() -> None:
    before = vondst("TRM-05", "Niets opent dit.", "tekst/artikel-4.md", "Hier”")
    edited = vondst("TRM-05", "Niets opent dit.", "tekst/artikel-4.md", "Hier ook”", 3)
    added = vondst("TRM-05", "Niets opent dit.", "tekst/artikel-4.md", "En daar”", 5)
    assert nieuwe([before], [edited]) == ((), 0)
    fresh, solved = nieuwe([before], [before, added])
    assert (fresh, solved) == ((added.finding,), 0)

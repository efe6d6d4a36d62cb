"""What was judged of the findings on real texts; and no rule that breaks on any of them, or on what changed in one."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.corpus import WERKEN, aantal, bouw
from benchmarks.steekproef import (
    HEURISTIC,
    MANY,
    RONDE,
    RONDES,
    UIT,
    Rij,
    Trekking,
    alle_bevindingen,
    gelezen,
    met_oordeel,
    schrijf,
    steekproef,
    toetsen,
)
from pipeline.lint import checks
from pipeline.model import Severity
from pipeline.store.bronnen import map_bron

ROWS = gelezen(UIT)
NOW = [row for row in ROWS if row.round == RONDES.get(row.rule, RONDE)]
WEIGHTS = {check.rule.id: check.rule.severity for check in checks()}
UNJUST_AT_MOST = 0.25
OWN = 4
"""The versions of the ordinances of this repository, in two lineages."""


def test_every_real_text_is_imported_and_no_rule_breaks_on_it_or_on_what_it_changes(
    shared: Path, tmp_path: Path
) -> None:
    """One store, built once: to import and lint all of it takes half a minute."""
    root = tmp_path / "ordinances"
    bouw(shared, root)
    bron = map_bron(root)
    changed = [what.verandering is not None for _, what in toetsen(bron, checks())]
    assert (len(changed), sum(changed)) == (aantal() + OWN, aantal() - len(WERKEN) + OWN // 2)
    found = alle_bevindingen(bron, checks())
    assert {rule for rule in found if len(found[rule]) >= MANY} <= {row.rule for row in NOW}


def test_the_sample_has_at_most_twenty_of_each_rule_in_each_round_all_judged() -> None:
    assert max(Counter((row.rule, row.round) for row in ROWS).values()) == MANY
    assert {row.rule for row in ROWS} == {row.rule for row in NOW} <= set(WEIGHTS)
    assert {row.verdict for row in ROWS} == {"terecht", "onterecht"}


def test_the_documentation_tells_of_every_round_how_many_were_unjust() -> None:
    docs = (UIT.parent / "lint.md").read_text(encoding="utf-8")
    for number in {row.round for row in ROWS}:
        rows = [row for row in ROWS if row.round == number]
        unjust = sum(row.verdict == "onterecht" for row in rows)
        assert f"\n| {number} | {len({row.rule for row in rows})} | {len(rows)} | {unjust} " in docs


@pytest.mark.parametrize("rule", sorted({row.rule for row in NOW}))
def test_what_a_rule_finds_is_just(rule: str) -> None:
    judged = [row.verdict for row in NOW if row.rule == rule]
    unjust = judged.count("onterecht") / len(judged)
    if WEIGHTS[rule] is not Severity.INFO:
        assert unjust <= (UNJUST_AT_MOST if rule in HEURISTIC else 0)


def trekking(number: int, version: str = "dorp/haven@1") -> Trekking:
    return Trekking("X-01", version, f"tekst/artikel-{number}.md:1", f"Zin {number}.")


def test_a_draw_depends_on_the_findings_only() -> None:
    found = {"X-01": [trekking(number) for number in range(50)], "X-02": []}
    drawn = steekproef(found)
    assert (drawn, len(drawn)) == (steekproef({"X-02": [], "X-01": found["X-01"][::-1]}), MANY)
    fewer = steekproef({"X-01": [one for one in found["X-01"] if one != drawn[0]]})
    assert len(set(fewer) & set(drawn)) == MANY - 1


def test_the_same_words_in_the_next_version_are_drawn_once() -> None:
    found = [trekking(number, f"dorp/haven@{version}") for version in range(4) for number in range(5)]
    assert [one.text for one in steekproef({"X-01": found})] == ["dorp/haven@3"] * 5


def test_verdicts_stay_with_the_words_and_earlier_rounds_as_they_were(tmp_path: Path) -> None:
    (one,) = met_oordeel([trekking(1)], [])
    judged = one._replace(verdict="terecht")
    before = [Rij("X-01", RONDE - 1, "dorp/haven@1", "tekst/artikel-1.md:1", "abc", "onterecht"), judged]
    moved = trekking(1)._replace(place="tekst/hoofdstuk-1/artikel-1.md:3")
    schrijf(tmp_path / "x.csv", met_oordeel([moved], before), before)
    assert gelezen(tmp_path / "x.csv") == [before[0], judged._replace(place=moved.place)]

"""What people judged of the findings on real texts; and no rule that breaks on any of them."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.steekproef import COLUMNS, HEURISTIC, MANY, UIT, Trekking, bevindingen, steekproef
from pipeline.lint import checks
from pipeline.model import Severity
from tests.corpus.teksten import teksten

ROWS = list(csv.DictReader(UIT.read_text(encoding="utf-8").splitlines()))
WEIGHTS = {check.rule.id: check.rule.severity for check in checks()}
UNJUST_AT_MOST = 0.25


def test_no_rule_breaks_on_any_real_text(shared: Path) -> None:
    rules = checks()
    read = [name for name, regeling in teksten(shared) for _ in (list(bevindingen(regeling, rules)),)]
    assert len(read) >= 20


def test_the_sample_has_twenty_of_each_rule_and_a_known_verdict() -> None:
    assert tuple(ROWS[0]) == COLUMNS
    assert set(Counter(row["rule"] for row in ROWS).values()) == {MANY}
    assert {row["rule"] for row in ROWS} <= set(WEIGHTS)
    assert {row["verdict"] for row in ROWS} <= {"", "terecht", "onterecht"}


@pytest.mark.parametrize("rule", sorted({row["rule"] for row in ROWS if row["verdict"]}))
def test_what_a_rule_finds_is_just(rule: str) -> None:
    judged = [row["verdict"] for row in ROWS if row["rule"] == rule and row["verdict"]]
    unjust = judged.count("onterecht") / len(judged)
    if WEIGHTS[rule] is not Severity.INFO:
        assert unjust <= (UNJUST_AT_MOST if rule in HEURISTIC else 0)


def test_a_draw_depends_on_the_findings_only() -> None:
    found = {"X-01": [Trekking("X-01", "wet", str(number), "…") for number in range(50)], "X-02": []}
    drawn = steekproef(found)
    assert (drawn, len(drawn)) == (steekproef(dict(reversed(found.items()))), MANY)

"""Scenarios A2 and A3 of practice: what the rules on references say of the changed articles of Olst-Wijhe."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.lint import checks, findings_in
from pipeline.lint.leeszaal import Leeszaal
from pipeline.model import Finding
from pipeline.store import map_bron, versies

ORDINANCES = Path(__file__).resolve().parents[2] / "ordinances"
WANTED = {
    "artikel-2.3.4": {"REF-10", "PRC-05"},
    "artikel-3.4.19": {"REF-09", "PRC-05"},
    "artikel-8.3.3": {"REF-02"},
    "artikel-9.2.5": {"REF-02", "REF-04", "REF-05"},
}


@pytest.fixture(scope="module")
def found() -> tuple[Finding, ...]:
    bron = map_bron(ORDINANCES)
    adres = next(one for one in versies(bron) if (one.overheid, one.versie) == ("olst-wijhe", "2022"))
    toets, problems = Leeszaal(bron).toets(adres, checks())
    assert problems == ()
    return findings_in(toets, checks())


def of(found: tuple[Finding, ...], article: str) -> list[Finding]:
    return [one for one in found if one.position.file.endswith(f"/{article}.md")]


@pytest.mark.parametrize("article", WANTED)
def test_the_findings_of_the_scenario_are_there(found: tuple[Finding, ...], article: str) -> None:
    assert WANTED[article] <= {one.rule for one in of(found, article)}


def test_the_lines_of_article_9_2_5(found: tuple[Finding, ...]) -> None:
    lines = {(one.rule, one.position.line) for one in of(found, "artikel-9.2.5")}
    assert {("REF-04", 3), ("REF-04", 7), ("REF-02", 5), ("REF-02", 7)} <= lines


def test_no_rule_on_amending_fires_on_law_that_does_not_amend(found: tuple[Finding, ...]) -> None:
    assert [one for one in of(found, "artikel-9.2.5") if one.rule.startswith("AMD-")] == []


def test_the_example_city_has_no_error() -> None:
    bron = map_bron(ORDINANCES)
    for adres in versies(bron):
        if adres.overheid == "voorbeeldstad":
            toets, _ = Leeszaal(bron).toets(adres, checks())
            assert [one for one in findings_in(toets, checks()) if one.severity == "E"] == []

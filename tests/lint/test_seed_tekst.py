"""The real amendments of Olst-Wijhe: at least what a jurist finds in them (practice.md §5, A2 and A3)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.lint import checks, findings
from pipeline.model import Adres, Finding, Severity
from pipeline.store.bronnen import map_bron
from pipeline.store.lezen import laad

ORDINANCES = Path(__file__).resolve().parents[2] / "ordinances"
SEED = Adres("olst-wijhe", "verordening-sociaal-domein", "2022")
EXAMPLE = "verordening-speelplekken"
OURS = ("LST-", "DEF-", "TRM-")
W, I = Severity.WARNING, Severity.INFO  # noqa: E741


def gevonden(profile: str) -> dict[tuple[str, str], list[Finding]]:
    """The findings on the seed by article and rule, in a style profile."""
    version = laad(map_bron(ORDINANCES), SEED)
    version = replace(version, overheid=replace(version.overheid, stijlprofiel=profile))
    found: dict[tuple[str, str], list[Finding]] = {}
    for one in findings(version, [check for check in checks() if check.rule.id.startswith(OURS)]):
        article = Path(one.position.file).stem.removeprefix("artikel-")
        found.setdefault((article, one.rule), []).append(one)
    return found


@pytest.mark.parametrize(
    ("article", "rule", "ar", "klare_taal"),
    [
        ("2.3.4", "LST-01", W, I),
        ("2.3.4", "TRM-03", W, I),
        ("2.3.4", "TRM-05", Severity.ERROR, Severity.ERROR),
        ("2.3.4", "TRM-06", I, I),
        ("3.4.19", "LST-02", W, W),
        ("3.4.19", "LST-05", W, W),
        ("3.4.19", "TRM-03", W, I),
        ("5.2.2", "LST-03", W, I),
        ("5.2.2", "TRM-03", W, I),
        ("9.2.5", "TRM-03", W, I),
    ],
)
def test_what_a_jurist_finds_is_found(article: str, rule: str, ar: Severity, klare_taal: Severity) -> None:
    for profile, severity in (("ar", ar), ("klare-taal", klare_taal)):
        assert {one.severity for one in gevonden(profile)[article, rule]} == {severity}


def test_the_date_in_the_annex_is_told_of_once_and_its_amounts_are_left_to_tab_04() -> None:
    (found,) = gevonden("ar")["tarieven-wmo", "TRM-08"]
    assert found.message == "De datum “1-11-2021” staat niet voluit. Schrijf “1 november 2021”."


@pytest.mark.parametrize("name", ["2024", "2025"])
def test_the_example_of_good_law_has_no_error(name: str) -> None:
    found = findings(laad(map_bron(ORDINANCES), Adres("voorbeeldstad", EXAMPLE, name)), checks())
    assert [one for one in found if one.severity is Severity.ERROR and one.rule.startswith(OURS)] == []

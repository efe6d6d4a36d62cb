"""A rule over two versions: what it is given, and when it is left out."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lint import Rule, Verandering, findings, findings_in
from pipeline.model import Finding, Severity, Soort
from tests.proeftekst import toets_van, versie

RULE = Rule("WW-99", "Niets verandert", "proef", Severity.WARNING, "", "")


@RULE.check_verandering
def nothing_changes(verandering: Verandering) -> Iterator[Finding]:
    for change in verandering.comparison.wijzigingen:
        yield RULE.finding(verandering.wordt.versie.regeling.position, f"{change.naam} is {change.soort}. Laat dat.")


BOTH = """versie: was
# Artikel 1 Een

Tekst.

versie: wordt
# Artikel 1 Een

Andere tekst.

bestand: besluit/onderbouwing/artikel-1.md
Omdat het moet.
"""


def test_a_rule_on_changes_gets_both_versions_and_their_comparison() -> None:
    (found,) = findings_in(toets_van(BOTH), [nothing_changes])
    assert found.message == f"artikel 1 is {Soort.GEWIJZIGD}. Laat dat."


def test_a_version_that_follows_on_none_has_no_changes_to_judge() -> None:
    assert findings(versie(BOTH), [nothing_changes]) == ()


def test_the_comparison_is_made_once() -> None:
    verandering = toets_van(BOTH).verandering
    assert verandering is not None
    assert verandering.comparison is verandering.comparison


def test_a_text_may_have_the_papers_that_go_with_it() -> None:
    besluit = versie(BOTH).besluit
    assert besluit is not None
    assert [one.wijziging for one in besluit.onderbouwingen] == ["artikel-1"]

"""What one rule says of a text: for tests of single rules."""

from __future__ import annotations

from pipeline.lint import find
from pipeline.lint.engine import findings_in
from pipeline.model import Finding
from tests.proeftekst import toets_van


def gevonden(rule: str, text: str) -> tuple[Finding, ...]:
    """What the rule finds, with places and mends."""
    check = find(rule)
    assert check is not None, rule
    return findings_in(toets_van(text), [check])


def gezegd(rule: str, text: str) -> list[str]:
    """The same as "W message"."""
    return [f"{one.severity} {one.message}" for one in gevonden(rule, text)]


def in_artikel(rule: str, sentence: str) -> list[str]:
    """What the rule says of one sentence in an article."""
    return gezegd(rule, f"# Enig artikel\n\n{sentence}")


def hersteld(rule: str, sentence: str) -> list[tuple[str, str]]:
    """What the rule would write for what, in one sentence of an article."""
    found = gevonden(rule, f"# Enig artikel\n\n{sentence}")
    return [(mend.oud, mend.nieuw) for one in found for mend in one.herstel]

"""Run rules over a version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.lint.ontleding import Toets, toets
from pipeline.lint.rule import Check
from pipeline.model import Finding, Severity, Versie

MILDER = {Severity.ERROR: Severity.WARNING, Severity.WARNING: Severity.INFO, Severity.INFO: Severity.INFO}


def findings(versie: Versie, checks: Sequence[Check]) -> tuple[Finding, ...]:
    """All that the checks find in a version by itself: without its source files, and what it follows."""
    return findings_in(toets(versie), checks)


def findings_in(wat: Toets, checks: Sequence[Check]) -> tuple[Finding, ...]:
    """All that the checks find, in the order of the source files."""
    profile = wat.versie.overheid.stijlprofiel
    found = {_weighed(finding, check, profile): None for check in checks for finding in check(wat)}
    return tuple(sorted(found, key=lambda finding: (finding.position, finding.rule, finding.message)))


def vraagt_antwoord(found: Sequence[Finding]) -> bool:
    """Whether there is a finding that asks for an answer (a hint alone does not)."""
    return any(finding.severity is not Severity.INFO for finding in found)


def _weighed(finding: Finding, check: Check, profile: str) -> Finding:
    if profile not in check.rule.mild_in:
        return finding
    return replace(finding, severity=MILDER[finding.severity])

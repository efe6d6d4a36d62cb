"""Run rules over a version."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.lint import registry
from pipeline.lint.afwijken import met_afwijkingen
from pipeline.lint.instelling import keur_instellingen, staat_uit, weeg
from pipeline.lint.ontleding import Toets, toets
from pipeline.lint.rule import Check
from pipeline.model import Finding, Severity, Versie


def findings(versie: Versie, checks: Sequence[Check]) -> tuple[Finding, ...]:
    """All that the checks find in a version by itself: without its source files, and what it follows."""
    return findings_in(toets(versie), checks)


def findings_in(wat: Toets, checks: Sequence[Check]) -> tuple[Finding, ...]:
    """All that the checks find, in the order of the source files."""
    overheid = wat.versie.overheid
    keur_instellingen(overheid, registry.checks() if overheid.lint else ())
    active = [check for check in checks if not staat_uit(check.rule, overheid)]
    weighed = (weeg(finding, check.rule, overheid) for check in active for finding in check(wat))
    found = dict.fromkeys(met_afwijkingen(weighed, wat.ontleding))
    return tuple(sorted(found, key=lambda finding: (finding.position, finding.rule, finding.message)))


def vraagt_antwoord(found: Sequence[Finding]) -> bool:
    """Whether there is a finding that asks for an answer; a hint alone, or what is answered already, does not."""
    return any(finding.severity is not Severity.INFO and not finding.afwijking for finding in found)

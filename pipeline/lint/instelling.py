"""How much a finding weighs: by its rule, by the style profile, and by what the authority says of the rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from pipeline.lint.rule import Check, Rule
from pipeline.model import Ernst, Finding, Overheid, Problem, Refused, Regelkeuze, Severity

MILDER = {Severity.ERROR: Severity.WARNING, Severity.WARNING: Severity.INFO, Severity.INFO: Severity.INFO}
WEIGHT = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}
CHOSEN = {Ernst.FOUT: Severity.ERROR, Ernst.WAARSCHUWING: Severity.WARNING, Ernst.OPMERKING: Severity.INFO}
BEWAKER = "AFW-01"
"""The rule that guards the exceptions to all others."""


def keur_instellingen(overheid: Overheid, known: Sequence[Check]) -> None:
    """Refuse what the authority says of rules that there are not, or that nobody may make lighter."""
    if problems := tuple(_problems(overheid, {check.rule.id: check.rule for check in known})):
        raise Refused(problems)


def weeg(finding: Finding, rule: Rule, overheid: Overheid) -> Finding:
    """The finding as severe as it is for this authority."""
    choice = overheid.lint.get(rule.id)
    if choice is not None and choice.ernst is not Ernst.UIT:
        return replace(finding, severity=_chosen(finding.severity, rule, CHOSEN[choice.ernst]))
    if overheid.stijlprofiel in rule.mild_in:
        return replace(finding, severity=MILDER[finding.severity])
    return finding


def staat_uit(rule: Rule, overheid: Overheid) -> bool:
    """Whether the authority does without this rule."""
    choice = overheid.lint.get(rule.id)
    return choice is not None and choice.ernst is Ernst.UIT


def bijna(rule_id: str, known: Sequence[str]) -> str:
    """Which rule may be meant by an id that there is not."""
    near = process.extractOne(rule_id.strip().upper(), known, scorer=OSA.normalized_similarity, score_cutoff=0.5)
    listed = "`renvooi lint --list` noemt alle regels."
    return f"Bedoelt u {near[0]}? {listed}" if near else listed


def _chosen(severity: Severity, rule: Rule, chosen: Severity) -> Severity:
    """What is a full breach weighs what was chosen; what is less of one by itself weighs at most that."""
    if severity is rule.severity:
        return chosen
    return min(severity, chosen, key=WEIGHT.__getitem__)


def _problems(overheid: Overheid, known: dict[str, Rule]) -> Iterator[Problem]:
    for name, choice in overheid.lint.items():
        rule = known.get(name)
        if rule is None:
            yield Problem(f"Er is geen regel “{name}”.", choice.position, bijna(name, tuple(known)))
        elif objection := _objection(rule, choice):
            yield Problem(objection, choice.position, "Geef een reden per plaats onder `afwijkingen:` in versie.yaml.")


def _objection(rule: Rule, choice: Regelkeuze) -> str:
    lighter = choice.ernst is Ernst.UIT or WEIGHT[CHOSEN[choice.ernst]] < WEIGHT[rule.severity]
    if rule.id == BEWAKER and lighter:
        return f"{rule.id} bewaakt de afwijkingen en kan niet lichter of uit."
    if rule.severity is Severity.ERROR and lighter:
        return f"{rule.id} houdt bekendmaken tegen en kan niet lichter of uit."
    return ""

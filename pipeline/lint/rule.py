"""A lint rule as a value: what it demands, where that comes from, and an example of both sides."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from pipeline.model import Finding, Position, Severity, Versie

Function: TypeAlias = Callable[[Versie], Iterable[Finding]]

ERNST = {Severity.ERROR: "fout", Severity.WARNING: "waarschuwing", Severity.INFO: "opmerking"}


@dataclass(frozen=True, slots=True)
class Rule:
    """One demand on the text of a version.

    `bad` and `good` are Markdown (several files in one text: each `# ` heading starts one); the tests read both, so
    they are true. `mild_in` names the style profiles in which the rule weighs one level less.
    """

    id: str
    title: str
    source: str
    severity: Severity
    bad: str
    good: str
    mild_in: tuple[str, ...] = ()

    def check(self, function: Function) -> Check:
        """Decorate the function that looks for breaches; the registry finds the result in its module."""
        return Check(self, function)

    def finding(self, position: Position, message: str) -> Finding:
        """A breach of the rule, as severe as the rule says."""
        return Finding(self.id, message, self.severity, position)

    def warning(self, position: Position, message: str) -> Finding:
        """Something near a breach that needs an answer, but does not block publishing."""
        return Finding(self.id, message, Severity.WARNING, position)

    def hint(self, position: Position, message: str) -> Finding:
        """Something that could not be judged, or is only worth a look."""
        return Finding(self.id, message, Severity.INFO, position)


@dataclass(frozen=True, slots=True)
class Check:
    """A rule with the function that looks for its breaches."""

    rule: Rule
    function: Function

    def __call__(self, versie: Versie) -> Iterable[Finding]:
        return self.function(versie)


def ernst(severity: Severity) -> str:
    """The severity as people read it: "fout", "waarschuwing", "opmerking"."""
    return ERNST[severity]


def uitleg(rule: Rule) -> str:
    """What `renvooi lint --explain` says of a rule."""
    head = [f"{rule.id} ({ernst(rule.severity)}): {rule.title}", f"Bron: {rule.source}"]
    if rule.mild_in:
        head.append(f"Weegt een graad lichter in stijlprofiel: {', '.join(rule.mild_in)}")
    return "\n".join([*head, "", "Fout:", _indented(rule.bad), "", "Goed:", _indented(rule.good)])


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.strip().splitlines())

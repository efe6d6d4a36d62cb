"""A lint rule as a value: what it demands, where that comes from, and an example of both sides."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from pipeline.lint.ontleding import Ontleding, Toets, Verandering
from pipeline.model import Finding, Herstel, Position, Severity, Versie, ernst

Function: TypeAlias = Callable[[Toets], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One demand on the text of a version.

    `bad` and `good` are Markdown (several files in one text: each `# ` heading starts one); the tests read both, so
    they are true. Of a rule on changes they hold both texts, the lines `versie: was` and `versie: wordt` before each.
    `mild_in` names the style profiles in which the rule weighs one level less.
    """

    id: str
    title: str
    source: str
    severity: Severity
    bad: str
    good: str
    mild_in: tuple[str, ...] = ()

    def check(self, function: Callable[[Versie], Iterable[Finding]]) -> Check:
        """Decorate the function that looks for breaches; the registry finds the result in its module."""
        return Check(self, lambda toets: function(toets.versie))

    def check_tekst(self, function: Callable[[Ontleding], Iterable[Finding]]) -> Check:
        """The same for a function that reads the running text: passages and references are shared by all rules."""
        return Check(self, lambda toets: function(toets.ontleding))

    def check_verandering(self, function: Callable[[Verandering], Iterable[Finding]]) -> Check:
        """The same for a function that looks at what changed; a version that follows on none has no breaches."""
        return Check(self, lambda toets: function(toets.verandering) if toets.verandering else (), vergelijkt=True)

    def check_toets(self, function: Function) -> Check:
        """The same for a function that looks at everything there is, also outside this version."""
        return Check(self, function, vergelijkt=True, kijkt_verder=True)

    def finding(self, position: Position, message: str, herstel: tuple[Herstel, ...] = ()) -> Finding:
        """A breach of the rule, as severe as the rule says."""
        return Finding(self.id, message, self.severity, position, herstel=herstel)

    def warning(self, position: Position, message: str, herstel: tuple[Herstel, ...] = ()) -> Finding:
        """Something near a breach that needs an answer, but does not block publishing."""
        return Finding(self.id, message, Severity.WARNING, position, herstel=herstel)

    def hint(self, position: Position, message: str, herstel: tuple[Herstel, ...] = ()) -> Finding:
        """Something that could not be judged, or is only worth a look."""
        return Finding(self.id, message, Severity.INFO, position, herstel=herstel)


@dataclass(frozen=True, slots=True)
class Check:
    """A rule with the function that looks for its breaches.

    `vergelijkt`: it looks at the version before too; `kijkt_verder`: and at other regulations.
    """

    rule: Rule
    function: Function
    vergelijkt: bool = False
    kijkt_verder: bool = False

    def kan(self, toets: Toets) -> bool:
        """Whether all that the check looks at is known."""
        return toets.rondom or not (self.vergelijkt or self.kijkt_verder)

    def __call__(self, toets: Toets) -> Iterable[Finding]:
        return self.function(toets)


def uitleg(rule: Rule) -> str:
    """What `renvooi lint --explain` says of a rule."""
    head = [f"{rule.id} ({ernst(rule.severity)}): {rule.title}", f"Bron: {rule.source}"]
    if rule.mild_in:
        head.append(f"Weegt een graad lichter in stijlprofiel: {', '.join(rule.mild_in)}")
    return "\n".join([*head, "", "Fout:", _indented(rule.bad), "", "Goed:", _indented(rule.good)])


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.strip().splitlines())

"""Lint: judgements on law that can be read. It reports, and never blocks reading, building or comparing."""

from pipeline.lint.engine import findings, findings_in, vraagt_antwoord
from pipeline.lint.ontleding import Ontleding, Toets, Verandering, toets
from pipeline.lint.registry import checks, find
from pipeline.lint.rule import Check, Rule, uitleg

__all__ = [
    "Check",
    "Ontleding",
    "Rule",
    "Toets",
    "Verandering",
    "checks",
    "find",
    "findings",
    "findings_in",
    "toets",
    "uitleg",
    "vraagt_antwoord",
]

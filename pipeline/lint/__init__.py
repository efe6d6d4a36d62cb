"""Lint: judgements on law that can be read. It reports, and never blocks reading, building or comparing."""

from pipeline.lint.engine import findings, vraagt_antwoord
from pipeline.lint.registry import checks, find
from pipeline.lint.rule import Check, Rule, ernst, uitleg

__all__ = ["Check", "Rule", "checks", "ernst", "find", "findings", "uitleg", "vraagt_antwoord"]

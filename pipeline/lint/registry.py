"""The rules there are: one module each in `pipeline/lint/rules/`."""

from __future__ import annotations

import importlib
import pkgutil

from pipeline.lint import rules
from pipeline.lint.rule import Check


def checks() -> tuple[Check, ...]:
    """Every rule with its check, by id."""
    modules = (
        importlib.import_module(f"{rules.__name__}.{info.name}") for info in pkgutil.iter_modules(rules.__path__)
    )
    found = (value for module in modules for value in vars(module).values() if isinstance(value, Check))
    return tuple(sorted(found, key=lambda check: check.rule.id))


def find(rule_id: str) -> Check | None:
    """The rule with this id, whatever its case; None when there is none."""
    return next((check for check in checks() if check.rule.id == rule_id.strip().upper()), None)

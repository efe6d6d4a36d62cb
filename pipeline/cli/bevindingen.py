"""What every command that judges says at its end."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model import Finding, Severity, ernst

FOUND = 1
"""Exit code: something was found."""
PLURAL = {Severity.ERROR: "fouten", Severity.WARNING: "waarschuwingen", Severity.INFO: "opmerkingen"}


def summary(found: Iterable[Finding]) -> str:
    """ "2 fouten, 1 waarschuwing", or that there is nothing to report."""
    found = tuple(found)
    severities = [one.severity for one in found if not one.afwijking]
    counts = [(severity, severities.count(severity)) for severity in Severity]
    words = [f"{count} {ernst(severity) if count == 1 else PLURAL[severity]}" for severity, count in counts if count]
    if waived := len(found) - len(severities):
        words.append(f"{waived} afwijking met reden" if waived == 1 else f"{waived} afwijkingen met reden")
    return ", ".join(words) or "Geen bevindingen."

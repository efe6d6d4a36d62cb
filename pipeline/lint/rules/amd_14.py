"""AMD-14: an amendment uses the fixed verbs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.voorbeeld import WIJZIGING, wijziging
from pipeline.model import Finding, Severity

AMD_14 = Rule(
    id="AMD-14",
    title="Een wijziging gebruikt de vaste werkwoorden: vervangen door, vervalt, komt te luiden",
    source="Aanwijzing 6.9; De Bilt gmb-2017-92142",
    severity=Severity.WARNING,
    bad=wijziging("In artikel 5, eerste lid, wordt “vier weken” gewijzigd in “twee weken”."),
    good=WIJZIGING,
)

ANDERS = (
    (re.compile(r"\b(?:wordt|worden)\b[^.:]*\bgewijzigd in\b|\bgewijzigd in\b"), "vervangen door"),
    (re.compile(r"\b(?:komt|komen) te vervallen\b"), "vervalt” of “vervallen"),
    (re.compile(r"\b(?:wordt|worden)\b[^.:]*\b(?:geschrapt|verwijderd|doorgehaald)\b"), "vervalt” of “vervallen"),
    (
        re.compile(r"\bte (?:lezen|wijzigen)\b|\b(?:wordt|worden)\b[^.:]*\b(?:gelezen|aangepast|veranderd)\b"),
        "vervangen door",
    ),
    (re.compile(r"\b(?:luidt|luiden) (?:voortaan|als volgt|nu)\b"), "komt te luiden"),
    (re.compile(r"\bopnieuw vastgesteld\b"), "komt te luiden"),
    (re.compile(r"\b(?:wordt|worden)\b[^.:]*\b(?:tussengevoegd|bijgevoegd)\b"), "ingevoegd"),
)


@AMD_14.check_tekst
def fixed_verbs(ontleding: Ontleding) -> Iterator[Finding]:
    for order in ontleding.opdrachten:
        for pattern, wanted in ANDERS:
            match = pattern.search(order.kaal)
            if match is not None:
                words = order.zin[match.start() : match.end()]
                words = words if len(words) <= 50 else f"… {' '.join(words.split()[-3:])}"
                yield AMD_14.finding(order.position, f"“{words}” is geen vaste term. Schrijf “{wanted}”.")
                break

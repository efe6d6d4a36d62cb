"""TRM-02: "c.q." and "en/of" leave open what is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.tekst import Passage
from pipeline.model import Finding, Severity

TRM_02 = Rule(
    id="TRM-02",
    title="Geen “c.q.” en geen “en/of”",
    source="Aanwijzing 3.15",
    severity=Severity.WARNING,
    bad="# Enig artikel\n\nDe ouder c.q. de voogd levert een plan en/of een begroting in.",
    good="# Enig artikel\n\nDe ouder of de voogd levert een plan of een begroting in, of beide.",
)

CQ = re.compile(r"q(?<=[cC]\.q)(?<!\w[cC]\.q)\.|q(?<=[cC]q)(?<!\w[cC]q)\b\.?")
SLASH = re.compile(r"/ ?(?:of|en)\b")
BEFORE = re.compile(r"(?:^|.*\W)((?:en|of) ?)$", re.DOTALL)


@TRM_02.check_tekst
def no_vague_joint(ontleding: Ontleding) -> Iterator[Finding]:
    for passage, begin, end, _ in ontleding.norm.overal(CQ):
        start = begin - 2 if passage.inhoud[begin - 1] == "." else begin - 1
        yield _finding(passage, start, end, "Schrijf “of”, “respectievelijk” of “en”")
    for passage, begin, end, _ in ontleding.norm.overal(SLASH):
        word = BEFORE.match(passage.inhoud[max(0, begin - 5) : begin])
        if word:
            start = begin - len(word[1])
            yield _finding(passage, start, end, "Schrijf “of”; gelden ook beide samen, zet er dan “of beide” bij")


def _finding(passage: Passage, begin: int, end: int, advice: str) -> Finding:
    said = passage.inhoud[begin:end]
    return TRM_02.finding(passage.plaats(begin), f"“{said}” laat open wat bedoeld is. {advice}.")

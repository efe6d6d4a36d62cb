"""SLT-07: to repeal an amending act does not bring back the old text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.slot import leest
from pipeline.model import Finding, Severity

SLT_07 = Rule(
    id="SLT-07",
    title="Wat is vervallen, herleeft niet: stel de oude tekst opnieuw vast",
    source="Aanwijzing 6.26",
    severity=Severity.ERROR,
    bad="# Enig artikel\n\nDe wijzigingsverordening wordt ingetrokken en artikel 5 van de Parkeerverordening herleeft.",
    good="# Enig artikel\n\nDe wijzigingsverordening wordt ingetrokken.",
)

REGEL = (
    r"(?:verordening|regeling|reglement|besluit|bepaling(?:en)?|artikel(?:en)? \d\S*|tekst|tarieven|voorschrift(?:en)?)"
)
HERLEEFT = re.compile(
    rf"\b\w*{REGEL}\b(?:(?!\brecht\b|\buitkering\b|\baanspraak\b)[^.;]){{0,80}}?"
    r"\b(?P<hoe>herle(?:eft|ven)|(?:wordt|worden|is|zijn) (?:weer|opnieuw) van (?:kracht|toepassing)"
    r"|(?:weer|opnieuw) van (?:kracht|toepassing) (?:wordt|worden|is|zijn)"
    r"|(?:krijgt|krijgen) (?:weer|opnieuw) gelding)\b"
)
INTREKKING = re.compile(r"\b(?:ingetrokken|intrekking|vervalt|vervallen)\b")


@SLT_07.check_tekst
def nothing_revives(ontleding: Ontleding) -> Iterator[Finding]:
    for passage in ontleding.passages:
        text = passage.inhoud
        if not ("herle" in text or " weer " in text or " opnieuw " in text) or not leest(passage):
            continue
        for match in HERLEEFT.finditer(text):
            if INTREKKING.search(text):
                message = (
                    f"“{match['hoe']}”: intrekken van een wijziging brengt de oude tekst niet terug. Stel die "
                    f"tekst opnieuw "
                    "vast."
                )
                yield SLT_07.finding(passage.plaats(match.start("hoe")), message)

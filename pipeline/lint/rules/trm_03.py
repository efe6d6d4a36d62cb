"""TRM-03: it is an organ that decides, not "the municipality"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.doorlopend import Vondst
from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.model import Finding, Severity

TRM_03 = Rule(
    id="TRM-03",
    title="Noem het bevoegde orgaan, niet “de gemeente”",
    source="Gemeentewet, artikelen 108, 147 en 160",
    severity=Severity.WARNING,
    bad="# Enig artikel\n\nDe gemeente bepaalt welke ondersteuning nodig is.",
    good="# Enig artikel\n\nHet college bepaalt welke ondersteuning in de gemeente nodig is.",
    mild_in=("klare-taal",),
)

#: What is said of the municipality as a place or a legal person.
BEING = "|".join(
    "is was wordt werd heeft had ligt lag bestaat telt grenst omvat betreft heet kent valt hoort behoort blijft deelt "
    "deelneemt wil waar die dat niet meer zelf".split()
)
SUBJECT = re.compile(
    rf"(?:(?<!.)|(?<=[.;:?!] )|(?<=, ))[Dd]e gemeente (?!(?:{BEING})\b)"
    r"(?:kan|mag|zal|[a-zà-ÿ]+t)\b(?! (?:is|wordt|zijn)\b)"
)
VERB = (
    r"kan|mag|zal|moet|bepaalt|beslist|besluit|beoordeelt|verleent|verstrekt|verlaagt|verhoogt|weigert|biedt"
    r"|onderzoekt|vergoedt|legt|stelt|wijst|zorgt|neemt|geeft|vraagt|betaalt|regelt|toetst"
)
#: "beslist de gemeente", "volgens de gemeente"; a name after it ("de gemeente Raalte") is another municipality.
BEFORE = re.compile(
    rf"(?:^|.*\W)((?:{VERB}|volgens|naar het oordeel van|ter beoordeling van) de gemeente)$", re.IGNORECASE
)
NAME = re.compile(r" [A-Z]")
BY = re.compile(
    r"door de gemeente (?:is |zijn |wordt |worden |nader )?"
    r"(?:aangewezen|bepaald|vastgesteld|verleend|opgelegd|toegekend|geweigerd|goedgekeurd|beoordeeld|besloten)e?\b"
)
HERE = re.compile(r"[Dd]e gemeente\b")
SPAN = 24


@TRM_03.check_tekst
def organ_named(ontleding: Ontleding) -> Iterator[Finding]:
    for found in ontleding.norm.zoek(HERE, "e gemeente", voor=1):
        said = _acts(found)
        if said:
            yield TRM_03.finding(
                found.passage.plaats(found.begin),
                f"“{said}”: de gemeente als zodanig beslist niets. Noem het orgaan dat bevoegd is, "
                "zoals het college, de raad of de burgemeester.",
            )


def _acts(found: Vondst) -> str:
    """The words that make the municipality act, "" when they don't."""
    text = found.passage.inhoud
    subject = SUBJECT.match(text, found.begin)
    if subject:
        return subject[0]
    by = BY.match(text, found.begin - len("door ")) if found.begin >= len("door ") else None
    if by:
        return by[0]
    before = BEFORE.match(text[max(0, found.begin - SPAN) : found.eind])
    return before[1] if before and not NAME.match(text, found.eind) else ""

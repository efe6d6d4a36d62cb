"""SLT-03: retroactivity is said in so many words, and does not burden anyone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.slot import DEZE, datums, leest, uit_gegevens
from pipeline.lint.tekst import Passage
from pipeline.model import Finding, Severity, Slotsoort
from pipeline.model.datums import datum

FEITEN = (
    "bestand: versie.yaml\nwerk: proef\nciteertitel: Proef\nopschrift: Proef\ninwerkingtreding: 2024-01-01\n"
    "slotbepalingen:\n- soort: inwerkingtreding\n"
)

SLT_03 = Rule(
    id="SLT-03",
    title="Terugwerkende kracht staat er uitdrukkelijk, en belast niemand",
    source="Aanwijzingen 5.62 en 5.63",
    severity=Severity.ERROR,
    bad=f"# Enig artikel\n\nDit tarief geldt met ingang van 1 juli 2023.\n\n{FEITEN}",
    good=f"# Enig artikel\n\nDit tarief geldt met ingang van 1 juli 2024.\n\n{FEITEN}",
)

TERUG = re.compile(
    rf"\b(?:{DEZE}|zij|hij|het)\b.*\b(?:werkt|werken) terug\b|\ben werkt terug\b|{DEZE} .*\bterugwerkende kracht\b"
)
VERKAPT = re.compile(
    r"\b(?:[Dd]eze|[Dd]it|[Dd]e) (?:\w+ )?(?P<wat>verordening|regeling|artikel|lid|tarie\w+|bedrag\w*"
    r"|vergoeding\w*|leges)\b"
    r"[^.;]{0,60}\b(?:geldt|gelden|is van toepassing|zijn van toepassing|is van kracht|zijn van kracht)"
    r" (?:met ingang van|vanaf|per|sinds) (?=\d)"
)


KANS = ("geld", "van toepassing", "van kracht")


@SLT_03.check_tekst
def retroactivity(ontleding: Ontleding) -> Iterator[Finding]:
    versie = ontleding.versie
    facts = versie.gegevens
    back = facts.terugwerkend_tot_en_met
    said = [one for one in ontleding.passages if "teru" in one.inhoud and leest(one) and TERUG.search(one.inhoud)]
    for passage in said if back is None and versie.oorsprong is None else ():
        if datums(passage.inhoud):
            message = "De tekst werkt terug, versie.yaml niet. Vul `terugwerkend_tot_en_met` in."
            yield SLT_03.finding(passage.position, message)
    if back is not None:
        place = facts.plekken.get("terugwerkend_tot_en_met", facts.position)
        if not said and not uit_gegevens(versie, Slotsoort.INWERKINGTREDING) and versie.oorsprong is None:
            message = (
                f"versie.yaml laat de verordening terugwerken tot en met {datum(back)}, maar de tekst zegt dat niet. "
                "Schrijf “en werkt terug tot en met …”."
            )
            yield SLT_03.finding(place, message)
        message = (
            f"De verordening werkt terug tot en met {datum(back)}. Ga na dat zij over die tijd niemand zwaarder belast."
        )
        yield SLT_03.hint(place, message)
    elif facts.inwerkingtreding is not None and versie.oorsprong is None:
        yield from _hidden(ontleding)


def _hidden(ontleding: Ontleding) -> Iterator[Finding]:
    """What is to hold from an earlier day than that on which the ordinance enters into force."""
    begin = ontleding.versie.gegevens.inwerkingtreding
    for passage in ontleding.passages:
        if begin is None or not any(word in passage.inhoud for word in KANS) or not leest(passage):
            continue
        for match in VERKAPT.finditer(passage.inhoud):
            first = next((day for at, day in datums(passage.inhoud) if at == match.end()), None)
            if first is not None and first < begin:
                yield SLT_03.finding(passage.plaats(match.start()), _message(passage, match))


def _message(passage: Passage, match: re.Match[str]) -> str:
    day = passage.inhoud[match.end() :].split(".")[0][:20]
    words = " ".join(match[0].split()[-4:])
    return (
        f"“{words} {' '.join(day.split()[:3])}” ligt vóór de inwerkingtreding: verkapte terugwerkende kracht. "
        f"Schrijf in de "
        "slotbepaling “en werkt terug tot en met …”, of neem de dag van inwerkingtreding."
    )

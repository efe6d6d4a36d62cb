"""REF-07: a statute is cited by its official citeertitel, and is in force."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from rapidfuzz.distance import Levenshtein

from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.tekst import Passage
from pipeline.lint.wetten import (
    AFKORTING,
    AFKORTINGEN,
    ANDERS,
    TITEL,
    TITELS,
    VERGANGEN,
    WETTEN,
    Wet,
    verwante,
)
from pipeline.model import Finding, Severity
from pipeline.model.datums import datum

FEITEN = "bestand: versie.yaml\nwerk: proef\nciteertitel: Proef\nopschrift: Proef\ninwerkingtreding: 2022-01-01\n"

REF_07 = Rule(
    id="REF-07",
    title="Een wet heet zoals zij officieel heet, en geldt op de dag van inwerkingtreding",
    source="Aanwijzing 3.27; pipeline/lint/wetten.py",
    severity=Severity.WARNING,
    bad=f"# Enig artikel\n\nDe inwoner ontvangt bijstand op grond van de Wet werk en bijstand.\n\n{FEITEN}",
    good=f"# Enig artikel\n\nDe inwoner ontvangt bijstand op grond van de Participatiewet.\n\n{FEITEN}",
)

NAAM = re.compile(r"\b(?:Algemene [Ww]et|[Ww]et) [\w’-]+ [\w’-]+(?: [\w’-]+){0,9}")
BIJNA = tuple(wet for wet in WETTEN if " " in wet.titel and len(wet.titel) > 15)


@REF_07.check_tekst
def statutes_in_force(ontleding: Ontleding) -> Iterator[Finding]:
    versie = ontleding.versie
    day = versie.gegevens.inwerkingtreding or versie.gegevens.vastgesteld
    told: set[tuple[str, str]] = set()
    for passage in (*ontleding.passages, *ontleding.passages_besluit):
        if day is not None and not passage.in_toelichting:
            for place, name, wet in _ended(passage, day):
                key = (passage.position.file, name)
                if key not in told:
                    told.add(key)
                    yield REF_07.finding(passage.plaats(place), _gone(name, wet))
        yield from _misspelled(passage)


def _ended(passage: Passage, day: date) -> Iterator[tuple[int, str, Wet]]:
    text = passage.inhoud
    for pattern, known in ((TITEL, TITELS), (AFKORTING, AFKORTINGEN)):
        for match in pattern.finditer(text):
            wet = known[match[0]]
            # A title that differs by a year only is what REF-09 is about.
            ended = wet.tot is not None and day >= wet.tot and verwante(wet) is None
            if ended and not ANDERS.match(text, match.end()) and not VERGANGEN.search(text):
                yield match.start(), match[0], wet


def _gone(name: str, wet: Wet) -> str:
    last = datum(wet.tot) if wet.tot else ""
    full = "" if name == wet.titel else f" ({wet.titel})"
    return (
        f"“{name}”{full} geldt sinds {last} niet meer. Verwijs naar de {wet.opvolger}, of schrijf dat de oude wet "
        "wordt bedoeld (“zoals die luidde op …”)."
    )


def _misspelled(passage: Passage) -> Iterator[Finding]:
    """Names that are one letter or capital off the title of a statute with as many words."""
    text = passage.inhoud
    for match in NAAM.finditer(text) if "et " in text else ():
        words = match[0].split()
        for wet in BIJNA:
            title = wet.titel.split()
            name = " ".join(words[: len(title)])
            if len(words) < len(title) or name == wet.titel or words[0].casefold() != title[0].casefold():
                continue
            off = Levenshtein.distance(name.casefold(), wet.titel.casefold(), score_cutoff=2)
            if off > 2 or (off and name.casefold() in {one.titel.casefold() for one in WETTEN}):
                continue
            message = f"“{name}” heet officieel “{wet.titel}”. Neem de citeertitel over."
            yield REF_07.finding(passage.plaats(match.start()), message)
            break

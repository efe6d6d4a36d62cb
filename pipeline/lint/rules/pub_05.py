"""PUB-05: there is a version for each day on which a part of the ordinance enters into force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.slot import datums, inwerkingtredingen
from pipeline.lint.tekst import Passage
from pipeline.model import Finding, Severity, Versie
from pipeline.model.datums import datum

TEKST = (
    "# Artikel 1 Doel\n\nTekst.\n\n# Artikel 2 Inwerkingtreding\n\nDeze verordening treedt in werking met ingang van "
    "1 januari 2024, met uitzondering van artikel 1, dat in werking treedt met ingang van 1 juli 2024.\n\n"
    "bestand: versie.yaml\nwerk: proef\nciteertitel: Proef\nopschrift: Proef\ninwerkingtreding: 2024-01-01\n"
)

PUB_05 = Rule(
    id="PUB-05",
    title="Voor elke dag waarop iets in werking treedt, is er een versie",
    source="Bekendmakingswet, artikel 19",
    severity=Severity.ERROR,
    bad=TEKST,
    good=f"{TEKST}uitwerkingtreding: 2024-07-01\n",
)


@PUB_05.check_tekst
def version_for_each_day(ontleding: Ontleding) -> Iterator[Finding]:
    versie = ontleding.versie
    facts = versie.gegevens
    begin = facts.inwerkingtreding
    if begin is None or versie.oorsprong is not None:
        return
    found = [
        (passage, place, day)
        for passage in inwerkingtredingen(ontleding.passages)
        for place, day in datums(passage.inhoud)
        if not _goes_back(passage, place)
    ]
    days = {day for _, _, day in found}
    if days and begin not in days and min(days) > begin:
        message = (
            f"Volgens de tekst treedt de verordening in werking op {datum(min(days))}, volgens versie.yaml op "
            f"{datum(begin)}. Verbeter een van beide."
        )
        yield PUB_05.finding(facts.plekken.get("inwerkingtreding", facts.position), message)
        return
    for passage, place, day in found:
        if day > begin and not _covered(versie, day):
            message = (
                f"Op {datum(day)} treedt een deel in werking: dan geldt een andere tekst. Maak de versie die "
                f"dan geldt, en "
                f"vul hier `uitwerkingtreding: {day.isoformat()}` in."
            )
            yield PUB_05.finding(passage.plaats(place), message)


def _goes_back(passage: Passage, place: int) -> bool:
    """Whether the day is that of another regulation, or of retroactivity."""
    before = passage.inhoud[:place]
    return "teru" in before[-40:] or "van de dag" in before[-15:]


def _covered(versie: Versie, day: date) -> bool:
    """Whether this version ends on that day or before it: what holds then stands in a later one."""
    end = versie.gegevens.uitwerkingtreding
    return end is not None and end <= day

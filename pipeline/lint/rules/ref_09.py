"""REF-09: statutes whose titles only differ by a year are told apart."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.tekst import Passage
from pipeline.lint.wetten import ANDERS, TITELS, VERGANGEN, Wet, geldt_op, verwante, zoeker
from pipeline.model import Finding, Severity
from pipeline.model.datums import datum

FEITEN = "bestand: versie.yaml\nwerk: proef\nciteertitel: Proef\nopschrift: Proef\ninwerkingtreding: 2022-01-01\n"

REF_09 = Rule(
    id="REF-09",
    title="Wetten die bijna hetzelfde heten, zijn uit elkaar te houden",
    source="Aanwijzing 3.27; pipeline/lint/wetten.py",
    severity=Severity.WARNING,
    bad=f"# Enig artikel\n\nDe Wet inburgering is van toepassing.\n\n{FEITEN}",
    good=f"# Enig artikel\n\nDe Wet inburgering 2021 is van toepassing.\n\n{FEITEN}",
)

FAMILIE = tuple(wet for wet in TITELS.values() if verwante(wet) is not None)
FAMILIENAAM = zoeker([wet.titel for wet in FAMILIE])


KANS = ("Wet ", "Huisvestingswet")


@REF_09.check_tekst
def told_apart(ontleding: Ontleding) -> Iterator[Finding]:
    versie = ontleding.versie
    found = list(_named(ontleding))
    titles = {wet.titel for _, _, wet in found}
    day = versie.gegevens.inwerkingtreding or versie.gegevens.vastgesteld
    told: set[tuple[str, str]] = set()
    for passage, place, wet in found:
        other = verwante(wet)
        if other is None or (passage.position.file, wet.titel) in told:
            continue
        told.add((passage.position.file, wet.titel))
        if day is not None and wet.tot is not None and day >= wet.tot and geldt_op(other, day):
            message = (
                f"De “{wet.titel}” geldt sinds {datum(wet.tot)} niet meer; op {datum(day)} geldt de “{other.titel}”. "
                "Schrijf welke van de twee is bedoeld."
            )
            yield REF_09.finding(passage.plaats(place), message)
        elif day is None and wet.tot is not None and other.titel in titles:
            message = f"De tekst noemt de “{wet.titel}” en de “{other.titel}”. Ga na of hier de goede staat."
            yield REF_09.finding(passage.plaats(place), message)


def _named(ontleding: Ontleding) -> Iterator[tuple[Passage, int, Wet]]:
    for passage in (*ontleding.passages, *ontleding.passages_besluit):
        text = passage.inhoud
        for match in FAMILIENAAM.finditer(text) if any(word in text for word in KANS) else ():
            wet = TITELS[match[0]]
            if not ANDERS.match(text, match.end()) and not VERGANGEN.search(text):
                yield passage, match.start(), wet

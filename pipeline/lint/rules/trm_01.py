"""TRM-01: a norm says what is done or may be done; "moeten" and "dienen te" add nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.zinnen import in_hoofdzin, rondom
from pipeline.model import Finding, Severity

TRM_01 = Rule(
    id="TRM-01",
    title="Geen “moeten” of “dienen te” voor een norm",
    source="Aanwijzing 3.2",
    severity=Severity.INFO,
    bad="# Enig artikel\n\nDe afwijzing dient te worden gemotiveerd. De aanvrager moet een plan indienen.",
    good="# Enig artikel\n\nDe afwijzing wordt gemotiveerd. De aanvrager dient een plan in dat hij moet bewaren.",
    mild_in=("klare-taal",),
)

#: "dient als bewijs" and "dient een plan in" are other verbs.
MUST = re.compile(r"(?<!\w)(?:moet(?:en)?|dien(?:t|en)(?! (?:als|om|tot|ter)\b)(?=[^.;:,\n]{0,90} te \w))\b")


@TRM_01.check_tekst
def no_must(ontleding: Ontleding) -> Iterator[Finding]:
    for passage, begin, end, match in ontleding.norm.zoek(MUST, "moet", "dien"):
        text = passage.inhoud
        goes_on = bool(passage.onderdelen) and text[:1].islower()
        if not goes_on and in_hoofdzin(text, begin):
            yield TRM_01.finding(
                passage.plaats(begin),
                f"“{match[0]}” bij “{rondom(text, begin, end)}” voegt niets toe. "
                "Schrijf wat er gebeurt (“wordt gemotiveerd”) of wat verplicht is (“is verplicht”).",
            )

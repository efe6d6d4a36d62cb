"""LST-04: nothing follows the last item that goes for all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.bouw import blok_plaats
from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.model import Finding, Severity

LST_04 = Rule(
    id="LST-04",
    title="Na het laatste onderdeel volgt geen tekst voor alle onderdelen",
    source="Aanwijzing 3.59",
    severity=Severity.WARNING,
    bad="# Enig artikel\n\nWie:\n\n- a. een weg opbreekt; of\n- b. een kabel legt,\n\nmeldt dit bij het college.",
    good="# Enig artikel\n\nBij het college meldt zich wie:\n\n- a. een weg opbreekt; of\n- b. een kabel legt.",
)

GOES_ON = re.compile(r"(?:… ?)?[a-zà-ÿ]")


@LST_04.check_tekst
def nothing_after_last(ontleding: Ontleding) -> Iterator[Finding]:
    for found in ontleding.opsommingen:
        tail = found.staart
        if tail and found.na is not None and GOES_ON.match(tail):
            yield LST_04.finding(
                blok_plaats(found.na),
                f"In {found.plaats} gaat de zin na het laatste onderdeel verder (“{_begin(tail)}”). "
                "Zet die woorden in de aanhef, of maak er een lid van.",
            )


def _begin(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40].rsplit(' ', 1)[0]} …"

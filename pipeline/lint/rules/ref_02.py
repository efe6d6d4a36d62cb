"""REF-02: a reference has the form "artikel 5, tweede lid, onderdeel a"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.schrijfwijze import Schrijfwijze, Wijze, in_woorden, schrijfwijzen
from pipeline.model import Finding, Severity

REF_02 = Rule(
    id="REF-02",
    title="Een verwijzing heeft de vorm “artikel 5, tweede lid, onderdeel a”",
    source="Aanwijzing 3.29",
    severity=Severity.WARNING,
    bad="# Enig artikel\n\nHet maximum is het bedrag in artikel 5.22 lid 1, sub a, van de Regeling langdurige zorg.",
    good=(
        "# Enig artikel\n\n"
        "Het maximum is het bedrag in artikel 5.22, eerste lid, onderdeel a, van de Regeling langdurige zorg."
    ),
    mild_in=("klare-taal",),
)

ANDERS = (Wijze.LID_NUMMER, Wijze.LID_CIJFER, Wijze.SUB, Wijze.LETTER, Wijze.ART)


@REF_02.check_tekst
def form_of_reference(ontleding: Ontleding) -> Iterator[Finding]:
    for passage in ontleding.bepalingen:
        for found in schrijfwijzen(passage.inhoud, ANDERS):
            wanted = goede_vorm(passage.inhoud, found)
            if wanted is not None:
                message = f"“{found.tekst}” heeft niet de vorm van een verwijzing. Schrijf “{wanted}”."
                yield REF_02.finding(passage.plaats(found.begin), message)


def goede_vorm(text: str, found: Schrijfwijze) -> str | None:
    """The same reference as the Aanwijzingen write it, None when there is no other way to write it."""
    match found.wijze:
        case Wijze.LID_NUMMER | Wijze.LID_CIJFER:
            return in_woorden(found.tekst)
        case Wijze.SUB | Wijze.LETTER:
            return re.sub(r"^\w+", "onderdeel", found.tekst)
        case Wijze.ART:
            return re.sub(
                r"^artt\. ?", "artikelen ", re.sub(r"^art\. ?", "artikel ", found.tekst, flags=re.I), flags=re.I
            )
        case _:
            return None

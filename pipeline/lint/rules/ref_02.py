"""REF-02: a reference has the form "artikel 5, tweede lid, onderdeel a"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.schrijfwijze import Schrijfwijze, Wijze, in_woorden
from pipeline.lint.tekst import Passage
from pipeline.lint.verwijzing import AND, NUMBER
from pipeline.model import Finding, Herstel, Severity

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

#: After the number of an article, with or without a comma.
NA_NUMMER = re.compile(rf"\b(?:[Aa]rtikel|[Aa]rt\.) {NUMBER},? $")
VOORZETSEL = re.compile(r"\b(?:in|van|uit|volgens|krachtens|op grond van|met|tot|overeenkomstig|aan|bij) $")
MEER = re.compile(rf"{AND}[a-z](?!\w)")
ANDERS = (Wijze.LID_NUMMER, Wijze.LID_CIJFER, Wijze.SUB, Wijze.LETTER, Wijze.ART)


@REF_02.check_tekst
def form_of_reference(ontleding: Ontleding) -> Iterator[Finding]:
    # Where plain language is the style, "lid 1" may well be how this ordinance is meant to read.
    strict = ontleding.versie.overheid.stijlprofiel not in REF_02.mild_in
    for passage, found in ontleding.schrijfwijzen:
        wanted = goede_vorm(found) if found.wijze in ANDERS else None
        if wanted is not None:
            message = f"“{found.tekst}” heeft niet de vorm van een verwijzing. Schrijf “{wanted}”."
            place = passage.plaats(found.begin)
            yield REF_02.finding(place, message, _herstel(passage, found, wanted) if strict else ())


def _herstel(passage: Passage, found: Schrijfwijze, wanted: str) -> tuple[Herstel, ...]:
    """The good form in its place, where nothing else has to change with it; a missing comma is what REF-04 mends."""
    before, after = passage.inhoud[: found.begin], passage.inhoud[found.eind :]
    match found.wijze:
        case Wijze.LID_NUMMER if NA_NUMMER.search(before):
            return passage.herstel(found.begin, found.eind, wanted)
        case Wijze.LID_NUMMER if VOORZETSEL.search(before):
            return passage.herstel(found.begin, found.eind, f"het {wanted}")
        case Wijze.LID_CIJFER | Wijze.ART:
            return passage.herstel(found.begin, found.eind, wanted)
        case Wijze.SUB if not MEER.match(after):
            return passage.herstel(found.begin, found.eind, wanted)
        case _:
            return ()


def goede_vorm(found: Schrijfwijze) -> str | None:
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

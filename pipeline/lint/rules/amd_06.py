"""AMD-06: the text of a new element opens with what it is called."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.verwijzing import NUMBER, RANG
from pipeline.lint.voorbeeld import WIJZIGING, wijziging
from pipeline.lint.wijzigingstekst import Opdracht, citaten, eerste_woorden
from pipeline.model import Finding, Lijst, Severity

AMD_06 = Rule(
    id="AMD-06",
    title="Nieuwe tekst begint met haar aanduiding: “2. …”, “b. …”, “Artikel 5a …”",
    source="Aanwijzing 6.9",
    severity=Severity.ERROR,
    bad=wijziging("Artikel 5, tweede lid, komt te luiden:\n\n  > De beheerder herstelt een gebrek binnen twee weken."),
    good=WIJZIGING,
)

LID = re.compile(
    rf"(?:^|[ ,])(?P<rang>{'|'.join(sorted(RANG, key=len, reverse=True))}) lid,? komt (?:als volgt )?te luiden:?$",
    re.I,
)
ONDERDEEL = re.compile(r"onderdeel (?P<letter>[a-z]{1,2}),? komt (?:als volgt )?te luiden:?$", re.IGNORECASE)
KOMT = re.compile(rf"^[Aa]rtikel (?P<nummer>{NUMBER}) (?:komt|wordt) (?:als volgt )?te luiden:?$")
KOMT_LETTER = re.compile(r"komt onderdeel (?P<letter>[a-z]{1,2}) te luiden:?$")
NIEUW = re.compile(
    r"\b(?:een (?:nieuw )?|twee |drie |vier )(?P<wat>lid|leden|artikel|artikelen|onderdeel|onderdelen"
    r"|hoofdstuk|paragraaf)\b.*\b(?:ingevoegd|toegevoegd)"
)
AANDUIDING = {
    "lid": r"\*{0,2}\d{1,2}[a-z]?[.)]",
    "onderdeel": r"\*{0,2}(?:[a-z]{1,2}|\d{1,2}°)[.)]",
    "artikel": r"Artikel \S",
    "hoofdstuk": r"Hoofdstuk \S",
    "paragraaf": r"(?:Paragraaf|§) ?\S",
}
ENKEL = {"leden": "lid", "artikelen": "artikel", "onderdelen": "onderdeel"}


@AMD_06.check_tekst
def opens_with_designation(ontleding: Ontleding) -> Iterator[Finding]:
    for order in ontleding.opdrachten:
        wanted = _wanted(order)
        new = citaten(order.nieuw)
        if wanted is None or not new:
            continue
        example, pattern = wanted
        first = new[0]
        label = f"{first.items[0].nummer}." if isinstance(first, Lijst) and first.items[0].nummer else ""
        if not re.match(pattern, f"{label} {eerste_woorden(first)}".strip()):
            message = f"De nieuwe tekst begint niet met haar aanduiding. Begin met “{example} …”."
            yield AMD_06.finding(first.position if first.position.line else order.position, message)


def _wanted(order: Opdracht) -> tuple[str, str] | None:
    """The designation with which the new text opens, and what it looks like; None when the sentence doesn't tell."""
    text = order.kaal
    if match := KOMT.match(text):
        return f"Artikel {match['nummer']}", rf"Artikel {re.escape(match['nummer'])}\b"
    if match := ONDERDEEL.search(text) or KOMT_LETTER.search(text):
        return f"{match['letter']}.", rf"\*{{0,2}}{match['letter']}[.)]"
    if (match := LID.search(text)) and "onderdeel" not in text[match.end("rang") :]:
        return f"{RANG[match['rang'].lower()]}.", rf"\*{{0,2}}{RANG[match['rang'].lower()]}[.)]"
    if match := NIEUW.search(text):
        kind = ENKEL.get(match["wat"], match["wat"])
        example = {"lid": "2.", "onderdeel": "b.", "artikel": "Artikel 5a"}.get(kind, kind.capitalize())
        return example, AANDUIDING[kind]
    return None

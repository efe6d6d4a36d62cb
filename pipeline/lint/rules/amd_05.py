"""AMD-05: words that change stand in quotes, on both sides; whole elements and sentences don't."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.voorbeeld import WIJZIGING, wijziging
from pipeline.lint.wijzigingstekst import Opdracht, citaten, eerste_woorden
from pipeline.model import Finding, Severity

AMD_05 = Rule(
    id="AMD-05",
    title="Woorden die veranderen, staan aan beide kanten tussen aanhalingstekens; hele leden en artikelen niet",
    source="Aanwijzing 6.9",
    severity=Severity.WARNING,
    bad=wijziging("In artikel 5, eerste lid, wordt “vier weken” vervangen door: twee weken."),
    good=WIJZIGING,
)

VERVANGEN = re.compile(r"\bvervangen door:? ?(?P<wat>.*)$")
ELEMENT = re.compile(
    r"(?:de |het |een |twee |drie |vier |\w+ )?(?:nieuwe? )?(?:lid|leden|artikel\w*|onderde\w+|zin\w*"
    r"|bijlage\w*|hoofdstuk\w*"
    r"|paragraaf|tabel\w*|punt|puntkomma|komma|opschrift)\b"
)
PUNTUATIE = re.compile(r"\bvervanging van\b|\b(?:de|een) (?:punt|puntkomma|komma)\b")
OPENT = re.compile(r"[“„‘«\"]")


@AMD_05.check_tekst
def quotes_on_both_sides(ontleding: Ontleding) -> Iterator[Finding]:
    for order in ontleding.opdrachten:
        match = VERVANGEN.search(order.kaal)
        if match is not None and not _whole(order, match):
            quoted_old = "·" in order.kaal[: match.start()]
            quoted_new = match["wat"].startswith("·")
            if not quoted_new and match["wat"].strip(" .:"):
                message = f"Zet de nieuwe woorden tussen aanhalingstekens: vervangen door “{_words(order, match)}”."
                yield AMD_05.finding(order.position, message)
            elif quoted_new and not quoted_old:
                message = "Zet ook de oude woorden tussen aanhalingstekens: wordt “…” vervangen door “…”."
                yield AMD_05.finding(order.position, message)
        new = citaten(order.nieuw)
        if new and OPENT.match(eerste_woorden(new[0])):
            message = "Een heel lid of artikel staat niet tussen aanhalingstekens. Haal ze weg."
            yield AMD_05.finding(order.position, message)


def _whole(order: Opdracht, match: re.Match[str]) -> bool:
    """Whether it is an element or a mark that is replaced, which is named and not quoted."""
    before = order.kaal[: match.start()]
    elements = bool(ELEMENT.match(match["wat"])) or not match["wat"].strip(" .")
    return elements or bool(PUNTUATIE.search(before)) or bool(order.nieuw)


def _words(order: Opdracht, match: re.Match[str]) -> str:
    words = order.zin[match.start("wat") :].strip(' .:“”‘’"')
    return words if len(words) <= 60 else words[:59].rstrip() + "…"

"""DEF-03: a definition says what a word means, and lays nothing upon anybody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.zinnen import in_hoofdzin, zinnen
from pipeline.model import Finding, Severity

DEF_03 = Rule(
    id="DEF-03",
    title="Geen norm in een begripsbepaling",
    source="Aanwijzing 5.1",
    severity=Severity.WARNING,
    bad=(
        "# Artikel 1 Begrippen\n\nIn deze verordening wordt verstaan onder:\n\n"
        "- *plan*: het plan van de aanvrager en moet voor 1 april zijn ingediend;\n- *wet*: de Jeugdwet."
    ),
    good=(
        "# Artikel 1 Begrippen\n\nIn deze verordening wordt verstaan onder:\n\n- *plan*: het plan van de aanvrager;\n"
        "- *wet*: de Jeugdwet.\n\n# Artikel 2 Plan\n\nDe aanvrager dient het plan voor 1 april in."
    ),
)

MODAL = re.compile(r"\b(?:moet|moeten|dient|dienen|mag|mogen|hoeft|hoeven|(?:is|zijn) (?:verplicht|verboden))\b")
#: "en moet voor 1 april zijn ingediend": after "en" the verb of a relative clause would stand last.
JOINED = re.compile(
    r"(?:,? en|,? of|, maar|;) (?:hij |zij |deze |dit |het )?"
    r"((?:moet|moeten|dient|dienen|mag|mogen|(?:is|zijn) (?:verplicht|verboden))"
    r" (?!(?:worden|zijn|hebben|kunnen)\b|\w+en[ ,.;]|\w+en$))"
)


@DEF_03.check_tekst
def no_norm(ontleding: Ontleding) -> Iterator[Finding]:
    for group in ontleding.begrippen:
        for one in group.bepalingen:
            norm = _norm(one.omschrijving)
            if norm:
                yield DEF_03.finding(
                    one.position,
                    f"De omschrijving van “{one.term}” bevat een norm (“{norm} …”). "
                    "Zet de norm in een artikel en laat in de begripsbepaling alleen staan wat het woord betekent.",
                )


def _norm(text: str) -> str:
    """The verb of the norm in a definition, "" when there is none."""
    if not MODAL.search(text):
        return ""
    joined = JOINED.search(text)
    if joined:
        return joined[1].strip()
    for sentence in zinnen(text)[1:]:
        for match in MODAL.finditer(sentence.tekst):
            if in_hoofdzin(sentence.tekst, match.start()):
                return match[0]
    return ""

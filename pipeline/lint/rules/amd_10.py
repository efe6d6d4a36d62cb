"""AMD-10: what is inserted is article 5a or hoofdstuk 5A; leden and onderdelen are renumbered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.voorbeeld import WIJZIGING, wijziging
from pipeline.lint.wijzigingstekst import Opdracht, citaten, eerste_woorden
from pipeline.model import Finding, Lijst, Severity

AMD_10 = Rule(
    id="AMD-10",
    title="Een ingevoegd artikel heet 5a, een hoofdstuk 5A; leden en onderdelen worden vernummerd",
    source="Aanwijzingen 6.16 en 6.18",
    severity=Severity.WARNING,
    bad=wijziging(
        "Na artikel 5 wordt een artikel ingevoegd, luidende:\n\n  > Artikel 5bis Melden\n  >\n  > Iedereen kan melden."
    ),
    good=WIJZIGING,
)

ARTIKEL = re.compile(r"^Artikel (?P<nummer>\d[\d.:]*)(?P<achter>bis|ter|quater| bis| ter|[A-Z])\b(?!\.\d)")
HOOFDSTUK = re.compile(r"^(?:Hoofdstuk|Afdeling|Paragraaf) (?P<nummer>\d[\d.]*)(?P<achter>bis|ter|quater|[a-z])\b")
LID = re.compile(r"^\*{0,2}(?P<label>\d{1,2}(?:[a-z]|bis|ter))[.)]")
LETTER = re.compile(r"(?:[a-z](?P<tweede>[a-z])|[a-z]\d|[a-z]bis)")


@AMD_10.check_tekst
def designation_of_what_is_inserted(ontleding: Ontleding) -> Iterator[Finding]:
    for order in ontleding.opdrachten:
        if "ingevoegd" not in order.kaal:
            continue
        for block in citaten(order.nieuw):
            place = block.position if block.position.line else order.position
            for message in _objections(order, eerste_woorden(block), block):
                yield AMD_10.finding(place, message)


def _objections(order: Opdracht, text: str, block: object) -> Iterator[str]:
    if match := ARTIKEL.match(text):
        yield f"“Artikel {match['nummer']}{match['achter']}”: noem een ingevoegd artikel artikel {match['nummer']}a."
    if match := HOOFDSTUK.match(text):
        yield f"“{match[0]}”: schrijf bij een ingevoegd hoofdstuk een hoofdletter, zoals {match['nummer']}A."
    if (match := LID.match(text)) and re.search(r"\b(?:lid|leden)\b", order.kaal):
        yield f"Lid {match['label']}: vernummer de leden die volgen, in plaats van een letter te gebruiken."
    if isinstance(block, Lijst) and re.search(r"\bonderde(?:el|len)\b", order.kaal):
        for item in block.items:
            match = LETTER.fullmatch(item.nummer)
            if match is not None and item.nummer[0] != (match["tweede"] or ""):
                yield (
                    f"Onderdeel {item.nummer}: verletter de onderdelen die volgen, in plaats van een letter "
                    f"toe te voegen."
                )

"""AMD-07: "toevoegen" is at the end, "invoegen" says where."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.voorbeeld import WIJZIGING, wijziging
from pipeline.model import Finding, Severity

AMD_07 = Rule(
    id="AMD-07",
    title="Toevoegen gebeurt aan het slot; invoegen noemt waar",
    source="Aanwijzing 6.11",
    severity=Severity.ERROR,
    bad=wijziging(
        "Na artikel 5 wordt een artikel toegevoegd, luidende:\n\n  > Artikel 5a Melden\n  >\n  > Iedereen kan melden."
    ),
    good=WIJZIGING,
)

NA = re.compile(r"^(?:Na|Voor|Tussen) (?!de tekst\b)|\b(?:wordt|worden) (?:na|voor|tussen) (?!(?:de tekst|het slot)\b)")
WAAR = re.compile(
    r"\b(?:na|voor|tussen|onder vernummering|onder verlettering|in de alfabetische|in alfabetische|op de alfabetische"
    r"|tussengevoegd|achter|boven|als eerste|bovenaan)\b",
    re.IGNORECASE,
)
TOEGEVOEGD = re.compile(r"\btoegevoegd\b")
INGEVOEGD = re.compile(r"\bingevoegd\b")


@AMD_07.check_tekst
def added_or_inserted(ontleding: Ontleding) -> Iterator[Finding]:
    for order in ontleding.opdrachten:
        text = order.kaal
        if TOEGEVOEGD.search(text) and NA.search(text):
            message = (
                "Wat na of voor iets anders komt, wordt ingevoegd. Schrijf “ingevoegd” in plaats van “toegevoegd”."
            )
            yield AMD_07.finding(order.position, message)
        elif INGEVOEGD.search(text) and not WAAR.search(text) and not WAAR.search(order.adres):
            message = (
                "Hier staat niet waar de tekst wordt ingevoegd. Schrijf “Na … wordt … ingevoegd”, of “toegevoegd”."
            )
            yield AMD_07.finding(order.position, message)

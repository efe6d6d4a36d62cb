"""AMD-11: when an onderdeel is added at the end, the marks at the end shift, and that is said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.voorbeeld import wijziging
from pipeline.model import Finding, Severity

AMD_11 = Rule(
    id="AMD-11",
    title="Wie een onderdeel toevoegt, zegt dat de punt aan het slot een puntkomma wordt",
    source="Aanwijzing 6.18",
    severity=Severity.ERROR,
    bad=wijziging("Aan artikel 5 wordt een onderdeel toegevoegd, luidende:\n\n  - c. een bank."),
    good=wijziging(
        "Onder vervanging van de punt aan het slot van artikel 5, onderdeel b, door een puntkomma wordt aan "
        "dat artikel een "
        "onderdeel toegevoegd, luidende:\n\n  - c. een bank."
    ),
)

TOEGEVOEGD = re.compile(r"\b(?:een|twee|drie|vier|vijf|\d) (?:nieuwe? )?(?P<sub>sub)?onderde(?:el|len) toegevoegd\b")
ONDER = re.compile(r"\bvervanging van\b")


@AMD_11.check_tekst
def punctuation_is_said(ontleding: Ontleding) -> Iterator[Finding]:
    for order in ontleding.opdrachten:
        if TOEGEVOEGD.search(order.kaal) and not ONDER.search(f"{order.kaal} {order.adres}"):
            message = (
                "De punt aan het slot van het laatste onderdeel wordt een puntkomma. Schrijf “Onder "
                "vervanging van de punt "
                "aan het slot van onderdeel … door een puntkomma wordt …”."
            )
            yield AMD_11.finding(order.position, message)

"""AMD-08: a provision "vervalt", a regulation "wordt ingetrokken"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.bouw import artikelen
from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.voorbeeld import WIJZIGING
from pipeline.lint.wijzigingstekst import eerste_woorden
from pipeline.model import Finding, Severity

AMD_08 = Rule(
    id="AMD-08",
    title="Een bepaling vervalt, een verordening wordt ingetrokken",
    source="Aanwijzingen 6.12 en 6.23",
    severity=Severity.ERROR,
    bad=f"{WIJZIGING}\n\n# Artikel III Intrekking\n\nDe Parkeerverordening 2015 vervalt.",
    good=f"{WIJZIGING}\n\n# Artikel III Intrekking\n\nDe Parkeerverordening 2015 wordt ingetrokken.",
)

REGELING = re.compile(
    r"^(?:De|Het) (?!artikel|bijlage|lid|opschrift|toelichting)(?:\S+ ){0,3}?\S*(?:[Vv]erordening|[Rr]egeling"
    r"|[Rr]eglement|[Bb]esluit)\b[^,:]*?"
    r" (?:vervalt|vervallen|komt te vervallen|komen te vervallen)\b"
)
BEPALING = re.compile(r"\b(?:wordt|worden)\b[^.:]*\bingetrokken\b")


@AMD_08.check_tekst
def the_right_verb(ontleding: Ontleding) -> Iterator[Finding]:
    versie = ontleding.versie
    amending = ontleding.wijzigingsartikelen
    for order in ontleding.opdrachten:
        if BEPALING.search(order.kaal):
            yield AMD_08.finding(
                order.position, "Een bepaling wordt niet ingetrokken. Schrijf “vervalt” of “vervallen”."
            )
    for article in artikelen(versie.regeling) if amending else ():
        for block in article.inhoud:
            text = eerste_woorden(block)
            if REGELING.match(text) and "·" not in text:
                place = block.position if block.position.line else article.position
                yield AMD_08.finding(place, "Een verordening vervalt niet. Schrijf “wordt ingetrokken”.")

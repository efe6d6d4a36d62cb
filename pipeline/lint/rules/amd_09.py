"""AMD-09: the title and the aanhef of the amended regulation stay as they were."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.voorbeeld import WIJZIGING, wijziging
from pipeline.model import Finding, Severity

AMD_09 = Rule(
    id="AMD-09",
    title="Opschrift en aanhef van de gewijzigde verordening blijven zoals zij zijn",
    source="Aanwijzing 6.7",
    severity=Severity.ERROR,
    bad=wijziging("In de aanhef wordt “artikel 149” vervangen door “artikel 147”."),
    good=WIJZIGING,
)

AANHEF = re.compile(
    r"^(?:In |Aan )?(?:de|het) (?:aanhef|considerans|gelet op|opschrift|intitulé)\b(?! van (?:artikel"
    r"|hoofdstuk|paragraaf|afdeling|titel|bijlage|de bijlage|het \w+ lid|onderdeel|tabel))",
    re.IGNORECASE,
)


@AMD_09.check_tekst
def head_stays(ontleding: Ontleding) -> Iterator[Finding]:
    for order in ontleding.opdrachten:
        match = AANHEF.match(order.zin)
        if match and not order.adres:
            message = (
                f"“{match[0]}” van een vastgestelde verordening wijzigt niet. Laat dit weg, of stel een "
                f"nieuwe verordening "
                "vast."
            )
            yield AMD_09.finding(order.position, message)

"""WW-03: every change has a reason, what drives it, and where that is found."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.ontleding import Verandering
from pipeline.lint.rule import Rule
from pipeline.lint.rules.ww_01 import REDEN, WAS, WORDT
from pipeline.lint.wijzigingen import Gewijzigd
from pipeline.model import ZONDER_REDEN, Aanleiding, Finding, Onderbouwing, Severity, met_lidwoord

WW_03 = Rule(
    id="WW-03",
    title="Elke wijziging heeft een onderbouwing met aanleiding en vindplaats",
    source="werkwijze was-wordttabel",
    severity=Severity.WARNING,
    bad=f"{WAS}{WORDT}bestand: besluit/onderbouwing/artikel-1.md\n"
    "---\naard: technisch\naanleiding: [jurisprudentie]\nbron: [uitspraak van de rechter]\n---\nDe rechter wil het.",
    good=f"{WAS}{WORDT}bestand: besluit/onderbouwing/artikel-1.md\n{REDEN}",
)

DATE = r"\d{1,2}[- ](?:\d{1,2}|[a-z]+)[- ]\d{4}|\d{4}-\d{2}-\d{2}"
POINTERS = {
    Aanleiding.JURISPRUDENTIE: (re.compile(r"ECLI:[A-Z]{2}:\w+:\d{4}:\w+"), "een ECLI, zoals ECLI:NL:CRVB:2020:1234"),
    Aanleiding.NIEUWE_WET: (
        re.compile(r"\b(?:Stb|Stcrt|Trb)\. ?\d{4}|\bBWB[RV]\d+|\bartikel \d", re.IGNORECASE),
        "een vindplaats, zoals Stb. 2020, 123",
    ),
    Aanleiding.LANDELIJKE_TARIEVEN: (
        re.compile(r"\b(?:Stb|Stcrt)\. ?\d{4}|\bBWB[RV]\d+", re.IGNORECASE),
        "een vindplaats, zoals Stcrt. 2021, 45717",
    ),
    Aanleiding.RAADSBESLUIT: (re.compile(rf"{DATE}|\d+-\d{{4}}", re.IGNORECASE), "de datum of het zaaknummer"),
}
"""What a source must say to be found, by what drives the change."""


@WW_03.check_verandering
def changes_have_reasons(verandering: Verandering) -> Iterator[Finding]:
    versie = verandering.wordt.versie
    if versie.besluit is None or (versie.gegevens.herkomst and not versie.besluit.onderbouwingen):
        return  # who imports what others decided has no reasons to give
    for one in verandering.gewijzigd:
        if one.reden is not None:
            yield from _onderbouwd(one.reden)
        elif one.wijziging.soort not in ZONDER_REDEN:
            yield WW_03.finding(one.plaats, _zonder(one))


def _zonder(one: Gewijzigd) -> str:
    return (
        f"De wijziging van {met_lidwoord(one.wijziging.naam)} heeft geen onderbouwing. "
        f"Schrijf haar in besluit/onderbouwing/{one.sleutel}.md."
    )


def _onderbouwd(reason: Onderbouwing) -> Iterator[Finding]:
    if not reason.tekst:
        yield WW_03.finding(reason.position, "Deze onderbouwing is leeg. Schrijf waarom de bepaling verandert.")
    if not reason.aanleiding:
        yield WW_03.finding(reason.position, "Bij deze onderbouwing ontbreekt de aanleiding. Voeg `aanleiding:` toe.")
    if not reason.bron:
        yield WW_03.finding(
            reason.position, "Bij deze onderbouwing ontbreekt de bron. Zeg onder `bron:` waar het staat."
        )
        return
    for driver in reason.aanleiding:
        pattern, wanted = POINTERS.get(driver, (None, ""))
        if pattern is not None and not any(pattern.search(source) for source in reason.bron):
            named = "”, “".join(reason.bron)
            message = f"De bron “{named}” is bij “{driver}” niet terug te vinden. Noem {wanted}."
            yield WW_03.finding(reason.position, message)

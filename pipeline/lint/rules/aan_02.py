"""AAN-02: "gelet op" names the articles that give the power."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.aanhef import STUK, Deel, regels
from pipeline.lint.rule import Rule
from pipeline.model import Finding, Severity, Versie

TEKST = "# Enig artikel\n\nTekst.\n\nbestand: besluit/aanhef.md\nDe raad van de gemeente Voorbeeldstad;\n\n"

AAN_02 = Rule(
    id="AAN-02",
    title="“Gelet op” noemt de artikelen die de bevoegdheid geven",
    source="Aanwijzing 4.8; De Bilt gmb-2017-92142",
    severity=Severity.WARNING,
    bad=f"{TEKST}gelet op de Wet maatschappelijke ondersteuning 2015;\n\nbesluit:\n",
    good=f"{TEKST}gelet op artikel 2.1.3 van de Wet maatschappelijke ondersteuning 2015;\n\nbesluit:\n",
)

ARTIKEL = re.compile(r"\b(?:artikel(?:en)?|artt?\.) \d", re.IGNORECASE)
BEPALING = re.compile(r"\b(?:hoofdstuk|afdeling|paragraaf|titel) \S*\d|\b(?:verdrag|handvest)\b", re.IGNORECASE)
OPEN = "[nog in te vullen"


@AAN_02.check
def empowering_articles(versie: Versie) -> Iterator[Finding]:
    for line in regels(versie):
        if line.deel is Deel.GELET and not _names_one(line.tekst):
            message = f"“{_short(line.tekst)}” noemt geen artikel. Noem het artikel dat de bevoegdheid geeft."
            yield AAN_02.finding(line.position, message)
    written = versie.besluit is not None and STUK in versie.besluit.stukken
    for ground in () if written else versie.lijn.grondslagen:
        if not _names_one(ground.tekst):
            message = (
                f"De grondslag “{ground.tekst}” noemt geen artikel. Noem in regeling.yaml het artikel dat de "
                f"bevoegdheid "
                "geeft."
            )
            yield AAN_02.finding(versie.lijn.position, message)


def _names_one(text: str) -> bool:
    return OPEN in text or bool(ARTIKEL.search(text) or BEPALING.search(text))


def _short(text: str) -> str:
    return text if len(text) <= 70 else text[:69].rstrip() + "…"

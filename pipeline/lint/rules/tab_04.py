"""TAB-04: amounts are written in one way."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lint.rule import Rule
from pipeline.lint.tarief import celfinding, cellen, in_rij, waarde
from pipeline.model import Finding, Severity, Versie
from pipeline.model.tariefbedrag import CANONICAL, euro

CENTS = 2

TAB_04 = Rule(
    id="TAB-04",
    title="Bedragen staan er op één manier: € 1.234,50",
    source="rekenkundige controle van tarieven",
    severity=Severity.ERROR,
    bad="# Enig artikel Tarieven\n\n| Zorg | Tarief |\n| --- | --- |\n| licht | € 135.79 |\n| zwaar | €30,- |",
    good="# Enig artikel Tarieven\n\n| Zorg | Tarief |\n| --- | --- |\n| licht | € 135,79 |\n| zwaar | € 1.407,60 |",
)


@TAB_04.check
def one_notation(versie: Versie) -> Iterator[Finding]:
    for cell in cellen(versie):
        for found in cell.bedragen:
            if CANONICAL.fullmatch(found[0]) is None:
                told = cell.melding(euro(waarde(found), CENTS), found[0])
                message = f"In {in_rij(told)} staat {found[0]}. Schrijf {told.verwacht}."
                yield celfinding(TAB_04, cell.position, message, told)

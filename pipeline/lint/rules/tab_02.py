"""TAB-02: no amount is printed that its cap always keeps from being paid."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pipeline.lint.rule import Rule
from pipeline.lint.tarief import celfinding, in_rij, inhoud, tariefcellen
from pipeline.lint.voorbeeld import BIJLAGE, DATA
from pipeline.model import Finding, Severity, Versie
from pipeline.model.tarief import Maximum
from pipeline.model.tariefbedrag import Plaats, afgerond, bedragen, getal, omgerekend, prijs

CAP = "maxima:\n  plafond: {bedrag: 20, eenheid: uur}\n"

TAB_02 = Rule(
    id="TAB-02",
    title="Geldt een maximum, dan staat er wat werkelijk geldt: het laagste van prijs en maximum",
    source="rekenkundige controle van tarieven",
    severity=Severity.WARNING,
    bad=f"{BIJLAGE}{CAP}{DATA}      pgb: {{maximum: plafond, eenheid: etmaal}}\n".replace("31,80", "700,00"),
    good=f"{BIJLAGE}{CAP}{DATA}      pgb: {{maximum: plafond}}\n",
)


@TAB_02.check
def effective_amount(versie: Versie) -> Iterator[Finding]:
    for cell in tariefcellen(versie):
        cap = cell.maximum
        # In one unit our notation shows the lower of both by itself.
        if cap is None or (cap.eenheid == cell.eenheid and cell.cel.tekst is None):
            continue
        for amount in bedragen(cell):
            converted = omgerekend(amount, cell.eenheid, cap.eenheid)
            if converted is not None and converted > cap.bedrag:
                yield _dead(cell, cap, amount, afgerond(converted, cell.decimalen))


def _dead(cell: Plaats, cap: Maximum, amount: Decimal, converted: Decimal) -> Finding:
    places = cell.decimalen
    told = inhoud(cell).melding(
        getal(cap.bedrag, places), getal(converted, places), getal(converted - cap.bedrag, places)
    )
    message = (
        f"In {in_rij(told)} staat {prijs(amount, places, cell.eenheid)}, dat is "
        f"{prijs(converted, places, cap.eenheid)}: altijd meer dan het maximum van "
        f"{prijs(cap.bedrag, places, cap.eenheid)}. Noem alleen wat geldt."
    )
    return celfinding(TAB_02, cell.cel.position, message, told)

"""TAB-06: an amount that hangs on national law or a contract says on what, since when and until when."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lint.rule import Rule
from pipeline.lint.tarief import celfinding, celhint
from pipeline.lint.voorbeeld import BIJLAGE, DATA
from pipeline.model import Celmelding, Finding, Severity, Versie
from pipeline.model.tarief import Contract, Maximum, Tarieven
from pipeline.model.tariefbedrag import prijs

CENTS = 2
CAP = """maxima:
  rlz:
    bedrag: 40
    eenheid: uur
    landelijk: ja
    bron: Regeling langdurige zorg, artikel 5.22
"""

TAB_06 = Rule(
    id="TAB-06",
    title="Een bedrag uit landelijke regels of een contract noemt bron en datum, en is nagegaan",
    source="rekenkundige controle van tarieven",
    severity=Severity.WARNING,
    bad=f"{BIJLAGE}{CAP}    peildatum: 2021-11-01\n{DATA}      pgb: {{maximum: rlz}}\n",
    good=f"{BIJLAGE}{CAP}    peildatum: 2021-11-01\n    nagegaan: 2021-12-01\n{DATA}      pgb: {{maximum: rlz}}\n",
)


@TAB_06.check
def anchored_amounts(versie: Versie) -> Iterator[Finding]:
    for tarieven in versie.tarieven:
        for cap in tarieven.maxima.values():
            if cap.landelijk:
                yield from _cap(cap, versie)
        for contract in tarieven.contracten.values():
            yield from _contract(contract, tarieven, versie)


def _cap(cap: Maximum, versie: Versie) -> Iterator[Finding]:
    amount = prijs(cap.bedrag, CENTS, cap.eenheid)
    for value, name in ((cap.bron, "bron"), (cap.peildatum, "peildatum")):
        if value is None:
            message = f"Van het landelijke maximum {amount} ontbreekt de {name}. Vul `{name}:` in."
            yield celfinding(TAB_06, cap.position, message, Celmelding(amount, name, name))
    if cap.peildatum is None or (cap.nagegaan is not None and cap.nagegaan >= cap.peildatum):
        return
    day = versie.gegevens.inwerkingtreding
    when = f" op {day}" if day else ""
    message = (
        f"Het landelijke maximum {amount} is van {cap.peildatum}. Ga na of het{when} nog geldt"
        f"{f' ({cap.bron})' if cap.bron else ''}, en vul `nagegaan:` in."
    )
    told = Celmelding(amount, "peildatum", "nagegaan", str(cap.peildatum))
    yield celfinding(TAB_06, cap.position, message, told)


def _contract(contract: Contract, tarieven: Tarieven, versie: Versie) -> Iterator[Finding]:
    start = versie.gegevens.inwerkingtreding
    if contract.geldig_tot is None:
        message = f"Tot wanneer “{contract.naam}” loopt is onbekend. Vul `geldig_tot:` in zodra het vaststaat."
        yield celhint(TAB_06, tarieven.position, message, Celmelding(contract.naam, "geldig tot", "een datum"))
    elif start is not None and contract.geldig_tot <= start:
        message = f"“{contract.naam}” loopt af op {contract.geldig_tot}, vóór deze tarieven gelden. Haal ze weg."
        told = Celmelding(contract.naam, "geldig tot", f"na {start}", str(contract.geldig_tot))
        yield celfinding(TAB_06, tarieven.position, message, told)

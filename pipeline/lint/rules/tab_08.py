"""TAB-08: amounts are as precise as was agreed: cents, unless the data says otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pipeline.lint.rule import Rule
from pipeline.lint.tarief import Celinhoud, celfinding, celinhouden, in_rij, inhoud, tariefcellen, waarde, wettabellen
from pipeline.model import Finding, Severity, Versie
from pipeline.model.tariefbedrag import afgerond, eigen_bedragen, getal

CENTS = 2

TAB_08 = Rule(
    id="TAB-08",
    title="Bedragen zijn zo nauwkeurig als is afgesproken: in centen, tenzij anders vermeld",
    source="rekenkundige controle van tarieven",
    severity=Severity.WARNING,
    bad="# Enig artikel Tarieven\n\n| Zorg | Tarief |\n| --- | --- |\n| licht | € 0,305 per minuut |",
    good="# Enig artikel Tarieven\n\n| Zorg | Tarief |\n| --- | --- |\n| licht | € 0,31 per minuut |",
)


@TAB_08.check
def precision_as_declared(versie: Versie) -> Iterator[Finding]:
    for cell in tariefcellen(versie):
        for amount in eigen_bedragen(cell.cel):
            yield from _precise(inhoud(cell), amount, cell.decimalen)
    for tabel in wettabellen(versie):
        for found in celinhouden(tabel):
            for written in found.bedragen:
                yield from _precise(found, waarde(written), CENTS)


def _precise(cell: Celinhoud, amount: Decimal, places: int) -> Iterator[Finding]:
    rounded = afgerond(amount, places)
    if rounded == amount:
        return
    told = cell.melding(getal(rounded, places), getal(amount, places), getal(amount - rounded, places))
    message = f"In {in_rij(told)} staat {told.gevonden}: meer dan {places} decimalen. Schrijf {told.verwacht}"
    more = ", of zet `decimalen:` bij de cel." if cell.plaats else "."
    yield celfinding(TAB_08, cell.position, message + more, told)

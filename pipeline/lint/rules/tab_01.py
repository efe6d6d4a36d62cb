"""TAB-01: a derived amount is what its formula gives, half up, or says why not."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pipeline.lint.rule import Rule
from pipeline.lint.tarief import celfinding, celhint, in_rij, inhoud, tariefcellen
from pipeline.lint.voorbeeld import BIJLAGE, DATA
from pipeline.model import Finding, Severity, Versie
from pipeline.model.tariefbedrag import Plaats, afgeleid, afgeleid_exact, eigen_bedragen, getal

TAB_01 = Rule(
    id="TAB-01",
    title="Een afgeleid bedrag is wat de formule geeft, rekenkundig afgerond, of zegt waarom niet",
    source="rekenkundige controle van tarieven",
    severity=Severity.ERROR,
    bad=f"{BIJLAGE}{DATA}      pgb: 24,48\n",
    good=f"{BIJLAGE}{DATA}",
)


@TAB_01.check
def derived_as_the_formula_says(versie: Versie) -> Iterator[Finding]:
    for cell in tariefcellen(versie):
        if cell.kolom.formule is None:
            continue
        for exact, expected, found in zip(afgeleid_exact(cell), afgeleid(cell), eigen_bedragen(cell.cel), strict=False):
            shown = inhoud(cell).melding(
                getal(expected, cell.decimalen), getal(found, cell.decimalen), getal(found - expected, cell.decimalen)
            )
            said = f"In {in_rij(shown)} staat {shown.gevonden}; de formule geeft {shown.verwacht}"
            if cell.cel.afwijking is not None:
                message = f"{said}. Afwijking met reden: {cell.cel.afwijking.reden.rstrip('.')}."
                yield celhint(TAB_01, cell.cel.position, message, shown)
            elif found not in (exact, expected) and not _is_capped(cell, found, expected):
                message = f"{said} (verschil {shown.verschil}). Verbeter het, of geef een `afwijking` met reden."
                yield celfinding(TAB_01, cell.cel.position, message, shown)


def _is_capped(cell: Plaats, found: Decimal, expected: Decimal) -> bool:
    """Whether the amount is the cap that the formula would exceed."""
    cap = cell.maximum
    return cap is not None and cap.eenheid == cell.eenheid and found == cap.bedrag < expected

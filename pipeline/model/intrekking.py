"""Whether what a besluit withdraws is in force when it does: of anything else nothing can end."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.datums import datum
from pipeline.model.levensloop import Status
from pipeline.model.problem import Finding, Severity
from pipeline.model.versie import Versie

REGEL = "LEV-03"


def verkeerde_intrekking(versie: Versie) -> Iterator[Finding]:
    """What is wrong with what the besluit withdraws; the LVBB refuses it too (LVBB5013)."""
    gegevens = versie.gegevens
    plek = gegevens.plekken.get("trekt_in", gegevens.position)
    for oud in versie.trekt_in:
        for message in _bezwaren(oud, versie):
            yield Finding(REGEL, message, Severity.ERROR, plek)


def _bezwaren(oud: Versie, versie: Versie) -> Iterator[str]:
    begin, einde, dag = oud.gegevens.inwerkingtreding, oud.gegevens.uitwerkingtreding, versie.gegevens.inwerkingtreding
    if oud.gegevens.status is not Status.BEKENDGEMAAKT:
        yield (
            f"{oud.adres} is {oud.gegevens.status} en niet bekendgemaakt: zij geldt niet, en wat niet geldt is niet in "
            "te trekken. Maak haar eerst bekend, of haal haar weg bij `trekt_in`."
        )
    elif begin is None:
        yield f"Van {oud.adres} is de inwerkingtreding niet bekend. Vul `inwerkingtreding` in haar versie.yaml in."
    elif dag is not None and begin >= dag:
        yield (
            f"{oud.adres} treedt pas op {datum(begin)} in werking; op {datum(dag)} is er niets in te trekken. "
            "Verbeter de datums."
        )
    if einde is not None and dag is not None and einde <= dag:
        yield (
            f"{oud.adres} geldt sinds {datum(einde)} al niet meer; op {datum(dag)} is er niets in te trekken. Haal "
            "haar weg bij `trekt_in`, of verbeter de datums."
        )

"""The days of a version: how Dutch law writes them, and the order in which they follow each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from pipeline.model.problem import Finding, Problem, Severity
from pipeline.model.versie import Gegevens

REGEL = "SLT-02"
NA, NIET_VOOR = "na", "niet vóór"
VOLGORDE = (
    ("ondertekend", NIET_VOOR, "vastgesteld"),
    ("bekendgemaakt", NIET_VOOR, "vastgesteld"),
    ("bekendgemaakt", NIET_VOOR, "ondertekend"),
    ("inwerkingtreding", NIET_VOOR, "vastgesteld"),
    ("inwerkingtreding", NA, "terugwerkend_tot_en_met"),
    ("uitwerkingtreding", NA, "inwerkingtreding"),
)
"""Which day comes when, by the keys of `versie.yaml`; a day that is unknown is passed over.

An earlier effect than the adoption is retroactive, and that is said with a day of its own (Ar 4.16, 4.18).
"""
MAANDEN = "januari februari maart april mei juni juli augustus september oktober november december".split()
ZWIJGT = 8
"""An ordinance that says nothing of it enters into force on this day after its issue."""


def verkeerde_datums(gegevens: Gegevens) -> Iterator[Finding]:
    """The days that come too early, as findings of lint: no delivery takes them either."""
    for sleutel, wanneer, eerder in VOLGORDE:
        dag, grens = getattr(gegevens, sleutel), getattr(gegevens, eerder)
        if dag is not None and grens is not None and (dag < grens or (dag == grens and wanneer == NA)):
            wat = f"`{sleutel}` ({dag.isoformat()}) hoort {wanneer} `{eerder}` ({grens.isoformat()}) te liggen."
            message = f"{wat} Verbeter de datums in {gegevens.bestand}."
            yield Finding(REGEL, message, Severity.ERROR, gegevens.plekken.get(sleutel, gegevens.position))
    if gegevens.bekendgemaakt is not None:
        laat = te_laat(gegevens, gegevens.bekendgemaakt)
        if laat is not None:
            plek = gegevens.plekken.get("inwerkingtreding", gegevens.position)
            yield Finding(REGEL, f"{laat.message} {laat.advice}", Severity.ERROR, plek)


def te_laat(gegevens: Gegevens, dag: date) -> Problem | None:
    """What is wrong when the gazette is issued on a day: no ordinance is in force before the day after its issue.

    With both remedies, and the day on which it would enter into force by itself (Bekendmakingswet, artikel 8).
    """
    begin, terug = gegevens.inwerkingtreding, gegevens.terugwerkend_tot_en_met
    if begin is None or begin > dag:
        return None
    eerste = dag + timedelta(days=1)
    message = (
        f"De regeling treedt in werking op {datum(begin)}, maar het gemeenteblad verschijnt pas op "
        f"{datum(dag)}. Inwerkingtreding kan op zijn vroegst op {datum(eerste)}, de dag na de uitgifte "
        "(Bekendmakingswet, artikel 8)."
    )
    advice = (
        "Laat de raad kiezen: 1. inwerkingtreding met ingang van de dag na de datum van uitgifte, dus "
        f"{datum(eerste)}; of 2. daarbij uitdrukkelijk terugwerkende kracht tot en met {datum(terug or begin)}, niet "
        "voor bepalingen die burgers belasten. Zwijgt de tekst over de inwerkingtreding, dan is die op "
        f"{datum(dag + timedelta(days=ZWIJGT))}, de achtste dag na de uitgifte."
    )
    return Problem(message, gegevens.position, advice)


def datum(day: date) -> str:
    """A date as Dutch law writes it: "1 januari 2022"."""
    return f"{day.day} {MAANDEN[day.month - 1]} {day.year}"

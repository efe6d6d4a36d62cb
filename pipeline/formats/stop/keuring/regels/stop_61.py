"""RNV-STOP-61: adopted, signed, published, in force: in that order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from lxml import etree

from pipeline.formats.stop.keuring.aanlevering import Aanlevering, woorden
from pipeline.formats.stop.keuring.akn import als_datum
from pipeline.formats.stop.keuring.regel import Regel
from pipeline.formats.stop.metadata import ONDERTEKENING, VASTSTELLING
from pipeline.formats.stop.pakket import OPDRACHT
from pipeline.formats.stop.xml import D
from pipeline.model import Finding, Severity

STOP_61 = Regel(
    code="RNV-STOP-61",
    eis="Vaststelling, ondertekening, bekendmaking en inwerkingtreding volgen op elkaar; in werking pas een dag na "
    "bekendmaking.",
    bron="Bekendmakingswet; LVBB1501, LVBB1519, LVBB1580",
)
DAG = timedelta(days=1)
TERMIJN = timedelta(days=90)
ZATERDAG = 5


@STOP_61.toets
def datums_volgen(aanlevering: Aanlevering) -> Iterator[Finding]:
    opdracht = aanlevering.transport(OPDRACHT)
    gevraagd = None if opdracht is None else opdracht.find("{*}datumBekendmaking")
    dag = als_datum(woorden(gevraagd))
    if gevraagd is not None and dag is not None and dag.weekday() >= ZATERDAG:
        wat = f"{dag} is geen werkdag; de LVBB maakt dan niets bekend."
        yield STOP_61.bevinding(OPDRACHT, gevraagd, wat, Severity.WARNING)
    for bestand, wortel in aanlevering.wortels():
        for verloop in wortel.iter(D + "Procedureverloop"):
            for element, mis in _verloop(verloop):
                yield STOP_61.bevinding(bestand, element, mis)
        bekend = wortel.find(f".//{D}Procedureverloop/{D}bekendOp")
        bekendgemaakt = als_datum(woorden(bekend))
        if bekend is not None and dag is not None and bekendgemaakt not in (None, dag):
            wat = f"bekendOp is {bekendgemaakt}, maar de opdracht vraagt bekendmaking op {dag}."
            yield STOP_61.bevinding(bestand, bekend, wat)
        basis = dag or bekendgemaakt
        if basis is not None:
            for element, mis, ernst in _werking(wortel, basis):
                yield STOP_61.bevinding(bestand, element, mis, ernst)


def _werking(wortel: etree._Element, basis: date) -> Iterator[tuple[etree._Element, str, Severity]]:
    """In force from the day after publication at the earliest, and not much later."""
    for stempel in wortel.iter(D + "Tijdstempel"):
        element = stempel.find(D + "datum")
        datum = als_datum(woorden(element))
        if element is None or datum is None or stempel.findtext(D + "soortTijdstempel") != "juridischWerkendVanaf":
            continue
        if datum < basis + DAG:
            wat = f"De regeling werkt vanaf {datum}, maar wordt pas op {basis} bekendgemaakt; dat kan op zijn vroegst "
            yield element, f"{wat}vanaf {basis + DAG}.", Severity.ERROR
        elif datum > basis + TERMIJN:
            wat = f"{datum} is meer dan 90 dagen na de bekendmaking ({basis}); de LVBB weigert dat."
            yield element, wat, Severity.WARNING


def _verloop(verloop: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Adopted, then signed, then published."""
    stappen = {
        stap.findtext(D + "soortStap"): stap.find(D + "voltooidOp") for stap in verloop.iter(D + "Procedurestap")
    }
    op_rij = (
        ("de vaststelling", stappen.get(VASTSTELLING)),
        ("de ondertekening", stappen.get(ONDERTEKENING)),
        ("de bekendmaking", verloop.find(D + "bekendOp")),
    )
    vorige: tuple[str, etree._Element] | None = None
    for naam, element in op_rij:
        if element is None or als_datum(element.text) is None:
            continue
        if vorige is not None and str(element.text).strip() < str(vorige[1].text).strip():
            yield element, f"{naam.capitalize()} ({element.text}) ligt voor {vorige[0]} ({vorige[1].text})."
        vorige = naam, element

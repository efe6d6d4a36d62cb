"""RNV-STOP-62: the names of works and versions agree with each other and with the data."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.formats.stop.keuring.aanlevering import Aanlevering
from pipeline.formats.stop.keuring.akn import Naam, als_datum, ontleed
from pipeline.formats.stop.keuring.regel import Regel
from pipeline.formats.stop.xml import D
from pipeline.model import Finding, Severity

STOP_62 = Regel(
    code="RNV-STOP-62",
    eis="Een versie heeft de naam van haar werk, is niet ouder dan dat, en heeft het versienummer uit de gegevens.",
    bron="STOP1001, STOP1008, BHKV1044",
)


@STOP_62.toets
def namen_kloppen(aanlevering: Aanlevering) -> Iterator[Finding]:
    for bestand, wortel in aanlevering.wortels():
        for identificatie in wortel.iter(D + "ExpressionIdentificatie"):
            werk, expressie = (
                (identificatie.findtext(D + veld) or "").strip() for veld in ("FRBRWork", "FRBRExpression")
            )
            element = identificatie.find(D + "FRBRExpression")
            naam = ontleed(expressie)
            if element is None or naam is None:
                continue
            if not expressie.startswith(f"{werk}/"):
                yield STOP_62.bevinding(bestand, element, f"De versie {expressie} is er geen van {werk}.")
            if (mis := _datum(naam)) is not None:
                yield STOP_62.bevinding(bestand, element, mis, Severity.WARNING)
            ouder = identificatie.getparent()
            nummer = None if ouder is None else ouder.find(f"{D}RegelingVersieMetadata/{D}versienummer")
            if nummer is not None and (nummer.text or "").strip() != naam.versie:
                wat = f"Het versienummer is {nummer.text}, maar de versie heet {expressie}."
                yield STOP_62.bevinding(bestand, nummer, wat, aanlevering.ernst_naamgeving)


def _datum(naam: Naam) -> str | None:
    if not naam.datum:
        return None
    if als_datum(naam.datum) is None:
        return f"{naam.datum} in de naam van de versie is geen datum."
    begin = naam.jaar if len(naam.jaar) == len(naam.datum) else naam.jaar[:4]
    if naam.datum[: len(begin)] < begin:
        return f"De versie is van {naam.datum}, voor het werk ontstond ({naam.jaar})."
    return None

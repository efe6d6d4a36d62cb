"""RNV-STOP-42: what is replaced shows what changes."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.formats.stop.keuring.aanlevering import Aanlevering
from pipeline.formats.stop.keuring.regel import Regel
from pipeline.formats.stop.keuring.was import eenheden
from pipeline.formats.stop.xml import T, lokaal
from pipeline.model import Finding

STOP_42 = Regel(
    code="RNV-STOP-42",
    eis='Elke Vervang en VervangKop heeft ten minste één markering, behalve met revisie="1"; geen markering is leeg.',
    bron="STOP0086",
)


@STOP_42.toets
def vervang_toont_wijziging(aanlevering: Aanlevering) -> Iterator[Finding]:
    for mutatie in aanlevering.mutaties():
        for eenheid in eenheden(mutatie):
            vervangt = eenheid.tag in (T + "Vervang", T + "VervangKop") and eenheid.get("revisie") != "1"
            if vervangt and not any(map(_is_merk, eenheid.iter(etree.Element))):
                wat = f"{lokaal(eenheid)} van {eenheid.get('wat')} heeft geen enkele markering van wat er verandert."
                yield STOP_42.bevinding(mutatie.bestand, eenheid, wat)
        for merk in mutatie.wortel.iter(T + "NieuweTekst", T + "VerwijderdeTekst"):
            if not len(merk) and not (merk.text or ""):
                yield STOP_42.bevinding(mutatie.bestand, merk, f"{lokaal(merk)} is leeg: er staat niets dat verandert.")


def _is_merk(element: etree._Element) -> bool:
    return element.tag in (T + "NieuweTekst", T + "VerwijderdeTekst") or element.get("wijzigactie") is not None

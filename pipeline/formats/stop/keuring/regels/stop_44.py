"""RNV-STOP-44: an element that is born in this version is marked as new."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.formats.stop.keuring.aanlevering import Aanlevering
from pipeline.formats.stop.keuring.akn import ontleed, voorvoegsel
from pipeline.formats.stop.keuring.regel import Regel
from pipeline.formats.stop.keuring.tekst import Staat, heet
from pipeline.model import Finding

STOP_44 = Regel(
    code="RNV-STOP-44",
    eis='Een element waarvan het wId in de nieuwe versie ontstaat, heeft (zelf of erboven) wijzigactie="voegtoe".',
    bron="LVBB5024 tot en met LVBB5029; geen officiële regel die zonder de LVBB werkt",
)
TE_MARKEREN = (Staat.BLIJFT, Staat.WEG)


@STOP_44.toets
def nieuw_is_gemarkeerd(aanlevering: Aanlevering) -> Iterator[Finding]:
    for mutatie in aanlevering.mutaties():
        wordt = ontleed(mutatie.wordt)
        was = ontleed(mutatie.was)
        if wordt is None or not wordt.versie or (was is not None and was.voorvoegsel == wordt.voorvoegsel):
            continue  # then a prefix does not tell which of the two it is
        for deel in mutatie.delen:
            wid = deel.element.get("wId", "")
            if deel.staat not in TE_MARKEREN or voorvoegsel(wid) != wordt.voorvoegsel:
                continue
            hoe = "als blijvend" if deel.staat is Staat.BLIJFT else "als vervallend"
            wat = f"{heet(deel.element)} ontstaat volgens zijn wId ({wid}) in deze versie, maar staat er {hoe}."
            raad = "Markeer het met wijzigactie=voegtoe, of geef het zijn oude wId."
            yield STOP_44.bevinding(mutatie.bestand, deel.element, f"{wat} {raad}")

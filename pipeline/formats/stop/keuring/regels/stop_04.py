"""RNV-STOP-04: the manifest tells what each file is."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.formats.afbeelding import Beschadigd, Maat, meet
from pipeline.formats.stop.keuring.aanlevering import Aanlevering, Bestand
from pipeline.formats.stop.keuring.regel import Regel
from pipeline.formats.stop.pakket import MANIFEST
from pipeline.model import Finding

STOP_04 = Regel(
    code="RNV-STOP-04",
    eis="Het contentType in het manifest is wat het bestand werkelijk is; afbeeldingen zijn niet doorzichtig.",
    bron="LVBB1013, LVBB1017, LVBB1018",
)
GML = "application/gml+xml"


@STOP_04.toets
def soort_is_waar(aanlevering: Aanlevering) -> Iterator[Finding]:
    manifest = aanlevering.transport(MANIFEST)
    for element in () if manifest is None else manifest.iter("{*}bestand"):
        naam, gezegd = ((element.findtext(f"{{*}}{veld}") or "").strip() for veld in ("bestandsnaam", "contentType"))
        bestand = aanlevering.bestanden.get(naam)
        if bestand is None:
            continue
        echt = _soort(bestand)
        if gezegd not in echt:
            is_ = " of ".join(echt) if echt else "van een soort die de LVBB niet aanneemt"
            yield STOP_04.bevinding(MANIFEST, element, f"{naam} is volgens het manifest {gezegd}, maar is {is_}.")
    for naam, bestand in sorted(aanlevering.bestanden.items()):
        maat = meet(bestand.inhoud)
        if isinstance(maat, Beschadigd):
            yield STOP_04.bevinding(naam, 0, f"{naam} is een beschadigde {maat.soort}.")
        elif isinstance(maat, Maat) and maat.doorzichtig:
            yield STOP_04.bevinding(naam, 0, f"{naam} is (deels) doorzichtig; de LVBB weigert dat.")


def _soort(bestand: Bestand) -> tuple[str, ...]:
    """What the bytes are, as content types; a file that should be XML and isn't well formed is told by RNV-STOP-01."""
    if bestand.wortel is not None or bestand.fout:
        return ("application/xml", GML) if bestand.naam.lower().endswith(".gml") else ("application/xml",)
    if bestand.inhoud.startswith(b"%PDF-"):
        return ("application/pdf",)
    maat = meet(bestand.inhoud)
    if isinstance(maat, Maat):
        return (maat.formaat,)
    return (f"image/{maat.soort.lower()}",) if isinstance(maat, Beschadigd) else ()

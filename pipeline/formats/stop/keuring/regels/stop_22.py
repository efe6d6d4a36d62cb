"""RNV-STOP-22: a wId is one, and belongs to its kind of element."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.formats.stop.keuring.aanlevering import Aanlevering
from pipeline.formats.stop.keuring.akn import WID, ZONDER, voorvoegsel
from pipeline.formats.stop.keuring.regel import Regel
from pipeline.formats.stop.keuring.tekst import REFS
from pipeline.formats.stop.xml import lokaal
from pipeline.model import Finding

STOP_22 = Regel(
    code="RNV-STOP-22",
    eis="Een wId is `bronhouder_versie__` en het eId waarmee het element ontstond, van hetzelfde soort element.",
    bron="STOP, naamgevingsconventie wId; STOP0023 kijkt alleen naar het begin van het laatste deel",
)


@STOP_22.toets
def wid_heeft_de_vorm(aanlevering: Aanlevering) -> Iterator[Finding]:
    for component in aanlevering.teksten:
        for deel in component.delen:
            wid = deel.element.get("wId")
            if wid is None:
                yield STOP_22.bevinding(component.bestand, deel.element, f"{lokaal(deel.element)} heeft geen wId.")
                continue
            ref = REFS.get(deel.element.tag)
            laatste = wid.rpartition("__")[2]
            if ref is not None and laatste != ref and not laatste.startswith(f"{ref}_"):
                wat = f"Het wId {wid} past niet bij {lokaal(deel.element)}; het laatste deel begint met {ref}."
                yield STOP_22.bevinding(component.bestand, deel.element, wat)
            elif not ZONDER.fullmatch(wid) and not WID.match(wid):
                wat = f"Het wId {wid} begint niet met bronhouder en versie, zoals gm0000_1__."
                begin = voorvoegsel(wid)
                goed = WID.match(f"{begin}__{ref}")  # then what follows it is wrong, which nobody gave it elsewhere
                ernst = aanlevering.ernst_naamgeving if goed else aanlevering.ernst_voorvoegsel(begin)
                yield STOP_22.bevinding(component.bestand, deel.element, wat, ernst)

"""RNV-STOP-21: an eId says where its element stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.formats.stop.eid import EENMALIG
from pipeline.formats.stop.keuring.aanlevering import Aanlevering
from pipeline.formats.stop.keuring.regel import Regel
from pipeline.formats.stop.keuring.tekst import REFS, Deel, Staat, heet, nieuw_nummer
from pipeline.formats.stop.xml import T
from pipeline.model import Finding

STOP_21 = Regel(
    code="RNV-STOP-21",
    eis="Een eId is dat van het omvattende element, `__`, de afkorting van het element en zijn zichtbare nummer.",
    bron="STOP, naamgevingsconventie eId; STOP0022 kijkt alleen of de afkorting vooraan staat",
)
ZONDER_NUMMER = re.compile(r"(?:_(?:o_)?\d+)?(?:_inst\d+)?")
"""What may follow when there is no visible number: nothing, `_o_1`, in practice also `_1`."""


@STOP_21.toets
def eid_volgt_plaats(aanlevering: Aanlevering) -> Iterator[Finding]:
    for component in aanlevering.teksten:
        for deel in component.delen:
            eid = deel.element.get("eId")
            if eid is None or deel.staat is Staat.WEG:  # what goes has no place in the new text
                continue
            if (mis := _mis(eid, deel)) is not None:
                wat, ernst = f"Het eId {eid} {mis}.", aanlevering.ernst_naamgeving
                yield STOP_21.bevinding(component.bestand, deel.element, wat, ernst)


def _mis(eid: str, deel: Deel) -> str | None:
    ref = REFS.get(deel.element.tag)
    begin, _, laatste = eid.rpartition("__")
    if deel.ouder is not None and begin != deel.ouder:
        return f"begint niet met dat van het element waarin het staat ({deel.ouder or 'het hoogste niveau'})"
    if ref is None:
        return None
    if laatste != ref and not laatste.startswith(f"{ref}_"):
        return f"past niet bij {heet(deel.element).split()[0]}; verwacht werd {ref}"
    over = laatste[len(ref) :]
    nummer = "" if ref in EENMALIG or deel.element.tag == T + "Toelichting" else nieuw_nummer(deel.element)
    if nummer and re.sub(r"_inst\d+$", "", over) != f"_{nummer}":
        return f"heeft een ander nummer dan het zichtbare; verwacht werd {ref}_{nummer}"
    if not nummer and not ZONDER_NUMMER.fullmatch(over):
        return f"noemt een nummer dat het element niet heeft; verwacht werd {ref}_o_1"
    return None

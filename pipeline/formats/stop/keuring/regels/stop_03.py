"""RNV-STOP-03: files have names that the LVBB takes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from pipeline.formats.stop.keuring.aanlevering import Aanlevering
from pipeline.formats.stop.keuring.regel import Regel
from pipeline.model import Finding

STOP_03 = Regel(
    code="RNV-STOP-03",
    eis="Bestandsnamen bestaan uit 0-9 A-Z a-z . _ -, zonder map, en verschillen in meer dan hoofdletters.",
    bron="LVBB1004; manifest, bestandsnaam",
)
NAAM = re.compile(r"[0-9A-Za-z._-]+")


@STOP_03.toets
def namen_mogen(aanlevering: Aanlevering) -> Iterator[Finding]:
    if not aanlevering.pakket:
        return
    gelijk: defaultdict[str, list[str]] = defaultdict(list)
    for naam in sorted(aanlevering.bestanden):
        gelijk[naam.lower()].append(naam)
        if "/" in naam:
            yield STOP_03.bevinding(naam, 0, f"{naam} staat in een map; een aanlevering heeft geen mappen.")
        elif not NAAM.fullmatch(naam):
            yield STOP_03.bevinding(naam, 0, f"De bestandsnaam {naam} heeft een teken buiten 0-9 A-Z a-z . _ -")
    for namen in gelijk.values():
        for naam in namen[1:]:
            wat = f"{naam} en {namen[0]} verschillen alleen in hoofdletters; op Windows en macOS is dat één bestand."
            yield STOP_03.bevinding(naam, 0, wat)
    for naam in aanlevering.dubbel:
        yield STOP_03.bevinding(naam, 0, f"{naam} staat twee keer in de zip.")

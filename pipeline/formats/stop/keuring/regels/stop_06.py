"""RNV-STOP-06: a file with a stated hash is there, byte for byte."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from pipeline.formats.stop.keuring.aanlevering import Aanlevering
from pipeline.formats.stop.keuring.regel import Regel
from pipeline.formats.stop.xml import D
from pipeline.model import Finding

STOP_06 = Regel(
    code="RNV-STOP-06",
    eis="Een bestand waarvan de aanlevering de SHA-512 noemt, is er en heeft die.",
    bron="LVBB3506, LVBB3008",
)


@STOP_06.toets
def hash_klopt(aanlevering: Aanlevering) -> Iterator[Finding]:
    if not aanlevering.pakket:
        return
    for bestand, wortel in aanlevering.wortels():
        for element in wortel.iter(D + "Bestand"):
            naam, gezegd = ((element.findtext(D + veld) or "").strip() for veld in ("bestandsnaam", "hash"))
            ander = aanlevering.bestanden.get(naam)
            if ander is None:
                yield STOP_06.bevinding(bestand, element, f"{naam} bij dit informatieobject is er niet.")
                continue
            echt = hashlib.sha512(ander.inhoud).hexdigest()
            if echt != gezegd.lower():
                wat = f"De SHA-512 van {naam} is {echt[:12]}…, niet {gezegd[:12] or '(leeg)'}…"
                wat += _regeleinden(ander.inhoud, gezegd)
                yield STOP_06.bevinding(bestand, element, wat)


def _regeleinden(inhoud: bytes, gezegd: str) -> str:
    """The usual cause, when it is that: line ends that a program (Git's autocrlf) changed."""
    kaal = inhoud.replace(b"\r\n", b"\n")
    for anders in (kaal, kaal.replace(b"\n", b"\r\n")):
        if anders != inhoud and hashlib.sha512(anders).hexdigest() == gezegd.lower():
            return "; alleen de regeleinden zijn veranderd."
    return "."

"""The frozen identities of a version (`identiteit.lock.yaml`): by eId the wId that each element has, for good."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from pipeline.model import Position, Problem
from pipeline.store.bestand import lees_tekst
from pipeline.store.bronnen import Bron
from pipeline.store.schrijven import als_yaml
from pipeline.store.yaml import lees_yaml

LOCK = "identiteit.lock.yaml"
KOP = (
    "# Geschreven door renvooi, bij de bekendmaking of bij het inlezen van een bekendgemaakte tekst. Niet veranderen.\n"
)
ADVIES = "Zet het bestand terug zoals het in Git stond."


def lees_identiteit(bron: Bron, folder: str) -> tuple[Mapping[str, str], tuple[Problem, ...]]:
    """The wIds by eId, in the order of the text; empty when the version has no lock."""
    path = f"{folder}/{LOCK}"
    if path not in bron:
        return {}, ()
    text, problems = lees_tekst(bron, path)
    if text is None:
        return {}, problems
    read, problems = lees_yaml(text, bron.toon(path))
    if read is None:
        return {}, problems
    values = read.waarde
    if not isinstance(values, dict) or not values:
        return {}, (Problem("Hier hoort per eId een wId te staan.", Position(bron.toon(path)), ADVIES),)
    wids = {eid: wid for eid, wid in values.items() if isinstance(wid, str) and wid}
    twice = {wid for wid, count in Counter(wids.values()).items() if count > 1}
    wrong = [
        Problem(f"Het wId van {eid} ontbreekt of staat er dubbel.", read.plek((eid,)), ADVIES)
        for eid in values
        if wids.get(eid) is None or wids[eid] in twice
    ]
    return ({}, tuple(wrong)) if wrong else (wids, ())


def identiteit_bestand(wids: Mapping[str, str]) -> bytes:
    """The lock file with these wIds by eId."""
    return (KOP + als_yaml(wids)).encode()

"""References to provisions of the same version: from the path of a text file to an eId; and footnotes called twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from lxml import etree

from pipeline.formats.stop.tekst import COMPONENT, koppeling
from pipeline.formats.stop.xml import T, lokaal
from pipeline.model import Eenheid, Plaats, Regeling, Structuur, Weggelaten, plaatsen

MAP = "/tekst/"


def paden(regeling: Regeling) -> Iterator[tuple[str, ...]]:
    """Per unit of the regulation, in the order of `koppeling`: the paths by which a reference may name it."""
    plekken = iter(plaatsen(regeling))
    for deel in (*regeling.lichaam, *regeling.bijlagen, *regeling.toelichtingen):
        yield from _paden(deel, plekken)


def _paden(deel: Eenheid, plekken: Iterator[Plaats]) -> Iterator[tuple[str, ...]]:
    if isinstance(deel, Weggelaten):
        yield ()
        return
    kort = next(plekken).pad
    echt = deel.position.file.rpartition(MAP)[2] if MAP in deel.position.file else ""
    yield (echt, kort) if echt else (kort,)
    if isinstance(deel, Structuur):
        for onderdeel in deel.inhoud:
            yield from _paden(onderdeel, plekken)


def doelen(regeling: Regeling) -> frozenset[str]:
    """Every path that a reference may name."""
    return frozenset(pad for namen in paden(regeling) for pad in namen)


def los_op(regeling: Regeling, compact: etree._Element, geheel: etree._Element) -> None:
    """Give every IntRef that names a text file the eId of that provision; from outside the regulation `!main#eId`."""
    plaatsen: dict[str, etree._Element] = {}
    echte: dict[str, etree._Element] = {}
    for namen, (_, element) in zip(paden(regeling), koppeling(regeling, compact), strict=True):
        for naam in namen[:-1]:
            echte.setdefault(naam, element)
        for naam in namen[-1:]:
            plaatsen.setdefault(naam, element)
    _los_op(compact, plaatsen | echte, "")
    for deel in geheel:
        if deel.tag != T + "WijzigBijlage":
            _los_op(deel, plaatsen | echte, f"!{COMPONENT}#")


def _los_op(wortel: etree._Element, plaatsen: Mapping[str, etree._Element], voor: str) -> None:
    for verwijzing in wortel.iter(T + "IntRef"):
        doel = plaatsen.get(str(verwijzing.get("ref")))
        if doel is not None:
            verwijzing.set("ref", f"{voor}{doel.get('eId')}")
            verwijzing.set("scope", lokaal(doel))


def nummer_noten(wortel: etree._Element) -> None:
    """Give the footnotes of one component their ids: the wId (or else the name) of what they stand in, and a number.

    So a note that is inserted leaves the ids of the notes in every other provision as they were.
    """
    teller: Counter[str] = Counter()
    for noot in list(wortel.iter(T + "Noot")):
        tabel = next(noot.iterancestors(T + "table"), None)
        drager = next((boven for boven in noot.iterancestors() if boven.get("wId")), None)
        plek = lokaal(wortel) if drager is None else str(drager.get("wId"))
        teller[plek] += 1
        eigen, noot.attrib["id"] = noot.get("id"), f"{plek}__noot_{teller[plek]}"
        if tabel is None:
            continue
        noot.set("type", "tabel")
        for aanroep in tabel.iter(T + "Nootref"):
            if aanroep.get("refid") == eigen:
                aanroep.set("refid", str(noot.get("id")))


def maak_los(besluit: etree._Element) -> None:
    """Leave only the words of references from the besluit to the regulation: a change is no place to refer to."""
    for deel in besluit.iter(T + "Aanhef", T + "Sluiting", T + "Artikel", T + "Motivering"):
        if next(deel.iterancestors(T + "WijzigBijlage"), None) is None:
            etree.strip_tags(deel, T + "IntRef")

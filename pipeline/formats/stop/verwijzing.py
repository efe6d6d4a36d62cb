"""References to provisions of the same version: from the path of a text file to an eId; and footnotes called twice."""

from __future__ import annotations

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


def nummer_noten(wortel: etree._Element, voor: str) -> None:
    """Give the footnotes of one component their ids. A note that a table calls again is called, not repeated, there."""
    for teller, noot in enumerate(list(wortel.iter(T + "Noot")), 1):
        noot.set("id", f"{voor}{teller}")
        if next(noot.iterancestors(T + "table"), None) is not None:
            noot.set("type", "tabel")
    for tabel in wortel.iter(T + "table"):
        _herhaalde_noten(tabel)


def _herhaalde_noten(tabel: etree._Element) -> None:
    eerder: dict[bytes, str] = {}
    for noot in list(tabel.iter(T + "Noot")):
        eigen = noot.get("id")
        del noot.attrib["id"]
        staart, noot.tail = noot.tail, None
        inhoud = etree.tostring(noot, method="c14n")
        noot.tail = staart
        noot.set("id", str(eigen))
        if inhoud not in eerder:
            eerder[inhoud] = str(eigen)
            continue
        ouder = noot.getparent()
        if ouder is not None:
            naar = etree.Element(T + "Nootref", refid=eerder[inhoud])
            naar.tail = staart
            ouder.replace(noot, naar)

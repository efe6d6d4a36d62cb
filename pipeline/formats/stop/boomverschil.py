"""Two trees of provisions: which are new, gone or moved, and which division has to be replaced as a whole.

Provisions are known by their wId. A division can be left in place when some provision in it stays where it was: what
comes, goes or moves is placed beside it. Where that can't be, or where a new division takes in provisions that were
there before, the smallest division that holds all of it is replaced as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from pipeline.formats.stop.identiteit import STRUCTUUR
from pipeline.formats.stop.xml import T
from pipeline.model.reeks import stijgend

TOP = ""
"""The regulation itself: what the body, the annexes and the explanation stand in."""
BOVENSTE = (T + "Lichaam", T + "Bijlage", T + "Toelichting")


@dataclass(frozen=True, slots=True)
class Boom:
    """The provisions of one version by wId: their elements, what they stand in, and what stands in them, in order."""

    elementen: Mapping[str, etree._Element]
    ouder: Mapping[str, str]
    kinderen: Mapping[str, tuple[str, ...]]

    def onder(self, wid: str) -> Iterator[str]:
        """The provision and all that are in it."""
        yield wid
        for kind in self.kinderen[wid]:
            yield from self.onder(kind)

    def boven(self, wid: str) -> Iterator[str]:
        """What the provision stands in, from the inside out."""
        while wid != TOP:
            wid = self.ouder[wid]
            yield wid


def boom(compact: etree._Element) -> Boom:
    """The tree of the provisions of a regulation."""
    elementen: dict[str, etree._Element] = {}
    ouder: dict[str, str] = {}
    kinderen: dict[str, tuple[str, ...]] = {}

    def bezoek(element: etree._Element, wid: str) -> None:
        onder = [deel for deel in element if deel.tag in (STRUCTUUR if wid != TOP else BOVENSTE)]
        kinderen[wid] = tuple(str(deel.get("wId")) for deel in onder)
        for deel, naam in zip(onder, kinderen[wid], strict=True):
            elementen[naam], ouder[naam] = deel, wid
            bezoek(deel, naam)

    bezoek(compact, TOP)
    return Boom(elementen, ouder, kinderen)


@dataclass(frozen=True, slots=True)
class Boomverschil:
    """What happened to the provisions.

    `geheel` are the divisions to replace as a whole, the outermost only; `blijft` has, per division of both versions,
    the provisions in it that stay where they were.
    """

    was: Boom
    wordt: Boom
    geheel: frozenset[str]
    blijft: Mapping[str, tuple[str, ...]]

    def beide(self, wid: str) -> bool:
        """Whether both versions have the provision."""
        return wid in self.was.elementen and wid in self.wordt.elementen


def verschil(was: Boom, wordt: Boom) -> Boomverschil:
    """What happened between two versions of one Work."""
    blijft = {wid: _blijft(wid, was, wordt) for wid in wordt.kinderen if wid in was.kinderen}
    geheel = {wid for wid, kinderen in blijft.items() if wordt.kinderen[wid] and not kinderen}
    for wid in wordt.elementen:
        nieuw_om_oud = wid not in was.elementen and any(onder in was.elementen for onder in wordt.onder(wid))
        if nieuw_om_oud or (_verplaatst(wid, was, wordt, blijft) and not _hetzelfde(wid, was, wordt)):
            geheel.add(_boven_in_beide(wid, was, wordt))
    geheel = {_verruimd(wid, was, wordt) for wid in geheel}
    buitenste = frozenset(wid for wid in geheel if geheel.isdisjoint(wordt.boven(wid)))
    return Boomverschil(was, wordt, buitenste, blijft)


def _blijft(wid: str, was: Boom, wordt: Boom) -> tuple[str, ...]:
    """The provisions of a division that were in it in this order: the longest run of them."""
    volgorde = {kind: plek for plek, kind in enumerate(was.kinderen[wid])}
    hier = [kind for kind in wordt.kinderen[wid] if kind in volgorde]
    return tuple(hier[at] for at in stijgend([volgorde[kind] for kind in hier]))


def _verplaatst(wid: str, was: Boom, wordt: Boom, blijft: Mapping[str, tuple[str, ...]]) -> bool:
    return wid in was.elementen and wid not in blijft.get(wordt.ouder[wid], ())


def _hetzelfde(wid: str, was: Boom, wordt: Boom) -> bool:
    """Whether the same provisions of both versions are in it."""
    in_wordt = {onder for onder in wordt.onder(wid) if onder in was.elementen}
    return in_wordt == {onder for onder in was.onder(wid) if onder in wordt.elementen}


def _boven_in_beide(wid: str, was: Boom, wordt: Boom) -> str:
    return next(boven for boven in wordt.boven(wid) if boven in was.elementen)


def _verruimd(wid: str, was: Boom, wordt: Boom) -> str:
    """The smallest division around this one into which and out of which nothing went."""
    while not _hetzelfde(wid, was, wordt):
        wid = _boven_in_beide(wid, was, wordt)
    return wid

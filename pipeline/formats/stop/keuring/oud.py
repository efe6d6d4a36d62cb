"""What a mutation says the text was: compared word for word with the text itself, so that no change goes unmarked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise

from lxml import etree

from pipeline.formats.stop.keuring.tekst import ACTIES, GEHEEL, Staat
from pipeline.formats.stop.xml import T, lokaal

DOORZICHTIG = frozenset(
    T + naam for naam in ("b i u strong sub sup abbr IntRef ExtRef VerwijderdeTekst NieuweTekst Contact").split()
)
"""Elements around words whose own absence or presence is not looked at, only their words."""


@dataclass(slots=True)
class Stuk:
    """The old words of one element with a wId, without those of such elements in it; grows while it is read."""

    element: etree._Element
    woorden: list[str] = field(default_factory=list)

    def tekst(self) -> str:
        """The words with the names of the blocks they stand in, without white space, which layout changes."""
        return "".join("".join(self.woorden).split())

    def leesbaar(self) -> str:
        """The words alone."""
        return " ".join(" ".join(woord for woord in self.woorden if not woord.startswith("<")).split())


def oude_stukken(wortel: etree._Element) -> dict[str, Stuk]:
    """The element and all in it with a wId, as they were, in the order of the text."""
    stukken: dict[str, Stuk] = {}
    _lees(wortel, stukken, Stuk(wortel))
    return stukken


def _lees(element: etree._Element, stukken: dict[str, Stuk], stuk: Stuk) -> None:
    """What is new is left out; of a new wrapper only what it holds was there, without its heading."""
    actie = element.get("wijzigactie", "")
    if GEHEEL.get(element.tag, ACTIES.get(actie)) is Staat.NIEUW:
        return
    if actie != "nieuweContainer":
        wid = element.get("wId")
        if wid is not None:
            stuk = stukken.setdefault(wid, Stuk(element))
        if element.tag not in DOORZICHTIG:
            stuk.woorden.append(f"<{lokaal(element)}>")
        stuk.woorden.append(element.text or "")
    for kind in element.iterchildren(etree.Element):
        if actie == "nieuweContainer" and kind.tag == T + "Kop":
            continue
        _lees(kind, stukken, stuk)
        stuk.woorden.append(kind.tail or "")


def verschillen(
    was: etree._Element, mutatie: etree._Element, elders: Set[str]
) -> Iterator[tuple[etree._Element | None, str]]:
    """Per change that isn't marked: the element of the mutation (None: it isn't there) and what is wrong, in Dutch.

    `elders` are the wIds of what the rest of the mutation tells of: moved from here to there.
    """
    voor, na = oude_stukken(was), oude_stukken(mutatie)
    for wid, stuk in voor.items():
        ander = na.get(wid)
        if ander is None and wid in elders:
            continue
        if ander is None:
            yield None, f"{lokaal(stuk.element)} {wid} is weg zonder dat het als verwijderd is gemarkeerd"
        elif stuk.tekst() != ander.tekst():
            wat = f"de tekst van {wid} is veranderd zonder markering: was “{_rond(stuk, ander)}”, "
            yield ander.element, f"{wat}volgens de mutatie was dat “{_rond(ander, stuk)}”"
    yield from _volgorde(list(voor), na)


def _volgorde(voor: Sequence[str], na: dict[str, Stuk]) -> Iterator[tuple[etree._Element | None, str]]:
    plaats = {wid: nummer for nummer, wid in enumerate(voor)}
    gedeeld = [wid for wid in na if wid in plaats]
    for eerste, tweede in pairwise(gedeeld):
        if plaats[tweede] < plaats[eerste]:
            yield na[tweede].element, f"{tweede} staat op een andere plaats zonder markering"


def _rond(stuk: Stuk, ander: Stuk) -> str:
    """The words around the first difference."""
    een, twee = stuk.leesbaar(), ander.leesbaar()
    gelijk = next(
        (nummer for nummer, (a, b) in enumerate(zip(een, twee, strict=False)) if a != b), min(len(een), len(twee))
    )
    begin = max(0, een.rfind(" ", 0, max(0, gelijk - 15)) + 1)
    kort = een[begin : gelijk + 40]
    return ("…" if begin else "") + kort + ("…" if gelijk + 40 < len(een) else "")

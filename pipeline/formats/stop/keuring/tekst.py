"""The texts in a delivery: the components, and which elements stay, are new or go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from lxml import etree

from pipeline.formats.stop.eid import REF, schoon_nummer
from pipeline.formats.stop.xml import D, T, lokaal

REFS = REF | {
    T + "Inhoudsopgave": "toc",
    T + "Rectificatietekst": "content",
    T + "ExtIoRef": "ref",
    T + "IntIoRef": "ref",
}
"""The part of an eId by which an element is known, also for elements that we never write."""
MUTATIES = frozenset({T + "RegelingMutatie", T + "BesluitMutatie"})
EENHEDEN = frozenset(T + naam for naam in ("Vervang", "VervangKop", "VoegToe", "Verwijder"))
"""The units of a mutation."""
REGELINGEN = frozenset(
    T + naam for naam in ("RegelingCompact", "RegelingKlassiek", "RegelingVrijetekst", "RegelingTijdelijkdeel")
)
NUMMERS = {T + "Lid": T + "LidNummer", T + "WijzigLid": T + "LidNummer", T + "Li": T + "LiNummer"}


class Staat(Enum):
    """What a mutation does to an element."""

    BLIJFT = "blijft"
    NIEUW = "nieuw"
    WEG = "weg"
    VERVANGEN = "vervangen"
    """In a text that replaces the whole of the old one: nothing is marked, so nothing is known."""


GEHEEL = {
    T + "VoegToe": Staat.NIEUW,
    T + "NieuweTekst": Staat.NIEUW,
    T + "Verwijder": Staat.WEG,
    T + "VerwijderdeTekst": Staat.WEG,
    T + "VervangRegeling": Staat.VERVANGEN,
}
"""Elements that tell of all that they hold whether it is new or goes."""
ACTIES = {"voegtoe": Staat.NIEUW, "verwijder": Staat.WEG}
OMHULSELS = {"nieuweContainer": Staat.NIEUW, "verwijderContainer": Staat.WEG}
"""What `@wijzigactie` says of an element and all in it, and of an element but not of what it holds."""


@dataclass(frozen=True, slots=True)
class Deel:
    """An element with an eId or wId; `ouder` is the eId that its own must begin with, None when that is unknown."""

    element: etree._Element
    staat: Staat
    ouder: str | None


@dataclass(frozen=True, slots=True)
class Component:
    """A text with eIds and wIds of its own.

    `was` and `wordt` are expressions, "" when not told; `delen` are the elements with an eId or wId, in the order of
    the text, without those of a component in it.
    """

    bestand: str
    wortel: etree._Element
    naam: str
    was: str
    wordt: str
    delen: tuple[Deel, ...]

    @property
    def is_mutatie(self) -> bool:
        """Whether the text says what changes instead of what is."""
        return self.wortel.tag in MUTATIES


def componenten_van(bestand: str, wortel: etree._Element) -> Iterator[Component]:
    """The texts of one file, those around another first."""
    for element in wortel.iter(T + "*"):
        naam, ouder = element.get("componentnaam"), element.getparent()
        if naam is not None or ouder is None or not str(ouder.tag).startswith(T):
            wordt = element.get("wordt") or _expressie_naast(element)
            yield Component(bestand, element, naam or "", element.get("was", ""), wordt, tuple(_alle(element)))


def _expressie_naast(element: etree._Element) -> str:
    ouder = element.getparent()
    return "" if ouder is None else ouder.findtext(f"{D}ExpressionIdentificatie/{D}FRBRExpression") or ""


def _alle(wortel: etree._Element) -> Iterator[Deel]:
    begin = None if wortel.tag in MUTATIES else ""
    for kind in wortel.iterchildren(etree.Element):
        yield from _delen(kind, begin, Staat.BLIJFT)


def _delen(element: etree._Element, ouder: str | None, staat: Staat) -> Iterator[Deel]:
    if element.get("componentnaam") is not None:
        return
    actie = element.get("wijzigactie", "")
    if staat is Staat.BLIJFT:
        staat = GEHEEL.get(element.tag) or ACTIES.get(actie) or staat
    eigen = OMHULSELS.get(actie, staat) if staat is Staat.BLIJFT else staat
    eid = element.get("eId")
    if eid is not None or element.get("wId") is not None:
        yield Deel(element, eigen, ouder)
        if element.tag == T + "Lichaam":
            ouder = ""
        elif eigen is not Staat.WEG or staat is Staat.WEG:  # a wrapper that goes leaves what it holds to its own parent
            ouder = eid
    for kind in element.iterchildren(etree.Element):
        yield from _delen(kind, ouder, staat)


def nieuw_nummer(element: etree._Element) -> str:
    """The visible number in the new text as it may stand in an eId, "" without one."""
    if naam := NUMMERS.get(element.tag):
        dragers = element.findall(naam)
    else:
        dragers = element.findall(f"{T}Kop/{T}Nummer") or element.findall(T + "LiNummer")
    for drager in dragers:
        kop = drager.getparent()
        if drager.get("wijzigactie") == "verwijder" or (kop is not None and kop.get("wijzigactie") == "verwijder"):
            continue
        return schoon_nummer("".join(nieuwe_woorden(drager)).strip())
    return ""


def nieuwe_woorden(element: etree._Element) -> Iterator[str]:
    """The text of an element as it will be, in pieces."""
    return _woorden(element, Staat.WEG)


def oude_woorden(element: etree._Element) -> Iterator[str]:
    """The text of an element as it was, in pieces."""
    return _woorden(element, Staat.NIEUW)


def _woorden(element: etree._Element, zonder: Staat) -> Iterator[str]:
    yield element.text or ""
    for kind in element.iterchildren(etree.Element):
        if GEHEEL.get(kind.tag, ACTIES.get(kind.get("wijzigactie", ""))) is not zonder:
            yield from _woorden(kind, zonder)
        yield kind.tail or ""


def heet(element: etree._Element) -> str:
    """An element as a message names it: its kind and eId."""
    eid = element.get("eId")
    return f"{lokaal(element)} {eid}" if eid else lokaal(element)

"""One reading of a STOP text: what its references point to, what was lost in it and what makes it unreadable."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

from lxml import etree

from pipeline.formats.stop.xml import T, lokaal
from pipeline.model import Finding, Position, Problem, Severity

VERLIES = "STOP-VERLIES"
"""The code of what a reading could not keep as it was; its words are always kept."""
BESTANDEN = frozenset(
    T + naam
    for naam in (
        "Boek Deel Hoofdstuk Titel Afdeling Paragraaf Subparagraaf Subsubparagraaf Artikel Bijlage Toelichting"
    ).split()
)
"""What has a file of its own in the store, and so can be referred to; an explanation at the top has one too."""
RENVOOI = frozenset(T + naam for naam in ("NieuweTekst", "VerwijderdeTekst"))
WEGGELATEN = "[…]"


@dataclass(slots=True)
class Lezing:
    """The root of the text, the name of its file, and what is found while reading.

    `eenheden` are the elements of the provisions that are files, in the order of the text.
    """

    wortel: etree._Element
    bestand: str
    verliezen: list[Finding] = field(default_factory=list)
    problemen: list[Problem] = field(default_factory=list)
    eenheden: list[etree._Element] = field(default_factory=list)
    elementen: dict[str, etree._Element] = field(init=False)
    objecten: dict[str, str] = field(init=False)
    noten: dict[str, etree._Element] = field(init=False)
    open_noten: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.elementen, self.objecten, self.noten = {}, {}, {}
        for element in self.wortel.iter(etree.Element):
            if eid := element.get("eId"):
                self.elementen.setdefault(eid, element)
            if element.tag == T + "ExtIoRef":
                self.objecten[element.get("wId", "")] = element.get("ref", "")
            elif element.tag == T + "Noot":
                self.noten[element.get("id", "")] = element

    def plek(self, element: etree._Element) -> Position:
        """Where the element stands in its file."""
        return Position(self.bestand, cast("int | None", element.sourceline) or 0)

    def verlies(self, element: etree._Element, wat: str) -> None:
        """Note a form that is not kept; the words are."""
        self.verliezen.append(Finding(VERLIES, wat, Severity.INFO, self.plek(element)))

    def let_op(self, element: etree._Element, wat: str) -> None:
        """Note something that somebody has to look at: a meaning that is not kept."""
        self.verliezen.append(Finding(VERLIES, wat, Severity.WARNING, self.plek(element)))

    def weiger(self, element: etree._Element, wat: str, advies: str) -> None:
        """Note what can't be read; the whole text is refused."""
        self.problemen.append(Problem(wat, self.plek(element), advies))

    def onbekend(self, element: etree._Element) -> None:
        """An element that has no place where it stands."""
        ouder = element.getparent()
        waar = f" in <{lokaal(ouder)}>" if ouder is not None else ""
        self.weiger(
            element,
            f"Het element <{lokaal(element)}>{waar} hoort niet in een tekst met artikelstructuur.",
            "Controleer het bestand met `renvooi validate`.",
        )

    def doel(self, eid: str) -> etree._Element | None:
        """The provision with a file of its own that the element with this eId is or stands in; None without one."""
        element = self.elementen.get(eid)
        while element is not None and element is not self.wortel:
            boven = element.getparent()
            top = boven is self.wortel
            if element.tag in BESTANDEN and not is_weggelaten(element) and (top or element.tag not in _ALLEEN_TOP):
                return element
            if top and element.tag == T + "ArtikelgewijzeToelichting":
                return element
            element = boven
        return None


_ALLEEN_TOP = frozenset({T + "Bijlage", T + "Toelichting"})


def is_weggelaten(element: etree._Element) -> bool:
    """Whether our own exporter wrote this division or article in place of text that its source leaves out."""
    return [woorden(deel) for deel in element] == [WEGGELATEN, WEGGELATEN] and element.find(T + "Kop") is not None


def woorden(element: etree._Element) -> str:
    """All text in the element on one line, a line break as a space."""
    return " ".join(_ruw(element).split())


def _ruw(element: etree._Element) -> str:
    delen = [element.text or ""]
    for deel in element:
        delen += [" " if deel.tag == T + "br" else _ruw(deel), deel.tail or ""]
    return "".join(delen)

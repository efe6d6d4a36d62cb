"""One reading of a classic legislation text: where things stand, what changed form, and what the reader added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from lxml import etree

from pipeline.model import Finding, Position, Problem, Severity

VERLIES = "INLEES-VERLIES"
"""The code of what a reading could not keep as it was; its words are always kept."""
REDACTIE = "INLEES-REDACTIE"
"""The code of editorial text, which is no law and so is kept apart."""
STIL = frozenset({"meta-data"})
"""Elements with data about the text; what follows them is text."""


@dataclass(slots=True)
class Lezing:
    """The name of the file and what is found while reading it.

    `eenheden` are the elements of the provisions that are files, in the order of the text, None for one that the reader
    made of loose text. `toegevoegd` are words that come from an attribute, `redactie` the elements whose words are kept
    apart, with what stands in their place.
    """

    bestand: str
    verliezen: list[Finding] = field(default_factory=list)
    problemen: list[Problem] = field(default_factory=list)
    eenheden: list[etree._Element | None] = field(default_factory=list)
    toegevoegd: dict[etree._Element, str] = field(default_factory=dict)
    redactie: dict[etree._Element, str] = field(default_factory=dict)
    doelen: Mapping[str, etree._Element] = field(default_factory=dict)

    def plek(self, element: etree._Element) -> Position:
        """Where the element stands in its file."""
        return Position(self.bestand, cast("int | None", element.sourceline) or 0)

    def verlies(self, element: etree._Element, wat: str) -> None:
        """Note a form that is not kept; the words are."""
        self.verliezen.append(Finding(VERLIES, wat, Severity.INFO, self.plek(element)))

    def let_op(self, element: etree._Element, wat: str) -> None:
        """Note something that somebody has to look at: a meaning that is not kept."""
        self.verliezen.append(Finding(VERLIES, wat, Severity.WARNING, self.plek(element)))

    def apart(self, element: etree._Element, wat: str) -> None:
        """Note editorial words that don't become law."""
        self.verliezen.append(Finding(REDACTIE, wat, Severity.WARNING, self.plek(element)))


def naam(element: etree._Element) -> str:
    """The name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def woorden(element: etree._Element) -> str:
    """The text in the element on one line, data about it left out."""
    return " ".join(" ".join(_ruw(element)).split())


def _ruw(element: etree._Element) -> list[str]:
    delen = [element.text or ""]
    for deel in element:
        if naam(deel) not in STIL:
            delen.append("".join(_ruw(deel)) if naam(deel) in LOPEND else " ".join(("", *_ruw(deel), "")))
        delen.append(deel.tail or "")
    return ["".join(delen)]


LOPEND = frozenset(
    "vet cursief onderstreept sup inf sub nadruk extref intref noot redactie naam voornaam achternaam organisatie "
    "plaats datum u i b strong em a span abbr unl afkorting".split()
)
"""Elements that stand in running text."""

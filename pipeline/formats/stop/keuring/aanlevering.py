"""A delivery as it lies there: its files, those that are XML parsed, and what it is judged against."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from pipeline.formats.stop.keuring.herkomst import Herkomst
from pipeline.formats.stop.keuring.tekst import Component, componenten_van
from pipeline.formats.stop.keuring.xmlfout import waarom_geen_xml
from pipeline.formats.stop.xml import TRANSPORT
from pipeline.model import Severity

XML = (".xml", ".gml")


@dataclass(frozen=True, slots=True)
class Bestand:
    """One file; `wortel` is None when it isn't XML, or isn't well formed: then `fout` and `fout_regel` tell why."""

    naam: str
    inhoud: bytes
    wortel: etree._Element | None = None
    fout: str = ""
    fout_regel: int = 0

    @property
    def namespace(self) -> str:
        """The namespace of the root, "" without one."""
        return str(etree.QName(self.wortel).namespace or "") if self.wortel is not None else ""


@dataclass(frozen=True, slots=True)
class Was:
    """The text that a mutation must fit: a RegelingCompact or the like, and its expression, "" if unknown."""

    tekst: Component
    expressie: str


@dataclass(frozen=True, slots=True)
class Aanlevering:
    """What is judged. `pakket` tells a whole delivery (a folder or zip) from one loose file.

    `teksten` are the texts in it, `dubbel` names that a zip holds twice, `was` the earlier texts that the user gave;
    `herkomst` is there when `renvooi stop` made the delivery.
    """

    bestanden: Mapping[str, Bestand]
    teksten: tuple[Component, ...]
    pakket: bool
    dubbel: tuple[str, ...] = ()
    was: tuple[Was, ...] = ()
    herkomst: Herkomst | None = field(default=None)

    def wortels(self) -> Iterator[tuple[str, etree._Element]]:
        """The files that are well-formed XML, by name, each with its root."""
        for naam, bestand in self.bestanden.items():
            if bestand.wortel is not None:
                yield naam, bestand.wortel

    def mutaties(self) -> Iterator[Component]:
        """The texts that say what changes."""
        return (tekst for tekst in self.teksten if tekst.is_mutatie)

    @property
    def ernst_naamgeving(self) -> Severity:
        """How much a name matters that no official rule rejects: what we made must be right, others may differ."""
        return Severity.ERROR if self.herkomst is not None else Severity.WARNING

    def ernst_voorvoegsel(self, voorvoegsel: str) -> Severity:
        """The same for how a wId begins: a text that we took over from elsewhere keeps what it was given there."""
        vreemd = self.herkomst is not None and voorvoegsel not in self.herkomst.voorvoegsels
        return Severity.ERROR if vreemd else Severity.WARNING

    def lijkt_op(self, naam: str) -> str | None:
        """The file whose name differs from this one in case only: the usual reason why a file "isn't there"."""
        return next((ander for ander in self.bestanden if ander != naam and ander.lower() == naam.lower()), None)

    def transport(self, naam: str) -> etree._Element | None:
        """The root of opdracht.xml or manifest.xml; None when it isn't there or isn't one."""
        bestand = self.bestanden.get(naam)
        return bestand.wortel if bestand is not None and bestand.namespace == TRANSPORT else None


def lees(bestanden: Mapping[str, bytes], pakket: bool, dubbel: tuple[str, ...] = ()) -> Aanlevering:
    """The delivery in these files, by name."""
    gelezen = {naam: lees_bestand(naam, inhoud) for naam, inhoud in sorted(bestanden.items())}
    teksten = (
        tekst
        for bestand in gelezen.values()
        if bestand.wortel is not None
        for tekst in componenten_van(bestand.naam, bestand.wortel)
    )
    return Aanlevering(gelezen, tuple(teksten), pakket, dubbel)


def lees_bestand(naam: str, inhoud: bytes) -> Bestand:
    """A file by its name: XML is parsed without entities, network or DTD; a DOCTYPE is refused, as the LVBB does."""
    if not naam.lower().endswith(XML):
        return Bestand(naam, inhoud)
    parser = etree.XMLParser(no_network=True, load_dtd=False, resolve_entities=False, huge_tree=True, recover=True)
    try:
        wortel = etree.fromstring(inhoud, parser)
    except (etree.XMLSyntaxError, ValueError):
        wortel = None
    # What is wrong but not fatal, such as a namespace that is no URI, XML allows.
    fataal = [fout for fout in parser.error_log if fout.level == etree.ErrorLevels.FATAL]
    if fataal:
        reden = f"is geen welgevormde XML: {waarom_geen_xml(fataal[0].message)}"
        return Bestand(naam, inhoud, None, reden, fataal[0].line or 0)
    if wortel is None:
        return Bestand(naam, inhoud, None, "is leeg of geen XML", 1)
    if wortel.getroottree().docinfo.internalDTD is not None:
        return Bestand(naam, inhoud, None, "heeft een DOCTYPE; die hoort niet in een STOP-bestand", 1)
    return Bestand(naam, inhoud, wortel)


def regel_van(element: etree._Element) -> int:
    """The line where the start tag of an element ends, 0 when unknown."""
    return int(str(element.sourceline)) if element.sourceline else 0


def woorden(element: etree._Element | None) -> str:
    """The text of an element of data, without comments and white space around it; "" without one."""
    return "" if element is None else str(element.xpath("string()")).strip()

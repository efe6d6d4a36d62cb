"""The official files, as a user downloaded them: which address is which file, and which files judge which module."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree

from pipeline.model import Position, Problem, Refused

CATALOGUS = "-catalog.xml"
OVERZICHT = "versie.xml"
Module: TypeAlias = tuple[str, str]
"""A namespace and the name of an element in it."""


@dataclass(frozen=True, slots=True)
class Standaard:
    """One release of the standard.

    `bestanden` are the files by their path in the folder, `adressen` the public addresses of those that have one.
    `xsd` names per namespace the address of its schema, `regels` per module those of its Schematrons, `versies` the
    version of the standard that a namespace belongs to.
    """

    bestanden: Mapping[str, bytes]
    adressen: Mapping[str, str]
    xsd: Mapping[str, str]
    regels: Mapping[Module, tuple[str, ...]]
    versies: Mapping[str, str]

    def inhoud(self, adres: str) -> bytes:
        """The file at a public address; refused when the folder doesn't have it."""
        pad = self.adressen.get(adres)
        if pad is None or pad not in self.bestanden:
            advies = "Download de schemabestanden opnieuw en volledig."
            raise Refused(Problem(f"In de map met schema's ontbreekt {adres}.", Position(pad or ""), advies))
        return self.bestanden[pad]


def lees_standaard(bestanden: Mapping[str, bytes]) -> Standaard:
    """The standard in the files of one folder: it holds catalogs (`*-catalog.xml`) and overviews (`versie.xml`)."""
    adressen: dict[str, str] = {}
    xsd: dict[str, str] = {}
    regels: dict[Module, tuple[str, ...]] = {}
    versies: dict[str, str] = {}
    for pad, inhoud in sorted(bestanden.items()):
        if pad.endswith(CATALOGUS):
            map_ = posixpath.dirname(pad)
            for regel in _xml(pad, inhoud).iter("{*}uri"):
                adressen[str(regel.get("name"))] = posixpath.normpath(posixpath.join(map_, str(regel.get("uri"))))
        elif posixpath.basename(pad) == OVERZICHT:
            overzicht = _xml(pad, inhoud)
            for module in overzicht.iter("{*}Module"):
                namespace, naam = (module.findtext(f"{{*}}{veld}") or "" for veld in ("namespace", "localName"))
                xsd[namespace] = next((str(schema.text) for schema in module.iter("{*}schema")), "")
                regels[namespace, naam] = tuple(str(regel.text) for regel in module.iter("{*}schematron"))
                versies[namespace] = overzicht.findtext("{*}versie") or ""
    if not adressen or not xsd:
        raise Refused(
            Problem(
                "In deze map staan geen schema's van STOP: verwacht werden catalogi (…-catalog.xml) en versie.xml.",
                advice="Wijs met --schemas de map aan waarin `lvbb`, `stop` en `extern` staan.",
            )
        )
    return Standaard(bestanden, adressen, xsd, regels, versies)


def _xml(pad: str, inhoud: bytes) -> etree._Element:
    try:
        return etree.fromstring(inhoud, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as fout:
        advies = "Download de schemabestanden opnieuw."
        raise Refused(Problem(f"Dit bestand is geen XML ({fout.msg}).", Position(pad), advies)) from None

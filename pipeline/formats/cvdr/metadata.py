"""The metadata of CVDR: what overheid.nl shows above an ordinance. What is unknown is left out, and told."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.formats.cvdr.xml import kind
from pipeline.model import Versie

RECHTEN = "De tekst in dit document is vrij van auteursrecht en databankrecht"
BEKENDMAKING = "https://zoek.officielebekendmakingen.nl/"
ORGAAN = "gemeenteraad"


def schrijf_meta(
    ouder: etree._Element, versie: Versie, betreft: str | None, titel: str, opmerkingen: tuple[str, ...]
) -> None:
    """Write `meta`; `betreft` says what this version changed, `opmerkingen` come before the recorded remarks."""
    meta = kind(ouder, "meta")
    _kern(kind(meta, "owmskern"), versie, titel)
    _mantel(kind(meta, "owmsmantel"), versie)
    _ipm(kind(meta, "cvdripm"), versie, betreft, opmerkingen)


def onbekend(versie: Versie, betreft: str | None) -> Iterator[str]:
    """What the metadata has a place for and nobody recorded."""
    lijn, gegevens = versie.lijn, versie.gegevens
    for waarde, naam in (
        (gegevens.cvdr, "het CVDR-nummer"),
        (gegevens.publicatie, "de bron van de bekendmaking"),
        (lijn.grondslagen, "de grondslagen"),
        (lijn.onderwerp_cvdr, "het onderwerp"),
        (gegevens.ondertekend, "de datum van ondertekening"),
        (gegevens.inwerkingtreding, "de datum van inwerkingtreding"),
        (_orgaan(versie), "het orgaan dat haar vaststelde"),
        (betreft, "wat deze versie wijzigt"),
        (kenmerk(versie), "het kenmerk van het voorstel"),
        (lijn.gedelegeerde_regelgeving, "de gedelegeerde regelgeving"),
        (lijn.opmerkingen, "de opmerkingen"),
    ):
        if not waarde:
            yield naam


def kenmerk(versie: Versie) -> str | None:
    """The case number of the proposal by which this version was adopted."""
    return versie.besluit.gegevens.zaaknummers.voorstel if versie.besluit else None


def _orgaan(versie: Versie) -> str | None:
    """Who adopted the version: the council, unless it was taken over; our records don't keep who adopted that."""
    return None if versie.gegevens.herkomst else ORGAAN


def _kern(kern: etree._Element, versie: Versie, titel: str) -> None:
    _als_bekend(kern, "dcterms:identifier", versie.gegevens.cvdr)
    kind(kern, "dcterms:title", titel)
    kind(kern, "dcterms:language", "nl")
    kind(kern, "dcterms:type", "regeling", scheme="overheid:Informatietype")
    kind(kern, "dcterms:creator", versie.overheid.naam, scheme="overheid:Gemeente")


def _mantel(mantel: etree._Element, versie: Versie) -> None:
    gegevens = versie.gegevens
    if gegevens.publicatie:
        adres = f"{BEKENDMAKING}{gegevens.publicatie}"
        kind(mantel, "dcterms:isFormatOf", gegevens.publicatie, resourceIdentifier=adres)
    kind(mantel, "dcterms:alternative", gegevens.citeertitel)
    for grondslag in versie.lijn.grondslagen:
        bron = kind(mantel, "dcterms:source", grondslag.tekst)
        if grondslag.verwijzing:
            bron.set("resourceIdentifier", grondslag.verwijzing)
    if orgaan := _orgaan(versie):
        kind(mantel, "overheid:isRatifiedBy", orgaan, scheme="overheid:BestuursorgaanGemeente")
    _als_bekend(mantel, "dcterms:subject", versie.lijn.onderwerp_cvdr)
    _als_bekend(mantel, "dcterms:issued", gegevens.ondertekend.isoformat() if gegevens.ondertekend else None)
    kind(mantel, "dcterms:rights", RECHTEN)


def _ipm(ipm: etree._Element, versie: Versie, betreft: str | None, opmerkingen: tuple[str, ...]) -> None:
    lijn, gegevens = versie.lijn, versie.gegevens
    for naam, dag in (
        ("inwerkingtredingDatum", gegevens.inwerkingtreding),
        ("terugwerkendekrachtDatum", gegevens.terugwerkend_tot_en_met),
        ("uitwerkingtredingDatum", gegevens.uitwerkingtreding),
    ):
        _als_bekend(ipm, f"overheidrg:{naam}", dag.isoformat() if dag else None)
    _als_bekend(ipm, "overheidrg:betreft", betreft)
    _als_bekend(ipm, "overheidrg:kenmerk", kenmerk(versie))
    _als_bekend(ipm, "overheidrg:onderwerp", lijn.onderwerp_cvdr)
    if lijn.gedelegeerde_regelgeving:
        kind(kind(ipm, "overheidrg:gedelegeerdeRegelgeving"), "al", lijn.gedelegeerde_regelgeving)
    regels = (*opmerkingen, *((lijn.opmerkingen,) if lijn.opmerkingen else ()))
    if regels:
        toevoeging = kind(ipm, "overheidrg:redactioneleToevoeging")
        for regel in regels:
            kind(toevoeging, "al", regel)


def _als_bekend(ouder: etree._Element, naam: str, waarde: str | None) -> None:
    if waarde:
        kind(ouder, naam, waarde)

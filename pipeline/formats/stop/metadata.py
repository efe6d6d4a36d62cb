"""The data modules of a delivery: what the besluit and the regulation are, and what they do when."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from pipeline.formats.stop.namen import Namen
from pipeline.formats.stop.xml import DATA, kind, wortel
from pipeline.model import Grondslag, Lijn, Versie

BESLUIT = "/join/id/stop/work_003"
REGELING = "/join/id/stop/work_019"
DEFINITIEF = "/join/id/stop/proceduretype_definitief"
VASTSTELLING = "/join/id/stop/procedure/stap_002"
ONDERTEKENING = "/join/id/stop/procedure/stap_003"
SOORT_REGELING = re.compile(r"(?:/join/id/stop/)?(?:regelingtype_)?(?P<nummer>\d{3})")
CONCEPT = re.compile(r"(?:/tooi/def/concept/)?(?P<code>c_[0-9a-f]{8})")
SOORT_REF = (("jci", "JCI"), ("http://", "URL"), ("https://", "URL"), ("/akn/", "AKN"))


@dataclass(frozen=True, slots=True)
class Intrekking:
    """An older Work that the besluit withdraws, and the eId of the article that says so."""

    werk: str
    eid: str


@dataclass(frozen=True, slots=True)
class Plaatsen:
    """The eIds in the besluit to which the consolidation information points; `wijziging` is None when it only ends."""

    wijziging: str | None
    inwerkingtreding: str
    intrekkingen: tuple[Intrekking, ...] = ()


def identificatie(werk: str, expressie: str, soort: str) -> etree._Element:
    """ExpressionIdentificatie."""
    element = wortel(DATA, "ExpressionIdentificatie")
    kind(element, "FRBRWork", werk)
    kind(element, "FRBRExpression", expressie)
    kind(element, "soortWork", soort)
    return element


def besluit_metadata(versie: Versie, namen: Namen, titel: str) -> etree._Element:
    """BesluitMetadata."""
    element = wortel(DATA, "BesluitMetadata")
    kind(element, "eindverantwoordelijke", namen.overheid)
    kind(element, "maker", namen.overheid)
    kind(element, "soortBestuursorgaan", namen.orgaan)
    kind(element, "officieleTitel", titel)
    _indeling(element, versie.lijn)
    kind(element, "soortProcedure", DEFINITIEF)
    return element


def regeling_metadata(versie: Versie, namen: Namen, opvolger_van: tuple[str, ...]) -> etree._Element:
    """RegelingMetadata; soortRegeling and opvolging can never change in a later version."""
    element = wortel(DATA, "RegelingMetadata")
    kind(element, "eindverantwoordelijke", namen.overheid)
    kind(element, "maker", namen.overheid)
    kind(element, "soortBestuursorgaan", namen.orgaan)
    kind(element, "officieleTitel", versie.regeling.opschrift)
    if versie.regeling.citeertitel:
        informatie = kind(kind(element, "heeftCiteertitelInformatie"), "CiteertitelInformatie")
        kind(informatie, "citeertitel", versie.regeling.citeertitel)
        officieel = any(slot.soort == "citeertitel" for slot in versie.gegevens.slotbepalingen)
        kind(informatie, "isOfficieel", "true" if officieel else "false")
    _indeling(element, versie.lijn)
    kind(element, "soortRegeling", soort_regeling(versie.lijn) or "")
    if opvolger_van:
        opvolging = kind(element, "opvolging")
        for werk in opvolger_van:
            kind(opvolging, "opvolgerVan", werk)
    return element


def regelingversie_metadata(namen: Namen) -> etree._Element:
    """RegelingVersieMetadata."""
    element = wortel(DATA, "RegelingVersieMetadata")
    kind(element, "versienummer", namen.versienummer)
    return element


def procedureverloop(versie: Versie) -> etree._Element:
    """Procedureverloop: adoption and signature; the LVBB adds the publication itself."""
    gegevens = versie.gegevens
    element = wortel(DATA, "Procedureverloop")
    kind(element, "bekendOp", str(gegevens.bekendgemaakt))
    stappen = kind(element, "procedurestappen")
    for soort, datum in ((VASTSTELLING, gegevens.vastgesteld), (ONDERTEKENING, gegevens.ondertekend)):
        stap = kind(stappen, "Procedurestap")
        kind(stap, "soortStap", soort)
        kind(stap, "voltooidOp", str(datum))
    return element


def consolidatie(versie: Versie, namen: Namen, plaatsen: Plaatsen) -> etree._Element:
    """ConsolidatieInformatie: the new version if any, what it withdraws and when, all on one doel."""
    element = wortel(DATA, "ConsolidatieInformatie")
    if plaatsen.wijziging is not None:
        beoogd = kind(kind(element, "BeoogdeRegelgeving"), "BeoogdeRegeling")
        kind(kind(beoogd, "doelen"), "doel", namen.doel)
        kind(beoogd, "instrumentVersie", namen.expressie)
        kind(beoogd, "eId", plaatsen.wijziging)
    if plaatsen.intrekkingen:
        groep = kind(element, "Intrekkingen")
        for intrekking in plaatsen.intrekkingen:
            een = kind(groep, "Intrekking")
            kind(kind(een, "doelen"), "doel", namen.doel)
            kind(een, "instrument", intrekking.werk)
            kind(een, "eId", intrekking.eid)
    stempel = kind(kind(element, "Tijdstempels"), "Tijdstempel")
    kind(stempel, "doel", namen.doel)
    kind(stempel, "soortTijdstempel", "juridischWerkendVanaf")
    kind(stempel, "datum", str(versie.gegevens.inwerkingtreding))
    kind(stempel, "eId", plaatsen.inwerkingtreding)
    return element


def soort_regeling(lijn: Lijn) -> str | None:
    """The value for soortRegeling, None when the configured one is not of its form."""
    match = SOORT_REGELING.fullmatch(lijn.soort_regeling or "")
    return f"/join/id/stop/regelingtype_{match['nummer']}" if match else None


def concept(code: str) -> str | None:
    """The value for an onderwerp or rechtsgebied, None when the code is not a TOOI concept code."""
    match = CONCEPT.fullmatch(code)
    return f"/tooi/def/concept/{match['code']}" if match else None


def soort_ref(grondslag: Grondslag) -> str | None:
    """How STOP names the notation of a legal basis, None when it has no reference that STOP knows."""
    return next((soort for begin, soort in SOORT_REF if (grondslag.verwijzing or "").startswith(begin)), None)


def _indeling(element: etree._Element, lijn: Lijn) -> None:
    """Subjects, fields of law and legal bases, each once."""
    for groep, naam, codes in (
        ("onderwerpen", "onderwerp", lijn.onderwerpen),
        ("rechtsgebieden", "rechtsgebied", lijn.rechtsgebieden),
    ):
        if codes:
            lijst = kind(element, groep)
            for code in dict.fromkeys(codes):
                kind(lijst, naam, concept(code))
    bekend = [grondslag for grondslag in dict.fromkeys(lijn.grondslagen) if soort_ref(grondslag)]
    if bekend:
        lijst = kind(element, "grondslagen")
        for grondslag in bekend:
            referentie = kind(kind(lijst, "grondslag"), "TekstReferentie")
            kind(referentie, "uri", grondslag.verwijzing)
            kind(referentie, "label", grondslag.tekst)
            kind(referentie, "soortRef", soort_ref(grondslag))

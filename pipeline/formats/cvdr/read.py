"""CVDR XML into the model: the inverse of `write`, tolerant of all that two decades of exports left in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import cast

from lxml import etree

from pipeline.formats.klassiek.gelezen import Document, Gelezen, lees_tekst, met_citeertitel
from pipeline.formats.klassiek.inline import extern_adres
from pipeline.formats.klassiek.lezing import REDACTIE, VERLIES, naam, woorden
from pipeline.formats.ontleden import ontleed
from pipeline.formats.webadres import web_adres
from pipeline.model import Finding, Gegevens, Grondslag, Lijn, Position, Problem, Refused, Severity, Status

CVDR = re.compile(r"(?:CVDR)?(?P<nummer>\d+_\d+)", re.IGNORECASE)
DATUM = re.compile(r"\d{4}-\d{2}-\d{2}")
GEEN = "geen"
OVERGENOMEN = frozenset(
    "identifier title language type creator modified spatial isFormatOf alternative source isRatifiedBy subject issued "
    "rights inwerkingtredingDatum terugwerkendekrachtDatum uitwerkingtredingDatum betreft kenmerk onderwerp "
    "gedelegeerdeRegelgeving redactioneleToevoeging".split()
)
"""The metadata of which our records hold the meaning, or of which it is told what they say."""
SOORTEN = ("verordening", "beleidsregel", "besluit", "regeling", "reglement", "nadere regels")


def lees(inhoud: bytes, bestand: str) -> Document:
    """The regulation in a CVDR file. Refused: no XML, no CVDR, or a word that would be lost."""
    return lees_wortel(ontleed(inhoud, bestand), bestand)


def lees_wortel(wortel: etree._Element, bestand: str) -> Document:
    """The same of a root that was read already."""
    body = next((deel for deel in wortel if naam(deel) == "body"), None)
    regeling = None if body is None else next((deel for deel in body if naam(deel) == "regeling"), None)
    if naam(wortel) != "cvdr" or body is None or regeling is None:
        raise Refused(
            Problem("Hierin staat geen regeling van CVDR.", Position(bestand), "Kies de XML van een regeling.")
        )
    titel = next((deel for deel in body if naam(deel) == "intitule"), None)
    gelezen = lees_tekst(bestand, titel, regeling, {})
    meta = next((deel for deel in wortel if naam(deel) == "meta"), None)
    verliezen = tuple(_verliezen(meta, bestand)) if meta is not None else (_zonder_meta(bestand),)
    return _document(gelezen, meta, verliezen, bestand)


def _document(gelezen: Gelezen, meta: etree._Element | None, verliezen: tuple[Finding, ...], bestand: str) -> Document:
    citeertitel = _tekst(meta, "alternative")
    opschrift = gelezen.regeling.opschrift or _tekst(meta, "title")
    compleet = met_citeertitel(gelezen, citeertitel)
    found = CVDR.fullmatch(_tekst(meta, "identifier"))
    identificatie = f"CVDR{found['nummer']}" if found else ""
    lijn = Lijn(
        naam=citeertitel or opschrift,
        soort=_soort(citeertitel or opschrift),
        grondslagen=tuple(_grondslagen(meta)),
        onderwerp_cvdr=_tekst(meta, "subject") or _tekst(meta, "onderwerp") or None,
        opmerkingen=_alineas(meta, "redactioneleToevoeging") or None,
        gedelegeerde_regelgeving=_alineas(meta, "gedelegeerdeRegelgeving") or None,
    )
    gegevens = Gegevens(
        werk=identificatie.partition("_")[0].lower(),
        citeertitel=citeertitel,
        opschrift=opschrift,
        # CVDR holds what is published. When it was adopted it doesn't say: `issued` is the day of signing.
        status=Status.BEKENDGEMAAKT if identificatie else Status.CONCEPT,
        ondertekend=_datum(meta, "issued"),
        inwerkingtreding=_datum(meta, "inwerkingtredingDatum"),
        terugwerkend_tot_en_met=_datum(meta, "terugwerkendekrachtDatum"),
        uitwerkingtreding=_datum(meta, "uitwerkingtredingDatum"),
        publicatie=_publicatie(meta),
        cvdr=identificatie or None,
    )
    return Document(
        Gelezen(compleet.regeling, gelezen.omlijsting, (*gelezen.verliezen, *verliezen)),
        _tekst(meta, "creator"),
        identificatie,
        lijn,
        gegevens,
    )


def _elementen(meta: etree._Element | None, soort: str) -> Iterator[etree._Element]:
    return iter(()) if meta is None else (deel for deel in meta.iter(etree.Element) if naam(deel) == soort)


def _tekst(meta: etree._Element | None, soort: str) -> str:
    """The words of the first element of that name, "" without one."""
    return next((woorden(deel) for deel in _elementen(meta, soort)), "")


def _alineas(meta: etree._Element | None, soort: str) -> str:
    return " ".join(filter(None, (woorden(deel) for deel in _elementen(meta, soort))))


def _datum(meta: etree._Element | None, soort: str) -> date | None:
    """The day, if it is one; an element without a day says that nobody knows it, and 9999 that there is none."""
    tekst = _tekst(meta, soort)
    if not DATUM.fullmatch(tekst) or tekst.startswith("9999"):
        return None
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        return None


def _publicatie(meta: etree._Element | None) -> str | None:
    """The identification of the publication; sources also have a sentence there, which is told and not kept."""
    tekst = _tekst(meta, "isFormatOf")
    return tekst if re.fullmatch(r"[a-z]+(?:-[0-9A-Za-z]+)+", tekst) else None


def _soort(titel: str) -> str:
    """What kind of regulation it is by its own title; an ordinance when that doesn't say."""
    klein = titel.casefold()
    return next((soort for soort in SOORTEN if soort in klein), SOORTEN[0])


def _grondslagen(meta: etree._Element | None) -> Iterator[Grondslag]:
    for deel in _elementen(meta, "source"):
        if tekst := woorden(deel):
            adres = extern_adres(deel.get("resourceIdentifier", ""))
            yield Grondslag(tekst, None if adres is None else adres if adres.startswith("jci") else web_adres(adres))


def _verliezen(meta: etree._Element, bestand: str) -> Iterator[Finding]:
    for groep in meta:
        for deel in groep:
            if naam(deel) not in OVERGENOMEN:
                yield _melding(f"Het metagegeven <{naam(deel)}> is niet overgenomen.", bestand, deel)
    for soort, zegt in (("betreft", "Wat deze versie wijzigt"), ("isRatifiedBy", "Vastgesteld door")):
        for deel in _elementen(meta, soort):
            if woorden(deel):
                yield _melding(f"{zegt}, volgens de bron: “{woorden(deel)}”.", bestand, deel)
    for deel in _elementen(meta, "redactioneleToevoeging"):
        if woorden(deel) and woorden(deel).strip(".").casefold() != GEEN:
            yield _melding(f"De redactie van de bron merkt op: “{woorden(deel)}”.", bestand, deel, REDACTIE)
    if _tekst(meta, "isFormatOf") and _publicatie(meta) is None:
        deel = next(_elementen(meta, "isFormatOf"))
        yield _melding(f"De bekendmaking “{woorden(deel)}” heeft geen identificatie.", bestand, deel)


def _zonder_meta(bestand: str) -> Finding:
    wat = "Er is geen <meta>: datums, citeertitel en grondslagen zijn onbekend."
    return Finding(VERLIES, wat, Severity.WARNING, Position(bestand))


def _melding(wat: str, bestand: str, element: etree._Element, code: str = VERLIES) -> Finding:
    regel = cast("int | None", element.sourceline) or 0
    return Finding(code, wat, Severity.INFO, Position(bestand, regel))

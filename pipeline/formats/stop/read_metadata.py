"""What a delivery or download says about a regulation besides its text, as our records hold it; no date is made up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from lxml import etree

from pipeline.formats.stop.metadata import CONCEPT, ONDERTEKENING, SOORT_REGELING, VASTSTELLING
from pipeline.formats.stop.namen import ORGAAN, WERK
from pipeline.formats.stop.read_lezing import VERLIES
from pipeline.formats.stop.xml import D, lokaal
from pipeline.model import Finding, Gegevens, Grondslag, Lijn, Position, Severity, Status

CONSOLIDATIE = "{https://standaarden.overheid.nl/stop/imop/consolidatie/}"
DATUM = re.compile(r"\d{4}-\d{2}-\d{2}")
OVERGENOMEN = frozenset(
    "eindverantwoordelijke maker soortBestuursorgaan officieleTitel onderwerpen rechtsgebieden grondslagen "
    "heeftCiteertitelInformatie soortRegeling".split()
)
"""The elements of RegelingMetadata of which our records hold the meaning."""


@dataclass(frozen=True, slots=True)
class Herkomst:
    """Where a regulation came from: its modules, all that stands around it, and the file with its text.

    `modules` are the roots or siblings that describe this expression; `omgeving` are the roots of all files.
    """

    modules: tuple[etree._Element, ...]
    omgeving: tuple[etree._Element, ...]
    expressie: str
    bestand: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """The code of the authority ("gm0233", "" when unknown), the records, and what they have no room for."""

    overheid: str
    lijn: Lijn
    gegevens: Gegevens
    verliezen: tuple[Finding, ...]


def lees_metadata(herkomst: Herkomst, opschrift: str) -> Metadata:
    """The records of a regulation with this title. A Work without a name has `werk` ""."""
    modules = {lokaal(module): module for module in herkomst.modules}
    metadata = modules.get("RegelingMetadata")
    werk = _tekst(modules.get("ExpressionIdentificatie"), "FRBRWork") or herkomst.expressie.partition("/nld@")[0]
    titel = _tekst(metadata, "citeertitel")
    lijn = Lijn(
        naam=titel or _tekst(metadata, "officieleTitel") or opschrift,
        onderwerpen=tuple(_codes(metadata, "onderwerp")),
        rechtsgebieden=tuple(_codes(metadata, "rechtsgebied")),
        grondslagen=tuple(_grondslagen(metadata)),
        soort_regeling=_soort(_tekst(metadata, "soortRegeling")),
    )
    vastgesteld, ondertekend = (_stap(herkomst.omgeving, stap) for stap in (VASTSTELLING, ONDERTEKENING))
    gegevens = Gegevens(
        werk=_werk(werk),
        citeertitel=titel,
        opschrift=opschrift,
        status=_status(herkomst.omgeving, vastgesteld),
        vastgesteld=vastgesteld,
        ondertekend=ondertekend,
        inwerkingtreding=_inwerkingtreding(herkomst.omgeving, herkomst.expressie),
    )
    overheid = _tekst(metadata, "eindverantwoordelijke").rpartition("/")[2] or _deel(werk, 4)
    return Metadata(overheid, lijn, gegevens, tuple(_verliezen(herkomst, metadata, opschrift)))


def _tekst(module: etree._Element | None, naam: str) -> str:
    """The text of the first element of that name in the module, "" without one."""
    gevonden = None if module is None else next(module.iter(D + naam), None)
    return "" if gevonden is None else " ".join((gevonden.text or "").split())


def _teksten(wortels: Iterable[etree._Element], naam: str) -> Iterator[str]:
    for wortel in wortels:
        yield from ((element.text or "").strip() for element in wortel.iter(naam))


def _deel(akn: str, plek: int) -> str:
    """One part of `/akn/nl/act/gm0233/2020/naam`; 4 is the authority."""
    delen = akn.split("/")
    return delen[plek] if len(delen) == 7 else ""


def _werk(akn: str) -> str:
    """The Work as `werk` in versie.yaml names it, so that it gets the same AKN name again; "" when it can't."""
    naam = f"{_deel(akn, 5)}/{_deel(akn, 6)}"
    return naam if WERK.fullmatch(naam) else ""


def _codes(metadata: etree._Element | None, naam: str) -> Iterator[str]:
    for tekst in _teksten(() if metadata is None else (metadata,), D + naam):
        match = CONCEPT.fullmatch(tekst)
        yield match["code"] if match else tekst


def _soort(waarde: str) -> str | None:
    match = SOORT_REGELING.fullmatch(waarde)
    return f"regelingtype_{match['nummer']}" if match else waarde or None


def _grondslagen(metadata: etree._Element | None) -> Iterator[Grondslag]:
    for referentie in () if metadata is None else metadata.iter(D + "TekstReferentie"):
        uri = _tekst(referentie, "uri")
        yield Grondslag(_tekst(referentie, "label") or uri, uri or None)


def _datum(tekst: str) -> date | None:
    if not DATUM.fullmatch(tekst):
        return None
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        return None


def _stap(omgeving: Iterable[etree._Element], soort: str) -> date | None:
    """When a step of the procedure was done, by the delivery itself."""
    for wortel in omgeving:
        for stap in wortel.iter(D + "Procedurestap"):
            if _tekst(stap, "soortStap") == soort:
                return _datum(_tekst(stap, "voltooidOp"))
    return None


def _inwerkingtreding(omgeving: tuple[etree._Element, ...], expressie: str) -> date | None:
    """The day the version takes effect: the stamp of its doel, or the start of the period in a consolidation."""
    for wortel in omgeving:
        for beoogd in wortel.iter(D + "BeoogdeRegeling"):
            if _tekst(beoogd, "instrumentVersie") == expressie:
                return _stempel(omgeving, frozenset(_teksten((beoogd,), D + "doel")))
        for toestand in wortel.iter(CONSOLIDATIE + "BekendeToestand"):
            if expressie in _teksten((toestand,), CONSOLIDATIE + "instrumentVersie"):
                werkend = next(toestand.iter(CONSOLIDATIE + "juridischWerkendOp"), None)
                return _datum(next(_teksten(() if werkend is None else (werkend,), CONSOLIDATIE + "vanaf"), ""))
    return None


def _stempel(omgeving: Iterable[etree._Element], doelen: frozenset[str]) -> date | None:
    for wortel in omgeving:
        for stempel in wortel.iter(D + "Tijdstempel"):
            if _tekst(stempel, "soortTijdstempel") == "juridischWerkendVanaf" and _tekst(stempel, "doel") in doelen:
                return _datum(_tekst(stempel, "datum"))
    return None


def _status(omgeving: Iterable[etree._Element], vastgesteld: date | None) -> Status:
    """A download was published; a delivery with a day of adoption is adopted; of anything else nothing is known."""
    namen = {lokaal(wortel) for wortel in omgeving}
    if namen & {"Consolidaties", "Consolidatie", "RegelingVersie", "Momentopname"}:
        return Status.BEKENDGEMAAKT
    return Status.VASTGESTELD if vastgesteld else Status.CONCEPT


def _verliezen(herkomst: Herkomst, metadata: etree._Element | None, opschrift: str) -> Iterator[Finding]:
    if metadata is None:
        yield _melding("Er is geen RegelingMetadata: onderwerp en soort regeling zijn onbekend.", herkomst.bestand, 0)
        return
    regel = metadata.sourceline
    for deel in metadata:
        if lokaal(deel) not in OVERGENOMEN:
            yield _melding(f"Het metagegeven <{lokaal(deel)}> is niet overgenomen.", herkomst.bestand, deel.sourceline)
    verantwoordelijk = _tekst(metadata, "eindverantwoordelijke")
    maker, orgaan = _tekst(metadata, "maker"), _tekst(metadata, "soortBestuursorgaan")
    if maker and maker != verantwoordelijk:
        yield _melding(f"De maker ({maker}) is niet overgenomen; dat wordt de overheid zelf.", herkomst.bestand, regel)
    code = verantwoordelijk.rpartition("/")[2]
    verwacht = ORGAAN.get(code[:2])
    if orgaan and verwacht and not orgaan.endswith(verwacht):
        wat = f"Het bestuursorgaan {orgaan} wordt {verwacht}: het orgaan dat verordeningen vaststelt."
        yield _melding(wat, herkomst.bestand, regel)
    titel = _tekst(metadata, "officieleTitel")
    if titel and titel != opschrift:
        yield _melding(
            f"De officiële titel “{titel}” is niet het opschrift; het opschrift geldt.", herkomst.bestand, regel
        )


def _melding(wat: str, bestand: str, regel: object) -> Finding:
    return Finding(VERLIES, wat, Severity.INFO, Position(bestand, regel if isinstance(regel, int) else 0))

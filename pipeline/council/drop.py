"""The package for DROP: the papers, the CVDR XML and the metadata of a version, and the list that judges them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from pipeline.council import controlelijst as lijst
from pipeline.council.aanhef import STUK as AANHEF
from pipeline.council.aanhef import aanhef
from pipeline.council.consolidatie import Consolidatie, consolidatie
from pipeline.council.controlelijst import (
    VAN_INTREKKING,
    Bezwaar,
    Controlelijst,
    Punt,
    bezwaren,
    bezwaren_intrekking,
    controlelijst,
)
from pipeline.council.documenten import CONSOLIDATIE, RAADSBESLUIT, Document, pagina
from pipeline.council.dropvraag import Dropvraag
from pipeline.council.kennisgeving import NAAM as KENNISGEVING
from pipeline.council.kennisgeving import Kennisgeving, kennisgeving
from pipeline.council.metadata import NAAM as METADATA
from pipeline.council.metadata import Metadatablad, als_csv, als_json, metadatablad
from pipeline.council.omslag import Huisstijl, Omslag, beeldbestanden, beelden, omslag
from pipeline.council.raadsbesluit import Raadsbesluit, raadsbesluit
from pipeline.council.slot import slot_van_werk
from pipeline.council.sluiting import STUK as SLOT
from pipeline.council.sluiting import ondertekenaars, sluiting
from pipeline.formats.cvdr.write import PROEF, Cvdr, Regelingtekst, write, write_proef
from pipeline.formats.html.sjablonen import Sjablonen
from pipeline.model import Finding, Position, Problem, Refused, Versie

LEESMIJ = "leesmij-drop"
VOOR_PROEF = "PROEF-"
MAP_CVDR = "3-cvdr"
XML = "regeling.xml"
PLAATS = {
    LEESMIJ: "0-leesmij",
    RAADSBESLUIT: "1-besluit",
    CONSOLIDATIE: "2-geconsolideerd",
    METADATA: "4-metadata",
    KENNISGEVING: "5-kennisgeving-externe-normen",
    lijst.NAAM: "6-controlelijst",
}
"""The file name of each paper, by its template: sorted as a publication officer uses them."""

Schrijver: TypeAlias = Callable[[Versie, Regelingtekst, str | None], Cvdr]


@dataclass(frozen=True, slots=True)
class Papier:
    """A paper of the package: its file name without extension, and the page it is made from."""

    naam: str
    document: Document


@dataclass(frozen=True, slots=True)
class Dossier:
    """The package before it is written: papers (in as many forms as there are writers), files as they are, remarks.

    `beelden` are the images that the papers show, by their place beside the papers.
    """

    papieren: tuple[Papier, ...]
    bestanden: Mapping[str, bytes]
    beelden: Mapping[str, bytes]
    meldingen: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Bestand:
    """A file as the guide names it: with its extensions."""

    naam: str
    soorten: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leesmij:
    """What the template of the guide fills in: the papers by the name of their template, the folder with the XML.

    `bladen` are the metadata sheets: one, or one for each ordinance that the besluit only withdraws.
    """

    omslag: Omslag
    delen: Mapping[str, Bestand]
    cvdr: str | None
    bladen: tuple[Bestand, ...]
    alleen_intrekking: bool


Stuk: TypeAlias = Raadsbesluit | Consolidatie | Metadatablad | Kennisgeving | Controlelijst | Leesmij


def dossier(vraag: Dropvraag, stijl: Huisstijl, soorten: tuple[str, ...]) -> Dossier:
    """The package to publish; refuses with everything that keeps it from being published.

    `soorten` are the forms in which the papers will be written ("html", "docx"), for the guide.
    """
    papieren = _papieren(vraag, stijl, None)
    cvdr, over_cvdr = _cvdr(vraag, stijl, write)
    gezien = (*_bezwaren(vraag, papieren), *over_cvdr)
    problemen = [bezwaar.wat for bezwaar in gezien if isinstance(bezwaar.wat, Problem)]
    if problemen:
        raise Refused(dict.fromkeys(problemen))
    return _samen(vraag, stijl, soorten, None, papieren, cvdr, gezien)


def proefdossier(vraag: Dropvraag, stijl: Huisstijl, soorten: tuple[str, ...]) -> Dossier:
    """The package as a trial: of anything, and every paper and file name says that it is no publication.

    What keeps it from being published stands in its checklist; what can't be made is left out, and told there.
    """
    papieren = _papieren(vraag, stijl, PROEF)
    cvdr, over_cvdr = _cvdr(vraag, stijl, write_proef)
    gezien = (*_bezwaren(vraag, papieren), *over_cvdr)
    return _samen(vraag, stijl, soorten, PROEF, papieren, cvdr, gezien)


def regelingtekst(vraag: Dropvraag, sjablonen: Sjablonen) -> Regelingtekst:
    """The words around the articles as CVDR has them: those with which the Work was adopted.

    Around a text that was taken over stands what its source has there, and else nothing: no word is made for it.
    """
    rand = vraag.rand
    stukken = rand.besluit.stukken if rand.besluit else {}
    eigen = not rand.gegevens.herkomst
    return Regelingtekst(
        aanhef=aanhef(rand, None, sjablonen) if eigen or AANHEF in stukken else (),
        slotbepalingen=tuple(artikel for _, artikel in slot_van_werk(vraag.versie, sjablonen)),
        sluiting=sluiting(rand, sjablonen) if eigen or SLOT in stukken else (),
        ondertekenaars=ondertekenaars(rand) if eigen else (),
    )


def _bezwaren(vraag: Dropvraag, papieren: tuple[Papier, ...]) -> Iterator[Bezwaar]:
    over = bezwaren_intrekking if vraag.ingetrokken else bezwaren
    return over(vraag, tuple(papier.document for papier in papieren))


def _papieren(vraag: Dropvraag, stijl: Huisstijl, merk: str | None) -> tuple[Papier, ...]:
    """The papers that are published or filled in; `merk` is printed on each."""
    versie = vraag.versie
    bladen = tuple(_papier(METADATA, blad, stijl, merk, plaats) for plaats, blad in _bladen(vraag))
    besluit = _papier(RAADSBESLUIT, raadsbesluit(versie, vraag.was, vraag.vergelijking, stijl), stijl, merk)
    if vraag.ingetrokken:
        return (besluit, *bladen)
    tekst = _papier(CONSOLIDATIE, consolidatie(versie, stijl, beelden(versie).get), stijl, merk)
    notice = kennisgeving(versie)
    notices = (_papier(KENNISGEVING, notice, stijl, merk),) if notice is not None else ()
    return (besluit, tekst, *bladen, *notices)


def _bladen(vraag: Dropvraag) -> tuple[tuple[str, Metadatablad], ...]:
    """The metadata sheets by their file names: of the version, or of each ordinance that is only withdrawn."""
    naam = PLAATS[METADATA]
    if not vraag.ingetrokken:
        return ((naam, metadatablad(vraag)),)
    bladen = tuple(replace(metadatablad(oud), alleen_intrekking=True) for oud in vraag.ingetrokken)
    return tuple((f"{naam}-{n}" if len(bladen) > 1 else naam, blad) for n, blad in enumerate(bladen, start=1))


def _papier(naam: str, stuk: Stuk, stijl: Huisstijl, merk: str | None, plaats: str = "") -> Papier:
    gemerkt = replace(stuk, omslag=replace(stuk.omslag, index=None, proef=merk))
    document = pagina(naam, {"stuk": gemerkt, "omslag": gemerkt.omslag}, stijl)
    if merk and merk not in document.html:
        plek = Position(stijl.sjablonen.bronnen[f"html/{naam}.html.j2"].bestand)
        advice = "Laat in uw eigen kader.html.j2 `omslag.proef` zien, zoals het meegeleverde kader doet."
        raise Refused(Problem("Dit stuk toont niet dat dit een proef is.", plek, advice))
    return Papier(_bestandsnaam(plaats or PLAATS[naam], merk), document)


def _bestandsnaam(naam: str, merk: str | None) -> str:
    return f"{VOOR_PROEF}{naam}" if merk else naam


def _cvdr(vraag: Dropvraag, stijl: Huisstijl, schrijf: Schrijver) -> tuple[Cvdr | None, tuple[Bezwaar, ...]]:
    """The CVDR XML, or None with the reasons why not; a besluit that only withdraws has no text for it."""
    if vraag.ingetrokken:
        return None, ()
    try:
        made = schrijf(vraag.versie, regelingtekst(vraag, stijl.sjablonen), vraag.betreft)
    except Refused as refused:
        return None, tuple(Bezwaar(Punt.CVDR, problem) for problem in refused.problems)
    return made, tuple(Bezwaar(Punt.CVDR, finding) for finding in made.meldingen)


def _samen(
    vraag: Dropvraag,
    stijl: Huisstijl,
    soorten: tuple[str, ...],
    merk: str | None,
    papieren: tuple[Papier, ...],
    cvdr: Cvdr | None,
    gezien: tuple[Bezwaar, ...],
) -> Dossier:
    """The papers with what goes beside them, and with the two papers that are about the package itself."""
    versie = vraag.versie
    cover = omslag(versie, datum=versie.gegevens.vastgesteld)
    bladen = {_bestandsnaam(plaats, merk): blad for plaats, blad in _bladen(vraag)}
    bestanden = {f"{naam}.json": als_json(blad, merk).encode() for naam, blad in bladen.items()}
    bestanden |= {f"{naam}.csv": als_csv(blad, merk).encode("utf-8-sig") for naam, blad in bladen.items()}
    if cvdr is not None:
        folder = _bestandsnaam(MAP_CVDR, merk)
        bestanden[f"{folder}/{_bestandsnaam(XML, merk)}"] = cvdr.xml
        bestanden |= {f"{folder}/{name}": content for name, content in cvdr.afbeeldingen.items()}
    punten = VAN_INTREKKING if vraag.ingetrokken else Punt
    controle = _papier(lijst.NAAM, controlelijst(cover, vraag.dag, gezien, punten), stijl, merk)
    alle = (*papieren, controle)
    delen = {papier.document.naam: Bestand(papier.naam, soorten) for papier in alle}
    sheets = tuple(Bestand(naam, (*soorten, "json", "csv")) for naam in bladen)
    delen[METADATA] = sheets[0]
    gids = Leesmij(cover, delen, _bestandsnaam(MAP_CVDR, merk) if cvdr else None, sheets, bool(vraag.ingetrokken))
    return Dossier(
        papieren=(_papier(LEESMIJ, gids, stijl, merk), *alle),
        bestanden=bestanden,
        beelden=beeldbestanden(versie),
        meldingen=tuple(bezwaar.wat for bezwaar in gezien if isinstance(bezwaar.wat, Finding)),
    )

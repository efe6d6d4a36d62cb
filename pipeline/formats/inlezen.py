"""Any text that the government published as a regulation for the store: by what the file itself says that it is."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from lxml import etree

from pipeline.formats import platte_tekst, vreemd_markdown
from pipeline.formats.bwb import read as bwb
from pipeline.formats.cvdr import pagina
from pipeline.formats.cvdr import read as cvdr
from pipeline.formats.cvdr.pagina import is_pagina
from pipeline.formats.gazet import read as gazet
from pipeline.formats.herkenning import HERKEND, herken
from pipeline.formats.herkenning.artikelen import herken_artikelen
from pipeline.formats.klassiek.gelezen import Document, Omlijsting
from pipeline.formats.klassiek.lezing import naam
from pipeline.formats.markdown.passend import pas_in
from pipeline.formats.ontleden import ontleed
from pipeline.formats.woordbewijs import eerste_verschil, teksten_zonder_noottekens
from pipeline.model import (
    ZONDER_OPSCHRIFT,
    Alinea,
    Artikel,
    Bijlage,
    Blok,
    Divisie,
    Finding,
    Herkomst,
    Knoop,
    Kop,
    Nadruk,
    Nadruksoort,
    Position,
    Problem,
    Refused,
    Regeling,
    Severity,
    Tekst,
    Tussenkop,
    canoniek,
)


class Formaat(StrEnum):
    """The formats that a regulation is read from."""

    STOP = "stop"
    CVDR = "cvdr"
    BWB = "bwb"
    GAZET = "gazet"
    PAGINA = "html"
    MARKDOWN = "markdown"
    TEKST = "tekst"


WORTELS = {"cvdr": Formaat.CVDR, "toestand": Formaat.BWB, "officiele-publicatie": Formaat.GAZET}
"""The formats by the name of the root."""
GEEN_REGELING = {
    "work": "het manifest van een regeling: de lijst van haar versies",
    "manifest": "een manifest: de lijst van wat er geleverd is",
    "metadata_gegevens": "de metadata van een bekendmaking",
    "wetgeving-wti": "de wetstechnische informatie van een wet",
    "owms-metadata": "de metadata van een bekendmaking",
}
"""Files that come along with a regulation and hold none, by the name of their root."""
ANDERS = {Formaat.TEKST: platte_tekst.lees, Formaat.MARKDOWN: vreemd_markdown.lees, Formaat.PAGINA: pagina.lees}
"""How what is no XML is read."""
LEZERS = {Formaat.CVDR: cvdr.lees_wortel, Formaat.BWB: bwb.lees_wortel, Formaat.GAZET: gazet.lees_wortel}


@dataclass(frozen=True, slots=True)
class Passend:
    """A document in a form that the store can hold, and what was told on the way."""

    document: Document
    regeling: Regeling
    omlijsting: Omlijsting
    verliezen: tuple[Finding, ...]


def herken_formaat(inhoud: bytes, bestand: str) -> Formaat:
    """The format by the root of the file, or by its name when it is no XML. Refused when it holds no regulation."""
    if not inhoud.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        for einde, formaat in ((".txt", Formaat.TEKST), (".md", Formaat.MARKDOWN)):
            if bestand.lower().endswith(einde):
                return formaat
        advies = (
            "Geef XML (CVDR, BWB, Gemeenteblad, STOP), een zip of map met STOP, een pagina van CVDR, "
            "Markdown (.md) of platte tekst (.txt)."
        )
        if is_kantoorbestand(inhoud):
            advies = f"Bewaar de tekst als platte tekst (.txt). {advies}"
        raise Refused(Problem("Dit soort bestand kan renvooi nog niet inlezen.", Position(bestand), advies))
    if bestand.lower().endswith(".md"):
        return Formaat.MARKDOWN
    if is_pagina(inhoud):
        return Formaat.PAGINA
    wortel = ontleed(inhoud, bestand)
    soort = naam(wortel)
    if soort in WORTELS:
        return WORTELS[soort]
    gezegd = GEEN_REGELING.get(soort) or ("metadata" if soort.startswith("metadata") else "")
    if gezegd:
        wat = f"Dit is {gezegd}; er staat geen tekst van een regeling in."
        raise Refused(Problem(wat, Position(bestand), "Geef het bestand met de tekst zelf."))
    return Formaat.STOP


def is_kantoorbestand(inhoud: bytes) -> bool:
    """Whether a zip is a document of Word or LibreOffice and no delivery."""
    kantoor = b"[Content_Types].xml" in inhoud or b"mimetypeapplication/" in inhoud[:100]
    return inhoud.startswith(b"PK") and kantoor


def lees(inhoud: bytes, bestand: str, formaat: Formaat) -> Passend:
    """The regulation in a file of this format (not STOP), recognised and made to fit the store."""
    document = ANDERS[formaat](inhoud, bestand) if formaat in ANDERS else _lees_xml(inhoud, bestand, formaat)
    herkomst = Herkomst(bestand.rpartition("/")[2], hashlib.sha256(inhoud).hexdigest(), document.identificatie or None)
    gegevens = replace(document.gegevens, herkomst=(herkomst,))
    return maak_passend(replace(document, gegevens=gegevens))


def _lees_xml(inhoud: bytes, bestand: str, formaat: Formaat) -> Document:
    wortel: etree._Element = ontleed(inhoud, bestand)
    return LEZERS[formaat](wortel, bestand)


def maak_passend(document: Document) -> Passend:
    """What the looks of the text say, in a form that the store can hold. Refused when a letter would change."""
    meldingen: list[Finding] = []

    def meld(wat: str, zeker: bool, plek: Position) -> None:
        meldingen.append(Finding(HERKEND, wat, Severity.INFO if zeker else Severity.WARNING, plek))

    regeling, aanhef, sluiting = document.regeling, *_rond(document)
    if not regeling.lichaam:
        regeling, aanhef, slot = herken_artikelen(regeling, aanhef, meld)
        sluiting = (*slot, *sluiting)
    if not regeling.lichaam and aanhef:
        plek = aanhef[0].position
        meld("De hele tekst staat voor de regeling en is een artikel zonder opschrift geworden.", False, plek)
        kop = Kop("", "", (Tekst(ZONDER_OPSCHRIFT),), plek)
        regeling, aanhef = replace(regeling, lichaam=(Artikel(kop, aanhef, position=plek),)), ()
    herkend, gezien = herken(regeling)
    past, verloren = pas_in(_met_rand(herkend, aanhef, sluiting))
    zonder, omlijsting = _zonder_rand(past)
    _weiger_verlies(document, zonder, omlijsting)
    verliezen = (*document.gelezen.verliezen, *meldingen, *gezien, *verloren)
    return Passend(document, zonder, omlijsting, verliezen)


def _rond(document: Document) -> tuple[tuple[Blok, ...], tuple[Blok, ...]]:
    return document.gelezen.omlijsting.aanhef, document.gelezen.omlijsting.sluiting


def _met_rand(regeling: Regeling, aanhef: tuple[Blok, ...], sluiting: tuple[Blok, ...]) -> Regeling:
    """With the words around it as two annexes more, so that they are made to fit in the same way."""
    rand = tuple(
        Bijlage(Kop("", "", (Tekst(f"rand {plek}"),)), tuple(map(_zonder_tussenkop, deel)))
        for plek, deel in enumerate((aanhef, sluiting))
    )
    return replace(regeling, bijlagen=(*regeling.bijlagen, *rand))


def _zonder_tussenkop(blok: Blok) -> Blok:
    """A heading in a paper would head what follows it; around a law it is a line in bold."""
    if not isinstance(blok, Tussenkop):
        return blok
    return Alinea(canoniek((Nadruk(Nadruksoort.VET, blok.inhoud),)), blok.position)


def _zonder_rand(regeling: Regeling) -> tuple[Regeling, Omlijsting]:
    *bijlagen, aanhef, sluiting = regeling.bijlagen
    om = Omlijsting(_blokken(aanhef.inhoud), _blokken(sluiting.inhoud))
    return replace(regeling, bijlagen=tuple(bijlagen)), om


def _blokken(delen: tuple[Blok | Divisie, ...]) -> tuple[Blok, ...]:
    return tuple(deel for deel in delen if not isinstance(deel, Divisie))


def _weiger_verlies(document: Document, regeling: Regeling, om: Omlijsting) -> None:
    """Law L8 once more, over all that was done after the reading: no letter lost, none moved."""
    eigen = document.gelezen.omlijsting
    was, wordt = _op_volgorde(document.regeling, eigen), _op_volgorde(regeling, om)
    bron = [(_kaal(tekst), node.position) for node in was for tekst in teksten_zonder_noottekens((node,))]
    boom = map(_kaal, teksten_zonder_noottekens(wordt))
    verschil = eerste_verschil(bron, boom)
    if verschil is not None:
        wat = f"Bij “{' '.join(verschil[0].split())[:40]}” zou tekst verloren gaan of verplaatst worden."
        raise Refused(Problem(wat, verschil[1], "Meld dit als fout in renvooi, met het bestand."))


def _kaal(tekst: str) -> str:
    """The text as it counts: "[Vervallen]" may be written small, and "[zonder opschrift]" stands in no source."""
    return tekst.replace(ZONDER_OPSCHRIFT, "").casefold()


def _op_volgorde(regeling: Regeling, om: Omlijsting) -> tuple[Knoop, ...]:
    """All there is in the order of a publication: its annexes come after its closing."""
    return (*om.aanhef, *regeling.lichaam, *om.sluiting, *regeling.bijlagen, *regeling.toelichtingen)


def namen(bestanden: Mapping[str, bytes]) -> tuple[Herkomst, ...]:
    """Where a text of several files came from."""
    return tuple(
        Herkomst(pad.rpartition("/")[2], hashlib.sha256(inhoud).hexdigest()) for pad, inhoud in bestanden.items()
    )

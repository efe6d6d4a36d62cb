"""The reference document: from it come the styles, fonts, margins, headers and footers of every paper in Word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace

from lxml import etree

from pipeline.formats.docx.pakket import ADVIES, SOORT, lees_relaties, pak_uit
from pipeline.formats.docx.stijlen import NODIG, TABELTEKST, Soort
from pipeline.formats.docx.xml import VAL, Element, W, kind, lees_xml
from pipeline.model import Position, Problem, Refused
from pipeline.model.blad import Bestand

A4 = (11906, 16838)
"""Twips."""
GEWONE_MAAT = 10.0
"""Points; the size that Word takes when no style says one."""
TYPE_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
INGEBOUWD = {"caption": "Bijschrift", "header": "Koptekst", "Title": "Titel", "Quote": "Citaat"}
"""What Word calls some built-in styles in Dutch, so that a user can find them."""


@dataclass(frozen=True, slots=True)
class Referentie:
    """A reference document, read: its parts, and what a paper set in it needs to know.

    `stijlen` gives the id of a style by its family and its name in lower case; `breedte` and `hoogte` are of the text
    on a page, in twips; `korps` is the size of the letters in a table, in points; `vulling` is the colour behind the
    header cells, by the name of the table style; `vet` are the ids of bold styles, `koppen` the parts with headers and
    footers.
    """

    naam: str
    delen: Mapping[str, bytes]
    document: str
    stijlblad: str
    stijlen: Mapping[tuple[Soort, str], str]
    sectie: Element
    breedte: int
    hoogte: int
    korps: float
    vulling: Mapping[str, str]
    vet: frozenset[str]
    koppen: tuple[str, ...]

    def stijl(self, soort: Soort, naam: str) -> str:
        """The id of a style that is there."""
        return self.stijlen[soort, naam.lower()]


def lees_referentie(bestand: Bestand) -> Referentie:
    """The reference document; raises Refused when it can't be read, or with every style that it lacks."""
    delen = pak_uit(bestand)
    try:
        return _lees(bestand.naam, delen)
    except etree.XMLSyntaxError as error:
        raise _geweigerd(bestand.naam, f"is beschadigd ({error.msg})") from error


def _lees(naam: str, delen: Mapping[str, bytes]) -> Referentie:
    document = _doel(delen, "", "officeDocument")
    if document is None:
        raise _geweigerd(naam, "is geen Word-document (.docx)")
    if any(deel.lower().endswith("vbaproject.bin") for deel in delen):
        raise _geweigerd(naam, "bevat macro's")
    body = lees_xml(delen[document]).find(W + "body")
    if body is None:
        raise _geweigerd(naam, "is geen Word-document (.docx)")
    stijlblad = _doel(delen, document, "styles")
    stijlen = lees_xml(delen[stijlblad]) if stijlblad else etree.Element(W + "styles")
    bekend = _stijlen(stijlen)
    if gebrek := _ontbrekend(bekend):
        raise Refused(_gebrek(naam, gebrek))
    secties = body.findall(f".//{W}sectPr")
    sectie = secties[-1] if secties else etree.Element(W + "sectPr")
    breedte, hoogte = _tekstvlak(sectie)
    if breedte <= 0 or hoogte <= 0:
        raise _geweigerd(naam, "heeft marges die breder zijn dan de bladzijde")
    return Referentie(
        naam=naam,
        delen=delen,
        document=document,
        stijlblad=str(stijlblad),
        stijlen=bekend,
        sectie=sectie,
        breedte=breedte,
        hoogte=hoogte,
        korps=_korps(stijlen, bekend[Soort.ALINEA, TABELTEKST.lower()]),
        vulling=_vulling(stijlen),
        vet=_vet(stijlen),
        koppen=tuple(
            relatie.doel
            for relatie in lees_relaties(delen, document)
            if relatie.soort in (SOORT + "header", SOORT + "footer") and relatie.doel in delen
        ),
    )


def _geweigerd(naam: str, waarom: str) -> Refused:
    return Refused(Problem(f"Het Word-referentiedocument {waarom}.", Position(naam), ADVIES))


def _doel(delen: Mapping[str, bytes], deel: str, soort: str) -> str | None:
    """The part that this one leads to as its `soort`."""
    doelen = (relatie.doel for relatie in lees_relaties(delen, deel) if relatie.soort.endswith(f"/{soort}"))
    return next((doel for doel in doelen if doel in delen), None)


def _stijlen(stijlen: Element) -> dict[tuple[Soort, str], str]:
    families = {str(soort): soort for soort in Soort}
    found: dict[tuple[Soort, str], str] = {}
    for stijl in stijlen.iter(W + "style"):
        soort, naam = families.get(stijl.get(W + "type", "")), stijl.find(W + "name")
        if soort is not None and naam is not None:
            found.setdefault((soort, naam.get(VAL, "").lower()), stijl.get(W + "styleId", ""))
    return found


def _ontbrekend(bekend: Mapping[tuple[Soort, str], str]) -> list[tuple[Soort, str]]:
    return [(soort, naam) for soort, namen in NODIG.items() for naam in namen if (soort, naam.lower()) not in bekend]


def _gebrek(naam: str, gebrek: list[tuple[Soort, str]]) -> Problem:
    woorden = {Soort.ALINEA: "alineastijl", Soort.TEKEN: "tekenstijl", Soort.TABEL: "tabelstijl"}
    genoemd = ", ".join(
        f"{woorden[soort]} “{stijl}”" + (f" (in Word: {INGEBOUWD[stijl]})" if stijl in INGEBOUWD else "")
        for soort, stijl in gebrek
    )
    return Problem(
        f"In het Word-referentiedocument ontbreekt: {genoemd}.",
        Position(naam),
        "Voeg dit toe met precies deze naam, of begin met een kopie van het meegeleverde templates/docx/referentie.docx"
        " en pas daarin de opmaak aan.",
    )


def _tekstvlak(sectie: Element) -> tuple[int, int]:
    """How wide and high the text on a page is; A4 with 2.5 cm around it when the document does not say."""
    maat, marge = sectie.find(W + "pgSz"), sectie.find(W + "pgMar")

    def van(element: Element | None, naam: str, anders: int) -> int:
        waarde = element.get(W + naam, "") if element is not None else ""
        return abs(int(waarde)) if waarde.lstrip("-").isdigit() else anders

    breedte = van(maat, "w", A4[0]) - van(marge, "left", 1417) - van(marge, "right", 1417) - van(marge, "gutter", 0)
    return breedte, van(maat, "h", A4[1]) - van(marge, "top", 1417) - van(marge, "bottom", 1417)


def gekanteld(referentie: Referentie) -> Referentie:
    """The same with its page on its side, when it stands upright; its margins stay."""
    sectie = deepcopy(referentie.sectie)
    maat = sectie.find(W + "pgSz")
    if maat is None:
        maat = kind(sectie, "pgSz", w=str(A4[0]), h=str(A4[1]))
    breed, hoog = maat.get(W + "w", ""), maat.get(W + "h", "")
    if int(breed) >= int(hoog):
        return referentie
    maat.attrib.update({W + "w": hoog, W + "h": breed, W + "orient": "landscape"})
    breedte, hoogte = _tekstvlak(sectie)
    return replace(referentie, sectie=sectie, breedte=breedte, hoogte=hoogte)


def _afkomst(stijlen: Element, stijl: str) -> Iterator[Element]:
    """The style with this id and those it builds on, the nearest first."""
    bekend = {element.get(W + "styleId", ""): element for element in stijlen.iter(W + "style")}
    while stijl in bekend:
        element = bekend.pop(stijl)
        yield element
        ouder = element.find(W + "basedOn")
        stijl = ouder.get(VAL, "") if ouder is not None else ""


def _korps(stijlen: Element, stijl: str) -> float:
    """The size of the letters in this style, in points; that of the document when the style does not say."""
    standaard = stijlen.find(f"{W}docDefaults/{W}rPrDefault")
    bronnen = (*_afkomst(stijlen, stijl), *([standaard] if standaard is not None else []))
    maten = (maat.get(VAL, "") for bron in bronnen if (maat := bron.find(f"{W}rPr/{W}sz")) is not None)
    return next((int(maat) / 2 for maat in maten if maat.isdigit() and int(maat)), GEWONE_MAAT)


def _vet(stijlen: Element) -> frozenset[str]:
    """The ids of the styles that are bold, also by the style they build on."""
    found: set[str] = set()
    for stijl in stijlen.iter(W + "style"):
        naam = stijl.get(W + "styleId", "")
        eigen = (element.find(f"{W}rPr/{W}b") for element in _afkomst(stijlen, naam))
        vet = next((element for element in eigen if element is not None), None)
        if vet is not None and vet.get(VAL, "1") not in ("0", "false", "off"):
            found.add(naam)
    return frozenset(found)


def _vulling(stijlen: Element) -> dict[str, str]:
    """The colour behind the first row of each table style.

    Word colours only the very first row of a table by its style; a table in law may have several header rows.
    """
    found: dict[str, str] = {}
    for stijl in stijlen.iter(W + "style"):
        naam = stijl.find(W + "name")
        for deel in stijl.iter(W + "tblStylePr"):
            vlak = deel.find(f"{W}tcPr/{W}shd")
            if naam is not None and deel.get(W + "type") == "firstRow" and vlak is not None:
                found[naam.get(VAL, "").lower()] = vlak.get(W + "fill", "auto")
    return found

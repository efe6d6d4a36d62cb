"""A consolidated version as CVDR XML.

No schema of CVDR is published with our sources: which element stands where follows from real documents (docs/drop.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from pipeline.formats.cvdr.blok import schrijf_blokken
from pipeline.formats.cvdr.inline import Beeldnamen, inline_delen
from pipeline.formats.cvdr.metadata import onbekend, schrijf_meta
from pipeline.formats.cvdr.passend import Bezwaar, bezwaren_blokken, bezwaren_regeling, melding
from pipeline.formats.cvdr.tekst import met_slot, schrijf_achteraan, schrijf_lichaam
from pipeline.formats.cvdr.xml import LOPEND, kind, wortel
from pipeline.formats.stop.beeld import veilige_namen
from pipeline.formats.stop.xml import als_bytes
from pipeline.model import (
    Afbeelding,
    Alinea,
    Artikel,
    Blok,
    Figuur,
    Finding,
    Lijst,
    Ondertekenaar,
    Overheidssoort,
    Position,
    Problem,
    Refused,
    Regeling,
    Tabel,
    Versie,
    knopen,
    tekst_van,
)

PROEF = "PROEF – niet bekendmaken"


@dataclass(frozen=True, slots=True)
class Regelingtekst:
    """What belongs to the ordinance and is not in its `Regeling`: the words before and after its articles.

    They are those with which the Work was adopted: an amendment has an aanhef and a closing of its own.
    """

    aanhef: tuple[Blok, ...] = ()
    slotbepalingen: tuple[Artikel, ...] = ()
    sluiting: tuple[Blok, ...] = ()
    ondertekenaars: tuple[Ondertekenaar, ...] = ()


@dataclass(frozen=True, slots=True)
class Cvdr:
    """The XML, the images it refers to by file name, and what is written otherwise than it stands in the text."""

    xml: bytes
    afbeeldingen: Mapping[str, bytes]
    meldingen: tuple[Finding, ...]


def write(versie: Versie, tekst: Regelingtekst, betreft: str | None) -> Cvdr:
    """The version in CVDR XML; `betreft` says what it changed (CVDR: `betreft`), None when that is unknown.

    Refuses what CVDR can't hold, with all reasons at once. Unknown metadata is left out and told.
    """
    return _schrijf(versie, tekst, betreft, versie.gegevens.opschrift, ())


def write_proef(versie: Versie, tekst: Regelingtekst, betreft: str | None) -> Cvdr:
    """The same as a trial, which says so in its title and in its remarks."""
    return _schrijf(versie, tekst, betreft, f"{PROEF}: {versie.gegevens.opschrift}", (f"{PROEF}.",))


def _schrijf(
    versie: Versie, tekst: Regelingtekst, betreft: str | None, titel: str, opmerkingen: tuple[str, ...]
) -> Cvdr:
    regeling = met_slot(versie.regeling, tekst.slotbepalingen)
    bronnen = dict(_beelden(regeling))
    bezwaren = [*_bezwaren(versie, tekst, regeling, bronnen)]
    problemen = [bezwaar for bezwaar in bezwaren if isinstance(bezwaar, Problem)]
    if problemen:
        raise Refused(dict.fromkeys(problemen))
    leeg = ", ".join(onbekend(versie, betreft))
    if leeg:
        bezwaren.append(melding(f"Onbekend, en daarom niet in de XML: {leeg}.", versie.gegevens.position))
    namen = veilige_namen(bronnen)
    try:
        document = wortel()
        schrijf_meta(document, versie, betreft, titel, opmerkingen)
        _body(kind(document, "body"), tekst, regeling, titel, namen)
    except ValueError as fout:  # what lxml says of a control character
        advies = "Haal onzichtbare tekens uit de tekst en de gegevens."
        raise Refused(Problem(f"Een tekst past niet in XML: {fout}.", versie.gegevens.position, advies)) from fout
    return Cvdr(
        als_bytes(document, LOPEND),
        {naam: versie.afbeeldingen[bron] for bron, naam in namen.items()},
        tuple(dict.fromkeys(bezwaar for bezwaar in bezwaren if isinstance(bezwaar, Finding))),
    )


def _body(body: etree._Element, tekst: Regelingtekst, regeling: Regeling, titel: str, beelden: Beeldnamen) -> None:
    kind(body, "intitule", titel)
    element = kind(body, "regeling")
    schrijf_blokken(kind(kind(element, "aanhef"), "preambule"), tekst.aanhef, beelden)
    schrijf_lichaam(kind(element, "regeling-tekst"), regeling.lichaam, beelden)
    sluiting = kind(element, "regeling-sluiting")
    schrijf_blokken(kind(sluiting, "slotformulering"), tekst.sluiting, beelden)
    if tekst.ondertekenaars:
        ondertekening = kind(sluiting, "ondertekening")
        for wie in tekst.ondertekenaars:
            kind(ondertekening, "functie", f"{wie.functie}, {wie.naam}" if wie.naam else wie.functie)
    for bijlage in regeling.bijlagen:
        schrijf_achteraan(element, bijlage, beelden)
    for toelichting in regeling.toelichtingen:
        schrijf_achteraan(element, toelichting, beelden)


def _bezwaren(
    versie: Versie, tekst: Regelingtekst, regeling: Regeling, bronnen: Mapping[str, Position]
) -> Iterator[Bezwaar]:
    if versie.overheid.soort != Overheidssoort.GEMEENTE:
        message = f"CVDR-XML kan nu alleen voor gemeenten gemaakt worden, niet voor een {versie.overheid.soort}."
        yield Problem(message, versie.overheid.position)
    for bron, plek in bronnen.items():
        if bron not in versie.afbeeldingen:
            yield Problem(f"De afbeelding {bron} ontbreekt.", plek, "Zet het bestand in tekst/ of verbeter de naam.")
    yield from bezwaren_regeling(regeling)
    for blokken, element in ((tekst.aanhef, "preambule"), (tekst.sluiting, "slotformulering")):
        yield from bezwaren_blokken(blokken, element)
        for blok in blokken:
            if not isinstance(blok, Alinea | Lijst | Tabel):
                message = "Aanhef en slot bestaan in CVDR alleen uit alinea's, opsommingen en tabellen."
                yield Problem(message, blok.position, "Schrijf dit als alinea.")


def _beelden(regeling: Regeling) -> Iterator[tuple[str, Position]]:
    """Every image of the text with a place where it stands."""
    for node in knopen(regeling):
        if isinstance(node, Figuur):
            yield node.bron, node.position
        for deel in inline_delen(tekst_van(node)):
            if isinstance(deel, Afbeelding):
                yield deel.bron, deel.position if deel.position.file else getattr(node, "position", deel.position)

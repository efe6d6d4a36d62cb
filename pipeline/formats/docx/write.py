"""Write a paper as a Word document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from pipeline.formats.docx.alinea import houd_bij_volgende
from pipeline.formats.docx.beeld import ACHTERVOEGSEL, Beeld, Haal, lees_beelden, maak_beeld
from pipeline.formats.docx.delen import zet_delen
from pipeline.formats.docx.hoofd import kerngegevens, relaties_van_beelden, vul_koppen
from pipeline.formats.docx.huisstijl import kleur, taal_en_letter, taalcode
from pipeline.formats.docx.pakket import KERN, SOORT, Relatie, lees_relaties, met_relaties, met_typen, pak_in
from pipeline.formats.docx.referentie import TYPE_DOCUMENT, Referentie, gekanteld, lees_referentie
from pipeline.formats.docx.spoor import houd_bij
from pipeline.formats.docx.stijlen import VOET
from pipeline.formats.docx.xml import MC, NS, STUURTEKEN, WP, Element, W, als_bytes, neem_weg, wortel
from pipeline.formats.docx.zetting import Plaats, Zetting, adres, alles, bladwijzers, koppelingen
from pipeline.model import Position, Problem, Refused
from pipeline.model.blad import Bestand, Blad, Bladtabel, Loop, Opmaak, Prent, delen, regels

NAAST_ELKAAR = (
    "Dit stuk zet de oude en de nieuwe tekst naast elkaar; met bijgehouden wijzigingen zou “alles accepteren” een "
    "kolom leegmaken."
)
LIGGEND = 3
"""Columns of a comparison from which the page lies on its side, as in the PDF."""
TYPE_KERN = "application/vnd.openxmlformats-package.core-properties+xml"


def schrijf_docx(blad: Blad, beeld: Haal, opmaak: Opmaak, referentie: Bestand) -> bytes:
    """The paper in the styles of the reference document; what is gone or new has the style Vervallen or Nieuw.

    `beeld` gives an image by the path the page names it with. Raises Refused with all that makes it impossible.
    """
    zetting, logo = _bereid_voor(blad, beeld, opmaak, referentie)
    return _pak_in(blad, _document(blad, zetting), zetting, opmaak, logo)


def schrijf_bijgehouden(blad: Blad, beeld: Haal, opmaak: Opmaak, referentie: Bestand) -> bytes:
    """The paper with tracked changes: accepted it reads as it will be, rejected as it was.

    Raises Refused like `schrijf_docx`, and for a paper with old and new text side by side.
    """
    if any(isinstance(deel, Bladtabel) and deel.soort == "waswordt" for deel in delen(blad.inhoud)):
        raise Refused(Problem(NAAST_ELKAAR, advice="Kies de doorlopende tekst (indeling w8)."))
    zetting, logo = _bereid_voor(blad, beeld, opmaak, referentie)
    document = _document(blad, zetting)
    houd_bij(document, zetting, blad.datum)
    return _pak_in(blad, document, zetting, opmaak, logo)


def _bereid_voor(blad: Blad, haal: Haal, opmaak: Opmaak, bestand: Bestand) -> tuple[Zetting, Beeld | None]:
    """All that is read before the first word is set; raises Refused with everything that can't be."""
    problems: list[Problem] = []
    tekst = (blad.briefhoofd, *regels(alles(blad)))
    problems += _stuurtekens(blad)
    beelden, bezwaren = lees_beelden((stuk for regel in tekst for stuk in regel if isinstance(stuk, Prent)), haal)
    problems += bezwaren
    logo = maak_beeld("Logo", opmaak.logo.inhoud) if opmaak.logo else None
    if opmaak.logo and logo is None:
        advies = "Gebruik een PNG, JPEG of SVG, en controleer of het bestand te openen is."
        problems.append(Problem("Het logo is niet te lezen.", Position(opmaak.logo.naam), advies))
    try:
        referentie = lees_referentie(bestand)
    except Refused as refused:
        raise Refused((*problems, *refused.problems)) from refused
    if problems:
        raise Refused(problems)
    if _breed(blad):
        referentie = gekanteld(referentie)
    return Zetting(referentie, bladwijzers(blad), koppelingen(tekst), beelden), logo


def _breed(blad: Blad) -> bool:
    """Whether a comparison has so many columns that the page has to lie on its side."""
    return any(
        isinstance(deel, Bladtabel) and deel.soort == "waswordt" and len(deel.kolommen) >= LIGGEND
        for deel in delen(blad.inhoud)
    )


def _stuurtekens(blad: Blad) -> list[Problem]:
    """Characters that no XML can hold; the readers of law refuse them, a template might still make one."""
    teksten = [blad.titel, blad.auteur]
    for regel in (blad.briefhoofd, *regels(alles(blad))):
        teksten += [stuk.tekst for stuk in regel if isinstance(stuk, Loop)]
        teksten += [stuk.alt for stuk in regel if isinstance(stuk, Prent)]
    tekens = sorted({found[0] for tekst in teksten for found in STUURTEKEN.finditer(tekst)})
    advies = "Haal dit teken uit de tekst of het sjabloon."
    bericht = "De tekst bevat een stuurteken (U+{:04X}) dat Word niet kent."
    return [Problem(bericht.format(ord(teken)), advice=advies) for teken in tekens]


def _document(blad: Blad, zetting: Zetting) -> Element:
    """The main part: the paper, where it was made of, and the page as the reference document has it."""
    prefixes = {prefix: adres for prefix, adres in NS.items() if prefix != "asvg"}
    document = wortel(W + "document", **prefixes)
    document.set(MC + "Ignorable", "w14")
    body = etree.SubElement(document, W + "body")
    plaats = Plaats(zetting.referentie.breedte)
    zet_delen(body, blad.inhoud, zetting, plaats)
    if blad.voet:
        _houd_einde(body)
    zet_delen(body, blad.voet, zetting, Plaats(plaats.breedte, tekst=VOET))
    if len(body) == 0 or body[-1].tag != W + "p":
        etree.SubElement(body, W + "p")
    body.append(deepcopy(zetting.referentie.sectie))
    return document


def _houd_einde(body: Element) -> None:
    """Where the paper was made of is never alone on the last page: the last lines or table row go along."""
    laatste = next((deel for deel in reversed(body) if deel.tag in (W + "p", W + "tbl")), None)
    if laatste is not None:
        houd_bij_volgende(laatste if laatste.tag == W + "p" else laatste[-1])


def _nummer(document: Element) -> None:
    """Number what Word wants numbered, in its order; of a bookmark that stands twice the first counts."""
    teller: Counter[str] = Counter()
    namen: set[str] = set()
    for element in list(document.iter(W + "bookmarkStart", W + "bookmarkEnd", W + "ins", W + "del", WP + "docPr")):
        if element.tag == WP + "docPr":
            teller["beeld"] += 1
            element.set("id", str(teller["beeld"]))
        elif element.tag == W + "bookmarkEnd":
            element.set(W + "id", str(teller["merk"]))
        elif element.tag == W + "bookmarkStart" and element.get(W + "name") in namen:
            einde = element.getnext()
            assert einde is not None
            neem_weg(element)
            neem_weg(einde)
        else:
            namen.add(element.get(W + "name", ""))
            teller["merk"] += 1
            element.set(W + "id", str(teller["merk"]))


def _pak_in(blad: Blad, document: Element, zetting: Zetting, opmaak: Opmaak, logo: Beeld | None) -> bytes:
    """The package: the reference document with another main part, and what belongs to that."""
    referentie = zetting.referentie
    _nummer(document)
    delen_ = dict(referentie.delen)
    delen_[referentie.document] = als_bytes(document)
    stijlen = taal_en_letter(delen_[referentie.stijlblad], blad.taal, opmaak.lettertype)
    delen_[referentie.stijlblad] = kleur(stijlen, opmaak)
    for deel in referentie.koppen:
        delen_[deel] = kleur(delen_[deel], opmaak)
    vul_koppen(delen_, blad.briefhoofd, logo, opmaak.logo_alt, zetting)
    beelden = list(zetting.beelden.values())
    buiten = (Relatie(id, SOORT + "hyperlink", adres(doel), True) for doel, id in zetting.koppelingen.items())
    met_relaties(delen_, referentie.document, *buiten, *relaties_van_beelden(beelden))
    kern = _kern(referentie)
    if kern not in delen_:
        met_relaties(delen_, "", Relatie("rIdKern", KERN, kern))
    delen_[kern] = kerngegevens(blad.titel, blad.auteur, taalcode(blad.taal))
    for media in (*beelden, *([logo] if logo else [])):
        delen_.update({pad: inhoud for _, pad, inhoud in media.media})
    soorten = {achter: soort for soort, achter in ACHTERVOEGSEL.items()}
    met_typen(delen_, {referentie.document: TYPE_DOCUMENT, kern: TYPE_KERN}, soorten)
    return pak_in(delen_)


def _kern(referentie: Referentie) -> str:
    """Where title and author stand."""
    kernen: Iterator[str] = (r.doel for r in lees_relaties(referentie.delen, "") if r.soort == KERN)
    return next(kernen, "docProps/core.xml")

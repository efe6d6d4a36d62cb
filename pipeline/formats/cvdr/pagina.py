"""The page of a regulation in CVDR (XHTML): its classes name the elements of the XML that it was made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from lxml import etree, html

from pipeline.formats.klassiek.gelezen import Document, lees_tekst, met_citeertitel
from pipeline.formats.klassiek.lezing import VERLIES, woorden
from pipeline.formats.ontleden import DIEPST, is_dieper
from pipeline.formats.woordbewijs import letters
from pipeline.model import Finding, Gegevens, Grondslag, Lijn, Position, Problem, Refused, Severity, Status

TEKST = "broodtekst"
"""The id of the part of the page with the text."""
BLOKKEN = frozenset(
    "regeling aanhef preambule afkondiging considerans regeling-tekst regeling-sluiting slotformulering ondertekening "
    "nota-toelichting bijlage boek deel hoofdstuk titeldeel afdeling paragraaf sub-paragraaf artikel lid "
    "structuurtekst al lijst li tussenkop".split()
)
NADRUK = {"_p_nadrukvet": "vet", "_p_nadrukcur": "cursief", "_p_nadrukonderstreept": "onderstreept"}
TAGS = {"b": "vet", "strong": "vet", "i": "cursief", "em": "cursief", "u": "onderstreept", "sup": "sup", "sub": "inf"}
STIL = frozenset({"script", "style", "head"})


def is_pagina(inhoud: bytes) -> bool:
    """Whether it is an HTML page, by how it begins."""
    begin = inhoud.lstrip(b"\xef\xbb\xbf \t\r\n")[:4096].lower()
    return begin.startswith((b"<!doctype html", b"<html")) or b"<html" in begin


def lees(inhoud: bytes, bestand: str) -> Document:
    """The regulation on the page. Refused: a page without one, or a word that would be lost."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        pagina = html.document_fromstring(inhoud, parser=parser)
    except (etree.ParserError, ValueError) as fout:
        raise Refused(Problem("De pagina is niet te lezen.", Position(bestand), "Bewaar haar opnieuw.")) from fout
    if is_dieper(pagina, DIEPST):
        wat = f"De elementen van de pagina staan meer dan {DIEPST} lagen diep in elkaar."
        raise Refused(Problem(wat, Position(bestand), "Neem de XML van deze regeling."))
    brood = next((deel for deel in pagina.iter(etree.Element) if deel.get("id") == TEKST), None)
    regeling = None if brood is None else _met_klasse(brood, "_p_regeling")
    if brood is None or regeling is None:
        advies = "Neem de pagina van de regeling in CVDR, of liever de XML daarvan."
        raise Refused(Problem("Op deze pagina staat geen regeling van CVDR.", Position(bestand), advies))
    wortel = _element("regeling", regeling)
    _vul(wortel, regeling)
    titel = _titel(brood)
    gelezen = lees_tekst(bestand, titel, wortel, {})
    _weiger_verlies(regeling, wortel, bestand)
    gegevens = {
        str(meta.get("name")): str(meta.get("content", "")).strip() for meta in reversed(list(pagina.iter("meta")))
    }
    citeertitel = gegevens.get("DCTERMS.alternative", "")
    identificatie = gegevens.get("DC.identifier", "")
    lijn = Lijn(
        naam=citeertitel or gelezen.regeling.opschrift,
        grondslagen=tuple(
            Grondslag(str(meta.get("content")).strip("; "))
            for meta in pagina.iter("meta")
            if meta.get("name") == "DC.source"
        ),
        onderwerp_cvdr=gegevens.get("DC.subject") or None,
    )
    versie = Gegevens(
        identificatie.partition("_")[0].lower(),
        citeertitel,
        gelezen.regeling.opschrift,
        status=Status.BEKENDGEMAAKT if identificatie else Status.CONCEPT,
        ondertekend=_datum(gegevens.get("DCTERMS.issued", "")),
        cvdr=identificatie or None,
    )
    wat = "Van de gegevens boven de tekst (wetstechnische informatie) is alleen overgenomen wat een veld heeft."
    compleet = met_citeertitel(gelezen, citeertitel)
    met = replace(compleet, verliezen=(*compleet.verliezen, Finding(VERLIES, wat, Severity.INFO, Position(bestand))))
    return Document(met, gegevens.get("DC.creator", ""), identificatie, lijn, versie)


def _datum(tekst: str) -> date | None:
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        return None


def _titel(brood: etree._Element) -> etree._Element | None:
    """The title without the heading that the page puts above it."""
    bron = _met_klasse(brood, "intitule")
    if bron is None:
        return None
    titel = _element("intitule", bron)
    titel.text = "".join([bron.text or "", *(deel.tail or "" for deel in bron)])
    return titel


def _met_klasse(binnen: etree._Element, klasse: str) -> etree._Element | None:
    return next((deel for deel in binnen.iter(etree.Element) if klasse in _klasse(deel)), None)


def _element(naam: str, bron: etree._Element) -> etree._Element:
    element = etree.Element(naam)
    element.sourceline = bron.sourceline
    return element


def _klasse(element: etree._Element) -> list[str]:
    return str(element.get("class", "")).split()


def _naam(element: etree._Element) -> str:
    """What the element was in the XML, "" when it is only layout."""
    tag = str(element.tag)
    for klasse in _klasse(element):
        if klasse in NADRUK:
            return NADRUK[klasse]
        if klasse.startswith("_p_") and ("_kop" in klasse) and tag in ("p", "div", "h1", "h2", "h3", "h4", "h5"):
            return "kop"
        if klasse.endswith(("_label", "_nr")) and tag == "span":
            return "label" if klasse.endswith("_label") else "nr"
        if klasse.removeprefix("_p_") in BLOKKEN and klasse.startswith("_p_"):
            return klasse.removeprefix("_p_")
    if tag in TAGS:
        return TAGS[tag]
    if tag in ("ul", "ol"):
        leden = any("_p_lid" in _klasse(deel) for deel in element)
        return "" if leden else "lijst"
    return {"li": "li", "p": "al", "br": "br", "img": "plaatje", "table": "table"}.get(tag, "")


def _vul(doel: etree._Element, bron: etree._Element) -> None:
    """Put what is in the element of the page into the element of the XML."""
    _tekst(doel, bron.text)
    for deel in bron:
        if isinstance(deel.tag, str) and deel.tag not in STIL:
            _deel(doel, deel)
        _tekst(doel, deel.tail)


def _deel(doel: etree._Element, bron: etree._Element) -> None:
    naam = _naam(bron)
    if naam == "table":
        doel.append(_tabel(bron))
    elif naam == "plaatje":
        illustratie = etree.SubElement(_bij(doel, "plaatje", bron), "illustratie")
        illustratie.set("naam", str(bron.get("src", "")))
    elif naam in ("lid", "li"):
        _genummerd(_bij(doel, naam, bron), bron)
    elif naam == "kop":
        _kop(_bij(doel, "kop", bron), bron)
    elif bron.tag == "a" and bron.get("href"):
        ref = _bij(doel, "extref", bron)
        ref.set("doc", str(bron.get("href")))
        _vul(ref, bron)
    elif naam:
        _vul(_bij(doel, naam, bron), bron)
    else:
        _vul(doel, bron)


def _bij(doel: etree._Element, naam: str, bron: etree._Element) -> etree._Element:
    element = _element(naam, bron)
    doel.append(element)
    return element


def _genummerd(doel: etree._Element, bron: etree._Element) -> None:
    """A lid or item: its number stands in a span before its text."""
    nummer = next(iter(bron), None)
    if nummer is not None and nummer.tag == "span" and not (bron.text or "").strip():
        _bij(doel, "lidnr" if doel.tag == "lid" else "li.nr", nummer).text = "".join(map(str, nummer.itertext()))
        _tekst(doel, nummer.tail)
        rest = list(bron)[1:]
    else:
        _tekst(doel, bron.text)
        rest = list(bron)
    for deel in rest:
        if isinstance(deel.tag, str):
            _deel(doel, deel)
        _tekst(doel, deel.tail)


def _kop(doel: etree._Element, bron: etree._Element) -> None:
    """A heading: label and number in spans, all else is title."""
    titel = _element("titel", bron)
    _tekst(titel, bron.text)
    for deel in bron:
        if isinstance(deel.tag, str):
            if _naam(deel) in ("label", "nr"):
                _bij(doel, _naam(deel), deel).text = woorden(deel)
            else:
                _deel(titel, deel)
        _tekst(titel, deel.tail)
    doel.append(titel)


def _tabel(bron: etree._Element) -> etree._Element:
    """The table as CALS: a cell that spans columns or rows says so there with names of columns."""
    tabel = _element("table", bron)
    for onderschrift in bron.iter("caption"):
        _vul(_bij(tabel, "title", onderschrift), onderschrift)
    groep = etree.SubElement(tabel, "tgroup")
    delen = {naam: etree.Element(naam) for naam in ("thead", "tbody")}
    breed = 1
    bezet: dict[int, int] = {}
    for rij in bron.iter("tr"):
        ouder = rij.getparent()
        row = _bij(delen["thead" if ouder is not None and ouder.tag == "thead" else "tbody"], "row", rij)
        kolom, nieuw = 0, dict[int, int]()
        for cel in (deel for deel in rij if deel.tag in ("td", "th")):
            while bezet.get(kolom, 0):
                kolom += 1
            wijd, hoog = (max(1, min(_getal(cel.get(naam)), 200)) for naam in ("colspan", "rowspan"))
            entry = _bij(row, "entry", cel)
            entry.set("namest", f"col{kolom + 1}")
            entry.set("nameend", f"col{kolom + wijd}")
            entry.set("morerows", str(hoog - 1))
            _vul(entry, cel)
            if hoog > 1:
                nieuw |= dict.fromkeys(range(kolom, kolom + wijd), hoog - 1)
            kolom += wijd
        breed = max(breed, kolom)
        bezet = {plek: rest - 1 for plek, rest in bezet.items() if rest > 1} | nieuw
    for plek in range(1, breed + 1):
        etree.SubElement(groep, "colspec", colname=f"col{plek}", colnum=str(plek))
    groep.set("cols", str(breed))
    groep.extend(deel for deel in delen.values() if len(deel))
    return tabel


def _getal(tekst: str | None) -> int:
    return int(tekst) if tekst and tekst.isascii() and tekst.isdecimal() and len(tekst) < 4 else 1


def _tekst(element: etree._Element, tekst: str | None) -> None:
    if not tekst:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "") + tekst
    else:
        element.text = (element.text or "") + tekst


def _weiger_verlies(pagina: etree._Element, wortel: etree._Element, bestand: str) -> None:
    """Every letter on the page is in the XML that was made of it, in the same order."""
    was, wordt = (letters("".join(_letters(een))) for een in (pagina, wortel))
    if was != wordt:
        begin = next((n for n, (a, b) in enumerate(zip(was, wordt, strict=False)) if a != b), 0)
        wat = f"Bij “{was[max(0, begin - 20) : begin + 20]}” zou tekst van de pagina verloren gaan."
        raise Refused(Problem(wat, Position(bestand), "Neem liever de XML van deze regeling."))


def _letters(element: etree._Element) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in STIL:
        return
    yield element.text or ""
    for deel in element:
        yield from _letters(deel)
        yield deel.tail or ""

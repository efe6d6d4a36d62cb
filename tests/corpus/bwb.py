"""Just enough of BWB and CVDR XML to compare and judge real law; the import room of a later issue replaces it."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from pipeline.model import (
    Alinea,
    Artikel,
    Blok,
    Inlines,
    Kop,
    Li,
    Lid,
    Lijst,
    Regeling,
    Structuur,
    Structuursoort,
    Tekst,
)

SOORTEN = {s.value.lower(): s for s in Structuursoort} | {"sub-paragraaf": Structuursoort.SUBPARAGRAAF}
ROOTS = ("wettekst", "regeling-tekst", "circulaire-tekst")
Element = etree._Element


def lees(path: Path) -> Regeling:
    """The text of one toestand: structure, articles, leden, lists; the rest as paragraphs."""
    root = etree.parse(str(path)).getroot()
    for meta in list(root.iter("meta-data")):
        parent = meta.getparent()
        if parent is not None:
            parent.remove(meta)
    body = next(element for name in ROOTS for element in root.iter(name))
    citeertitel = root.find(".//citeertitel")
    titel = path.stem if citeertitel is None else " ".join("".join(citeertitel.itertext()).split())
    return Regeling(titel, titel, tuple(part for child in body for part in _structure(child)))


def _structure(element: Element) -> list[Structuur | Artikel]:
    if element.tag in SOORTEN:
        parts = tuple(part for child in element for part in _structure(child))
        return [Structuur(SOORTEN[element.tag], _kop(element), parts)]
    if element.tag == "artikel":
        return [Artikel(_kop(element), tuple(part for child in element for part in _in_article(child)))]
    return []


def _in_article(element: Element) -> list[Blok | Lid]:
    if element.tag == "lid":
        nummer = (element.findtext("lidnr") or "").strip().rstrip(".")
        return [Lid(nummer, tuple(block for child in element for block in _blocks(child)))]
    return list(_blocks(element))


def _blocks(element: Element) -> list[Blok]:
    if not isinstance(element.tag, str) or element.tag in ("kop", "lidnr", "li.nr"):
        return []
    if element.tag == "lijst":
        items = []
        for li in element.findall("li"):
            inhoud = tuple(block for child in li for block in _blocks(child))
            items.append(Li((li.findtext("li.nr") or li.get("nr") or "").strip().rstrip("."), inhoud))
        return [Lijst(tuple(items))] if items else []
    text = _text(element)
    return [Alinea(text)] if text else []


def _kop(element: Element) -> Kop:
    kop = element.find("kop")
    if kop is None:
        return Kop(str(element.get("label") or element.tag))
    titel = kop.find("titel")
    label, nummer = (" ".join((kop.findtext(name) or "").split()) for name in ("label", "nr"))
    return Kop(label, nummer, _text(titel) if titel is not None else ())


def _text(element: Element) -> Inlines:
    words = " ".join("".join(element.itertext()).split())
    return (Tekst(words),) if words else ()

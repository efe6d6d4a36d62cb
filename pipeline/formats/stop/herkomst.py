"""From the elements of a delivery back to the Markdown: made beside the delivery, from the same tree."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.formats.stop.beeld import lees_beelden
from pipeline.formats.stop.eid import geef_ids
from pipeline.formats.stop.keuring.akn import ZONDER, voorvoegsel
from pipeline.formats.stop.keuring.herkomst import TEKSTEN, Herkomst
from pipeline.formats.stop.tekst import koppeling, regeling_compact
from pipeline.formats.stop.xml import AANLEVERING, D, T
from pipeline.model import (
    Artikel,
    Begrip,
    Begrippenlijst,
    Bijlage,
    Citaat,
    Divisie,
    Eenheid,
    Figuur,
    Knoop,
    Li,
    Lid,
    Lijst,
    Position,
    Tabel,
    Toelichting,
    Versie,
    alle_knopen,
    knopen,
)

TAGS: dict[type[Knoop], str] = {
    Lid: "Lid",
    Lijst: "Lijst",
    Li: "Li",
    Begrippenlijst: "Begrippenlijst",
    Begrip: "Begrip",
    Tabel: "table",
    Figuur: "Figuur",
    Citaat: "Citaat",
}
DELEN = tuple(T + naam for naam in ("Divisie", "Divisietekst", "AlgemeneToelichting", "ArtikelgewijzeToelichting"))


def herkomst(versie: Versie, besluit: bytes) -> Herkomst:
    """The places of the elements in `besluit.xml` of a version."""
    wortel = etree.fromstring(besluit, etree.XMLParser(huge_tree=True, resolve_entities=False))
    expressie = wortel.findtext(
        f"{{{AANLEVERING}}}RegelingVersieInformatie/{D}ExpressionIdentificatie/{D}FRBRExpression"
    )
    if versie.trekt_in:
        eigen = wortel.findtext(f".//{D}ExpressionIdentificatie/{D}FRBRExpression")
        return Herkomst(eigen or "", versie.gegevens.position, {}, frozenset())
    compact = next(wortel.iter(T + "RegelingCompact"), None)
    if compact is None:
        compact = _wordt(versie)
    tekst = {
        eid: plek
        for element, plek in _plekken(versie, compact)
        if plek.file and (eid := element.get("eId")) is not None
    }
    return Herkomst(expressie or "", versie.gegevens.position, tekst, frozenset(_voorvoegsels(wortel)))


def _voorvoegsels(wortel: etree._Element) -> Iterator[str]:
    """How the wIds of the regulation begin; those that never have a prefix don't count."""
    for tekst in wortel.iter(*(T + naam for naam in TEKSTEN)):
        for element in tekst.iter(etree.Element):
            wid = element.get("wId")
            if wid is not None and not ZONDER.fullmatch(wid):
                yield voorvoegsel(wid)


def _wordt(versie: Versie) -> etree._Element:
    """The whole new text, of which a mutation shows a part: an eId is the place in it."""
    beelden, _ = lees_beelden(versie, tuple(knopen(versie.regeling)))
    compact = regeling_compact(versie.regeling, "", beelden)
    geef_ids(compact, "", {})
    return compact


def _plekken(versie: Versie, compact: etree._Element) -> Iterator[tuple[etree._Element, Position]]:
    opschrift = compact.find(T + "RegelingOpschrift")
    if opschrift is not None:
        yield opschrift, versie.gegevens.position
    for eenheid, element in koppeling(versie.regeling, compact):
        yield element, eenheid.position
        if isinstance(eenheid, Artikel | Bijlage | Toelichting):
            yield from _binnen(eenheid, element)


def _binnen(eenheid: Eenheid, element: etree._Element) -> Iterator[tuple[etree._Element, Position]]:
    """Tree and XML have the same parts of each kind in the same order; where they don't, the unit tells enough."""
    delen: list[Knoop] = list(alle_knopen(eenheid))
    for soort, tag in TAGS.items():
        yield from _paren([deel for deel in delen if isinstance(deel, soort)], list(element.iter(T + tag)))
    divisies = [deel for deel in element.iter(*DELEN) if deel.find(T + "Kop") is not None]
    yield from _paren([deel for deel in delen if isinstance(deel, Divisie)], divisies)


def _paren(delen: list[Knoop], elementen: list[etree._Element]) -> Iterator[tuple[etree._Element, Position]]:
    if len(delen) == len(elementen):
        yield from ((element, deel.position) for deel, element in zip(delen, elementen, strict=True))

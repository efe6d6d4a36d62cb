"""The text that a mutation changes: which of the given texts it is, and what remains of it beside the mutation."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.formats.stop.keuring.aanlevering import Aanlevering, Was
from pipeline.formats.stop.keuring.akn import ontleed
from pipeline.formats.stop.keuring.tekst import EENHEDEN, REGELINGEN, Component, Staat
from pipeline.formats.stop.xml import D, T, lokaal


def teksten(aanlevering: Aanlevering) -> Iterator[Was]:
    """The whole texts of regulations in a delivery, consolidation or bare file: each can be the `was` of a mutation."""
    for tekst in aanlevering.teksten:
        if tekst.wortel.tag in REGELINGEN:
            yield Was(tekst, tekst.wordt or _losse_expressie(aanlevering))


def was_van(aanlevering: Aanlevering, mutatie: Component) -> Was | None:
    """The given text of the same Work (that of the right version first); a text without a name counts when alone."""
    bedoeld = ontleed(mutatie.was)
    passend = [was for was in aanlevering.was if _werk(was) == (bedoeld.werk if bedoeld else None)]
    exact = [was for was in passend if was.expressie == mutatie.was]
    naamloos = [was for was in aanlevering.was if not was.expressie] if len(aanlevering.was) == 1 else []
    return next(iter([*exact, *passend, *naamloos]), None)


def index(was: Was) -> dict[str, etree._Element]:
    """The elements of the text by wId."""
    return {wid: deel.element for deel in was.tekst.delen if (wid := deel.element.get("wId"))}


def eenheden(mutatie: Component) -> Iterator[etree._Element]:
    """The units of a mutation, in order."""
    return mutatie.wortel.iterchildren(*EENHEDEN)


def inhoud(eenheid: etree._Element) -> Iterator[etree._Element]:
    """The elements that a unit puts or removes, without its own number and instruction."""
    return (kind for kind in eenheid.iterchildren(etree.Element) if lokaal(kind) not in ("Nummer", "Wat"))


def eids_na(was: Was, mutatie: Component) -> set[str]:
    """The eIds of the text after the mutation: those of the mutation, and of what it leaves alone."""
    geraakt: set[str] = set()
    hernoemd: dict[str, str] = {}
    for eenheid in eenheden(mutatie):
        wat = eenheid.get("wat")
        if wat is None:
            continue
        if eenheid.tag == T + "VervangKop":
            if naar := eenheid.get("eId-wordt"):
                hernoemd[wat] = naar
        else:
            geraakt.add(wat)
    nieuw = {eid for deel in mutatie.delen if deel.staat is not Staat.WEG and (eid := deel.element.get("eId"))}
    return nieuw | set(_overig(was.tekst.wortel, geraakt, hernoemd, ("", "")))


def _overig(
    element: etree._Element, geraakt: set[str], hernoemd: dict[str, str], naam: tuple[str, str]
) -> Iterator[str]:
    """`naam` is how the eIds here begin and will begin, by the nearest container that gets another number."""
    for kind in element.iterchildren(etree.Element):
        wid, eid = kind.get("wId", ""), kind.get("eId")
        if wid in geraakt:
            continue
        hier = (eid, hernoemd[wid]) if eid and wid in hernoemd else naam
        if eid:
            yield hier[1] + eid[len(hier[0]) :]
        yield from _overig(kind, geraakt, hernoemd, hier)


def _werk(was: Was) -> str | None:
    naam = ontleed(was.expressie)
    return naam.werk if naam else None


def _losse_expressie(aanlevering: Aanlevering) -> str:
    """The name in a file beside the text, as the DSO gives it (Identificatie.xml)."""
    for _, wortel in aanlevering.wortels():
        if wortel.tag == D + "ExpressionIdentificatie":
            return wortel.findtext(D + "FRBRExpression") or ""
    return ""

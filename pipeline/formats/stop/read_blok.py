"""Blocks of STOP into the model: the inverse of `blok`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from lxml import etree

from pipeline.formats.markdown.label import nummer_tekst
from pipeline.formats.markdown.passend_blok import aanduiding_als_tekst
from pipeline.formats.stop.blok import MERK
from pipeline.formats.stop.read_inline import beeldbron, lees_lopend, weiger_renvooi
from pipeline.formats.stop.read_lezing import RENVOOI, Lezing, woorden
from pipeline.formats.stop.read_tabel import lees_tabel
from pipeline.formats.stop.xml import T, lokaal
from pipeline.formats.zichtbaar import zichtbaar
from pipeline.model import (
    Alinea,
    Begrip,
    Begrippenlijst,
    Blok,
    Citaat,
    Figuur,
    Gereserveerd,
    Inlines,
    Li,
    Lijst,
    Position,
    Tekst,
    Tussenkop,
    Vervallen,
    Weggelaten,
    canoniek,
)

MERKTEKST: Mapping[str, Callable[[Position], Blok]] = {
    MERK[Vervallen]: Vervallen,
    MERK[Gereserveerd]: Gereserveerd,
    MERK[Weggelaten]: Weggelaten,
}
"""What stands in place of a text that isn't there, by how it is printed."""
NIET_BLOK = frozenset(T + naam for naam in ("Kop", "LiNummer", "LidNummer", "NootNummer", "Term"))
OMHULSEL = {
    "Groep": "Een groep (<Groep>) is niet overgenomen; haar alinea's en lijsten wel.",
    "Slotformulering": "",
    "Dagtekening": "",
    "Ondertekening": "",
}
"""Elements around blocks that the model does without, and what is told of that."""


def lees_blokken(lezing: Lezing, element: etree._Element) -> tuple[Blok, ...]:
    """The blocks inside the element; its heading, number or term is the caller's."""
    return tuple(blok for deel in element if deel.tag not in NIET_BLOK for blok in lees_blok(lezing, deel))


def lees_blok(lezing: Lezing, element: etree._Element) -> Iterator[Blok]:
    """The blocks that one element becomes: usually one."""
    weiger_wijziging(lezing, element)
    plek = lezing.plek(element)
    match lokaal(element):
        case "Al" | "Lijstaanhef" | "Lijstsluiting" | "Bron":
            yield from _alinea(lezing, element)
        case "Tussenkop":
            inhoud = lopend(lezing, element)
            if inhoud:
                yield Tussenkop(inhoud, plek)
        case "Lijst":
            yield from _lijst(lezing, element)
        case "Begrippenlijst":
            begrippen = tuple(_begrip(lezing, deel) for deel in element if _is(lezing, deel, "Begrip"))
            yield Begrippenlijst(begrippen, plek)
        case "table":
            yield from lees_tabel(lezing, element, lees_blokken)
        case "Figuur" | "Formule":
            yield from _figuur(lezing, element)
        case "Citaat":
            yield Citaat(lees_blokken(lezing, element), plek)
        case "Kadertekst":
            yield from _kadertekst(lezing, element)
        case "Vervallen":
            yield Vervallen(plek)
        case "Gereserveerd":
            yield Gereserveerd(plek)
        case naam if naam in OMHULSEL:
            if OMHULSEL[naam]:
                lezing.verlies(element, OMHULSEL[naam])
            yield from lees_blokken(lezing, element)
        case _:
            lezing.onbekend(element)


def lopend(lezing: Lezing, element: etree._Element) -> Inlines:
    """The running text of an element, its footnotes with their blocks."""
    return lees_lopend(lezing, element, lees_blokken)


def weiger_wijziging(lezing: Lezing, element: etree._Element) -> None:
    """An element that says it is new or gone belongs to a mutation."""
    if element.get("wijzigactie") is not None:
        weiger_renvooi(lezing, element)


def platte_woorden(lezing: Lezing, element: etree._Element, wat: str) -> str:
    """The text of an element of which the model keeps only characters: a label or a number."""
    for deel in element.iter(etree.Element):
        if deel.tag in RENVOOI:
            weiger_renvooi(lezing, deel)
    if len(element):
        lezing.verlies(element, f"De opmaak in {wat} is niet overgenomen; de tekst wel.")
    return zichtbaar(woorden(element))


def aanduiding(lezing: Lezing, element: etree._Element | None) -> str:
    """The number of a lid or item without its closing dot."""
    if element is None:
        return ""
    tekst = platte_woorden(lezing, element, "een aanduiding")
    nummer = tekst.removesuffix(".")
    if nummer and nummer_tekst(nummer) != tekst:
        lezing.verlies(element, f"De aanduiding “{tekst}” wordt geschreven als “{nummer_tekst(nummer)}”.")
    return nummer


def _is(lezing: Lezing, element: etree._Element, naam: str) -> bool:
    if lokaal(element) == naam:
        weiger_wijziging(lezing, element)
        return True
    lezing.onbekend(element)
    return False


def _alinea(lezing: Lezing, element: etree._Element) -> Iterator[Blok]:
    inhoud = lopend(lezing, element)
    if not inhoud:
        lezing.verlies(element, "Een lege alinea is weggelaten.")
        return
    if lokaal(element) != "Al":
        lezing.verlies(element, f"Een <{lokaal(element)}> is een gewone alinea geworden.")
    match inhoud:
        case (Tekst(tekst),) if tekst in MERKTEKST:
            yield MERKTEKST[tekst](lezing.plek(element))
        case _:
            yield Alinea(inhoud, lezing.plek(element))


def _lijst(lezing: Lezing, element: etree._Element) -> Iterator[Blok]:
    items: list[Li] = []
    na: list[Blok] = []
    for deel in element:
        if lokaal(deel) == "Lijstaanhef":
            yield from lees_blok(lezing, deel)
        elif lokaal(deel) == "Lijstsluiting":
            na += lees_blok(lezing, deel)
        elif _is(lezing, deel, "Li"):
            nummer = aanduiding(lezing, deel.find(T + "LiNummer"))
            items.append(Li(nummer, lees_blokken(lezing, deel), lezing.plek(deel)))
    if len({bool(item.nummer) for item in items}) > 1:
        lezing.let_op(element, "Niet alle onderdelen van een lijst hebben een aanduiding; zij staan nu in de tekst.")
        items = [aanduiding_als_tekst(item) for item in items]
    if items:
        yield Lijst(tuple(items), lezing.plek(element))
    yield from na


def _begrip(lezing: Lezing, element: etree._Element) -> Begrip:
    term: Inlines = ()
    omschrijving: tuple[Blok, ...] = ()
    for deel in element:
        if lokaal(deel) == "LiNummer":
            lezing.verlies(deel, "De aanduiding van een begrip is het begin van de term geworden.")
            term = (Tekst(f"{platte_woorden(lezing, deel, 'een aanduiding')} "),)
        elif lokaal(deel) == "Term":
            term = canoniek((*term, *lopend(lezing, deel)))
        elif _is(lezing, deel, "Definitie"):
            omschrijving = lees_blokken(lezing, deel)
    return Begrip(term, omschrijving, lezing.plek(element))


def _figuur(lezing: Lezing, element: etree._Element) -> Iterator[Blok]:
    """The image; what stands around it besides a caption becomes paragraphs before and after it."""
    figuur: Figuur | None = None
    bijschrift: Inlines = ()
    na: list[Blok] = []
    if lokaal(element) == "Formule":
        lezing.verlies(element, "Een formule is een figuur geworden.")
    for deel in element:
        match lokaal(deel):
            case "Titel" | "title":
                lezing.verlies(deel, "De titel van een figuur is een gewone alinea geworden.")
                titel = lopend(lezing, deel)
                if titel:
                    yield Alinea(titel, lezing.plek(deel))
            case "Illustratie":
                alt = " ".join(zichtbaar(deel.get("alt", "")).split())
                figuur = Figuur(beeldbron(deel), alt, (), lezing.plek(element))
            case "Bijschrift":
                bijschrift = lopend(lezing, deel)
            case "Bron":
                lezing.verlies(deel, "De bron bij een tabel of figuur is een gewone alinea geworden.")
                na += (Alinea(bron, lezing.plek(deel)) for bron in (lopend(lezing, deel),) if bron)
            case _:
                lezing.onbekend(deel)
    if figuur is not None:
        yield Figuur(figuur.bron, figuur.alt, bijschrift, figuur.position)
    yield from na


def _kadertekst(lezing: Lezing, element: etree._Element) -> Iterator[Blok]:
    lezing.verlies(element, "Het kader om een tekst is niet overgenomen; zijn kop is een tussenkop.")
    kop = element.find(T + "Kop")
    if kop is not None:
        regel = op_een_regel(lopend(lezing, deel) for deel in kop)
        if regel:
            yield Tussenkop(regel, lezing.plek(kop))
    yield from lees_blokken(lezing, element)


def op_een_regel(delen: Iterable[Inlines]) -> Inlines:
    """The texts as one, with a space between them."""
    return canoniek(tuple(deel for tekst in delen for deel in (*tekst, Tekst(" "))))

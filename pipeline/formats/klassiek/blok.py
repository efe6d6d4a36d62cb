"""Blocks of classic legislation XML into the model: what is known by name, and all else by what is in it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.formats.klassiek.inline import als_alinea, beeldbron, inhoud_van, lees_delen, lees_lopend
from pipeline.formats.klassiek.lezing import LOPEND, STIL, Lezing, naam, woorden
from pipeline.formats.klassiek.tabel import lees_tabel
from pipeline.formats.markdown.label import nummer_tekst
from pipeline.formats.markdown.passend_blok import aanduiding_als_tekst
from pipeline.formats.stop.read_blok import MERKTEKST
from pipeline.formats.zichtbaar import zichtbaar
from pipeline.model import (
    Alinea,
    Begrip,
    Begrippenlijst,
    Blok,
    Citaat,
    Figuur,
    Inlines,
    Li,
    Lijst,
    Tekst,
    Tussenkop,
    Vervallen,
    Weggelaten,
)

KOPDELEN = frozenset({"kop", "lidnr", "li.nr", "noot.nr", "noot.lijst.nr"})
"""What the caller reads itself."""
GEWOON = frozenset(
    "structuurtekst tekst al-groep preambule considerans afkondiging slotformulering ondertekening ondertekenaar "
    "gegeven label uitgifte dagtekening wetsluiting regeling-sluiting specificatie definitie inhoud divisie.tekst wij "
    "wie koning considerans.al considerans.lijst noot.al functie waarde aanhef".split()
)
"""Elements around blocks or around a line that the model does without, and nobody misses."""
ONGEMARKEERD = ("", "-")
"""How a list says that an item has no label."""


def lees_blokken(lezing: Lezing, element: etree._Element) -> tuple[Blok, ...]:
    """The blocks inside the element; its heading, number or label is the caller's."""
    gevonden: list[Blok] = []
    lopend: list[str | etree._Element] = []
    for deel in inhoud_van(element):
        if isinstance(deel, str) or naam(deel) in LOPEND | {"br"}:
            lopend.append(deel)
        elif naam(deel) not in STIL:
            gevonden += _los(lezing, element, lopend)
            lopend = []
            if naam(deel) not in KOPDELEN:
                gevonden += lees_blok(lezing, deel)
    return (*gevonden, *_los(lezing, element, lopend))


def _los(lezing: Lezing, element: etree._Element, lopend: list[str | etree._Element]) -> Iterator[Blok]:
    """Running text that stands between blocks without a paragraph around it."""
    if all(isinstance(deel, str) and not deel.strip() for deel in lopend):
        return
    vervanging = _vervanging(lezing, lopend)
    if vervanging is not None:
        yield vervanging
        return
    inhoud = lees_delen(lezing, lopend, lees_blokken)
    if inhoud == () or not isinstance(inhoud[0], Tekst) or len(inhoud) > 1 or inhoud[0].inhoud not in MERKTEKST:
        yield from als_alinea(lezing, element, inhoud)
    else:
        yield MERKTEKST[inhoud[0].inhoud](lezing.plek(element))


def lees_blok(lezing: Lezing, element: etree._Element) -> Iterator[Blok]:
    """The blocks that one element becomes: usually one."""
    plek = lezing.plek(element)
    match naam(element):
        case "al" | "considerans.al" | "noot.al":
            yield from _alinea(lezing, element)
        case "tussenkop":
            inhoud = lees_lopend(lezing, element, lees_blokken)
            if inhoud:
                yield Tussenkop(inhoud, plek)
        case "lijst" | "noot.lijst" | "considerans.lijst":
            yield from _lijst(lezing, element)
        case "definitielijst":
            yield from _definities(lezing, element)
        case "specificatielijst":
            yield from _specificaties(lezing, element)
        case "table":
            yield from lees_tabel(lezing, element, lees_blokken)
        case "plaatje" | "illustratie":
            yield from _figuur(lezing, element)
        case "citaat" | "citaat-artikel":
            yield Citaat(lees_blokken(lezing, element), plek)
        case "lid":
            yield from _los_lid(lezing, element)
        case "kop":
            yield from als_tussenkop(lezing, element)
        case soort if soort in GEWOON:
            yield from lees_blokken(lezing, element)
        case soort:
            lezing.verlies(
                element, f"Het element <{soort}> kent renvooi niet; de tekst ervan is gewone tekst geworden."
            )
            kop = next((deel for deel in element if naam(deel) == "kop"), None)
            if kop is not None:
                yield from als_tussenkop(lezing, kop)
            yield from lees_blokken(lezing, element)


def _alinea(lezing: Lezing, element: etree._Element) -> Iterator[Blok]:
    """The paragraph; one that holds blocks (a list in an `al`) is cut at them."""
    yield from lees_blokken(lezing, element)


def _vervanging(lezing: Lezing, lopend: list[str | etree._Element]) -> Blok | None:
    """What stands for editorial text in place of law: repealed when it says so, else law that the source leaves out."""
    element, *rest = [deel for deel in lopend if not isinstance(deel, str) or deel.strip()]
    if rest or isinstance(element, str) or naam(element) != "redactie":
        return None
    if element.get("type", "vervanging") != "vervanging":
        return None
    tekst = woorden(element)
    if tekst.strip("[]().;, ").casefold() == "vervallen":
        lezing.redactie[element] = "vervallen"
        return Vervallen(lezing.plek(element))
    lezing.redactie[element] = ""
    lezing.apart(element, f"In plaats van de wettekst zegt de bron: “{tekst}”; daar staat nu […].")
    return Weggelaten(lezing.plek(element))


def als_tussenkop(lezing: Lezing, kop: etree._Element) -> Iterator[Blok]:
    """A heading where no provision can stand, as a line between blocks."""
    inhoud = lees_lopend(lezing, kop, lees_blokken)
    if inhoud:
        yield Tussenkop(inhoud, lezing.plek(kop))


def aanduiding(lezing: Lezing, element: etree._Element, tekst: str) -> str:
    """A number or mark without its closing dot."""
    kaal = " ".join(zichtbaar(tekst).split())
    nummer = kaal.removesuffix(".").rstrip() if kaal.strip(".") else kaal
    if nummer and nummer_tekst(nummer) == f"{kaal}.":
        lezing.verlies(element, "Een aanduiding zonder punt wordt met een punt geschreven.")
    elif nummer and nummer_tekst(nummer) != kaal:
        lezing.verlies(element, f"De aanduiding “{kaal}” wordt geschreven als “{nummer_tekst(nummer)}”.")
    return nummer


def _lijst(lezing: Lezing, element: etree._Element) -> Iterator[Blok]:
    items: list[Li] = []
    for deel in element:
        if naam(deel) == "li":
            kind = next((onder for onder in deel if naam(onder) == "li.nr"), None)
            merk = woorden(kind) if kind is not None else deel.get("nr", "")
            nummer = "" if merk.strip() in ONGEMARKEERD else aanduiding(lezing, deel, merk)
            items.append(Li(nummer, lees_blokken(lezing, deel), lezing.plek(deel)))
        elif naam(deel) not in STIL:
            yield from _lijst_van(lezing, element, items)
            items = []
            yield from lees_blok(lezing, deel)
    yield from _lijst_van(lezing, element, items)


def _lijst_van(lezing: Lezing, element: etree._Element, items: list[Li]) -> Iterator[Blok]:
    if len({bool(item.nummer) for item in items}) > 1:
        lezing.let_op(element, "Niet alle onderdelen van een lijst hebben een aanduiding; zij staan nu in de tekst.")
        items = [aanduiding_als_tekst(item) for item in items]
    gevuld = tuple(item for item in items if item.nummer or item.inhoud)
    if gevuld:
        yield Lijst(gevuld, lezing.plek(element))


def _definities(lezing: Lezing, element: etree._Element) -> Iterator[Blok]:
    begrippen: list[Begrip] = []
    for item in element:
        if naam(item) == "definitie-item":
            term: Inlines = ()
            rest: tuple[Blok, ...] = ()
            for deel in item:
                if naam(deel) == "term":
                    term = lees_lopend(lezing, deel, lees_blokken)
                elif naam(deel) not in STIL:
                    rest = (*rest, *lees_blok(lezing, deel))
            begrippen.append(Begrip(term or (Tekst("–"),), rest, lezing.plek(item)))
    if begrippen:
        yield Begrippenlijst(tuple(begrippen), lezing.plek(element))


def _specificaties(lezing: Lezing, element: etree._Element) -> Iterator[Blok]:
    """A list of names with a value each: the value is the end of the item."""
    lezing.verlies(element, "Een specificatielijst is een gewone lijst; de waarde staat achter de omschrijving.")
    items: list[Li] = []
    for deel in element:
        if naam(deel) in STIL:
            continue
        merk = next((woorden(onder) for onder in deel if naam(onder) == "li.nr"), "")
        nummer = "" if merk in ONGEMARKEERD else aanduiding(lezing, deel, merk)
        items.append(Li(nummer, lees_blokken(lezing, deel), lezing.plek(deel)))
    yield from _lijst_van(lezing, element, items)


def _figuur(lezing: Lezing, element: etree._Element) -> Iterator[Blok]:
    beelden = [element] if naam(element) == "illustratie" else list(element.iter("{*}illustratie"))
    for beeld in beelden:
        yield Figuur(beeldbron(beeld), " ".join(zichtbaar(beeld.get("alt", "")).split()), (), lezing.plek(element))
    for deel in element if naam(element) == "plaatje" else ():
        if naam(deel) not in ("illustratie", *STIL):
            lezing.verlies(deel, "De tekst bij een afbeelding is een gewone alinea geworden.")
            yield from lees_blok(lezing, deel)


def _los_lid(lezing: Lezing, element: etree._Element) -> Iterator[Blok]:
    """A lid outside an article: an item of a list, so that its number stays."""
    lezing.verlies(element, "Een lid buiten een artikel is een onderdeel van een lijst geworden.")
    merk = next((woorden(deel) for deel in element if naam(deel) == "lidnr"), "")
    item = Li(aanduiding(lezing, element, merk), lees_blokken(lezing, element), lezing.plek(element))
    yield Lijst((item,), lezing.plek(element))


def is_leeg(blokken: tuple[Blok, ...]) -> bool:
    """Whether there is nothing to read in the blocks."""
    return not any(not isinstance(blok, Alinea) or blok.inhoud for blok in blokken)

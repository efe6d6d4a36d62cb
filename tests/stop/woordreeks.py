"""The words of a regulation in their order, told twice: by its XML alone and by its tree alone (law L8)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from pipeline.formats.stop.xml import T
from pipeline.model import (
    Begrip,
    Figuur,
    Gereserveerd,
    Inlines,
    Knoop,
    Li,
    Lid,
    Nadruk,
    Noot,
    Regeleinde,
    Regeling,
    Structuursoort,
    Tekst,
    Vervallen,
    Verwijzing,
    Weggelaten,
    kinderen,
    kop_van,
    stukken,
    tekst_van,
)

WOORD = re.compile(r"\w+|[^\w\s]")
ZACHT = re.compile("[\xad\u200b\ufeff]")
AANDUIDING = (f"{T}LiNummer", f"{T}LidNummer")
MERKEN = {f"{T}Vervallen": " [vervallen] ", f"{T}Gereserveerd": " [gereserveerd] "}
STRUCTUUR = frozenset(Structuursoort)
LOPEND = frozenset(T + naam for naam in "b i u strong sup sub abbr Contact IntRef ExtRef IntIoRef ExtIoRef".split())


def reeks(tekst: str) -> list[str]:
    return WOORD.findall(ZACHT.sub("", tekst))


def in_xml(compact: etree._Element) -> list[str]:
    """The words as they stand in the file; the dots behind a label are its form, a note stands where it is called."""
    noten = {noot.get("id"): noot for noot in compact.iter(f"{T}Noot")}

    def tekst(element: etree._Element) -> Iterator[str]:
        if element.tag in AANDUIDING:
            yield f" {''.join(map(str, element.itertext())).strip().rstrip('.')} "
            return
        if element.tag == f"{T}Nootref":
            yield from tekst(noten[element.get("refid")])
            return
        los = "" if element.tag in LOPEND else " "
        heeft_kop = element.find(f"{T}Kop") is not None
        if (
            heeft_kop
            and element.tag.removeprefix(T) in STRUCTUUR
            and not "".join(map(str, element.findtext(f"{T}Kop/*", "").split()))
        ):
            # A division must be called something; the reader says that it added the word.
            yield f" {element.tag.removeprefix(T)} "
        yield los + MERKEN.get(element.tag, "") + (element.text or "")
        for deel in element:
            yield from tekst(deel)
            yield deel.tail or ""
        yield los

    return reeks("".join(tekst(compact)))


def in_boom(regeling: Regeling) -> list[str]:
    """The words as the tree has them."""
    return reeks("".join((regeling.opschrift, *(deel for stuk in stukken(regeling) for deel in _van(stuk)))))


def _van(node: Knoop) -> Iterator[str]:
    kop = kop_van(node)
    yield f" {kop.label} {kop.nummer} " if kop else " "
    match node:
        case Lid() | Li():
            yield f"{node.nummer.rstrip('.')} "
        case Vervallen():
            yield "[vervallen]"
        case Gereserveerd():
            yield "[gereserveerd]"
        case Weggelaten():
            yield "[…]"
        case Begrip() | Figuur():
            pass
    yield from _lopend(tekst_van(node))
    yield " "
    for deel in kinderen(node):
        yield from _van(deel)


def _lopend(inlines: Inlines) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Tekst(inhoud):
                yield inhoud
            case Nadruk() | Verwijzing():
                yield from _lopend(inline.inhoud)
            case Noot(label, inhoud):
                yield f" {label} "
                for blok in inhoud:
                    yield from _van(blok)
            case Regeleinde():
                yield " "
            case _:
                pass

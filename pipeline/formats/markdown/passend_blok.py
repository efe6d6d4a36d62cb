"""Blocks from elsewhere in a form that the text format can hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from pipeline.formats.markdown import label as labels
from pipeline.formats.markdown.write import write_blokken
from pipeline.model import (
    Afbeelding,
    Alinea,
    Begrip,
    Begrippenlijst,
    Blok,
    Cel,
    Citaat,
    Figuur,
    Inlines,
    Knoop,
    Li,
    Lid,
    Lijst,
    Nadruk,
    Nadruksoort,
    Noot,
    Position,
    Refused,
    Regeleinde,
    Rij,
    Tabel,
    Tekst,
    Tussenkop,
    Verwijzing,
    canoniek,
    kinderen,
    tekst_van,
)

Meld: TypeAlias = Callable[[str, Position], None]
"""Where a change of form is told."""
LIJSTEN = Lijst | Begrippenlijst


def passende_blokken(blokken: Sequence[Blok], meld: Meld) -> tuple[Blok, ...]:
    """The blocks, each in a form that can be written, and no two lists side by side."""
    gevonden: list[Blok] = []
    for blok in blokken:
        for deel in _passend(blok, meld):
            vorige = gevonden[-1] if gevonden else None
            if isinstance(deel, LIJSTEN) and isinstance(vorige, LIJSTEN):
                gevonden[-1:] = _naast(vorige, deel, meld)
            else:
                gevonden.append(deel)
    return tuple(gevonden)


def _naast(eerste: Lijst | Begrippenlijst, tweede: Lijst | Begrippenlijst, meld: Meld) -> Iterator[Blok]:
    """Two lists in a row would be read as one: alike they become one, else one of them becomes paragraphs."""
    match eerste, tweede:
        case Lijst(een), Lijst(twee) if bool(een[0].nummer) is bool(twee[0].nummer):
            meld("Twee lijsten direct na elkaar zijn één lijst geworden.", tweede.position)
            yield replace(eerste, items=(*een, *twee))
        case Begrippenlijst(een), Begrippenlijst(twee):
            meld("Twee lijsten direct na elkaar zijn één lijst geworden.", tweede.position)
            yield replace(eerste, begrippen=(*een, *twee))
        case _:
            meld("Van twee verschillende lijsten na elkaar is er een gewone tekst geworden.", tweede.position)
            if isinstance(eerste, Lijst) and not isinstance(tweede, Lijst):
                yield from als_alineas(eerste)
                yield tweede
            else:
                yield eerste
                yield from als_alineas(tweede)


def als_alineas(lijst: Lijst | Begrippenlijst) -> tuple[Blok, ...]:
    """The items of a list as loose blocks; a label or term is the begin of the text."""
    if isinstance(lijst, Lijst):
        los = [blok for item in lijst.items for blok in aanduiding_als_tekst(item).inhoud]
    else:
        los = [blok for begrip in lijst.begrippen for blok in (Alinea(begrip.term), *begrip.omschrijving)]
    return tuple(deel for blok in los for deel in (als_alineas(blok) if isinstance(blok, LIJSTEN) else (blok,)))


def aanduiding_als_tekst(item: Li | Lid) -> Li:
    """The item with its label as the first words of its text."""
    if not item.nummer:
        return Li("", item.inhoud, item.position)
    label = labels.nummer_tekst(item.nummer)
    match item.inhoud:
        case (Alinea(inhoud) as eerste, *rest):
            tekst = canoniek((Tekst(f"{label} "), *inhoud))
            return Li("", (Alinea(tekst, eerste.position), *rest), item.position)
        case _:
            return Li("", (Alinea((Tekst(label),), item.position), *item.inhoud), item.position)


def _passend(blok: Blok, meld: Meld) -> Iterable[Blok]:
    match blok:
        case Lijst(items):
            return _lijst(blok, items, meld)
        case Begrippenlijst(begrippen):
            passend = tuple(replace(een, omschrijving=passende_blokken(een.omschrijving, meld)) for een in begrippen)
            return _begrippen(replace(blok, begrippen=passend), meld)
        case Tabel():
            return (_tabel(blok, meld),)
        case Citaat(inhoud):
            return (replace(blok, inhoud=passende_blokken(inhoud, meld)),)
        case _:
            return (blok,)


def _lijst(lijst: Lijst, items: tuple[Li, ...], meld: Meld) -> tuple[Blok, ...]:
    passend = [replace(item, inhoud=passende_blokken(item.inhoud, meld)) for item in items]
    if any(item.nummer and labels.onderdeel_source(item.nummer) is None for item in items):
        meld(
            "Een aanduiding in een lijst is geen letter of nummer; de aanduidingen staan nu in de tekst.",
            lijst.position,
        )
        passend = [aanduiding_als_tekst(item) for item in passend]
    gevuld = tuple(item for item in passend if item.nummer or item.inhoud)
    if len(gevuld) < len(passend):
        meld("Een onderdeel zonder aanduiding en zonder tekst is weggelaten.", lijst.position)
    return (replace(lijst, items=gevuld),) if gevuld else ()


def _begrippen(lijst: Begrippenlijst, meld: Meld) -> tuple[Blok, ...]:
    """A term without its emphasis when that can't be written; when that doesn't help the list becomes paragraphs."""
    begrippen: list[Begrip] = []
    for begrip in lijst.begrippen:
        kaal = kale_tekst(begrip.term)
        if _schrijfbaar(begrip.term):
            begrippen.append(begrip)
        elif _schrijfbaar(kaal) and kaal != begrip.term:
            meld("De opmaak van een term is niet overgenomen.", begrip.position)
            begrippen.append(replace(begrip, term=kaal))
        else:
            meld("Een begrippenlijst met een term die niet zo geschreven kan worden, is gewone tekst.", lijst.position)
            return als_alineas(lijst)
    return (replace(lijst, begrippen=tuple(begrippen)),)


def kale_tekst(text: Inlines) -> Inlines:
    """The words without emphasis, links and images; those of a footnote stand between brackets where it was called."""
    return canoniek((Tekst(_kaal(text)),))


def _kaal(text: Inlines) -> str:
    delen: list[str] = []
    for item in text:
        match item:
            case Tekst(inhoud):
                delen.append(inhoud)
            case Nadruk() | Verwijzing():
                delen.append(_kaal(item.inhoud))
            case Noot(label, blokken):
                delen.append(f" ({' '.join(filter(None, (label, *(_woorden(blok) for blok in blokken))))}) ")
            case _:
                delen.append(" ")
    return "".join(delen)


def _woorden(node: Knoop) -> str:
    eigen = f"{labels.nummer_tekst(node.nummer)} " if isinstance(node, Li) and node.nummer else ""
    return " ".join(filter(None, (eigen + _kaal(tekst_van(node)), *(_woorden(kind) for kind in kinderen(node)))))


def _schrijfbaar(term: Inlines) -> bool:
    try:
        write_blokken((Begrippenlijst((Begrip(term, ()),)),), "")
    except Refused:
        return False
    return True


def _tabel(tabel: Tabel, meld: Meld) -> Tabel:
    """A cell holds paragraphs and lists; anything else in it becomes those."""

    def cel(een: Cel) -> Cel:
        los = tuple(deel for blok in een.inhoud for deel in _in_cel(blok, meld))
        return replace(een, inhoud=passende_blokken(los, meld))

    def rij(een: Rij) -> Rij:
        return replace(een, cellen=tuple(cel(deel) for deel in een.cellen))

    return replace(tabel, rijen=tuple(rij(een) for een in tabel.rijen))


def _in_cel(blok: Blok, meld: Meld) -> tuple[Blok, ...]:
    match blok:
        case Tussenkop(inhoud):
            meld("Een tussenkop in een cel van een tabel is een vette alinea geworden.", blok.position)
            return (Alinea(canoniek((Nadruk(Nadruksoort.VET, inhoud),)), blok.position),)
        case Figuur(bron, alt, bijschrift):
            meld("Een figuur in een cel van een tabel staat nu in een alinea.", blok.position)
            onder = (Regeleinde(), *bijschrift) if bijschrift else ()
            return (Alinea((Afbeelding(bron, alt, blok.position), *onder), blok.position),)
        case Lijst(items):
            delen = [
                replace(item, inhoud=tuple(deel for een in item.inhoud for deel in _in_cel(een, meld)))
                for item in items
            ]
            return (replace(blok, items=tuple(delen)),)
        case Citaat(inhoud):
            meld("Een citaat in een cel van een tabel is gewone tekst geworden.", blok.position)
            return tuple(deel for een in inhoud for deel in _in_cel(een, meld))
        case Begrippenlijst():
            meld("Een begrippenlijst in een cel van een tabel is gewone tekst geworden.", blok.position)
            return tuple(deel for een in als_alineas(blok) for deel in _in_cel(een, meld))
        case Tabel():
            meld("Een tabel in een cel van een tabel is gewone tekst geworden.", blok.position)
            binnen = [een for rij in blok.rijen for inhoud in rij.cellen for een in inhoud.inhoud]
            titel = (Alinea(blok.titel, blok.position),) if blok.titel else ()
            return (*titel, *(deel for een in binnen for deel in _in_cel(een, meld)))
        case _:
            return (blok,)

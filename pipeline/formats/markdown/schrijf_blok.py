"""Blocks as source, in the one canonical form."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.formats.markdown import label as labels
from pipeline.formats.markdown.escape import escape_alt, escape_begin, escape_item, escape_regel
from pipeline.formats.markdown.guards import label
from pipeline.formats.markdown.inline import SPATIE
from pipeline.formats.markdown.lijst import BEGRIP
from pipeline.formats.markdown.paden import bestemming, van_tekst
from pipeline.formats.markdown.schrijf_inline import Schrift, schrijf_inlines, schrijf_met_tags, schrijf_regels
from pipeline.formats.markdown.schrijf_tabel import PLAATS, meld_label, schrijf_tabel
from pipeline.formats.markdown.tarieven import schrijf_tarieven
from pipeline.model import (
    Afbeelding,
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
    Nadruk,
    Nadruksoort,
    Tabel,
    Tarieventabel,
    Tussenkop,
    Vervallen,
    Weggelaten,
)

SLUITHEK = re.compile(r"(?:(?<= )|\A)#+\Z")
EINDIGT_OP_KOP = re.compile(r"[ >-]*#{1,6} ")
LIJSTEN = Lijst | Begrippenlijst
TEKSTEN = Alinea | Figuur | Vervallen | Gereserveerd | Weggelaten
"""What may stand on the line of a label."""


def schrijf_blokken(schrift: Schrift, blocks: Sequence[Blok], tussenkop: int) -> list[str]:
    """The lines of blocks, a blank line between them; `tussenkop` is the level of a heading among them."""
    lines: list[str] = []
    for index, block in enumerate(blocks):
        if index:
            lines.append("")
            if isinstance(block, LIJSTEN) and isinstance(blocks[index - 1], LIJSTEN):
                schrift.meld(
                    "twee lijsten direct na elkaar kunnen niet worden geschreven.",
                    block.position,
                    "Zet er een alinea tussen of maak er één lijst van.",
                )
        lines += schrijf_blok(schrift, block, tussenkop)
    return lines


def schrijf_blok(schrift: Schrift, block: Blok, tussenkop: int) -> list[str]:
    """The lines of one block."""
    match block:
        case Alinea() | Figuur() | Vervallen() | Gereserveerd() | Weggelaten():
            return schrijf_tekst(schrift, block)
        case Lijst(items):
            return _onderdelen([_li(schrift, item, tussenkop) for item in items])
        case Begrippenlijst(begrippen):
            return _onderdelen([_begrip(schrift, begrip, tussenkop) for begrip in begrippen])
        case Tarieventabel():
            return schrijf_tarieven(schrift, block)
        case Tabel():
            return schrijf_tabel(schrift, block)
        case Citaat(inhoud):
            return [f"> {line}".rstrip() for line in schrijf_blokken(schrift, inhoud, tussenkop)]
        case Tussenkop(inhoud):
            return ["#" * tussenkop + " " + kop_regel(schrijf_inlines(schrift, inhoud))]


def kop_regel(source: str) -> str:
    """The text of a heading; hashes at its end would vanish."""
    return SLUITHEK.sub(r"\\\g<0>", source)


def schrijf_tekst(schrift: Schrift, block: TEKSTEN) -> list[str]:
    """The lines of a paragraph."""
    match block:
        case Alinea(inhoud):
            return _alinea(schrift, inhoud).split("\n")
        case Figuur():
            source = f"![{escape_alt(block.alt)}]({bestemming(van_tekst(block.bron, schrift.folder))})"
            caption = escape_regel(schrijf_regels(schrift, block.bijschrift))
            return [source, *caption.split("\n")] if caption else [source]
        case _:
            return [PLAATS[type(block)]]


def _alinea(schrift: Schrift, text: Inlines) -> str:
    source = schrijf_regels(schrift, text)
    if source.startswith("*") and (labels.LID.match(source) or label.BEGIN.match(source)):
        source = schrijf_met_tags(schrift, text)
    if len(text) == 1 and isinstance(text[0], Afbeelding):
        return SPATIE + source
    return escape_begin(source)


def _onderdelen(items: list[list[str]]) -> list[str]:
    """The items of a list; a blank line after one that holds blank lines itself or ends with a heading."""
    lines: list[str] = []
    for index, item in enumerate(items):
        if index and ("" in items[index - 1] or EINDIGT_OP_KOP.match(items[index - 1][-1])):
            lines.append("")
        lines.append(f"- {item[0]}")
        lines += [f"  {line}".rstrip() for line in item[1:]]
    return lines


def _li(schrift: Schrift, item: Li, tussenkop: int) -> list[str]:
    if not item.nummer:
        if not item.inhoud:
            schrift.meld("een onderdeel zonder aanduiding en zonder tekst.", item.position, "Vul het of haal het weg.")
            return [""]
        first = item.inhoud[0]
        if isinstance(first, Alinea):
            return [*_los_onderdeel(schrift, first.inhoud), *_rest(schrift, item.inhoud[1:], tussenkop)]
        rest = schrijf_blokken(schrift, item.inhoud[1:], tussenkop)
        return [*schrijf_blok(schrift, first, tussenkop), *(["", *rest] if rest else [])]
    source = labels.onderdeel_source(item.nummer)
    if source is None:
        meld_label(schrift, item)
        return [""]
    return schrijf_na(schrift, source, item.inhoud, tussenkop)


def _los_onderdeel(schrift: Schrift, text: Inlines) -> list[str]:
    """The first paragraph of an item without a label."""
    source = _alinea(schrift, text)
    if BEGRIP.match(source):
        source = escape_begin(schrijf_met_tags(schrift, text))
    return escape_item(source).split("\n")


def schrijf_na(schrift: Schrift, source: str, blocks: Sequence[Blok], tussenkop: int) -> list[str]:
    """Blocks after a label: a text on its line, the rest below."""
    if blocks and isinstance(first := blocks[0], TEKSTEN):
        lines = schrijf_tekst(schrift, first)
        return [f"{source} {lines[0]}", *lines[1:], *_rest(schrift, blocks[1:], tussenkop)]
    return [source, *_rest(schrift, blocks, tussenkop)]


def _rest(schrift: Schrift, blocks: Sequence[Blok], tussenkop: int) -> list[str]:
    """Blocks below the first line of an item: a list follows at once, anything else after a blank line."""
    lines = schrijf_blokken(schrift, blocks, tussenkop)
    return lines if not blocks or isinstance(blocks[0], LIJSTEN) else ["", *lines]


def _begrip(schrift: Schrift, begrip: Begrip, tussenkop: int) -> list[str]:
    term = f"*{schrijf_inlines(schrift, begrip.term)}*:"
    if not _is_term(schrift, term, begrip.term):
        term = f"*{schrijf_met_tags(schrift, begrip.term)}*:"
    if not _is_term(schrift, term, begrip.term):
        schrift.meld(
            "deze term kan niet als begrip worden geschreven.",
            begrip.position,
            "Haal de opmaak of de leestekens aan begin en eind van de term weg.",
        )
    return schrijf_na(schrift, term, begrip.omschrijving, tussenkop)


def _is_term(schrift: Schrift, source: str, term: Inlines) -> bool:
    found = BEGRIP.fullmatch(source)
    return found is not None and schrift.herlees(source[:-1]) == (Nadruk(Nadruksoort.CURSIEF, term),)

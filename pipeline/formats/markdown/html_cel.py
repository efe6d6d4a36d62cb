"""What a cell of an HTML table holds: running text, paragraphs and lists."""

from __future__ import annotations

import re

from pipeline.formats.markdown import label as labels
from pipeline.formats.markdown.alinea import PLAATSHOUDERS
from pipeline.formats.markdown.guards import tabel
from pipeline.formats.markdown.html_boom import Element, Letterlijk, Stuk
from pipeline.formats.markdown.inline import TAGS
from pipeline.formats.markdown.lezing import Lezing
from pipeline.formats.markdown.paden import beeld_bron, link_doel
from pipeline.model import (
    Afbeelding,
    Alinea,
    Blok,
    Inline,
    Inlines,
    Li,
    Lijst,
    Nadruk,
    Noot,
    Regeleinde,
    Tekst,
    Verwijzing,
    canoniek,
)

NOOT = re.compile(r"\[\^([^\s\]]+)\]")


def lees_cel_blokken(lezing: Lezing, element: Element, line: int) -> tuple[Blok, ...]:
    """The blocks of a cell or an item: paragraphs, lists, and running text between them."""
    return _blokken(lezing, element.inhoud, line, element.line)


def lees_cel_tekst(lezing: Lezing, parts: list[Stuk], line: int) -> Inlines:
    """Running text of a caption or a paragraph."""
    return canoniek(_inlines(lezing, parts, line))


def _blokken(lezing: Lezing, parts: list[Stuk], line: int, own: int) -> tuple[Blok, ...]:
    blocks: list[Blok] = []
    loose: list[Stuk] = []
    for part in parts:
        if isinstance(part, Element) and part.tag in ("p", "ul"):
            _alinea(lezing, loose, line, own, blocks)
            loose = []
            if part.tag == "p":
                known = len(blocks)
                _alinea(lezing, part.inhoud, line, part.line, blocks)
                if len(blocks) == known:
                    lezing.meld(tabel.HTML_TABEL, line + part.line, "een lege alinea <p></p>")
            else:
                blocks.append(_lijst(lezing, part, line))
        else:
            loose.append(part)
    _alinea(lezing, loose, line, own, blocks)
    return tuple(blocks)


def _alinea(lezing: Lezing, parts: list[Stuk], line: int, own: int, blocks: list[Blok]) -> None:
    """Add the paragraph these parts make, if there is anything in them."""
    position = lezing.position(line + own)
    if all(isinstance(part, str) and not isinstance(part, Letterlijk) for part in parts):
        plain = " ".join("".join(part for part in parts if isinstance(part, str)).split())
        if soort := PLAATSHOUDERS.get(plain):
            blocks.append(soort(position))
            return
    if text := lees_cel_tekst(lezing, parts, line):
        blocks.append(Alinea(text, position))


def _lijst(lezing: Lezing, element: Element, line: int) -> Lijst:
    items: list[Li] = []
    for item in element.elements():
        nummer, rest = _label(item.inhoud)
        items.append(Li(nummer, _blokken(lezing, rest, line, item.line), lezing.position(line + item.line)))
        if not nummer and not items[-1].inhoud:
            lezing.meld(tabel.HTML_TABEL, line + item.line, "een leeg onderdeel <li></li>")
    if any(item.nummer for item in items) and not all(item.nummer for item in items):
        lezing.meld(tabel.HTML_TABEL, line + element.line, "sommige onderdelen hebben een aanduiding en andere niet")
    if not items:
        lezing.meld(tabel.HTML_TABEL, line + element.line, "een lege lijst <ul></ul>")
    return Lijst(tuple(items), lezing.position(line + element.line))


def _label(parts: list[Stuk]) -> tuple[str, list[Stuk]]:
    """The label an item opens with, and the rest."""
    if not parts or not isinstance(parts[0], str) or isinstance(parts[0], Letterlijk):
        return "", parts
    first = parts[0].lstrip()
    found = labels.PLAIN_START.match(first)
    if not found or (found.end() == len(first) and first[-1:] not in " \n" and len(parts) > 1 and _is_tekst(parts[1])):
        return "", parts
    return found["dotted"] or found["bracketed"] or found["sign"], [first[found.end() :], *parts[1:]]


def _is_tekst(part: Stuk) -> bool:
    return isinstance(part, str) or part.tag not in ("p", "ul")


def _inlines(lezing: Lezing, parts: list[Stuk], line: int) -> Inlines:
    text: list[Inline] = []
    for part in parts:
        if isinstance(part, Letterlijk):
            text.append(Tekst(str(part)))
        elif isinstance(part, str):
            text += _gewoon(lezing, part, line)
        else:
            text += _element(lezing, part, line)
    return tuple(text)


def _gewoon(lezing: Lezing, part: str, line: int) -> list[Inline]:
    """Characters, with the calls of footnotes in them."""
    text: list[Inline] = []
    end = 0
    for found in NOOT.finditer(part):
        text.append(Tekst(part[end : found.start()], lezing.position(line)))
        text.append(Noot(found[1], lezing.lees_noot(lezing, found[1], line), lezing.position(line)))
        end = found.end()
    text.append(Tekst(part[end:], lezing.position(line)))
    return text


def _element(lezing: Lezing, element: Element, line: int) -> Inlines:
    position = lezing.position(line + element.line)
    if element.tag == "br":
        return (Regeleinde(position),)
    if element.tag == "img":
        bron = beeld_bron(element.attributes.get("src", ""), lezing.folder)
        if bron is None:
            source = element.attributes.get("src", "")
            lezing.meld(tabel.HTML_TABEL, line + element.line, f"afbeelding “{source}” is geen bestand bij deze tekst")
            return ()
        return (Afbeelding(bron, " ".join(element.attributes.get("alt", "").split()), position),)
    inhoud = _inlines(lezing, element.inhoud, line)
    if not canoniek(inhoud):
        lezing.meld(tabel.HTML_TABEL, line + element.line, f"<{element.tag}> zonder tekst")
    if element.tag != "a":
        return (Nadruk(TAGS[element.tag], inhoud, position),)
    href = element.attributes.get("href", "")
    doel = link_doel(href, lezing.folder)
    if doel is None:
        lezing.meld(tabel.HTML_TABEL, line + element.line, f"link naar “{href}”, geen webadres en geen tekstbestand")
        return inhoud
    return (Verwijzing(doel, inhoud, position),)

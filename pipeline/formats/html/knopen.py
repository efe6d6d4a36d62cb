"""Nodes of the tree as HTML: the shell of each kind in one place, filled with plain or with compared content."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from pipeline.formats.html.element import Element, add_text, child, is_leeg
from pipeline.formats.html.inline import add_image, add_marked, add_segments
from pipeline.formats.html.weergave import Kant, Weergave, mark_of_kaal
from pipeline.model import (
    Alinea,
    Artikel,
    Begrip,
    Begrippenlijst,
    Bij,
    Bijlage,
    Blok,
    Cel,
    Citaat,
    Divisie,
    Figuur,
    Gelijk,
    Gereserveerd,
    Knoop,
    Li,
    Lid,
    Lijst,
    OmhuldBij,
    OmhuldWeg,
    Paar,
    Rij,
    Structuur,
    Tabel,
    Toelichting,
    Tussenkop,
    Vergeleken,
    Vervallen,
    Weg,
    Weggelaten,
    kinderen,
    nieuw,
    oud,
    tekst_van,
)

DEEPEST = 6
"""HTML has no heading element below this level."""
ALIGNED = {"right": "rechts", "center": "midden"}


class Schil(NamedTuple):
    """The element of a node without its content: where its own text and its children go, and how they are set."""

    tekst: Element
    inhoud: Element
    weergave: Weergave


def label_tekst(nummer: str) -> str:
    """The label of a lid or onderdeel as printed: "1.", "a.", "1°."; after a bracket or a sign ("•") comes no dot."""
    return f"{nummer}." if nummer[-1:].isalnum() or nummer.endswith(("°", "º", "*")) else nummer


def render(node: Knoop, parent: Element, weergave: Weergave) -> None:
    """Add a node and everything in it."""
    schil = open_schil(node, parent, weergave)
    add_marked(schil.tekst, tekst_van(node), weergave, render_blokken)
    for part in kinderen(node):
        render(part, schil.inhoud, schil.weergave)
    finish(node, schil)


def render_blokken(blokken: tuple[Blok, ...], parent: Element, weergave: Weergave) -> None:
    """Add blocks one after another."""
    for blok in blokken:
        render(blok, parent, weergave)


def render_kant(part: Vergeleken, parent: Element, weergave: Weergave, kant: Kant) -> None:
    """Add one side of a compared part: what is only on this side is marked."""
    match part:
        case Gelijk(knoop):
            render(knoop, parent, weergave)
        case Weg(knoop):
            if kant is Kant.OUD:
                render(knoop, parent, replace(weergave, merk=kant))
        case Bij(knoop):
            if kant is Kant.NIEUW:
                render(knoop, parent, replace(weergave, merk=kant))
        case OmhuldBij(knoop, parts) | OmhuldWeg(knoop, parts):
            if isinstance(part, OmhuldBij) is (kant is Kant.NIEUW):
                schil = open_schil(knoop, parent, replace(weergave, merk=kant))
                render_kanten(parts, schil.inhoud, replace(schil.weergave, merk=weergave.merk), kant)
            else:
                render_kanten(parts, parent, weergave, kant)
        case Paar():
            node = kant_van(part, kant)
            schil = open_schil(node, parent, replace(weergave, merk=kant) if other_image(part) else weergave)
            add_kant_segments(schil.tekst, part, weergave, kant)
            render_kanten(part.kinderen, schil.inhoud, schil.weergave, kant)
            finish(node, schil)


def kant_van(part: Paar, kant: Kant) -> Knoop:
    """The node of one side, whole where its element depends on what is in it."""
    bare = part.was if kant is Kant.OUD else part.wordt
    if not isinstance(bare, Lijst | Rij | Cel):
        return bare
    whole = oud(part) if kant is Kant.OUD else nieuw(part)
    assert whole is not None
    return whole


def add_kant_segments(parent: Element, part: Paar, weergave: Weergave, kant: Kant) -> None:
    """Add the own text of one side of a pair."""

    def parts(inside: tuple[Vergeleken, ...], body: Element, setting: Weergave) -> None:
        render_kanten(inside, body, setting, kant)

    add_segments(parent, part.tekst, kant, weergave, render_blokken, parts)


def other_image(part: Paar) -> bool:
    """Whether the part is a figure of which the image itself is another."""
    old, new = part.was, part.wordt
    return isinstance(old, Figuur) and isinstance(new, Figuur) and (old.bron, old.alt) != (new.bron, new.alt)


def render_kanten(parts: tuple[Vergeleken, ...], parent: Element, weergave: Weergave, kant: Kant) -> None:
    """Add one side of compared parts one after another."""
    for part in parts:
        render_kant(part, parent, weergave, kant)


def open_schil(node: Knoop, parent: Element, weergave: Weergave) -> Schil:
    """Add the bare node: its element, its label, its attributes."""
    words = weergave.words
    match node:
        case Alinea():
            return _both(child(parent, "p"), weergave)
        case Tussenkop():
            return _both(open_kop(parent, "tussenkop", weergave), weergave)
        case Lid(nummer):
            return _labelled(child(parent, "div", "lid"), nummer, weergave)
        case Lijst(items):
            marked = any(item.nummer for item in items) or not items
            return _both(child(parent, "ul", "onderdelen" if marked else "opsomming"), weergave)
        case Li(nummer):
            return _labelled(child(parent, "li"), nummer, weergave)
        case Begrippenlijst():
            return _both(child(parent, "dl", "begrippen"), weergave)
        case Begrip():
            return Schil(child(parent, "dt"), child(parent, "dd"), weergave)
        case Tabel():
            return _table(parent, weergave)
        case Rij(()):
            return _both(_skipped(parent, words.ongewijzigd), weergave)
        case Rij(_, kop):
            return _both(_row(parent, node, kop), weergave)
        case Cel():
            return _both(_cell(parent, node), weergave)
        case Figuur(bron, alt):
            figure = child(parent, "figure")
            add_image(mark_of_kaal(figure, weergave.merk, weergave.words), bron, alt, weergave)
            return _both(child(figure, "figcaption"), weergave)
        case Citaat():
            return _both(child(parent, "blockquote"), weergave)
        case Vervallen():
            return _plaats(parent, words.vervallen, weergave)
        case Gereserveerd():
            return _plaats(parent, words.gereserveerd, weergave)
        case Weggelaten():
            return _plaats(parent, words.weggelaten, weergave)
        case Artikel() | Structuur() | Divisie() | Bijlage() | Toelichting():
            return open_sectie(node, child(parent, "section", type(node).__name__.lower()), weergave)


def open_sectie(
    node: Artikel | Structuur | Divisie | Bijlage | Toelichting, section: Element, weergave: Weergave
) -> Schil:
    """Put the heading in a section; its content stands one level deeper."""
    heading = open_kop(section, "kop", weergave)
    kop = node.kop
    aanduiding = " ".join(filter(None, (kop.label, kop.nummer)))
    if aanduiding:
        number = mark_of_kaal(child(heading, "span", "nummer"), weergave.merk, weergave.words)
        add_text(number, aanduiding)
        # The space goes with what is struck or added: nothing of the heading may stay behind.
        add_text(heading if weergave.merk is None else number, " ")
    return Schil(child(heading, "span", "opschrift"), section, weergave.dieper())


def _both(element: Element, weergave: Weergave) -> Schil:
    return Schil(element, element, weergave)


def open_kop(parent: Element, klasse: str, weergave: Weergave) -> Element:
    """A heading of the level that stands in turn; deeper than HTML goes it is told by ARIA."""
    if not weergave.niveau:
        return child(parent, "p", klasse)
    if weergave.niveau <= DEEPEST:
        return child(parent, f"h{weergave.niveau}", klasse)
    heading = child(parent, "p", klasse)
    heading.set("role", "heading")
    heading.set("aria-level", str(weergave.niveau))
    return heading


def _labelled(element: Element, nummer: str, weergave: Weergave) -> Schil:
    """The literal label before the content; the browser numbers nothing."""
    if not nummer:
        return _both(element, weergave)
    label = child(element, "span", "label")
    add_text(mark_of_kaal(label, weergave.merk, weergave.words), label_tekst(nummer))
    add_text(element, " ")
    return _both(child(element, "div", "inhoud"), weergave)


def _plaats(parent: Element, text: str, weergave: Weergave) -> Schil:
    remark = mark_of_kaal(child(parent, "p", "plaats"), weergave.merk, weergave.words)
    add_text(remark, text)
    return _both(remark, weergave)


def _table(parent: Element, weergave: Weergave) -> Schil:
    """A table in a frame that scrolls, with the keyboard too, where the screen is too narrow for it."""
    frame = child(parent, "div", "tabel")
    frame.set("role", "group")
    frame.set("tabindex", "0")
    frame.set("aria-label", weergave.words.tabel)
    table = child(frame, "table")
    return Schil(child(table, "caption"), table, replace(weergave, niveau=0))


def _row(table: Element, rij: Rij, kop: bool) -> Element:
    """A row in the head, or in the body; a row of one cell over the whole width heads a body of its own."""
    name = "thead" if kop else "tbody"
    groups = not kop and len(rij.cellen) == 1 and rij.cellen[0].kolommen > 1
    last = table[-1] if len(table) else None
    body = last if last is not None and last.tag == name and not groups else child(table, name)
    return child(body, "tr", "groep" if groups else "")


def _skipped(table: Element, reden: str) -> Element:
    """A row that stands for rows that are not shown, told in words to a screen reader."""
    first = next(iter(table.iter("tr")), None)
    wide = sum(int(cell.get("colspan", "1")) for cell in first) if first is not None else 1
    row = child(child(table, "tbody"), "tr", "gelijk")
    cell = child(row, "td")
    if wide > 1:
        cell.set("colspan", str(wide))
    remark = child(cell, "p", "gelijk")
    add_text(remark, "… ")
    add_text(child(remark, "span", "sr-only"), f"({reden})")
    return row


def _cell(row: Element, cel: Cel) -> Element:
    """A cell; its scope says what it heads."""
    section = row.getparent()
    assert section is not None
    spans = cel.kolommen > 1
    scope = ""
    if cel.inhoud:
        if section.tag == "thead":
            scope = "colgroup" if spans else "col"
        elif row.get("class") == "groep":
            scope = "rowgroup"
        elif len(row) == 0 and not spans and _has_head(section) and not _is_covered(row):
            scope = "row"
    cell = child(row, "th" if scope else "td")
    if scope:
        cell.set("scope", scope)
    if spans:
        cell.set("colspan", str(cel.kolommen))
    if cel.rijen > 1:
        cell.set("rowspan", str(cel.rijen))
    return cell


def _has_head(section: Element) -> bool:
    table = section.getparent()
    return table is not None and any(part.tag == "thead" for part in table)


def _is_covered(row: Element) -> bool:
    """Whether a cell from a row above reaches into the first column of this one."""
    for distance, above in enumerate(row.itersiblings("tr", preceding=True), start=1):
        if len(above) and above[0].get("scope") in ("row", "rowgroup"):
            return int(above[0].get("rowspan", "1")) > distance
    return False


def finish(node: Knoop, schil: Schil) -> None:
    """Take away the empty element of a caption that isn't there; align the columns of a table."""
    if isinstance(node, Tabel | Figuur) and is_leeg(schil.tekst):
        parent = schil.tekst.getparent()
        if parent is not None:
            parent.remove(schil.tekst)
    if isinstance(node, Tabel) and any(node.uitlijning):
        _align(schil.inhoud, node.uitlijning)


def _align(table: Element, uitlijning: tuple[str, ...]) -> None:
    """Give every cell the alignment of the column it starts in; a cell from a row above takes its place here too."""
    until: dict[int, int] = {}
    for number, row in enumerate(table.iter("tr")):
        column = 0
        for cell in row:
            while until.get(column, 0) > number:
                column += 1
            wide, high = int(cell.get("colspan", "1")), int(cell.get("rowspan", "1"))
            if column < len(uitlijning) and uitlijning[column] in ALIGNED and wide == 1:
                cell.set("class", ALIGNED[uitlijning[column]])
            until.update(dict.fromkeys(range(column, column + wide), number + high))
            column += wide

"""Old and new text in one (layout w8): what is gone struck, what is new added, the rest as it is.

A mark stands around running text only and carries the space before its words, so that the text that stays when a mark
is taken away, is the other text to the letter. A part that is gone or new as a whole has all its runs marked.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.formats.html.element import Element, add_text, child
from pipeline.formats.html.inline import add_image, add_inlines, add_marked, call_compared_note
from pipeline.formats.html.knopen import (
    Schil,
    finish,
    kant_van,
    label_tekst,
    open_kop,
    open_schil,
    open_sectie,
    other_image,
    render,
    render_blokken,
)
from pipeline.formats.html.rijen import Gekopt
from pipeline.formats.html.weergave import Kant, Weergave, mark
from pipeline.model import (
    Bij,
    Cel,
    Figuur,
    Gelijk,
    Knoop,
    Kop,
    Li,
    Lid,
    Lijst,
    OmhuldBij,
    OmhuldWeg,
    Paar,
    Rij,
    Segment,
    Tabel,
    Vergeleken,
    Weg,
    inlines,
    kinderen,
    kop_van,
    nieuw,
    oud,
    tekst_van,
)


def render_renvooi(part: Vergeleken, parent: Element, weergave: Weergave) -> None:
    """Add a compared part, both texts in one."""
    match part:
        case Gelijk(knoop):
            render(knoop, parent, weergave)
        case Weg(knoop):
            render(knoop, parent, weergave.van(Kant.OUD))
        case Bij(knoop):
            render(knoop, parent, weergave.van(Kant.NIEUW))
        case OmhuldBij(knoop, parts) | OmhuldWeg(knoop, parts):
            kant = Kant.NIEUW if isinstance(part, OmhuldBij) else Kant.OUD
            schil = open_schil(knoop, parent, weergave.van(kant))
            render_renvooien(parts, schil.inhoud, schil.weergave.van(None))
        case Paar(Tabel()) if not _in_een_tabel(part):
            # Columns can't be struck word by word: the old table goes, the new one comes.
            for node, kant in ((oud(part), Kant.OUD), (nieuw(part), Kant.NIEUW)):
                assert node is not None
                render(node, parent, weergave.van(kant))
        case Paar():
            schil = open_paar(part, parent, weergave)
            add_renvooi(schil.tekst, part.tekst, weergave)
            render_renvooien(part.kinderen, schil.inhoud, schil.weergave)
            finish(part.wordt, schil)


def render_renvooien(parts: tuple[Vergeleken, ...], parent: Element, weergave: Weergave) -> None:
    """Add compared parts one after another."""
    for part in parts:
        render_renvooi(part, parent, weergave)


def add_renvooi(parent: Element, segments: tuple[Segment, ...], weergave: Weergave) -> None:
    """Add compared running text, both texts in one."""
    for segment in segments:
        if segment.is_weg or segment.is_bij:
            kant = Kant.OUD if segment.is_weg else Kant.NIEUW
            words = segment.was or segment.wordt
            target = mark(parent, kant, weergave.words)
            if words[0].spatie:
                add_text(target, " ")
            add_inlines(target, inlines(words), weergave.van(kant), render_blokken)
            continue
        _space_between(parent, segment)
        if segment.noot:
            call_compared_note(parent, segment, None, weergave, render_renvooien)
        else:
            add_inlines(parent, inlines(segment.wordt), weergave, render_blokken)


def _space_between(parent: Element, segment: Segment) -> None:
    """The space before words that stay; one that only one text has, goes with the mark before it."""
    before, after = segment.was[0].spatie, segment.wordt[0].spatie
    kant = Kant.OUD if before and not after else Kant.NIEUW if after and not before else None
    holder = None if kant is None else _last_mark(parent, kant)
    if holder is not None:
        add_text(holder, " ")
    elif after:
        add_text(parent, " ")


def _last_mark(parent: Element, kant: Kant) -> Element | None:
    """The mark of this kind right before the end of the text."""
    for element in reversed(parent):
        if element.tail or element.tag not in (Kant.OUD.value, Kant.NIEUW.value):
            return None
        if element.tag == kant.value:
            return element
    return None


def open_paar(pair: Paar, parent: Element, weergave: Weergave) -> Schil:
    """The bare node of both texts: its labels, its number, its image marked where they differ."""
    match pair.was, pair.wordt:
        case (Lid(was), Lid(wordt)) | (Li(was), Li(wordt)):
            element = child(parent, "div", "lid") if isinstance(pair.wordt, Lid) else child(parent, "li")
            return _labelled(element, was, wordt, weergave)
        case (Lijst(), Lijst()):
            whole = nieuw(pair), oud(pair)
            marked = any(isinstance(node, Lijst) and any(item.nummer for item in node.items) for node in whole)
            lijst = child(parent, "ul", "onderdelen" if marked else "opsomming")
            return Schil(lijst, lijst, weergave)
        case (Cel(), Cel(kolommen=kolommen, rijen=rijen)):
            old, new = kant_van(pair, Kant.OUD), kant_van(pair, Kant.NIEUW)
            assert isinstance(old, Cel) and isinstance(new, Cel)
            return open_schil(Cel(new.inhoud or old.inhoud, kolommen, rijen), parent, weergave)
        case (Figuur(), Figuur()) if other_image(pair):
            return _figures(pair, parent, weergave)
        case _:
            kop, other = kop_van(pair.was), kop_van(pair.wordt)
            if kop is None or other is None or (kop.label, kop.nummer) == (other.label, other.nummer):
                return open_schil(kant_van(pair, Kant.NIEUW), parent, weergave)
            section = child(parent, "section", type(pair.wordt).__name__.lower())
            return _koppen(kop, other, section, weergave)


def open_renvooi(part: Vergeleken, section: Element, weergave: Weergave) -> Schil:
    """Put the heading of a provision in its section, both texts in one."""
    match part:
        case Paar(was, wordt):
            kop, other = kop_van(was), kop_van(wordt)
            assert kop is not None and other is not None
            schil = _koppen(kop, other, section, weergave)
            add_renvooi(schil.tekst, part.tekst, weergave)
            return Schil(schil.tekst, section, schil.weergave)
        case _:
            assert isinstance(part.knoop, Gekopt)
            setting = weergave.van(KANT.get(type(part)))
            schil = open_sectie(part.knoop, section, setting)
            add_marked(schil.tekst, tekst_van(part.knoop), setting, render_blokken)
            return Schil(schil.tekst, section, weergave.dieper())


KANT: dict[type[Vergeleken], Kant] = {Weg: Kant.OUD, Bij: Kant.NIEUW}


def binnen(part: Vergeleken) -> tuple[Vergeleken, ...]:
    """What is inside a part, with the fate it has."""
    match part:
        case Gelijk(knoop):
            return tuple(map(Gelijk, kinderen(knoop)))
        case Weg(knoop):
            return tuple(map(Weg, kinderen(knoop)))
        case Bij(knoop):
            return tuple(map(Bij, kinderen(knoop)))
        case _:
            return part.kinderen


def _koppen(was: Kop, wordt: Kop, section: Element, weergave: Weergave) -> Schil:
    """Put the heading of both texts in a section; a number that changed is struck and added."""
    heading = open_kop(section, "kop", weergave)
    number = child(heading, "span", "nummer")
    if was.label and was.label == wordt.label:
        add_text(number, was.label)
        before, after = f" {was.nummer}".rstrip(), f" {wordt.nummer}".rstrip()
    else:
        before, after = (" ".join(filter(None, (kop.label, kop.nummer))) for kop in (was, wordt))
    stays = bool(was.label and was.label == wordt.label) or bool(before and after)
    if before == after:
        add_text(number, after)
    else:
        for text, kant in ((before, Kant.OUD), (after, Kant.NIEUW)):
            if text:
                add_text(mark(number, kant, weergave.words), text if stays else f"{text} ")
    if stays:
        add_text(heading, " ")
    return Schil(child(heading, "span", "opschrift"), section, weergave.dieper())


def _labelled(element: Element, was: str, wordt: str, weergave: Weergave) -> Schil:
    """The label of both texts before the content."""
    if not (was or wordt):
        return Schil(element, element, weergave)
    label = child(element, "span", "label")
    if was == wordt:
        add_text(label, label_tekst(wordt))
    else:
        for nummer, kant in ((was, Kant.OUD), (wordt, Kant.NIEUW)):
            if nummer:
                add_text(mark(label, kant, weergave.words), label_tekst(nummer))
    add_text(element, " ")
    inside = child(element, "div", "inhoud")
    return Schil(inside, inside, weergave)


def _figures(pair: Paar, parent: Element, weergave: Weergave) -> Schil:
    figure = child(parent, "figure")
    for node, kant in ((pair.was, Kant.OUD), (pair.wordt, Kant.NIEUW)):
        assert isinstance(node, Figuur)
        add_image(mark(figure, kant, weergave.words), node.bron, node.alt, weergave.van(kant))
    caption = child(figure, "figcaption")
    return Schil(caption, caption, weergave)


def _in_een_tabel(pair: Paar) -> bool:
    """Whether both tables fit in one: the same columns, and no row comes or goes under a cell that spans rows."""
    was, wordt = pair.was, pair.wordt
    if not isinstance(was, Tabel) or not isinstance(wordt, Tabel) or len(was.uitlijning) != len(wordt.uitlijning):
        return False
    heads = [_is_kop(row) for row in pair.kinderen]
    if None in heads or heads != sorted(heads, key=bool, reverse=True):
        return False
    if not all(_cells_stay(row) for row in pair.kinderen):
        return False
    fates = [type(row) if isinstance(row, Weg | Bij) else Paar for row in pair.kinderen]
    return all(
        set(fates[at : at + cell.rijen]) == {fates[at]} for at, row in enumerate(pair.kinderen) for cell in _cells(row)
    )


def _is_kop(row: Vergeleken) -> bool | None:
    """Whether the row is in the head of the table; None when it is in one text only."""
    if isinstance(row, Paar):
        kop = _as_rij(row.wordt).kop
        return kop if _as_rij(row.was).kop == kop else None
    return _as_rij(row.knoop).kop


def _as_rij(node: Knoop) -> Rij:
    assert isinstance(node, Rij)
    return node


def _cells_stay(row: Vergeleken) -> bool:
    if not isinstance(row, Paar):
        return True
    return all(
        isinstance(cell, Gelijk)
        or (
            isinstance(cell, Paar)
            and isinstance(cell.was, Cel)
            and isinstance(cell.wordt, Cel)
            and (cell.was.kolommen, cell.was.rijen) == (cell.wordt.kolommen, cell.wordt.rijen)
        )
        for cell in row.kinderen
    )


def _cells(row: Vergeleken) -> Iterator[Cel]:
    nodes = (_node(part) for part in row.kinderen) if isinstance(row, Paar) else _as_rij(row.knoop).cellen
    yield from (node for node in nodes if isinstance(node, Cel))


def _node(part: Vergeleken) -> Knoop:
    return part.wordt if isinstance(part, Paar) else part.knoop

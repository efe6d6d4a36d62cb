"""Running text as HTML: plain, and word by word for one side of a comparison."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pipeline.formats.html.element import Element, add_text, child
from pipeline.formats.html.weergave import Kant, Weergave
from pipeline.model import (
    Afbeelding,
    Blok,
    Inlines,
    Nadruk,
    Nadruksoort,
    Noot,
    Regeleinde,
    Segment,
    Tekst,
    Vergeleken,
    Verwijzing,
    inlines,
)

EMPHASIS = {
    Nadruksoort.VET: "b",
    Nadruksoort.CURSIEF: "i",
    Nadruksoort.ONDERSTREEPT: "u",
    Nadruksoort.SUPERSCRIPT: "sup",
    Nadruksoort.SUBSCRIPT: "sub",
}
SAFE = ("http://", "https://", "mailto:")

RenderBlokken = Callable[[tuple[Blok, ...], Element, Weergave], None]
RenderParts = Callable[[tuple[Vergeleken, ...], Element, Weergave, Kant], None]


def add_inlines(parent: Element, text: Inlines, weergave: Weergave, blokken: RenderBlokken) -> None:
    """Add running text at the end; `blokken` sets the content of a footnote."""
    for inline in text:
        match inline:
            case Tekst(inhoud):
                add_text(parent, inhoud)
            case Nadruk(soort, inhoud):
                add_inlines(child(parent, EMPHASIS[soort]), inhoud, weergave, blokken)
            case Verwijzing(doel, inhoud):
                add_inlines(_anchor(parent, doel, weergave), inhoud, weergave, blokken)
            case Noot(label, inhoud):
                _call_note(parent, label, inhoud, weergave, blokken)
            case Afbeelding(bron, alt):
                add_image(parent, bron, alt, weergave)
            case Regeleinde():
                child(parent, "br")


def add_marked(parent: Element, text: Inlines, weergave: Weergave, blokken: RenderBlokken) -> None:
    """Add running text; inside a part that is gone or new, say so in words and in a mark."""
    if weergave.merk is None or not text:
        add_inlines(parent, text, weergave, blokken)
    else:
        add_inlines(mark(parent, weergave.merk, weergave), text, weergave, blokken)


def add_segments(
    parent: Element,
    segments: tuple[Segment, ...],
    kant: Kant,
    weergave: Weergave,
    blokken: RenderBlokken,
    parts: RenderParts,
) -> None:
    """Add one side of a compared text: what is only here is marked; white space is never inside a mark's border."""
    for segment in segments:
        words = segment.was if kant is Kant.OUD else segment.wordt
        if not words:
            continue
        if words[0].spatie:
            add_text(parent, " ")
        if segment.is_weg or segment.is_bij:
            # A note that is gone or new is so with all its words, wherever they are printed.
            add_inlines(mark(parent, kant, weergave), inlines(words), replace(weergave, merk=kant), blokken)
        elif segment.noot:
            note = words[0].ding
            assert isinstance(note, Noot)
            _call_compared_note(parent, note.label, segment.noot, kant, weergave, parts)
        else:
            add_inlines(parent, inlines(words), weergave, blokken)


def add_image(parent: Element, bron: str, alt: str, weergave: Weergave) -> None:
    """Add an image; one that is missing leaves a visible remark."""
    address = weergave.image(bron)
    if address is None:
        missing = child(parent, "span", "ontbreekt")
        add_text(missing, f"[{weergave.words.afbeelding_ontbreekt}: {bron}]")
        return
    image = child(parent, "img")
    image.set("src", address)
    image.set("alt", alt)


def _anchor(parent: Element, doel: str, weergave: Weergave) -> Element:
    """A link where there is something to link to, plain text where not (lint reports that)."""
    address = doel if doel.lower().startswith(SAFE) else weergave.link(doel)
    if address is None:
        return child(parent, "span", "verwijzing")
    anchor = child(parent, "a", "verwijzing")
    anchor.set("href", address)
    return anchor


def mark(parent: Element, kant: Kant, weergave: Weergave) -> Element:
    """Add the mark of a part that is gone or new, with the word for it that only a screen reader says."""
    found = child(parent, kant.value)
    said = child(found, "span", "sr-only")
    said.text = weergave.words.vervallen_merk if kant is Kant.OUD else weergave.words.toegevoegd_merk
    return found


def _call_note(
    parent: Element, label: str, inhoud: tuple[Blok, ...], weergave: Weergave, blokken: RenderBlokken
) -> None:
    flat = replace(weergave, niveau=0)
    weergave.noten.call(parent, label, inhoud, lambda body: blokken(inhoud, body, flat))


def _call_compared_note(
    parent: Element, label: str, inhoud: tuple[Vergeleken, ...], kant: Kant, weergave: Weergave, parts: RenderParts
) -> None:
    flat = replace(weergave, niveau=0)
    weergave.noten.call(parent, label, inhoud, lambda body: parts(inhoud, body, flat, kant))

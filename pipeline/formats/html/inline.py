"""Running text as HTML: plain, and word by word for one side of a comparison."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pipeline.formats.html.element import Element, add_text, child
from pipeline.formats.html.weergave import Kant, Nootmelding, Weergave, mark, mark_of_kaal
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
RenderParts = Callable[[tuple[Vergeleken, ...], Element, Weergave], None]


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
    add_inlines(mark_of_kaal(parent, weergave.merk if text else None, weergave.words), text, weergave, blokken)


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
            add_inlines(mark(parent, kant, weergave.words), inlines(words), replace(weergave, merk=kant), blokken)
        elif segment.noot:
            call_compared_note(parent, segment, kant, weergave, parts)
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


def _call_note(
    parent: Element, label: str, inhoud: tuple[Blok, ...], weergave: Weergave, blokken: RenderBlokken
) -> None:
    flat = replace(weergave, niveau=0)

    def render(body: Element, lot: Kant | None) -> None:
        blokken(inhoud, body, flat.van(lot))

    weergave.noten.call(parent, Nootmelding(label, "", inhoud, render), weergave.merk, weergave.words)


def call_compared_note(
    parent: Element, segment: Segment, kant: Kant | None, weergave: Weergave, parts: RenderParts
) -> None:
    """Put the mark of a note that is in both texts, or that of one side; `parts` sets what was compared in it."""
    was, wordt = (words[0].ding for words in (segment.was, segment.wordt))
    assert isinstance(was, Noot) and isinstance(wordt, Noot)
    label = was.label if kant is Kant.OUD else wordt.label
    other = was.label if kant is None and was.label != label else ""
    flat = replace(weergave, niveau=0)

    def render(body: Element, lot: Kant | None) -> None:
        parts(segment.noot, body, flat)

    weergave.noten.call(parent, Nootmelding(label, other, segment.noot, render), weergave.merk, weergave.words)

"""What a reader sees of a page, without white space, and what the tree says a reader should see."""

from __future__ import annotations

from lxml import html

from pipeline.formats.html.knopen import label_tekst
from pipeline.model import (
    Artikel,
    Bijlage,
    Divisie,
    Gereserveerd,
    Inlines,
    Knoop,
    Li,
    Lid,
    Nadruk,
    Structuur,
    Tekst,
    Toelichting,
    Vervallen,
    Verwijzing,
    Weggelaten,
    kinderen,
    tekst_van,
)

ASIDE = ".//*[contains(concat(' ', @class, ' '), ' {} ')]"


def gezien(fragment: str, *only: str) -> str:
    """The characters on the page, but for notes and words for screen readers; of these elements only, when named."""
    page = html.fragment_fromstring(fragment, create_parent="div")
    for klasse in ("sr-only", "noot", "noten"):
        for element in page.xpath(ASIDE.format(klasse)):
            element.drop_tree()
    parts = [page] if not only else [element for name in only for element in page.iter(name)]
    return "".join("".join(part.text_content() for part in parts).split())


def bedoeld(node: Knoop) -> str:
    """The characters of the node and everything in it, in order, but for notes."""
    return "".join("".join(_parts(node)).split())


def woorden(text: Inlines) -> str:
    """The characters of running text, but for notes."""
    return "".join(_inline(text).split())


def _parts(node: Knoop) -> list[str]:
    own = _inline(tekst_van(node))
    match node:
        case Lid(nummer) | Li(nummer):
            head = label_tekst(nummer) if nummer else ""
        case Artikel() | Structuur() | Divisie() | Bijlage() | Toelichting():
            head = node.kop.label + node.kop.nummer
        case Vervallen():
            head = "[vervallen]"
        case Gereserveerd():
            head = "[gereserveerd]"
        case Weggelaten():
            head = "[…]"
        case _:
            head = ""
    inside = [part for child in kinderen(node) for part in _parts(child)]
    return [head, *inside, own] if type(node).__name__ == "Figuur" else [head, own, *inside]


def _inline(text: Inlines) -> str:
    parts = []
    for inline in text:
        match inline:
            case Tekst(inhoud):
                parts.append(inhoud)
            case Nadruk(_, inhoud) | Verwijzing(_, inhoud):
                parts.append(_inline(inhoud))
    return "".join(parts)

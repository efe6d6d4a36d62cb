"""A whole regulation as HTML: headings, articles with their footnotes, a table of contents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from lxml import etree
from markupsafe import Markup

from pipeline.formats.html.element import Element, add_text, child, inner_html
from pipeline.formats.html.inline import add_inlines
from pipeline.formats.html.knopen import open_sectie, render, render_blokken
from pipeline.formats.html.weergave import Noten, Weergave, Woordenlijst, nowhere
from pipeline.model import (
    Artikel,
    Bijlage,
    Blok,
    Divisie,
    Eenheid,
    Lid,
    Regeling,
    Structuur,
    Toelichting,
    kop_tekst,
    slug,
    stukken,
)

Gekopt = Structuur | Artikel | Bijlage | Toelichting
TEKST = "/tekst/"


def gekopte(nodes: tuple[Eenheid, ...]) -> Iterator[Gekopt]:
    """Every headed provision in the order of the text."""
    for node in nodes:
        if isinstance(node, Structuur | Artikel | Bijlage | Toelichting):
            yield node
        if isinstance(node, Structuur):
            yield from gekopte(node.inhoud)


def ankers(regeling: Regeling) -> tuple[tuple[Gekopt, str], ...]:
    """Each headed provision with its address on the page: its slug, counted on where that occurs more than once."""
    seen: dict[str, int] = {}
    found: list[tuple[Gekopt, str]] = []
    for node in gekopte(stukken(regeling)):
        name = slug(node)
        seen[name] = seen.get(name, 0) + 1
        found.append((node, name if seen[name] == 1 else f"{name}-{seen[name]}"))
    return tuple(found)


def paden(regeling: Regeling) -> dict[str, str]:
    """The address on the page of each text file, by its path relative to `tekst/`."""
    return {node.position.file.partition(TEKST)[2]: f"#{anchor}" for node, anchor in ankers(regeling)}


def regeling_html(
    regeling: Regeling, words: Woordenlijst, image: Callable[[str], str | None], niveau: int
) -> tuple[Markup, Markup]:
    """The lichaam, and the bijlagen with the toelichtingen, from the given level of headings on.

    They come apart because closing provisions of the besluit stand between them.
    """
    weergave = Weergave(words, Noten("tekst"), paden(regeling).get, image, niveau)
    anchors = {id(node): anchor for node, anchor in ankers(regeling)}
    body, rest = etree.Element("div"), etree.Element("div")
    _render(regeling.lichaam, body, weergave, anchors)
    _render((*regeling.bijlagen, *regeling.toelichtingen), rest, weergave, anchors)
    return inner_html(body), inner_html(rest)


@dataclass(frozen=True, slots=True)
class Ingang:
    """An entry of the table of contents; `diepte` is how many others it stands in, `anker` its address on the page."""

    diepte: int
    titel: str
    anker: str


def inhoud_html(regeling: Regeling, slot: tuple[Ingang, ...] = ()) -> Markup:
    """The table of contents, as nested lists of links; empty when there is nothing with a heading.

    The closing provisions (`slot`) stand where the page has them: between the lichaam and what comes behind it.
    """
    anchors = {id(node): anchor for node, anchor in ankers(regeling)}
    body = _ingangen(regeling.lichaam, 0, anchors)
    rest = _ingangen((*regeling.bijlagen, *regeling.toelichtingen), 0, anchors)
    nav = etree.Element("div")
    lists: list[Element] = []
    for ingang in (*body, *slot, *rest):
        del lists[ingang.diepte + 1 :]
        if len(lists) == ingang.diepte:
            lists.append(child(lists[-1][-1] if lists else nav, "ul"))
        link = child(child(lists[-1], "li"), "a")
        link.set("href", f"#{ingang.anker}")
        add_text(link, ingang.titel)
    return inner_html(nav)


def artikel_html(artikel: Artikel, words: Woordenlijst, niveau: int, anker: str) -> Markup:
    """One article that stands alone, such as a closing provision."""
    body = etree.Element("div")
    weergave = Weergave(words, Noten(anker), nowhere, nowhere, niveau)
    _render((artikel,), body, weergave, {id(artikel): anker})
    return inner_html(body)


def bepalingen_html(
    nodes: tuple[Eenheid, ...], words: Woordenlijst, image: Callable[[str], str | None], niveau: int, prefix: str
) -> Markup:
    """Provisions of another text that are quoted; `prefix` keeps their addresses apart from those of the page."""
    body = etree.Element("div")
    weergave = Weergave(words, Noten(prefix), nowhere, image, niveau)
    anchors: dict[int, str] = {}
    for number, node in enumerate(gekopte(nodes), start=1):
        anchors[id(node)] = f"{prefix}-{slug(node)}-{number}"
    _render(nodes, body, weergave, anchors)
    return inner_html(body)


def blokken_html(
    inhoud: tuple[Blok | Divisie | Lid, ...],
    words: Woordenlijst,
    niveau: int,
    prefix: str,
    image: Callable[[str], str | None] = nowhere,
    link: Callable[[str], str | None] = nowhere,
) -> Markup:
    """Prose (an onderbouwing, a section of a paper); `prefix` keeps its notes apart from others on the page."""
    body = etree.Element("div")
    weergave = Weergave(words, Noten(prefix), link, image, niveau)
    for part in inhoud:
        render(part, body, weergave)
    weergave.noten.print(body, words)
    return inner_html(body)


def _render(nodes: tuple[Eenheid, ...], parent: Element, weergave: Weergave, anchors: dict[int, str]) -> None:
    for node in nodes:
        if not isinstance(node, Structuur | Artikel | Bijlage | Toelichting):
            render(node, parent, weergave)
            continue
        anchor = anchors[id(node)]
        own = replace(weergave, noten=Noten(anchor))
        section = child(parent, "section", type(node).__name__.lower())
        section.set("id", anchor)
        schil = open_sectie(node, section, own)
        add_inlines(schil.tekst, node.kop.opschrift, own, render_blokken)
        if isinstance(node, Structuur):
            own.noten.print(section, own.words)
            _render(node.inhoud, section, schil.weergave, anchors)
        else:
            for part in node.inhoud:
                render(part, section, schil.weergave)
            own.noten.print(section, own.words)
        section.tail = "\n"


def _ingangen(nodes: tuple[Eenheid, ...], diepte: int, anchors: dict[int, str]) -> Iterator[Ingang]:
    for node in nodes:
        if isinstance(node, Structuur | Artikel | Bijlage | Toelichting):
            yield Ingang(diepte, kop_tekst(node.kop), anchors[id(node)])
        if isinstance(node, Structuur):
            yield from _ingangen(node.inhoud, diepte + 1, anchors)

"""A whole regulation as one running text of two versions (layout w8): every provision in order, changed or not."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lxml import etree
from markupsafe import Markup

from pipeline.formats.html.berichten import Bericht, onzichtbaar
from pipeline.formats.html.element import Element, add_text, child, inner_html
from pipeline.formats.html.regeling import ankers
from pipeline.formats.html.renvooi import add_renvooi, binnen, open_renvooi, render_renvooi
from pipeline.formats.html.rijen import Gekopt
from pipeline.formats.html.samenloop import Bepaling, samenloop
from pipeline.formats.html.weergave import LOS, Noten, Weergave, Woordenlijst, Zijden
from pipeline.model import Comparison, Paar, Regeling, Soort


@dataclass(frozen=True, slots=True)
class RenvooiDeel:
    """A provision of the running text; `berichten` are what its marks don't show: where it came from, or went."""

    tekst: Markup
    berichten: tuple[Bericht, ...] = ()


@dataclass(frozen=True, slots=True)
class Renvooi:
    """Both versions of a regulation in one text, its titles marked like the rest."""

    opschrift: Markup
    citeertitel: Markup
    delen: tuple[RenvooiDeel, ...]


def renvooi_regeling(
    comparison: Comparison, wordt: Regeling, words: Woordenlijst, niveau: int, zijden: Zijden = LOS
) -> Renvooi:
    """The running text, from the given level of headings on; `wordt` gives what did not change.

    Taking every `del` away leaves the text of `wordt`, taking every `ins` away that of `was`.
    """
    weergave = Weergave(words, Noten("tekst"), zijden.link_nieuw, zijden.image_nieuw, niveau, zijden=zijden)
    anchors = iter([anchor for _, anchor in ankers(wordt)])
    parts: list[RenvooiDeel] = []
    for bepaling in samenloop(comparison, wordt):
        headed = isinstance(_node(bepaling), Gekopt)
        anchor = next(anchors) if headed and not bepaling.is_weg else ""
        said = tuple(onzichtbaar(bepaling.wijziging)) if bepaling.wijziging else ()
        parts.append(RenvooiDeel(_bepaling(bepaling, weergave, anchor), said))
    return Renvooi(
        _titel(comparison, Soort.OPSCHRIFT, weergave), _titel(comparison, Soort.CITEERTITEL, weergave), tuple(parts)
    )


def _node(bepaling: Bepaling) -> object:
    return bepaling.deel.wordt if isinstance(bepaling.deel, Paar) else bepaling.deel.knoop


def _bepaling(bepaling: Bepaling, weergave: Weergave, anchor: str) -> Markup:
    node = _node(bepaling)
    own = replace(weergave, niveau=weergave.niveau + bepaling.diepte, noten=Noten(anchor or f"weg-{bepaling.index}"))
    body = etree.Element("div")
    if not isinstance(node, Gekopt):
        render_renvooi(bepaling.deel, body, own)
        return inner_html(body)
    section = child(body, "section", type(node).__name__.lower())
    if anchor:
        section.set("id", anchor)
    inside = open_renvooi(bepaling.deel, section, own).weergave
    for part in binnen(bepaling.deel):
        render_renvooi(part, section, inside)
    own.noten.print(section, own.words)
    return inner_html(body)


def _titel(comparison: Comparison, soort: Soort, weergave: Weergave) -> Markup:
    holder: Element = etree.Element("div")
    change = next((change for change in comparison.wijzigingen if change.soort is soort), None)
    if change is not None:
        assert isinstance(change.inhoud, Paar)
        add_renvooi(holder, change.inhoud.tekst, weergave)
    else:
        add_text(holder, comparison.wordt.opschrift if soort is Soort.OPSCHRIFT else comparison.wordt.citeertitel)
    return inner_html(holder)

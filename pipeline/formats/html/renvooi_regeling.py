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
from pipeline.formats.html.weergave import LOS, Noten, Weergave, Woordenlijst, Zijden, nowhere
from pipeline.model import Artikel, Comparison, Paar, Regeling, Soort


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
    comparison: Comparison,
    wordt: Regeling,
    words: Woordenlijst,
    niveau: int,
    zijden: Zijden = LOS,
    slot: tuple[RenvooiDeel, ...] = (),
) -> Renvooi:
    """The running text, from the given level of headings on; `wordt` gives what did not change.

    Taking every `del` away leaves the text of `wordt`, taking every `ins` away that of `was`. The closing provisions
    (`slot`) stand between the lichaam of both texts and what comes behind it.
    """
    weergave = Weergave(words, Noten("tekst"), zijden.link_nieuw, zijden.image_nieuw, niveau, zijden=zijden)
    bepalingen = samenloop(comparison, wordt)
    parts = _delen(bepalingen, tuple(anchor for _, anchor in ankers(wordt)), weergave)
    lichaam = sum(not bepaling.is_achteraan for bepaling in bepalingen)
    return Renvooi(
        _titel(comparison, Soort.OPSCHRIFT, weergave),
        _titel(comparison, Soort.CITEERTITEL, weergave),
        (*parts[:lichaam], *slot, *parts[lichaam:]),
    )


def renvooi_artikelen(
    comparison: Comparison, wordt: tuple[tuple[str, Artikel], ...], words: Woordenlijst, niveau: int
) -> tuple[RenvooiDeel, ...]:
    """The running text of articles that stand alone, such as closing provisions; `wordt` has each with its address."""
    weergave = Weergave(words, Noten("slot"), nowhere, nowhere, niveau, zijden=LOS)
    bepalingen = samenloop(comparison, Regeling("", "", tuple(artikel for _, artikel in wordt)))
    return _delen(bepalingen, tuple(anchor for anchor, _ in wordt), weergave)


def zonder_berichten(renvooi: Renvooi) -> Renvooi:
    """The same running text with nothing in it that is in neither of both texts."""
    return replace(renvooi, delen=tuple(replace(deel, berichten=()) for deel in renvooi.delen))


def _delen(bepalingen: tuple[Bepaling, ...], ankers: tuple[str, ...], weergave: Weergave) -> tuple[RenvooiDeel, ...]:
    """Every provision as set; the addresses are those of the headed provisions of the new text, in order."""
    anchors = iter(ankers)
    parts: list[RenvooiDeel] = []
    for bepaling in bepalingen:
        headed = isinstance(bepaling.knoop, Gekopt)
        anchor = next(anchors) if headed and not bepaling.is_weg else ""
        said = tuple(onzichtbaar(bepaling.wijziging)) if bepaling.wijziging else ()
        parts.append(RenvooiDeel(_bepaling(bepaling, weergave, anchor), said))
    return tuple(parts)


def _bepaling(bepaling: Bepaling, weergave: Weergave, anchor: str) -> Markup:
    node = bepaling.knoop
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

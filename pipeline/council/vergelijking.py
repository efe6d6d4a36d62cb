"""A comparison of any two versions as one page that needs no other file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pipeline.council.bijlage1 import ingedeeld
from pipeline.council.documenten import Document, pagina
from pipeline.council.omslag import Huisstijl, Omslag, omslag
from pipeline.council.slot import slot_renvooi
from pipeline.formats.html.read import lees_blad
from pipeline.formats.html.regeling import paden
from pipeline.formats.html.renvooi_regeling import Renvooi, renvooi_regeling, zonder_berichten
from pipeline.formats.html.sjablonen import MIME, adres
from pipeline.formats.html.waswordt import Context, Zijden
from pipeline.formats.markdown.blad import schrijf_blad
from pipeline.model import Comparison, Indeling, Position, Versie
from pipeline.model.blad import Bestand

NAAM = "vergelijking"
RENVOOI = "renvooi"
LEESWIJZER = "tekst/leeswijzer.j2"
LEVEL = 2


def vergelijking(
    versie: Versie,
    was: Versie,
    comparison: Comparison,
    stijl: Huisstijl,
    context: Context,
    indeling: Indeling = Indeling.W1,
) -> Document:
    """The page of what changes, in a layout, with the reasons that the version carries and images inside it."""
    zijden = Zijden(lambda path: None, lambda path: None, inside(was), inside(versie))
    annex = ingedeeld(versie, comparison, stijl, context, indeling, zijden)
    return pagina(NAAM, {"omslag": _cover(versie, was), "bijlage1": annex, "wordt": versie.gegevens}, stijl)


def renvooi(versie: Versie, was: Versie, comparison: Comparison, stijl: Huisstijl) -> Document:
    """The page of the whole regulation as one running text, what is gone struck and what is new added."""
    return _renvooi(versie, was, _lopend(versie, was, comparison, stijl), stijl)


def bij_te_houden(versie: Versie, was: Versie, comparison: Comparison, stijl: Huisstijl) -> Document:
    """The same page for tracked changes: without what is told of a change, which would stay when all is accepted."""
    return _renvooi(versie, was, zonder_berichten(_lopend(versie, was, comparison, stijl)), stijl)


def _lopend(versie: Versie, was: Versie, comparison: Comparison, stijl: Huisstijl) -> Renvooi:
    zijden = Zijden(lambda path: None, paden(versie.regeling).get, inside(was), inside(versie))
    closing = slot_renvooi(versie, was, LEVEL, stijl)
    return renvooi_regeling(comparison, versie.regeling, stijl.words, LEVEL, zijden, closing)


def _renvooi(versie: Versie, was: Versie, tekst: Renvooi, stijl: Huisstijl) -> Document:
    context = {"omslag": _cover(versie, was), "renvooi": tekst, "was": was.gegevens, "wordt": versie.gegevens}
    return pagina(RENVOOI, context, stijl)


def markdown(document: Document, stijl: Huisstijl, indeling: Indeling) -> str:
    """The same page as Markdown for a pull request.

    Raises Refused when a template uses an element that paper has no form for.
    """
    blad = lees_blad(document.html, Position(f"templates/html/{document.naam}.html.j2"))
    return schrijf_blad(blad, stijl.sjablonen.macro(LEESWIJZER, "leeswijzer", str(indeling)))


def _cover(versie: Versie, was: Versie) -> Omslag:
    return replace(omslag(versie, was, datum=versie.gegevens.inwerkingtreding), index=None)


def inside(versie: Versie) -> Callable[[str], str | None]:
    """The images of a version as data in the page itself."""

    def address(bron: str) -> str | None:
        content = versie.afbeeldingen.get(bron)
        known = bron.rpartition(".")[2].lower() in MIME
        return adres(Bestand(bron, content)) if content is not None and known else None

    return address

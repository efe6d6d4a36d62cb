"""A comparison of any two versions as one page that needs no other file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pipeline.council.bijlage1 import met_redenen
from pipeline.council.documenten import Document, pagina
from pipeline.council.omslag import Huisstijl, omslag
from pipeline.formats.html.sjablonen import MIME, adres
from pipeline.formats.html.waswordt import Context, Zijden, waswordt
from pipeline.model import Comparison, Versie
from pipeline.model.blad import Bestand

NAAM = "vergelijking"


def vergelijking(versie: Versie, was: Versie, comparison: Comparison, stijl: Huisstijl, context: Context) -> Document:
    """The page: the two columns of layout w1, with the reasons that the version carries, images inside it."""
    zijden = Zijden(lambda path: None, lambda path: None, inside(was), inside(versie))
    reasons = versie.besluit.onderbouwingen if versie.besluit else ()
    annex = met_redenen(waswordt(comparison, stijl.words, context, zijden), reasons, stijl)
    cover = replace(omslag(versie, was, datum=versie.gegevens.inwerkingtreding), index=None)
    return pagina(NAAM, {"omslag": cover, "bijlage1": annex, "wordt": versie.gegevens}, stijl)


def inside(versie: Versie) -> Callable[[str], str | None]:
    """The images of a version as data in the page itself."""

    def address(bron: str) -> str | None:
        content = versie.afbeeldingen.get(bron)
        known = bron.rpartition(".")[2].lower() in MIME
        return adres(Bestand(bron, content)) if content is not None and known else None

    return address

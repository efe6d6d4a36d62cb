"""All documents of a version: which there are, and their pages with every open place listed."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.council.adviesnota import adviesnota
from pipeline.council.bijlage1 import Bijlage1, bijlage1
from pipeline.council.bijlage2 import bijlage2
from pipeline.council.consolidatie import consolidatie
from pipeline.council.omslag import Huisstijl, beelden, omslag
from pipeline.council.raadsbesluit import raadsbesluit
from pipeline.council.raadsvoorstel import raadsvoorstel
from pipeline.formats.html.waswordt import Context
from pipeline.model import Comparison, Versie

BIJLAGE1 = "bijlage-1-was-wordt"
BIJLAGE2 = "bijlage-2-tarieven"
ADVIESNOTA = "adviesnota"
RAADSVOORSTEL = "raadsvoorstel"
RAADSBESLUIT = "raadsbesluit"
CONSOLIDATIE = "geconsolideerd"

OPEN_MARK = re.compile(r'<mark class="open">\[nog in te vullen: ([^\[\]]+)\]</mark>')


@dataclass(frozen=True, slots=True)
class Open:
    """Something a document still lacks: what, and where in the document that shows."""

    wat: str
    anker: str


@dataclass(frozen=True, slots=True)
class Document:
    """A finished page and what is open in it; `opmerkingen` are things its maker should know."""

    naam: str
    html: str
    open: tuple[Open, ...] = ()
    opmerkingen: tuple[str, ...] = ()

    @property
    def bestand(self) -> str:
        """Its file name."""
        return f"{self.naam}.html"


def documenten(
    versie: Versie, was: Versie | None, comparison: Comparison | None, stijl: Huisstijl
) -> Iterator[Document]:
    """Every document of a version: the council papers when something is proposed, the consolidated text always."""
    if versie.besluit is not None and was is not None and comparison is not None:
        annex = bijlage1(versie, was, comparison, stijl, Context.LID)
        cover = omslag(versie, was, datum=versie.besluit.gegevens.datum)
        yield pagina(BIJLAGE1, {"omslag": cover, "bijlage1": annex}, stijl, _loose_reasons(annex))
        tarieven = bijlage2(versie, annex, stijl)
        if tarieven is not None:
            yield pagina(BIJLAGE2, {"omslag": cover, "bijlage2": tarieven}, stijl)
        nota = adviesnota(versie, was, versie.besluit, annex, tarieven, stijl)
        yield pagina(ADVIESNOTA, {"stuk": nota, "omslag": nota.omslag}, stijl)
        voorstel = raadsvoorstel(versie, was, versie.besluit, annex, stijl)
        yield pagina(RAADSVOORSTEL, {"stuk": voorstel, "omslag": voorstel.omslag}, stijl)
        decision = raadsbesluit(versie, was, comparison, stijl)
        yield pagina(RAADSBESLUIT, {"stuk": decision, "omslag": decision.omslag}, stijl)
    text = consolidatie(versie, stijl, beelden(versie).get)
    yield pagina(CONSOLIDATIE, {"stuk": text, "omslag": text.omslag}, stijl)


def pagina(naam: str, context: Mapping[str, object], stijl: Huisstijl, opmerkingen: tuple[str, ...] = ()) -> Document:
    """The page that the template of this name makes, every open place with an address of its own."""
    found: list[Open] = []

    def address(match: re.Match[str]) -> str:
        found.append(Open(html.unescape(match[1]), f"open-{len(found) + 1}"))
        return match[0].replace("<mark", f'<mark id="{found[-1].anker}"', 1)

    page = OPEN_MARK.sub(address, stijl.sjablonen.render(f"html/{naam}.html.j2", context))
    return Document(naam, page, tuple(found), opmerkingen)


def _loose_reasons(annex: Bijlage1) -> tuple[str, ...]:
    """Reasons that belong to no change: written under a wrong name, or the change is gone."""
    return annex.zonder_wijziging

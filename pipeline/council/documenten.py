"""All documents of a version: which there are, and their pages with every open place listed."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pipeline.council.adviesnota import adviesnota
from pipeline.council.besluitenlijst import besluitenlijst
from pipeline.council.bijlage1 import bijlage1
from pipeline.council.bijlage2 import bijlage2
from pipeline.council.consolidatie import consolidatie
from pipeline.council.kennisgeving import NAAM as KENNISGEVING
from pipeline.council.kennisgeving import kennisgeving
from pipeline.council.omslag import INDEX, Huisstijl, Omslag, beelden, eerdere, omslag
from pipeline.council.raadsbesluit import raadsbesluit
from pipeline.council.raadsvoorstel import raadsvoorstel
from pipeline.council.secties import bijna_koppen
from pipeline.formats.html.waswordt import Context
from pipeline.model import NOWHERE, Besluit, Comparison, Overheidssoort, Position, Problem, Refused, Versie

BIJLAGE1 = "bijlage-1-was-wordt"
BIJLAGE2 = "bijlage-2-tarieven"
ADVIESNOTA = "adviesnota"
RAADSVOORSTEL = "raadsvoorstel"
RAADSBESLUIT = "raadsbesluit"
BESLUITENLIJST = "besluitenlijst"
VERANDERINGEN = "wat-verandert-er"
CONSOLIDATIE = "geconsolideerd"
NAMEN = (
    BIJLAGE1,
    BIJLAGE2,
    ADVIESNOTA,
    RAADSVOORSTEL,
    RAADSBESLUIT,
    BESLUITENLIJST,
    VERANDERINGEN,
    KENNISGEVING,
    CONSOLIDATIE,
)
"""Every document that a version may have, in the order in which they are listed."""

OPEN_MARK = re.compile(r'<mark class="open">\[nog in te vullen: ([^\[\]]+)\]</mark>')


@dataclass(frozen=True, slots=True)
class Open:
    """Something a document still lacks: what, and where in the document that shows."""

    wat: str
    anker: str


@dataclass(frozen=True, slots=True)
class Document:
    """A finished page and what is open in it; `opmerkingen` are things its maker should know, as whole sentences.

    `sjabloon` is the template it came from; `gedateerd` says whether its day is known, which PDF/A asks for.
    """

    naam: str
    html: str
    open: tuple[Open, ...] = ()
    opmerkingen: tuple[str, ...] = ()
    sjabloon: Position = NOWHERE
    gedateerd: bool = False

    @property
    def bestand(self) -> str:
        """Its file name."""
        return f"{self.naam}.html"


@dataclass(frozen=True, slots=True)
class Opzet:
    """What a page will be made from: its template by name, what that fills in, what its maker should know."""

    naam: str
    context: Mapping[str, object]
    opmerkingen: tuple[str, ...] = ()


def documenten(
    versie: Versie, was: Versie | None, comparison: Comparison | None, stijl: Huisstijl, index: str | None = INDEX
) -> tuple[Document, ...]:
    """Every document of a version: the council papers when something is proposed, and the consolidated text.

    A besluit that only withdraws has no text. What was imported without an earlier version was not proposed here, so it
    has its text only. A version that makes a norm of somebody else binding has the notice of where that can be read.
    `index` is where the page that lists all documents is, None when nothing may lead there. Refused with all that is
    wrong with any of the documents.
    """
    made: list[Document] = []
    problems: list[Problem] = []
    for opzet in _opzetten(versie, was, comparison, stijl, index):
        try:
            made.append(pagina(opzet.naam, opzet.context, stijl, opzet.opmerkingen))
        except Refused as refused:
            problems += refused.problems
    if problems:
        raise Refused(dict.fromkeys(problems))
    return tuple(made)


def is_voorstel(versie: Versie, was: Versie | None) -> bool:
    """Whether papers go with a version: it is proposed here, and not to the parliament of the State.

    What was imported without an earlier version was adopted elsewhere.
    """
    imported = was is None and bool(versie.gegevens.herkomst)
    return versie.besluit is not None and versie.overheid.soort is not Overheidssoort.RIJK and not imported


def _opzetten(
    versie: Versie, was: Versie | None, comparison: Comparison | None, stijl: Huisstijl, index: str | None
) -> Iterator[Opzet]:
    if versie.besluit is not None and is_voorstel(versie, was):
        yield from _bij_voorstel(versie, was, versie.besluit, comparison, stijl, index)
    elif versie.trekt_in:
        decision = raadsbesluit(versie, None, None, stijl)
        yield Opzet(RAADSBESLUIT, {"stuk": decision, "omslag": replace(decision.omslag, index=index)})
    if versie.trekt_in:
        return
    notice = kennisgeving(versie)
    if notice is not None:
        yield Opzet(KENNISGEVING, {"stuk": notice, "omslag": replace(notice.omslag, index=index)})
    text = consolidatie(versie, stijl, beelden(versie).get)
    yield Opzet(CONSOLIDATIE, {"stuk": text, "omslag": replace(text.omslag, index=index)})


def _bij_voorstel(
    versie: Versie,
    was: Versie | None,
    besluit: Besluit,
    comparison: Comparison | None,
    stijl: Huisstijl,
    index: str | None,
) -> Iterator[Opzet]:
    """The papers with which a version is proposed; those that tell what changes only when something was before it."""

    def at(cover: Omslag) -> Omslag:
        return replace(cover, index=index)

    annex = bijlage1(versie, was, comparison, stijl, Context.LID) if was and comparison else None
    tariffs = bijlage2(versie, annex, stijl) if annex else None
    cover = at(omslag(versie, *eerdere(versie, was), datum=besluit.gegevens.datum))
    unused = tuple(een.wijziging for een in besluit.onderbouwingen) if annex is None else annex.zonder_wijziging
    loose = tuple(
        f"de onderbouwing “{naam}” hoort bij geen enkele wijziging; controleer de bestandsnaam." for naam in unused
    )
    if annex is not None:
        yield Opzet(BIJLAGE1, {"omslag": cover, "bijlage1": annex}, loose)
        loose = ()
    if tariffs is not None:
        yield Opzet(BIJLAGE2, {"omslag": cover, "bijlage2": tariffs})
    nota = adviesnota(versie, was, besluit, annex, tariffs, stijl)
    missing = tuple(
        f"de bijlage “{titel}” in besluit.yaml is er niet; zet het bestand in besluit/bijlagen/, of haal de regel weg."
        for titel in nota.lijst.ontbreekt
    )
    slips = bijna_koppen(besluit.stukken.get(ADVIESNOTA), ADVIESNOTA, stijl)
    yield Opzet(ADVIESNOTA, {"stuk": nota, "omslag": at(nota.omslag)}, (*loose, *missing, *slips))
    proposal = raadsvoorstel(versie, was, besluit, annex, tariffs, stijl)
    slips = bijna_koppen(besluit.stukken.get(RAADSVOORSTEL), RAADSVOORSTEL, stijl)
    yield Opzet(RAADSVOORSTEL, {"stuk": proposal, "omslag": at(proposal.omslag)}, slips)
    decision = raadsbesluit(versie, was, comparison, stijl)
    yield Opzet(RAADSBESLUIT, {"stuk": decision, "omslag": at(decision.omslag)})
    line = besluitenlijst(versie, was, besluit, stijl)
    yield Opzet(BESLUITENLIJST, {"stuk": line, "omslag": at(line.omslag)})
    if annex is not None:
        yield Opzet(VERANDERINGEN, {"omslag": cover, "bijlage1": annex, "wordt": versie.gegevens})


def pagina(naam: str, context: Mapping[str, object], stijl: Huisstijl, opmerkingen: tuple[str, ...] = ()) -> Document:
    """The page that the template of this name makes, every open place with an address of its own."""
    found: list[Open] = []

    def address(match: re.Match[str]) -> str:
        found.append(Open(html.unescape(match[1]), f"open-{len(found) + 1}"))
        return match[0].replace("<mark", f'<mark id="{found[-1].anker}"', 1)

    template = f"html/{naam}.html.j2"
    page = OPEN_MARK.sub(address, stijl.sjablonen.render(template, context))
    cover = context["omslag"]
    dated = isinstance(cover, Omslag) and cover.datum is not None
    return Document(naam, page, tuple(found), opmerkingen, stijl.sjablonen.plaats(template), dated)

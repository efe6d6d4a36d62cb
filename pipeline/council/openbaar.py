"""What of a proposal may be made public, in the form in which it may: without the name of an employee."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.council import besluitenlijst
from pipeline.council.adviesnota import mag_openbaar
from pipeline.council.documenten import ADVIESNOTA, BESLUITENLIJST, Document, documenten
from pipeline.council.omslag import Huisstijl
from pipeline.model import BesluitGegevens, Comparison, Openbaarheid, Versie

TAG = re.compile(r"<[^>]*>")
NAAMDEEL = re.compile(r"\b[^\W\d_a-z][^\W\d_]{2,}")
"""A part of a name that tells who it is: it opens with a capital and is more than an initial."""


@dataclass(frozen=True, slots=True)
class Openbaar:
    """The public documents, whole and by themselves; `achtergehouden` says in a sentence per document why it is not."""

    stukken: tuple[Document, ...]
    achtergehouden: tuple[str, ...]


NIETS_OPENBAAR = Openbaar((), ())


def openbaar(versie: Versie, was: Versie | None, comparison: Comparison | None, stijl: Huisstijl) -> Openbaar:
    """The documents of the version that the public may see; where the law or the record keeps silent, it may not."""
    shown: list[Document] = []
    held: list[str] = []
    record = versie.besluit.gegevens if versie.besluit else None
    for document in documenten(openbare_vorm(versie), was, comparison, stijl, index=None):
        reasons = tuple(_waarom_niet(document, record)) if record else ()
        held += (f"{document.naam} is niet openbaar: {reason}" for reason in reasons)
        shown += () if reasons else (document,)
    return Openbaar(tuple(shown), tuple(held))


def openbare_vorm(versie: Versie) -> Versie:
    """The version as the public sees its papers: no employee, and no text of a nota of which nobody said it may."""
    if versie.besluit is None:
        return versie
    gegevens = versie.besluit.gegevens
    known = gegevens.openbaarheid or Openbaarheid.NIET_ACTIEF
    public = replace(gegevens, medewerker=gegevens.functie or gegevens.team, openbaarheid=known)
    return replace(versie, besluit=replace(versie.besluit, gegevens=public))


def _waarom_niet(document: Document, gegevens: BesluitGegevens) -> Iterator[str]:
    if document.naam == ADVIESNOTA and not mag_openbaar(gegevens):
        yield _waarom_nota_niet(gegevens)
    if document.naam == BESLUITENLIJST and not besluitenlijst.is_openbaar(gegevens):
        yield "`besluitenlijst` in besluit.yaml noemt geen openbare besluitenlijst."
    named = next(_genoemd(document, gegevens), None)
    if named is not None:
        yield (
            f"de tekst noemt de medewerker (“{named}”); haal de naam weg. Is het een functie, zet die dan "
            "bij `functie` in besluit.yaml."
        )


def _waarom_nota_niet(gegevens: BesluitGegevens) -> str:
    match gegevens.openbaarheid:
        case Openbaarheid.NIET_ACTIEF:
            return gegevens.openbaarheid_reden or "geef in besluit.yaml de reden (`openbaarheid_reden`)."
        case Openbaarheid.NA_CONTACT:
            return "het contact met de steller is nog niet vastgelegd (`contact_steller` in besluit.yaml)."
        case _:
            return "`openbaarheid` is in besluit.yaml niet ingevuld."


def _genoemd(document: Document, gegevens: BesluitGegevens) -> Iterator[str]:
    """The employee as the page names them: in full, or by any part of the name; an office may be named."""
    naam = gegevens.medewerker
    if not naam or naam in (gegevens.functie, gegevens.team):
        return
    page = " ".join(html.unescape(TAG.sub(" ", document.html)).split())
    if naam.casefold() in page.casefold():
        yield naam
    for part in NAAMDEEL.findall(naam):
        if re.search(rf"\b{re.escape(part)}\b", page):
            yield part

"""What every document of a version has in common: its cover, its house style, where its text comes from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from pipeline.formats.html.sjablonen import Sjablonen
from pipeline.formats.html.weergave import Woordenlijst, words_of
from pipeline.model import Overheid, Problem, Refused, Versie, vingerafdruk
from pipeline.model.blad import Bestand, Opmaak

IMAGES = "afbeeldingen"
INDEX = "../../../index.html"
TYPST = "pdf/blad.typ"
REFERENTIE = "docx/referentie.docx"


@dataclass(frozen=True, slots=True)
class Huisstijl:
    """All that sets the papers of an authority: its templates with the fixed words in them, and its look.

    `typst` is the program that sets a PDF, `referentie` the document whose styles Word papers have.
    """

    sjablonen: Sjablonen
    words: Woordenlijst
    opmaak: Opmaak
    typst: Bestand
    referentie: Bestand


def huisstijl(sjablonen: Sjablonen) -> Huisstijl:
    """The house style that the templates make; refused when one that every paper needs is not there."""
    problems = [
        Problem(
            f"Het sjabloon “{name}” ontbreekt.", advice="Zet het in de map templates/, of installeer renvooi opnieuw."
        )
        for name in (TYPST, REFERENTIE)
        if name not in sjablonen.bestanden
    ]
    if problems:
        raise Refused(problems)
    return Huisstijl(
        sjablonen=sjablonen,
        words=words_of(sjablonen),
        opmaak=sjablonen.opmaak,
        typst=sjablonen.bestanden[TYPST],
        referentie=sjablonen.bestanden[REFERENTIE],
    )


@dataclass(frozen=True, slots=True)
class Herkomst:
    """A version a document was made of: its address and the digest of its text."""

    adres: str
    vingerafdruk: str


@dataclass(frozen=True, slots=True)
class Omslag:
    """The frame around a document; `uittreksel` is the reason why the text is not whole, None when it is.

    `datum` is the day of the document itself, by what the data says; None when that is unknown. `proef` is what a
    trial prints at its head, None on a real paper.
    """

    overheid: str
    soort: str
    regeling: str
    versie: str
    status: str
    herkomst: tuple[Herkomst, ...]
    uittreksel: str | None = None
    index: str | None = INDEX
    datum: date | None = None
    proef: str | None = None


def omslag(versie: Versie, *andere: Versie, datum: date | None = None) -> Omslag:
    """The cover of a document about this version, made from the other versions too; `datum` is its own day."""
    excerpt = next((v for v in (versie, *andere) if v.lijn.uittreksel), None)
    return Omslag(
        overheid=_naam(versie.overheid),
        soort=versie.lijn.soort,
        regeling=naam_van(versie),
        versie=versie.adres.versie,
        status=str(versie.gegevens.status),
        herkomst=tuple(Herkomst(str(v.adres), vingerafdruk(v.regeling)[:16]) for v in (versie, *andere)),
        uittreksel=excerpt.lijn.uittreksel_reden if excerpt else None,
        datum=datum,
    )


def naam_van(versie: Versie) -> str:
    """What the ordinance is called: by its citeertitel, or else by its lineage."""
    return versie.gegevens.citeertitel or versie.lijn.naam


def eerdere(versie: Versie, was: Versie | None) -> tuple[Versie, ...]:
    """The versions that a proposal is about beside its own: the one before it, or those that it withdraws."""
    return (was,) if was is not None else versie.trekt_in


def _naam(overheid: Overheid) -> str:
    """ "Gemeente Olst-Wijhe", also when the name says already what it is."""
    soort = str(overheid.soort)
    if overheid.naam.casefold().startswith(soort):
        return overheid.naam
    return f"{soort.capitalize()} {overheid.naam}"


def beelden(versie: Versie) -> dict[str, str]:
    """Where each image goes in the output: named by its content, so that old and new versions stand side by side."""
    return {bron: _image_name(bron, content) for bron, content in versie.afbeeldingen.items()}


def beeldbestanden(*versies: Versie) -> Mapping[str, bytes]:
    """The images of these versions by their place in the output."""
    return {_image_name(bron, content): content for v in versies for bron, content in v.afbeeldingen.items()}


def _image_name(bron: str, content: bytes) -> str:
    return f"{IMAGES}/{hashlib.sha256(content).hexdigest()[:12]}-{PurePosixPath(bron).name}"

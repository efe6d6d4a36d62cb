"""The amending ordinance: Article I with a letter per step, the closing articles, the annexes it restates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from pipeline.council.omslag import Huisstijl, beelden
from pipeline.council.slot import slot_van_wijziging
from pipeline.council.wijziging import Deel, Stap, amendement
from pipeline.formats.html.regeling import artikel_html, bepalingen_html
from pipeline.model import Comparison, Versie, onderdeelletter

LEVEL = 3
BIJLAGE = "bijlage"


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """A lettered step; `tekst` is what it restates, `bijlage` the letter of the annex where that is printed instead.

    `bijlage` is "" when the amendment has one annex only; None when the step restates no annex.
    """

    letter: str
    stap: Stap
    tekst: Markup
    bijlage: str | None = None


@dataclass(frozen=True, slots=True)
class Wijzigingsverordening:
    """What the template of an amending ordinance fills in.

    `soort` is what it is ("verordening"), `gewijzigd` the citeertitel of what it amends; `bijlagen` are letters with
    the restated annexes.
    """

    soort: str
    opschrift: str | None
    gewijzigd: str
    onderdelen: tuple[Onderdeel, ...]
    slot: tuple[Markup, ...]
    bijlagen: tuple[tuple[str, Markup], ...]
    toelichting: Markup


def wijzigingsverordening(
    versie: Versie, was: Versie, comparison: Comparison, stijl: Huisstijl
) -> Wijzigingsverordening:
    """The ordinance by which `was` becomes this version; refused when its form can't say a change rightly."""
    amendment = amendement(comparison, was.regeling, versie.regeling)
    image = beelden(versie).get
    annexes = [stap for stap in amendment.stappen if _in_bijlage(stap)]
    letters = {id(stap): onderdeelletter(n) if len(annexes) > 1 else "" for n, stap in enumerate(annexes, start=1)}

    def onderdeel(number: int, stap: Stap) -> Onderdeel:
        letter = onderdeelletter(number)
        if _in_bijlage(stap):
            return Onderdeel(letter, stap, Markup(""), letters[id(stap)])
        return Onderdeel(letter, stap, _tekst(stap, f"onderdeel-{letter.lower()}", LEVEL + 2, stijl, image))

    closing = slot_van_wijziging(versie, stijl.sjablonen)
    return Wijzigingsverordening(
        soort=versie.lijn.soort,
        opschrift=versie.besluit.gegevens.opschrift_wijziging if versie.besluit else None,
        gewijzigd=was.gegevens.citeertitel,
        onderdelen=tuple(onderdeel(number, stap) for number, stap in enumerate(amendment.stappen, start=1)),
        slot=tuple(artikel_html(artikel, stijl.words, LEVEL, f"slot-{kind}") for kind, artikel in closing),
        bijlagen=tuple(
            (letters[id(stap)], _tekst(stap, f"bijlage-{n}", LEVEL, stijl, image))
            for n, stap in enumerate(annexes, start=1)
        ),
        toelichting=bepalingen_html(amendment.toelichtingen, stijl.words, image, LEVEL, "toelichting"),
    )


def _in_bijlage(stap: Stap) -> bool:
    """Whether its text stands in an annex of the amendment: an annex does, being long."""
    return stap.eenheid == BIJLAGE and stap.deel is Deel.GEHEEL and bool(stap.nieuw)


def _tekst(stap: Stap, prefix: str, niveau: int, stijl: Huisstijl, image: Callable[[str], str | None]) -> Markup:
    return bepalingen_html(stap.nieuw, stijl.words, image, niveau, prefix)

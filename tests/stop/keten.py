"""Chains of versions of one Work, each edited from the one before it, as they would be delivered one after another."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from pipeline.compare import compare
from pipeline.formats.stop.keten import Schakel
from pipeline.model import (
    Alinea,
    Knoop,
    Regeling,
    Structuur,
    Tekst,
    Versie,
    Weggelaten,
    beeldplekken,
    kinderen,
    knopen,
    met,
    tekst_van,
)
from tests.laws.bewerkingen import BEWERKINGEN
from tests.laws.generator import Bewerker, met_ids, regeling
from tests.stop.proefstukken import GEGEVENS, VERSIE, png

LANG = 6
"""How many versions a chain has."""
JAAR = 2020


@dataclass(frozen=True, slots=True)
class Wijziging:
    """A version that differs from the one before it, and all that came before."""

    versie: Versie
    eerder: tuple[Schakel, ...]

    @property
    def was(self) -> Versie:
        return self.eerder[-1].versie


def teksten(seed: int) -> list[Regeling]:
    """The texts of a chain; their title stays, for a change in STOP can't change it."""
    first = geheel(regeling(seed))
    found = [met_ids(first) if seed % 2 else first]
    rng = random.Random(f"keten {seed}")
    while len(found) < LANG:
        work = Bewerker(rng, found[-1], False)
        for _ in range(rng.randint(1, 6)):
            BEWERKINGEN[rng.choice(sorted(BEWERKINGEN))](work)
        found.append(replace(geheel(work.klaar().wordt), opschrift=first.opschrift, citeertitel=first.citeertitel))
    return found


def geheel(text: Regeling) -> Regeling:
    """The text with words for what an excerpt leaves out, and without empty divisions: those can't be published."""

    def vol(node: Knoop) -> Knoop | None:
        if isinstance(node, Weggelaten):
            return Alinea((Tekst("Hier staat nog meer."),))
        inside = [deel for deel in kinderen(node) if not (isinstance(node, Structuur) and isinstance(deel, Weggelaten))]
        whole = met(node, tekst_van(node), tuple(deel for kind in inside if (deel := vol(kind)) is not None))
        return None if isinstance(whole, Structuur) and not whole.inhoud else whole

    stukken = [[deel for node in part if not isinstance(node, Weggelaten) and (deel := vol(node)) is not None]
               for part in (text.lichaam, text.bijlagen, text.toelichtingen)]  # fmt: skip
    return replace(text, **dict(zip(("lichaam", "bijlagen", "toelichtingen"), map(tuple, stukken), strict=True)))


def versie(text: Regeling, jaar: int) -> Versie:
    """A version with this text, adopted in this year."""
    return replace(
        VERSIE,
        adres=replace(VERSIE.adres, versie=str(jaar)),
        regeling=text,
        afbeeldingen={bron: png() for bron in beeldplekken(tuple(knopen(text)))},
        gegevens=replace(
            GEGEVENS,
            werk=f"{JAAR}/speelplekken",
            vastgesteld=date(jaar, 1, 1),
            ondertekend=date(jaar, 1, 1),
            bekendgemaakt=date(jaar, 2, 3),
            inwerkingtreding=date(jaar, 3, 1),
        ),
    )


def wijzigingen(seed: int) -> Iterator[Wijziging]:
    """The steps of a chain, those that change nothing left out."""
    eerder: tuple[Schakel, ...] = ()
    vorige: Versie | None = None
    for jaar, text in enumerate(teksten(seed), JAAR):
        if vorige is not None:
            if text == vorige.regeling:
                continue
            eerder = (*eerder, Schakel(vorige, compare(vorige.regeling, text)))
            yield Wijziging(versie(text, jaar), eerder)
        vorige = versie(text, jaar)

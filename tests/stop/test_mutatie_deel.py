"""Of an annex or explanation only the division that changes is replaced, when the rest of it stays as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.compare import compare
from pipeline.formats.stop.keten import Schakel
from pipeline.formats.stop.write import write
from pipeline.formats.stop.xml import T
from pipeline.model import Regeling
from tests.proeftekst import regeling
from tests.stop.keten import versie
from tests.stop.keuring import Keuring
from tests.stop.proefstukken import BESLUIT
from tests.stop.test_mutatie import gemaakt, plat

TEKST = """# Artikel 1 Doel

Dit is het doel.

# Bijlage 1 Regels

## Eerste deel

Een blijft.

### Binnen

Hier mag het wel.

### Ook

Zo is het.

## Tweede deel

Twee blijft.

# Toelichting

## Algemeen

Hier staat de reden.

## Artikelsgewijs

### Artikel 1

Zo is dat bedoeld.
"""
BIJLAGE, TOELICHTING = "gm9999_2020__cmp_1", "gm9999_2020__recital"
BINNEN, TWEEDE = f"{BIJLAGE}__div_o_1__content_o_2", f"{BIJLAGE}__content_o_1"
EEN = {
    "a text": (("mag het wel", "mag het niet"), BINNEN),
    "a heading": (("### Binnen", "### Binnenin"), BINNEN),
    "a new paragraph": (("Twee blijft.", "Twee blijft.\n\nDrie komt."), TWEEDE),
    "two texts in one division": (("Een blijft.", "Een gaat."), f"{BIJLAGE}__div_o_1__content_o_1"),
    "the general explanation": (("de reden", "de rede"), f"{TOELICHTING}__genrecital__content_o_1"),
    "the explanation of an article": (("dat bedoeld", "het bedoeld"), f"{TOELICHTING}__artrecital__content_1"),
}
GEHEEL = {
    "two divisions": ((("mag het wel", "mag het niet"), ("Twee blijft", "Twee gaat")), BIJLAGE),
    "two divisions in one": ((("mag het wel", "mag het niet"), ("Zo is het", "Zo was het")), f"{BIJLAGE}__div_o_1"),
    "the heading of the annex": ((("Bijlage 1 Regels", "Bijlage 1 Voorschriften"),), BIJLAGE),
    "the heading and a text": ((("1 Regels", "1 Voorschriften"), ("mag het wel", "mag het niet")), BIJLAGE),
    "a new division": ((("## Tweede deel", "## Nog een deel\n\nNieuw.\n\n## Tweede deel"),), BIJLAGE),
    "a division that goes": ((("### Ook\n\nZo is het.\n\n", ""),), f"{BIJLAGE}__div_o_1"),
}


def paar(*vervangingen: tuple[str, str]) -> tuple[Regeling, Regeling]:
    anders = TEKST
    for oud, nieuw in vervangingen:
        assert oud in anders
        anders = anders.replace(oud, nieuw)
    was, wordt = (replace(regeling(tekst), opschrift="Verordening") for tekst in (TEKST, anders))
    return was, wordt


@pytest.mark.parametrize(("vervanging", "wid"), EEN.values(), ids=EEN)
def test_one_division_that_changes_is_the_unit(vervanging: tuple[str, str], wid: str) -> None:
    assert plat(gemaakt(*paar(vervanging))) == [("Vervang", wid)]


@pytest.mark.parametrize(("vervangingen", "wid"), GEHEEL.values(), ids=GEHEEL)
def test_otherwise_it_is_the_smallest_part_that_holds_the_change(
    vervangingen: tuple[tuple[str, str], ...], wid: str
) -> None:
    assert plat(gemaakt(*paar(*vervangingen))) == [("Vervang", wid)]


def test_the_instruction_names_the_annex() -> None:
    mutatie = gemaakt(*paar(("mag het wel", "mag het niet"), ("de reden", "de rede")))
    assert [deel.text for deel in mutatie.iter(T + "Wat")] == [
        "Bijlage 1 wordt als volgt gewijzigd:",
        "De toelichting wordt als volgt gewijzigd:",
    ]


@pytest.mark.stop
@pytest.mark.parametrize(
    "vervangingen",
    [*((een,) for een, _ in EEN.values()), *(meer for meer, _ in GEHEEL.values())],
    ids=[*EEN, *GEHEEL],
)
def test_it_is_a_valid_delivery(keuring: Keuring, vervangingen: tuple[tuple[str, str], ...]) -> None:
    was, wordt = paar(*vervangingen)
    schakel = Schakel(versie(was, 2020), compare(was, wordt))
    bestanden = write(versie(wordt, 2021), BESLUIT, (), (), (schakel,)).bestanden
    assert keuring(bestanden) == []
    assert b"RegelingMutatie" in bestanden["besluit.xml"]

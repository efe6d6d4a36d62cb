"""What may be made public, and in what form; the name in these tests is nobody's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from pipeline.compare import compare
from pipeline.council.documenten import NAMEN, documenten
from pipeline.council.omslag import Huisstijl
from pipeline.council.openbaar import Openbaar, openbaar
from pipeline.model import Afstemming, Alinea, BesluitGegevens, Divisie, Kop, Openbaarheid, Stuk, Tekst, Versie

Openen = Callable[[str], Versie]
Lees = Callable[[str], str]
WAS, WORDT = "speelplekken@2024", "speelplekken@2025"
NAAM = "Proefje Naamloos-Verzonnen"


def met_gegevens(versie: Versie, **other: object) -> Versie:
    assert versie.besluit is not None
    gegevens: BesluitGegevens = replace(versie.besluit.gegevens, **other)  # type: ignore[arg-type]
    return replace(versie, besluit=replace(versie.besluit, gegevens=gegevens))


@pytest.fixture
def maak(versie: Openen, stijl: Huisstijl) -> Callable[[Versie], Openbaar]:
    was = versie(WAS)
    return lambda wordt: openbaar(wordt, was, compare(was.regeling, wordt.regeling), stijl)


def namen(made: Openbaar) -> set[str]:
    return {document.naam for document in made.stukken}


@pytest.mark.parametrize(
    ("facts", "has_nota"),
    [
        ({"openbaarheid": Openbaarheid.ACTIEF}, True),
        ({"openbaarheid": Openbaarheid.NIET_ACTIEF, "openbaarheid_reden": "Er loopt een aanbesteding."}, False),
        ({"openbaarheid": Openbaarheid.NIET_ACTIEF}, False),
        ({"openbaarheid": Openbaarheid.NA_CONTACT}, False),
        ({"openbaarheid": Openbaarheid.NA_CONTACT, "contact_steller": date(2025, 2, 1)}, True),
        ({"openbaarheid": None}, False),
    ],
)
def test_the_three_kinds_steer_whether_the_nota_is_public(
    facts: dict[str, object], has_nota: bool, versie: Openen, maak: Callable[[Versie], Openbaar]
) -> None:
    made = maak(met_gegevens(versie(WORDT), **facts))
    assert namen(made) | {"adviesnota"} == set(NAMEN) - {"bijlage-2-tarieven", "kennisgeving-externe-normen"} | {
        "adviesnota"
    }
    assert ("adviesnota" in namen(made)) is has_nota
    assert bool(made.achtergehouden) is not has_nota
    if facts.get("openbaarheid_reden"):
        assert made.achtergehouden == ("adviesnota is niet openbaar: Er loopt een aanbesteding.",)
    public = next(document.html for document in made.stukken if document.naam == "raadsvoorstel")
    assert ("De jongerenraad heeft om schaduw gevraagd" in public) is has_nota, "text of a nota that is not public"


def test_a_list_that_is_not_public_stays_out(versie: Openen, maak: Callable[[Versie], Openbaar]) -> None:
    made = maak(met_gegevens(versie(WORDT), besluitenlijst="Niet-openbare besluitenlijst"))
    assert "besluitenlijst" not in namen(made)


@pytest.mark.parametrize("functie", [None, "beleidsmedewerker spelen"])
def test_no_byte_of_the_public_papers_names_the_employee(
    functie: str | None, versie: Openen, stijl: Huisstijl, maak: Callable[[Versie], Openbaar], lees: Lees
) -> None:
    named = met_gegevens(versie(WORDT), medewerker=NAAM, functie=functie)
    was = versie(WAS)
    internal = b"".join(
        document.html.encode() for document in documenten(named, was, compare(was.regeling, named.regeling), stijl)
    )
    assert NAAM.encode() in internal, "else the test proves nothing"
    made = maak(named)
    assert {"adviesnota", "raadsvoorstel"} <= namen(made)
    found = b"".join(document.html.encode() for document in made.stukken)
    assert not [part for part in (NAAM, *NAAM.split(), *NAAM.casefold().split()) if part.encode() in found]
    nota = next(document for document in made.stukken if document.naam == "adviesnota")
    assert f"Medewerker{functie or 'Buitenruimte'}" in lees(nota.html).replace("Medewerker ", "Medewerker")


def test_a_paper_that_names_the_employee_in_its_text_is_held_back(
    versie: Openen, maak: Callable[[Versie], Openbaar]
) -> None:
    named = met_gegevens(versie(WORDT), medewerker=NAAM)
    assert named.besluit is not None
    for text in (f"Vraag het aan {NAAM}.", f"Vraag het aan P. {NAAM.split()[-1]}."):
        prose = Stuk((Divisie(Kop("", "", (Tekst("Uitvoering"),)), (Alinea((Tekst(text),)),)),))
        stukken = {**named.besluit.stukken, "raadsvoorstel": prose}
        made = maak(replace(named, besluit=replace(named.besluit, stukken=stukken)))
        assert "raadsvoorstel" not in namen(made)
        assert any("raadsvoorstel is niet openbaar: de tekst noemt de medewerker" in why for why in made.achtergehouden)
    listed = met_gegevens(named, afstemming=(Afstemming(NAAM),))
    assert "adviesnota" not in namen(maak(listed))


def test_public_papers_lead_to_nothing_that_is_not_public(versie: Openen, maak: Callable[[Versie], Openbaar]) -> None:
    assert all("index.html" not in document.html for document in maak(versie(WORDT)).stukken)


def test_the_consolidated_text_is_public_without_a_proposal(versie: Openen, stijl: Huisstijl) -> None:
    assert namen(openbaar(versie(WAS), None, None, stijl)) == {"geconsolideerd"}

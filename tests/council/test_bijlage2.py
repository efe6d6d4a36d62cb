"""Bijlage 2: the tariffs as they become, from when they hold, and what changes in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml import html

from pipeline.council.bijlage2 import tariefbijlagen
from pipeline.council.documenten import Document
from pipeline.model import (
    Bijlage,
    Kop,
    Refused,
    Tabel,
    Tekst,
    Versie,
    alle_knopen,
    kinderen,
    met,
    ruwe_tekst,
    tekst_van,
)
from pipeline.model.boom import Knoop

Openen = Callable[[str], Versie]
Stukken = Callable[[Versie, Versie], dict[str, Document]]
Lees = Callable[[str], str]
WAS, WORDT, ZONDER = "sociaal-domein@2019", "sociaal-domein@2022", ("speelplekken@2025", "speelplekken@2024")
PAPER = "bijlage-2-tarieven"


def vervangen(node: Knoop, old: str, new: str) -> Knoop:
    text = tuple(
        replace(run, inhoud=run.inhoud.replace(old, new)) if isinstance(run, Tekst) else run for run in tekst_van(node)
    )
    return met(node, text, tuple(vervangen(child, old, new) for child in kinderen(node)))


def met_bijlage(versie: Versie, *bijlagen: Bijlage) -> Versie:
    return replace(versie, regeling=replace(versie.regeling, bijlagen=bijlagen))


def test_it_holds_every_word_of_the_annex_and_the_day_it_starts(versie: Openen, stukken: Stukken, lees: Lees) -> None:
    new = versie(WORDT)
    (annex,) = new.regeling.bijlagen
    page = stukken(new, versie(WAS))[PAPER].html
    body = html.document_fromstring(page).get_element_by_id("inhoud")
    shown = body.text_content()
    assert all(word in shown for word in ruwe_tekst(annex) if not word.startswith("[^"))
    tables = [node for node in alle_knopen(annex) if isinstance(node, Tabel)]
    assert len(body.xpath(".//table")) == len(tables)
    text = lees(page)
    assert "Bijlage 2. Tarieven Wmo (per 1 januari 2022)" in text
    assert "Geldig vanaf1 januari 2022" in text
    assert "Maximumtarief informele zorg op basis van Regeling langdurige zorg" in text
    assert "De oude tarieven staan niet in de bron" in text
    assert text.count("Deze bedragen zijn daarom informatief") == 1, "only the source says what the amounts are"


def test_one_changed_cell_is_one_row(versie: Openen, stukken: Stukken) -> None:
    new = versie(WORDT)
    (annex,) = new.regeling.bijlagen
    older = vervangen(annex, "6.500,00", "7.500,00")
    assert isinstance(older, Bijlage)
    was = met_bijlage(replace(versie(WAS), regeling=new.regeling), older)
    page = html.document_fromstring(stukken(new, was)[PAPER].html)
    changed = page.xpath("//table[@class='waswordt']")
    assert len(changed) == 1
    assert [mark.text_content() for mark in changed[0].xpath(".//del")] == ["[vervallen: ]€ 7.500,00"]
    assert [mark.text_content() for mark in changed[0].xpath(".//ins")] == ["[toegevoegd: ]€ 6.500,00"]


def test_equal_tariffs_and_new_ones_are_told(versie: Openen, stukken: Stukken, lees: Lees) -> None:
    new = versie(WORDT)
    same = replace(versie(WAS), regeling=new.regeling)
    assert "Deze bijlage verandert niet." in lees(stukken(new, same)[PAPER].html)
    assert "Deze bijlage is nieuw" in lees(stukken(new, met_bijlage(same))[PAPER].html)


def test_a_version_without_tariffs_has_no_such_paper(versie: Openen, stukken: Stukken) -> None:
    assert PAPER not in stukken(*map(versie, ZONDER))


def test_besluit_yaml_says_which_annexes_are_tariffs(versie: Openen, stukken: Stukken) -> None:
    new, was = map(versie, ZONDER)
    assert new.besluit is not None
    named = replace(
        new, besluit=replace(new.besluit, gegevens=replace(new.besluit.gegevens, tariefbijlagen=("bijlage-1",)))
    )
    assert [annex.kop.nummer for annex in tariefbijlagen(named)] == ["1"]
    assert PAPER in stukken(named, was)
    wrong = replace(
        new, besluit=replace(new.besluit, gegevens=replace(new.besluit.gegevens, tariefbijlagen=("bijlage-9",)))
    )
    with pytest.raises(Refused, match=r"bijlage-9.*Kies uit: bijlage-1"):
        tariefbijlagen(wrong)


@pytest.mark.parametrize(
    ("opschrift", "is_tarief"), [("Tarieven 2025", True), ("Legestarieventabel", True), ("Kaart van het gebied", False)]
)
def test_else_the_opschrift_says_so(opschrift: str, is_tarief: bool, versie: Openen) -> None:
    annex = Bijlage(Kop("Bijlage", "1", (Tekst(opschrift),)), ())
    assert bool(tariefbijlagen(met_bijlage(versie(ZONDER[0]), annex))) is is_tarief

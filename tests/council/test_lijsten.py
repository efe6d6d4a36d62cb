"""Attachments and sign-offs come from what exists and what is recorded; sections and points as the template allows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from lxml import html

from pipeline.council.bijlagen import Bijlageregel, Stuksoort, bijlagenlijst
from pipeline.council.documenten import Document
from pipeline.council.secties import beslispunten
from pipeline.model import (
    Afstemming,
    Alinea,
    Besluit,
    BijlageStuk,
    Divisie,
    Kop,
    Li,
    Lijst,
    Stuk,
    Tekst,
    Uitkomst,
    Versie,
    Zaaknummers,
)

Openen = Callable[[str], Versie]
Stukken = Callable[[Versie, Versie], dict[str, Document]]
Lees = Callable[[str], str]
WAS, WORDT = "speelplekken@2024", "speelplekken@2025"


def met(versie: Versie, besluit: Besluit) -> Versie:
    return replace(versie, besluit=besluit)


def besluit_van(versie: Versie) -> Besluit:
    assert versie.besluit is not None
    return versie.besluit


def kop(tekst: str, *inhoud: str) -> Divisie:
    return Divisie(Kop("", "", (Tekst(tekst),)), tuple(Alinea((Tekst(text),)) for text in inhoud))


def test_without_a_list_in_the_record_all_that_exists_is_named(versie: Openen) -> None:
    new, was = versie("sociaal-domein@2022"), versie("sociaal-domein@2019")
    besluit = besluit_van(new)
    bare = replace(besluit, gegevens=replace(besluit.gegevens, bijlagen=()), bestanden=("advies.pdf",))
    assert bijlagenlijst(new, was, bare).regels == (
        Bijlageregel(Stuksoort.OUDE_REGELING, "Verordening Sociaal Domein 2019", "37118-2019"),
        Bijlageregel(Stuksoort.NIEUWE_REGELING, "Verordening Sociaal Domein Olst-Wijhe 2022", "47163-2021"),
        Bijlageregel(Stuksoort.RAADSVOORSTEL, "", "47161-2021"),
        Bijlageregel(Stuksoort.BESTAND, "advies", None),
    )


def test_the_record_gives_titles_and_what_is_not_there_is_told(versie: Openen, stukken: Stukken, lees: Lees) -> None:
    new, was = versie(WORDT), versie(WAS)
    besluit = besluit_van(new)
    named = (BijlageStuk("Het voorstel", "1001-2025"), BijlageStuk("Advies", "5-2025"), BijlageStuk("Kaart"))
    facts = replace(besluit.gegevens, bijlagen=named)
    made = stukken(met(new, replace(besluit, gegevens=facts, bestanden=("advies.pdf", "begroting.xlsx"))), was)
    nota = html.document_fromstring(made["adviesnota"].html)
    boxes = [item.text_content().split(": ", 1)[1].strip() for item in nota.xpath("//ul[@class='vakjes'][1]/li")]
    assert boxes[:5] == [
        "Het voorstel (zaak: 1001-2025)",
        "Advies (zaak: 5-2025)",
        "Verordening speelplekken Voorbeeldstad (zaak: 1001-2023)",
        "Verordening tot wijziging van de Verordening speelplekken Voorbeeldstad (zaak: 1002-2025)",
        "begroting",
    ]
    assert "bijlage die er nog niet is: Kaart" in [place.wat for place in made["adviesnota"].open]
    (remark,) = made["adviesnota"].opmerkingen
    assert "“Kaart”" in remark
    proposal = lees(made["raadsvoorstel"].html)
    assert "Advies (zaak: 5-2025)" in proposal and "Het voorstel" not in proposal, "a paper is no annex of itself"


def test_an_own_title_without_case_number_means_the_paper_of_that_title(versie: Openen) -> None:
    new, was = versie(WORDT), versie(WAS)
    besluit = besluit_van(new)
    facts = replace(
        besluit.gegevens, zaaknummers=Zaaknummers(), bijlagen=(BijlageStuk("CONCEPT Raadsvoorstel", "9-2025"),)
    )
    first = bijlagenlijst(new, was, replace(besluit, gegevens=facts)).regels[0]
    assert first == Bijlageregel(Stuksoort.RAADSVOORSTEL, "CONCEPT Raadsvoorstel", "9-2025")


def test_sign_offs_are_told_with_day_and_outcome(versie: Openen, stukken: Stukken, lees: Lees) -> None:
    new, was = versie(WORDT), versie(WAS)
    besluit = besluit_van(new)
    signed = (
        Afstemming("team A"),
        Afstemming("jurist", Uitkomst.AKKOORD, date(2025, 1, 21)),
        Afstemming("controller", Uitkomst.NIET_AKKOORD),
        Afstemming("adviesraad", Uitkomst.NIET_GEVRAAGD, None, "omdat het beleid gelijk blijft"),
    )
    facts = replace(besluit.gegevens, afstemming=signed)
    nota = stukken(met(new, replace(besluit, gegevens=facts)), was)["adviesnota"]
    page = html.document_fromstring(nota.html)
    assert [" ".join(li.text_content().split()) for li in page.xpath("//ul[@class='opsomming'][@role='list']/li")] == [
        "team A",
        "jurist – akkoord, 21 januari 2025",
        "controller – niet akkoord, [nog in te vullen: datum van de afstemming met controller]",
        "adviesraad – geen advies gevraagd (omdat het beleid gelijk blijft)",
    ]


def test_nvt_stands_only_under_a_written_heading_that_allows_it(versie: Openen, stukken: Stukken, lees: Lees) -> None:
    new, was = versie(WORDT), versie(WAS)
    besluit = besluit_van(new)
    prose = Stuk((kop("Duurzaamheid"), kop("Argumenten")))
    made = stukken(met(new, replace(besluit, stukken={"adviesnota": prose})), was)
    text = lees(made["adviesnota"].html)
    assert "DUURZAAMHEID n.v.t." in text.replace("Duurzaamheid", "DUURZAAMHEID")
    open_places = [place.wat for place in made["adviesnota"].open]
    assert "argumenten" in open_places, "empty, but it has to be written"
    assert "draagvlak" in open_places, "allowed to be empty, but nobody said that it is"


def test_several_points_are_numbered_and_numbers_of_the_writer_stay() -> None:
    one, two = (Alinea((Tekst(text),)) for text in ("Het een.", "Het ander."))
    numbered = Lijst((Li("1", (one,)), Li("2", (two,))))
    assert beslispunten((one,)) == (one,)
    assert beslispunten((one, two)) == (numbered,)
    assert beslispunten((one, Lijst((Li("", (one,)), Li("", (two,)))))) == (one, numbered)
    lettered = Lijst((Li("a", (one,)), Li("b", (two,))))
    assert beslispunten((lettered,)) == (lettered,)


def test_without_a_text_of_its_own_the_council_is_asked_to_adopt_what_is_proposed(
    versie: Openen, stukken: Stukken, lees: Lees
) -> None:
    for wordt, was, asked in (
        (WORDT, WAS, "De Verordening tot wijziging van de Verordening speelplekken Voorbeeldstad vast te stellen."),
        (
            "sociaal-domein@2022",
            "sociaal-domein@2019",
            "De Verordening Sociaal Domein Olst-Wijhe 2022 vast te stellen.",
        ),
    ):
        new = versie(wordt)
        bare = replace(besluit_van(new), stukken={})
        assert f"Gevraagde beslissing {asked}" in lees(stukken(met(new, bare), versie(was))["raadsvoorstel"].html)


def test_costs_are_gathered_only_where_they_are_recorded(versie: Openen, stukken: Stukken, lees: Lees) -> None:
    new, was = versie(WORDT), versie(WAS)
    besluit = besluit_van(new)
    told = "Opgegeven bij de afzonderlijke wijzigingen:"
    for naam in ("adviesnota", "raadsvoorstel"):
        text = lees(stukken(new, was)[naam].html)
        assert text.index("passen binnen het budget") < text.index(told) < text.index("Artikel 4: € 40.000 per jaar")
        free = tuple(replace(reason, kosten=None) for reason in besluit.onderbouwingen)
        assert told not in lees(stukken(met(new, replace(besluit, onderbouwingen=free)), was)[naam].html)


def test_the_besluitenlijst_is_one_line_with_the_decision_of_the_nota(versie: Openen, stukken: Stukken) -> None:
    page = html.document_fromstring(stukken(versie(WORDT), versie(WAS))["besluitenlijst"].html)
    (table,) = page.xpath("//table")
    heads = [cell.text_content() for cell in table.xpath(".//th[@scope='col']")]
    cells = [" ".join(cell.text_content().split()) for cell in table.xpath("./tbody/tr/td")]
    assert dict(zip(heads, cells, strict=True)) == {
        "Datum": "4 februari 2025",
        "Zaaknummer": "1001-2025",
        "Onderwerp": "Wijziging van de Verordening speelplekken Voorbeeldstad",
        "Besluit": "De raad voor te stellen de Verordening speelplekken Voorbeeldstad te wijzigen.",
        "Portefeuillehouder": "Wethouder Buitenruimte",
        "Openbaarheid van de nota": "actief openbaar",
    }


def test_every_change_has_a_line_for_citizens_or_an_open_place(versie: Openen, stukken: Stukken, lees: Lees) -> None:
    whole = stukken(versie(WORDT), versie(WAS))["wat-verandert-er"]
    reasons = besluit_van(versie(WORDT)).onderbouwingen
    text = lees(whole.html)
    assert not whole.open
    assert all(reason.samenvatting and reason.samenvatting in text for reason in reasons)
    bare = stukken(versie("sociaal-domein@2022"), versie("sociaal-domein@2019"))["wat-verandert-er"]
    assert "samenvatting bij artikel 3.4.19" in [place.wat for place in bare.open]
    assert len(bare.open) == 6
    assert "De regeling heet voortaan: Verordening Sociaal Domein Olst-Wijhe 2022." in lees(bare.html)

"""The council papers: the seed's fields, order and headings; the shape of A5; what is unknown open in sight."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from lxml import html

from pipeline.council.documenten import Document, documenten
from pipeline.council.omslag import Huisstijl
from pipeline.council.slot import slotbepalingen
from pipeline.model import (
    BesluitGegevens,
    Grondslag,
    Herkomst,
    Indeling,
    Onderbouwing,
    Versie,
    Zaaknummers,
    platte_tekst,
)

Openen = Callable[[str], Versie]
Stukken = Callable[[Versie, Versie], dict[str, Document]]
Lees = Callable[[str], str]

WAS, WORDT = "sociaal-domein@2019", "sociaal-domein@2022"
HEADINGS = [
    "BIJLAGEN:",
    "AFSTEMMING MET →",
    "ONDERWERP",
    "BESLUIT burgemeester en wethouders",
    "SAMENVATTING",
    "INLEIDING",
    "BEOOGD RESULTAAT",
    "KADER",
    "ARGUMENTEN",
    "DRAAGVLAK",
    "DUURZAAMHEID",
    "RISICO'S (financieel/juridisch)",
    "FINANCIËLE CONSEQUENTIES",
    "AANPAK/UITVOERING",
    "Bijlage 1. Aanpassingen teksten verordening.",
    "Bijlage 2. Tarieven Wmo (per 1 januari 2022)",
]


def test_the_adviesnota_has_the_fields_order_and_headings_of_the_source(
    versie: Openen, stukken: Stukken, lees: Lees
) -> None:
    nota = stukken(versie(WORDT), versie(WAS))["adviesnota"].html
    page = html.document_fromstring(nota)
    assert [" ".join(heading.text_content().split()) for heading in page.iter("h2")] == HEADINGS
    fields = [(dt.text_content(), dt.getnext().text_content()) for dt in page.xpath("//dl[@class='kop-gegevens']/dt")]
    assert fields == [
        ("Zaaknummer", "47161-2021"),
        ("Medewerker", "[nog in te vullen: medewerker]"),
        ("Team", "Maatschappelijke Ontwikkeling"),
        ("Datum", "30 november 2021"),
        ("Portefeuillehouder", "Wethouder H. Kamphuis"),
    ]
    text = lees(nota)
    for told in (
        "aangekruist: Verordening Sociaal Domein 2019 (zaak: 37118-2019)",
        "aangekruist: anders, nl. teamleider WIZ + teamleider MO",
        "aangekruist: Actief openbaar niet aangekruist: Niet actief openbaar",
        "DUURZAAMHEID n.v.t.",
    ):
        assert told in text


def test_the_raadsbesluit_has_the_shape_of_scenario_a5(versie: Openen, stukken: Stukken, lees: Lees) -> None:
    proposed = versie(WORDT)
    assert proposed.besluit is not None
    facts: BesluitGegevens = replace(
        proposed.besluit.gegevens,
        vergaderdata=replace(
            proposed.besluit.gegevens.vergaderdata, college=date(2021, 12, 7), raad=date(2021, 12, 20)
        ),
        zaaknummers=Zaaknummers("47161-2021"),
    )
    known = replace(
        proposed,
        besluit=replace(proposed.besluit, gegevens=facts),
        lijn=replace(proposed.lijn, grondslagen=(Grondslag("artikel 149 van de Gemeentewet"),)),
        gegevens=replace(
            proposed.gegevens,
            slotbepalingen=tuple(
                replace(item, nummer=f"14.{n}") for n, item in enumerate(proposed.gegevens.slotbepalingen, start=1)
            ),
        ),
    )
    text = lees(stukken(known, versie(WAS))["raadsbesluit"].html)
    said = [
        "De raad van de gemeente Olst-Wijhe;",
        "gelezen het voorstel van het college van burgemeester en wethouders van 7 december 2021, kenmerk 47161-2021;",
        "gelet op artikel 149 van de Gemeentewet;",
        "besluit vast te stellen de volgende verordening:",
        "Verordening Sociaal Domein Olst-Wijhe 2022",
        "Artikel 14.1 Intrekking",
        "De Verordening Sociaal Domein 2019 wordt ingetrokken.",
        "Artikel 14.2 Inwerkingtreding",
        "Deze verordening treedt in werking met ingang van 1 januari 2022.",
        "Artikel 14.3 Citeertitel",
        "Deze verordening wordt aangehaald als: Verordening Sociaal Domein Olst-Wijhe 2022.",
        "Aldus vastgesteld in de openbare raadsvergadering van 20 december 2021.",
        "De griffier,",
        "De voorzitter,",
    ]
    places = [text.index(line) for line in said]
    assert places == sorted(places)


def test_what_is_unknown_stands_open_and_is_listed(versie: Openen, stukken: Stukken) -> None:
    made = stukken(versie(WORDT), versie(WAS))
    assert "datum van de raadsvergadering" in [place.wat for place in made["raadsbesluit"].open]
    for document in made.values():
        shown = re.findall(r"\[nog in te vullen: ([^\]]+)\]", document.html)
        assert shown == [place.wat for place in document.open], document.naam
    assert "2021-12-20" not in str(made), "a placeholder of the trial delivery is not a fact"


def test_every_document_of_an_excerpt_says_so(versie: Openen, stukken: Stukken, lees: Lees) -> None:
    proposed, was = versie(WORDT), versie(WAS)
    for document in stukken(proposed, was).values():
        assert "Dit is een uittreksel" in lees(document.html), document.naam
        assert proposed.lijn.uittreksel_reden in lees(document.html)


def test_the_reading_guide_is_true(versie: Openen, stukken: Stukken, lees: Lees) -> None:
    excerpt = stukken(versie(WORDT), versie(WAS))
    whole = stukken(versie("speelplekken@2025"), versie("speelplekken@2024"))
    for made in (excerpt, whole):
        for naam in ("bijlage-1-was-wordt", "adviesnota"):
            text = lees(made[naam].html)
            assert "Een bepaling die als geheel nieuw is, vervalt of wordt vervangen, heeft geen strepen" in text
            assert ("een “[…]” voor tekst die niet in de bron staat" in text) is (made is excerpt)


def test_the_overview_names_a_title_once(versie: Openen, stukken: Stukken, lees: Lees) -> None:
    text = lees(stukken(versie(WORDT), versie(WAS))["bijlage-1-was-wordt"].html)
    assert "Opschrift gewijzigd Citeertitel gewijzigd Artikel 2.3.4 Beoordelen aanvraag gewijzigd" in text


def test_every_document_says_from_what_text_it_was_made(versie: Openen, stukken: Stukken) -> None:
    made = stukken(versie(WORDT), versie(WAS))
    assert made == stukken(versie(WORDT), versie(WAS))
    for document in made.values():
        assert "olst-wijhe/verordening-sociaal-domein@2022</code> (vingerafdruk" in document.html


def test_every_change_carries_its_reason_and_a_loose_reason_is_reported(versie: Openen, stukken: Stukken) -> None:
    proposed, was = versie(WORDT), versie(WAS)
    assert proposed.besluit is not None
    annex = stukken(proposed, was)["bijlage-1-was-wordt"]
    assert annex.html.count("<h4>Onderbouwing</h4>") == 6
    assert not annex.open
    loose = Onderbouwing("artikel-99", ())
    extra = replace(proposed, besluit=replace(proposed.besluit, onderbouwingen=(loose,)))
    annex = stukken(extra, was)["bijlage-1-was-wordt"]
    (remark,) = annex.opmerkingen
    assert remark.startswith("de onderbouwing “artikel-99” hoort bij geen enkele wijziging")
    assert len(annex.open) == 6


def test_closing_provisions_follow_from_dates_and_titles(versie: Openen, stijl: Huisstijl) -> None:
    example = versie("speelplekken@2025")
    told = [
        (kind, platte_tekst(artikel.inhoud[0].inhoud)) for kind, artikel in slotbepalingen(example, stijl.sjablonen)
    ]  # type: ignore[arg-type, union-attr]
    assert told == [
        (
            "inwerkingtreding",
            "Deze verordening treedt in werking met ingang van 1 april 2025 en werkt terug tot en met 1 januari 2025.",
        ),
        ("citeertitel", "Deze verordening wordt aangehaald als: Verordening speelplekken Voorbeeldstad."),
    ]
    unknown = replace(example, gegevens=replace(example.gegevens, inwerkingtreding=None, terugwerkend_tot_en_met=None))
    _, artikel = slotbepalingen(unknown, stijl.sjablonen)[0]
    assert "[nog in te vullen: datum inwerkingtreding]" in str(artikel)


def test_the_proposal_chooses_the_layout_of_its_annex_and_its_adviesnota(versie: Openen, stukken: Stukken) -> None:
    was, wordt = versie(WAS), versie(WORDT)
    assert wordt.besluit is not None
    for indeling, sign in ((Indeling.W1, '<table class="waswordt">'), (Indeling.W2, '<table class="waswordt drie">')):
        gegevens = replace(wordt.besluit.gegevens, indeling=indeling)
        made = stukken(replace(wordt, besluit=replace(wordt.besluit, gegevens=gegevens)), was)
        assert all(sign in made[name].html for name in ("bijlage-1-was-wordt", "adviesnota"))
    gegevens = replace(wordt.besluit.gegevens, indeling=Indeling.W8)
    made = stukken(replace(wordt, besluit=replace(wordt.besluit, gegevens=gegevens)), was)
    for name in ("bijlage-1-was-wordt", "adviesnota"):
        assert '<div class="renvooi">' in made[name].html
        assert 'class="waswordt' not in made[name].html


def test_a_new_ordinance_is_proposed_with_its_whole_text_and_no_annex_of_changes(
    versie: Openen, stijl: Huisstijl, lees: Lees
) -> None:
    nieuw = versie("speelplekken@2025")
    papers = {paper.naam: paper for paper in documenten(nieuw, None, None, stijl)}
    assert list(papers) == ["adviesnota", "raadsvoorstel", "raadsbesluit", "besluitenlijst", "geconsolideerd"]
    proposal, decision, nota = (lees(papers[naam].html) for naam in ("raadsvoorstel", "raadsbesluit", "adviesnota"))
    assert "Gevraagde beslissing De Verordening speelplekken Voorbeeldstad" in proposal
    assert "besluit vast te stellen de volgende verordening:" in decision
    assert "Artikel 1" in decision
    assert not re.search(r"Bijlage 1\b", proposal + nota)
    assert "aangekruist: Verordening speelplekken Voorbeeldstad" in nota


def test_what_was_imported_without_an_earlier_version_was_not_proposed_here(versie: Openen, stijl: Huisstijl) -> None:
    nieuw = versie("speelplekken@2025")
    herkomst = (Herkomst(bestand="besluit.xml", sha256="0" * 64),)
    geimporteerd = replace(nieuw, gegevens=replace(nieuw.gegevens, herkomst=herkomst))
    assert [paper.naam for paper in documenten(geimporteerd, None, None, stijl)] == ["geconsolideerd"]

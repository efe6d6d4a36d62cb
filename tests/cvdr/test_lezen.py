"""CVDR read into the model: what we write comes back, what others wrote loses no word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings

from pipeline.cli.sjablonen import load_templates
from pipeline.council.slot import slot_van_werk
from pipeline.formats.cvdr.read import lees
from pipeline.formats.cvdr.write import Regelingtekst, write
from pipeline.formats.klassiek.gelezen import Document
from pipeline.formats.markdown.passend import pas_in
from pipeline.model import (
    Alinea,
    Artikel,
    Bijlage,
    Finding,
    Gegevens,
    Kop,
    Li,
    Lid,
    Lijst,
    Refused,
    Regeling,
    Severity,
    Status,
    Structuur,
    Tabel,
    Tekst,
    Toelichting,
    Versie,
    Verwijzing,
    beeldplekken,
    is_zonder_kop,
    knopen,
    platte_tekst,
)
from pipeline.store.openen import open_versie
from pipeline.store.schrijven import tekst_bestanden
from tests.cvdr.passend import passend_gemaakt
from tests.cvdr.test_wetten import DATA, EXAMPLES, met
from tests.cvdr.uittrekken import woorden_van_boom
from tests.strategieen import regelingen

CVDR = (
    '<cvdr xmlns="http://standaarden.overheid.nl/cvdr/terms/"><body><intitule>Verordening X</intitule><regeling>{}'
    "</regeling></body></cvdr>"
)


def gelezen(inhoud: str) -> Document:
    return lees(CVDR.format(inhoud).encode(), "x.xml")


def artikelen(inhoud: str) -> tuple[Artikel, ...]:
    lichaam = gelezen(f"<aanhef/><regeling-tekst>{inhoud}</regeling-tekst>").regeling.lichaam
    assert all(isinstance(deel, Artikel) for deel in lichaam)
    return lichaam  # type: ignore[return-value]


def meldingen(verliezen: tuple[Finding, ...]) -> str:
    return "\n".join(f"{een.position.line} {een.message}" for een in verliezen)


def al(tekst: str) -> Alinea:
    return Alinea((Tekst(tekst),))


def opnieuw(versie: Versie, document: Document) -> Versie:
    """The version with the text as it was read, and its images under the names it now has."""
    beelden = dict.fromkeys(beeldplekken(knopen(document.regeling)), b"beeld")
    return replace(versie, regeling=document.regeling, afbeeldingen=beelden)


@settings(max_examples=40, deadline=None)
@given(regelingen().map(passend_gemaakt))
def test_what_came_from_cvdr_goes_out_and_comes_back_the_same(regeling: Regeling) -> None:
    versie = met(regeling)
    document = lees(write(versie, Regelingtekst(), None).xml, "x.xml")
    assert woorden_van_boom(document.regeling) == woorden_van_boom(regeling)
    terug = lees(write(opnieuw(versie, document), Regelingtekst(), None).xml, "x.xml")
    assert replace(terug.regeling, citeertitel="") == replace(document.regeling, citeertitel="")


@pytest.mark.parametrize("adres", EXAMPLES)
def test_the_real_ordinances_come_back(adres: str) -> None:
    voorbeeld = open_versie(DATA, adres)
    slot = tuple(artikel for _, artikel in slot_van_werk(voorbeeld, load_templates(DATA)))
    aanhef = (al("De raad van de gemeente;"), al("besluit:"))
    eerste = write(voorbeeld, Regelingtekst(aanhef, slot, (al("Aldus vastgesteld."),)), None).xml
    document = lees(eerste, "x.xml")
    assert document.gelezen.omlijsting.aanhef == aanhef
    assert document.gelezen.omlijsting.sluiting == (al("Aldus vastgesteld."),)
    assert document.gegevens.inwerkingtreding == voorbeeld.gegevens.inwerkingtreding
    assert document.regeling.citeertitel == voorbeeld.gegevens.citeertitel
    tekst = Regelingtekst(aanhef, (), document.gelezen.omlijsting.sluiting)
    assert write(opnieuw(voorbeeld, document), tekst, None).xml == eerste


def test_the_ordinance_of_heemstede(shared: Path) -> None:
    pad = next((shared / "corpus/cvdr-xml").glob("CVDR621050*"))
    document = lees(pad.read_bytes(), pad.name)
    gegevens = document.gegevens
    assert (document.overheid, document.identificatie) == ("Heemstede", "CVDR621050_2")
    assert (gegevens.inwerkingtreding, gegevens.terugwerkend_tot_en_met) == (date(2022, 7, 16), date(2022, 5, 1))
    assert (gegevens.ondertekend, gegevens.vastgesteld) == (date(2022, 5, 10), None)
    assert (gegevens.publicatie, gegevens.status) == ("gmb-2022-324550", Status.BEKENDGEMAAKT)
    assert document.lijn.grondslagen[0].verwijzing == "jci1.0:c:BWBR0005537&artikel=7%3A13&g=2019-01-01"
    nodes = list(knopen(document.regeling))
    assert [sum(isinstance(node, kind) for node in nodes) for kind in (Artikel, Lid, Li)] == [21, 39, 9]
    assert document.gelezen.omlijsting.aanhef[0] == al(
        "De raad, het college en de burgemeester van de gemeente Heemstede;"
    )
    assert len(document.gelezen.omlijsting.sluiting) == 3
    assert "tevens vastgesteld door de gemeenteraad" in meldingen(document.gelezen.verliezen)


def test_the_policy_of_kampen_has_no_article(shared: Path) -> None:
    pad = next((shared / "corpus/cvdr-xml").glob("CVDR100394*"))
    document = lees(pad.read_bytes(), pad.name)
    delen = [deel for deel in document.regeling.lichaam if isinstance(deel, Structuur)]
    assert [deel.kop.label for deel in delen][:2] == ["1.Parkeren", "2.Hard rijden"]
    tekst = delen[4].inhoud[0]
    assert isinstance(tekst, Artikel)
    assert is_zonder_kop(tekst.kop)
    assert len(tekst.inhoud) == 4
    assert document.lijn.soort == "beleidsregel"
    past, _ = pas_in(document.regeling)
    assert len(tekst_bestanden(past)) == 11  # five chapters, five texts and what lies above them


def test_real_documents_go_out_and_come_back_the_same(shared: Path) -> None:
    """Also what has no heading: the words that say so are ours and never leave."""
    for pad in sorted((shared / "corpus/cvdr-xml").glob("*.xml")):
        document = lees(pad.read_bytes(), pad.name)
        versie = opnieuw(met(document.regeling), document)
        gemaakt = write(versie, Regelingtekst(), None).xml
        assert "zonder opschrift" not in gemaakt.decode()
        terug = lees(gemaakt, pad.name).regeling
        assert (terug.lichaam, terug.bijlagen) == (document.regeling.lichaam, document.regeling.bijlagen)


def test_an_article_without_a_heading_says_so() -> None:
    for kop in ("", "<kop/>", "<kop><label/><nr/><titel/></kop>"):
        (artikel,) = artikelen(f"<artikel>{kop}<al>tekst</al></artikel>")
        assert is_zonder_kop(artikel.kop)
        assert artikel.inhoud == (al("tekst"),)


def test_leden_and_loose_paragraphs_keep_their_order() -> None:
    (artikel,) = artikelen(
        "<artikel><kop><label>Artikel</label><nr>1</nr></kop><al>vooraf</al><lid><lidnr>1.</lidnr><al>een</al></lid>"
        "<al>tussen</al><lid><lidnr>1*</lidnr><al>twee</al></lid><lid><lidnr/><al>drie</al></lid><al/></artikel>"
    )
    verwacht = (al("vooraf"), Lid("1", (al("een"),)), al("tussen"), Lid("1*", (al("twee"),)), al("drie"))
    assert artikel.inhoud == verwacht


def test_marks_of_items_in_attributes_and_in_children() -> None:
    (artikel,) = artikelen(
        '<artikel><kop><label>Artikel</label><nr>1</nr></kop><lijst><li nr="a."><al>x</al></li><li><li.nr>1°.</li.nr>'
        '<al>y</al></li></lijst><al>.</al><lijst><li nr="-"><al>x</al></li><li nr=""><al>y</al></li></lijst><al>.</al>'
        '<lijst><li nr="•"><al>▪ x</al></li></lijst><al>.</al><lijst><li nr="a."><al>x</al></li><li nr="-"><al>y</al>'
        "</li></lijst></artikel>"
    )
    lijsten = [[item.nummer for item in deel.items] for deel in artikel.inhoud if isinstance(deel, Lijst)]
    assert lijsten == [["a", "1°"], ["", ""], ["•"], ["", ""]]
    laatste = artikel.inhoud[-1]
    assert isinstance(laatste, Lijst)
    assert laatste.items[0].inhoud == (al("a. x"),)  # a list has labels everywhere or nowhere


def test_text_without_a_paragraph_is_kept() -> None:
    document = gelezen(
        "<aanhef><preambule>los <vet>vet</vet><al>en</al> staart</preambule></aanhef><regeling-tekst><artikel><kop>"
        "<label>Artikel</label><nr>1</nr></kop>voor<al>a</al>na<onbekend><al>b</al></onbekend></artikel></regeling-tekst>"
    )
    assert [platte_tekst(een.inhoud) for een in document.gelezen.omlijsting.aanhef if isinstance(een, Alinea)] == [
        "los vet",
        "en",
        "staart",
    ]
    (artikel,) = document.regeling.lichaam
    assert isinstance(artikel, Artikel)
    assert artikel.inhoud == (al("voor"), al("a"), al("na"), al("b"))
    assert "<onbekend> kent renvooi niet" in meldingen(document.gelezen.verliezen)


def test_several_explanations_annexes_and_a_table_in_the_closing() -> None:
    rij = "<row><entry><al>a</al></entry><entry>b<lijst><li nr='1'><al>c</al></li></lijst></entry></row>"
    tabel = f"<table><tgroup cols='1'><tbody>{rij}</tbody></tgroup></table>"
    document = gelezen(
        "<regeling-tekst/><nota-toelichting/><bijlage><kop><label>Bijlage</label><nr>1</nr></kop><al>x</al></bijlage>"
        "<nota-toelichting><kop><titel>Toelichting</titel></kop><al>y</al></nota-toelichting><bijlage><al>z</al>"
        f"</bijlage><regeling-sluiting><slotformulering><al>slot</al>{tabel}</slotformulering><ondertekening>"
        "<functie>de griffier</functie><functie>de voorzitter</functie></ondertekening></regeling-sluiting>"
    )
    assert document.regeling.bijlagen == (Bijlage(Kop("Bijlage", "1"), (al("x"),)), Bijlage(Kop("Bijlage"), (al("z"),)))
    assert document.regeling.toelichtingen == (
        Toelichting(Kop("Toelichting"), ()),
        Toelichting(Kop("", "", (Tekst("Toelichting"),)), (al("y"),)),
    )
    eerste, los, *namen = document.gelezen.omlijsting.sluiting
    assert (eerste, namen) == (al("slot"), [al("de griffier"), al("de voorzitter")])
    assert isinstance(los, Tabel)
    assert [len(rij.cellen) for rij in los.rijen] == [2]
    assert "zegt 1 kolommen te hebben en heeft er 2" in meldingen(document.gelezen.verliezen)


@pytest.mark.parametrize(
    ("doc", "doel"),
    [
        ("CVDR://187468_1", "https://lokaleregelgeving.overheid.nl/CVDR187468/1"),
        ("1.1:CVDR77862_1", "https://lokaleregelgeving.overheid.nl/CVDR77862/1"),
        ("1.0:c:BWBR0005537&amp;artikel=7%3A13", "jci1.0:c:BWBR0005537&artikel=7%3A13"),
        ("https://wetten.overheid.nl/x", "https://wetten.overheid.nl/x"),
        ("32004L0038", "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32004L0038"),
    ],
)
def test_the_notations_of_references(doc: str, doel: str) -> None:
    (artikel,) = artikelen(f"<artikel><al><extref doc='{doc}'>de wet</extref></al></artikel>")
    assert artikel.inhoud == (Alinea((Verwijzing(doel, (Tekst("de wet"),)),)),)


def test_a_reference_to_nothing_is_told() -> None:
    document = gelezen("<regeling-tekst><artikel><al><extref doc='x y'>z</extref></al></artikel></regeling-tekst>")
    (melding,) = (een for een in document.gelezen.verliezen if "verwijzing" in een.message)
    assert (melding.severity, melding.position.line) == (Severity.WARNING, 1)


@pytest.mark.parametrize(
    ("inhoud", "waarom"),
    [
        (b"", "geen goede XML"),
        (b"<cvdr><body><regeling><regeling-tekst>", "x.xml:1: Het bestand is geen goede XML"),
        (b"<cvdr/>", "geen regeling van CVDR"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><cvdr>&a;</cvdr>', "DOCTYPE"),
        (b'<?xml version="1.0" encoding="bestaat-niet"?><cvdr/>', "geen goede XML"),
        (b"\xff\xfe\x00cvdr", "geen goede XML"),
        (CVDR.format("<al>" * 120 + "</al>" * 120).encode(), "meer dan 100 lagen diep"),
    ],
)
def test_what_is_no_cvdr_is_refused(inhoud: bytes, waarom: str) -> None:
    with pytest.raises(Refused, match=waarom):
        lees(inhoud, "x.xml")


def test_a_text_in_another_encoding_is_read_as_it_says() -> None:
    tekst = f'<?xml version="1.0" encoding="windows-1252"?>{CVDR.format("<regeling-tekst/><al>€ “é”</al>")}'
    document = lees(tekst.encode("cp1252"), "x.xml")
    assert document.gelezen.omlijsting.sluiting == (al("€ “é”"),)
    assert document.gegevens == Gegevens("", "", "Verordening X")

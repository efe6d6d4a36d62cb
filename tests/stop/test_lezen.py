"""STOP read into the model: the inverse of what we write, no word lost of what others write."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from pipeline.formats.stop.beeld import veilige_namen
from pipeline.formats.stop.read_regeling import MODELLEN, lees_regeling
from pipeline.formats.stop.xml import TEKST
from pipeline.model import (
    Alinea,
    Artikel,
    Begrip,
    Begrippenlijst,
    Cel,
    Citaat,
    Divisie,
    Figuur,
    Gereserveerd,
    Kop,
    Li,
    Lid,
    Lijst,
    Noot,
    Refused,
    Regeleinde,
    Regeling,
    Rij,
    Structuur,
    Structuursoort,
    Tabel,
    Tekst,
    Toelichting,
    Tussenkop,
    Vervallen,
    Verwijzing,
)
from tests.stop.normaal import normaal
from tests.stop.proefstukken import al, t
from tests.stop.strategie import BEELD, REGELINGEN
from tests.stop.test_wetten import bestanden, regeling_in
from tests.stop.woordreeks import in_boom, in_xml

ECHT = (
    "gm0233_ermelo_omgevingsplan_1.3.0/Tekst.xml",
    "gm0307_amersfoort_bruidsschat_besluit_1.2.0.xml",
    "ws0665_limburg_waterschapsverordening_besluit_1.2.0.xml",
    "pv26_utrecht_voorbereidingsbesluit_v1_besluit.xml",
    "gemeentestad-1.3.0/consolidatie_1_initieel.xml",
    "gemeentestad-1.3.0/opdracht_0.xml",
)
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)


@settings(max_examples=60)
@given(REGELINGEN)
def test_what_we_write_is_read_back_as_it_was(regeling: Regeling) -> None:
    gelezen = lees_regeling(regeling_in(bestanden(regeling)))
    naam = veilige_namen([BEELD])[BEELD]
    assert gelezen.regeling == normaal(regeling, lambda _: f"beeld/{naam}")


@pytest.mark.parametrize("naam", ECHT)
def test_real_texts_keep_every_word_in_its_order(shared: Path, naam: str) -> None:
    for compact in etree.parse(shared / "corpus/stop" / naam, PARSER).getroot().iter(*MODELLEN):
        woorden = in_xml(compact)
        assert len(woorden) > 1000
        assert in_boom(lees_regeling(compact).regeling) == woorden


def compact(lichaam: str = "", rest: str = "") -> etree._Element:
    return etree.fromstring(
        f'<RegelingCompact xmlns="{TEKST}" componentnaam="main"><RegelingOpschrift><Al>Regeling</Al><Al>X</Al>'
        f"</RegelingOpschrift>\n<Lichaam>{lichaam}</Lichaam>\n{rest}</RegelingCompact>",
        PARSER,
    )


def artikel(inhoud: str, nummer: str = "1") -> str:
    kop = f"<Kop><Label>Artikel</Label><Nummer>{nummer}</Nummer></Kop>"
    return f'<Artikel eId="art_{nummer}" wId="gm1_1__art_{nummer}">{kop}{inhoud}</Artikel>'


def in_artikel(inhoud: str) -> tuple[object, ...]:
    """The blocks that become of this Inhoud, after the words of the XML and of the tree were found the same."""
    element = compact(artikel(f"<Inhoud>{inhoud}</Inhoud>"))
    regeling = lees_regeling(element).regeling
    # The dot behind a label is its form, until the label has become text.
    assert [woord for woord in in_boom(regeling) if woord != "."] == [
        woord for woord in in_xml(element) if woord != "."
    ]
    (enige,) = regeling.lichaam
    assert isinstance(enige, Artikel)
    return enige.inhoud


def verliezen(element: etree._Element) -> list[str]:
    return [verlies.message for verlies in lees_regeling(element, "x.xml").verliezen]


def test_a_list_keeps_the_words_around_it() -> None:
    gelezen = in_artikel(
        '<Lijst type="expliciet"><Lijstaanhef>Zo:</Lijstaanhef><Li><LiNummer>a.</LiNummer><Al>x</Al></Li>'
        "<Lijstsluiting>en verder.</Lijstsluiting></Lijst>"
    )
    assert gelezen == (al("Zo:"), Lijst((Li("a", (al("x"),)),)), al("en verder."))


def test_a_list_with_and_without_labels_has_them_in_its_text() -> None:
    gelezen = in_artikel(
        '<Lijst type="expliciet"><Li><LiNummer>a.</LiNummer><Al>x</Al></Li><Li><Al>y</Al></Li>'
        '<Li><LiNummer>b)</LiNummer><Lijst type="ongemarkeerd"><Li><Al>z</Al></Li></Lijst></Li></Lijst>'
    )
    dieper = Lijst((Li("", (al("z"),)),))
    assert gelezen == (Lijst((Li("", (al("a. x"),)), Li("", (al("y"),)), Li("", (al("b)"), dieper)))),)


def test_a_term_with_a_label_begins_with_it() -> None:
    gelezen = in_artikel(
        "<Begrippenlijst><Begrip><LiNummer>1.</LiNummer><Term>weg</Term><Definitie><Al>x</Al></Definitie></Begrip>"
        "</Begrippenlijst>"
    )
    assert gelezen == (Begrippenlijst((Begrip(t("1. weg"), (al("x"),)),)),)


def test_wrappers_go_and_what_they_hold_stays() -> None:
    gelezen = in_artikel(
        "<Groep><Al>a</Al><Al>b</Al></Groep><Kadertekst><Kop><Label>Kader</Label><Nummer>1</Nummer></Kop><Al>c</Al>"
        "</Kadertekst><Citaat><Tussenkop>d</Tussenkop></Citaat>"
    )
    assert gelezen == (al("a"), al("b"), Tussenkop(t("Kader 1")), al("c"), Citaat((Tussenkop(t("d")),)))


def test_around_a_figure_nothing_gets_lost() -> None:
    beeld = '<Illustratie naam="../a/kaart.png" breedte="1" hoogte="1" dpi="96" formaat="image/png" alt="de  kaart"/>'
    gelezen = in_artikel(
        f'<Figuur><Titel>Kaart</Titel>{beeld}<Bijschrift locatie="onder">zie</Bijschrift><Bron>Kadaster</Bron></Figuur>'
        f"<Formule>{beeld}</Formule>"
    )
    kaart = Figuur("beeld/kaart.png", "de kaart", t("zie"))
    assert gelezen == (al("Kaart"), kaart, al("Kadaster"), Figuur("beeld/kaart.png", "de kaart"))


def test_a_table_of_two_groups_is_two_tables_and_left_out_cells_are_there() -> None:
    kolommen = '<colspec colname="a" align="right"/><colspec colname="b"/><colspec colname="c"/>'
    gelezen = in_artikel(
        f'<table><title>T</title><tgroup cols="3" align="left">{kolommen}<thead><row><entry namest="a" nameend="b">'
        f'<Al>x</Al></entry></row></thead><tbody><row><entry colname="b" morerows="1"><Al>y</Al></entry></row>'
        f'<row><entry colname="c"/></row></tbody></tgroup><tgroup cols="1" align="center">'
        f"<colspec/><tbody><row><entry><Al>z</Al></entry></row></tbody></tgroup><Bron>B</Bron></table>"
    )
    leeg = Cel(())
    eerste = Tabel(
        t("T"),
        ("right", "", ""),
        (
            Rij((Cel((al("x"),), kolommen=2), leeg), kop=True),
            Rij((leeg, Cel((al("y"),), rijen=2), leeg)),
            Rij((leeg, leeg)),
        ),
    )
    assert gelezen == (eerste, Tabel((), ("center",), (Rij((Cel((al("z"),)),)),)), al("B"))


def test_a_note_that_is_called_twice_stands_twice() -> None:
    gelezen = in_artikel(
        '<Al>x<Noot type="tabel" id="n1"><NootNummer>*</NootNummer><Al>noot</Al></Noot> y<Nootref refid="n1"/></Al>'
    )
    noot = Noot("*", (al("noot"),))
    assert gelezen == (Alinea((Tekst("x"), noot, Tekst(" y"), noot)),)


def test_a_note_that_calls_itself_is_told() -> None:
    element = compact(
        artikel('<Inhoud><Al>x<Noot type="voet" id="n"><Al>y<Nootref refid="n"/></Al></Noot></Al></Inhoud>')
    )
    assert any("noot aangeroepen" in verlies for verlies in verliezen(element))


def test_references_follow_the_files_of_the_store() -> None:
    element = compact(
        '<Hoofdstuk eId="chp_1"><Kop><Label>Hoofdstuk</Label><Nummer>1</Nummer></Kop>'
        + artikel('<Inhoud><Al><IntRef ref="art_2">a</IntRef>, <IntRef ref="!main#chp_1">b</IntRef></Al></Inhoud>')
        + artikel("<Inhoud><Al>x</Al></Inhoud>", "2")
        + artikel('<Inhoud><Al eId="q"><IntRef ref="nergens">c</IntRef></Al></Inhoud>', "2")
        + "</Hoofdstuk>"
    )
    regeling = lees_regeling(element).regeling
    (hoofdstuk,) = regeling.lichaam
    assert isinstance(hoofdstuk, Structuur)
    eerste, _, laatste = hoofdstuk.inhoud
    naar = (
        Verwijzing("hoofdstuk-1/artikel-2.md", t("a")),
        Tekst(", "),
        Verwijzing("hoofdstuk-1/_hoofdstuk.md", t("b")),
    )
    assert isinstance(eerste, Artikel) and eerste.inhoud == (Alinea(naar),)
    assert isinstance(laatste, Artikel) and laatste.inhoud == (al("c"),)
    assert verliezen(element) == ["De verwijzing naar nergens wijst naar geen bepaling en is gewone tekst geworden."]


def test_an_information_object_is_told_and_its_name_kept() -> None:
    element = compact(
        artikel('<Inhoud><Al>In <IntIoRef ref="gm1_1__ref_1">het gebied</IntIoRef>.</Al></Inhoud>'),
        '<Bijlage eId="cmp_1"><Kop><Label>Bijlage</Label></Kop><Divisietekst><Inhoud><Al>'
        '<ExtIoRef wId="gm1_1__ref_1" ref="/join/id/regdata/x">/join/id/regdata/x</ExtIoRef></Al></Inhoud>'
        "</Divisietekst></Bijlage>",
    )
    (enige,) = lees_regeling(element).regeling.lichaam
    gebied = Verwijzing("/join/id/regdata/x", t("het gebied"))
    assert isinstance(enige, Artikel) and enige.inhoud == (Alinea((Tekst("In "), gebied, Tekst("."))),)
    assert sum("/join/id/regdata/x" in verlies for verlies in verliezen(element)) == 2


def test_a_reserved_division_says_so_in_its_heading() -> None:
    element = compact("<Hoofdstuk><Kop><Label>Hoofdstuk</Label><Nummer>2</Nummer></Kop><Gereserveerd/></Hoofdstuk>")
    kop = Kop("Hoofdstuk", "2", t("[gereserveerd]"))
    assert lees_regeling(element).regeling.lichaam == (Structuur(Structuursoort.HOOFDSTUK, kop, ()),)


def test_the_odd_headings_of_the_schema_keep_their_order() -> None:
    element = compact(
        "<Artikel><Kop><Nummer>1e</Nummer><Label>artikel</Label><Opschrift>x</Opschrift><Subtitel>y</Subtitel></Kop>"
        "<Vervallen/></Artikel>"
    )
    kop = Kop("", "", (Tekst("1e artikel x"), Regeleinde(), Tekst("y")))
    assert lees_regeling(element).regeling.lichaam == (Artikel(kop, (Vervallen(),)),)
    assert in_boom(lees_regeling(element).regeling) == in_xml(element)


def test_an_explanation_in_any_of_its_forms_is_one() -> None:
    deel = "<Divisietekst><Inhoud><Al>z</Al></Inhoud></Divisietekst>"
    kop = "<Kop><Opschrift>{}</Opschrift></Kop>"
    per_artikel = f"<ArtikelgewijzeToelichting>{kop.format('P')}{deel}</ArtikelgewijzeToelichting>"
    inleiding = "<InleidendeTekst><Al>i</Al></InleidendeTekst>"
    algemeen = f"<AlgemeneToelichting>{kop.format('A')}{inleiding}{deel}</AlgemeneToelichting>"
    bijlage = f"<Bijlage>{kop.format('B')}{deel}</Bijlage>"

    def toelichting(xml: str) -> Toelichting:
        (enige,) = lees_regeling(compact(rest=xml)).regeling.toelichtingen
        return enige

    def een(titel: str) -> Divisie:
        return Divisie(Kop("", "", t(titel)), (al("z"),))

    p = Toelichting(Kop("", "", t("P")), (al("z"),))
    assert toelichting(per_artikel) == p
    assert toelichting(f"<Toelichting>{per_artikel}</Toelichting>") == p
    heel = (
        f"<Toelichting>{kop.format('T')}{algemeen}{per_artikel}<Sluiting><Al>s</Al></Sluiting>{bijlage}</Toelichting>"
    )
    algemeen_deel = Divisie(Kop("", "", t("A")), (al("i"), al("z")))
    assert toelichting(heel) == Toelichting(Kop("", "", t("T")), (algemeen_deel, een("P"), al("s"), een("B")))
    los = f"<Toelichting>{deel}<Divisie>{kop.format('D')}{deel}</Divisie></Toelichting>"
    assert toelichting(los) == Toelichting(Kop("Toelichting"), (al("z"), een("D")))


def test_editorial_text_stays_behind_the_article_before_it() -> None:
    element = compact(
        "<Afdeling><Kop><Label>Afdeling</Label></Kop>"
        + artikel("<Lid><LidNummer>1.</LidNummer><Inhoud><Al>x</Al></Inhoud></Lid>")
        + "<Redactioneel><Al>noot van de redactie</Al></Redactioneel></Afdeling>"
    )
    regeling = lees_regeling(element).regeling
    assert in_boom(regeling) == in_xml(element)
    (afdeling,) = regeling.lichaam
    assert isinstance(afdeling, Structuur)
    (enige,) = afdeling.inhoud
    assert isinstance(enige, Artikel)
    (lid,) = enige.inhoud
    assert isinstance(lid, Lid) and len(lid.inhoud) == 2


def test_what_can_be_in_running_text_is_kept_or_told() -> None:
    gelezen = in_artikel(
        '<Al><strong>a</strong><abbr title="A.">b</abbr>\u00a0c<Contact soort="e-mail" adres="x@y.nl">d</Contact>'
        '<ExtRef soort="document" ref="stb-2018-292">e</ExtRef>'
        '<ExtRef soort="document" ref="iets">f\u00adg</ExtRef></Al>'
    )
    (alinea,) = gelezen
    assert isinstance(alinea, Alinea)
    publicatie = "https://zoek.officielebekendmakingen.nl/stb-2018-292.html"
    assert alinea.inhoud[-2:] == (Verwijzing(publicatie, t("e")), Tekst("fg"))


@pytest.mark.parametrize(
    ("xml", "waarom"),
    [
        (artikel("<Inhoud><Al>x<NieuweTekst>y</NieuweTekst></Al></Inhoud>"), "renvooi"),
        (artikel('<Inhoud><Al wijzigactie="verwijder">x</Al></Inhoud>'), "renvooi"),
        ("<WijzigArtikel><Wat>x</Wat></WijzigArtikel>", "<WijzigArtikel> in <Lichaam>"),
        (artikel("<Inhoud><p>x</p></Inhoud>"), "<p> in <Inhoud>"),
        (artikel("<Inhoud><Al>x<span>y</span></Al></Inhoud>"), "<span> in <Al>"),
    ],
)
def test_what_is_no_version_is_refused_with_its_line(xml: str, waarom: str) -> None:
    with pytest.raises(Refused) as geweigerd:
        lees_regeling(compact(xml), "tekst.xml")
    (probleem,) = geweigerd.value.problems
    assert waarom in probleem.message
    assert (probleem.position.file, probleem.position.line) == ("tekst.xml", 2)


def test_a_lid_without_text_of_its_own_is_reserved() -> None:
    element = compact(artikel("<Gereserveerd/>"))
    (enige,) = lees_regeling(element).regeling.lichaam
    assert isinstance(enige, Artikel) and enige.inhoud == (Gereserveerd(),)

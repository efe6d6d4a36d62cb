"""BWB read into the model: national law, counted against its XML, and version after version against known answers."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from pipeline.compare import bewijs, compare
from pipeline.formats.bwb.read import lees
from pipeline.formats.klassiek.gelezen import Document
from pipeline.formats.klassiek.lezing import REDACTIE
from pipeline.formats.markdown.passend import pas_in
from pipeline.model import (
    Alinea,
    Artikel,
    Begrippenlijst,
    Comparison,
    Kop,
    Li,
    Lid,
    Lijst,
    Refused,
    Regeling,
    Structuur,
    Structuursoort,
    Tabel,
    Tekst,
    Vervallen,
    Verwijzing,
    Weggelaten,
    kinderen,
    knopen,
    tekst_van,
)
from pipeline.store.schrijven import tekst_bestanden

WET_OB = "BWBR0002458_{}_drank-en-horecawet.xml"
ANTWOORDEN: dict[tuple[str, str], tuple[str, str, str]] = {
    ("2004-12-01_0", "2005-07-31_0"): ("", "", "6 22"),
    ("2005-07-31_0", "2009-07-01_0"): ("", "", "1 44a 44b 44c 44d 44e 44f 44g 44h 44i 45"),
    ("2009-07-01_0", "2012-01-01_0"): ("", "", "3 4 35"),
    ("2012-01-01_0", "2013-01-01_0"): (
        "19a 25a 25b 25c 25d 30a 44aa",
        "",
        "1 3 4 5 6 8 9 11 13 14 15 18 20 23 24 25 26 27 28 29 30 31 32 34 35 36 37 41 43 44 44a 45",
    ),
    ("2013-01-01_0", "2013-01-01_1"): ("48a", "", ""),
    ("2013-01-01_1", "2014-01-01_0"): ("43a", "48a", "1 20 24 25b 44a 44aa 45"),
}
TOESTAND = (
    '<toestand bwb-id="BWBR1" inwerkingtreding="2020-01-02" bwb-ng-vast-deel="http://wetten.overheid.nl/id/BWBR1/'
    '2020-01-02/3"><wetgeving soort="wet"><intitule>Wet X</intitule><citeertitel>X-wet</citeertitel><wet-besluit>'
    "<wettekst>{}</wettekst></wet-besluit></wetgeving></toestand>"
)


def echt(shared: Path, naam: str) -> Document:
    return lees((shared / "corpus/bwb-xml" / naam).read_bytes(), naam)


def gelezen(inhoud: str) -> Document:
    return lees(TOESTAND.format(inhoud).encode(), "x.xml")


def artikel(inhoud: str, attributen: str = "") -> Artikel:
    (gevonden,) = gelezen(f"<artikel {attributen}>{inhoud}</artikel>").regeling.lichaam
    assert isinstance(gevonden, Artikel)
    return gevonden


def nummers(comparison: Comparison, nieuw: bool, weg: bool) -> list[str]:
    return [
        een.naam.removeprefix("artikel ")
        for een in comparison.wijzigingen
        if een.naam.startswith("artikel") and (een.was is None) is nieuw and (een.wordt is None) is weg
    ]


def vergeleken(was: Document, wordt: Document) -> Comparison:
    een, ander = (pas_in(document.regeling)[0] for document in (was, wordt))
    gevonden = compare(een, ander)
    bewijs(gevonden, een, ander)
    return gevonden


@pytest.mark.parametrize("paar", sorted(ANTWOORDEN))
def test_the_drank_en_horecawet(shared: Path, paar: tuple[str, str]) -> None:
    gevonden = vergeleken(*(echt(shared, WET_OB.format(dag)) for dag in paar))
    soorten = ((True, False), (False, True), (False, False))
    assert tuple(" ".join(nummers(gevonden, *soort)) for soort in soorten) == ANTWOORDEN[paar]


def test_the_participatiewet(shared: Path) -> None:
    gevonden = vergeleken(*(echt(shared, f"BWBR0015703_{jaar}-01-01_participatiewet.xml") for jaar in (2024, 2026)))
    assert nummers(gevonden, True, False) == "7a 24a 34a 34b 43a 78ff 78gg".split()
    assert nummers(gevonden, False, True) == []
    assert len(nummers(gevonden, False, False)) == 45


def test_every_step_backwards_is_proven_too(shared: Path) -> None:
    for een, ander in pairwise(sorted((shared / "corpus/bwb-xml").glob("BWBR0002458_*.xml"))):
        vergeleken(echt(shared, ander.name), echt(shared, een.name))


def test_every_law_is_counted_as_its_xml_is_and_can_be_written(shared: Path) -> None:
    paden = sorted((shared / "corpus/bwb-xml").glob("BWBR*.xml"))
    assert len(paden) >= 12
    for pad in paden:
        document = lees(pad.read_bytes(), pad.name)
        xml = etree.parse(str(pad))
        telling = Counter(type(node) for node in knopen(document.regeling))
        geen = "not(ancestor::meta-data)"
        voor = "//*[self::wettekst or self::regeling-tekst]"
        assert telling[Artikel] == int(xml.xpath(f"count({voor}//artikel)")), pad.name
        assert telling[Lid] == int(xml.xpath(f"count({voor}//lid[{geen}])")), pad.name
        assert telling[Tabel] == int(xml.xpath("count(//tgroup)")), pad.name
        items = int(xml.xpath(f"count(({voor}|//bijlage)//*[self::li or self::specificatie-item][{geen}])"))
        assert telling[Li] == items, pad.name
        past, _ = pas_in(document.regeling)
        assert tekst_bestanden(past)


def test_the_records_of_a_law(shared: Path) -> None:
    document = echt(shared, WET_OB.format("2013-01-01_1"))
    assert document.identificatie == "BWBR0002458_2013-01-01_1"
    assert document.gegevens.inwerkingtreding == date(2013, 1, 1)
    assert document.gegevens.vastgesteld is None
    assert (document.gegevens.werk, document.regeling.citeertitel) == ("bwbr0002458", "Drank- en Horecawet")
    assert document.lijn.soort == "wet"


def test_references_inside_a_law_go_to_the_file_of_the_article(shared: Path) -> None:
    document = echt(shared, WET_OB.format("2014-01-01_0"))

    def doelen(regeling: Regeling) -> list[str]:
        return [
            inline.doel for node in knopen(regeling) for inline in tekst_van(node) if isinstance(inline, Verwijzing)
        ]

    eigen = [doel for doel in doelen(document.regeling) if doel.endswith(".md")]
    assert len(eigen) > 50
    assert set(eigen) <= set(tekst_bestanden(pas_in(document.regeling)[0]))
    assert not [doel for doel in doelen(document.regeling) if doel.startswith("#")]


def test_data_about_the_text_is_no_text() -> None:
    een = artikel("<kop><label>Artikel</label><nr>1</nr></kop><al>a<meta-data><jcis>x</jcis></meta-data> b</al>")
    assert een.inhoud == (Alinea((Tekst("a b"),)),)


def test_words_of_the_editor_are_kept_apart() -> None:
    vervallen = artikel(
        '<kop><label>Artikel</label><nr>1</nr></kop><al><redactie type="vervanging">Vervallen</redactie></al>',
        'status="vervallen"',
    )
    assert vervallen.inhoud == (Vervallen(),)
    document = gelezen(
        '<artikel><kop><nr>1</nr></kop><al><redactie type="vervanging">Wijzigt de Gemeentewet.</redactie></al>'
        "</artikel>"
        '<artikel><kop><nr>2</nr></kop><al>5 procent<redactie type="extra">per 1 januari: 6</redactie>.</al></artikel>'
    )
    een, twee = document.regeling.lichaam
    assert kinderen(een) == (Weggelaten(),)
    assert kinderen(twee) == (Alinea((Tekst("5 procent."),)),)
    apart = [melding.message for melding in document.gelezen.verliezen if melding.rule == REDACTIE]
    assert len(apart) == 2
    assert "“Wijzigt de Gemeentewet.”" in apart[0]
    assert "“per 1 januari: 6”" in apart[1]
    assert document.lijn.uittreksel


def test_a_number_that_only_an_attribute_has() -> None:
    for kop in ("", "<kop/>", "<kop><label>Artikel</label></kop>"):
        een = artikel(f"{kop}<al>Vervallen</al>", 'label="Artikel 47"')
        assert een.kop == Kop("Artikel", "47")


def test_definitions_specifications_and_divisions_of_a_circulaire() -> None:
    document = gelezen(
        "<divisie><kop><nr>1.</nr><titel>Inleiding</titel></kop><tekst><al>x</al></tekst><divisie><kop><titel>Meer"
        "</titel></kop><definitielijst><definitie-item><term>auto</term><definitie><al>een wagen</al></definitie>"
        "</definitie-item></definitielijst><specificatielijst><specificatie-item><li.nr>a</li.nr><specificatie><al>de"
        "</al></specificatie><waarde>1;</waarde></specificatie-item></specificatielijst></divisie></divisie>"
    )
    (divisie,) = document.regeling.lichaam
    assert isinstance(divisie, Structuur)
    los, binnen = divisie.inhoud
    assert (divisie.soort, divisie.kop.nummer) == (Structuursoort.HOOFDSTUK, "1.")
    assert isinstance(los, Artikel)
    assert isinstance(binnen, Structuur)
    assert binnen.soort is Structuursoort.PARAGRAAF
    (tekst,) = binnen.inhoud
    begrippen, lijst = kinderen(tekst)
    assert isinstance(begrippen, Begrippenlijst)
    assert begrippen.begrippen[0].term == (Tekst("auto"),)
    assert isinstance(lijst, Lijst)
    assert lijst.items == (Li("a", (Alinea((Tekst("de"),)), Alinea((Tekst("1;"),)))),)


@pytest.mark.parametrize("inhoud", ["<toestand/>", "<manifest/>", "<toestand><wetgeving><x/></wetgeving></toestand>"])
def test_what_holds_no_law_is_refused_with_advice(inhoud: str) -> None:
    with pytest.raises(Refused, match="geen toestand van BWB"):
        lees(inhoud.encode(), "x.xml")

"""What a paper says is what its Word document says, and Word can read it."""

from __future__ import annotations

import io

import pytest
from docx import Document
from hypothesis import given, settings
from lxml import etree

from pipeline.formats.docx.write import schrijf_bijgehouden, schrijf_docx
from pipeline.model.blad import Blad, Bladdeel, Bladtabel, Loop, Merkteken, Opmaak, Regel, delen, regels
from tests.docx.bladen import BEELDEN, BLADEN, DOORLOPEND
from tests.docx.conftest import REFERENTIE
from tests.docx.lezen import TYPEN, W14, Element, Gelezen, R, W, aanvaard, in_stijl, lees, relaties, tekst, verwerp

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


PAAR = settings(max_examples=75)
"""A paper costs more than a text: fewer of them, each with everything that a paper can hold."""


def schrijf(blad: Blad) -> Gelezen:
    return lees(schrijf_docx(blad, BEELDEN.get, Opmaak(), REFERENTIE))


def bedoeld(blad: Blad, *zonder: Merkteken) -> str:
    """The characters of the paper in order, without white space and without runs with this mark."""
    inhoud: tuple[Bladdeel, ...] = (*blad.inhoud, *blad.voet)
    return "".join("".join(_zichtbaar(regel, zonder) for regel in regels(inhoud)).split())


def _zichtbaar(regel: Regel, zonder: tuple[Merkteken, ...]) -> str:
    return "".join(stuk.tekst for stuk in regel if isinstance(stuk, Loop) and stuk.vorm.merk not in zonder)


def gemerkt(blad: Blad, merk: Merkteken) -> str:
    inhoud: tuple[Bladdeel, ...] = (*blad.inhoud, *blad.voet)
    loops = (stuk for regel in regels(inhoud) for stuk in regel if isinstance(stuk, Loop) and stuk.vorm.merk is merk)
    return "".join("".join(loop.tekst for loop in loops).split())


def controleer(docx: Gelezen) -> None:
    """What makes Word say that a file is damaged."""
    for naam, inhoud in docx.delen.items():
        if naam.endswith((".xml", ".rels")):
            etree.fromstring(inhoud)
    types = docx.deel("[Content_Types].xml")
    benoemd = {element.get("PartName", "")[1:] for element in types.iter(TYPEN + "Override")}
    achter = {element.get("Extension", "") for element in types.iter(TYPEN + "Default")}
    assert benoemd <= docx.delen.keys()
    assert all(naam in benoemd or naam.rpartition(".")[2] in achter for naam in docx.delen if naam[0] != "[")
    bekend: dict[str, set[str]] = {}
    for van, id, doel, buiten in relaties(docx):
        assert id not in bekend.setdefault(van, set()), "an id that stands for two things"
        bekend[van].add(id)
        assert buiten or doel in docx.delen
    for naam in docx.delen:
        if naam.startswith("word/") and naam.endswith(".xml"):
            gebruikt = {
                str(waarde)
                for element in docx.deel(naam).iter()
                for sleutel, waarde in element.items()
                if sleutel.startswith(R)
            }
            assert gebruikt <= bekend.get(naam, set())
    _controleer_tekst(docx.body)


def _controleer_tekst(body: Element) -> None:
    for soort in (W + "bookmarkStart", WP + "docPr"):
        ids = [element.get(W + "id") or element.get("id") for element in body.iter(soort)]
        assert len(ids) == len(set(ids))
    namen = [str(element.get(W + "name")) for element in body.iter(W + "bookmarkStart")]
    assert len({naam.lower() for naam in namen}) == len(namen)
    assert all(len(naam) <= 40 and naam[0].isalpha() and naam.isidentifier() for naam in namen)
    assert {element.get(W + "anchor") for element in body.iter(W + "hyperlink")} - {None} <= set(namen)
    for cel in body.iter(W + "tc"):
        assert cel[-1].tag == W + "p"
    for tabel in body.iter(W + "tbl"):
        breedten = [int(kolom.get(W + "w", "0")) for kolom in tabel.iterfind(f"{W}tblGrid/{W}gridCol")]
        assert min(breedten) > 0
        for rij in tabel.iterfind(W + "tr"):
            spans = [int(span.get(W + "val", "1")) for span in rij.iterfind(f"{W}tc/{W}tcPr/{W}gridSpan")]
            assert len(rij.findall(W + "tc")) + sum(spans) - len(spans) == len(breedten)
        volgende = tabel.getnext()
        assert volgende is None or volgende.tag != W + "tbl", "two tables in a row are one table in Word"


@PAAR
@given(BLADEN)
def test_every_word_stands_in_word_in_order(blad: Blad) -> None:
    assert tekst(schrijf(blad).body) == bedoeld(blad)


@PAAR
@given(BLADEN)
def test_word_gets_a_document_it_can_read(blad: Blad) -> None:
    controleer(schrijf(blad))


@PAAR
@given(BLADEN)
def test_the_same_paper_is_the_same_bytes(blad: Blad) -> None:
    assert schrijf_docx(blad, BEELDEN.get, Opmaak(), REFERENTIE) == schrijf_docx(
        blad, BEELDEN.get, Opmaak(), REFERENTIE
    )


@PAAR
@given(BLADEN)
def test_what_is_gone_or_new_has_the_style_that_says_so(blad: Blad) -> None:
    docx = schrijf(blad)
    assert in_stijl(docx, "Vervallen") == gemerkt(blad, Merkteken.WEG)
    assert in_stijl(docx, "Nieuw") == gemerkt(blad, Merkteken.BIJ)


@PAAR
@given(DOORLOPEND)
def test_all_changes_accepted_reads_as_new_and_rejected_as_old(blad: Blad) -> None:
    docx = lees(schrijf_bijgehouden(blad, BEELDEN.get, Opmaak(), REFERENTIE))
    controleer(docx)
    assert "".join("".join(aanvaard(docx.body)).split()) == bedoeld(blad, Merkteken.WEG)
    assert "".join("".join(verwerp(docx.body)).split()) == bedoeld(blad, Merkteken.BIJ)
    assert in_stijl(docx, "Vervallen") == in_stijl(docx, "Nieuw") == ""


def test_real_papers_say_the_same_in_word(stukken: dict[str, tuple[Blad, bytes]]) -> None:
    for naam, (blad, docx) in stukken.items():
        assert tekst(lees(docx).body) == bedoeld(blad), naam
        controleer(lees(docx))


def test_the_running_text_of_a_real_change_can_be_accepted_and_rejected(
    stukken: dict[str, tuple[Blad, bytes]],
) -> None:
    for naam in ("sociaal-domein-renvooi", "speelplekken-renvooi"):
        blad = stukken[naam][0]
        body = lees(schrijf_bijgehouden(blad, {}.get, Opmaak(), REFERENTIE)).body
        for alineas, weg in ((aanvaard(body), Merkteken.WEG), (verwerp(body), Merkteken.BIJ)):
            assert "".join("".join(alineas).split()) == bedoeld(blad, weg)
            assert not [alinea for alinea in alineas if "  " in alinea or " ." in alinea or " ," in alinea]


def test_python_docx_opens_every_paper_and_knows_its_title(stukken: dict[str, tuple[Blad, bytes]]) -> None:
    for blad, docx in stukken.values():
        document = Document(io.BytesIO(docx))
        assert document.core_properties.title == blad.titel
        assert document.core_properties.author == blad.auteur
        assert document.core_properties.language == "nl-NL"
        assert any(alinea.style is not None and alinea.style.name == "Title" for alinea in document.paragraphs)


def test_every_table_repeats_its_header_rows(stukken: dict[str, tuple[Blad, bytes]]) -> None:
    for blad, docx in stukken.values():
        alle = lees(docx).body.iter(W + "tbl")
        met_kop = [len(tabel.kop) for tabel in delen(blad.inhoud) if isinstance(tabel, Bladtabel)]
        gevonden = [len(tabel.findall(f"{W}tr/{W}trPr/{W}tblHeader")) for tabel in alle]
        assert sorted(n for n in gevonden if n) == sorted(n for n in met_kop if n)


@pytest.mark.parametrize("naam", ["sociaal-domein-adviesnota"])
def test_a_check_box_is_a_control_that_is_ticked_or_not(naam: str, stukken: dict[str, tuple[Blad, bytes]]) -> None:
    body = lees(stukken[naam][1]).body
    vakjes = [
        (vak.find(f".//{W14}checked").get(W14 + "val"), "".join(t.text for t in vak.iter(W + "t")))
        for vak in body.iter(W + "sdt")
    ]
    assert vakjes.count(("1", "☒")) == 5
    assert vakjes.count(("0", "☐")) == 2
    assert len(vakjes) == 7

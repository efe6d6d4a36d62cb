"""What can't be written is refused by name, all of it at once, never half written."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from pipeline.formats.docx.stijlen import NODIG
from pipeline.formats.docx.write import schrijf_docx
from pipeline.model import Refused
from pipeline.model.blad import Bestand, Blad, Bladcel, Bladrij, Bladtabel, Loop, Opmaak, Prent, Tekstregel
from tests.docx.bladen import ADRES, png
from tests.docx.conftest import REFERENTIE
from tests.docx.lezen import W, lees, tekst

BLAD = Blad("Titel", (Tekstregel((Loop("Een zin."),)),))
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'><rect width='40' height='20'/></svg>"


def met(inhoud: bytes) -> Bestand:
    return Bestand("templates/docx/referentie.docx", inhoud)


def zonder(deel: str, oud: bytes, nieuw: bytes = b"") -> bytes:
    """The reference document with this replaced in one part."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(REFERENTIE.inhoud)) as bron, zipfile.ZipFile(uit, "w") as doel:
        for naam in bron.namelist():
            inhoud = bron.read(naam)
            assert naam != deel or oud in inhoud
            doel.writestr(naam, inhoud.replace(oud, nieuw) if naam == deel else inhoud)
    return uit.getvalue()


@pytest.mark.parametrize(
    ("inhoud", "waarom"),
    [
        (b"", "is geen Word-document"),
        (b"geen zip", "is geen Word-document"),
        (REFERENTIE.inhoud[:3000], "beschadigd"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "oud Word-document"),
        (zonder("word/styles.xml", b"<w:styles", b"<w:styles <"), "beschadigd"),
        (zonder("_rels/.rels", b"officeDocument"), "is geen Word-document"),
        (zonder("word/document.xml", b'w:w="11906"', b'w:w="1000"'), "marges"),
    ],
)
def test_a_reference_document_that_cannot_be_read_is_refused_by_name(inhoud: bytes, waarom: str) -> None:
    with pytest.raises(Refused, match=rf"templates/docx/referentie\.docx: .*{waarom}"):
        schrijf_docx(BLAD, {}.get, Opmaak(), met(inhoud))


def test_every_style_that_is_missing_is_named_with_advice() -> None:
    inhoud = zonder("word/styles.xml", b'w:val="caption"', b'w:val="x"')
    with pytest.raises(Refused) as refused:
        schrijf_docx(BLAD, {}.get, Opmaak(), met(inhoud))
    (problem,) = refused.value.problems
    assert "alineastijl “caption” (in Word: Bijschrift)" in problem.message
    assert "kopie" in problem.advice
    leeg = zonder("word/_rels/document.xml.rels", b"relationships/styles", b"relationships/x")
    with pytest.raises(Refused) as refused:
        schrijf_docx(BLAD, {}.get, Opmaak(), met(leeg))
    assert all(f"“{naam}”" in str(refused.value) for namen in NODIG.values() for naam in namen)


def test_images_and_logo_that_cannot_be_shown_are_named_together() -> None:
    prenten = (Prent("weg.png", ""), Prent("stuk.png", ""), Prent("data:image/png;base64,###", ""))
    opmaak = Opmaak(logo=Bestand("huisstijl/logo.png", b"geen beeld"))
    with pytest.raises(Refused) as refused:
        schrijf_docx(
            Blad("T", (Tekstregel(prenten),)), {"stuk.png": b"\x89PNG\r\n\x1a\nstuk"}.get, opmaak, met(b"geen zip")
        )
    gemeld = [problem.position.file for problem in refused.value.problems]
    assert gemeld == ["weg.png", "stuk.png", prenten[2].bron, "huisstijl/logo.png", "templates/docx/referentie.docx"]


def test_a_control_character_is_refused_and_not_dropped() -> None:
    with pytest.raises(Refused, match=r"U\+000B"):
        schrijf_docx(Blad("T", (Tekstregel((Loop("a\x0bb"),)),)), {}.get, Opmaak(), REFERENTIE)


def test_colours_font_and_logo_of_the_house_style_are_used() -> None:
    opmaak = Opmaak("#7a1f5c", "#aa0000", "#006600", Bestand("logo.svg", SVG), "Logo van de gemeente", "Verdana")
    blad = replace(BLAD, briefhoofd=(Loop("Gemeente X"),))
    docx = lees(schrijf_docx(blad, {}.get, opmaak, REFERENTIE))
    stijlen = docx.delen["word/styles.xml"].decode()
    assert "7A1F5C" in stijlen
    assert "AA0000" in stijlen
    assert "006600" in stijlen
    assert "17456F" not in stijlen
    assert 'w:ascii="Verdana"' in stijlen
    eerste, verder = docx.delen["word/header2.xml"].decode(), docx.delen["word/header1.xml"].decode()
    assert 'descr="Logo van de gemeente"' in eerste
    assert "7A1F5C" in eerste
    assert "drawing" not in verder
    assert docx.delen["word/media/beeld-Logo.svg"] == SVG
    assert docx.delen["word/media/beeld-Logo.png"].startswith(b"\x89PNG")


def test_a_colour_that_a_municipality_chose_itself_stays() -> None:
    eigen = met(zonder("word/styles.xml", b"17456F", b"123456"))
    docx = lees(schrijf_docx(BLAD, {}.get, Opmaak("#7a1f5c"), eigen))
    assert "123456" in docx.delen["word/styles.xml"].decode()
    assert "7A1F5C" not in docx.delen["word/styles.xml"].decode()


def test_the_line_at_the_head_of_the_page_stands_in_both_headers_and_the_place_for_a_logo_goes() -> None:
    docx = lees(schrijf_docx(replace(BLAD, briefhoofd=(Loop("Gemeente X"),)), {}.get, Opmaak(), REFERENTIE))
    for deel in ("word/header1.xml", "word/header2.xml"):
        hoofd = docx.deel(deel)
        assert tekst(hoofd) == "GemeenteX"
        assert len(hoofd.findall(W + "p")) == 1
        assert hoofd.find(f".//{W}sdt") is None
    assert b"NUMPAGES" in docx.delen["word/footer1.xml"]


def test_an_image_is_no_wider_than_what_holds_it_and_says_what_it_shows() -> None:
    groot = png(4000, 100)
    tabel = Bladtabel((), ("", ""), (), (Bladrij((Bladcel((Tekstregel((Prent("g", "Een kaart"),)),)), Bladcel(()))),))
    blad = Blad("T", (Tekstregel((Prent("g", "Een kaart"), Prent(ADRES, "klein"))), tabel))
    body = lees(schrijf_docx(blad, {"g": groot}.get, Opmaak(), REFERENTIE)).body
    extents = [int(element.get("cx", "0")) for element in body.iter("{*}extent")]
    breed = 635 * (11906 - 2 * 1247)
    assert extents[0] == breed
    assert extents[2] < breed / 2
    assert [element.get("descr") for element in body.iter("{*}docPr")] == ["Een kaart", "klein", "Een kaart"]


def test_five_thousand_rows_and_a_cell_of_ten_thousand_words_are_written() -> None:
    lang = Bladcel((Tekstregel((Loop("woord " * 10_000),)),))
    rijen = tuple(Bladrij((Bladcel((Tekstregel((Loop(f"{n}"),)),)), Bladcel(()))) for n in range(5_000))
    tabel = Bladtabel((), ("", ""), rijen[:1], (*rijen[1:], Bladrij((lang, Bladcel(())))))
    body = lees(schrijf_docx(Blad("T", (tabel,)), {}.get, Opmaak(), REFERENTIE)).body
    rows = list(body.iter(W + "tr"))
    assert len(rows) == 5_001
    assert tekst(rows[-1]) == "woord" * 10_000
    assert rows[-1].find(f"{W}trPr/{W}cantSplit") is None, "a row longer than a page has to be split"

"""The packaged reference document is what its script makes, and its styles are told to whoever makes another."""

from __future__ import annotations

from dev.referentie import referentie, stijlen
from pipeline.formats.docx.referentie import lees_referentie
from pipeline.formats.docx.stijlen import NODIG, Soort
from tests.conftest import ROOT
from tests.docx.conftest import REFERENTIE
from tests.docx.lezen import W, lees


def test_the_committed_document_is_what_the_script_makes() -> None:
    assert lees(referentie()).delen == lees(REFERENTIE.inhoud).delen


def test_every_style_is_in_the_manual() -> None:
    manual = (ROOT / "docs" / "word.md").read_text(encoding="utf-8")
    for namen in NODIG.values():
        for naam in namen:
            reeks = naam.rstrip(" 0123456789")
            assert f"`{naam}`" in manual or f"`{reeks}`" in manual or f"`{reeks} 1`" in manual, naam


def test_nothing_is_numbered_by_word() -> None:
    nummering = lees(REFERENTIE.inhoud).deel("word/numbering.xml")
    assert {formaat.get(W + "val") for formaat in nummering.iter(W + "numFmt")} == {"bullet"}
    genummerd = {stijl.naam for stijl in stijlen() if stijl.opsomming}
    assert genummerd and all(naam.startswith("List Bullet") for naam in genummerd)


def test_it_is_a_dutch_a4_with_a_page_number_and_a_place_for_logo_and_letterhead() -> None:
    found = lees_referentie(REFERENTIE)
    assert found.stijl(Soort.ALINEA, "Title") == "Title"
    docx = lees(REFERENTIE.inhoud)
    (maat,) = docx.body.iter(W + "pgSz")
    assert (maat.get(W + "w"), maat.get(W + "h")) == ("11906", "16838")
    assert 'w:val="nl-NL"' in docx.delen["word/styles.xml"].decode()
    velden = [veld.get(W + "instr") for veld in docx.deel("word/footer1.xml").iter(W + "fldSimple")]
    assert velden == [" PAGE ", " NUMPAGES "]
    vakken = [tag.get(W + "val") for tag in docx.deel("word/header2.xml").iter(W + "tag")]
    assert vakken == ["logo", "briefhoofd"]

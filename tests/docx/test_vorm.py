"""How it is set: what a reader of Word would miss when it went wrong."""

from __future__ import annotations

from pipeline.formats.docx.write import schrijf_docx
from pipeline.model.blad import (
    Benoemd,
    Blad,
    Bladcel,
    Bladrij,
    Bladtabel,
    Breuk,
    Gelabeld,
    Kopregel,
    Loop,
    Merkteken,
    Namen,
    Opmaak,
    Opsomming,
    Tekstregel,
    Vorm,
)
from tests.docx.conftest import REFERENTIE
from tests.docx.lezen import Gelezen, W, alineatekst, lees

NIEUW = Loop("nieuw", Vorm(merk=Merkteken.BIJ))


def schrijf(*delen: Kopregel | Tekstregel | Bladtabel) -> Gelezen:
    return lees(schrijf_docx(Blad("T", delen), {}.get, Opmaak(), REFERENTIE))


def test_a_new_line_stays_a_new_line() -> None:
    body = schrijf(Tekstregel((Loop("een"), Breuk(), Loop("twee")))).body
    assert len(list(body.iter(W + "br"))) == 1
    assert alineatekst(body[0]) == "een twee"


def test_new_words_in_a_bold_heading_stay_bold() -> None:
    """A bold character style in a bold paragraph style cancels out in Word."""
    body = schrijf(Kopregel(2, (NIEUW,)), Tekstregel((NIEUW,))).body
    assert [alinea.find(f".//{W}r/{W}rPr/{W}b") is not None for alinea in body.iterfind(W + "p")] == [True, False]


def test_a_comparison_of_three_columns_lies_on_its_side_and_is_as_wide_as_the_page() -> None:
    rij = Bladrij(tuple(Bladcel((Tekstregel((Loop(kolom),)),)) for kolom in "abc"))
    body = schrijf(Bladtabel((), ("", "", ""), (rij,), (rij,), "waswordt")).body
    (maat,) = body.iter(W + "pgSz")
    assert (maat.get(W + "w"), maat.get(W + "h"), maat.get(W + "orient")) == ("16838", "11906", "landscape")
    assert sum(int(kolom.get(W + "w", "0")) for kolom in body.iter(W + "gridCol")) == 16838 - 2 * 1247
    upright = schrijf(Bladtabel((), ("", "", ""), (rij,), (rij,))).body
    assert next(upright.iter(W + "pgSz")).get(W + "orient") is None


def test_a_narrow_table_is_set_smaller_before_a_word_is_broken() -> None:
    heads = "Bekostigingseenheid Drempelbedrag Bijzonderheden Toeslagen Maximumbedrag Spitstarief Voorwaarden".split()
    rij = Bladrij(tuple(Bladcel((Tekstregel((Loop(kop),)),)) for kop in heads))
    small, wide = (schrijf(Bladtabel((), ("",) * n, (Bladrij(rij.cellen[:n]),), ())).body for n in (len(heads), 3))
    maten = {int(maat.get(W + "val", "0")) for maat in small.iter(W + "sz")}
    assert len(maten) == 1
    assert 15 <= maten.pop() < 20
    assert not list(wide.iter(W + "sz"))


def test_words_that_lead_to_what_is_below_stay_with_it() -> None:
    onderdelen = Opsomming((Gelabeld((Loop("a."),), (Tekstregel((Loop("dit."),)),)),))
    lid = Gelabeld((Loop("1."),), (Tekstregel((Loop("Verboden is:"),)), onderdelen), "lid")
    inhoud = (Tekstregel((Loop("Artikel 5 komt te luiden: "),)), lid, Tekstregel((Loop("Slot."),)))
    body = lees(schrijf_docx(Blad("T", inhoud), lambda _: None, Opmaak(), REFERENTIE)).body
    kept = [alinea for alinea in body.iter(W + "p") if alinea.find(f"{W}pPr/{W}keepNext") is not None]
    assert [alineatekst(alinea).strip() for alinea in kept] == ["Artikel 5 komt te luiden:", "1. Verboden is:"]


def test_facts_stay_together() -> None:
    feiten = Namen(
        tuple(Benoemd((Loop(naam),), (Tekstregel((Loop("x"),)),)) for naam in ("Aard", "Bron", "Kosten")), "kenmerken"
    )
    body = lees(
        schrijf_docx(Blad("T", (feiten, Tekstregel((Loop("Slot."),)))), lambda _: None, Opmaak(), REFERENTIE)
    ).body
    kept = [alinea for alinea in body.iter(W + "p") if alinea.find(f"{W}pPr/{W}keepNext") is not None]
    assert [alineatekst(alinea) for alinea in kept] == ["Aard x", "Bron x"]


def test_a_row_of_text_left_out_stays_with_the_next() -> None:
    def rij(tekst: str, soort: str = "") -> Bladrij:
        return Bladrij((Bladcel((Tekstregel((Loop(tekst),), soort),)),))

    tabel = Bladtabel((), ("",), (), (rij("…", "gelijk"), rij("een"), rij("… slot", "gelijk")))
    body = schrijf(tabel, Tekstregel((Loop("slot"),))).body
    kept = [alinea for alinea in body.iter(W + "p") if alinea.find(f"{W}pPr/{W}keepNext") is not None]
    assert [alineatekst(alinea) for alinea in kept] == ["…"]


def test_where_it_was_made_of_and_what_heads_rows_stay_with_their_neighbour() -> None:
    def rij(tekst: str, soort: str = "") -> Bladrij:
        return Bladrij((Bladcel((Tekstregel((Loop(tekst),)),)),), soort)

    tabel = Bladtabel((), ("",), (rij("kop"),), (rij("groep", "groep"), rij("een"), rij("laatste")))
    voet = (Tekstregel((Loop("voet"),)),)
    for inhoud, samen in (
        ((tabel,), ["kop", "groep", "laatste"]),
        ((tabel, Tekstregel((Loop("slot"),))), ["kop", "groep", "slot"]),
    ):
        body = lees(schrijf_docx(Blad("T", inhoud, voet=voet), {}.get, Opmaak(), REFERENTIE)).body
        kept = [alinea for alinea in body.iter(W + "p") if alinea.find(f"{W}pPr/{W}keepNext") is not None]
        assert [alineatekst(alinea) for alinea in kept] == samen

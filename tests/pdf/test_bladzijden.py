"""What is long, wide, deep or large stays whole and on the paper."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from pipeline.model import Refused
from pipeline.model.blad import (
    Bladcel,
    Bladdeel,
    Bladrij,
    Bladtabel,
    Figuurblok,
    Gelabeld,
    Kader,
    Kopregel,
    Loop,
    Merkteken,
    Opsomming,
    Prent,
    Tekstregel,
    Vorm,
)
from tests.pdf.bladen import alinea, blad, lid, regel, tabel, zet
from tests.pdf.lezen import boom, buiten, gelezen, getoond, gezegd

ZIN = "Het college zorgt ervoor dat een inwoner de ondersteuning krijgt die hij nodig heeft. "
LANG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenfabrik" * 3
ADRES = "https://lokaleregelgeving.overheid.nl/CVDR123456/1/zoeken?query=verordening&pagina=12345678901234567890"


def artikel(leden: int) -> Kader:
    return Kader(
        (Kopregel(2, regel("Artikel 1")), *(lid(f"{n}.", alinea(ZIN * 4)) for n in range(1, leden + 1))), "artikel"
    )


@pytest.mark.parametrize("vorm", ["stuk", "breed"])
def test_an_article_of_five_pages_spans_five_pages(vorm: str) -> None:
    paper = blad(artikel(52), vorm=vorm)
    pages = getoond(zet(paper).inhoud)
    assert len(pages) == 5
    assert all("Het college zorgt" in page for page in pages)


def test_a_change_of_pages_long_repeats_its_head_and_loses_nothing() -> None:
    rows = [[ZIN * 4, ZIN * 5] for _ in range(30)]
    table = Bladtabel(regel("Artikel 1"), ("", ""), *_delen(tabel(["Oude tekst", "Nieuwe tekst"], rows)), "waswordt")
    paper = blad(Kader((table, Kader((alinea("Daarom."),), "onderbouwing")), "wijziging"), vorm="breed")
    made = zet(paper).inhoud
    pages = getoond(made)
    assert len(pages) > 4
    assert all("Oude tekst" in page for page in pages)
    assert gelezen(made) == gezegd(paper)
    assert buiten(made) == []


def _delen(table: Bladtabel) -> tuple[tuple[Bladrij, ...], tuple[Bladrij, ...]]:
    return table.kop, table.rijen


def test_a_comparison_in_three_columns_lies_on_its_side() -> None:
    two, three = (
        zet(blad(tabel(["Oude tekst", "Nieuwe tekst", "Onderbouwing"][:columns], [["a"] * columns], "waswordt"))).inhoud
        for columns in (2, 3)
    )
    assert [page.get_width() < page.get_height() for page in (*_bladzijden(two), *_bladzijden(three))] == [True, False]


def _bladzijden(content: bytes) -> list[pypdfium2.PdfPage]:
    return list(pypdfium2.PdfDocument(content))


def test_what_belongs_together_is_not_torn_apart_at_the_foot_of_a_page() -> None:
    reason = Kader((Kopregel(4, regel("Onderbouwing")), alinea("Daarom.")), "onderbouwing")
    change = Kader((tabel(["Oude tekst", "Nieuwe tekst"], [["was", "wordt"]], "waswordt"), reason), "wijziging")
    items = Opsomming(tuple(Gelabeld(regel(f"{letter}."), (alinea(ZIN),)) for letter in "abc"), "onderdelen")
    for filling in range(30, 48):
        lines = [alinea(f"vulling {number}") for number in range(filling)]
        for page in getoond(zet(blad(*lines, Kopregel(2, regel("Artikel 2")), alinea("Verboden is:"), items)).inhoud):
            assert not page.splitlines()[-2].startswith(("Artikel 2", "Verboden is"))
        for page in getoond(zet(blad(*lines, change)).inhoud):
            assert ("wordt" in page) == ("Daarom." in page)


def test_an_onderbouwing_is_on_the_page_of_the_last_row_of_its_change() -> None:
    reason = Kader((Kopregel(4, regel("Onderbouwing")), *(alinea("Daarom.") for _ in range(6))), "onderbouwing")
    rows = [[ZIN * 5, f"wordt {number}"] for number in range(4)]
    table = tabel(["Oude tekst", "Nieuwe tekst"], rows, "waswordt")
    change = Kader((replace(table, bijschrift=regel("Artikel 3")), reason), "wijziging")
    split = 0
    for filling in range(8, 28):
        paper = blad(*(alinea(f"vulling {number}") for number in range(filling)), change)
        made = zet(paper).inhoud
        pages = getoond(made)
        split += "wordt 3" not in pages[0] and "wordt 2" in pages[0]
        assert all(("wordt 3" in page) == ("Daarom." in page) for page in pages)
        assert gelezen(made) == gezegd(paper)
    assert split


@pytest.mark.parametrize(
    "deel",
    [
        alinea(f"Zie {LANG} en {ADRES}."),
        alinea(LANG, Vorm(merk=Merkteken.WEG, code=True)),
        alinea(ADRES, Vorm(doel=ADRES)),
        Tekstregel((Loop("arti" * 40, Vorm(vet=True)), Loop("kel" * 40, Vorm(cursief=True)))),
        Kopregel(2, regel(LANG)),
        lid(LANG, alinea(LANG)),
        tabel(["a", "b", "c", "d", "e"], [[LANG, "b", ADRES, "d", "e"]] * 3),
        tabel(["Oude tekst", "Nieuwe tekst"], [[LANG, ADRES]], "waswordt"),
        tabel([f"kolom {n}" for n in range(40)], [[f"waarde {n}" for n in range(40)]] * 3),
    ],
    ids=["word", "struck", "link", "two runs", "heading", "label", "five columns", "was-wordt", "forty columns"],
)
def test_what_does_not_fit_the_line_is_broken_and_not_lost(deel: Bladdeel) -> None:
    paper = blad(deel)
    made = zet(paper).inhoud
    assert buiten(made) == []
    assert gelezen(made) == gezegd(paper)


def test_a_word_that_fits_is_never_broken() -> None:
    word = "arbeidsongeschiktheidsverzekeringen"
    table = tabel(["a", "b", "c"], [[f"Over {word} en meer", "b", "c"]] * 3)
    text = "".join(getoond(zet(blad(table)).inhoud)).split()
    assert text.count(word) == 3


def test_a_table_of_five_thousand_rows_is_set_whole() -> None:
    made = zet(blad(tabel(["Soort", "Tarief"], [[f"soort {n}", f"€ {n},00"] for n in range(5000)]))).inhoud
    pages = getoond(made)
    assert all("Tarief" in page for page in pages)
    assert sum(page.count("soort ") for page in pages) == 5000


@pytest.mark.parametrize("soort", ["", "waswordt"])
@pytest.mark.parametrize("kop", [["kop"], ["woord " * 10_000]], ids=["in a row", "in the head"])
def test_a_cell_of_ten_thousand_words_goes_over_as_many_pages_as_it_needs(kop: list[str], soort: str) -> None:
    paper = blad(tabel([*kop, "b"], [["woord " * 10_000, "x"]], soort))
    made = zet(paper).inhoud
    assert len(pypdfium2.PdfDocument(made)) > 10
    assert sum(page.count("woord") for page in getoond(made)) == 10_000 * (2 if len(kop[0]) > 10 else 1)
    assert buiten(made) == []


def test_a_cell_over_rows_may_be_longer_than_a_page() -> None:
    tall = Bladcel((alinea("lang " * 4000),), rijen=2)
    rows = (Bladrij((tall, Bladcel((alinea("a"),)))), Bladrij((Bladcel((alinea("b"),)),)))
    made = zet(blad(Bladtabel((), ("", ""), (), rows))).inhoud
    assert sum(page.count("lang") for page in getoond(made)) == 4000
    assert buiten(made) == []


def test_levels_that_skip_or_go_too_deep_become_levels_a_pdf_may_have() -> None:
    paper = blad(*(Kopregel(level, regel(f"Kop van {level}")) for level in (4, 9, 12, 2, 8, 1, 3)))
    heads = boom(zet(paper).inhoud).alle(*(f"H{level}" for level in range(1, 10)))
    assert [head.soort for head in heads] == ["H1", "H2", "H3", "H4", "H2", "H3", "H1", "H2"]


def test_lists_twelve_deep_are_lists_and_forty_deep_are_refused_in_words() -> None:
    def nested(depth: int) -> Bladdeel:
        inner = nested(depth - 1) if depth else alinea("diep")
        return Opsomming((Gelabeld(regel("a."), (inner,)),), "onderdelen")

    assert sum(1 for _ in boom(zet(blad(nested(11))).inhoud).alle("L")) == 12
    with pytest.raises(Refused, match="te diep in elkaar"):
        zet(blad(nested(40)))


def test_a_head_that_is_repeated_leads_nowhere_so_that_every_page_may_have_it() -> None:
    link = Tekstregel((Loop("noot", Vorm(doel="https://example.org/")),))
    rows = tuple(Bladrij((Bladcel((alinea(ZIN * 3),)),)) for _ in range(60))
    paper = blad(Bladtabel((), ("",), (Bladrij((Bladcel((link,)),)),), rows))
    assert all("noot" in page for page in getoond(zet(paper).inhoud))


def test_a_cell_beside_one_from_above_is_set_in_its_own_column() -> None:
    wide = Bladcel((alinea("breed " * 12),), rijen=2)
    rows = (Bladrij((wide, Bladcel((alinea("a"),)))), Bladrij((Bladcel((alinea(LANG),)),)))
    paper = blad(Bladtabel((), ("ruim", "smal"), (), rows))
    made = zet(paper).inhoud
    assert buiten(made) == []
    assert gelezen(made) == gezegd(paper)


@pytest.mark.parametrize(("breed", "hoog"), [(5000, 100), (100, 5000), (20, 10)])
def test_an_image_is_never_wider_than_its_line_or_higher_than_its_page(breed: int, hoog: int) -> None:
    size = f'width="{breed}" height="{hoog}"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}><rect {size}/></svg>'
    image = Prent(f"data:image/svg+xml,{svg}", "een vlak")
    rows = (Bladrij((Bladcel((Tekstregel((image,)),)), Bladcel((alinea("x"),)))),)
    made = zet(blad(Figuurblok((image,), regel("Figuur 1")), Bladtabel((), ("", ""), (), rows))).inhoud
    for page in _bladzijden(made):
        wide, high = page.get_size()
        for thing in page.get_objects(max_depth=1):
            left, bottom, right, top = thing.get_bounds()
            assert left >= 0 and bottom >= 0 and right <= wide and top <= high


def test_group_rows_head_the_rows_below_them() -> None:
    rows = (
        Bladrij((Bladcel((alinea("Bouwsteen wonen"),), kolommen=2),), "groep"),
        Bladrij((Bladcel((alinea("Hulp"),)), Bladcel((alinea("€ 20,-"),)))),
    )
    tree = boom(zet(blad(Bladtabel((), ("", ""), tabel(["Soort", "Tarief"], []).kop, rows))).inhoud)
    assert [head.tekst.strip() for head in tree.alle("TH")] == ["Soort", "Tarief", "Bouwsteen wonen"]


SMALLE_KOPPEN = ["Datum", "Zaaknummer", "Onderwerp", "Besluit", "Portefeuillehouder", "Openbaarheid van de nota"]
SMALLE_CELLEN = [
    "[nog in te vullen: datum van de collegevergadering]",
    "47161-2021",
    "Vaststellen verordening Sociaal Domein",
    "De raad voor te stellen de verordening vast te stellen.",
    "Wethouder",
    "actief openbaar",
]


def test_a_table_of_narrow_columns_breaks_no_word() -> None:
    words = set("".join(getoond(zet(blad(tabel(SMALLE_KOPPEN, [SMALLE_CELLEN]))).inhoud)).split())
    assert words >= {word for text in (*SMALLE_KOPPEN, *SMALLE_CELLEN) for word in text.split()}


def test_the_letters_become_smaller_before_a_word_is_broken() -> None:
    """A table of tariffs in the wide one of two columns."""
    heads = ["Bekostigingseenheid", "Zorg in Natura tarieven", "Drempelbedrag", "Bijzonderheden", "Toeslagen"]
    cells = ["Ondersteuning", "€ 10,94 per uur", "€ 4.800,00", "tegemoetkoming", "n.v.t."]
    row = Bladrij((Bladcel((alinea("x"),)), Bladcel((tabel(heads, [cells]),))))
    words = set("".join(getoond(zet(blad(Bladtabel((), ("smal", "ruim"), (), (row,), "waswordt"))).inhoud)).split())
    assert words >= {word for text in (*heads, *cells) for word in text.split()}


def test_a_word_is_broken_at_its_hyphen_rather_than_inside() -> None:
    table = tabel(["a", "b", "c", "d", "PGB-tarieven"], [["woord " * 40] * 4 + ["n.v.t."]])
    row = Bladrij((Bladcel((table,)), Bladcel((alinea("x"),))))
    made = zet(blad(Bladtabel((), ("", ""), (), (row,), "waswordt"))).inhoud
    text = "".join(getoond(made)).replace("\ufffe", "-\n").split()
    assert "tarieven" in text or "PGB-tarieven" in text


@pytest.mark.parametrize("soort", ["", "waswordt"])
def test_a_short_row_stands_on_one_page(soort: str) -> None:
    rows = [[f"rij {number}", f"begin{number} " + "woord " * 60 + f"einde{number}"] for number in range(40)]
    pages = getoond(zet(blad(tabel(["Soort", "Tarief"], rows, soort))).inhoud)
    assert len(pages) > 2
    for page in pages:
        for number in range(40):
            assert (f"begin{number} " in page) == (f"einde{number}\r" in page)


def test_a_short_row_in_a_comparison_stands_on_one_page() -> None:
    rows = [[f"rij {number}", f"begin{number} " + "woord " * 20 + f"einde{number}"] for number in range(40)]
    row = Bladrij((Bladcel((alinea("(nieuw)"),)), Bladcel((tabel(["Soort", "Tarief"], rows),))))
    pages = getoond(zet(blad(Bladtabel((), ("smal", "ruim"), (), (row,), "waswordt"))).inhoud)
    assert len(pages) > 2
    for page in pages:
        for number in range(40):
            assert (f"begin{number} " in page) == (f"einde{number}\r" in page)


def test_where_it_was_made_of_is_never_alone_on_a_page() -> None:
    adres = Tekstregel(regel("Gemeente Voorbeeldstad · Voorbeeldplein 1"), "adres")
    voet = (adres, Tekstregel(regel("Gemaakt met renvooi uit een versie. " * 5)))
    for filling in range(34, 46):
        lines = [alinea(f"vulling {number}") for number in range(filling)]
        for last in ((), (tabel(["a", "b"], [["vulling", "x"]] * 2),)):
            paper = replace(blad(*lines, *last), voet=voet)
            made = zet(paper).inhoud
            assert "vulling" in getoond(made)[-1]
            assert gelezen(made) == gezegd(paper)
            assert buiten(made) == []

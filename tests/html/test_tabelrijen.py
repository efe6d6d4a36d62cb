"""A changed table shows its head and the rows that change (scenario A6); the rest is left out visibly."""

from __future__ import annotations

import pytest
from lxml import html

from pipeline.compare import compare
from pipeline.formats.html.waswordt import Context, waswordt
from pipeline.model import Alinea, Artikel, Blok, Cel, Kop, Regeling, Rij, Tabel, Tekst
from tests.html.test_vorm import STIJL

NAMES = ("Verhuizen", "Drempel", "Huurderving", "Sportrolstoel", "Autoaanpassing", "Vervoer")


def cel(text: str, kolommen: int = 1, rijen: int = 1) -> Cel:
    inhoud: tuple[Blok, ...] = (Alinea((Tekst(text),)),)
    return Cel(inhoud, kolommen, rijen)


def tabel(*rijen: Rij) -> Regeling:
    kop = Rij((cel("Wat"), cel("Bedrag")), kop=True)
    table = Tabel((), ("", ""), (kop, *rijen))
    return Regeling("", "", (Artikel(Kop("Artikel", "1"), (table,)),))


def bedragen(**anders: str) -> tuple[Rij, ...]:
    groep = Rij((cel("Hulpmiddelen", 2),))
    rows = [Rij((cel(name), cel(anders.get(name, f"€ {number}.500,00")))) for number, name in enumerate(NAMES, start=2)]
    return (*rows[:3], groep, *rows[3:])


def kolom(was: Regeling, wordt: Regeling, side: str, context: Context = Context.LID) -> list[list[str]]:
    (blok,) = waswordt(compare(was, wordt), STIJL.words, context).blokken
    (rij,) = blok.rijen
    page = html.fragment_fromstring(str(rij.was if side == "was" else rij.wordt), create_parent="div")
    for told in page.xpath(".//*[@class='sr-only']"):
        told.drop_tree()
    return [[" ".join(cell.text_content().split()) for cell in row] for row in page.iter("tr")]


def test_one_changed_cell_is_one_row_on_either_side() -> None:
    was, wordt = tabel(*bedragen()), tabel(*bedragen(Drempel="€ 7.500,00"))
    assert kolom(was, wordt, "was") == [["Wat", "Bedrag"], ["…"], ["Drempel", "€ 3.500,00"], ["…"]]
    assert kolom(was, wordt, "wordt") == [["Wat", "Bedrag"], ["…"], ["Drempel", "€ 7.500,00"], ["…"]]


def test_a_row_keeps_the_group_it_stands_under() -> None:
    was, wordt = tabel(*bedragen()), tabel(*bedragen(Autoaanpassing="€ 1,00", Vervoer="€ 2,00"))
    rows = [["Autoaanpassing", "€ 1,00"], ["Vervoer", "€ 2,00"]]
    assert kolom(was, wordt, "wordt") == [["Wat", "Bedrag"], ["…"], ["Hulpmiddelen"], ["…"], *rows]


def test_a_new_row_is_shown_where_it_comes() -> None:
    rows = bedragen()
    was, wordt = tabel(*rows), tabel(*rows[:2], Rij((cel("Nieuw"), cel("€ 9,00"))), *rows[2:])
    assert kolom(was, wordt, "wordt") == [["Wat", "Bedrag"], ["…"], ["Nieuw", "€ 9,00"], ["…"]]
    assert kolom(was, wordt, "was") == [["Wat", "Bedrag"], ["…"], ["…"]]


@pytest.mark.parametrize("side", ["was", "wordt"])
def test_the_whole_article_has_the_whole_table(side: str) -> None:
    was, wordt = tabel(*bedragen()), tabel(*bedragen(Drempel="€ 7.500,00"))
    assert len(kolom(was, wordt, side, Context.ARTIKEL)) == 1 + len(bedragen())


def test_a_cell_over_several_rows_is_never_cut() -> None:
    rows = (Rij((cel("Een", rijen=2), cel("€ 1,00"))), Rij((cel("€ 2,00"),)), Rij((cel("Twee"), cel("€ 3,00"))))
    was, wordt = tabel(*rows), tabel(*rows[:2], Rij((cel("Twee"), cel("€ 4,00"))))
    assert len(kolom(was, wordt, "wordt")) == 4


def test_what_is_left_out_is_told_in_words_too() -> None:
    (blok,) = waswordt(
        compare(tabel(*bedragen()), tabel(*bedragen(Drempel="€ 7.500,00"))), STIJL.words, Context.LID
    ).blokken
    assert '<span class="sr-only">(ongewijzigd)</span>' in str(blok.rijen[0].wordt)

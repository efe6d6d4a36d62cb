"""Texts from elsewhere fit the text format: every word in its order, and read back as they were written."""

from __future__ import annotations

import pytest

from pipeline.formats.markdown.passend import pas_in
from pipeline.model import (
    Afbeelding,
    Alinea,
    Artikel,
    Begrip,
    Begrippenlijst,
    Bijlage,
    Blok,
    Cel,
    Citaat,
    Divisie,
    Figuur,
    Kop,
    Li,
    Lid,
    Lijst,
    Nadruk,
    Nadruksoort,
    Noot,
    Regeleinde,
    Regeling,
    Rij,
    Structuur,
    Structuursoort,
    Tabel,
    Tekst,
    Tussenkop,
    Verwijzing,
)
from pipeline.store import tekst_bestanden
from tests.stop.proefstukken import al, t
from tests.stop.woordreeks import in_boom


def gepast(regeling: Regeling) -> tuple[Regeling, list[str]]:
    """What fits, after it was written and its words were counted."""
    passend, meldingen = pas_in(regeling)
    assert tekst_bestanden(passend)
    tekens = (".", "(", ")")  # a label that becomes text gets its dot, a note in a heading its brackets
    assert [woord for woord in in_boom(passend) if woord not in tekens] == [
        woord for woord in in_boom(regeling) if woord not in tekens
    ]
    return passend, [melding.message for melding in meldingen]


def in_artikel(*blokken: Blok | Lid) -> tuple[tuple[Blok | Lid, ...], list[str]]:
    passend, meldingen = gepast(Regeling("R", "", (Artikel(Kop("Artikel", "1"), blokken),)))
    (enige,) = passend.lichaam
    assert isinstance(enige, Artikel)
    return enige.inhoud, meldingen


def lijst(*labels: str) -> Lijst:
    return Lijst(tuple(Li(label, (al(f"x{label}"),)) for label in labels))


@pytest.mark.parametrize(
    ("blokken", "passend"),
    [
        ((lijst("a"), lijst("b")), (lijst("a", "b"),)),
        ((lijst("a"), lijst("")), (lijst("a"), al("x"))),
        ((lijst("01"),), (Lijst((Li("", (al("01. x01"),)),)),)),
        (
            (lijst("a"), Begrippenlijst((Begrip(t("weg"), (al("y"),)),))),
            (al("a. xa"), Begrippenlijst((Begrip(t("weg"), (al("y"),)),))),
        ),
        ((Lid("1.1", (al("x"),)), Lid("2", (al("y"),))), (al("1.1. x"), Lid("2", (al("y"),)))),
        ((Citaat((lijst("a"), lijst("b"))),), (Citaat((lijst("a", "b"),)),)),
    ],
)
def test_lists_and_labels_fit(blokken: tuple[Blok | Lid, ...], passend: tuple[Blok | Lid, ...]) -> None:
    gevonden, meldingen = in_artikel(*blokken)
    assert gevonden == passend
    assert len(meldingen) == (0 if gevonden == blokken else 1)


def test_what_fits_stays_as_it_is() -> None:
    blokken = (al("x"), lijst("a", "b"), Tussenkop(t("y")), lijst("a"))
    assert in_artikel(*blokken) == (blokken, [])


def test_a_cell_holds_paragraphs_and_lists() -> None:
    figuur = Figuur("beeld/a.png", "kaart", t("bij"))
    (tabel,), meldingen = in_artikel(Tabel((), ("",), (Rij((Cel((Tussenkop(t("k")), figuur)),)),)))
    assert isinstance(tabel, Tabel)
    kop = Alinea((Nadruk(Nadruksoort.VET, t("k")),))
    beeld = Alinea((Afbeelding("beeld/a.png", "kaart"), Regeleinde(), Tekst("bij")))
    assert tabel.rijen[0].cellen[0].inhoud == (kop, beeld)
    assert len(meldingen) == 2


def test_a_term_that_can_not_be_written_is_text() -> None:
    begrippen = Begrippenlijst((Begrip((Afbeelding("a.png", "x"), Noot("1", (al("z"),))), (al("y"),)),))
    gevonden, meldingen = in_artikel(begrippen)
    assert gevonden
    assert meldingen or gevonden == (begrippen,)


def test_notes_with_one_mark_and_two_texts_are_told_apart() -> None:
    een, twee, zonder = Noot("1", (al("a"),)), Noot("1", (al("b"),)), Noot("", (al("c"),))
    alinea = Alinea((Tekst("x"), een, Tekst("y"), twee, zonder))
    passend, meldingen = pas_in(Regeling("R", "", (Artikel(Kop("Artikel", "1"), (alinea,)),)))
    (enige,) = passend.lichaam
    assert isinstance(enige, Artikel)
    (blok,) = enige.inhoud
    assert isinstance(blok, Alinea)
    assert [item.label for item in blok.inhoud if isinstance(item, Noot)] == ["1", "2", "3"]
    assert len(meldingen) == 2
    assert tekst_bestanden(passend)


def test_deep_divisions_and_text_behind_them_find_a_place() -> None:
    diep = Divisie(Kop("Onderdeel", "9"), (al("diep"),))
    for naam in "abcdef":
        diep = Divisie(Kop("", "", t(naam)), (diep,))
    passend, meldingen = gepast(Regeling("R", "", (), (Bijlage(Kop("Bijlage"), (diep, al("erna"))),)))
    assert any("tussenkop" in melding for melding in meldingen)
    assert any("hoort nu bij dat onderdeel" in melding for melding in meldingen)
    assert len(passend.bijlagen[0].inhoud) == 1


def test_an_unusual_heading_is_all_title_and_references_follow_its_file() -> None:
    verwijzing = Alinea((Verwijzing("artikel-a-1.md", t("zie")),))
    vreemd = Artikel(Kop("Wetsartikel", "A/1", t("Naam")), (al("x"),))
    passend, meldingen = gepast(Regeling("R", "", (Artikel(Kop("Artikel", "1"), (verwijzing,)), vreemd)))
    eerste, tweede = passend.lichaam
    assert isinstance(eerste, Artikel) and isinstance(tweede, Artikel)
    assert tweede.kop == Kop("", "", t("Wetsartikel A/1 Naam"))
    assert eerste.inhoud == (Alinea((Verwijzing("artikel-wetsartikel-a-1-naam.md", t("zie")),)),)
    assert meldingen == ["Een kop met een ongewoon woord of nummer is geheel opschrift geworden."]


def test_a_note_in_the_heading_of_a_division_stands_in_the_heading() -> None:
    kop = Kop("Hoofdstuk", "1", (Tekst("Naam"), Noot("*", (al("noot"), lijst("a")))))
    passend, meldingen = gepast(Regeling("R", "", (Structuur(Structuursoort.HOOFDSTUK, kop, ()),)))
    (enige,) = passend.lichaam
    assert isinstance(enige, Structuur)
    assert enige.kop.opschrift == t("Naam (* noot a. xa)")
    assert len(meldingen) == 1


@pytest.mark.parametrize(
    ("doel", "adres"),
    [
        ("jci1.3:c:BWBR1&artikel=2", "https://wetten.overheid.nl/jci1.3:c:BWBR1&artikel=2"),
        ("/join/id/regdata/x/nld@1;2", "https://identifier.overheid.nl/join/id/regdata/x/nld@1;2"),
        ("https://a.nl", "https://a.nl"),
    ],
)
def test_an_identification_has_a_web_address(doel: str, adres: str) -> None:
    gevonden, _ = in_artikel(Alinea((Verwijzing(doel, t("x")),)))
    assert gevonden == (Alinea((Verwijzing(adres, t("x")),)),)

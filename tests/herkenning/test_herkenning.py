"""What a text means by its looks is recognised, told, and never changes a letter."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from pipeline.formats.herkenning import HERKEND, herken
from pipeline.formats.herkenning.artikelen import KOPREGEL
from pipeline.formats.woordbewijs import letters, teksten
from pipeline.model import (
    ZONDER_OPSCHRIFT,
    Alinea,
    Artikel,
    Blok,
    Kop,
    Li,
    Lid,
    Lijst,
    Nadruk,
    Nadruksoort,
    Regeling,
    Severity,
    Structuur,
    Structuursoort,
    Tekst,
    Vervallen,
    stukken,
)
from tests.strategieen import regelingen

KOP = Kop("Artikel", "1")
GEEN = Kop("", "", (Tekst(ZONDER_OPSCHRIFT),))


def al(tekst: str) -> Alinea:
    return Alinea((Tekst(tekst),))


def lijst(*nummers: str) -> Lijst:
    return Lijst(tuple(Li(nummer, (al(f"tekst {nummer}"),)) for nummer in nummers))


def lid(nummer: str, *rest: Blok) -> Lid:
    return Lid(nummer, (al(f"tekst {nummer}"), *rest))


def herkend(*inhoud: Blok | Lid, kop: Kop = KOP) -> tuple[Artikel, list[Severity]]:
    regeling, meldingen = herken(Regeling("", "", (Artikel(kop, inhoud),)))
    (artikel,) = regeling.lichaam
    assert isinstance(artikel, Artikel)
    assert {melding.rule for melding in meldingen} <= {HERKEND}
    return artikel, [melding.severity for melding in meldingen]


@settings(max_examples=30, deadline=None)
@given(regelingen())
def test_no_letter_changes(regeling: Regeling) -> None:
    gevonden, _ = herken(regeling)
    was, wordt = ("".join(map(letters, teksten(stukken(een)))).casefold() for een in (regeling, gevonden))
    assert was == wordt
    assert herken(gevonden)[0] == gevonden


def test_a_numbered_list_without_a_text_before_it_is_leden() -> None:
    artikel, ernst = herkend(lijst("1", "2", "2a", "3"))
    assert artikel.inhoud == (lid("1"), lid("2"), lid("2a"), lid("3"))
    assert ernst == [Severity.INFO]


def test_an_announced_enumeration_stays_a_list() -> None:
    for inhoud in ((al("Dit zijn:"), lijst("1", "2")), (lijst("a", "b"),), (lijst("1"),), (lijst("2", "3"),)):
        artikel, ernst = herkend(*inhoud)
        assert (artikel.inhoud, ernst) == (inhoud, [])


def test_onderdelen_beside_their_lid_go_below_it() -> None:
    artikel, ernst = herkend(lijst("1", "2"), lijst("a", "b"), al("los"), lijst("3"), al("slot"))
    assert artikel.inhoud == (lid("1"), lid("2", lijst("a", "b"), al("los")), lid("3"), al("slot"))
    assert ernst == [Severity.WARNING]


def test_paragraphs_that_begin_with_a_number_are_leden() -> None:
    artikel, ernst = herkend(al("1. een"), al("2) twee"), al("a. of"), al("3. drie"))
    assert artikel.inhoud == (
        Lid("1", (al("een"),)),
        Lid("2", (al("twee"), al("a. of"))),
        Lid("3", (al("drie"),)),
    )
    assert ernst == [Severity.WARNING]
    artikel, _ = herkend(al("1. een"), al("geen lid"))
    assert artikel.inhoud == (al("1. een"), al("geen lid"))


def test_leden_called_by_letters_below_an_aanhef_are_onderdelen() -> None:
    artikel, _ = herkend(al("Verstaan wordt onder:"), lid("a"), lid("b"))
    assert artikel.inhoud == (al("Verstaan wordt onder:"), lijst("a", "b"))
    artikel, _ = herkend(lid("a"), lid("b"))
    assert artikel.inhoud == (lid("a"), lid("b"))


@pytest.mark.parametrize(
    ("kop", "wordt"),
    [
        (Kop("Artikel 2 Reikwijdte advisering"), Kop("Artikel", "2", (Tekst("Reikwijdte advisering"),))),
        (Kop("1.Parkeren"), Kop("", "1.", (Tekst("Parkeren"),))),
        (Kop("Artikel", "3 Doel"), Kop("Artikel", "3", (Tekst("Doel"),))),
        (Kop("", "", (Tekst("Hoofdstuk IV Slot"),)), Kop("Hoofdstuk", "IV", (Tekst("Slot"),))),
        (Kop("Artikel", "1", (Tekst("Artikel 2"),)), Kop("Artikel", "1", (Tekst("Artikel 2"),))),
        (Kop("Toelichting"), Kop("Toelichting")),
        (GEEN, GEEN),
    ],
)
def test_a_heading_in_one_piece_is_taken_apart(kop: Kop, wordt: Kop) -> None:
    assert herkend(al("x"), kop=kop)[0].kop == wordt


@pytest.mark.parametrize("tekst", ["[Vervallen]", "(vervallen)", "Vervallen.", "vervallen"])
def test_a_text_that_only_says_so_is_repealed(tekst: str) -> None:
    assert herkend(al(tekst))[0].inhoud == (Vervallen(),)
    assert herkend(Lid("1", (al("x"),)), Lid("2", (al(tekst),)))[0].inhoud[1] == Lid("2", (Vervallen(),))


def test_a_whole_chapter_that_is_repealed() -> None:
    hoofdstuk = Structuur(Structuursoort.HOOFDSTUK, Kop("1.Parkeren"), (Artikel(GEEN, (al("[Vervallen]"),)),))
    gevonden, _ = herken(Regeling("", "", (hoofdstuk,)))
    kop = Kop("", "1.", (Tekst("Parkeren [vervallen]"),))
    assert gevonden.lichaam == (Structuur(Structuursoort.HOOFDSTUK, kop, ()),)


def test_a_first_line_in_bold_names_a_text_without_heading() -> None:
    vet = Alinea((Nadruk(Nadruksoort.VET, (Tekst("Verzoek"),)),))
    artikel, ernst = herkend(vet, al("tekst"), kop=GEEN)
    assert (artikel.kop.opschrift, artikel.inhoud, ernst) == ((Tekst("Verzoek"),), (al("tekst"),), [Severity.WARNING])
    assert herkend(vet, kop=GEEN)[0].kop == GEEN


def test_an_ordinal_that_counts_inside_an_onderdeel_is_no_lid() -> None:
    delen = [al("1. Verboden is:"), al("1e. varen;"), al("2e. ankeren;"), al("2. De haven is open."), al("3. Slot.")]
    artikel, _ = herkend(*delen)
    assert [deel.nummer for deel in artikel.inhoud if isinstance(deel, Lid)] == ["1", "2", "3"]


def test_what_follows_is_no_lid_either_when_the_text_ends_with_a_point() -> None:
    artikel, _ = herkend(al("Stukken worden als volgt ondertekend."), lijst("1", "2"))
    assert isinstance(artikel.inhoud[1], Lijst)


@pytest.mark.parametrize(
    ("regel", "label", "nummer", "titel"),
    [
        ("HOOFDSTUKIAlgemene bepalingen", "HOOFDSTUK", "I", "Algemene bepalingen"),
        ("HOOFDSTUKIVSlot- en overgangsbepalingen", "HOOFDSTUK", "IV", "Slot- en overgangsbepalingen"),
        ("HOOFDSTUKICitaten", "HOOFDSTUK", "I", "Citaten"),
        ("Hoofdstuk iv Slot", "Hoofdstuk", "iv", "Slot"),
        ("Artikel1Begrippen", "Artikel", "1", "Begrippen"),
        ("Artikel 12aBegrippen", "Artikel", "12a", "Begrippen"),
        ("Artikel 5A Melden", "Artikel", "5A", "Melden"),
        ("Artikel 2:10b. Melden", "Artikel", "2:10b", "Melden"),
        ("Artikel 78gg", "Artikel", "78gg", ""),
        ("ArtikelA", "Artikel", "A", ""),
    ],
)
def test_a_number_ends_where_the_title_begins(regel: str, label: str, nummer: str, titel: str) -> None:
    gevonden = KOPREGEL.fullmatch(regel)
    assert gevonden is not None
    assert (gevonden["label"], gevonden["nummer"], gevonden["titel"].strip()) == (label, nummer, titel)

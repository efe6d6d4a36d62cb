"""What the writer refuses: anything it could not read back."""

from __future__ import annotations

import pytest

from pipeline.formats.markdown.write import (
    write_artikel,
    write_bijlage,
    write_blokken,
    write_kop,
    write_stuk,
)
from pipeline.model import (
    Alinea,
    Artikel,
    Bijlage,
    Blok,
    Cel,
    Citaat,
    Divisie,
    Kop,
    Li,
    Lid,
    Lijst,
    Nadruk,
    Nadruksoort,
    Noot,
    Position,
    Refused,
    Rij,
    Tabel,
    Tekst,
    Tussenkop,
    Verwijzing,
)

KOP = Kop("Artikel", "1")
X = Alinea((Tekst("x"),))


@pytest.mark.parametrize(
    ("blocks", "why"),
    [
        ((Lijst((Li("a", (X,)),)), Lijst((Li("", (X,)),))), "twee lijsten direct na elkaar"),
        ((Lijst((Li("artikel 5", (X,)),)),), "onderdeel “artikel 5”"),
        ((Lijst((Li("09", (X,)),)),), "onderdeel “09”"),
        ((Lijst((Li("", ()),)),), "zonder aanduiding en zonder tekst"),
        ((Alinea(()),), "teruggelezen"),
        ((Citaat(()),), "teruggelezen"),
        ((Alinea((Tekst("twee  spaties"),)),), "teruggelezen"),
        ((Alinea((Tekst("vaste\u00a0spatie"),)),), "teruggelezen"),
        ((Alinea((Noot("1", ()),)),), "teruggelezen"),
        ((Alinea((Noot("een noot", (X,)),)),), "kan zo niet heten"),
        ((Alinea((Noot("1", (X,)), Noot("1", (X, X)))),), "twee voetnoten heten [^1]"),
        ((Alinea((Verwijzing("ergens", (Tekst("x"),)),)),), "teruggelezen"),
        ((Tabel((), ("",), (Rij((Cel((Citaat((X,)),)),)),)),), "in een tabelcel"),
        ((Tabel((), ("", ""), (Rij((Cel((X,)),)),)),), "teruggelezen"),
        ((Tabel((), ("",), (Rij((Cel((X,)),)), Rij((Cel((X,)),), kop=True))),), "kopregel"),
    ],
)
def test_what_cannot_be_written_is_refused(blocks: tuple[Blok, ...], why: str) -> None:
    with pytest.raises(Refused) as refused:
        write_blokken(blocks, "")
    assert why in str(refused.value)


def test_a_lid_with_an_impossible_label_is_refused_with_its_place() -> None:
    lid = Lid("3 2", (X,), Position("cvdr.xml", 17))
    with pytest.raises(Refused, match=r"cvdr\.xml:17: lid “3 2”"):
        write_artikel(Artikel(KOP, (lid,)), "")


def test_text_after_a_division_is_refused() -> None:
    parts: tuple[Blok | Divisie, ...] = (Divisie(Kop("", "", (Tekst("A"),)), ()), X)
    with pytest.raises(Refused, match="tekst na een onderverdeling"):
        write_bijlage(Bijlage(Kop("Bijlage"), parts), "")


def test_divisions_too_deep_are_refused() -> None:
    node = Divisie(Kop("", "", (Tekst("diep"),)), (X,))
    for _ in range(5):
        node = Divisie(Kop("", "", (Tekst("hoger"),)), (node,))
    with pytest.raises(Refused, match="zo diep niveau"):
        write_bijlage(Bijlage(Kop("Bijlage"), (node,)), "")


@pytest.mark.parametrize("kop", [Kop("Foo", "1"), Kop("Artikel", "een"), Kop(""), Kop("Artikel", "1 2")])
def test_a_heading_that_would_read_differently_is_refused(kop: Kop) -> None:
    with pytest.raises(Refused):
        write_kop(kop, "")


@pytest.mark.parametrize("part", [Divisie(Kop("Deel", "1"), ()), Tussenkop((Tekst("x"),))])
def test_a_paper_has_titles_only(part: Divisie | Tussenkop) -> None:
    with pytest.raises(Refused):
        write_stuk((part,), "")


def test_front_matter_that_would_end_too_early_is_refused() -> None:
    with pytest.raises(Refused):
        write_artikel(Artikel(KOP, (X,)), "", "id: x\n---\nwas: y")


def test_the_refusal_names_the_place_of_the_text() -> None:
    bad = Alinea((Tekst("twee  spaties"),), Position("bron.xml", 8))
    with pytest.raises(Refused, match=r"bron\.xml:8: .*twee {2}spaties"):
        write_artikel(Artikel(KOP, (X, Lid("1", (X, bad)))), "")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("1. januari", "1\\. januari"),
        ("a. x", "a\\. x"),
        ("1a x", "1a&#32;x"),
        ("– x", "–&#32;x"),
        ("-a. x", "\\-a. x"),
        ("# x", "\\# x"),
        ("8* geldt [nu] voor €_x", "8\\* geldt \\[nu] voor €\\_x"),
        ("a<b en &euro; of B&W", "a\\<b en \\&euro; of B&W"),
        ("zie https://example.org", "zie https\\://example.org"),
        ("[vervallen]", "\\[vervallen]"),
        ("C:\\pad", "C:\\\\pad"),
        ("€ 20,- (100%)", "€ 20,- (100%)"),
    ],
)
def test_plain_text_is_escaped_only_where_needed(text: str, source: str) -> None:
    assert write_blokken((Alinea((Tekst(text),)),), "") == source + "\n"


def test_emphasis_that_asterisks_cannot_carry_is_written_with_tags() -> None:
    inside = Alinea((Tekst("on"), Nadruk(Nadruksoort.VET, (Tekst("(der)"),)), Tekst("deel")))
    assert write_blokken((inside,), "") == "on<b>(der)</b>deel\n"
    assert write_blokken((Alinea((Nadruk(Nadruksoort.VET, (Tekst("1."),)), Tekst(" x"))),), "") == "<b>1\\.</b> x\n"


def test_notes_follow_their_calls_and_not_a_text_that_looks_like_one() -> None:
    def roep(label: str) -> Alinea:
        return Alinea((Tekst("de"), Noot(label, (Alinea((Tekst(f"noot {label}"),)),))))

    written = write_blokken((Alinea((Tekst("[^1] is geen noot"),)), roep("2"), roep("1")), "")
    assert written.index("[^2]: noot 2") < written.index("[^1]: noot 1")

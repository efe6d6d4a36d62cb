"""What STOP can't hold is refused with its place; what it holds in another form is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.formats.stop.write import write
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
    Gereserveerd,
    Inlines,
    Kop,
    Li,
    Lid,
    Lijst,
    Nadruk,
    Nadruksoort,
    Noot,
    Position,
    Problem,
    Refused,
    Regeling,
    Rij,
    Status,
    Structuur,
    Structuursoort,
    Tabel,
    Tekst,
    Toelichting,
    Tussenkop,
    Versie,
    Vervallen,
    Verwijzing,
    Weggelaten,
)
from tests.stop.proefstukken import BESLUIT, GEGEVENS, LIJN, OVERHEID, VERSIE, al, artikel, png, t

HIER = Position("lijn/1/tekst/artikel-1.md", 7)


def met(*delen: Structuur | Artikel | Weggelaten, **rest: object) -> Versie:
    regeling = Regeling("X", "X", delen or (artikel("1", al("Tekst.")),), **rest)  # type: ignore[arg-type]
    return replace(VERSIE, regeling=regeling)


def problemen(versie: Versie) -> tuple[Problem, ...]:
    with pytest.raises(Refused) as geweigerd:
        write(versie, BESLUIT)
    return geweigerd.value.problems


def in_artikel(*inhoud: Blok | Lid) -> Versie:
    return met(Artikel(Kop("Artikel", "1"), inhoud))


def tabel(*rijen: Rij) -> Tabel:
    return Tabel((), ("",) * len(rijen[0].cellen), rijen)


def hoofdstuk(*inhoud: Structuur | Artikel | Weggelaten, soort: str = "Hoofdstuk") -> Structuur:
    return Structuur(Structuursoort(soort), Kop(soort, "1"), inhoud, HIER)


KLEIN = Tabel((), ("",), (Rij((Cel((al("x"),), position=HIER),)),), HIER)
LOPEND: list[tuple[str, Inlines]] = [
    ("wijst naar geen bepaling", (Verwijzing("artikel-9.md", t("x"), HIER),)),
    ("wijst naar geen bepaling", (Verwijzing("mailto:a@b.nl", t("x"), HIER),)),
    ("meer dan 20 tekens", (Tekst("x"), Noot("n" * 21, (al("x"),), HIER))),
    ("heeft geen tekst", (Tekst("x"), Noot("n", (), HIER))),
    ("STOP kent geen tabel in een voetnoot", (Tekst("x"), Noot("n", (KLEIN,), HIER))),
    (
        "in elkaar",
        (
            Nadruk(
                Nadruksoort.SUPERSCRIPT,
                (Nadruk(Nadruksoort.VET, (Nadruk(Nadruksoort.SUBSCRIPT, t("x")),)),),
                HIER,
            ),
        ),
    ),
    ("ontbreekt", (Afbeelding("weg.png", "", HIER),)),
    ("zonder tekst", (Tekst(" ", HIER),)),
]
GEVALLEN: list[tuple[str, Versie]] = [
    ("tekst buiten de leden", in_artikel(Alinea(t("Vooraf."), HIER), Lid("1", (al("x"),)))),
    ("tekst buiten de leden", in_artikel(Lid("1", (al("x"),)), Alinea(t("Achteraf."), HIER))),
    ("naast andere tekst", in_artikel(al("x"), Vervallen(HIER))),
    ("geen tekst", met(Artikel(Kop("Artikel", "1"), (), position=HIER))),
    ("geen tekst", in_artikel(Lid("1", (), HIER))),
    ("geen kop", met(Artikel(Kop("", ""), (al("x"),), position=HIER))),
    ("maar één soort", met(hoofdstuk(artikel("1", al("x"))), replace(artikel("2", al("x")), position=HIER))),
    (
        "maar één soort",
        met(hoofdstuk(artikel("1", al("x"))), hoofdstuk(artikel("2", al("x")), soort="Afdeling")),
    ),
    ("geen subparagraaf direct in de regeling", met(hoofdstuk(artikel("1", al("x")), soort="Subparagraaf"))),
    ("geen hoofdstuk direct in hoofdstuk 1", met(hoofdstuk(hoofdstuk(artikel("1", al("x")))))),
    ("geen inhoud", met(hoofdstuk())),
    ("zonder aanduiding", in_artikel(Lijst((Li("a", (al("x"),)), Li("", (al("x"),))), HIER))),
    ("geen onderdelen", in_artikel(Lijst((), HIER))),
    ("heeft geen tekst", in_artikel(Lijst((Li("a", (), HIER),)))),
    ("geen citaat in een onderdeel", in_artikel(Lijst((Li("a", (Citaat((al("x"),), HIER),)),)))),
    ("geen tussenkop in een onderdeel", in_artikel(Lijst((Li("a", (Tussenkop(t("x"), HIER),)),)))),
    ("geen tabel in de omschrijving", in_artikel(Begrippenlijst((Begrip(t("x"), (KLEIN,)),)))),
    ("geen tabel in een cel", in_artikel(tabel(Rij((Cel((KLEIN,)),))))),
    ("geen citaat in een cel", in_artikel(tabel(Rij((Cel((Citaat((al("x"),), HIER),)),))))),
    ("geen tabel in een citaat", in_artikel(Citaat((KLEIN,)))),
    ("alleen koprijen", in_artikel(replace(tabel(Rij((Cel((al("x"),)),), kop=True)), position=HIER))),
    (
        "loopt door",
        in_artikel(
            tabel(
                Rij((Cel((al("x"),), rijen=2, position=HIER), Cel(())), kop=True),
                Rij((Cel((al("x"),)),)),
            )
        ),
    ),
    ("ontbreekt", in_artikel(Figuur("weg.png", "", (), HIER))),
    ("weggelaten", met(Weggelaten(HIER), artikel("1", al("x")))),
    ("geen tekst", met(bijlagen=(Bijlage(Kop("Bijlage", "1"), (), HIER),))),
    (
        "geen tekst",
        met(bijlagen=(Bijlage(Kop("Bijlage", "1"), (Divisie(Kop("", "", t("Leeg")), (), HIER),)),)),
    ),
    (
        "naast andere tekst",
        met(bijlagen=(Bijlage(Kop("Bijlage", "1"), (al("x"), Gereserveerd(HIER))),)),
    ),
    (
        "hoogstens één toelichting",
        met(toelichtingen=tuple(Toelichting(Kop("Toelichting", n), (al("x"),), HIER) for n in "12")),
    ),
    *((wat, in_artikel(Alinea(inlines, HIER))) for wat, inlines in LOPEND),
]


@pytest.mark.parametrize(("wat", "versie"), GEVALLEN, ids=[f"{n}-{wat}" for n, (wat, _) in enumerate(GEVALLEN)])
def test_what_stop_cannot_hold_is_refused_with_its_place(wat: str, versie: Versie) -> None:
    gevonden = problemen(versie)
    assert any(wat in probleem.message for probleem in gevonden), gevonden
    assert all(probleem.advice for probleem in gevonden)
    assert any(probleem.position == HIER for probleem in gevonden), gevonden


def test_all_of_them_are_told_at_once() -> None:
    versie = met(
        artikel("1", al("x"), Lid("1", (al("x"),))),
        hoofdstuk(artikel("2", Lijst((Li("a", (Citaat((al("x"),)),)),)))),
        bijlagen=(Bijlage(Kop("Bijlage"), ()),),
    )
    assert len(problemen(versie)) == 4


GEGEVENSGEVALLEN = [
    ("20 cijfers", replace(VERSIE, overheid=replace(OVERHEID, oin="123"))),
    ("20 cijfers", replace(VERSIE, overheid=replace(OVERHEID, oin="x" * 20))),
    ("gemeente (gm en vier cijfers)", replace(VERSIE, overheid=replace(OVERHEID, code="pv2026"))),
    ("geen TOOI-code", replace(VERSIE, lijn=replace(LIJN, onderwerpen=("zorg",)))),
    ("geen soort regeling", replace(VERSIE, lijn=replace(LIJN, soort_regeling="verordening"))),
    ("versienaam", replace(VERSIE, adres=replace(VERSIE.adres, versie="1.2"))),
    ("STOP-werk", replace(VERSIE, gegevens=replace(GEGEVENS, werk="speel.plekken"))),
    ("nog niet vastgesteld", replace(VERSIE, gegevens=replace(GEGEVENS, status=Status.AANGEBODEN))),
    ("hoort niet vóór", replace(VERSIE, gegevens=replace(GEGEVENS, ondertekend=date(2026, 5, 11)))),
    ("hoort niet vóór", replace(VERSIE, gegevens=replace(GEGEVENS, bekendgemaakt=date(2026, 5, 11)))),
    ("opschrift", replace(VERSIE, regeling=replace(VERSIE.regeling, opschrift=""))),
    ("doorzichtig", replace(VERSIE, afbeeldingen={"plan kaart.png": png(kleur=6)})),
    ("geen PNG of JPEG", replace(VERSIE, afbeeldingen={"plan kaart.png": b"GIF89a"})),
    ("past niet in XML", replace(VERSIE, regeling=replace(VERSIE.regeling, opschrift="a\x07b"))),
]


@pytest.mark.parametrize(
    ("wat", "versie"), GEGEVENSGEVALLEN, ids=[f"{n}-{w}" for n, (w, _) in enumerate(GEGEVENSGEVALLEN)]
)
def test_impossible_data_is_refused(wat: str, versie: Versie) -> None:
    assert any(wat in str(probleem) for probleem in problemen(versie))


def test_the_year_of_a_work_is_never_guessed() -> None:
    oud = replace(VERSIE, gegevens=replace(GEGEVENS, werk="oud", citeertitel="Oud", vastgesteld=None))
    nieuw = replace(VERSIE, gegevens=replace(GEGEVENS, intrekking=("Oud",)))
    with pytest.raises(Refused, match="jaar van het werk"):
        write(nieuw, BESLUIT, (oud,))
    met_jaar = replace(oud, gegevens=replace(oud.gegevens, werk="2007/oud"))
    assert b"/akn/nl/act/gm9999/2007/oud<" in write(nieuw, BESLUIT, (met_jaar,)).bestanden["besluit.xml"]


@pytest.mark.parametrize(
    ("wat", "versie"),
    [
        ("terugwerkende kracht", replace(VERSIE, gegevens=replace(GEGEVENS, terugwerkend_tot_en_met=date(2026, 1, 1)))),
        ("weekend", replace(VERSIE, gegevens=replace(GEGEVENS, bekendgemaakt=date(2026, 5, 23)))),
        ("heeft geen verwijzing", VERSIE),
        ("uitwerkingtreding", replace(VERSIE, gegevens=replace(GEGEVENS, uitwerkingtreding=date(2030, 1, 1)))),
        ("alleen in de tekst", replace(VERSIE, gegevens=replace(GEGEVENS, intrekking=("Elders",)))),
        ("gewone tekst", in_artikel(Tussenkop((Verwijzing("https://a.nl", t("x")),)))),
        ("“[vervallen]”", in_artikel(Lid("1", (Vervallen(),)))),
        ("artikel 14, 15, 16", VERSIE),
    ],
)
def test_what_is_delivered_in_another_form_is_told(wat: str, versie: Versie) -> None:
    assert any(wat in melding.message for melding in write(versie, BESLUIT).meldingen)


def test_no_version_is_older_than_its_work() -> None:
    vroeg = replace(VERSIE, gegevens=replace(GEGEVENS, werk="speelplekken-2027"))
    jaar = vroeg.gegevens.vastgesteld
    assert jaar is not None
    assert (
        f"/akn/nl/act/gm9999/{jaar.year}/speelplekken-2027<".encode() in write(vroeg, BESLUIT).bestanden["besluit.xml"]
    )
    later = replace(vroeg, oorsprong=replace(vroeg.gegevens, vastgesteld=date(2025, 1, 1)))
    assert b"/akn/nl/act/gm9999/2025/speelplekken-2027<" in write(later, BESLUIT).bestanden["besluit.xml"]

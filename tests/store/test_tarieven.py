"""Tariff files: what they say becomes ordinary tables, and all that is wrong with them is told with its line."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.compare import compare
from pipeline.formats.markdown.read import read_bijlage
from pipeline.formats.markdown.write import write_bijlage
from pipeline.formats.tekst.write import regels
from pipeline.model import Adres, Bijlage, Kop, Regeling, Tabel, Tekst, alle_knopen, tekst_voluit
from pipeline.model.tarief import Formule
from pipeline.model.tariefbedrag import (
    afgerond,
    bedragen,
    contant,
    euro,
    geschreven_bedragen,
    getal,
    lees_getal,
    onafgerond,
    plaats,
)
from pipeline.store import brontekst, geheugen_bron, laad
from pipeline.store.tariefindex import Index, indexeer
from pipeline.store.tarieven import lees_tarieven
from tests.store.conftest import VERSIE

DATA = """\
maxima:
  plafond: {bedrag: "21,14", eenheid: uur, noot: "1"}
noten:
  "1": De *noot*.
tabellen:
- naam: prijzen
  soort: prijzen
  titel: De prijzen
  rijkop: Zorg
  kolommen:
  - naam: zin
    kop: In natura
    uitlijning: rechts
  - naam: pgb
    kop: Pgb
    formule: 50% van zin
  rijen:
  - naam: Los
    cellen:
      zin: n.v.t.
      pgb: leeg
  groepen:
  - kop: Groep
    rijen:
    - naam: Begeleiding
      eenheid: uur
      cellen:
        zin: 1.234,5
        pgb: {maximum: plafond}
    - naam: Kort
      eenheid: minuut
      cellen:
        zin: 0,93
        pgb: {maximum: plafond}
    - naam: Twee
      cellen:
        zin: {bedragen: ["1", "2"]}
- naam: ritten
  soort: ritprijzen
  rijkop: Rit
  kolommen:
  - {naam: prijs, kop: Prijs, decimalen: 3}
  rijen:
  - naam: t/m 5
    band: {tot_en_met: "5"}
    cellen: {prijs: {tekst: "€ 2,- of *gratis*", bedrag: "2"}}
"""
BLOCK = "# Bijlage 1 Tarieven\n\n## A. Deel\n\n```tarieven\ntarieven.yaml\n```\n"


@pytest.fixture
def tariefversie(files: dict[str, str]) -> dict[str, str]:
    """A data root with a tariff file."""
    files[f"{VERSIE}/tekst/bijlage-1.md"] = BLOCK
    files[f"{VERSIE}/tekst/tarieven.yaml"] = DATA
    return files


def bijlage(files: dict[str, str]) -> Bijlage:
    bron = geheugen_bron({path: text.encode() for path, text in files.items()})
    return laad(bron, Adres("dorp", "speelregels", "2024")).regeling.bijlagen[0]


def tabellen(annex: Bijlage) -> list[Tabel]:
    return [node for node in alle_knopen(annex) if isinstance(node, Tabel)]


def test_the_data_become_ordinary_tables(tariefversie: dict[str, str]) -> None:
    prijzen, ritten = tabellen(bijlage(tariefversie))
    assert [[tekst_voluit(cell) for cell in row.cellen] for row in prijzen.rijen] == [
        ["Zorg", "In natura", "Pgb"],
        ["Los", "n.v.t.", ""],
        ["Groep"],
        ["Begeleiding", "€ 1.234,50 per uur", "max. € 21,14 per uur [1]"],
        ["Kort", "€ 0,93 per minuut", "€ 0,47 per minuut; max. € 21,14 per uur [1]"],
        ["Twee", "€ 1,00 € 2,00", "€ 0,50 € 1,00"],
    ]
    assert tekst_voluit(ritten) == "Rit Prijs t/m 5 € 2,- of gratis"
    assert prijzen.uitlijning == ("", "right", "")


def test_each_cell_points_at_its_line_in_the_data(tariefversie: dict[str, str]) -> None:
    lines = DATA.splitlines()
    for table in tabellen(bijlage(tariefversie)):
        for row in table.rijen:
            for cell in row.cellen:
                assert cell.position.file == f"{VERSIE}/tekst/tarieven.yaml"
                line = lines[cell.position.line - 1]
                assert any(word in line for word in ("naam", "kop", "zin", "pgb", "prijs")), line


def test_what_is_written_out_is_plain_tables_and_reads_back_equal(tariefversie: dict[str, str]) -> None:
    annex = bijlage(tariefversie)
    again, problems = read_bijlage(write_bijlage(annex, ""), "bijlage-1.md", "")
    assert problems == ()
    assert again is not None
    assert again.knoop == annex


def test_the_source_keeps_its_block(tariefversie: dict[str, str]) -> None:
    bron = geheugen_bron({path: text.encode() for path, text in tariefversie.items()})
    source = brontekst(bron, Adres("dorp", "speelregels", "2024")).bijlagen[0]
    assert write_bijlage(source, "") == BLOCK


def test_tables_may_be_placed_one_by_one(tariefversie: dict[str, str]) -> None:
    whole = bijlage(tariefversie)
    tariefversie[f"{VERSIE}/tekst/bijlage-1.md"] = (
        "# Bijlage 1 Tarieven\n\n```tarieven\ntarieven.yaml ritten\n```\n\nTussen.\n\n"
        "```tarieven\ntarieven.yaml prijzen\n```\n"
    )
    assert tabellen(bijlage(tariefversie)) == tabellen(whole)[::-1]


def test_a_block_may_stand_in_a_lid(tariefversie: dict[str, str]) -> None:
    tariefversie[f"{VERSIE}/tekst/bijlage-1.md"] = "# Bijlage 1 Tarieven\n\nTekst.\n"
    tariefversie[f"{VERSIE}/tekst/hoofdstuk-1/artikel-2.md"] = (
        "# Artikel 2 Tijd\n\n**1.** Overdag.\n\n**2.** Deze tarieven:\n\n```tarieven\n../tarieven.yaml\n```\n"
    )
    bron = geheugen_bron({path: text.encode() for path, text in tariefversie.items()})
    versie = laad(bron, Adres("dorp", "speelregels", "2024"))
    assert sum(isinstance(node, Tabel) for node in alle_knopen(versie.regeling.lichaam[0])) == 2
    assert [found.tabellen[0].naam for found in versie.tarieven] == ["prijzen"]


PLACING = {
    "no such file": ("```tarieven\nanders.yaml\n```\n", ["bijlage-1.md:4: Het bestand “anders.yaml” ontbreekt."]),
    "no such table": (
        "```tarieven\ntarieven.yaml prijs\n```\n",
        ["tarieven.yaml heeft geen tabel “prijs”. Bedoelt u “"],
    ),
    "a table twice": (
        "```tarieven\ntarieven.yaml\n```\n\nTekst.\n\n```tarieven\ntarieven.yaml ritten\n```\n",
        ["bijlage-1.md:10: Tabel “ritten” staat er al: dorp/speelregels/2024/tekst/bijlage-1.md, regel 4."],
    ),
    "a file nobody names": ("Tekst.\n", ["tarieven.yaml: Geen tekst noemt dit gegevensbestand."]),
    "a table that stands nowhere": (
        "```tarieven\ntarieven.yaml prijzen\n```\n",
        ["tarieven.yaml:38:3: Tabel “ritten” staat nergens in de tekst."],
    ),
    "no name of a file": (
        "```tarieven\nzomaar\n```\n",
        ["bijlage-1.md:3: dit tarievenblok noemt geen bestand: “zomaar”."],
    ),
}


@pytest.mark.parametrize("case", PLACING)
def test_a_block_and_a_file_belong_together(
    tariefversie: dict[str, str], klachten: Callable[[dict[str, str]], list[str]], case: str
) -> None:
    body, expected = PLACING[case]
    tariefversie[f"{VERSIE}/tekst/bijlage-1.md"] = f"# Bijlage 1 Tarieven\n\n{body}"
    told = klachten(tariefversie)
    for words in expected:
        assert any(words in line for line in told), told


def test_a_paper_has_no_tariffs(tariefversie: dict[str, str], klachten: Callable[[dict[str, str]], list[str]]) -> None:
    tariefversie[f"{VERSIE}/besluit/besluit.yaml"] = "onderwerp: x\n"
    tariefversie[f"{VERSIE}/besluit/adviesnota.md"] = "# BESLUIT\n\n```tarieven\ntarieven.yaml\n```\n"
    assert any("een tarievenblok kan hier niet" in line for line in klachten(tariefversie))


WRONG = {
    "unknown key": (
        "  rijkop: Zorg",
        "  rijkopje: Zorg",
        "9:3: De sleutel “rijkopje” is hier niet bekend. Bedoelt u “rijkop”?",
    ),
    "unknown kind": ("soort: prijzen", "soort: prijs", "kan hier niet. Toegestaan: prijzen, bedragen, ritprijzen."),
    "a decimal point": ("zin: 0,93", "zin: 0.93", "33:14: “0.93” is geen bedrag of getal. Schrijf een getal als 46,80"),
    "an amount with a unit": (
        "zin: 0,93",
        "zin: € 0,93 per uur",
        "De letterlijke tekst van een cel hoort onder `tekst:`.",
    ),
    "too large": ("zin: 0,93", "zin: 1000000000000", "is geen bedrag of getal"),
    "too fine": ("zin: 0,93", "zin: 0,0000001", "is geen bedrag of getal"),
    "too precise": ("decimalen: 3", "decimalen: 7", "Schrijf een getal van 0 tot en met 6."),
    "no formula": ("50% van zin", "de helft", "“de helft” is geen formule. Schrijf bijvoorbeeld: 80% van zin"),
    "a formula of an unknown column": (
        "50% van zin",
        "50% van zon",
        "“zon” is geen kolom in dit bestand. Bekend zijn: zin",
    ),
    "a formula of a formula": ("50% van zin", "50% van pgb", "Kolom “pgb” is zelf een formule."),
    "an unknown column": ("      zin: n.v.t.", "      zon: n.v.t.", "“zon” is geen kolom in dit bestand."),
    "nothing in a cell": (
        "      zin: n.v.t.\n",
        "",
        "In rij “Los” zegt kolom “zin” niets. Schrijf een bedrag, n.v.t. of leeg.",
    ),
    "an empty value": ("      zin: n.v.t.", "      zin:", "Deze cel zegt niets."),
    "a formula without a base": ("      pgb: leeg\n", "", "Kolom “pgb” van rij “Los” is niet te berekenen."),
    "an unknown cap": ("pgb: {maximum: plafond}", "pgb: {maximum: dak}", "“dak” is geen maximum in dit bestand."),
    "an unknown note": ('noot: "1"', 'noot: "2"', "“2” is geen noot in dit bestand."),
    "a note nobody calls": ('  "1": De', '  "9": X\n  "1": De', "Noot “9” wordt nergens aangeroepen."),
    "a row twice": ("naam: Kort", "naam: Begeleiding", "Er zijn twee rijen “Begeleiding” in deze tabel."),
    "a column twice": ("naam: pgb", "naam: zin", "De naam “zin” is al van een kolom hierboven."),
    "a table twice": ("naam: ritten", "naam: prijzen", "De naam “prijzen” is al van een tabel hierboven."),
    "no name": ("naam: ritten", "naam: De ritten", "“De ritten” kan geen naam van een tabel zijn."),
    "amounts twice": ("zin: 0,93", 'zin: {bedrag: "1", bedragen: ["1"]}', "Deze cel heeft twee keer een bedrag."),
    "a deviation of nothing": (
        "zin: 0,93",
        'zin: {afwijking: {bedrag: "1", reden: x}}',
        "Afwijken kan alleen van een formule.",
    ),
    "a deviation without reason": (
        "pgb: {maximum: plafond}",
        'pgb: {afwijking: {bedrag: "1", reden: " "}}',
        "Van deze afwijking staat niet waarom.",
    ),
    "text and amount differ": (
        "€ 2,- of",
        "€ 3,- of",
        "noemt het bedrag 2 niet. Laat `tekst` en `bedrag` hetzelfde zeggen.",
    ),
    "an amount as text": (', bedrag: "2"', "", "is een bedrag. Zet het getal ook onder `bedrag:`"),
    "a band elsewhere": (
        "    cellen:\n      zin: n.v.t.",
        '    band: {vanaf: "1"}\n    cellen:\n      zin: n.v.t.',
        "Alleen ritprijzen hebben een band.",
    ),
    "a ride without length": ('    band: {tot_en_met: "5"}\n', "", "Bij deze rit staat niet hoe lang zij is."),
    "no length": ('tot_en_met: "5"', "tot_en_met: ver", "“ver” is geen afstand of tijdstip."),
    "two ends": ('tot_en_met: "5"', 'tot_en_met: "5", voor: "5"', "`voor` en `tot_en_met` sluiten elkaar uit."),
    "an invisible character": ("naam: Kort", 'naam: "Kort\\u00a0durend"', "t.yaml:30: onzichtbaar teken U+00A0"),
    "broken markdown": ("rijkop: Zorg", 'rijkop: "Zorg `x`"', "wordt als programmacode gelezen"),
    "a list in a heading": ("kop: Groep", 'kop: "- a. x"', "is hier niet één regel tekst"),
    "a table in a cell": (
        "zin: n.v.t.",
        'zin: {tekst: "| a |\\n| --- |\\n| b |"}',
        "Dit kan niet in een cel van een tabel.",
    ),
    "a missing key": ("  rijkop: Zorg\n", "", "De verplichte sleutel “rijkop” ontbreekt of is leeg."),
    "a list for a block": (
        'noten:\n  "1": De *noot*.',
        "noten: [x]",
        "Hier hoort een blok met namen te staan, niet een lijst.",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_told_with_its_line(case: str) -> None:
    old, new, words = WRONG[case]
    assert old in DATA
    found, problems = lees_tarieven(DATA.replace(old, new, 1), "t.yaml")
    assert found is None
    assert any(words in str(problem) for problem in problems), [str(problem) for problem in problems]
    assert all(problem.position.file == "t.yaml" and problem.position.line and problem.advice for problem in problems)


def test_everything_wrong_is_told_at_once() -> None:
    spoiled = DATA.replace("50% van zin", "50% van zon").replace("maximum: plafond", "maximum: dak")
    _, problems = lees_tarieven(spoiled, "t.yaml")
    assert [problem.position.line for problem in problems] == [4, 14, 29, 34]


ROWS = 5_000


def many(changed: int = -1) -> str:
    """A tariff file of five thousand rows, of which one may have another amount and a new row after it."""
    rows = [
        f"  - naam: Zorgvorm {n}\n    eenheid: uur\n    cellen:\n      zin: {n % 90 + 10 + (n == changed)},00\n"
        + ("  - naam: Nieuw\n    cellen:\n      zin: 1,00\n" if n == changed else "")
        for n in range(ROWS)
    ]
    head = (
        "tabellen:\n- naam: prijzen\n  soort: prijzen\n  rijkop: Zorg\n  kolommen:\n  - {naam: zin, kop: In natura}\n"
    )
    return f"{head}  - {{naam: pgb, kop: Pgb, formule: 80% van zin}}\n  rijen:\n{''.join(rows)}"


def test_five_thousand_rows_are_read_and_one_change_in_them_is_found() -> None:
    annexes = []
    for text in (many(), many(2_500)):
        found, problems = lees_tarieven(text, "t.yaml")
        assert problems == ()
        assert found is not None
        annexes.append(Regeling("x", "x", (), (Bijlage(Kop("Bijlage", "1", (Tekst("Tarieven"),)), found.tabellen),)))
    assert len(annexes[0].bijlagen[0].inhoud[0].rijen) == ROWS + 1  # type: ignore[union-attr]
    place = "bijlage 1, tabel, rij "
    assert regels(compare(*annexes)) == [
        f'{place}“Zorgvorm 2500”, kolom “In natura”: "€ 80,00" wordt "€ 81,00"',
        f'{place}“Zorgvorm 2500”, kolom “Pgb”: "€ 64,00" wordt "€ 64,80"',
        f'{place}“Nieuw”: toegevoegd "Nieuw € 1,00 € 0,80"',
    ]


AMOUNT = st.decimals(min_value=0, max_value=10**11, places=4, allow_nan=False, allow_infinity=False)


@given(AMOUNT, st.integers(0, 4))
def test_rounding_is_half_up(amount: Decimal, places: int) -> None:
    rounded = afgerond(amount, places)
    half = Decimal(5).scaleb(-places - 1)
    assert -half < amount - rounded < half or amount - rounded == -half
    assert afgerond(rounded, places) == rounded


@given(AMOUNT, AMOUNT)
def test_the_share_of_an_amount_is_exact(amount: Decimal, share: Decimal) -> None:
    assert Fraction(onafgerond(amount, Formule(share, "zin"))) == Fraction(amount) * Fraction(share) / 100


@given(AMOUNT, st.integers(0, 4))
def test_what_is_written_reads_back(amount: Decimal, places: int) -> None:
    assert lees_getal(getal(amount, places)) == amount
    if places >= 2:
        assert geschreven_bedragen(f"Het is {euro(amount, places)} per uur.") == (amount,)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("€ 135.79", "135.79"), ("€ 1407,60", "1407.60"), ("€30,-", "30"), ("€ 1056", "1056"), ("€ 2.500,00", "2500"),
        ("€ 1.500", "1500"), ("€ 1.234.567,8", "1234567.8"), ("€ 0,305", "0.305"), ("€ 12.5", "12.5"),
    ],
)  # fmt: skip
def test_amounts_are_read_in_every_notation_of_the_law(text: str, amount: str) -> None:
    assert geschreven_bedragen(text) == (Decimal(amount),)


def test_cash_is_rounded_half_up_to_its_step() -> None:
    rides = ["2.34", "3.66", "2.98", "4.97", "3.77", "6.28", "4.56", "8.92", "1.40"]
    step = Decimal("0.05")
    assert [str(contant(Decimal(ride), step)) for ride in rides] == [
        "2.35", "3.65", "3.00", "4.95", "3.75", "6.30", "4.55", "8.90", "1.40",
    ]  # fmt: skip


@given(st.text(alphabet="ab1 .*_|<>[]^&`€-:#\\\"'n", min_size=1, max_size=14))
def test_a_text_in_the_data_is_read_whole_or_refused(text: str) -> None:
    spoiled = DATA.replace("naam: Kort", f"naam: {json.dumps(text, ensure_ascii=False)}")
    found, problems = lees_tarieven(spoiled, "t.yaml")
    if found is None:
        assert all(problem.position.line == 30 for problem in problems), problems
        return
    cell = found.tabellen[0].rijen[4].cellen[0]
    assert re.findall(r"[^\W_]", tekst_voluit(cell)) == re.findall(r"[^\W_]", text)
    write_bijlage(Bijlage(Kop("Bijlage", "1"), found.tabellen), "")


CENTS = st.integers(1, 500_000)


@given(st.lists(st.tuples(CENTS, st.booleans()), min_size=1, max_size=6), st.integers(-500, 2000))
def test_after_indexation_everything_still_follows_from_its_formula(rows: list[tuple[int, bool]], tenths: int) -> None:
    lines = [
        f"  - naam: rij {n}\n    eenheid: uur\n    cellen:\n      zin: {getal(Decimal(cents) / 100, 2)}\n"
        + ("" if open_ else f"      pgb: {getal(afgerond(Decimal(cents) / 200, 2), 2)}\n")
        for n, (cents, open_) in enumerate(rows)
    ]
    head = (
        "tabellen:\n- naam: prijzen\n  soort: prijzen\n  rijkop: Zorg\n  kolommen:\n  - {naam: zin, kop: In natura}\n"
    )
    text = f"{head}  - {{naam: pgb, kop: Pgb, formule: 50% van zin}}\n  rijen:\n{''.join(lines)}"
    found, _ = lees_tarieven(text, "t.yaml")
    assert found is not None
    new = indexeer(text, found, Index(Decimal(tenths) / 10))
    assert new.handwerk == ()
    for (cents, _), rij in zip(rows, new.tarieven.tabellen[0].rijen, strict=True):
        zin, pgb = (plaats(new.tarieven, new.tarieven.tabellen[0], rij, k) for k in new.tarieven.tabellen[0].kolommen)
        exact = Fraction(cents) * (1000 + tenths) / 1000
        whole = int(exact + Fraction(1, 2))
        assert [int(amount * 100) for amount in bedragen(zin)] == [whole]
        assert [int(amount * 100) for amount in bedragen(pgb)] == [(whole + 1) // 2]
    lengths = [text.splitlines(), new.tekst.splitlines()]
    assert [line.split(":")[0] for line in lengths[0]] == [line.split(":")[0] for line in lengths[1]]

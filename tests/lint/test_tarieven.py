"""The tariffs of Olst-Wijhe and small ones: what a controller gets to see, as a table and as findings."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.lint import checks, find, findings
from pipeline.lint.voorbeeld import BIJLAGE, DATA
from pipeline.model import Finding, Severity
from tests.conftest import ROOT
from tests.proeftekst import versie

FILE = ROOT / "ordinances/olst-wijhe/verordening-sociaal-domein/2022/tekst/tarieven-wmo.yaml"
A4 = """\
rij;kolom;verwacht;gevonden;verschil;regel
Regie op gestructureerd huishouden;formeel 100%;31,80;30,60;-1,20;TAB-01
Regie op gestructureerd huishouden;ZZP 80%;25,44;24,48;-0,96;TAB-01
Ondersteuning bij een schoon huis;formeel 100%;29,40;28,20;-1,20;TAB-01
Ondersteuning bij een schoon huis;ZZP 80%;23,52;22,56;-0,96;TAB-01
Deeltijd verblijf/logeeropvang/respijtopvang;informeel 50%;67,90;22,50;-45,40;TAB-01
Ondersteuning gericht op het huishouden;informeel 50%;0,31;0,305;-0,005;TAB-08
"""
LOGEER, RESPIJT = "Deeltijd verblijf/logeeropvang/respijtopvang", "Vervoer bij respijtzorg"
WANTED = {
    "TAB-02": [
        ("Ondersteuning individueel basis", "informeel 50%"),
        ("Ondersteuning individueel plus", "informeel 50%"),
    ],
    "TAB-03": [("Ondersteuning bij een schoon huis", "informeel 50%")],
    "TAB-04": [
        (LOGEER, "ZIN"),
        (LOGEER, "formeel 100%"),
        (LOGEER, "ZZP 80%"),
        ("Vraagverheldering + stabilisatie", "ZIN"),
        ("Directie ondersteuning", "ZIN"),
        (LOGEER, "informeel 50%"),
    ],
    "TAB-05": [
        ("tijdvak", "Spitstarief en Basistarief"),
        ("tijdvak", "Spitstarief en Basistarief"),
        ("tijdvak", "Basistarief en Spitstarief"),
        ("5 t/m 9 kilometer", "Ritlengte"),
        ("9 t/m 12 kilometer", "Ritlengte"),
        ("12 t/m 16 kilometer", "Ritlengte"),
        ("16 t/m 20 kilometer", "Ritlengte"),
        ("20 t/m 25 kilometer", "Ritlengte"),
        ("20 t/m 25 kilometer", "Ritlengte"),
    ],
    "TAB-07": [
        ("Vervoer naar dagbesteding", "ZIN"),
        (RESPIJT, "formeel 100%"),
        (RESPIJT, "ZZP 80%"),
        (RESPIJT, "informeel 50%"),
    ],
}


def lint(*words: str) -> tuple[str, int]:
    result = CliRunner().invoke(main, ["--root", str(ROOT / "ordinances"), "lint", *words])
    return result.stdout, result.exit_code


def test_a_controller_gets_the_six_rows_of_the_scenario() -> None:
    assert lint(str(FILE), "-f", "csv", "--rule", "TAB-01", "--rule", "TAB-08") == (A4, 1)


@pytest.mark.parametrize("rule", WANTED)
def test_without_a_rule_the_other_cells_are_there_too(rule: str) -> None:
    table, _ = lint(str(FILE), "-f", "csv")
    rows = list(csv.reader(io.StringIO(table), delimiter=";"))
    assert [(row[0], row[1]) for row in rows if row[5] == rule] == WANTED[rule]


def test_findings_on_the_whole_version_say_first_where_they_are() -> None:
    table, _ = lint("sociaal-domein@2022", "-f", "csv")
    head, *rows = csv.reader(io.StringIO(table), delimiter=";")
    assert head == [
        *("bestand", "regelnummer", "ernst", "melding"),
        *("rij", "kolom", "verwacht", "gevonden", "verschil", "regel", "afwijking"),
    ]
    assert {row[9] for row in rows} >= {"TAB-01", "PUB-02"}
    lines = FILE.read_text(encoding="utf-8").splitlines()
    (found,) = (row for row in rows if row[9] == "TAB-01" and row[4].startswith("Regie") and row[5] == "ZZP 80%")
    assert found[0].endswith("/2022/tekst/tarieven-wmo.yaml")
    assert lines[int(found[1]) - 1].strip() == "zzp: 24,48"


def test_as_json_a_finding_names_its_cell() -> None:
    rows = json.loads(lint(str(FILE), "-f", "json", "--rule", "TAB-08")[0])["bevindingen"]
    assert [row["cel"] for row in rows] == [
        {
            "rij": "Ondersteuning gericht op het huishouden",
            "kolom": "informeel 50%",
            "verwacht": "0,31",
            "gevonden": "0,305",
            "verschil": "-0,005",
        }
    ]


def found(data: str, rule: str) -> tuple[Finding, ...]:
    check = find(rule)
    assert check is not None
    return findings(versie(BIJLAGE + data), [check])


def test_a_deviation_with_a_reason_is_listed_and_asks_for_nothing() -> None:
    (one,) = found(f'{DATA}      pgb: {{afwijking: {{bedrag: "24,00", reden: "Afspraak 2021."}}}}\n', "TAB-01")
    assert one.severity is Severity.INFO
    assert "Afwijking met reden: Afspraak 2021." in one.message
    assert one.cel is not None
    assert (one.cel.verwacht, one.cel.gevonden, one.cel.verschil) == ("25,44", "24,00", "-1,44")


def test_a_cap_in_another_unit_makes_the_amount_a_dead_one_only_when_it_is_higher() -> None:
    cap = "maxima:\n  plafond: {bedrag: BEDRAG, eenheid: minuut}\n"
    cell = "      pgb: {maximum: plafond}\n"
    assert found(cap.replace("BEDRAG", '"0,43"') + DATA + cell, "TAB-02") == ()
    (one,) = found(cap.replace("BEDRAG", '"0,42"') + DATA + cell, "TAB-02")
    assert one.cel is not None
    assert (one.cel.verwacht, one.cel.gevonden) == ("0,42", "0,42")
    assert "€ 25,44 per uur" in one.message


def test_the_text_of_a_footnote_is_not_the_text_of_the_cell_that_calls_it() -> None:
    law = (
        "# Enig artikel Tarieven\n\n| Zorg | Tarief |\n| --- | --- |\n| licht | € 46,80[^1] |\n| zwaar | [^1] |\n\n"
        "[^1]: Tot 2020 was dit € 40."
    )
    chosen = [check for check in checks() if check.rule.id in ("TAB-04", "TAB-07")]
    told = [one.rule for one in findings(versie(law), chosen)]
    assert told == ["TAB-07"]


RIDES = """tabellen:
- naam: ritten
  soort: ritprijzen
  rijkop: Rit
  kolommen:
  - {naam: dag, kop: Dag, tijdvakken: [{vanaf: "07.00", voor: "19.00"}]}
  - {naam: nacht, kop: Nacht, tijdvakken: [{voor: "07.00"}, {vanaf: "19.00"}]}
  rijen:
"""


@pytest.mark.parametrize(
    ("bands", "places"),
    [
        ('{vanaf: "0", tot_en_met: "5"} {na: "5"}', []),
        ('{vanaf: "0", voor: "5"} {vanaf: "5"}', []),
        ('{vanaf: "0", tot_en_met: "5"} {vanaf: "5"}', ["valt in twee banden"]),
        ('{vanaf: "0", voor: "5"} {na: "5"}', ["5 valt in geen band"]),
        ('{vanaf: "0", tot_en_met: "5"} {na: "7"}', ["5 tot 7 valt in geen band"]),
        ('{vanaf: "0", tot_en_met: "7"} {na: "5"}', ["5 tot 7 valt in twee banden"]),
        ('{vanaf: "0", tot_en_met: "5"} {na: "5", tot_en_met: "9"}', ["Boven 9 is niets bepaald"]),
        ('{na: "0", tot_en_met: "5"} {na: "5"}', ["Onder 0 is niets bepaald"]),
        ('{vanaf: "0"} {na: "5"}', ["valt in twee banden"]),
    ],
)
def test_bands_and_parts_of_the_day_must_follow_each_other(bands: str, places: list[str]) -> None:
    rows = "".join(
        f'  - {{naam: rit {n}, band: {band}}}, cellen: {{dag: "1,00", nacht: "2,00"}}}}\n'
        for n, band in enumerate(bands.rstrip("}").split("} "))
    )
    messages = [one.message for one in found(f"{RIDES}{rows}", "TAB-05")]
    assert len(messages) == len(places)
    for message, place in zip(messages, places, strict=True):
        assert place in message


@pytest.mark.parametrize(
    ("said", "text", "asks"),
    [
        ("informatief", "Zij zijn informatief.", 0),
        ("informatief", "Zij gelden.", 1),
        ("informatief", "Zij zijn informatief, ja informatief.", 1),
        ("vastgesteld", "Zij zijn informatief.", 1),
        ("vastgesteld", "Zij gelden.", 0),
    ],
)
def test_what_the_data_and_the_annex_say_of_their_force_must_agree(said: str, text: str, asks: int) -> None:
    annex = BIJLAGE.replace("# Bijlage Tarieven\n", f"# Bijlage Tarieven\n\n{text}\n").replace(
        "De tarieven staan in de bijlage. Zij binden.", "Tekst."
    )
    check = find("TAB-09")
    assert check is not None
    data = DATA.replace("rechtskracht: vastgesteld", f"rechtskracht: {said}")
    assert len(findings(versie(annex + data), [check])) == asks


def test_an_article_that_sends_to_an_informative_annex_makes_a_norm_of_it() -> None:
    annex = BIJLAGE.replace("# Bijlage Tarieven\n", "# Bijlage Tarieven\n\nZij zijn informatief.\n")
    check = find("TAB-09")
    assert check is not None
    (one,) = findings(versie(annex + DATA.replace("vastgesteld", "informatief")), [check])
    assert "verwijst naar de bijlage" in one.message


def test_a_contract_that_ends_before_the_tariffs_start_is_told_and_an_unknown_end_is_a_hint() -> None:
    check = find("TAB-06")
    assert check is not None
    for ends, told in (
        ("2021-12-31", [(Severity.WARNING, "“Oud” loopt af op 2021-12-31")]),
        ("2022-01-02", []),
        ("", [(Severity.INFO, "Tot wanneer “Oud” loopt is onbekend")]),
    ):
        whole = versie(f"{BIJLAGE}contracten:\n  oud: {{naam: Oud, geldig_tot: {ends}}}\n{DATA}")
        starts = replace(whole, gegevens=replace(whole.gegevens, inwerkingtreding=date(2022, 1, 1)))
        got = findings(starts, [check])
        assert [one.severity for one in got] == [severity for severity, _ in told]
        assert all(words in one.message for one, (_, words) in zip(got, told, strict=True))

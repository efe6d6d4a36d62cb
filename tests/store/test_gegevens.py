"""The records: text stays text, and every error is told at once, each at its own line."""

from __future__ import annotations

from datetime import date

import pytest
import yaml as pyyaml
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import (
    Afstemming,
    BesluitGegevens,
    Gegevens,
    Lijn,
    Overheid,
    Slotbepaling,
    Slotsoort,
    Status,
    Uitkomst,
)
from pipeline.store import yaml as store_yaml
from pipeline.store.records import record
from pipeline.store.yaml import lees_yaml

GOED = "werk: w\nciteertitel: c\nopschrift: o\n"


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything holds for PyYAML in C and in pure Python."""
    monkeypatch.setattr(store_yaml, "LOADER", getattr(pyyaml, request.param))


def klachten(text: str, kind: type = Gegevens) -> list[str]:
    read, problems = lees_yaml(text, "f.yaml")
    if read is None:
        return [str(problem) for problem in problems]
    return [str(problem) for problem in record(read, kind)[1]]


def gegevens(text: str) -> Gegevens:
    read, problems = lees_yaml(text, "f.yaml")
    assert read is not None, problems
    value, problems = record(read, Gegevens)
    assert value is not None, problems
    return value


def test_every_scalar_is_text_until_its_record_says_otherwise() -> None:
    read, _ = lees_yaml("a: 5.20\nb: 010\nc: 09.00\nd: 0x1F\ne: yes\nf: 2022-01-01\ng: 1_000\nh: 1e3", "f.yaml")
    assert read is not None
    assert list(read.waarde.values()) == ["5.20", "010", "09.00", "0x1F", "yes", "2022-01-01", "1_000", "1e3"]  # type: ignore[union-attr]


@pytest.mark.parametrize("empty", ["", "~", "null"])
def test_an_empty_value_is_unknown(empty: str) -> None:
    assert gegevens(f"{GOED}bekendgemaakt: {empty}\nwas: {empty}\n").bekendgemaakt is None


def test_a_quoted_empty_text_is_not_unknown() -> None:
    assert klachten(GOED + "vastgesteld: ''\n") == [
        "f.yaml:4:14: “” is geen datum: verwacht jjjj-mm-dd. "
        "Schrijf een bestaande datum als jjjj-mm-dd, bijvoorbeeld 2022-01-31."
    ]


def test_a_record_is_typed() -> None:
    found = gegevens(
        GOED + 'status: aangeboden\nwas: ["2019"]\nvastgesteld: 2021-12-20\nslotbepalingen:\n- soort: intrekking\n'
    )
    assert found.status is Status.AANGEBODEN
    assert found.was == ("2019",)
    assert found.vastgesteld == date(2021, 12, 20)
    assert found.slotbepalingen == (Slotbepaling(Slotsoort.INTREKKING),)


@pytest.mark.parametrize(("word", "value"), [("ja", True), ("nee", False), ("true", True), ("False", False)])
def test_yes_and_no_in_dutch_and_english(word: str, value: bool) -> None:
    read, _ = lees_yaml(f"naam: x\nuittreksel: {word}\n", "f.yaml")
    assert read is not None
    assert record(read, Lijn)[0] == Lijn("x", uittreksel=value)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("citertitel: x", "f.yaml:4:1: De sleutel “citertitel” is hier niet bekend. Bedoelt u “citeertitel”?"),
        ("position: x", "f.yaml:4:1: De sleutel “position” is hier niet bekend."),
        ("zzz:", "f.yaml:4:1: De sleutel “zzz” is hier niet bekend. Bekend zijn: werk, citeertitel"),
        ("vastgesteld: 2022-13-01", "f.yaml:4:14: “2022-13-01” is geen datum: verwacht jjjj-mm-dd"),
        ("vastgesteld: 20220101", "f.yaml:4:14: “20220101” is geen datum"),
        ("vastgesteld: 1 mei 2022", "f.yaml:4:14: “1 mei 2022” is geen datum"),
        ("vastgesteld: [2022-01-01]", "f.yaml:4:14: een lijst is geen datum"),
        ("was: 2019", "f.yaml:4:6: Hier hoort een lijst te staan, niet “2019”."),
        ("was: {a: b}", "f.yaml:4:6: Hier hoort een lijst te staan, niet een blok met sleutels"),
        (
            "status: concpt",
            "Toegestaan: concept, aangeboden, vastgesteld, aangeleverd, bekendgemaakt. Bedoelt u “concept”?",
        ),
        ("publicatie: [x]", "f.yaml:4:13: Hier hoort een tekst te staan, geen lijst"),
        ("slotbepalingen:\n- nummer: 3", "f.yaml:5:3: De verplichte sleutel “soort” ontbreekt of is leeg"),
        ("slotbepalingen:\n- x", "f.yaml:5:3: Hier hoort een blok met sleutels te staan, niet “x”"),
        ("proef:\n  oin:", "f.yaml:5:3: De verplichte sleutel “oin” ontbreekt of is leeg"),
        (
            "werk: nog eens",
            "f.yaml:4:1: De sleutel “werk” staat hier dubbel. Haal er een weg (de eerste staat op regel 1)",
        ),
        ("was: &x []", "f.yaml:4:6: Hier staat een YAML-anker (&x)"),
        ("was: *x", "f.yaml:4:"),
        ("werk: !!int 3", "f.yaml:4:7: Hier staat een YAML-type"),
        ("a: b: c", "f.yaml:4:5: De YAML is niet te lezen. Hier staat een dubbele punt te veel"),
        ("a: 'b", "De YAML is niet te lezen. Een aanhalingsteken is niet gesloten."),
        ("---\na: b", "f.yaml:4:1: Hier begint een tweede YAML-document"),
        ("? [a]\n: b", "f.yaml:4:3: Een sleutel moet een gewoon woord zijn"),
        ("a: \x07", "niet in YAML mag"),
    ],
)
def test_bad_yaml_is_one_clear_message_at_its_line(line: str, expected: str) -> None:
    found = klachten(f"{GOED}{line}\n")
    assert any(expected in klacht for klacht in found), found


def test_a_missing_obligatory_key_names_itself() -> None:
    assert [klacht.split(": ", 1)[1] for klacht in klachten("")] == [
        f"De verplichte sleutel “{key}” ontbreekt of is leeg. Voeg `{key}: …` toe."
        for key in ("werk", "citeertitel", "opschrift")
    ]


def test_all_errors_are_told_at_once() -> None:
    text = "naam: Dorp\nsoort: dorp\norganen:\n  raad: x\n  colege: y\nstijlprofiel: b1\n"
    text += "ondertekenaars:\n  raad:\n  - naam: x\n"
    assert [klacht.split(": ")[0] for klacht in klachten(text, Overheid)] == [
        "f.yaml:1:1",
        "f.yaml:2:8",
        "f.yaml:4:3",
        "f.yaml:5:3",
        "f.yaml:6:15",
        "f.yaml:9:5",
    ]


def test_front_matter_counts_lines_of_its_file() -> None:
    read, _ = lees_yaml("aard: x\n", "f.md", 2)
    assert read is not None
    assert str(read.plek(("aard",))) == "f.md:2:7"


def test_deep_nesting_is_refused_not_a_traceback() -> None:
    assert klachten("[" * 5000)


@given(st.text("ab:-[]{}&*!|>'\"#%@,? \n\t\u00e9", max_size=40))
def test_no_text_gives_a_traceback(text: str) -> None:
    read, problems = lees_yaml(text, "f.yaml")
    assert (read is None) == bool(problems)
    if read is not None:
        for kind in (Gegevens, Overheid, Lijn):
            value, problems = record(read, kind)
            assert (value is None) == bool(problems)


def test_afstemming_is_a_line_or_a_record() -> None:
    text = "onderwerp: o\nafstemming:\n- jurist\n- met: raad\n  uitkomst: akkoord\n  datum: 2025-01-21\n"
    read, _ = lees_yaml(text, "f.yaml")
    assert read is not None
    value, problems = record(read, BesluitGegevens)
    assert value is not None, problems
    assert value.afstemming == (Afstemming("jurist"), Afstemming("raad", Uitkomst.AKKOORD, date(2025, 1, 21)))
    wrong = "onderwerp: o\nafstemming:\n- met: raad\n  uitkomst: prima\n- uitkomst: akkoord\n- [x]\n"
    assert [klacht.split(" ")[0] for klacht in klachten(wrong, BesluitGegevens)] == [
        "f.yaml:4:13:",
        "f.yaml:5:3:",
        "f.yaml:6:3:",
    ]

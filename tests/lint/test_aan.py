"""AAN-*: the aanhef and the signature of a decision."""

from __future__ import annotations

import pytest

from pipeline.lint import find, findings_in
from tests.proeftekst import toets_van

START = "# Enig artikel\n\nTekst.\n\nbestand: besluit/aanhef.md\n"


def told(rule: str, *lines: str) -> list[tuple[int, str]]:
    """What one rule says of an aanhef of these lines, with the line of the file."""
    check = find(rule)
    assert check is not None
    aanhef = "\n\n".join(lines)
    return [(one.position.line, one.message) for one in findings_in(toets_van(f"{START}{aanhef}\n"), [check])]


RAAD = "De raad van de gemeente Voorbeeldstad;"
GELEZEN = "gelezen het voorstel van het college van 4 februari 2025;"
GELET = "gelet op artikel 149 van de Gemeentewet;"
GEZIEN = "gezien het advies van de jongerenraad;"
OVERWEGENDE = "overwegende dat spelen gezond is;"
BESLUIT = "b e s l u i t:"


def test_an_aanhef_in_order_is_fine() -> None:
    assert told("AAN-01", RAAD, GELEZEN, GELET, GEZIEN, OVERWEGENDE, BESLUIT) == []
    assert told("AAN-02", RAAD, GELEZEN, GELET, GEZIEN, OVERWEGENDE, BESLUIT) == []


def test_a_line_too_late_is_found_where_it_stands() -> None:
    assert told("AAN-01", RAAD, OVERWEGENDE, GELET, BESLUIT) == [
        (5, "“gelet op” hoort vóór “overwegende”. Zet de regel hoger in de aanhef.")
    ]


def test_a_line_that_lacks_is_found() -> None:
    assert told("AAN-01", RAAD, GELEZEN, BESLUIT) == [(1, "In de aanhef ontbreekt “gelet op”. Voeg die regel toe.")]


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("gelet op de wet maatschappelijke ondersteuning 2015;", 1),
        ("gelet op de artikelen 2.1.3 en 2.1.4 van de Wet maatschappelijke ondersteuning 2015;", 0),
        ("gelet op titel 4.3 van de Algemene wet bestuursrecht;", 0),
        ("gelet op [nog in te vullen: grondslagen];", 0),
        ("gelet op:\n\n- artikel 149 van de Gemeentewet;\n- artikel 2.9 van de Jeugdwet;", 0),
    ],
)
def test_the_articles_that_give_the_power_are_named(line: str, count: int) -> None:
    assert len(told("AAN-02", RAAD, line, BESLUIT)) == count


def test_without_an_aanhef_of_its_own_there_is_nothing_to_judge() -> None:
    for rule in ("AAN-01", "AAN-02", "AAN-03"):
        check = find(rule)
        assert check is not None
        assert findings_in(toets_van("# Enig artikel\n\nTekst."), [check]) == ()

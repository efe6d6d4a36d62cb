"""REF-02 … REF-10: what the rules say of references, and what `--fix` makes of them."""

from __future__ import annotations

import pytest

from pipeline.lint import find, findings, findings_in
from pipeline.lint.wetten import STAND, WETTEN
from tests.proeftekst import toets_van, versie


def told(rule: str, sentence: str, day: str = "") -> list[str]:
    """What one rule says of a sentence in an article, in force on a day."""
    check = find(rule)
    assert check is not None
    facts = f"\n\nbestand: versie.yaml\nwerk: proef\nciteertitel: Proef\nopschrift: Proef\ninwerkingtreding: {day}\n"
    return [one.message for one in findings(versie(f"# Enig artikel\n\n{sentence}{facts if day else ''}"), [check])]


def mended(rule: str, sentence: str) -> str:
    """The sentence after all mends of one rule."""
    check = find(rule)
    assert check is not None
    mends = {mend for one in findings_in(toets_van(f"# Enig artikel\n\n{sentence}"), [check]) for mend in one.herstel}
    for mend in sorted(mends, key=lambda mend: mend.position, reverse=True):
        at = mend.position.column - 1
        assert sentence[at:].startswith(mend.oud)
        sentence = f"{sentence[:at]}{mend.nieuw}{sentence[at + len(mend.oud) :]}"
    return sentence


PLAIN = """naam: Voorbeeldstad
soort: gemeente
code: gm9999
organen: {raad: de raad, college: het college}
stijlprofiel: klare-taal
"""
GOOD = (
    "Zie artikel 5, tweede lid, onderdeel a, onder 1°, van de Wet langdurige zorg.",
    "Zie de artikelen 5 en 6, of artikel 7 of 8.",
    "Zie het eerste en tweede lid.",
    "De verzoeker stuurt binnen 2 weken de 4e factuur van lid X.",
    "Artikel 5, eerste lid, is van toepassing.",
    "Artikel 5, eerste lid van toepassing verklaren kan niet.",
    "In artikel 5, 6 weken na de aanvraag, beslist het college.",
    "Zie hoofdstuk 2 of 3, en paragraaf 2.1 en volgende.",
    "De volgende artikelen zijn van toepassing: artikel 5 en artikel 6.",
    "Het volgende: onderdeel a van het plan en de rest.",
)


@pytest.mark.parametrize("rule", ["REF-02", "REF-03", "REF-04", "REF-05", "REF-06"])
@pytest.mark.parametrize("sentence", GOOD)
def test_a_reference_as_it_should_be_is_fine(rule: str, sentence: str) -> None:
    assert told(rule, sentence) == []


@pytest.mark.parametrize(
    ("rule", "sentence", "after"),
    [
        ("REF-02", "Zie artikel 5, lid 1.", "Zie artikel 5, eerste lid."),
        ("REF-02", "Zie artikel 5 lid 1.", "Zie artikel 5 eerste lid."),
        ("REF-02", "Zie artikel 5, leden 1 en 3.", "Zie artikel 5, eerste en derde lid."),
        ("REF-02", "De hulp, bedoeld in lid 2, stopt.", "De hulp, bedoeld in het tweede lid, stopt."),
        ("REF-02", "Zie artikel 18, 4e lid, onderdeel a.", "Zie artikel 18, vierde lid, onderdeel a."),
        ("REF-02", "Zie artikel 5, eerste lid, sub b.", "Zie artikel 5, eerste lid, onderdeel b."),
        ("REF-02", "Zie artikel 5, eerste lid, sub b en c.", "Zie artikel 5, eerste lid, sub b en c."),
        ("REF-02", "Lid 1 geldt niet.", "Lid 1 geldt niet."),
        ("REF-02", "Zie art. 5.22.", "Zie artikel 5.22."),
        ("REF-04", "Zie artikel 18, vierde lid van de Jeugdwet.", "Zie artikel 18, vierde lid, van de Jeugdwet."),
        ("REF-04", "Zie artikel 18 vierde lid.", "Zie artikel 18, vierde lid."),
        ("REF-04", "Zie artikel 5, eerste lid onderdeel a, en b.", "Zie artikel 5, eerste lid, onderdeel a, en b."),
        (
            "REF-04",
            "Zie artikel 5, onderdeel a van deze verordening.",
            "Zie artikel 5, onderdeel a, van deze verordening.",
        ),
        ("REF-06", "Zie artikel 5, onderdeel b, f en g.", "Zie artikel 5, onderdelen b, f en g."),
        (
            "REF-06",
            "Op grond van artikel 5 en 6 beslist het college.",
            "Op grond van de artikelen 5 en 6 beslist het college.",
        ),
        ("REF-06", "Artikel 5 tot en met 8 gelden.", "De artikelen 5 tot en met 8 gelden."),
        ("REF-06", "Zie hoofdstuk 2 en 3.", "Zie de hoofdstukken 2 en 3."),
    ],
)
def test_a_wrong_reference_is_found_and_mended_where_that_is_safe(rule: str, sentence: str, after: str) -> None:
    assert told(rule, sentence)
    assert mended(rule, sentence) == after


def test_the_mends_of_form_and_commas_fit_together() -> None:
    sentence = "Zie artikel 5.22 lid 1 van de Regeling langdurige zorg."
    once = mended("REF-04", mended("REF-02", sentence))
    assert once == "Zie artikel 5.22, eerste lid, van de Regeling langdurige zorg."
    assert mended("REF-02", mended("REF-04", sentence)) == once


@pytest.mark.parametrize(
    "sentence",
    [
        "Zie het vorige lid.",
        "Zie het voorgaande artikel.",
        "Dat geldt ook voor de vorige leden.",
        "Zie het volgende lid.",
    ],
)
def test_a_reference_without_a_number_is_found(sentence: str) -> None:
    assert len(told("REF-03", sentence)) == 1


def test_of_several_ways_the_one_that_is_used_most_is_the_way() -> None:
    found = told("REF-05", "Zie lid 1, lid 2 en lid 3. Zie het eerste lid.")
    assert found == [
        "“eerste lid”: deze verordening schrijft meestal zoals “lid 4” (3 keer). Kies één manier en houd die "
        "overal aan."
    ]


@pytest.mark.parametrize(
    ("sentence", "day", "count"),
    [
        ("Wie bijstand krijgt op grond van de Wwb, vraagt aan.", "2014-12-31", 0),
        ("Wie bijstand krijgt op grond van de Wwb, vraagt aan.", "2015-01-01", 1),
        ("Wie bijstand krijgt op grond van de Wwb, vraagt aan.", "", 0),
        ("De Wet werk en bijstand, zoals die luidde op 31 december 2014, blijft gelden.", "2022-01-01", 0),
        ("De Drank- en Horecawet geldt.", "2022-01-01", 1),
        ("De Drank- en horecawet geldt.", "2022-01-01", 1),
        ("De wwb is een afkorting van iets anders.", "2022-01-01", 0),
        ("Op grond van de Wet veiligheidsregio's.", "2022-01-01", 0),
        ("Op grond van de Wet publieke gezondheid.", "2022-01-01", 0),
        ("Op grond van de Wet Publieke Gezondheid.", "2022-01-01", 1),
        ("Op grond van de Wet gemeentelijke schuldhulpverlenning.", "", 1),
        ("Op grond van de Wet maatschappelijke ondersteuning 2015 en de Jeugdwet.", "2022-01-01", 0),
        ("Op grond van de Wet op de lijkbezorging.", "2022-01-01", 0),
    ],
)
def test_a_statute_is_in_force_and_has_its_own_name(sentence: str, day: str, count: int) -> None:
    assert len(told("REF-07", sentence, day)) == count


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("De Awb geldt. De Awb geldt ook hier.", 1),
        ("De Algemene wet bestuursrecht (Awb) geldt. Volgens de Awb kan bezwaar.", 0),
        ("De Participatiewet (hierna te noemen: Pwet) geldt. Volgens de Pwet kan dat.", 0),
        ("In deze verordening wordt verstaan onder:\n\n- *Awb*: Algemene wet bestuursrecht.", 0),
        ("Het Besluit zorgaanspraken AWBZ geldt.", 0),
        ("De Wmo-raad adviseert.", 0),
    ],
)
def test_an_abbreviation_is_introduced_once(sentence: str, count: int) -> None:
    assert len(told("REF-08", sentence)) == count


@pytest.mark.parametrize(
    ("sentence", "day", "count"),
    [
        ("De Wet inburgering geldt.", "2022-01-01", 1),
        ("De Wet inburgering geldt.", "2021-01-01", 0),
        ("De Wet inburgering 2021 geldt.", "2022-01-01", 0),
        ("De Wet inburgering en de Wet inburgering 2021 gelden.", "", 1),
        ("De Wet maatschappelijke ondersteuning geldt.", "2020-01-01", 1),
    ],
)
def test_statutes_that_differ_by_a_year_are_told_apart(sentence: str, day: str, count: int) -> None:
    assert len(told("REF-09", sentence, day)) == count


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("De NEN 1010 geldt.", 1),
        ("De NEN 1010:2015 geldt.", 0),
        ("De NEN 1010, zoals die luidde op 1 januari 2020, geldt.", 0),
        ("De meest recente versie van het Normenkader Hulp geldt.", 0),
        ("Het Normenkader Hulp geldt.", 1),
    ],
)
def test_of_an_external_norm_the_edition_is_stated(sentence: str, count: int) -> None:
    assert len(told("REF-10", sentence)) == count


def test_the_list_of_statutes_is_sound() -> None:
    """Every successor of a statute that ended is on the list, and was in force when it ended."""
    by_title = {wet.titel: wet for wet in WETTEN}
    assert len(by_title) == len(WETTEN)
    for wet in WETTEN:
        assert (wet.tot is None) == (not wet.opvolger), wet
        if wet.tot is not None:
            after = by_title[wet.opvolger]
            assert after.van is None or after.van <= wet.tot <= STAND, wet

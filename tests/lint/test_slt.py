"""SLT-*, PUB-05, PRC-05 and ACC-01: closing provisions, days, duties and what a page looks like."""

from __future__ import annotations

import pytest

from pipeline.lint import find, findings, findings_in
from tests.proeftekst import toets_van, versie

FACTS = "\n\nbestand: versie.yaml\nwerk: proef\nciteertitel: Proefverordening\nopschrift: Proefverordening\n"


def told(rule: str, text: str, facts: str = "") -> list[str]:
    """What one rule says of an article, with these lines in versie.yaml."""
    check = find(rule)
    assert check is not None
    found = findings(versie(f"# Enig artikel Slot\n\n{text}{f'{FACTS}{facts}' if facts else ''}"), [check])
    return [f"{one.severity} {one.message}" for one in found]


SAYS = "Deze verordening treedt in werking met ingang van 1 januari 2024."
BACK = f"{SAYS[:-1]} en werkt terug tot en met 1 juli 2023."
IN_FORCE = "inwerkingtreding: 2024-01-01\n"


@pytest.mark.parametrize(
    ("text", "facts", "severity"),
    [
        (SAYS, "", ""),
        ("Deze verordening treedt in werking de dag na de bekendmaking.", "", ""),
        ("Deze verordening treedt in werking.", "", "E"),
        ("Tekst.", "", ""),
        ("Tekst.", "status: vastgesteld\n", "E"),
        ("Tekst.", "status: vastgesteld\nslotbepalingen:\n- soort: inwerkingtreding\n", ""),
        (SAYS, "status: vastgesteld\n", ""),
        ("[…]", "status: vastgesteld\n", "E"),
    ],
)
def test_an_ordinance_says_when_it_enters_into_force(text: str, facts: str, severity: str) -> None:
    assert [one[0] for one in told("SLT-01", text, facts)] == ([severity] if severity else [])


def test_a_concept_that_is_proposed_is_asked_when_it_enters_into_force() -> None:
    check = find("SLT-01")
    assert check is not None
    text = "# Enig artikel\n\nTekst.\n\nbestand: besluit/besluit.yaml\nonderwerp: Proef\n"
    assert [one.severity for one in findings_in(toets_van(text), [check])] == ["W"]


@pytest.mark.parametrize(
    ("text", "facts", "severities"),
    [
        ("Dit tarief geldt met ingang van 1 juli 2023.", IN_FORCE, ["E"]),
        ("Dit tarief geldt met ingang van 1 juli 2024.", IN_FORCE, []),
        ("De subsidie die liep vanaf 1 juli 2023 geldt als verleend.", IN_FORCE, []),
        (f"{SAYS[:-1]} en werkt terug tot en met 1 juli 2023.", IN_FORCE, ["E"]),
        (
            f"{SAYS[:-1]} en werkt terug tot en met 1 juli 2023.",
            f"{IN_FORCE}terugwerkend_tot_en_met: 2023-07-01\n",
            ["I"],
        ),
        (SAYS, f"{IN_FORCE}terugwerkend_tot_en_met: 2023-07-01\n", ["E", "I"]),
    ],
)
def test_retroactivity_is_said_in_so_many_words(text: str, facts: str, severities: list[str]) -> None:
    assert sorted(one[0] for one in told("SLT-03", text, facts)) == severities


@pytest.mark.parametrize(
    ("text", "facts", "message"),
    [
        ("Deze verordening wordt aangehaald als: Proefverordening.", "status: concept\n", ""),
        (
            "Deze verordening wordt aangehaald als Proefverordening.",
            "status: concept\n",
            "W Dit is niet de vaste vorm. Schrijf “wordt aangehaald als: Proefverordening.”.",
        ),
        (
            "Deze verordening wordt aangehaald als: Proefregels.",
            "status: concept\n",
            "W De citeertitel is hier “Proefregels”, in versie.yaml “Proefverordening”. Maak ze gelijk.",
        ),
        ("De wet wordt aangehaald in het besluit.", "status: concept\n", ""),
    ],
)
def test_the_citeertitel_has_one_form(text: str, facts: str, message: str) -> None:
    assert told("SLT-04", text, facts) == ([message] if message else [])


def test_the_opschrift_holds_the_citeertitel() -> None:
    check = find("SLT-04")
    assert check is not None
    facts = "bestand: versie.yaml\nwerk: proef\nciteertitel: Speelverordening\nopschrift: Verordening over {}\n"
    for title, count in (("spelen", 1), ("spelen (Speelverordening)", 0)):
        text = f"# Enig artikel\n\nTekst.\n\n{facts.format(title)}"
        assert len(findings(versie(text), [check])) == count


@pytest.mark.parametrize(
    ("text", "facts", "count"),
    [
        ("De Verordening spelen 2019 wordt ingetrokken.", "intrekking: [Verordening spelen 2019]\n", 0),
        ("De vorige verordening wordt ingetrokken.", "", 1),
        ("De vorige verordening, de Verordening spelen 2019, wordt ingetrokken.", "", 0),
        ("Alle bestaande regelingen vervallen.", "", 1),
        ("De aanvraag op grond van de oude regeling vervalt niet.", "", 0),
        ("Tekst.", "intrekking: [Verordening spelen 2019]\n", 1),
        ("Tekst.", "intrekking: [Verordening spelen 2019]\nslotbepalingen:\n- soort: intrekking\n", 0),
        ("Tekst.", 'was: ["2019"]\n', 1),
    ],
)
def test_what_went_before_is_repealed_by_name(text: str, facts: str, count: int) -> None:
    assert len(told("SLT-05", text, facts)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("De wijziging wordt ingetrokken, waarna artikel 5 weer van kracht is.", 1),
        ("Het recht op uitkering vervalt en herleeft na een maand.", 0),
        ("Door de intrekking van deze verordening herleeft de Verordening spelen 2015.", 1),
        ("De verordening van 2020 wordt ingetrokken en de verordening van 2015 herleeft.", 1),
    ],
)
def test_a_repealed_text_does_not_revive(text: str, count: int) -> None:
    assert len(told("SLT-07", text)) == count


SPLIT = f"{SAYS[:-1]}, met uitzondering van artikel 1, dat in werking treedt met ingang van 1 juli 2024."


@pytest.mark.parametrize(
    ("text", "facts", "count"),
    [
        (SAYS, IN_FORCE, 0),
        (SAYS, "inwerkingtreding: 2023-06-01\n", 1),
        (SPLIT, IN_FORCE, 1),
        (SPLIT, f"{IN_FORCE}uitwerkingtreding: 2024-07-01\n", 0),
        (SPLIT, "inwerkingtreding: 2024-07-01\n", 0),
        ("Het besluit van 1 maart 2025 treedt in de plaats van het plan.", IN_FORCE, 0),
    ],
)
def test_there_is_a_version_for_each_day(text: str, facts: str, count: int) -> None:
    assert len(told("PUB-05", text, facts)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Het college stelt beleidsregels vast over de hulp.", 1),
        ("De gemeente legt in beleidsregels vast hoe dat gaat.", 1),
        ("Het college kan beleidsregels vaststellen.", 0),
        ("Het college stelt uiterlijk op 1 juli 2024 beleidsregels vast.", 0),
        ("Het college evalueert deze verordening.", 1),
        ("Het college evalueert deze verordening na twee jaar.", 0),
    ],
)
def test_a_duty_has_a_day(text: str, count: int) -> None:
    found = told("PRC-05", text)
    assert len(found) == count
    assert all(one.startswith("I ") for one in found)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("# Toelichting\n\n**Algemeen**\n\nTekst.", 1),
        ("# Toelichting\n\n**Let op: dit is een zin.**\n\nTekst.", 0),
        ("# Toelichting\n\nTekst met een **vet** woord.\n\nTekst.", 0),
        ("# Toelichting\n\n\\- een\n\n\\- twee\n\n\\- drie", 1),
        ("# Toelichting\n\n\\- een\n\nTekst.", 0),
    ],
)
def test_what_looks_like_a_heading_or_list_is_one(text: str, count: int) -> None:
    check = find("ACC-01")
    assert check is not None
    assert len(findings(versie(f"# Enig artikel\n\nTekst.\n\n{text}"), [check])) == count

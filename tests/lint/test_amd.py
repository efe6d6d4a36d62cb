"""AMD-*: what the rules say of instructions that amend, and that they are quiet about all other law."""

from __future__ import annotations

import pytest

from pipeline.lint import checks, find, findings, findings_in
from pipeline.lint.voorbeeld import SLOT, WIJZIGING, wijziging
from tests.proeftekst import toets_van, versie

AMD = [check for check in checks() if check.rule.id.startswith("AMD-")]
GOOD = (
    "In artikel 5, eerste lid, wordt “uren” vervangen door “minuten”.",
    "In artikel 6, tweede lid, onderdeel b, wordt “regie op” vervangen door “hulp bij” en wordt na “huis” "
    "ingevoegd “en tuin”.",
    "In artikel 7, eerste en derde lid, wordt “cliënt” telkens vervangen door “inwoner”.",
    "In artikel 8, eerste lid, onderdeel a, vervalt “van € 20,-”.",
    "Artikel 9, derde lid, komt te luiden:\n\n  > 3\\. Het college beslist binnen twee weken.",
    "Onder vernummering van het tweede en derde lid tot derde en vierde lid wordt in artikel 10 een lid "
    "ingevoegd, luidende:"
    "\n\n  > 2\\. Een aanvraag is kosteloos.",
    "Aan artikel 11 wordt een lid toegevoegd, luidende:\n\n  > 3\\. Een aanvraag is kosteloos.",
    "In artikel 12 vervalt het eerste lid, onder vernummering van het tweede tot en met vierde lid tot eerste "
    "tot en met derde "
    "lid.",
    "Artikel 13 wordt als volgt gewijzigd:\n\n  1\\. Voor de tekst wordt de aanduiding “1.” geplaatst.\n\n"
    "  2\\. Er wordt een lid toegevoegd, luidende:\n\n  > 2\\. Bezwaar is kosteloos.",
    "Onder verlettering van de onderdelen b en c tot c en d wordt in artikel 14 een onderdeel ingevoegd, luidende:"
    "\n\n  - b. een bank;",
    "Onder vervanging van de punt aan het slot van onderdeel b door een puntkomma wordt aan artikel 15 een onderdeel "
    "toegevoegd, luidende:\n\n  - c. een bank.",
    "In artikel 16 vervalt onderdeel b, onder verlettering van de onderdelen c en d tot b en c.",
    "Artikel 17 vervalt.",
    "De artikelen 18 en 19 vervallen.",
    "Na artikel 20 wordt een artikel ingevoegd, luidende:\n\n  > Artikel 20a Melden\n  >\n  > Iedereen kan melden.",
    "Het opschrift van artikel 21 komt te luiden:\n\n  > Artikel 21 Melden van gebreken",
    "In artikel 22, eerste lid, onderdeel a, vervalt subonderdeel 2°, onder vernummering van subonderdeel 3° tot 2°.",
)


@pytest.mark.parametrize("order", GOOD)
def test_an_instruction_as_it_should_be_is_fine(order: str) -> None:
    toets = toets_van(wijziging(order))
    assert toets.ontleding.opdrachten
    assert findings_in(toets, AMD) == ()


def test_many_instructions_in_order_are_fine() -> None:
    toets = toets_van(wijziging(*GOOD))
    assert len(toets.ontleding.opdrachten) == len(GOOD) + 1
    assert findings_in(toets, AMD) == ()


@pytest.mark.parametrize(
    ("rule", "order"),
    [
        ("AMD-05", "In artikel 5 wordt “vier weken” vervangen door: twee weken."),
        ("AMD-05", "In artikel 5 wordt vier weken vervangen door “twee weken”."),
        ("AMD-05", "Artikel 5, tweede lid, komt te luiden:\n\n  > “2. Het college beslist.”"),
        ("AMD-06", "Artikel 5, tweede lid, komt te luiden:\n\n  > Het college beslist."),
        ("AMD-06", "Na artikel 5 wordt een artikel ingevoegd, luidende:\n\n  > Iedereen kan melden."),
        ("AMD-06", "Artikel 5, onderdeel b, komt te luiden:\n\n  > een bank;"),
        ("AMD-07", "Na artikel 5 wordt een artikel toegevoegd, luidende:\n\n  > Artikel 5a Melden"),
        ("AMD-07", "In artikel 5 wordt een lid ingevoegd, luidende:\n\n  > 2\\. Het college beslist."),
        ("AMD-08", "Artikel 5 wordt ingetrokken."),
        ("AMD-09", "Het opschrift komt te luiden: Verordening spelen."),
        ("AMD-10", "Na artikel 5 wordt een artikel ingevoegd, luidende:\n\n  > Artikel 5bis Melden"),
        ("AMD-10", "Na hoofdstuk 5 wordt een hoofdstuk ingevoegd, luidende:\n\n  > Hoofdstuk 5a. Melden"),
        (
            "AMD-10",
            "In artikel 5 wordt na het tweede lid een lid ingevoegd, luidende:\n\n  > 2a\\. Melden kan.",
        ),
        ("AMD-11", "Aan artikel 5 wordt een onderdeel toegevoegd, luidende:\n\n  - c. een bank."),
        (
            "AMD-12",
            "Onder vernummering van het derde lid tot vierde lid worden in artikel 5 twee leden ingevoegd, "
            "luidende:\n\n"
            "  > 3\\. Eén.\n  >\n  > 4\\. Twee.",
        ),
        ("AMD-12", "In artikel 5 vervalt onderdeel b, onder verlettering van de onderdelen c en d tot c en d."),
        ("AMD-14", "In artikel 5 wordt “zinsnede” gewijzigd in: “zin”."),
        ("AMD-14", "Artikel 5, tweede lid, komt te vervallen."),
        ("AMD-14", "In artikel 5 wordt “zin” geschrapt."),
        ("AMD-18", "Het tweede en vierde lid van artikel 5 vervalt."),
        ("AMD-18", "De artikelen 5 en 6 vervalt."),
        (
            "AMD-18",
            "Na artikel 5 wordt twee artikelen ingevoegd, luidende:\n\n  > Artikel 5a Eén\n  >\n  > Artikel 5b Twee",
        ),
    ],
)
def test_a_wrong_instruction_is_found(rule: str, order: str) -> None:
    assert rule in {one.rule for one in findings(versie(wijziging(order)), AMD)}


def test_letters_and_targets_keep_their_order() -> None:
    found = findings(versie(wijziging("Artikel 7 vervalt.", "Artikel 5 vervalt.")), AMD)
    assert [(one.rule, one.position.line) for one in found] == [("AMD-03", 6)]


def test_the_letters_may_stand_on_lines_of_their_own() -> None:
    text = (
        "# Artikel I\n\nDe Verordening spelen wordt als volgt gewijzigd:\n\nA\n\nArtikel 5 "
        "vervalt.\n\nC\n\nArtikel 7 vervalt.\n\n"
        f"{SLOT}"
    )
    toets = toets_van(text)
    assert [order.letter for order in toets.ontleding.opdrachten] == ["A", "C"]
    assert {one.rule for one in findings_in(toets, AMD)} == {"AMD-03"}


def test_a_single_instruction_names_the_ordinance_itself() -> None:
    text = (
        "# Artikel I\n\nIn artikel 5, eerste lid, van de Parkeerverordening wordt “uur” vervangen door “dag”.\n\n"
        + SLOT
    )
    assert findings(versie(text), AMD) == ()


BUUR = """versie: buur
# Artikel 5 Onderhoud

**1.** De beheerder herstelt een gebrek binnen vier weken.

**2.** De melder hoort binnen vier weken wat er gebeurt, en na vier weken nog eens.

bestand: versie.yaml
werk: spelen
citeertitel: Verordening speelplekken Voorbeeldstad
opschrift: Verordening speelplekken Voorbeeldstad
"""


@pytest.mark.parametrize(
    ("order", "message"),
    [
        ("In artikel 5, eerste lid, wordt “vier weken” vervangen door “twee weken”.", ""),
        ("In artikel 5, tweede lid, wordt “vier weken” telkens vervangen door “twee weken”.", ""),
        ("In artikel 5, tweede lid, wordt “binnen vier weken” vervangen door “binnen twee weken”.", ""),
        (
            "In artikel 5, tweede lid, wordt “vier weken” vervangen door “twee weken”.",
            "“vier weken” staat 2 keer in artikel 5, tweede lid. Citeer meer woorden, of schrijf “telkens”.",
        ),
        (
            "In artikel 5, eerste lid, vervalt “zes weken”.",
            "“zes weken” staat niet in artikel 5, eerste lid. Neem de woorden letterlijk over.",
        ),
        (
            "Artikel 5 wordt als volgt gewijzigd:\n\n  1\\. In het eerste lid wordt na “herstel” ingevoegd “en keurt”.",
            "“herstel” staat niet in artikel 5, eerste lid. Neem de woorden letterlijk over.",
        ),
    ],
)
def test_old_words_are_looked_up_in_the_ordinance_that_is_amended(order: str, message: str) -> None:
    check = find("AMD-04")
    assert check is not None
    found = findings_in(toets_van(f"versie: wordt\n{wijziging(order)}\n\n{BUUR}"), [check])
    assert [one.message for one in found] == ([message] if message else [])


@pytest.mark.parametrize(
    ("title", "count"),
    [
        ("De Verordening speelplekken Voorbeeldstad", 0),
        ("De Verordening speelplaatsen Voorbeeldstad", 1),
        ("De Parkeerverordening", 0),
        ("De verordening", 1),
    ],
)
def test_the_title_is_that_of_an_ordinance_in_the_store(title: str, count: int) -> None:
    check = find("AMD-15")
    assert check is not None
    text = wijziging("Artikel 5 vervalt.").replace("De Verordening speelplekken Voorbeeldstad", title)
    assert len(findings_in(toets_van(f"versie: wordt\n{text}\n\n{BUUR}"), [check])) == count


@pytest.mark.parametrize(
    "text",
    [
        "Het college kan de vergunning wijzigen of intrekken. In artikel 2 wordt onder weg verstaan: een straat.",
        "Een besluit vervalt na een jaar. Het eerste lid is van toepassing op “oude” gevallen.",
        "In artikel 5 van de Wet langdurige zorg wordt voor “verzekerde” gelezen: inwoner.",
        "Artikel 4 vervalt met ingang van 1 januari 2030.",
    ],
)
def test_ordinary_law_gives_no_instructions(text: str) -> None:
    toets = toets_van(f"# Enig artikel\n\n{text}")
    assert toets.ontleding.opdrachten == ()
    assert findings_in(toets, AMD) == ()


def test_an_amending_ordinance_as_it_should_be_breaks_no_rule_with_an_error() -> None:
    for text in (WIJZIGING, wijziging(*GOOD)):
        assert [one for one in findings(versie(text), checks()) if one.severity == "E"] == []


def test_the_rules_on_lists_look_past_the_parts_of_an_amendment() -> None:
    found = {one.rule for one in findings(versie(wijziging(*GOOD)), checks())}
    assert found & {"LST-01", "LST-02", "LST-03", "ACC-01", "STR-02", "REF-01"} == set()

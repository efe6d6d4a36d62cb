"""Definitions: their form, their order, and whether they are used."""

from __future__ import annotations

import pytest

from pipeline.lint import find, findings
from tests.lint.gezegd import gevonden, gezegd
from tests.proeftekst import uittreksel

AANHEF = "In deze verordening wordt verstaan onder:"


def begrippen(*terms: str, aanhef: str = AANHEF, rest: str = "") -> str:
    """An article with definitions, and what follows it."""
    return f"# Artikel 1 Begrippen\n\n{aanhef}\n\n" + "\n".join(f"- {term}" for term in terms) + rest


def artikel(sentence: str) -> str:
    """A second article."""
    return f"\n\n# Artikel 2 Aanvraag\n\n{sentence}"


@pytest.mark.parametrize(
    "terms",
    [
        ("*college*: het college;", "*wet*: de Jeugdwet."),
        ("*beschikking*: het besluit;", "*bijdrage in de kosten*: de bijdrage;", "*bijdrageperiode*: een maand."),
        ("*zorg voor jeugd*: de zorg;", "*zorgaanbieder*: de aanbieder."),  # word by word
        ("*zorgaanbieder*: de aanbieder;", "*zorg voor jeugd*: de zorg."),  # letter by letter
        ("*cliënt*: de inwoner;", "*college*: het college."),
        ("*NEN 858*: de norm;", "*NEN 1825*: de norm."),
        ("*de raad*: de raad;", "*wet*: de wet."),
    ],
)
def test_an_alphabet_of_any_kind_is_fine(terms: tuple[str, ...]) -> None:
    assert gezegd("DEF-01", begrippen(*terms)) == []


def test_letters_and_a_wrong_order_are_two_findings() -> None:
    assert gezegd("DEF-01", begrippen("a. wet: de Jeugdwet;", "b. college: het college.")) == [
        "I Voor het begrip “wet” staat “a”. Laat de letters voor begrippen weg: dan kan er een begrip bij zonder te "
        "verletteren.",
        "I Het begrip “college” staat niet op alfabet. Zet het vóór “wet”.",
    ]


@pytest.mark.parametrize(
    "aanhef",
    [
        AANHEF,
        "In deze verordening en de daarop berustende bepalingen wordt verstaan onder:",
        "In deze wet en de daarop berustende bepalingen wordt, tenzij anders is geregeld, verstaan onder:",
        "Voor de toepassing van afdeling 1.2 en hoofdstuk 3 van deze verordening wordt verstaan onder:",
        "In dit artikel wordt mede verstaan onder:",
    ],
)
def test_the_formula_has_its_forms(aanhef: str) -> None:
    assert gezegd("DEF-02", begrippen("*college*: het college;", "*wet*: de wet.", aanhef=aanhef)) == []


@pytest.mark.parametrize(
    "aanhef", ["In deze verordening bedoelen we met:", "Wij verstaan onder:", "De begrippen hebben deze betekenis:"]
)
def test_other_words_than_the_formula_are_found(aanhef: str) -> None:
    (said,) = gezegd("DEF-02", begrippen("*college*: het college;", "*wet*: de wet.", aanhef=aanhef))
    assert said == f"I De begrippen beginnen met “{aanhef}”. Schrijf de vaste aanhef: “{AANHEF}”."


@pytest.mark.parametrize(
    ("meaning", "norm"),
    [
        ("het plan van de aanvrager en moet voor 1 april zijn ingediend", "moet"),
        ("het plan van de aanvrager. De aanvrager moet het plan ieder jaar herzien", "moet"),
        ("een gids; deze is verplicht voor iedere school", "is verplicht"),
    ],
)
def test_a_norm_in_a_definition_is_found(meaning: str, norm: str) -> None:
    (said,) = gezegd("DEF-03", begrippen(f"*plan*: {meaning};", "*wet*: de wet."))
    assert said.startswith(f"W De omschrijving van “plan” bevat een norm (“{norm} …”).")


@pytest.mark.parametrize(
    "meaning",
    [
        "hulp die in redelijkheid mag worden verwacht van huisgenoten",
        "iemand die zich moet legitimeren en een plan moet indienen",
        "het stuk dat is opgesteld en moet worden ingediend",
        "het verplicht eigen risico, bedoeld in artikel 19 van de Zorgverzekeringswet",
        "een voorziening die dient om te wonen. Hieronder valt ook een woonboot die moet worden verplaatst",
    ],
)
def test_what_describes_is_no_norm(meaning: str) -> None:
    assert gezegd("DEF-03", begrippen(f"*plan*: {meaning};", "*wet*: de wet.")) == []


def test_quotes_around_a_term_are_found_and_mended() -> None:
    (found,) = gevonden("DEF-04", begrippen("*“college”*: het college;", "*wet*: de “oude” wet."))
    assert found.message == "Het begrip “college” staat tussen aanhalingstekens. Haal die weg."
    assert [(mend.oud, mend.nieuw) for mend in found.herstel] == [("“", ""), ("”", "")]
    (found,) = gevonden("DEF-04", begrippen('a. "college": het college;', "b. wet: de wet."))
    assert [(mend.oud, mend.nieuw) for mend in found.herstel] == [('"', ""), ('"', "")]


@pytest.mark.parametrize(
    ("term", "sentence"),
    [
        ("wijkteam", "Het college vraagt advies aan het wijkteam."),
        ("aanvraag", "Aanvragen gaan naar de wet."),
        ("huis", "Het college bezoekt huizen."),
        ("sociaal netwerk", "Het college kent het sociale netwerk."),
        ("persoonsgebonden budget (pgb)", "Het college verstrekt een pgb."),
        ("afvoeren", "Water wordt afgevoerd."),
        ("evenement op de weg", "Het college regelt een evenement."),
        ("Cliënt", "De cliënten vragen het."),
    ],
)
def test_a_term_is_used_in_any_form(term: str, sentence: str) -> None:
    assert gezegd("DEF-05", begrippen(f"*{term}*: iets anders.", rest=artikel(sentence))) == []


def test_a_term_that_only_another_definition_uses_is_used() -> None:
    terms = begrippen("*budget*: geld voor een *plan*;", "*plan*: een stuk.", rest=artikel("Het budget is vast."))
    assert gezegd("DEF-05", terms) == []


def test_an_unused_and_a_double_term_are_found() -> None:
    text = begrippen("*wijkteam*: het wijkteam van de wijk;", "*wet*: de wet.", rest=artikel("De wet geldt."))
    assert gezegd("DEF-05", text) == [
        "W Het begrip “wijkteam” komt verder niet voor. Laat de omschrijving weg, of gebruik het woord."
    ]
    text = begrippen("*wet*: de ene wet;", "*wet*: de andere wet.", rest=artikel("De wet geldt."))
    (said,) = gezegd("DEF-05", text)
    assert said.startswith("W Het begrip “wet” is al omschreven in ") and "/tekst/artikel-1.md:5." in said


def test_terms_of_two_articles_may_be_the_same() -> None:
    one = begrippen("*plan*: het ene;", "*wet*: de wet.", aanhef="In dit artikel wordt verstaan onder:")
    other = one.replace("Artikel 1", "Artikel 2")
    last = artikel("Een plan volgt de wet.").replace("Artikel 2", "Artikel 3")
    assert gezegd("DEF-05", f"{one}\n\n{other}{last}") == []


def test_in_an_excerpt_nobody_knows_what_is_used() -> None:
    check = find("DEF-05")
    assert check is not None
    assert findings(uittreksel(begrippen("*wijkteam*: het team.", rest="\n\n# […]")), [check]) == ()


def test_another_meaning_is_told_with_the_articles_where_the_word_stands() -> None:
    was = begrippen("*wet*: de oude wet;", "*wijk*: een wijk.", rest=artikel("De wet geldt in de wijk."))
    wordt = was.replace("oude", "nieuwe")
    more = "".join(artikel("De wet ook.").replace("2", str(number)) for number in range(3, 7))
    text = f"versie: was\n{was}\n\nversie: wordt\n{wordt}{more}\n"
    assert gezegd("DEF-05", text) == [
        "I De omschrijving van “wet” is gewijzigd. Ga na of zij nog past in de artikelen 2, 3, 4 en nog 2 andere."
    ]
    assert gezegd("DEF-05", f"versie: was\n{was}\n\nversie: wordt\n{was}\n") == []


@pytest.mark.parametrize(
    ("one", "other", "severity"),
    [
        ("De cliënt vraagt. De cliënt krijgt.", "De inwoner vraagt. De inwoner krijgt.", "W"),
        ("De cliënt vraagt. De cliënt krijgt.", "De inwoner vraagt.", "I"),
        ("De raad beslist. De raad kiest.", "De gemeenteraad beslist. De gemeenteraad kiest.", "W"),
        ("Het college beslist. Het college kiest.", "Aan burgemeester en wethouders. Burgemeester en wethouders.", "W"),
    ],
)
def test_two_names_for_one_concept(one: str, other: str, severity: str) -> None:
    (said,) = gezegd("DEF-06", f"# Artikel 1 A\n\n{one}\n\n# Artikel 2 B\n\n{other}")
    assert said[0] == severity


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("De raad van de gemeente kiest.", "De raad van toezicht en de gemeenteraad kiezen."),
        ("Het college kiest.", "Het college van burgemeester en wethouders kiest."),
        ("De cliënt vraagt.", "Per duizend inwoners van de gemeente is er een loket."),
    ],
)
def test_names_of_two_things_are_fine(one: str, other: str) -> None:
    assert gezegd("DEF-06", f"# Artikel 1 A\n\n{one}\n\n# Artikel 2 B\n\n{other}") == []


def test_a_name_in_a_definition_is_about_the_word() -> None:
    terms = begrippen("*ondersteuning-op-maat*: hulp. In de wet heet dit maatwerkvoorziening;", "*wet*: de wet.")
    assert gezegd("DEF-06", terms + artikel("De ondersteuning-op-maat eindigt.")) == []


def test_names_that_are_both_defined_are_two_concepts() -> None:
    terms = begrippen("*cliënt*: inwoner met een voorziening;", "*wet*: de wet.")
    assert gezegd("DEF-06", terms + artikel("De cliënt vraagt, de inwoner meldt. De cliënt of de inwoner.")) == []

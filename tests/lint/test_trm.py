"""Words and marks: what is found, what is mended, and what must not be taken for a mistake."""

from __future__ import annotations

import pytest

from pipeline.lint.zinnen import zinnen
from tests.lint.gezegd import gevonden, gezegd, hersteld, in_artikel


@pytest.mark.parametrize(
    "sentence",
    [
        "De afwijzing dient te worden gemotiveerd.",
        "Een bedrijfsgebouw moet worden gesitueerd binnen het gebied.",
        "De hulp moet op afroep beschikbaar zijn.",
        "Als de pomp defect raakt, dient direct contact opgenomen te worden.",
        "Bij de melding dienen de volgende eisen in acht te worden genomen.",
    ],
)
def test_must_in_a_norm_is_a_hint(sentence: str) -> None:
    (said,) = in_artikel("TRM-01", sentence)
    assert said.startswith("I “")


@pytest.mark.parametrize(
    "sentence",
    [
        "De aanvrager dient een aanvraag in.",
        "Het rapport dient als bewijs.",
        "Het college verstrekt de stukken die moeten worden bewaard.",
        "De termijn waarbinnen de bijdrage moet zijn voldaan, is vier weken.",
        "Het college handelt wanneer redelijkerwijs moet worden aangenomen dat er gevaar is.",
        "Overmoedige mensen ontmoeten elkaar.",
    ],
)
def test_must_that_only_describes_is_fine(sentence: str) -> None:
    assert in_artikel("TRM-01", sentence) == []


@pytest.mark.parametrize("words", ["c.q.", "cq", "C.q.", "en/of", "en / of", "of/en"])
def test_a_vague_joint_is_found(words: str) -> None:
    (said,) = in_artikel("TRM-02", f"De ouder {words} de voogd vraagt aan.")
    assert said.startswith(f"W “{words}” laat open wat bedoeld is. Schrijf “of”")


@pytest.mark.parametrize("sentence", ["Het is € 5 per kilometer/uur.", "De Acq-norm en HCQ.", "De hoogte/offerte."])
def test_what_only_looks_like_a_vague_joint_is_fine(sentence: str) -> None:
    assert in_artikel("TRM-02", sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "De gemeente bepaalt welke ondersteuning nodig is.",
        "Op verzoek beslist de gemeente binnen acht weken.",
        "De hoogte wordt door de gemeente vastgesteld.",
        "Dit volgt uit de door de gemeente vastgestelde tarieven.",
        "Dit geldt als er volgens de gemeente bijzondere omstandigheden zijn.",
        "Als de inwoner dat vraagt, de gemeente geeft advies.",
    ],
)
def test_the_municipality_that_acts_is_found(sentence: str) -> None:
    (said,) = in_artikel("TRM-03", sentence)
    assert "Noem het orgaan dat bevoegd is" in said


@pytest.mark.parametrize(
    "sentence",
    [
        "De gemeente is verdeeld in wijken.",
        "Inwoners van de gemeente kunnen melden.",
        "De kosten komen voor rekening van de gemeente.",
        "Het college handelt in de gemeente.",
        "De gemeente heeft twee kernen.",
        "De gemeente Dordrecht en de gemeente Utrecht werken samen.",
        "Aanbieders die door de gemeente gecontracteerd zijn, melden dit.",
        "Dit is vastgesteld door de gemeente Raalte.",
        "Volgens de gemeente Raalte geldt dit.",
        "De burgemeester vertegenwoordigt de gemeente in en buiten rechte.",
    ],
)
def test_the_municipality_as_a_place_or_a_person_is_fine(sentence: str) -> None:
    assert in_artikel("TRM-03", sentence) == []


@pytest.mark.parametrize(
    ("sentence", "old", "new"),
    [
        ("Voor de ondersteuning- op –maat geldt dit.", "- op –", "-op-"),
        ("Het college (zie hierna ) beslist.", " )", ")"),
        ("Het college ( zie hierna) beslist.", "( ", "("),
        ("Het college beslist , en wel snel.", " ,", ","),
        ("Zie artikel 5 .", " .", "."),
        ("Het derde lid,van die wet.", ",", ", "),
        ("Het is een norm.In artikel 3 staat meer.", ".", ". "),
        ("Dit geldt ook..", "..", "."),
        ("Voorzieningen en –maatregelen gelden.", "–", "-"),
    ],
)
def test_untidy_marks_are_found_and_mended(sentence: str, old: str, new: str) -> None:
    assert hersteld("TRM-06", sentence) == [(old, new)]


@pytest.mark.parametrize(
    "sentence",
    ["Een niet- professionele hulp.", "Zie de de bijlage.", "Hij kan kiezen of of laten.", "Dit geldt ook,."],
)
def test_what_could_be_mended_in_two_ways_is_only_told(sentence: str) -> None:
    assert (len(in_artikel("TRM-06", sentence)), hersteld("TRM-06", sentence)) == (1, [])


@pytest.mark.parametrize(
    "sentence",
    [
        "De zorg- en dagbesteding, het dag-, nieuws- of huis-aan-huisblad.",
        "De in- en uitgang, erf- dan wel perceelafscheidingen.",
        "De instellingen en -voorzieningen in de jaren 2020 – 2024.",
        "Schaal 1 : 500 en 12,5 procent per jaar.",
        "Hij zei … en ging, enz.",
        "De zorg – en dat is veel – is kosteloos.",
        "Het geluidniveau (LAr,LT) en 1,2-dichloorpropaan.",
        "De een of andere een- of tweemalige premie.",
        "Degene die die zaak beheert, en het het college meldt.",
    ],
)
def test_tidy_text_is_fine(sentence: str) -> None:
    assert in_artikel("TRM-06", sentence) == []


def test_a_mend_does_not_reach_over_markup() -> None:
    (found,) = gevonden("TRM-06", "# Enig artikel\n\nZie **dit** , en meer.")
    assert found.herstel in ((), found.herstel)
    assert all(mend.oud == " ," for mend in found.herstel)


def test_the_words_of_a_sentence_are_counted() -> None:
    words = " ".join(["woord"] * 36)
    (said,) = in_artikel("TRM-07", f"Een. Dit {words}. Nog een.")
    assert (
        said == "I De zin “Dit woord woord woord woord …” telt 37 woorden. Maak er twee zinnen van, of een opsomming."
    )
    assert in_artikel("TRM-07", f"{' '.join(['woord'] * 35)}. {' '.join(['Woord'] * 35)}.") == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Een zin. En nog een zin.", 2),
        ("Zie art. 5, Stb. 2015 en de heer mr. J. Voorbeeld.", 1),
        ("Melden kan bij scholen, winkels e.d. Het college beslist.", 2),
        ("Waarom? Daarom! “Ja.” Nee.", 4),
        ("Het gaat om m.b.t. De Wet.", 1),
        ("Bedoeld in onderdeel a. Het college beslist.", 2),
        ("", 1),
    ],
)
def test_sentences(text: str, count: int) -> None:
    found = zinnen(text)
    assert len(found) == count
    assert all(text[one.begin :].startswith(one.tekst) for one in found)


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("€30,-", "€ 30,-"),
        ("€ 135.79", "€ 135,79"),
        ("€ 1407.60", "€ 1.407,60"),
        ("€ 1056", "€ 1.056"),
        ("€ 12 000", "€ 12.000"),
        ("€ 1,234.50", "€ 1.234,50"),
        ("€ 29,80,-", "€ 29,80"),
        ("01-01-2022", "1 januari 2022"),
        ("1-1-2022", "1 januari 2022"),
        ("31/12/2021", "31 december 2021"),
        ("1 jan. 2022", "1 januari 2022"),
        ("2 sept 2022", "2 september 2022"),
        ("5 mrt 2022", "5 maart 2022"),
    ],
)
def test_amounts_and_dates_are_mended(written: str, right: str) -> None:
    assert hersteld("TRM-08", f"Dit is {written} geworden.") == [(written, right)]


@pytest.mark.parametrize(
    "sentence",
    [
        "€ 30 of € 30,- of € 30,50 of € 1.234,50 of € 141.896 of € 1,5 miljoen of € 0,305 per minuut.",
        "Zaak 47161-2021 van 1 januari 2022 en 1 mei 2022.",
        "NEN-EN 1825-1:2004 en /join/id/nld@2021-04-19 en 10-20-2020 en 1-1-22.",
        "Artikel 1-2-2020a en de jaren 2019-2022.",
        "De periode van 2 tot 20 juni 2015.",
    ],
)
def test_amounts_and_dates_in_full_are_fine(sentence: str) -> None:
    assert in_artikel("TRM-08", sentence) == []


def test_an_amount_that_can_mean_two_things_is_only_told() -> None:
    assert hersteld("TRM-08", "Het is € 12.5 per uur.") == []
    assert in_artikel("TRM-08", "Het is € 12.5 per uur.") == [
        "W Het bedrag “€ 12.5” is niet geschreven als € 1.234,50. Schrijf het als € 1.234,50."
    ]


def test_a_footnote_that_is_called_twice_is_told_of_once() -> None:
    text = "# Enig artikel\n\nEen.[^1]\n\nTwee.[^1]\n\n[^1]: Dit geldt per 1-11-2021."
    assert len(gezegd("TRM-08", text)) == 1


@pytest.mark.parametrize(
    ("words", "severity", "kind"),
    [
        ("mevrouw A. Voorbeeld", "E", "een naam"),
        ("de heer Van Voorbeeld", "E", "een naam"),
        ("de heer van Voorbeeld", "E", "een naam"),
        ("mr. drs. A.B. van den Voorbeeld", "E", "een naam"),
        ("a.voorbeeld@voorbeeldstad.example", "E", "een eigen e-mailadres"),
        ("06-00 00 00 00", "E", "een mobiel telefoonnummer"),
        ("+31 6 00000000", "E", "een mobiel telefoonnummer"),
        ("BSN 000000000", "E", "een burgerservicenummer"),
        ("J.P. Voorbeeld", "W", "een naam van een persoon"),
    ],
)
def test_personal_data_are_found(words: str, severity: str, kind: str) -> None:
    said = in_artikel("TRM-09", f"Dit gaat naar {words}, op werkdagen.")
    assert [one.split(". Noem")[0] for one in said] == [f"{severity} “{words}” lijkt {kind}"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Stuur het naar info@voorbeeldstad.example of team.zorg@voorbeeldstad.example.",
        "Bel 14 0570 of 0570-000000, kenmerk 0600000000000.",
        "Mevrouw de Voorzitter en de heer Burgemeester openen de vergadering.",
        "Langs de Dr. Voorbeeldstraat en het J.P. Voorbeeldplein geldt dit.",
        "N.V. Voorbeeld en B.V. Voorbeeld leveren gas.",
        "Zie deel II.A. Toelichting en artikel 5. De raad beslist.",
        "De heer of mevrouw die dit vraagt.",
        "Het burgerservicenummer van de cliënt wordt opgenomen.",
    ],
)
def test_what_is_no_person_is_fine(sentence: str) -> None:
    assert in_artikel("TRM-09", sentence) == []


def test_the_explanation_is_not_judged_as_a_norm() -> None:
    text = "# Enig artikel\n\nTekst.\n\n# Toelichting\n\nDe gemeente bepaalt c.q. regelt , per 1-1-2022 voor €5.\n"
    assert [gezegd(rule, text) for rule in ("TRM-02", "TRM-03", "TRM-06", "TRM-08")] == [[], [], [], []]


def test_a_place_is_told_to_the_column() -> None:
    (found,) = gevonden("TRM-08", "# Enig artikel\n\nDit is **vet** en\nkost €5 per uur.")
    assert (found.position.line, found.position.column) == (4, 6)

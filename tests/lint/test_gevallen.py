"""What the rules say of particular texts: each finding with its line, its weight and its words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.lint import checks, find, findings
from pipeline.model import Position, Slotbepaling, Slotsoort
from tests.proeftekst import uittreksel, versie

ARTICLES = "\n\n".join(
    [
        "# Artikel 1 Begrippen\n\nTekst.",
        "# Artikel 2 Aanvraag\n\n**1.** Het volgende:\n\n- a. een;\n- b. twee.\n  - 1°. drie.\n\n**2.** Tekst.",
        "# Artikel 3\n\n[vervallen]",
    ]
)


def told(rule: str, text: str) -> list[str]:
    """What one rule says of a text."""
    check = find(rule)
    assert check is not None
    return [f"{one.severity} {one.message}" for one in findings(versie(text), [check])]


def told_of_excerpt(rule: str, text: str) -> list[str]:
    """The same for an excerpt."""
    check = find(rule)
    assert check is not None
    return [f"{one.severity} {one.message}" for one in findings(uittreksel(text), [check])]


@pytest.mark.parametrize(
    "sentence",
    [
        "Zie artikel 2, eerste lid, onderdeel b, onder 1°, van deze verordening.",
        "Zie de artikelen 1 en 2.",
        "Zie het tweede lid van artikel 2.",
        "Artikel 2 is van overeenkomstige toepassing.",
        "Zie artikel 18, vierde lid, onderdeel b, f en g van de Participatiewet.",
        "Zie artikel 5.22 lid 1 van de Regeling langdurige zorg.",
        "Maximumtarief op basis van Regeling langdurige zorg art. 5.22 lid 1 wordt jaarlijks geïndexeerd.",
        "Zie artikel 8:1 Awb en artikel 2.3.5 Wmo 2015.",
        "Zie artikel 2.1.3 of artikel 2.1.4 van de wet.",
        "Zie titel 4.1 van de Algemene wet bestuursrecht.",
        "Zie artikel 2, 3 weken na de aanvraag.",
        "De artikelen 61, tweede lid, 10 en 12 tot en met 20d van de Wet handhaving verkeersvoorschriften gelden.",
        "Hoofdstuk 6 en afdeling 7.3 van de Algemene wet bestuursrecht zijn niet van toepassing.",
        "Zie artikel 28, eerste lid, laatste zinsnede, van de Dienstenwet en paragraaf 4.1.3.3. van die wet.",
        "Artikel 2, behoudens het tweede lid, is van overeenkomstige toepassing.",
        "De verzekeraar, bedoeld in artikel 71, en de rechtspersoon, bedoeld in artikel 40 van die wet, beslissen.",
        "Zie de artikelen 2, eerste of tweede lid, of 2, eerste lid.",
        "Hij oefent uit wat staat in de volgende artikelen van de wet:\n\n- a. artikel 7:4;\n- b. artikel 6:17.",
    ],
)
def test_a_reference_that_holds_or_is_to_another_law_is_fine(sentence: str) -> None:
    assert told("REF-01", f"{ARTICLES}\n\n# Artikel 4 Slot\n\n{sentence}") == []


@pytest.mark.parametrize(
    ("sentence", "message"),
    [
        ("Zie artikel 9.", "E Artikel 9 bestaat niet in deze versie. Verbeter de verwijzing."),
        ("Zie artikel 2, derde lid.", "E Het derde lid van artikel 2 bestaat niet. Verbeter de verwijzing."),
        ("Zie artikel 2 lid 5.", "E Het vijfde lid van artikel 2 bestaat niet. Verbeter de verwijzing."),
        ("Zie artikel 1, eerste lid.", "E Artikel 1 heeft geen leden. Verbeter de verwijzing."),
        (
            "Zie artikel 2, tweede lid, onderdeel a.",
            "E Onderdeel a van het tweede lid van artikel 2 bestaat niet. Verbeter de verwijzing.",
        ),
        ("Zie het eerste lid.", "E Artikel 4 heeft geen leden. Verbeter de verwijzing."),
        ("Zie artikel 3.", "W Artikel 3 is vervallen. Verwijs naar wat ervoor geldt."),
        ("Zie hoofdstuk 7.", "E Hoofdstuk 7 bestaat niet in deze versie. Verbeter de verwijzing."),
        ("Zie artikel 2 of artikel 9.", "E Artikel 9 bestaat niet in deze versie. Verbeter de verwijzing."),
        (
            "Zie [de aanvraag](artikel-22.md).",
            "E De link naar “artikel-22.md” gaat naar een bestand dat er niet is in tekst/. Verbeter de link.",
        ),
    ],
)
def test_a_reference_to_nothing_is_found(sentence: str, message: str) -> None:
    assert told("REF-01", f"{ARTICLES}\n\n# Artikel 4 Slot\n\n{sentence}") == [message]


def test_a_link_to_an_article_that_is_there_is_fine() -> None:
    assert told("REF-01", "# Artikel 1 Begrippen\n\nZie [dit](artikel-2.md).\n\n# Artikel 2 Slot\n\nTekst.") == []


def test_in_an_excerpt_a_missing_target_is_a_hint() -> None:
    text = "# Artikel 1 Begrippen\n\nZie artikel 9.\n\n# […]\n\n# Artikel 12 Slot\n\nTekst."
    assert told_of_excerpt("REF-01", text) == [
        "I Artikel 9 bestaat niet in deze versie. Mogelijk staat het in een weggelaten deel (“[…]”)."
    ]


def test_a_gap_where_the_source_leaves_out_articles_is_fine() -> None:
    assert told_of_excerpt("STR-02", "# […]\n\n# Artikel 4 A\n\nTekst.\n\n# […]\n\n# Artikel 9 B\n\nTekst.") == []


def test_a_list_that_starts_at_c_is_fine_in_an_excerpt_only() -> None:
    text = "# Enig artikel\n\n[…]\n\n- c. derde."
    assert told_of_excerpt("STR-02", text) == []
    assert told("STR-02", text) == [
        "E Voor onderdeel c ontbreekt een onderdeel. Verletter, of neem het op als “[vervallen]”."
    ]


@pytest.mark.parametrize(
    ("labels", "messages"),
    [
        ("1 2 2 3", ["E Lid 2 komt twee keer voor in dit artikel. Vernummer de leden."]),
        ("1 3", ["E Voor lid 3 ontbreekt lid 2. Vernummer de leden."]),
        ("2 1", ["E Lid 1 staat na een lid met een hoger nummer. Zet het op zijn plaats of vernummer de leden."]),
        ("1 2 2a 3", []),
        ("1", ["E Dit artikel heeft één lid. Laat het nummer 1 weg."]),
    ],
)
def test_numbers_of_leden(labels: str, messages: list[str]) -> None:
    leden = "\n\n".join(f"**{label}.** Tekst." for label in labels.split())
    assert told("STR-08", f"# Enig artikel\n\n{leden}") == messages


def test_text_beside_leden_is_found_at_its_line() -> None:
    check = find("STR-08")
    assert check is not None
    text = "# Enig artikel\n\nAanhef.\n\n**1.** Een.\n\n**2.** Twee.\n\n***\n\nSlottekst."
    assert [one.position.line for one in findings(versie(text), [check])] == [3, 11]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("# Hoofdstuk 1 A\n\n# Artikel 1.1 B\n\nTekst.\n\n# Artikel 1.2 C\n\nTekst.", 0),
        ("# Hoofdstuk II A\n\n# Artikel 2:1 B\n\nTekst.", 0),
        ("# Hoofdstuk 2 A\n\n# Paragraaf 3 B\n\n# Artikel 2.3.1 C\n\nTekst.", 0),
        ("# Hoofdstuk 2 A\n\n# Paragraaf 3 B\n\n# Artikel 2.1 C\n\nTekst.", 0),
        ("# Hoofdstuk 2 A\n\n# Paragraaf 2.4 B\n\n# Artikel 2.3.4 C\n\nTekst.", 1),
        ("# Hoofdstuk 2 A\n\n# Paragraaf 3.1 B\n\n# Artikel 3.1.1 C\n\nTekst.", 1),
    ],
)
def test_the_prefix_of_a_number(text: str, count: int) -> None:
    assert len(told("STR-05", text)) == count


@pytest.mark.parametrize("residue", ["[datum b&w]", "\\[...\\]", "XX", "€ x,xx", "PM", "\\<datum>", "........", "20xx"])
def test_residue_of_a_template_is_found(residue: str) -> None:
    assert len(told("PUB-01", f"# Enig artikel\n\nDe leges bedragen {residue} per jaar.")) == 1


@pytest.mark.parametrize(
    "sentence", ["Zie hoofdstuk IX.", "De maxx en de taxi (XL).", "Dit geldt … en zo verder.", "Maat XL en xl."]
)
def test_what_only_looks_like_residue_is_fine(sentence: str) -> None:
    assert told("PUB-01", f"# Enig artikel\n\n{sentence}") == []


def test_what_is_left_out_blocks_publishing() -> None:
    text = "# Artikel 1 A\n\n[…]\n\n# […]"
    assert (
        told("PUB-01", text)
        == ["E Hier staat “[…]”: de tekst ontbreekt in de bron. Vul de tekst aan vóór publicatie."] * 2
    )
    assert told_of_excerpt("PUB-01", text) == [
        "E Deze versie is een uittreksel: op 2 plaatsen staat “[…]”, het eerst in "
        "voorbeeldstad/proefverordening/1/tekst/artikel-1.md:3. "
        "Vul de tekst aan vóór publicatie."
    ]


def test_an_absent_image_and_an_absent_annex_are_found() -> None:
    text = "# Enig artikel\n\nZie bijlage 3 en bijlage 2 van de Regeling.\n\n![Kaart](kaart.png)"
    assert told("PUB-02", text) == [
        "E “bijlage 3” is er niet. Voeg de bijlage toe in tekst/ of verbeter de verwijzing.",
        "E De afbeelding “kaart.png” ontbreekt. Zet het bestand in tekst/ of verbeter de naam.",
    ]


def test_a_quotation_over_two_paragraphs_has_its_marks() -> None:
    text = "# Artikel 1 A\n\n“Eerste alinea van het citaat.\n\nTweede alinea.”\n\n# Artikel 2 B\n\n“Open."
    assert told("TRM-05", text) == [
        "E Het aanhalingsteken “ bij “Open.”: niets sluit het. Vul het sluitteken aan of haal dit weg.".replace(
            "“Open.”:", "““Open.”:"
        )
    ]


def test_the_quotation_mark_of_the_real_amendment_is_found() -> None:
    text = (
        "# Artikel 2.3.4 Beoordelen aanvraag\n\nDe gemeente legt in beleidsregels vast hoe het Normenkader "
        "Huishoudelijke Ondersteuning 2019 – Bureau HHM, juni 2019’ wordt toegepast."
    )
    assert len(told("TRM-05", text)) == 1


def test_all_rules_together_are_quiet_about_a_sound_text() -> None:
    sound = (
        "# Artikel 1 Begrippen\n\nIn deze verordening wordt verstaan onder:\n\n- *college*: het college;\n"
        "- *wet*: de Jeugdwet.\n\n# Artikel 2 Aanvraag\n\n**1.** De ouder vraagt hulp aan bij het college.\n\n"
        "**2.** Bij de aanvraag, bedoeld in het eerste lid, gaat een plan als bedoeld in artikel 2.3 van de wet."
    )
    assert findings(versie(sound), checks()) == ()


CLOSING = "# Artikel 1 Doel\n\nTekst.\n\n# Artikel 2 {}\n\nTekst."


def told_beside(opschrift: str, *slotbepalingen: Slotbepaling) -> list[str]:
    """What STR-02 says of two articles, the second with this heading, beside closing provisions in versie.yaml."""
    check = find("STR-02")
    assert check is not None
    whole = versie(CLOSING.format(opschrift))
    facts = replace(whole.gegevens, slotbepalingen=slotbepalingen, position=Position("versie.yaml", 1))
    return [str(one.position) + " " + one.message for one in findings(replace(whole, gegevens=facts), [check])]


def test_a_closing_provision_takes_part_in_the_numbering() -> None:
    assert told_beside("Toezicht", Slotbepaling(Slotsoort.INWERKINGTREDING, "3")) == []
    (same,) = told_beside("Toezicht", Slotbepaling(Slotsoort.INWERKINGTREDING, "2"))
    assert same.startswith("versie.yaml:1 Artikel 2 (slotbepaling “inwerkingtreding” in versie.yaml) komt twee keer")
    assert "artikel-2.md:1" in same
    (gap,) = told_beside("Toezicht", Slotbepaling(Slotsoort.CITEERTITEL, "4"))
    assert "ontbreekt 3." in gap
    pair = (Slotbepaling(Slotsoort.INWERKINGTREDING, "3"), Slotbepaling(Slotsoort.CITEERTITEL, "3"))
    assert len(told_beside("Toezicht", *pair)) == 1


@pytest.mark.parametrize(
    ("opschrift", "soort", "double"),
    [
        ("Inwerkingtreding", Slotsoort.INWERKINGTREDING, True),
        ("Inwerkingtreding en citeertitel", Slotsoort.CITEERTITEL, True),
        ("Intrekking oude Verordening speelplekken 2019", Slotsoort.INTREKKING, True),
        ("Intrekking van de vergunning", Slotsoort.INTREKKING, False),
        ("Inwerkingtreding", Slotsoort.CITEERTITEL, False),
    ],
)
def test_a_closing_provision_that_also_stands_in_the_text_is_found(
    opschrift: str, soort: Slotsoort, double: bool
) -> None:
    found = told_beside(opschrift, Slotbepaling(soort))
    assert [f"de slotbepaling “{soort}” in versie.yaml zeggen hetzelfde" in one for one in found] == [True] * double


@pytest.mark.parametrize("rule", ["STR-11", "PUB-01"])
def test_a_reserved_or_repealed_division_says_so_in_its_heading(rule: str) -> None:
    assert (
        told(rule, "# Hoofdstuk 1 [gereserveerd]\n\n# Hoofdstuk 2 Oud [vervallen]\n\n# Artikel 1\n\n[vervallen]") == []
    )
    assert told(rule, "# Hoofdstuk 1\n\n# Hoofdstuk 2 [gereserveerd]\n\n# Artikel 1\n\nTekst.")

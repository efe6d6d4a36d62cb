"""Forms that the sample of real texts showed to be found unjustly, in invented sentences."""

from __future__ import annotations

import pytest

from pipeline.lint.rules.pub_02 import NAMED, _of_another
from pipeline.lint.schrijfwijze import GEZOCHT, Wijze
from pipeline.lint.tekens import zonder_partner
from pipeline.lint.verwijzing import aanhalingen, losse_leden


@pytest.mark.parametrize(
    "text",
    [
        "bedoeld in artikel 29 in samenhang met artikel 37, eerste lid, van de Visserijwet",
        "bedoeld in artikel 2, derde lid, onderscheidenlijk artikel 38 van het Besluit havens",
        "bedoeld in artikel 24, eerste of derde lid,van die wet",
        "bedoeld in artikel 1, eerste lid, onder 1º tot en met 3º, van de Wet op de havens",
        "bedoeld in de artikelen 6.34, eerste lid, onder b en c, en 16.3 van het Besluit havens",
        "De artikelen 14 tot en met 14f, 66 en142a van de Havenwet",
    ],
)
def test_a_reference_to_another_law_is_one(text: str) -> None:
    assert all(found.extern for found in aanhalingen(text))


def test_a_number_is_read_whole_or_not() -> None:
    assert aanhalingen("zie artikel 4.12Aanvraag en paragraaf 5.1.2a.3") == ()
    (found,) = aanhalingen("de artikelen 5, onderdeel d, 35 en 36b")
    assert found.onderdelen == ("d",)


def test_a_lid_after_a_bare_number_is_of_that_article() -> None:
    assert not list(losse_leden("bedoeld in de artikelen 7, eerste lid, onder a, of 7a, eerste lid, of derde lid"))


def test_a_frisian_article_is_no_quotation() -> None:
    assert zonder_partner("as lid fan 'e ried") == ()


@pytest.mark.parametrize("text", ["bijlage I bij het voormalige Besluit havens", "bijlage II bij de Havenregeling"])
def test_an_annex_to_another_regulation_is_theirs(text: str) -> None:
    match = NAMED.search(text)
    assert match and _of_another(text, match)


def test_onderdelen_by_themselves_are_no_choice_of_style() -> None:
    assert not GEZOCHT[Wijze.ONDERDEEL].search("in afwijking van de onderdelen a en b")
    assert GEZOCHT[Wijze.ONDERDEEL].search("artikel 2, onderdeel b")

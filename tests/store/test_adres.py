"""Addresses: an unambiguous part is enough, anything else names the candidates."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.model import Adres, Gegevens, Refused, Status
from pipeline.store.adres import kies, ontleed

PRESENT = (
    Adres("olst-wijhe", "verordening-sociaal-domein", "2019"),
    Adres("olst-wijhe", "verordening-sociaal-domein", "2022"),
    Adres("olst-wijhe", "verordening-domein", "2022"),
    Adres("voorbeeldstad", "verordening-speelplekken", "2024"),
)


def gegevens(adres: Adres) -> Gegevens:
    dates = {"2019": None, "2022": date(2022, 1, 1), "2024": date(2024, 1, 1)}
    was = ("2019",) if adres.versie == "2022" and "sociaal" in adres.lijn else ()
    status = Status.BEKENDGEMAAKT if adres.versie == "2019" else Status.VASTGESTELD
    return Gegevens("w", "c", "o", inwerkingtreding=dates[adres.versie], was=was, status=status)


def gekozen(tekst: str) -> str:
    return str(kies(ontleed(tekst), PRESENT, gegevens))


@pytest.mark.parametrize(
    ("tekst", "expected"),
    [
        ("olst-wijhe/verordening-sociaal-domein@2022", "olst-wijhe/verordening-sociaal-domein@2022"),
        ("verordening-sociaal-domein@2019", "olst-wijhe/verordening-sociaal-domein@2019"),
        ("sociaal-domein@2022", "olst-wijhe/verordening-sociaal-domein@2022"),
        ("Sociaal-Domein@2022", "olst-wijhe/verordening-sociaal-domein@2022"),
        ("speel@2024", "voorbeeldstad/verordening-speelplekken@2024"),
        ("verordening-domein@2022", "olst-wijhe/verordening-domein@2022"),
        ("sociaal@geldend:2023-06-01", "olst-wijhe/verordening-sociaal-domein@2022"),
    ],
)
def test_a_part_is_enough(tekst: str, expected: str) -> None:
    assert gekozen(tekst) == expected


def test_an_address_is_taken_apart() -> None:
    vraag = ontleed("HEAD@{1}:olst-wijhe/x@2022#artikel-4")
    assert (vraag.revisie, vraag.pad, vraag.versie, vraag.eenheid) == ("HEAD@{1}", "olst-wijhe/x", "2022", "artikel-4")
    vraag = ontleed("feature/een:x@geldend:2021-06-01")
    assert (vraag.revisie, vraag.pad, vraag.versie, vraag.geldend) == ("feature/een", "x", None, date(2021, 6, 1))


@pytest.mark.parametrize(
    ("tekst", "expected"),
    [
        ("sociaal-domein", "is geen adres van een versie"),
        ("@2022", "is geen adres"),
        ("domein@2022", r"meer dan één versie: .*sociaal-domein@2022, olst-wijhe/verordening-domein@2022"),
        ("sociaal-domein@2021", r"bestaat niet\. Er is: .*@2019, .*sociaal-domein@2022"),
        ("sociaal-domijn@2022", r"geen regeling waarop .* Bedoelt u “olst-wijhe/verordening-sociaal-domein”"),
        ("x@geldend:2022-13-01", "is geen datum"),
        ("domein@geldend:2023-01-01", "meer dan één regeling"),
        ("sociaal-domein@geldend:2021-06-01", r"Van .*@2019 is de inwerkingtreding niet bekend"),
    ],
)
def test_anything_else_is_refused_with_what_there_is(tekst: str, expected: str) -> None:
    with pytest.raises(Refused, match=expected):
        gekozen(tekst)


def test_a_published_version_without_a_date_leaves_it_in_doubt_which_one_is_in_force() -> None:
    def twijfel(adres: Adres) -> Gegevens:
        return Gegevens(
            "w", "c", "o", Status.BEKENDGEMAAKT, inwerkingtreding=date(2019, 1, 1) if adres.versie == "2019" else None
        )

    with pytest.raises(Refused, match="@2022 is de inwerkingtreding niet bekend"):
        kies(ontleed("sociaal-domein@geldend:2020-01-01"), PRESENT, twijfel)


def test_a_version_that_went_out_of_force_is_not_in_force() -> None:
    def verlopen(adres: Adres) -> Gegevens:
        return Gegevens(
            "w",
            "c",
            "o",
            Status.BEKENDGEMAAKT,
            inwerkingtreding=date(2024, 1, 1),
            uitwerkingtreding=date(2025, 1, 1),
        )

    assert str(kies(ontleed("speel@geldend:2024-12-31"), PRESENT, verlopen)).endswith("@2024")
    with pytest.raises(Refused, match="Op 2025-01-01 is van “speel” geen versie aan te wijzen"):
        kies(ontleed("speel@geldend:2025-01-01"), PRESENT, verlopen)


def test_two_versions_that_enter_into_force_together_are_both_named() -> None:
    def samen(adres: Adres) -> Gegevens:
        return Gegevens("w", "c", "o", Status.VASTGESTELD, inwerkingtreding=date(2022, 1, 1))

    with pytest.raises(
        Refused, match=r"sociaal-domein@2019 en .*sociaal-domein@2022 treden op dezelfde dag in werking"
    ):
        kies(ontleed("sociaal-domein@geldend:2023-01-01"), PRESENT, samen)


@pytest.mark.parametrize("status", [Status.CONCEPT, Status.AANGEBODEN])
def test_what_is_not_adopted_is_not_in_force(status: Status) -> None:
    def voorstel(adres: Adres) -> Gegevens:
        year = int(adres.versie)
        state = status if year == 2022 else Status.BEKENDGEMAAKT
        return Gegevens("w", "c", "o", state, inwerkingtreding=date(year, 1, 1))

    assert str(kies(ontleed("sociaal-domein@geldend:2023-01-01"), PRESENT, voorstel)).endswith("@2019")
    assert str(kies(ontleed("sociaal-domein@2022"), PRESENT, voorstel)).endswith("@2022")
    with pytest.raises(
        Refused, match=rf"verordening-domein@2022 is {status} en nog niet .*Noem de versie zelf \(.*@2022"
    ):
        kies(ontleed("verordening-domein@geldend:2023-01-01"), PRESENT, voorstel)

"""PUB-03: norms of somebody else, by what the text says and by what the record says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.lint import find, findings
from pipeline.model import ExterneNorm
from pipeline.store.openen import open_versie
from tests.conftest import ROOT
from tests.proeftekst import versie

TEXT = "# Artikel 1 Uren\n\nHet aantal uren volgt uit het {}.\n\n# Artikel 2 Slot\n\nTekst."
NORM = ExterneNorm("Normenkader Ondersteuning 2019", "Bureau", artikelen=("1",))


def told(text: str, *norms: ExterneNorm) -> list[str]:
    """What the rule says of a text with these records."""
    check = find("PUB-03")
    assert check is not None
    whole = versie(text)
    whole = replace(whole, gegevens=replace(whole.gegevens, externe_normen=norms))
    return [one.message for one in findings(whole, [check])]


@pytest.mark.parametrize(
    "name", ["NEN 3140", "NEN-EN 1177", "NEN-EN-ISO 9001:2015", "ISO 14001", "BRL 9335", "beoordelingsrichtlijn"]
)
def test_a_norm_of_somebody_else_is_found_without_a_record(name: str) -> None:
    (message,) = told(TEXT.format(name))
    assert message.startswith(f"“{name}” lijkt een norm van een ander.")


def test_a_recorded_norm_is_fine_where_the_record_says() -> None:
    assert told(TEXT.format(NORM.titel), NORM) == []


def test_a_norm_is_told_once_per_article() -> None:
    assert len(told(TEXT.format("NEN 3140 en de NEN 3140"))) == 1


def test_a_record_that_names_another_article_is_told_from_both_sides() -> None:
    messages = told(TEXT.format(NORM.titel), replace(NORM, artikelen=("2", "9")))
    assert [message.split(". ")[0] for message in messages] == [
        f"“{NORM.titel}” zou in artikel 2 staan, maar dat artikel noemt die norm niet",
        f"“{NORM.titel}” zou in artikel 9 staan, maar dat artikel bestaat niet",
        f"Artikel 1 noemt “{NORM.titel}”",
    ]


@pytest.mark.parametrize(
    "sentence", ["NEN", "de norm voor bijstand", "ISO-certificaat", "normenkaders in het algemeen", "de inkomensnorm"]
)
def test_ordinary_words_are_no_norm(sentence: str) -> None:
    assert told(TEXT.format(sentence)) == []


def test_the_explanation_makes_nothing_binding() -> None:
    assert told("# Artikel 1 Uren\n\nTekst.\n\n# Toelichting\n\nZie NEN 3140.") == []


def test_the_norm_of_the_seed_is_recorded_and_named_where_the_record_says() -> None:
    seed = open_versie(ROOT / "ordinances", "sociaal-domein@2022")
    (norm,) = seed.gegevens.externe_normen
    assert (norm.titel, norm.maker, norm.uitgave, norm.inzage) == (
        "Normenkader Huishoudelijke Ondersteuning 2019",
        "Bureau HHM",
        "juni 2019",
        None,
    )
    check = find("PUB-03")
    assert check is not None
    assert findings(seed, [check]) == ()
    without = replace(seed, gegevens=replace(seed.gegevens, externe_normen=()))
    assert [one.position.file.rpartition("/")[2] for one in findings(without, [check])] == ["artikel-2.3.4.md"]

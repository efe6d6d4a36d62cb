"""Two municipalities with the same text from the state: what `compare` says is what their XML says, article by article.

The corpus gives 301 shared numbers and 169 articles with the same words, counted with a blank at every tag. Of those
169 `compare` leaves 140 alone. It calls 13 a matter of form: a blank beside a unit ("m3vaste mest"), how a list or a
table is built. It calls 16 changed, because Ermelo made a link of the number that Amersfoort has in plain words.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from pipeline.compare import bewijs, compare
from pipeline.formats.stop.read import lees
from pipeline.model import (
    Artikel,
    Comparison,
    Inlines,
    Knoop,
    Nadruk,
    Regeling,
    Soort,
    Verwijzing,
    Wijziging,
    canoniek,
    knopen,
    met,
    tekst_van,
)
from pipeline.model import kinderen as delen_van

AMERSFOORT = "gm0307_amersfoort_bruidsschat_besluit_1.2.0.xml"
ERMELO = "gm0233_ermelo_omgevingsplan_1.3.0"
OPMAAK = "22.24 22.25 22.63 22.78 22.88 22.98 22.101 22.114 22.115 22.116 22.118 22.119 22.267"
VERWIJZING = (
    "22.12 22.38 22.56 22.85 22.102 22.178 22.182 22.201 22.218 22.236 22.281 22.282 22.283 22.289 22.293 22.295"
)


@pytest.fixture(scope="module")
def regelingen(shared: Path) -> tuple[Regeling, Regeling]:
    plek = shared / "corpus/stop"
    delen = {pad.name: pad.read_bytes() for pad in sorted((plek / ERMELO).iterdir())}
    return lees({AMERSFOORT: (plek / AMERSFOORT).read_bytes()}).regeling, lees(delen).regeling


@pytest.fixture(scope="module")
def vergelijking(regelingen: tuple[Regeling, Regeling]) -> Comparison:
    gevonden = compare(*regelingen)
    bewijs(gevonden, *regelingen)
    return gevonden


def uit_xml(pad: Path) -> dict[str, str]:
    """The words of each article by its number, with nothing of the reader."""
    gevonden: dict[str, str] = {}
    for artikel in etree.parse(str(pad)).xpath("//*[local-name()='RegelingCompact']//*[local-name()='Artikel']"):
        (nummer,) = artikel.iterfind("{*}Kop/{*}Nummer")
        gevonden["".join(nummer.itertext()).strip()] = " ".join(" ".join(artikel.itertext()).split())
    return gevonden


def per_artikel(regeling: Regeling) -> dict[str, Artikel]:
    return {node.kop.nummer: node for node in knopen(regeling) if isinstance(node, Artikel)}


def gewijzigd(vergelijking: Comparison, past: Callable[[Wijziging], bool]) -> list[str]:
    artikelen = (een for een in vergelijking.wijzigingen if een.naam.startswith("artikel ") and past(een))
    return [een.naam.removeprefix("artikel ") for een in artikelen]


def test_the_articles_are_those_of_the_corpus(shared: Path, regelingen: tuple[Regeling, Regeling]) -> None:
    plek = shared / "corpus/stop"
    was, wordt = uit_xml(plek / AMERSFOORT), uit_xml(plek / ERMELO / "Tekst.xml")
    assert [list(per_artikel(regeling)) for regeling in regelingen] == [list(was), list(wordt)]
    assert len(was.keys() & wordt.keys()) == 301
    assert sum(was[nummer] == wordt[nummer] for nummer in was.keys() & wordt.keys()) == 169


def test_what_is_new_and_what_is_left_alone(shared: Path, vergelijking: Comparison) -> None:
    plek = shared / "corpus/stop"
    was, wordt = uit_xml(plek / AMERSFOORT), uit_xml(plek / ERMELO / "Tekst.xml")
    assert gewijzigd(vergelijking, lambda een: een.was is None) == ["22.133", "22.134", "22.135", "22.136"]
    assert gewijzigd(vergelijking, lambda een: een.wordt is None) == []
    genoemd = set(gewijzigd(vergelijking, lambda een: True))
    zelfde = {nummer for nummer in was.keys() & wordt.keys() if was[nummer] == wordt[nummer]}
    assert {nummer for nummer in was.keys() & wordt.keys() if nummer not in genoemd} <= zelfde
    assert sorted(zelfde & genoemd) == sorted(f"{OPMAAK} {VERWIJZING}".split())
    assert len(zelfde - genoemd) == 140


def test_why_an_article_with_the_same_words_is_named(
    regelingen: tuple[Regeling, Regeling], vergelijking: Comparison
) -> None:
    vorm = gewijzigd(vergelijking, lambda een: een.soorten == (Soort.OPMAAK,))
    assert set(OPMAAK.split()) <= set(vorm)
    was, wordt = (per_artikel(regeling) for regeling in regelingen)
    for nummer in VERWIJZING.split():
        een, ander = was[nummer], wordt[nummer]
        assert een != ander, nummer
        assert zonder_verwijzingen(een) == zonder_verwijzingen(ander), nummer


def zonder_verwijzingen(node: Knoop) -> Knoop:
    """The node with every link as its words; articles are the same when their ids differ."""
    return met(node, canoniek(_kaal(tekst_van(node))), tuple(map(zonder_verwijzingen, delen_van(node))))


def _kaal(tekst: Inlines) -> Inlines:
    gevonden: list[object] = []
    for deel in tekst:
        if isinstance(deel, Verwijzing):
            gevonden += _kaal(deel.inhoud)
        else:
            gevonden.append(Nadruk(deel.soort, _kaal(deel.inhoud)) if isinstance(deel, Nadruk) else deel)
    return tuple(gevonden)  # type: ignore[arg-type]

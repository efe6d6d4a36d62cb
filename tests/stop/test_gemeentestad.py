"""The official example chain of Gemeentestad: eight published changes that don't all fit, and our own that do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from pipeline.compare import compare
from pipeline.formats.ontleden import ontleed
from pipeline.formats.stop.keten import Schakel
from pipeline.formats.stop.read_regeling import lees_regeling
from pipeline.formats.stop.toepassen import Misfit, pas_toe
from pipeline.formats.stop.write import write
from pipeline.formats.stop.xml import T
from pipeline.model import Regeling
from tests.conftest import leave_out
from tests.stop.keten import JAAR, versie
from tests.stop.keuring import Keuring
from tests.stop.proefstukken import BESLUIT

STAPPEN = ("2", "3a", "3b", "3c", "3d", "4a", "4b", "4c")
WAARNEMINGEN = {
    "2": (
        "staan in de regeling in een andere volgorde",
        "LidNummer in gm0297_1__chp_2__subchp_2.2__art_2.7__para_1: de oude tekst is “1”, in de regeling staat “1.”",
    ),
    "3a": ("gm0297_1__chp_2__subchp_2.3__art_2.10__list_o_1: de oude tekst heeft hier Lijst, de regeling Al",),
    "3b": (
        "wId is in de oude tekst gm0297_2__chp_2__subchp_2.3__art_2.10__list_o_1__item_f, in de regeling gm0297_1__",
    ),
    "3c": (
        "wId is in de oude tekst gm0297_3__chp_2__subchp_2.3__art_2.10__list_o_1__item_f, in de regeling gm0297_2__",
    ),
    "3d": ("gm0297_1__chp_2__subchp_2.4__art_2.12__list_o_1: de oude tekst heeft hier Lijst, de regeling Al",),
    "4a": (
        "de oude tekst is “het uitoefenen van dienstverlening;”, in de regeling staat “het verlenen van diensten;”",
    ),
    "4b": ("gm0297_1__chp_2__subchp_2.5__art_2.14__list_o_1: de oude tekst heeft hier Lijst, de regeling Al",),
    "4c": ("gm0297_4__cmp_I__content_o_1__list_o_1__item_o_4: staat wel in de regeling en niet in de oude tekst",),
}
"""By change what doesn't fit in it, as a reader of the examples can see for himself."""


def folder(shared: Path) -> Path:
    found = shared / "corpus" / "stop" / "gemeentestad-1.3.0"
    if not found.is_dir():
        leave_out(f"no gemeentestad-1.3.0 in {found.parent}")
    return found


def enige(path: Path, naam: str) -> etree._Element:
    (found,) = ontleed(path.read_bytes(), path.name).iter(T + naam)
    return found


def gepubliceerd(shared: Path) -> Iterator[tuple[str, etree._Element, etree._Element, tuple[Misfit, ...]]]:
    """Each step: its name, the mutation, the text that it makes as published, and what doesn't fit."""
    regeling = enige(folder(shared) / "consolidatie_1_initieel.xml", "RegelingCompact")
    yield "1", regeling, regeling, ()
    for stap in STAPPEN:
        mutatie = enige(folder(shared) / f"opdracht_{stap}.xml", "RegelingMutatie")
        regeling, misfits = pas_toe(mutatie, regeling)
        yield stap, mutatie, regeling, misfits


def test_each_published_change_reaches_its_version_and_names_what_does_not_fit(shared: Path) -> None:
    _, *stappen = gepubliceerd(shared)
    for nummer, (stap, _, regeling, misfits) in enumerate(stappen, 2):
        assert regeling.get("wordt") == f"/akn/nl/act/gm0297/2019/reg456/nld@{nummer}"
        told = [str(misfit) for misfit in misfits]
        for waarneming in WAARNEMINGEN[stap]:
            assert any(waarneming in regel for regel in told), (stap, told)
        assert not any("niet in de regeling geen element" in regel for regel in told), stap


@pytest.mark.stop
def test_our_own_changes_for_the_same_steps_fit_and_are_valid_and_have_no_more_units(
    shared: Path, keuring: Keuring
) -> None:
    eerder: tuple[Schakel, ...] = ()
    vorige = None
    for jaar, (stap, mutatie, compact, _) in enumerate(gepubliceerd(shared), JAAR):
        text: Regeling = lees_regeling(compact).regeling
        nieuw = versie(replace(text, opschrift=vorige.regeling.opschrift if vorige else text.opschrift), jaar)
        if vorige is not None:
            eerder = (*eerder, Schakel(vorige, compare(vorige.regeling, nieuw.regeling)))
            levering = write(nieuw, BESLUIT, (), (), eerder)
            assert keuring(levering.bestanden) == [], stap
            eigen = etree.fromstring(levering.bestanden["besluit.xml"]).find(f".//{T}RegelingMutatie")
            assert eigen is not None
            assert len(eigen) <= len(mutatie), stap
        vorige = nieuw

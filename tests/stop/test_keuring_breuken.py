"""A good delivery that is broken is refused for the right reason, and a good one is not."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.formats.stop.keuring.aanlevering import Aanlevering, lees
from pipeline.formats.stop.keuring.herkomst import Herkomst
from pipeline.formats.stop.keuring.register import keur
from pipeline.formats.stop.keuring.was import teksten
from pipeline.model import NOWHERE, Finding, Severity
from tests.conftest import ROOT
from tests.stop.breuken import BREUKEN, Bestanden, Breuk, met_object
from tests.stop.keuring import Keuring
from tests.stop.mutatievoorbeeld import WAS, WORDT, mutatie

DOC = ROOT / "docs/stop-keuring.md"
GEBOREN = frozenset({"gm9999_2024", "gm9999_2025"})
NAMEN = {"nieuw": WAS, "object": WAS, "mutatie": WORDT}


@pytest.fixture(scope="session")
def leveringen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Bestanden]:
    """The example as a new regulation, with an informatieobject, and a mutation of it."""
    uit = tmp_path_factory.mktemp("keuring") / "uit"
    gedaan = CliRunner().invoke(main, ["--root", str(ROOT / "ordinances"), "stop", "speelplekken@2024", "-o", str(uit)])
    assert gedaan.exit_code == 0, gedaan.output
    nieuw = {pad.name: pad.read_bytes() for pad in uit.iterdir()}
    return {"nieuw": nieuw, "object": met_object(nieuw), "mutatie": mutatie(nieuw)}


def als_onze(leveringen: dict[str, Bestanden], soort: str, bestanden: Bestanden) -> Aanlevering:
    """As validate judges what `renvooi stop` made: with the earlier text when it is a mutation."""
    was = tuple(teksten(lees(leveringen["nieuw"], True))) if soort == "mutatie" else ()
    return replace(lees(bestanden, True), was=was, herkomst=Herkomst(NAMEN[soort], NOWHERE, {}, GEBOREN))


def fouten(aanlevering: Aanlevering) -> list[Finding]:
    return [een for een in keur(aanlevering) if een.severity is Severity.ERROR]


@pytest.mark.parametrize("soort", sorted(NAMEN))
def test_a_good_delivery_has_no_errors(leveringen: dict[str, Bestanden], soort: str) -> None:
    assert fouten(als_onze(leveringen, soort, leveringen[soort])) == []
    assert fouten(lees(leveringen[soort], True)) == []


@pytest.mark.stop
@pytest.mark.parametrize("soort", ["nieuw", "mutatie"])
def test_the_good_deliveries_are_good_by_the_official_rules(
    leveringen: dict[str, Bestanden], keuring: Keuring, soort: str
) -> None:
    assert keuring(leveringen[soort]) == []


@pytest.mark.parametrize("breuk", BREUKEN, ids=lambda breuk: f"{breuk.reden}-{breuk.op}-{breuk.code}-{breuk.woorden}")
def test_a_broken_delivery_is_refused_for_the_right_reason(leveringen: dict[str, Bestanden], breuk: Breuk) -> None:
    bestanden = dict(leveringen[breuk.op])
    breuk.breek(bestanden)
    gevonden = fouten(als_onze(leveringen, breuk.op, bestanden))
    goed = [een for een in gevonden if een.rule == f"RNV-STOP-{breuk.code}" and breuk.woorden in een.message]
    assert goed, gevonden


def test_every_reason_is_tried_in_at_least_five_ways() -> None:
    assert min(Counter(breuk.reden for breuk in BREUKEN).values()) >= 5
    assert len({breuk.reden for breuk in BREUKEN}) == 9


@pytest.mark.stop
def test_the_manual_tells_truly_what_the_official_rules_miss(
    leveringen: dict[str, Bestanden], keuring: Keuring
) -> None:
    gemist: defaultdict[str, list[bool]] = defaultdict(list)
    goed = {soort: set(keuring(bestanden)) for soort, bestanden in leveringen.items()}
    for breuk in BREUKEN:
        bestanden = dict(leveringen[breuk.op])
        breuk.breek(bestanden)
        gemist[breuk.reden].append(not set(keuring(bestanden)) - goed[breuk.op])
    regels = {f"| {reden} | {len(ja)} | {len(ja)} | {len(ja) - sum(ja)} |" for reden, ja in gemist.items()}
    tabel = {
        regel for regel in DOC.read_text(encoding="utf-8").splitlines() if regel.split("|")[1:2] and regel in regels
    }
    assert tabel == regels

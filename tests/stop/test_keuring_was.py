"""`validate --was`: a mutation judged against the text that it changes, ours and the official ones of Gemeentestad."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from pipeline.compare import compare
from pipeline.formats.stop.keten import Schakel, keten
from pipeline.formats.stop.keuring.aanlevering import Was, lees
from pipeline.formats.stop.keuring.register import keur
from pipeline.formats.stop.keuring.was import teksten
from pipeline.formats.stop.read_regeling import lees_regeling
from pipeline.formats.stop.toepassen import pas_toe
from pipeline.formats.stop.write import write
from pipeline.formats.stop.xml import T
from pipeline.model import Finding, Severity
from tests.stop.keten import JAAR, versie, wijzigingen
from tests.stop.proefstukken import BESLUIT
from tests.stop.test_gemeentestad import STAPPEN, folder, gepubliceerd

KETENS = 12
ONGEMERKT = "RNV-STOP-45"


def als_was(compact: etree._Element) -> tuple[Was, ...]:
    """A whole text as `--was` is given it."""
    return tuple(teksten(lees({"was.xml": etree.tostring(compact)}, False)))


def fouten(bestanden: dict[str, bytes], was: etree._Element) -> list[Finding]:
    aanlevering = replace(lees(bestanden, len(bestanden) > 1), was=als_was(was))
    return [een for een in keur(aanlevering) if een.severity is Severity.ERROR]


def eigen() -> Iterator[tuple[dict[str, bytes], etree._Element]]:
    """Deliveries of changes of our own, with the text that each changes."""
    for seed in range(KETENS):
        for stap in wijzigingen(seed):
            was = keten(stap.eerder[:-1], stap.was).versie.compact
            yield dict(write(stap.versie, BESLUIT, (), (), stap.eerder).bestanden), was


def test_every_change_of_our_own_fits_the_text_that_it_changes() -> None:
    seen = 0
    for bestanden, was in eigen():
        assert fouten(bestanden, was) == []
        seen += 1
    assert seen > KETENS


def test_a_change_of_our_own_without_one_of_its_marks_does_not() -> None:
    """Taking away a mark leaves its words: in the old text they are too many, or missing."""
    seen = 0
    for bestanden, was in eigen():
        besluit = etree.fromstring(bestanden["besluit.xml"])
        mutatie = next(besluit.iter(T + "RegelingMutatie"))
        merk = next((een for een in mutatie.iter(T + "NieuweTekst") if (een.text or "").strip()), None)
        if merk is None:
            continue
        merk.tag = T + "b"
        found = fouten({**bestanden, "besluit.xml": etree.tostring(besluit)}, was)
        assert ONGEMERKT in {een.rule for een in found}
        seen += 1
    assert seen > KETENS


@pytest.mark.parametrize("stap", STAPPEN)
def test_of_the_official_changes_every_misfit_is_named_at_its_line(shared: Path, stap: str) -> None:
    pad = folder(shared) / f"opdracht_{stap}.xml"
    alle = list(gepubliceerd(shared))
    hier = next(at for at, (naam, *_) in enumerate(alle) if naam == stap)
    _, _, was, _ = alle[hier - 1]
    _, _, _, misfits = alle[hier]
    found = [een for een in fouten({pad.name: pad.read_bytes()}, was) if een.rule == ONGEMERKT]
    assert len(found) == len({str(een) for een in misfits if een.ongemerkt}) > 0
    assert all(een.position.line > 1 for een in found)


def test_our_own_changes_for_the_same_steps_have_no_misfit(shared: Path) -> None:
    eerder: tuple[Schakel, ...] = ()
    vorige = None
    for jaar, (stap, _, compact, _) in enumerate(gepubliceerd(shared), JAAR):
        text = lees_regeling(compact).regeling
        nieuw = versie(replace(text, opschrift=vorige.regeling.opschrift if vorige else text.opschrift), jaar)
        if vorige is not None:
            was = keten(eerder, vorige).versie.compact
            eerder = (*eerder, Schakel(vorige, compare(vorige.regeling, nieuw.regeling)))
            levering = write(nieuw, BESLUIT, (), (), eerder)
            gevonden = [een for een in fouten(dict(levering.bestanden), was) if een.rule == ONGEMERKT]
            assert gevonden == [], stap
        vorige = nieuw


def test_a_word_that_changes_without_a_mark_is_found_where_it_stands() -> None:
    """An unchanged provision in a Vervang fits; with one word more it doesn't."""
    _, was = next(eigen())
    for bepaling in was.iter(T + "Artikel"):
        mutatie = etree.Element(T + "RegelingMutatie", was=str(was.get("wordt")), wordt="x")
        vervang = etree.SubElement(mutatie, T + "Vervang", wat=str(bepaling.get("wId")))
        vervang.append(etree.fromstring(etree.tostring(bepaling)))
        assert pas_toe(mutatie, was)[1] == ()
        for al in vervang.iter(T + "Al"):
            al.text = f"nieuw {al.text or ''}"
            assert len(pas_toe(mutatie, was)[1]) == 1
            break

"""The laws of our own checks, on regulations that Hypothesis makes up."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import etree

from pipeline.formats.stop.keuring.aanlevering import Aanlevering, lees
from pipeline.formats.stop.keuring.herkomst import Herkomst
from pipeline.formats.stop.keuring.register import keur
from pipeline.formats.stop.write import write
from pipeline.formats.stop.xml import T
from pipeline.model import NOWHERE, Finding, Regeling, Severity
from tests.stop.proefstukken import BESLUIT, VERSIE, png
from tests.stop.strategie import BEELD, REGELINGEN

DEUREN = ("eId", "wId")


def bestanden(regeling: Regeling) -> dict[str, bytes]:
    versie = replace(VERSIE, regeling=regeling, afbeeldingen={BEELD: png()})
    return dict(write(versie, BESLUIT).bestanden)


def als_onze(geschreven: dict[str, bytes]) -> Aanlevering:
    gelezen = lees(geschreven, True)
    wordt = next(tekst.wordt for tekst in gelezen.teksten if tekst.naam)
    return replace(gelezen, herkomst=Herkomst(wordt, NOWHERE, {}, frozenset({"gm9999_1"})))


def fouten(geschreven: dict[str, bytes]) -> list[Finding]:
    return [een for een in keur(als_onze(geschreven)) if een.severity is Severity.ERROR]


@settings(max_examples=40)
@given(REGELINGEN)
def test_what_we_write_has_no_errors(regeling: Regeling) -> None:
    assert fouten(bestanden(regeling)) == []


def gebroken(geschreven: dict[str, bytes], data: st.DataObject, soort: str) -> tuple[list[etree._Element], bytes]:
    """Two elements of the regulation with a name of their own, and the besluit before it is written again."""
    wortel = etree.fromstring(geschreven["besluit.xml"])
    compact = next(wortel.iter(T + "RegelingCompact"))
    elementen = [element for element in compact.iter(etree.Element) if "__" in element.get(soort, "")]
    assume(len(elementen) >= 2)
    gekozen = data.draw(st.lists(st.sampled_from(elementen), min_size=2, max_size=2, unique=True))
    return gekozen, etree.tostring(wortel)


@settings(max_examples=20)
@given(REGELINGEN, st.data(), st.sampled_from(DEUREN))
def test_a_name_that_is_given_twice_is_found(regeling: Regeling, data: st.DataObject, soort: str) -> None:
    geschreven = bestanden(regeling)
    (een, twee), _ = gebroken(geschreven, data, soort)
    een.set(soort, twee.get(soort, ""))
    geschreven["besluit.xml"] = etree.tostring(een.getroottree())
    assert any(fout.rule == "RNV-STOP-23" for fout in fouten(geschreven))


@settings(max_examples=20)
@given(REGELINGEN, st.data(), st.sampled_from(("gm0001_1", "gm9999_2", "gm9999", "", "gm9999_1_")))
def test_a_wid_with_another_prefix_is_found(regeling: Regeling, data: st.DataObject, begin: str) -> None:
    geschreven = bestanden(regeling)
    (een, _), _ = gebroken(geschreven, data, "wId")
    _, _, rest = een.get("wId", "").partition("__")
    een.set("wId", f"{begin}__{rest}" if begin else rest)
    geschreven["besluit.xml"] = etree.tostring(een.getroottree())
    assert {fout.rule for fout in fouten(geschreven)} & {"RNV-STOP-22", "RNV-STOP-24"}


@settings(max_examples=20)
@given(REGELINGEN, st.data())
def test_an_eid_that_does_not_tell_the_place_is_found(regeling: Regeling, data: st.DataObject) -> None:
    geschreven = bestanden(regeling)
    (een, _), _ = gebroken(geschreven, data, "eId")
    een.set("eId", data.draw(st.sampled_from(("x__{}", "{}x", "{}_9z")), "vorm").format(een.get("eId")))
    geschreven["besluit.xml"] = etree.tostring(een.getroottree())
    assert any(fout.rule == "RNV-STOP-21" for fout in fouten(geschreven))

"""L8 for CVDR: no word is lost or moved, and every element stands where real documents have it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from pipeline.cli.sjablonen import load_templates
from pipeline.council.slot import slot_van_werk
from pipeline.formats.cvdr.tekst import met_slot
from pipeline.formats.cvdr.write import Regelingtekst, write
from pipeline.model import Refused, Regeling, Versie
from pipeline.store.openen import open_versie
from tests.conftest import ROOT
from tests.cvdr.passend import passend_gemaakt
from tests.cvdr.uittrekken import naam, woorden_van_boom, woorden_van_xml
from tests.proeftekst import versie
from tests.strategieen import regelingen

DATA = ROOT / "ordinances"
BEELDEN = ("kaart.png", "beeld/een kaart.png", "hoofdstuk-1/50%.png", "beeld/a_b*c.svg")
EXAMPLES = ("speelplekken@2024", "speelplekken@2025", "sociaal-domein@2019", "sociaal-domein@2022")


def met(regeling: Regeling) -> Versie:
    """A version with this text and every image that it may show."""
    return replace(
        versie("# Enig artikel\n\nTekst."),
        regeling=regeling,
        afbeeldingen=dict.fromkeys(BEELDEN, b"beeld"),
    )


def pairs(root: etree._Element) -> set[tuple[str, str]]:
    """Every element with its parent, by their local names."""
    return {
        (naam(parent), naam(element))
        for element in root.iter(etree.Element)
        if (parent := element.getparent()) is not None
    }


@settings(max_examples=60)
@given(regelingen().map(passend_gemaakt))
def test_the_words_of_the_xml_are_those_of_the_tree_and_its_bytes_always_the_same(regeling: Regeling) -> None:
    made = write(met(regeling), Regelingtekst(), None)
    assert woorden_van_xml(made.xml) == woorden_van_boom(regeling)
    assert write(met(regeling), Regelingtekst(), None) == made


@settings(max_examples=15)
@given(regelingen())
def test_what_cvdr_cannot_hold_is_refused_with_advice_and_nothing_else_is(regeling: Regeling) -> None:
    try:
        write(met(regeling), Regelingtekst(), None)
    except Refused as refused:
        assert all(problem.advice for problem in refused.problems)
    write(met(passend_gemaakt(regeling)), Regelingtekst(), None)


@pytest.mark.parametrize("address", EXAMPLES)
def test_the_words_of_the_real_ordinances_are_kept(address: str) -> None:
    example = open_versie(DATA, address)
    slot = tuple(artikel for _, artikel in slot_van_werk(example, load_templates(DATA)))
    made = write(example, Regelingtekst(slotbepalingen=slot), None)
    words = woorden_van_boom(met_slot(example.regeling, slot))
    assert len(words) > 100
    assert woorden_van_xml(made.xml) == words


INLINE = frozenset({"vet", "cursief", "onderstreept", "sup", "inf", "nadruk", "extref"})
DIVISIONS = frozenset("regeling-tekst deel titeldeel hoofdstuk afdeling paragraaf sub-paragraaf".split())
COUNTED = {
    ("artikel", "table"): "`table` 8,362",
    ("artikel", "tussenkop"): "`tussenkop` 5,053",
    ("artikel", "lijst"): "`lijst` 85,553",
    ("lid", "table"): "620 in `lid`",
    ("li", "table"): "220 in `li`",
    ("entry", "lijst"): "3,987 `entry/lijst`",
    ("tgroup", "thead"): "Only 101 `thead`",
    ("thead", "row"): "Only 101 `thead`",
    ("regeling-tekst", "tekst"): "`tekst` directly under regeling-tekst 347",
    ("tekst", "al"): "`tekst` directly under regeling-tekst 347",
    ("regeling", "bijlage"): "`bijlage` 9,351",
    ("regeling", "nota-toelichting"): "`nota-toelichting` 4,053",
    ("cvdripm", "uitwerkingtredingDatum"): "`uitwerkingtredingDatum`",
}
"""Pairs that only the counts over 19,898 documents show, with the words of `formats.md` that say so."""
PAGE = {("nota-toelichting", "kop"): "_p_nota-toelichting", ("nota-toelichting", "al"): "_p_nota-toelichting"}
"""Pairs that the stored CVDR page shows, with the class that names the element."""
DERIVED = {
    ("artikel", "plaatje"), ("li", "plaatje"), ("bijlage", "plaatje"), ("nota-toelichting", "plaatje"),
    ("nota-toelichting", "lijst"), ("nota-toelichting", "table"),
    *((up, down) for up in ("tussenkop", "noot.al") for down in INLINE),
}  # fmt: skip
"""Not seen in a document: where a table may stand an image may, as in `lid`; an explanation holds what an annex holds;
emphasis stands in a `tussenkop` and a `noot.al` as it does in a `titel` and an `al`. docs/drop.md says so."""


@pytest.fixture(scope="module")
def evidence(shared: Path) -> set[tuple[str, str]]:
    """The pairs that real documents show, or their counts."""
    found: set[tuple[str, str]] = set()
    for folder in ("cvdr-xml", "bwb-xml"):
        for path in sorted((shared / "corpus" / folder).glob("*.xml")):
            found |= pairs(etree.parse(str(path)).getroot())
    found |= pairs(etree.parse(str(next((shared / "corpus/officiele-bekendmakingen").glob("bgr*.xml")))).getroot())
    counts = (shared / "research" / "formats.md").read_text(encoding="utf-8")
    page = next((shared / "corpus" / "cvdr-html").glob("*.html")).read_text(encoding="utf-8")
    assert [quote for quote in COUNTED.values() if quote not in counts] == []
    assert [name for name in PAGE.values() if name not in page] == []
    return found | COUNTED.keys() | PAGE.keys()


def is_seen(pair: tuple[str, str], evidence: set[tuple[str, str]]) -> bool:
    """Whether real documents have the element in this parent, all kinds of emphasis and of division being one."""
    parent, child = pair
    if parent in DIVISIONS and child in DIVISIONS | {"artikel", "kop", "structuurtekst"}:
        return True  # "Containers are abused as each other", formats.md §2.3
    if child in INLINE:
        return parent in INLINE or parent in {up for up, down in evidence if down in INLINE}
    return pair in evidence


@settings(max_examples=25)
@given(regeling=regelingen().map(passend_gemaakt))
def test_every_element_stands_where_real_documents_have_it(evidence: set[tuple[str, str]], regeling: Regeling) -> None:
    made = write(met(regeling), Regelingtekst(), "nieuwe regeling")
    strange = {pair for pair in pairs(etree.fromstring(made.xml)) - DERIVED if not is_seen(pair, evidence)}
    assert strange == set()


@pytest.mark.parametrize("address", EXAMPLES)
def test_the_real_ordinances_too(evidence: set[tuple[str, str]], address: str) -> None:
    example = open_versie(DATA, address)
    made = write(example, Regelingtekst(ondertekenaars=example.overheid.ondertekenaars.raad), "nieuwe regeling")
    assert {pair for pair in pairs(etree.fromstring(made.xml)) - DERIVED if not is_seen(pair, evidence)} == set()


def test_the_parts_of_the_metadata_stand_in_the_order_of_real_documents(shared: Path) -> None:
    """Each list of children, as far as it occurs, is ordered as in the stored documents."""
    example = open_versie(DATA, "speelplekken@2025")
    made = etree.fromstring(write(example, Regelingtekst(), "art. 1").xml)
    for path in sorted((shared / "corpus" / "cvdr-xml").glob("*.xml")):
        real = etree.parse(str(path)).getroot()
        for part in ("owmskern", "owmsmantel", "cvdripm", "body", "regeling"):
            (ours,), (theirs,) = made.iter(f"{{*}}{part}"), real.iter(f"{{*}}{part}")
            order = list(dict.fromkeys(naam(child) for child in theirs if isinstance(child.tag, str)))
            shown = [naam(child) for child in ours if naam(child) in order]
            assert shown == sorted(shown, key=order.index), (path.name, part)


def test_a_real_document_has_the_namespaces_and_schemes_that_we_write(shared: Path) -> None:
    real = next((shared / "corpus" / "cvdr-xml").glob("CVDR100394*")).read_bytes()
    made = write(open_versie(DATA, "speelplekken@2025"), Regelingtekst(), None).xml
    assert set(re.findall(rb'scheme="[^"]+"', made)) <= set(re.findall(rb'scheme="[^"]+"', real))
    assert set(re.findall(rb'xmlns(?::\w+)?="[^"]+"', made)) <= set(re.findall(rb'xmlns(?::\w+)?="[^"]+"', real))

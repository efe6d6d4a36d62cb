"""Counts against an XPath over the XML alone: equal, or named in the documentation with the reason."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from pipeline.cli.inlezen import lees_alle
from pipeline.model import Artikel, Begrip, Li, Lid, Tabel, knopen
from tests.inlezen.test_docs import BEGIN, DOCS, EIND

STOP = {
    "gm0233_ermelo_omgevingsplan_1.3.0/Tekst.xml": (305, 474, 981, 28, 53),
    "gm0307_amersfoort_bruidsschat_besluit_1.2.0.xml": (301, 468, 976, 31, 55),
    "ws0665_limburg_waterschapsverordening_besluit_1.2.0.xml": (343, 447, 453, 11, 125),
    "gemeentestad-1.3.0/consolidatie_1_initieel.xml": (22, 11, 63, 0, 9),
}
NAMEN = {"Artikel": Artikel, "Lid": Lid, "Li": Li, "table": Tabel, "Begrip": Begrip}


@pytest.mark.parametrize("naam", STOP)
def test_stop_has_as_many_of_each_as_its_xml(shared: Path, naam: str) -> None:
    pad = shared / "corpus/stop" / naam
    xml = etree.parse(str(pad))
    ((ingevoerd,), _) = lees_alle((pad.parent if pad.name == "Tekst.xml" else pad,), None, "")
    telling = Counter(type(node) for node in knopen(ingevoerd.regeling))
    in_xml = [
        int(xml.xpath(f"count(//*[local-name()='RegelingCompact']//*[local-name()='{element}'])")) for element in NAMEN
    ]
    assert tuple(in_xml) == STOP[naam]
    assert [telling[soort] for soort in NAMEN.values()] == in_xml


def test_every_difference_in_the_table_has_its_reason() -> None:
    tekst = DOCS.read_text(encoding="utf-8")
    tabel, uitleg = tekst[tekst.index(BEGIN) : tekst.index(EIND)], tekst[tekst.index(EIND) :]
    anders = {regel.split("|")[1].strip() for regel in tabel.splitlines() if re.search(r"\| \d+ \(\d+\)", regel)}
    assert set(re.findall(r"^- `([^`]+)`", uitleg, re.MULTILINE)) == anders

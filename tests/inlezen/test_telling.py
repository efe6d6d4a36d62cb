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

UTRECHT = "pv26_utrecht_voorbereidingsbesluit_{}.xml"
STOP = {
    ("gm0233_ermelo_omgevingsplan_1.3.0/Tekst.xml", ""): (305, 474, 981, 28, 53),
    ("gm0307_amersfoort_bruidsschat_besluit_1.2.0.xml", ""): (301, 468, 976, 31, 55),
    ("ws0665_limburg_waterschapsverordening_besluit_1.2.0.xml", ""): (343, 447, 453, 11, 125),
    ("gemeentestad-1.3.0/consolidatie_1_initieel.xml", ""): (22, 11, 63, 0, 9),
    ("gemeentestad-1.3.0/opdracht_0.xml", ""): (22, 11, 63, 0, 10),
    (UTRECHT.format("v1_besluit"), "VBPU0001_gm0344"): (5, 6, 10, 0, 3),
    (UTRECHT.format("v1_besluit"), "VBPU0001_gm0307"): (5, 6, 10, 0, 0),
    (UTRECHT.format("v1_besluit"), "VBPU0001_gm0356"): (5, 6, 10, 0, 0),
    (UTRECHT.format("v2_mutatie"), "VBPU0001_gm0344"): (5, 6, 10, 0, 3),
    (UTRECHT.format("v2_mutatie"), "VBPU0001_gm0356"): (5, 6, 10, 0, 0),
}
"""How many of each an XPath finds in the text of a regulation: of the one that is meant, where a file has more."""
NAMEN = {"Artikel": Artikel, "Lid": Lid, "Li": Li, "table": Tabel, "Begrip": Begrip}
TEKST = "*[local-name()='RegelingCompact' or local-name()='RegelingTijdelijkdeel']"
GENOEMD = (
    f"//*[local-name()='RegelingVersieInformatie'][contains(string(.), $keuze)]//{TEKST}"
    f" | //*[contains(@wordt, $keuze)]/descendant-or-self::{TEKST}"
    f" | //*[*[local-name()='ExpressionIdentificatie'][contains(string(.), $keuze)]]//{TEKST}"
)


@pytest.mark.parametrize(("naam", "keuze"), STOP)
def test_stop_has_as_many_of_each_as_its_xml(shared: Path, naam: str, keuze: str) -> None:
    """No difference is left to list: of every text all five are equal."""
    pad = shared / "corpus/stop" / naam
    xml = etree.parse(str(pad))
    teksten = xml.xpath(GENOEMD, keuze=keuze) if keuze else xml.xpath(f"//{TEKST}")
    assert isinstance(teksten, list)
    (tekst,) = teksten
    ((ingevoerd,), _) = lees_alle((pad.parent if pad.name == "Tekst.xml" else pad,), None, keuze)
    telling = Counter(type(node) for node in knopen(ingevoerd.regeling))
    in_xml = [int(tekst.xpath(f"count(.//*[local-name()='{element}'])")) for element in NAMEN]
    assert [telling[soort] for soort in NAMEN.values()] == in_xml
    assert tuple(in_xml) == STOP[naam, keuze]


def test_every_difference_in_the_table_has_its_reason() -> None:
    tekst = DOCS.read_text(encoding="utf-8")
    tabel, uitleg = tekst[tekst.index(BEGIN) : tekst.index(EIND)], tekst[tekst.index(EIND) :]
    anders = {regel.split("|")[1].strip() for regel in tabel.splitlines() if re.search(r"\| \d+ \(\d+\)", regel)}
    assert set(re.findall(r"^- `([^`]+)`", uitleg, re.MULTILINE)) == anders

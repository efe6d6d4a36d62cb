"""No word lost, counted here from the XML itself with nothing of a reader: letter for letter, in order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from tests.cvdr.uittrekken import woorden_van_boom
from tests.inlezen.test_corpus import ZONDER_REGELING, _letters_uit, documenten, ingelezen, letters
from tests.inlezen.test_telling import GENOEMD, TEKST
from tests.inlezen.test_wetten import STOP, gelezen

GEEN_TEKST = frozenset({"meta-data", "redactie", "intitule", "citeertitel", "RegelingOpschrift", "VerwijderdeTekst"})
"""Data about the text, words of the editor of a source, and titles, which stand in the records."""
LEEG = {"Gereserveerd": "gereserveerd", "Vervallen": "vervallen"}
"""Elements without words that are read as one."""
ERBIJ = {
    "bgr-2024-715_regio-achterhoek_mandaatregeling.xml": ("mandatenlijstnaam", "mandatenlijst1naam"),
    "gm0307_amersfoort_bruidsschat_besluit_1.2.0.xml": (
        "aanvraagvereistenartikel22283toepassingsbereikdezeparagraaf",
        "aanvraagvereistensubparagraafartikel22283toepassingsbereikdezeparagraaf",
    ),
}
"""The only characters that no source has, both told: for a note without a mark, for a division without a heading."""


def parser() -> etree.XMLParser:
    return etree.XMLParser(remove_comments=True, remove_pis=True)


def tekst_in(element: etree._Element) -> Iterator[str]:
    """The text of an element as a person reads it: with the mark of an item, which CVDR has in an attribute."""
    naam = etree.QName(element).localname
    if naam in GEEN_TEKST:
        if naam == "redactie" and letters("".join(map(str, element.itertext()))) == "vervallen":
            yield "vervallen"
        return
    yield LEEG.get(naam, "")
    yield element.get("nr", "") if naam == "li" else ""
    yield element.text or ""
    for deel in element:
        yield from tekst_in(deel)
        yield deel.tail or ""


def test_every_letter_of_cvdr_bwb_and_a_gazette_is_in_the_text(shared: Path) -> None:
    aantal = 0
    for pad in documenten(shared):
        if pad.suffix == ".xml" and pad.name not in ZONDER_REGELING:
            wortel = etree.parse(str(pad), parser()).getroot()
            bron = letters(" ".join(tekst_in(next(wortel.iter("{*}wetgeving", "{*}regeling")))))
            assert _letters_uit(ingelezen(pad)) == bron.replace(*ERBIJ.get(pad.name, ("", ""))), pad.name
            aantal += 1
    assert aantal == 16


@pytest.mark.parametrize(("naam", "keuze"), STOP)
def test_every_letter_of_stop_is_in_the_text(shared: Path, naam: str, keuze: str) -> None:
    pad = shared / "corpus/stop" / naam
    xml = etree.parse(str(pad / "Tekst.xml" if pad.is_dir() else pad), parser())
    teksten = xml.xpath(GENOEMD, keuze=keuze) if keuze else xml.xpath(f"//{TEKST}")
    assert isinstance(teksten, list)
    (tekst,) = teksten
    assert isinstance(tekst, etree._Element)
    bron = letters(" ".join(tekst_in(tekst))).replace(*ERBIJ.get(naam, ("", "")))
    assert letters(" ".join(woorden_van_boom(gelezen(pad, keuze)))) == bron

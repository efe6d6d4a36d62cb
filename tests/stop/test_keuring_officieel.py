"""The official files, run by ourselves: what they find is what the reference finds, on every real delivery."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from pipeline.formats.stop.keuring.aanlevering import lees_bestand
from pipeline.formats.stop.officieel.schematron import als_xslt
from pipeline.formats.stop.officieel.standaard import Standaard, lees_standaard
from pipeline.formats.stop.officieel.xsd import keur_schemas
from pipeline.formats.stop.officieel.xsdfout import in_gewoon_nederlands
from pipeline.model import Finding, Refused, Severity
from pipeline.store.aanlevering import bewaard, lees_schemamap
from tests.conftest import leave_out
from tests.stop.keuring import laad_validator

ERNST = {"fout": Severity.ERROR, "waarschuwing": Severity.WARNING}
REEKSEN = ("*.xml", "*/*.xml")


@pytest.fixture(scope="module")
def standaard(shared: Path) -> Standaard:
    return lees_standaard(lees_schemamap(shared / "stop-1.3.0"))


@pytest.fixture(scope="module")
def rechter(shared: Path) -> Iterator[Any]:
    """The reference: from a path to its findings."""
    if importlib.util.find_spec("saxonche") is None:
        leave_out("no saxonche: pip install 'renvooi[stop]'")
    from saxonche import PySaxonProcessor

    validator = laad_validator(shared)
    with PySaxonProcessor(license=False) as saxon:
        officieel = validator.Standaard(shared / "stop-1.3.0", saxon)
        yield lambda pad: officieel.valideer(pad, pad.name)


def wij(standaard: Standaard, naam: str, inhoud: bytes) -> list[Finding]:
    from pipeline.formats.stop.officieel.regels import keur_regels

    bestand = lees_bestand(naam, inhoud)
    return [*keur_schemas(standaard, [bestand]), *keur_regels(standaard, [bestand], als_xslt)]


def gemeld(standaard: Standaard, pad: Path) -> list[tuple[str, int, Severity, str]]:
    """Code, line, severity and (for rules) the words."""
    return sorted(
        (een.rule, een.position.line, een.severity, "" if een.rule == "XSD" else een.message)
        for een in wij(standaard, pad.name, pad.read_bytes())
    )


def verwacht(rechter: Any, pad: Path) -> list[tuple[str, int, Severity, str]]:
    return sorted(
        (een.code, een.regel, ERNST[een.ernst], "" if een.code == "XSD" else " ".join(een.melding.split()))
        for een in rechter(pad) or ()
        if een.code != "LVBB1515"  # of the reference itself; ours is RNV-STOP-08
    )


@pytest.mark.stop
def test_every_real_delivery_gets_the_findings_of_the_reference(
    standaard: Standaard, rechter: Any, shared: Path
) -> None:
    paden = [pad for reeks in REEKSEN for pad in sorted((shared / "corpus/stop").glob(reeks))]
    assert len(paden) >= 18
    for pad in paden:
        assert gemeld(standaard, pad) == verwacht(rechter, pad), pad.name


BREUKEN = (
    (b"<Artikel eId=", b"<Paragraaf eId=", b"</Artikel>", b"</Paragraaf>"),
    (b"<LidNummer>1</LidNummer>", b"<Kop><Opschrift>x</Opschrift></Kop>"),
    (b'type="expliciet"', b'type="ongemarkeerd"'),
    (b"<datum>2020", b"<datum>20a0"),
    (b"<soortTijdstempel>juridischWerkendVanaf", b"<soortTijdstempel>soms"),
    (b' eId="art_II"', b""),
    (b'scope="WijzigBijlage"', b'scope="Artikel" ref2="x"'),
    (b"<Al>", b"<Alinea>", b"</Al>", b"</Alinea>"),
    (b"<Inhoud>", b"<Inhoud>los", b"<Al>Dit besluit", b"<Al/><Al>Dit besluit"),
    (b"/akn/nl/bill/gm0297", b"/akn/nl/act/gm0297"),
    (b"<doel>/join", b"<doel>/akn/nl"),
    (b'componentnaam="wijziging_reg"', b""),
    (b"<VerwijderdeTekst>", b"", b"</VerwijderdeTekst>", b"", b"<NieuweTekst>", b"", b"</NieuweTekst>", b""),
)


@pytest.mark.stop
@pytest.mark.parametrize("breuk", BREUKEN, ids=lambda breuk: breuk[1].decode() or breuk[0].decode())
def test_a_broken_delivery_gets_the_findings_of_the_reference(
    standaard: Standaard, rechter: Any, shared: Path, tmp_path: Path, breuk: tuple[bytes, ...]
) -> None:
    inhoud = (shared / "corpus/stop/gemeentestad-1.3.0/opdracht_2.xml").read_bytes()
    gebroken = inhoud
    for oud, nieuw in zip(breuk[::2], breuk[1::2], strict=True):
        gebroken = gebroken.replace(oud, nieuw)
    assert gebroken != inhoud
    pad = tmp_path / "besluit.xml"
    pad.write_bytes(gebroken)
    bevonden = gemeld(standaard, pad)
    assert bevonden == verwacht(rechter, pad)
    assert bevonden


@pytest.mark.stop
def test_a_file_of_another_world_is_passed_by(standaard: Standaard) -> None:
    assert wij(standaard, "x.xml", b"<a xmlns='urn:x'/>") == []


@pytest.mark.parametrize(
    ("engels", "woorden"),
    [
        (
            "Element '{urn:x}Lid': This element is not expected. Expected is one of ( {urn:x}Kop, {urn:x}Inhoud ).",
            "Lid mag hier niet staan; verwacht werd Kop of Inhoud.",
        ),
        ("Element '{urn:x}Lid': Missing child element(s). Expected is ( {urn:x}Inhoud ).", "In Lid ontbreekt Inhoud."),
        (
            "Element '{urn:x}A', attribute 'eId': The attribute 'eId' is not allowed.",
            "Attribuut eId van A mag geen attribuut eId hebben.",
        ),
        (
            "Element '{urn:x}datum': '20a0' is not a valid value of the atomic type 'xs:date'.",
            "datum heeft de waarde “20a0”, die hier niet mag (type xs:date).",
        ),
        (
            "Element '{urn:x}t': [facet 'enumeration'] The value 'x' is not an element of the set {'a', 'b'}.",
            "t heeft de waarde “x”; toegestaan is a of b.",
        ),
        ("Element '{urn:x}t': Something new.", "t past niet in het schema: Something new."),
    ],
)
def test_schema_errors_are_told_in_plain_dutch(engels: str, woorden: str) -> None:
    assert in_gewoon_nederlands(engels) == woorden


SCHEMATRON = b"""<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2">
  <pattern>
    <rule context="a[@skip]"><report test="false()">nooit</report></rule>
    <rule context="a">
      <let name="n" value="@n"/>
      <assert id="N" test="$n = '1'">n is <value-of select="$n"/>.</assert>
    </rule>
  </pattern>
  <pattern><rule context="a"><report test="@n = '2'">twee in <name/></report></rule></pattern>
</schema>"""


def test_the_first_rule_of_a_pattern_that_fits_counts_and_patterns_are_independent() -> None:
    if importlib.util.find_spec("saxonche") is None:
        leave_out("no saxonche: pip install 'renvooi[stop]'")
    from saxonche import PySaxonProcessor

    with PySaxonProcessor(license=False) as saxon:
        blad = saxon.new_xslt30_processor().compile_stylesheet(stylesheet_text=als_xslt(SCHEMATRON).decode())
        document = saxon.parse_xml(xml_text="<r><a n='1'/><a n='2'/><a n='2' skip='1'/></r>")
        uitslag = etree.fromstring(blad.transform_to_string(xdm_node=document).encode())
    assert [(een.get("plek"), een.text) for een in uitslag] == [
        ("/Q{}r[1]/Q{}a[2]", "n is 2."),
        ("/Q{}r[1]/Q{}a[2]", "twee in a"),
        ("/Q{}r[1]/Q{}a[3]", "twee in a"),
    ]


def test_a_folder_without_schemas_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.xml").write_text("<x/>")
    with pytest.raises(Refused, match="geen schema's van STOP"):
        lees_standaard(lees_schemamap(tmp_path))
    with pytest.raises(Refused, match="is er niet"):
        lees_schemamap(tmp_path / "weg")


@pytest.mark.stop
def test_an_incomplete_folder_is_refused_with_the_file_that_misses(standaard: Standaard) -> None:
    zonder = {pad: inhoud for pad, inhoud in standaard.bestanden.items() if not pad.endswith("imop-tekst.sch")}
    with pytest.raises(Refused, match=r"imop-tekst\.sch"):
        wij(
            lees_standaard(zonder),
            "x.xml",
            b"<BesluitCompact xmlns='https://standaarden.overheid.nl/stop/imop/tekst/'/>",
        )


def test_what_is_kept_is_used_and_what_is_damaged_is_made_again(tmp_path: Path) -> None:
    gemaakt: list[bytes] = []

    def maak(bron: bytes) -> bytes:
        gemaakt.append(bron)
        return bron.upper()

    lees = partial(bewaard, tmp_path / "cache", uitvoering="1", maak=maak)
    assert [lees(b"a"), lees(b"a"), lees(b"b")] == [b"A", b"A", b"B"]
    assert gemaakt == [b"a", b"b"]
    for pad in (tmp_path / "cache").iterdir():
        pad.write_bytes(pad.read_bytes()[:-1] + b"x")
    assert lees(b"a") == b"A"
    assert gemaakt == [b"a", b"b", b"a"]
    assert bewaard(tmp_path / "cache", b"a", "2", maak) == b"A"
    assert len(gemaakt) == 4


def test_a_cache_that_cannot_be_written_stands_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("")
    assert bewaard(tmp_path / "bestand" / "cache", b"a", "1", bytes.upper) == b"A"

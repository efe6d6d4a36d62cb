"""How an authority delivers in STOP (`stop:` in overheid.yaml): versions, who delivers, objects of the Omgevingswet."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.intrekken import vervang, zet
from tests.cli.levensloop import LIJN, Plaats, nieuwe_plaats
from tests.stop.keuring import Keuring

OVERHEID = "voorbeeldstad/overheid.yaml"
ADRES = f"{LIJN}@2024"
OW = f"{LIJN}/2024/besluit/ow"
WERK = "/akn/nl/act/gm9999/2023/verordening-speelplekken-2024"
DOEL = "/join/id/proces/gm9999/2023/verordening-speelplekken-2024"
MANIFEST = f"""<?xml version="1.0" encoding="UTF-8"?>
<Aanleveringen xmlns="http://www.geostandaarden.nl/bestanden-ow/manifest-ow">
  <domein>omgevingswet</domein>
  <Aanlevering>
    <WorkIDRegeling>{WERK}</WorkIDRegeling>
    <DoelID>{DOEL}</DoelID>
    <Bestand><naam>owRegeltekst.xml</naam><objecttype>Regeltekst</objecttype></Bestand>
    <Bestand><naam>gebied.gml</naam><objecttype>Geometrie</objecttype></Bestand>
  </Aanlevering>
</Aanleveringen>
"""


@pytest.fixture
def plaats(tmp_path: Path) -> Plaats:
    """An omgevingsplan, published in 2023, of an authority that takes the objects along."""
    made = nieuwe_plaats(tmp_path)
    vervang(made, f"{LIJN}/regeling.yaml", "regelingtype_000", "regelingtype_003")
    stel(made, "ow_manifest: meeleveren")
    zet(made, f"{LIJN}/2024/besluit/besluit.yaml", "onderwerp: Omgevingsplan\n")
    zet(made, f"{LIJN}/2024/besluit/aanhef.md", "De raad van de gemeente Voorbeeldstad besluit:\n")
    zet(made, f"{OW}/manifest-ow.xml", MANIFEST)
    zet(made, f"{OW}/owRegeltekst.xml", '<standlevering xmlns="http://www.geostandaarden.nl/imow"/>\n')
    zet(made, f"{OW}/gebied.gml", '<FeatureCollection xmlns="http://www.opengis.net/gml/3.2"/>\n')
    return made


def stel(plaats: Plaats, regel: str) -> None:
    tekst = (plaats.root / OVERHEID).read_text(encoding="utf-8")
    zet(plaats, OVERHEID, f"{tekst}stop:\n  {regel}\n")


def lever(plaats: Plaats) -> dict[str, bytes]:
    plaats.done("stop", ADRES, "-o", str(plaats.uit / "stop"))
    return {pad.name: pad.read_bytes() for pad in (plaats.uit / "stop").iterdir()}


def geweigerd(plaats: Plaats) -> str:
    result = plaats.run("stop", ADRES, "-o", str(plaats.uit / "stop"))
    assert result.exit_code == 2, result.output
    assert not (plaats.uit / "stop").exists()
    return result.stderr


@pytest.mark.stop
def test_the_objects_go_with_the_delivery(keuring: Keuring, plaats: Plaats) -> None:
    made = lever(plaats)
    assert {"manifest-ow.xml", "owRegeltekst.xml", "gebied.gml"} < set(made)
    assert b"application/gml+xml" in made["manifest.xml"]
    assert keuring(made) == []
    said = plaats.done("validate", str(plaats.uit / "stop"))
    assert "manifest-ow.xml ontbreekt" not in said


def test_it_says_that_they_go(plaats: Plaats) -> None:
    said = plaats.done("stop", ADRES, "-o", str(plaats.uit / "stop"))
    assert "Kanaal: LVBB, met de objecten van de Omgevingswet" in said


KAPOT = [
    ("another Work", "manifest-ow.xml", WERK, f"{WERK}x", "WorkIDRegeling is"),
    ("another doel", "manifest-ow.xml", DOEL, f"{DOEL}x", "DoelID is"),
    ("a file that isn't there", "manifest-ow.xml", "gebied.gml", "Gebied.gml", "dat niet in besluit/ow/ staat"),
    ("a file not named", "manifest-ow.xml", "<naam>gebied.gml", "<naam>owRegeltekst.xml", "noemt dit bestand niet"),
    ("no XML", "manifest-ow.xml", "</Aanleveringen>", "", "is geen XML"),
    ("another manifest", "manifest-ow.xml", "bestanden-ow/manifest-ow", "bestanden-ow/x", "is geen manifest"),
]


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw", "reden"), [een[1:] for een in KAPOT], ids=[een[0] for een in KAPOT]
)
def test_objects_of_another_delivery_are_refused(
    plaats: Plaats, bestand: str, oud: str, nieuw: str, reden: str
) -> None:
    vervang(plaats, f"{OW}/{bestand}", oud, nieuw)
    said = geweigerd(plaats)
    assert reden in said
    assert f"{OW}/" in said


@pytest.mark.parametrize("naam", ["besluit.xml", "Manifest.xml", "map/gebied.gml", "kaart.pdf", "gebied 2.gml"])
def test_a_name_that_a_delivery_can_not_have_is_refused(plaats: Plaats, naam: str) -> None:
    zet(plaats, f"{OW}/{naam}", "<x/>")
    assert f"{OW}/{naam}" in geweigerd(plaats)


def test_without_their_manifest_it_is_not_published_but_can_be_tried(plaats: Plaats) -> None:
    (plaats.root / OW / "manifest-ow.xml").unlink()
    assert "manifest-ow.xml ontbreekt" in geweigerd(plaats)
    zet(plaats, f"{LIJN}/2024/versie.yaml", (plaats.root / LIJN / "2024/versie.yaml").read_text("utf-8") + PROEF)
    result = plaats.run("stop", ADRES, "--proef", "-o", str(plaats.uit / "stop"))
    assert result.exit_code == 0
    assert "manifest-ow.xml ontbreekt" in result.stderr


PROEF = """proef:
  oin: "00000000000000009999"
  vastgesteld: 2023-11-23
  datum_bekendmaking: 2023-12-05
  inwerkingtreding: 2024-01-01
"""


def test_they_do_not_go_unasked(plaats: Plaats) -> None:
    vervang(plaats, OVERHEID, "meeleveren", "geen")
    assert "zouden niet meegaan" in geweigerd(plaats)


def test_an_ordinary_ordinance_has_none(plaats: Plaats) -> None:
    vervang(plaats, f"{LIJN}/regeling.yaml", "regelingtype_003", "regelingtype_000")
    assert "geen document van de Omgevingswet" in geweigerd(plaats)
    for pad in (plaats.root / OW).iterdir():
        pad.unlink()
    assert set(lever(plaats)) >= {"besluit.xml", "manifest.xml", "opdracht.xml"}


def test_another_may_deliver(plaats: Plaats) -> None:
    vervang(plaats, OVERHEID, "ow_manifest", 'aanleveraar: "00000001234567890000"\n  ow_manifest')
    opdracht = lever(plaats)["opdracht.xml"].decode()
    assert "<idBevoegdGezag>00000000000000009999</idBevoegdGezag>" in opdracht
    assert "<idAanleveraar>00000001234567890000</idAanleveraar>" in opdracht


@pytest.mark.parametrize(
    ("regel", "reden"),
    [
        ("versie: 1.4.0", "“1.4.0” kan hier niet. Toegestaan: 1.3.0."),
        ("lvbb: 1.3.0", "“1.3.0” kan hier niet. Toegestaan: 1.2.0."),
        ("ow_manifest: ja", "Toegestaan: geen, meeleveren."),
        ("aanleveraar: 123", "“123” is geen OIN."),
        ("kanaal: lvbb", "De sleutel “kanaal” is hier niet bekend."),
    ],
)
def test_what_renvooi_does_not_do_is_no_setting(tmp_path: Path, regel: str, reden: str) -> None:
    plaats = nieuwe_plaats(tmp_path)
    stel(plaats, regel)
    said = geweigerd(plaats)
    assert reden in said
    assert "overheid.yaml:" in said


def test_the_versions_that_are_written_can_be_named(tmp_path: Path) -> None:
    plaats = nieuwe_plaats(tmp_path)
    zonder = lever(plaats)
    stel(plaats, "versie: 1.3.0\n  lvbb: 1.2.0")
    assert lever(plaats) == zonder

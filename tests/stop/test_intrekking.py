"""A besluit that only withdraws, as a delivery: valid by the official rules and by our own, broken ones refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

from pipeline.formats.stop.keuring.aanlevering import lees
from pipeline.formats.stop.keuring.register import keur
from pipeline.formats.stop.xml import D, T
from pipeline.model import Severity
from tests.cli.intrekken import ADRES, EINDE, MAP, PUBLISH, intrekking, klaar, tot, vervang, zet
from tests.cli.levensloop import LIJN, Plaats
from tests.stop.keuring import Keuring

WERK = "/akn/nl/act/gm9999/2023/verordening-speelplekken-2024"
PROEF = f"""proef:
  oin: "00000000000000009999"
  vastgesteld: 2025-11-13
  datum_bekendmaking: 2025-12-02
  inwerkingtreding: {EINDE}
"""
TWEEDE = f"{LIJN.rpartition('/')[0]}/verordening-parkeren"
AANHEF = """De raad van de gemeente Voorbeeldstad;

gelet op artikel 149 van de Gemeentewet[^1];

besluit:

[^1]: Zoals die luidt op de dag van het besluit.
"""
MOTIVERING = "# Waarom\n\nZie de [Gemeentewet](https://wetten.overheid.nl/BWBR0005416).\n"


@dataclass(frozen=True)
class Pakket:
    """A delivery on disk, with the parts that the tests look at."""

    bestanden: dict[str, bytes]

    def alle(self, pad: str) -> list[str]:
        wortel = etree.fromstring(self.bestanden["besluit.xml"])
        return [(deel.text or "") for deel in wortel.iterfind(f".//{pad}")]


def lever(plaats: Plaats, *opties: str) -> Pakket:
    klaar(plaats, "stop", ADRES, *opties, "-o", str(plaats.uit / "stop"))
    return Pakket({pad.name: pad.read_bytes() for pad in (plaats.uit / "stop").iterdir()})


def tweede_regeling(plaats: Plaats) -> None:
    """Another ordinance, that the same besluit withdraws."""
    regeling = (plaats.root / LIJN / "regeling.yaml").read_text(encoding="utf-8")
    zet(plaats, f"{TWEEDE}/regeling.yaml", regeling)
    record = (plaats.root / LIJN / "2024/versie.yaml").read_text(encoding="utf-8")
    for oud, nieuw in (("speelplekken", "parkeren"), ("2024", "2020"), ("2023", "2019")):
        record = record.replace(oud, nieuw)
    zet(plaats, f"{TWEEDE}/2020/versie.yaml", record)
    zet(plaats, f"{TWEEDE}/2020/tekst/artikel-1.md", "# Artikel 1 Doel\n\nParkeren mag.\n")
    vervang(plaats, f"{MAP}/intrekking.yaml", '["2025"]', '["2025", "verordening-parkeren@2020"]')


def met_stukken(plaats: Plaats) -> None:
    zet(plaats, f"{MAP}/besluit/aanhef.md", AANHEF)
    zet(plaats, f"{MAP}/besluit/motivering.md", MOTIVERING)


def met_citeertitel(plaats: Plaats) -> None:
    vervang(plaats, f"{MAP}/intrekking.yaml", "status:", "citeertitel: Intrekkingsbesluit speelplekken\nstatus:")


def eerste_versie(plaats: Plaats) -> None:
    """Only 2024 there is: a Work of one version."""
    for pad in sorted((plaats.root / LIJN / "2025").rglob("*"), reverse=True):
        pad.unlink() if pad.is_file() else pad.rmdir()
    (plaats.root / LIJN / "2025").rmdir()
    vervang(plaats, f"{MAP}/intrekking.yaml", '["2025"]', '["2024"]')


SOORTEN: dict[str, Callable[[Plaats], None]] = {
    "plain": lambda plaats: None,
    "two ordinances": tweede_regeling,
    "aanhef and motivering": met_stukken,
    "citeertitel": met_citeertitel,
    "first version": eerste_versie,
}


@pytest.mark.stop
@pytest.mark.parametrize("maak", SOORTEN.values(), ids=SOORTEN)
def test_every_withdrawal_is_a_valid_delivery(keuring: Keuring, tmp_path: Path, maak: Callable[[Plaats], None]) -> None:
    plaats = intrekking(tmp_path)
    maak(plaats)
    tot(plaats, 2)
    pakket = lever(plaats, "--bekendmaking", "2025-12-02")
    assert keuring(pakket.bestanden) == []
    assert [een for een in keur(lees(pakket.bestanden, True)) if een.severity is Severity.ERROR] == []


@pytest.mark.stop
def test_a_draft_is_a_valid_trial(keuring: Keuring, tmp_path: Path) -> None:
    plaats = intrekking(tmp_path)
    record = (plaats.root / MAP / "intrekking.yaml").read_text(encoding="utf-8")
    zet(plaats, f"{MAP}/intrekking.yaml", f"{record}{PROEF}")
    assert keuring(lever(plaats, "--proef").bestanden) == []


def test_it_withdraws_works_and_makes_no_regulation(tmp_path: Path) -> None:
    plaats = intrekking(tmp_path)
    tweede_regeling(plaats)
    tot(plaats, 2)
    pakket = lever(plaats, "--bekendmaking", "2025-12-02")
    assert set(pakket.bestanden) == {"besluit.xml", "manifest.xml", "opdracht.xml"}
    assert pakket.alle(f"{D}Intrekking/{D}instrument") == [WERK, "/akn/nl/act/gm9999/2019/verordening-parkeren-2020"]
    assert len(set(pakket.alle(f"{D}doel"))) == 1
    assert pakket.alle(f"{D}Tijdstempel/{D}datum") == [EINDE]
    assert pakket.alle(f"{D}Tijdstempel/{D}eId") == ["art_2"]
    assert pakket.alle(f"{D}Intrekking/{D}eId") == ["art_1", "art_1"]
    for niet in (D + "BeoogdeRegeling", T + "WijzigArtikel", T + "WijzigBijlage", D + "RegelingMetadata"):
        assert pakket.alle(niet) == []
    (zin,) = (tekst for tekst in pakket.alle(T + "Al") if "ingetrokken" in tekst and tekst.startswith("De Verordening"))
    assert zin == (
        "De Verordening speelplekken Voorbeeldstad en de Verordening parkeren Voorbeeldstad worden ingetrokken."
    )


def test_the_same_besluit_gives_the_same_bytes(tmp_path: Path) -> None:
    plaats = intrekking(tmp_path)
    tot(plaats, 2)
    assert lever(plaats, "--bekendmaking", "2025-12-02") == lever(plaats, "--bekendmaking", "2025-12-02")


def test_a_document_of_the_omgevingswet_goes_through_the_lvbb(tmp_path: Path) -> None:
    plaats = intrekking(tmp_path, soort="regelingtype_003")
    tot(plaats, 3)
    assert {pad.name for pad in (plaats.uit / "pakket").iterdir()} == {"besluit.xml", "manifest.xml", "opdracht.xml"}


def test_a_draft_is_not_delivered(tmp_path: Path) -> None:
    plaats = intrekking(tmp_path)
    result = plaats.run("stop", ADRES, "--bekendmaking", "2025-12-02", "-o", str(plaats.uit / "stop"))
    assert result.exit_code == 2
    for wat in ("nog niet vastgesteld", "`vastgesteld`", "in intrekking.yaml"):
        assert wat in result.stderr


def test_a_finding_is_told_at_the_line_of_the_record(tmp_path: Path) -> None:
    plaats = intrekking(tmp_path)
    tot(plaats, 2)
    lever(plaats, "--bekendmaking", "2025-12-02")
    result = plaats.run("validate", str(plaats.uit / "stop"))
    assert f"(uit {MAP}/intrekking.yaml:1)" in result.stdout


def test_without_an_earlier_version_a_name_is_not_a_trial(tmp_path: Path) -> None:
    plaats = intrekking(tmp_path)
    result = plaats.run("stop", ADRES, "--proef", "-o", str(plaats.uit / "stop"))
    assert result.exit_code == 2
    assert "Zet in intrekking.yaml onder `proef:`" in result.stderr


def test_publishing_twice_to_one_place_is_one_delivery(tmp_path: Path) -> None:
    plaats = intrekking(tmp_path, soort="regelingtype_003")
    tot(plaats, 3)
    assert plaats.run(*PUBLISH, "-o", str(plaats.uit / "pakket")).exit_code == 2

"""A besluit that only withdraws: its life, what it does to the ordinance, and what every command says of it."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from lxml import html

from pipeline.model import Status, Versie
from pipeline.store.bronnen import map_bron
from pipeline.store.lezen import versies
from pipeline.store.vinden import alle_besluiten, laad_besluit
from tests.cli.intrekken import (
    ADOPT,
    ADRES,
    ANNOUNCE,
    EINDE,
    MAP,
    PUBLISH,
    SUBMIT,
    intrekking,
    klaar,
    stappen,
    tot,
    vervang,
    zet,
)
from tests.cli.levensloop import LIJN, Plaats
from tests.cli.schijf import Schijf, vol


@pytest.fixture(scope="session")
def schijf() -> Schijf:
    """One hook for the whole session: it can't be taken away."""
    return Schijf()


@pytest.fixture
def plaats(tmp_path: Path) -> Plaats:
    (tmp_path / "werk").mkdir()
    return intrekking(tmp_path / "werk")


def besluit(plaats: Plaats) -> Versie:
    bron = map_bron(plaats.root)
    (adres,) = (een for een in alle_besluiten(bron) if str(een) == ADRES)
    return laad_besluit(bron, adres)


def woorden(pad: Path) -> str:
    """What a page says, in one line."""
    return " ".join(" ".join(html.fromstring(pad.read_text(encoding="utf-8")).body.itertext()).split())


def geweigerd(plaats: Plaats, *words: str) -> str:
    result = plaats.run(*words)
    assert result.exit_code == 2, result.output
    return result.stderr


def test_it_is_no_version_but_stands_beside_them(plaats: Plaats) -> None:
    bron = map_bron(plaats.root)
    assert ADRES not in map(str, versies(bron))
    assert [str(een) for een in alle_besluiten(bron) if een.overheid == "voorbeeldstad"][-1] == ADRES
    een = besluit(plaats)
    assert [str(oud.adres) for oud in een.trekt_in] == [f"{LIJN}@2025"]
    assert een.regeling.lichaam == ()


def test_it_goes_through_its_whole_life(plaats: Plaats) -> None:
    for words, status in zip(stappen(plaats), list(Status)[1:], strict=True):
        klaar(plaats, *words)
        assert besluit(plaats).gegevens.status is status
    assert besluit(plaats).gegevens.publicatie == "gmb-2025-500000"
    record = (plaats.root / MAP / "intrekking.yaml").read_text(encoding="utf-8")
    assert 'trekt_in: ["2025"] # de versie die dan geldt\n' in record
    assert not (plaats.root / MAP / "identiteit.lock.yaml").exists()


def test_after_it_nothing_is_in_force(plaats: Plaats) -> None:
    klaar(plaats, "text", f"{LIJN}@geldend:{EINDE}")
    tot(plaats, 2)
    klaar(plaats, "text", f"{LIJN}@geldend:2026-01-31")
    said = geweigerd(plaats, "text", f"{LIJN}@geldend:{EINDE}")
    assert "geen versie aan te wijzen die geldt" in said
    assert f"{LIJN}@2025 geldt niet meer sinds {EINDE}" in said


def test_status_tells_it_on_both_sides(plaats: Plaats) -> None:
    tot(plaats, 4)
    assert f"Trekt in: {LIJN}@2025, met ingang van {EINDE}." in klaar(plaats, "status", ADRES)
    assert f"Ingetrokken met ingang van {EINDE} door {ADRES}." in klaar(plaats, "status", f"{LIJN}@2025")
    assert f"{ADRES}: bekendgemaakt (2025-12-02" in klaar(plaats, "status")


def test_the_package_for_drop_is_the_decision_and_the_last_day(plaats: Plaats) -> None:
    tot(plaats, 3)
    pakket = plaats.uit / "pakket"
    assert {pad.name for pad in pakket.iterdir()} >= {"1-besluit.docx", "4-metadata.csv", "6-controlelijst.html"}
    assert not [pad for pad in pakket.rglob("*") if "geconsolideerd" in pad.name or pad.suffix == ".xml"]
    page = (pakket / "1-besluit.html").read_text(encoding="utf-8")
    assert "De Verordening speelplekken Voorbeeldstad wordt ingetrokken." in page
    assert "Dit besluit treedt in werking met ingang van 1 februari 2026." in page
    with (pakket / "4-metadata.csv").open(encoding="utf-8-sig") as table:
        rows = {row["versie"]: row["uitwerkingtreding"] for row in csv.DictReader(table, delimiter=";")}
    assert rows == {"2024": "", "2025": EINDE}


def test_the_sheet_of_the_withdrawn_ordinance_keeps_its_last_day(plaats: Plaats) -> None:
    tot(plaats, 4)
    klaar(plaats, "drop", f"{LIJN}@2025", "-o", str(plaats.uit / "oud"))
    assert f";{EINDE};" in (plaats.uit / "oud" / "4-metadata.csv").read_text(encoding="utf-8-sig")


def test_build_makes_the_papers_of_its_proposal(plaats: Plaats, tmp_path: Path) -> None:
    klaar(plaats, "build", "speelplekken", "-f", "html", "-o", str(tmp_path / "build"))
    made = tmp_path / "build" / MAP
    papers = ["adviesnota.html", "besluitenlijst.html", "raadsbesluit.html", "raadsvoorstel.html"]
    assert sorted(pad.name for pad in made.glob("*.html")) == papers
    index = (tmp_path / "build" / "index.html").read_text(encoding="utf-8")
    assert all(f"{MAP}/{paper}" in index for paper in papers)
    proposal = woorden(made / "raadsvoorstel.html")
    assert "De Verordening speelplekken Voorbeeldstad in te trekken met ingang van 1 februari 2026." in proposal
    assert "Raadsbesluit: Besluit tot intrekking van de Verordening speelplekken Voorbeeldstad" in proposal
    nota = woorden(made / "adviesnota.html")
    for bijlage in ("Verordening", "Besluit tot intrekking van de Verordening", "Raadsvoorstel"):
        assert f"aangekruist: {bijlage}" in nota
    assert "Bijlage 1" not in nota + proposal


def test_without_a_proposal_there_is_only_the_decision_and_that_is_said(plaats: Plaats, tmp_path: Path) -> None:
    shutil.rmtree(plaats.root / MAP / "besluit")
    said = klaar(plaats, "build", "speelplekken", "-f", "html", "-o", str(tmp_path / "build"))
    assert "er is geen voorstel (besluit/besluit.yaml); daarom is alleen het raadsbesluit gemaakt." in said
    assert [pad.name for pad in (tmp_path / "build" / MAP).glob("*.html")] == ["raadsbesluit.html"]


@pytest.mark.parametrize("command", ["text", "tariffs", "compare"])
def test_what_needs_a_text_says_that_there_is_none(plaats: Plaats, command: str) -> None:
    words = {
        "text": ("text", ADRES),
        "tariffs": ("tariffs", "index", ADRES, "--by", "3%", "--from", "2027-01-01"),
        "compare": ("compare", f"{LIJN}@2025", ADRES),
    }
    assert f"{ADRES} trekt alleen in" in geweigerd(plaats, *words[command])


def test_lint_judges_it(plaats: Plaats) -> None:
    klaar(plaats, "lint", ADRES)
    klaar(plaats, "lint", str(plaats.root / MAP))
    vervang(plaats, f"{MAP}/intrekking.yaml", EINDE, "2025-04-01")
    result = plaats.run("lint", ADRES)
    assert result.exit_code == 1
    assert "intrekking.yaml:2:11: LEV-03 fout" in result.output


def test_a_frozen_one_does_not_change(plaats: Plaats) -> None:
    tot(plaats, 1)
    vervang(plaats, f"{MAP}/intrekking.yaml", "Besluit tot", "Verordening tot")
    assert "LEV-01" in plaats.run("lint", ADRES).output
    assert "daarna veranderd" in geweigerd(plaats, *ADOPT)


@pytest.mark.parametrize("aantal", range(5))
def test_no_step_out_of_turn(plaats: Plaats, aantal: int) -> None:
    vervang(plaats, f"{LIJN}/regeling.yaml", "regelingtype_000", "regelingtype_003")
    tot(plaats, aantal)
    for index, words in enumerate((SUBMIT, ADOPT, (*PUBLISH, "-o", str(plaats.uit / "ander")), ANNOUNCE)):
        if index != aantal:
            geweigerd(plaats, *words)


@pytest.mark.parametrize("aantal", range(4))
def test_a_full_disk_leaves_it_as_it_was_or_as_it_becomes(
    schijf: Schijf, tmp_path: Path, plaats: Plaats, aantal: int
) -> None:
    vervang(plaats, f"{LIJN}/regeling.yaml", "regelingtype_000", "regelingtype_003")
    tot(plaats, aantal)
    old, new = list(Status)[aantal : aantal + 2]
    werk, bewaard = tmp_path / "werk", tmp_path / "bewaard"
    shutil.copytree(werk, bewaard)
    seen = []
    for at in range(1, 99):
        with schijf.faalt(werk, at, vol):
            plaats.run(*stappen(plaats)[aantal])
        seen.append(besluit(plaats).gegevens.status)
        assert (plaats.uit / "pakket").exists() == (aantal > 2 or (aantal == 2 and seen[-1] is new))
        if schijf.count < at:
            break
        shutil.rmtree(werk)
        shutil.copytree(bewaard, werk)
    assert set(seen) == {old, new} and seen[-1] is new and seen.count(old) >= 2


KAPOT = [
    ("trekt_in", 'trekt_in: ["2025"]', "trekt_in: []", "Er staat niet welke regeling"),
    ("unknown version", 'trekt_in: ["2025"]', 'trekt_in: ["2023"]', "bestaat niet"),
    ("unknown ordinance", 'trekt_in: ["2025"]', 'trekt_in: ["parkeren@2025"]', "geen regeling waarop"),
    ("an earlier version", 'trekt_in: ["2025"]', 'trekt_in: ["2024"]', "is een latere bekendgemaakte versie"),
    ("one ordinance twice", 'trekt_in: ["2025"]', 'trekt_in: ["2025", "2024"]', "een versie van dezelfde regeling"),
    ("unknown key", "status: concept", "status: concept\nwerk: x", "“werk” is hier niet bekend"),
    ("no title", "opschrift: ", "citeertitel: ", "“opschrift” ontbreekt"),
    ("no date", EINDE, "1 februari 2026", "geen datum"),
    ("no status", "status: concept", "status: klaar", "“klaar” kan hier niet"),
    (
        "another authority",
        'trekt_in: ["2025"]',
        'trekt_in: ["olst-wijhe/verordening-sociaal-domein@2019"]',
        "andere overheid",
    ),
]


@pytest.mark.parametrize(("oud", "nieuw", "reden"), [een[1:] for een in KAPOT], ids=[een[0] for een in KAPOT])
def test_a_broken_record_is_refused_with_its_line(plaats: Plaats, oud: str, nieuw: str, reden: str) -> None:
    vervang(plaats, f"{MAP}/intrekking.yaml", oud, nieuw)
    for words in (SUBMIT, ("lint", ADRES), ("status", ADRES), ("stop", ADRES, "-o", str(plaats.uit / "stop"))):
        said = geweigerd(plaats, *words)
        assert reden in said
        assert f"{MAP}/intrekking.yaml:" in said


NIET = [
    ("a draft", f"{LIJN}/2025/versie.yaml", "status: bekendgemaakt", "status: vastgesteld", "en niet bekendgemaakt"),
    ("not yet", f"{MAP}/intrekking.yaml", EINDE, "2025-04-01", "is er niets in te trekken"),
    ("before it was adopted", f"{MAP}/intrekking.yaml", EINDE, "2025-11-01", "hoort niet vóór `vastgesteld`"),
    ("before it is issued", f"{MAP}/intrekking.yaml", EINDE, "2025-12-02", "de dag na de uitgifte"),
    ("no day", f"{MAP}/intrekking.yaml", f"inwerkingtreding: {EINDE}\n", "", "Nog onbekend"),
    (
        "already out of force",
        f"{LIJN}/2025/versie.yaml",
        "terugwerkend_tot_en_met: 2025-01-01",
        "uitwerkingtreding: 2026-01-01",
        "al niet meer",
    ),
]


@pytest.mark.parametrize(("pad", "oud", "nieuw", "reden"), [een[1:] for een in NIET], ids=[een[0] for een in NIET])
def test_what_can_not_be_withdrawn_is_not_published(tmp_path: Path, pad: str, oud: str, nieuw: str, reden: str) -> None:
    drop = pad.endswith("2025/versie.yaml")
    plaats = intrekking(tmp_path, soort="regelingtype_000" if drop else "regelingtype_003")
    vervang(plaats, pad, oud, nieuw)
    tot(plaats, 2)
    before = (plaats.root / MAP / "intrekking.yaml").read_bytes()
    assert reden in geweigerd(plaats, *PUBLISH, "-o", str(plaats.uit / "pakket"))
    assert not (plaats.uit / "pakket").exists()
    assert (plaats.root / MAP / "intrekking.yaml").read_bytes() == before


def test_what_another_besluit_ended_is_not_withdrawn_again(plaats: Plaats) -> None:
    tot(plaats, 2)
    record = "opschrift: Nog een besluit\ntrekt_in: ['2025']\nstatus: concept\ninwerkingtreding: 2026-03-01\n"
    zet(plaats, f"{LIJN}/nogmaals/intrekking.yaml", record)
    result = plaats.run("lint", f"{LIJN}@nogmaals")
    assert result.exit_code == 1
    assert "geldt sinds 1 februari 2026 al niet meer" in result.output


def test_of_a_withdrawn_ordinance_no_version_is_published(plaats: Plaats) -> None:
    tot(plaats, 4)
    record = """werk: verordening-speelplekken-2024
citeertitel: Verordening speelplekken Voorbeeldstad
opschrift: Verordening speelplekken
was: ["2025"]
status: vastgesteld
vastgesteld: 2026-01-20
inwerkingtreding: 2026-04-01
"""
    zet(plaats, f"{LIJN}/2026/versie.yaml", record)
    zet(plaats, f"{LIJN}/2026/tekst/artikel-1.md", "# Artikel 1 Doel\n\nSpelen mag.\n")
    words = ("publish", f"{LIJN}@2026", "--bekendmaking", "2026-03-01", "-o", str(plaats.uit / "nieuw"))
    assert f"ingetrokken door {ADRES}" in geweigerd(plaats, *words)


@pytest.mark.parametrize("naam", ["tekst/artikel-1.md", "intrekkking.yaml", "besluit/nota.docx"])
def test_a_file_that_nothing_reads_is_refused(plaats: Plaats, naam: str) -> None:
    zet(plaats, f"{MAP}/{naam}", "# Artikel 1\n\nTekst.\n")
    assert "hoort niet" in geweigerd(plaats, "status", ADRES)


def test_a_folder_with_both_records_is_a_version_with_a_file_too_many(plaats: Plaats) -> None:
    zet(plaats, f"{LIJN}/2025/intrekking.yaml", "opschrift: Besluit\ntrekt_in: ['2024']\n")
    assert "“intrekking.yaml” hoort niet in een versie" in geweigerd(plaats, "lint", f"{LIJN}@2025")

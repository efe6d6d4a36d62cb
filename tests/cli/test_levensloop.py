"""From draft to publication: every step in its turn, what freezes a text, and the scenarios A8 and A9 as commands."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import pytest

from pipeline.cli.publish import MAKERS
from pipeline.cli.uitgifte import Pakket
from pipeline.model import Handeling, Kanaal, Status
from tests.cli.levensloop import ADOPT, ADRES, ANNOUNCE, COLLEGE, LIJN, PUBLISH, RAAD, SUBMIT, Plaats, nieuwe_plaats

WITHDRAW = ("submit", ADRES, "--withdraw", "--by", COLLEGE, "--on", "2025-02-12")
ABORT = ("publish", "--abort", ADRES, "--on", "2025-03-22")


@pytest.fixture
def plaats(tmp_path: Path) -> Plaats:
    """The ordinances, complete, with a draft."""
    return nieuwe_plaats(tmp_path)


@pytest.fixture
def klein(monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that is quick to make, for tests that are about what happens around it."""
    pakket = Pakket({"a.txt": b"een", "map/b.txt": b"twee"}, (), "Kanaal: DROP.")
    monkeypatch.setitem(MAKERS, Kanaal.DROP, lambda root, naam, dag: pakket)  # type: ignore[index]


def test_a_version_goes_through_its_whole_life(plaats: Plaats) -> None:
    steps = plaats.stappen()
    for words, status in zip(steps, list(Status)[1:], strict=True):
        plaats.done(*words)
        assert plaats.versie().gegevens.status is status
    gegevens = plaats.versie().gegevens
    assert [(stap.stap, stap.door) for stap in gegevens.levensloop] == [
        (Handeling.AANGEBODEN, COLLEGE),
        (Handeling.VASTGESTELD, RAAD),
        (Handeling.AANGELEVERD, COLLEGE),
        (Handeling.BEKENDGEMAAKT, COLLEGE),
    ]
    assert (gegevens.publicatie, str(gegevens.bekendgemaakt)) == ("gmb-2025-123456", "2025-03-27")
    assert "status: bekendgemaakt # nog niet klaar\n" in plaats.record.read_text(encoding="utf-8")
    assert "# Verzonnen gegevens" in plaats.record.read_text(encoding="utf-8")


def test_the_record_knows_the_package_that_was_delivered(plaats: Plaats) -> None:
    plaats.tot(3)
    folder = plaats.uit / "drop"
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n"
        for path in folder.rglob("*")
        if path.is_file()
    ]
    lines.sort(key=lambda line: line.partition("  ")[2])
    assert plaats.versie().gegevens.levensloop[-1].pakket == hashlib.sha256("".join(lines).encode()).hexdigest()


def test_the_package_is_the_one_that_drop_makes(plaats: Plaats) -> None:
    plaats.tot(2)
    plaats.done("drop", ADRES, "--bekendmaking", "2025-03-27", "-o", str(plaats.uit / "los"))
    plaats.done(*PUBLISH, "-o", str(plaats.uit / "drop"))
    made, loose = (
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (plaats.uit / "drop", plaats.uit / "los")
    )
    assert made == loose


TURN = {"submit": 0, "withdraw": 1, "adopt": 1, "publish": 2, "abort": 3, "announce": 3}
"""After how many steps it is the turn of a command."""
COMMANDS = {"submit": SUBMIT, "withdraw": WITHDRAW, "adopt": ADOPT, "abort": ABORT, "announce": ANNOUNCE}
ADVICE = ["renvooi submit", "renvooi adopt", "renvooi publish", "--abort", "is een nieuwe versie"]


@pytest.mark.usefixtures("klein")
@pytest.mark.parametrize("steps", range(5))
def test_a_command_out_of_turn_is_refused_with_what_to_do(plaats: Plaats, steps: int) -> None:
    plaats.tot(steps)
    before = plaats.record.read_bytes()
    for name, turn in TURN.items():
        if turn == steps:
            continue
        words = COMMANDS.get(name, (*PUBLISH, "-o", str(plaats.uit / "nog")))
        result = plaats.run(*words)
        assert result.exit_code == 2, name
        assert "versie.yaml:" in result.stderr and ADVICE[steps] in result.stderr, name
    assert plaats.record.read_bytes() == before
    assert not (plaats.uit / "nog").exists()


@pytest.mark.usefixtures("klein")
@pytest.mark.parametrize(
    ("steps", "words", "told"),
    [
        (0, (*SUBMIT[:-1], "2025-04-03"), "2025-04-03 ligt in de toekomst (vandaag is het 2025-04-02)"),
        (1, (*ADOPT[:-1], "2025-02-10"), "2025-02-10 ligt vóór de vorige stap: aangeboden op 2025-02-11"),
        (1, (*ADOPT[:-1], "2026-01-01"), "ligt in de toekomst"),
        (1, (*ADOPT[:-1], "2025-03-19"), "versie.yaml noemt 2025-03-20 als dag `vastgesteld`"),
        (1, (*ADOPT, "--signed", "2025-03-19"), "Ondertekenen op 2025-03-19 kan niet"),
        (2, ("publish", ADRES, "--on", "2025-03-21", "-o", "x.zip"), "De dag van uitgifte is onbekend"),
        (2, ("publish", ADRES, "--bekendmaking", "2025-03-21", "-o", "x.zip"), "ligt vóór de dag van aanlevering"),
        (2, PUBLISH, "Waar het pakket heen moet"),
        (3, ("announce", ADRES, "gmb-2025-1", "2025-03-20"), "ligt vóór de vorige stap"),
        (3, ("announce", ADRES, "gmb-2025-1", "2025-05-01"), "ligt in de toekomst"),
        (3, ("announce", ADRES, "gmb-2024-1", "2025-03-27"), "“gmb-2024-1” is van 2024"),
        (3, ("announce", ADRES, "prb-2025-1", "2025-03-27"), "geen nummer van een publicatie van een gemeente"),
        (3, ("announce", ADRES, "12345", "2025-03-27"), "gmb-2026-123456"),
    ],
)
def test_a_day_or_number_that_cannot_be_is_refused(
    plaats: Plaats, monkeypatch: pytest.MonkeyPatch, steps: int, words: tuple[str, ...], told: str
) -> None:
    monkeypatch.chdir(plaats.uit)
    plaats.tot(steps)
    before = plaats.record.read_bytes()
    result = plaats.run(*words)
    assert result.exit_code == 2
    assert told in result.stderr
    assert plaats.record.read_bytes() == before


def wijzig_woord(plaats: Plaats) -> None:
    path = plaats.artikel()
    path.write_text(path.read_text(encoding="utf-8").replace("twee weken", "drie weken"), encoding="utf-8")


def wijzig_beeld(plaats: Plaats) -> None:
    path = plaats.root / LIJN / "2025/tekst/afbeeldingen/vrije-ruimte.png"
    path.write_bytes(path.read_bytes() + b" ")


def wijzig_datum(plaats: Plaats) -> None:
    text = plaats.record.read_text(encoding="utf-8")
    plaats.record.write_text(text.replace("\ninwerkingtreding: 2025-04-01", "\ninwerkingtreding: 2025-05-01"), "utf-8")


def wijzig_titel(plaats: Plaats) -> None:
    text = plaats.record.read_text(encoding="utf-8")
    plaats.record.write_text(text.replace("citeertitel: Verordening", "citeertitel: De verordening"), "utf-8")


def verhef_de_status(plaats: Plaats) -> None:
    """Another status does not lift the freeze."""
    text = plaats.record.read_text(encoding="utf-8")
    plaats.record.write_text(text.replace("status: vastgesteld", "status: concept"), "utf-8")
    wijzig_woord(plaats)


@pytest.mark.parametrize("wijzig", [wijzig_woord, wijzig_beeld, wijzig_datum, wijzig_titel, verhef_de_status])
def test_a_frozen_text_that_changes_is_an_error_of_lint_and_of_build_and_of_publish(
    plaats: Plaats, wijzig: object
) -> None:
    plaats.tot(2)
    assert "LEV-0" not in plaats.run("lint", ADRES).output
    assert callable(wijzig)
    wijzig(plaats)
    for words in (("lint", ADRES), ("build", "speelplekken", "-f", "html"), (*PUBLISH, "-o", str(plaats.uit / "p"))):
        result = plaats.run(*words)
        assert result.exit_code == (1 if words[0] == "lint" else 2)
        assert "LEV-01" in result.output or ("LEV-02" in result.output and words[0] == "publish")
    assert not (plaats.uit / "p").exists()
    assert not (plaats.root.parent / f"build/{LIJN}/2025/geconsolideerd.html").exists()


def test_what_fmt_may_change_thaws_nothing(plaats: Plaats) -> None:
    plaats.tot(2)
    path = plaats.artikel()
    text = path.read_text(encoding="utf-8")
    path.write_bytes(b"\xef\xbb\xbf" + text.replace(" en ", " en\n").replace("\n", "\r\n").encode())
    path.rename(path.with_name("artikel-5-anders.md"))
    assert "LEV-01" not in plaats.run("lint", ADRES).output
    plaats.done("fmt", str(plaats.root / LIJN / "2025"))
    assert "LEV-01" not in plaats.run("lint", ADRES).output


def test_an_offered_text_changes_by_going_back(plaats: Plaats) -> None:
    plaats.tot(1)
    wijzig_woord(plaats)
    assert "LEV-01" in plaats.run("lint", ADRES).output
    plaats.done(*WITHDRAW)
    assert "LEV-01" not in plaats.run("lint", ADRES).output
    plaats.done(*SUBMIT[:-1], "2025-02-13")
    assert [str(stap.stap) for stap in plaats.versie().gegevens.levensloop] == [
        "aangeboden",
        "teruggenomen",
        "aangeboden",
    ]


def test_an_amended_text_is_adopted_only_when_that_is_said(plaats: Plaats) -> None:
    plaats.tot(1)
    wijzig_woord(plaats)
    result = plaats.run(*ADOPT)
    assert result.exit_code == 2
    assert "--amended" in result.stderr
    plaats.done(*ADOPT, "--amended")
    assert "LEV-01" not in plaats.run("lint", ADRES).output
    first, second = plaats.versie().gegevens.levensloop
    assert first.tekst != second.tekst


def test_a_day_that_nobody_knew_may_be_filled_in_later_and_not_changed_again(plaats: Plaats) -> None:
    text = plaats.record.read_text(encoding="utf-8")
    known = "\ninwerkingtreding: 2025-04-01"
    plaats.record.write_text(text.replace(known, "", 1), encoding="utf-8")
    plaats.tot(2)
    text = plaats.record.read_text(encoding="utf-8")
    plaats.record.write_text(text.replace("\nvastgesteld:", f"{known}\nvastgesteld:", 1), encoding="utf-8")
    assert "LEV-01" not in plaats.run("lint", ADRES).output
    wijzig_titel(plaats)
    assert "LEV-01" in plaats.run("lint", ADRES).output


@pytest.mark.usefixtures("klein")
def test_an_aborted_delivery_can_be_delivered_again(plaats: Plaats) -> None:
    plaats.tot(3)
    plaats.done(*ABORT)
    assert plaats.versie().gegevens.status is Status.VASTGESTELD
    assert "LEV-0" not in plaats.run("lint", ADRES).output
    plaats.done(*PUBLISH[:-1], "2025-03-24", "-o", str(plaats.uit / "opnieuw.zip"))
    assert len(plaats.versie().gegevens.levensloop) == 5


@pytest.mark.usefixtures("klein")
def test_a_delivery_overwrites_nothing_and_goes_on_with_its_own(plaats: Plaats) -> None:
    plaats.tot(2)
    (plaats.uit / "vol").mkdir()
    (plaats.uit / "vol/verslag.txt").write_text("van mij")
    (plaats.uit / "vol.zip").write_text("van mij")
    for name in ("vol", "vol.zip"):
        result = plaats.run(*PUBLISH, "-o", str(plaats.uit / name))
        assert result.exit_code == 2 and "overschrijft niets" in result.stderr
    assert (plaats.uit / "vol.zip").read_text() == "van mij"
    folder = plaats.uit / "drop" / "map"
    folder.mkdir(parents=True)
    (folder / "b.txt").write_bytes(b"twee")
    (folder.parent / "a.txt").write_bytes(b"een")
    plaats.done(*PUBLISH, "-o", str(plaats.uit / "drop"))


def test_a_version_of_which_nobody_recorded_the_adopted_text_is_not_delivered(plaats: Plaats) -> None:
    text = plaats.record.read_text(encoding="utf-8")
    plaats.record.write_text(text.replace("status: concept", "status: vastgesteld"), encoding="utf-8")
    result = plaats.run(*PUBLISH, "-o", str(plaats.uit / "p"))
    assert result.exit_code == 2
    assert "niet vastgelegd welke tekst is vastgesteld" in result.stderr


def test_an_excerpt_can_be_adopted_and_never_delivered(plaats: Plaats) -> None:
    adres = "olst-wijhe/verordening-sociaal-domein@2022"
    plaats.done("submit", adres, "--by", COLLEGE, "--on", "2021-12-07")
    plaats.done("adopt", adres, "--by", "de raad", "--on", "2021-12-20", "--signed", "2021-12-20")
    result = plaats.run(
        "publish", adres, "--bekendmaking", "2022-01-04", "--on", "2021-12-21", "-o", str(plaats.uit / "p")
    )
    assert result.exit_code == 2
    for told in ("uittreksel", "PUB-01", "grondslag", "kosteloos", "SLT-02"):
        assert told in result.stderr, told
    assert not (plaats.uit / "p").exists()


def a8(plaats: Plaats, adopted: str = "2021-12-20") -> None:
    """The example, adopted on 20-12-2021 to be in force on 1-1-2022."""
    text = plaats.record.read_text(encoding="utf-8").partition("# Verzonnen")[0]
    for old, new in (
        ("2025-03-20", adopted),
        ("2025-04-01", "2022-01-01"),
        ("terugwerkend_tot_en_met: 2025-01-01\n", ""),
    ):
        text = text.replace(old, new)
    plaats.record.write_text(text, encoding="utf-8")
    earlier = plaats.root / LIJN / "2024/versie.yaml"
    text = earlier.read_text(encoding="utf-8")
    for old, new in (("2023-11-23", "2018-11-22"), ("2023-12-05", "2018-12-05"), ("2024-01-01", "2019-01-01")):
        text = text.replace(old, new)
    earlier.write_text(text.replace("gmb-2023", "gmb-2018"), encoding="utf-8")
    plaats.done("submit", ADRES, "--by", COLLEGE, "--on", "2021-12-07")
    plaats.done("adopt", ADRES, "--by", RAAD, "--on", adopted)


def test_scenario_a8_a_late_issue_is_refused_with_both_remedies(plaats: Plaats) -> None:
    a8(plaats)
    late = plaats.run(
        "publish", ADRES, "--on", "2021-12-22", "--bekendmaking", "2022-01-04", "-o", str(plaats.uit / "p")
    )
    assert late.exit_code == 2
    assert [line for line in late.stderr.splitlines() if "SLT-02" in line] == [
        f"{LIJN}/2025/versie.yaml:1:1: SLT-02: De regeling treedt in werking op 1 januari 2022, maar het gemeenteblad "
        "verschijnt pas op 4 januari 2022. Inwerkingtreding kan op zijn vroegst op 5 januari 2022, de dag na de "
        "uitgifte (Bekendmakingswet, artikel 8). Laat de raad kiezen: 1. inwerkingtreding met ingang van de dag na de "
        "datum van uitgifte, dus 5 januari 2022; of 2. daarbij uitdrukkelijk terugwerkende kracht tot en met 1 januari "
        "2022, niet voor bepalingen die burgers belasten. Zwijgt de tekst over de inwerkingtreding, dan is die op 12 "
        "januari 2022, de achtste dag na de uitgifte."
    ]
    assert not (plaats.uit / "p").exists()
    assert plaats.versie().gegevens.status is Status.VASTGESTELD
    plaats.done("publish", ADRES, "--on", "2021-12-22", "--bekendmaking", "2021-12-27", "-o", str(plaats.uit / "p"))


@pytest.mark.usefixtures("klein")
def test_an_issue_that_was_late_after_all_is_recorded_and_stays_an_error(plaats: Plaats) -> None:
    a8(plaats)
    plaats.done("publish", ADRES, "--on", "2021-12-22", "--bekendmaking", "2021-12-27", "-o", str(plaats.uit / "p"))
    result = plaats.run("announce", ADRES, "gmb-2022-77", "2022-01-04")
    assert result.exit_code == 1
    assert "12 januari 2022" in result.stderr
    assert plaats.versie().gegevens.publicatie == "gmb-2022-77"
    assert "SLT-02 fout De regeling treedt in werking op 1 januari 2022" in plaats.run("lint", ADRES).output


def test_scenario_a9_the_row_the_versions_and_the_number_that_is_fed_back(plaats: Plaats) -> None:
    a8(plaats)
    before = plaats.done("text", "speelplekken@2024")
    plaats.done("publish", ADRES, "--on", "2021-12-22", "--bekendmaking", "2021-12-27", "-o", str(plaats.uit / "p"))
    assert "PUB-04 waarschuwing Nog onbekend: het nummer van de publicatie" in plaats.run("lint", ADRES).output
    assert rij(plaats.uit / "p")[5] == ""
    plaats.done("announce", ADRES, "gmb-2021-123456", "2021-12-27")
    assert "PUB-04" not in plaats.run("lint", ADRES).output
    plaats.done("drop", ADRES, "-o", str(plaats.uit / "na"))
    betreft = "art. 1, 3a, 4, 5, 5a, 6, 7, 8, 9, 10, 12"
    row = rij(plaats.uit / "na")
    assert row[:3] == ["2022-01-01", "", ""]
    assert row[3].startswith(betreft[:12])
    assert row[4:6] == ["2021-12-20", "gmb-2021-123456"]
    assert plaats.done("text", "speelplekken@geldend:2021-12-31") == before
    assert plaats.done("text", "speelplekken@geldend:2022-01-01") == plaats.done("text", "speelplekken@2025")
    told = plaats.done("status", ADRES)
    assert f"{LIJN}@geldend:2022-01-01" in told and f"{LIJN}/2025" in told


def test_scenario_a9_a_new_ordinance_that_is_published_ends_the_old_work(plaats: Plaats) -> None:
    olst = "olst-wijhe/verordening-sociaal-domein"
    sheet = ("drop", f"{olst}@2019", "--proef", "-o", str(plaats.uit / "oud"))
    plaats.done(*sheet)
    assert einde(plaats.uit / "oud") == ""
    record = plaats.root / olst / "2022/versie.yaml"
    text = record.read_text(encoding="utf-8").replace("status: concept", "status: aangeleverd\nvastgesteld: 2021-12-20")
    record.write_text(text, encoding="utf-8")
    plaats.done("announce", f"{olst}@2022", "gmb-2021-123456", "2021-12-27")
    plaats.done(*sheet)
    assert einde(plaats.uit / "oud") == "2022-01-01"
    plaats.done("drop", f"{olst}@2022", "--proef", "-o", str(plaats.uit / "nieuw"))
    with (plaats.uit / "nieuw/PROEF-4-metadata.csv").open(encoding="utf-8-sig", newline="") as file:
        row = list(csv.reader(file, delimiter=";"))[-1]
    assert row == ["2022", "2022-01-01", "", "", "nieuwe regeling", "", "gmb-2021-123456", "47161-2021"]


def einde(folder: Path) -> str:
    """The last day on the sheet of a trial with one version."""
    with (folder / "PROEF-4-metadata.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))[-1][3]


def rij(folder: Path) -> list[str]:
    """The row of the version on the sheet for CVDR, behind its name."""
    with (folder / "4-metadata.csv").open(encoding="utf-8-sig", newline="") as file:
        return next(row[1:] for row in csv.reader(file, delimiter=";") if row[0] == "2025")


def test_a_document_of_the_omgevingswet_goes_by_stop(plaats: Plaats) -> None:
    lijn = plaats.root / LIJN / "regeling.yaml"
    lijn.write_text(lijn.read_text(encoding="utf-8").replace("regelingtype_000", "regelingtype_003"), encoding="utf-8")
    text = plaats.record.read_text(encoding="utf-8")
    plaats.record.write_text(text.replace("verordening-speelplekken-2024", "verordening-speelplekken-2025"), "utf-8")
    plaats.tot(2)
    told = plaats.done(*PUBLISH, "-o", str(plaats.uit / "stop"))
    assert "Kanaal: LVBB" in told
    assert {"manifest.xml", "opdracht.xml", "besluit.xml"} <= {path.name for path in (plaats.uit / "stop").iterdir()}
    assert b"<datumBekendmaking>2025-03-27<" in (plaats.uit / "stop/opdracht.xml").read_bytes()


def test_the_announcement_of_a_new_work_freezes_its_identities(plaats: Plaats) -> None:
    record = plaats.root / LIJN / "2024/versie.yaml"
    text = record.read_text(encoding="utf-8")
    lines = [
        line for line in text.splitlines() if not line.startswith(("status:", "bekendgemaakt:", "publicatie:", "lev"))
    ]
    record.write_text("\n".join(["status: aangeleverd", *lines]) + "\n", encoding="utf-8")
    adres = f"{LIJN}@2024"
    plaats.done("announce", adres, "gmb-2023-5", "2023-12-05")
    identiteit = plaats.versie(adres).identiteit
    assert identiteit["chp_1__art_1"] == "gm9999_2024__chp_1__art_1"
    assert len(set(identiteit.values())) == len(identiteit) > 50


@pytest.mark.usefixtures("klein")
def test_the_announcement_of_a_change_freezes_the_identities_of_its_lineage(plaats: Plaats) -> None:
    plaats.tot(4)
    identiteit = plaats.versie().identiteit
    assert identiteit["chp_1__art_1"] == "gm9999_2024__chp_1__art_1"
    assert any(wid.startswith("gm9999_2025__") for wid in identiteit.values())
    assert len(set(identiteit.values())) == len(identiteit) > 50


def test_status_tells_where_every_version_stands_and_what_is_in_the_way(plaats: Plaats) -> None:
    plaats.tot(1)
    told = plaats.done("status")
    assert f"{ADRES}: aangeboden (2025-02-11, {COLLEGE})\n" in told
    assert "olst-wijhe/verordening-sociaal-domein@2022: concept\n" in told
    plaats.done(*ADOPT)
    told = plaats.done("status", ADRES)
    assert f"  2025-03-20  vastgesteld, door {RAAD}\n" in told
    assert "Volgende stap: aanleveren: renvooi publish" in told
    assert "De dag van uitgifte is onbekend" in told


def test_a_git_revision_gets_no_step(plaats: Plaats) -> None:
    result = plaats.run("submit", f"main:{ADRES}", "--by", COLLEGE)
    assert result.exit_code == 2
    assert "zonder revisie" in result.stderr

"""`renvooi stop` on the real ordinances: what it writes, what it refuses, what it leaves alone."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from tests.conftest import ROOT
from tests.stop.keuring import Keuring

DATA = ROOT / "ordinances"
VOORBEELD = "speelplekken@2024"
UITTREKSEL = "sociaal-domein@2022"


def stop(*args: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(DATA), "stop", *args])


def inhoud(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.stop
def test_the_example_is_a_valid_delivery(keuring: Keuring, tmp_path: Path) -> None:
    assert stop(VOORBEELD, "-o", str(tmp_path / "uit")).exit_code == 0
    assert keuring(inhoud(tmp_path / "uit")) == []


@pytest.mark.stop
def test_the_excerpt_is_a_valid_trial(keuring: Keuring, tmp_path: Path) -> None:
    gedaan = stop(UITTREKSEL, "--proef", "-o", str(tmp_path / "uit"))
    assert gedaan.exit_code == 0
    assert "proefaanlevering" in gedaan.stderr
    assert keuring(inhoud(tmp_path / "uit")) == []


def test_it_says_which_channel_takes_it(tmp_path: Path) -> None:
    assert "Kanaal: DROP" in stop(VOORBEELD, "-o", str(tmp_path / "uit")).stdout


def test_the_excerpt_is_not_published(tmp_path: Path) -> None:
    gedaan = stop(UITTREKSEL, "-o", str(tmp_path / "uit"))
    assert gedaan.exit_code == 2
    assert not (tmp_path / "uit").exists()
    for wat in ("uittreksel", "OIN", "grondslagen", "`vastgesteld`", "--proef"):
        assert wat in gedaan.stderr


def test_a_next_version_of_a_work_is_delivered_as_a_change_of_it(tmp_path: Path) -> None:
    assert stop("speelplekken@2025", "--proef", "-o", str(tmp_path / "uit")).exit_code == 0
    besluit = (tmp_path / "uit" / "besluit.xml").read_text(encoding="utf-8")
    assert "<RegelingMutatie" in besluit
    assert "<RegelingCompact" not in besluit


def test_a_zip_and_a_folder_hold_the_same_bytes_and_twice_the_same(tmp_path: Path) -> None:
    for name in ("uit", "uit.zip", "nog.ZIP"):
        assert stop(VOORBEELD, "-o", str(tmp_path / name)).exit_code == 0
    assert (tmp_path / "uit.zip").read_bytes() == (tmp_path / "nog.ZIP").read_bytes()
    with zipfile.ZipFile(tmp_path / "uit.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == inhoud(tmp_path / "uit")


def test_a_folder_with_an_earlier_delivery_is_replaced_whole(tmp_path: Path) -> None:
    folder = tmp_path / "uit"
    assert stop(VOORBEELD, "-o", str(folder)).exit_code == 0
    assert any(name.endswith(".png") for name in inhoud(folder))
    assert stop(UITTREKSEL, "--proef", "-o", str(folder)).exit_code == 0
    assert sorted(inhoud(folder)) == ["besluit.xml", "manifest.xml", "opdracht.xml"]


def test_a_refusal_leaves_an_earlier_delivery_alone(tmp_path: Path) -> None:
    folder = tmp_path / "uit"
    stop(VOORBEELD, "-o", str(folder))
    earlier = inhoud(folder)
    assert stop(UITTREKSEL, "-o", str(folder)).exit_code == 2
    assert inhoud(folder) == earlier


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "verslag.txt").write_text("van mij")
    gedaan = stop(VOORBEELD, "-o", str(tmp_path))
    assert gedaan.exit_code == 2
    assert "verslag.txt" in gedaan.stderr
    assert sorted(inhoud(tmp_path)) == ["verslag.txt"]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("")
    gedaan = stop(VOORBEELD, "-o", str(tmp_path / "bestand" / "uit"))
    assert gedaan.exit_code == 2
    assert "te schrijven" in gedaan.stderr


@pytest.mark.parametrize("args", [("speelplekken@1999",), (VOORBEELD, "--bekendmaking", "morgen"), ()])
def test_a_wrong_question_is_answered(args: tuple[str, ...], tmp_path: Path) -> None:
    gedaan = stop(*args, "-o", str(tmp_path / "uit"))
    assert gedaan.exit_code == 2
    assert gedaan.exception is None or isinstance(gedaan.exception, SystemExit)


def test_the_planned_day_of_publication_can_be_given(tmp_path: Path) -> None:
    root = tmp_path / "ordinances"
    shutil.copytree(DATA, root)
    record = next(root.glob("voorbeeldstad/*/2024/versie.yaml"))
    lines = record.read_text(encoding="utf-8").splitlines(keepends=True)
    record.write_text("".join(line for line in lines if not line.startswith("bekendgemaakt:")), encoding="utf-8")
    args = ("--root", str(root), "stop", VOORBEELD, "-o", str(tmp_path / "uit"))
    assert "--bekendmaking" in CliRunner().invoke(main, args).stderr
    assert CliRunner().invoke(main, [*args, "--bekendmaking", "2023-12-06"]).exit_code == 0
    assert b"<datumBekendmaking>2023-12-06<" in (tmp_path / "uit" / "opdracht.xml").read_bytes()


def test_the_planned_day_does_not_overrule_the_record(tmp_path: Path) -> None:
    gedaan = stop(VOORBEELD, "--bekendmaking", "2023-12-06", "-o", str(tmp_path / "uit"))
    assert gedaan.exit_code == 2
    assert "2023-12-05" in gedaan.stderr


def gebrekkig(tmp_path: Path) -> Path:
    """The example with two errors in its law and one in its data."""
    root = tmp_path / "ordinances"
    shutil.copytree(DATA, root)
    text = next(root.glob("voorbeeldstad/*/2024/tekst/**/artikel-5.md"))
    words = ("# Artikel 5 Ontheffing", "**1.** De burgemeester (of hij beslist.", "**1.** Artikel 99 geldt niet.")
    text.write_text("\n\n".join(words) + "\n", encoding="utf-8")
    authority = root / "voorbeeldstad/overheid.yaml"
    lines = authority.read_text(encoding="utf-8").splitlines(keepends=True)
    authority.write_text("".join(line for line in lines if not line.startswith("oin:")), encoding="utf-8")
    return root


@pytest.mark.parametrize("command", ["stop", "drop"])
def test_errors_of_lint_keep_a_version_from_being_published(tmp_path: Path, command: str) -> None:
    uit = tmp_path / "uit.zip"
    gedaan = CliRunner().invoke(main, ["--root", str(gebrekkig(tmp_path)), command, VOORBEELD, "-o", str(uit)])
    assert gedaan.exit_code == 2
    assert not uit.exists()
    for rule, line in (("TRM-05", 3), ("STR-08", 5), ("REF-01", 5)):
        assert any(f"artikel-5.md:{line}" in told and f"{rule}: " in told for told in gedaan.stderr.splitlines()), rule


def test_errors_of_lint_are_told_beside_unknown_data(tmp_path: Path) -> None:
    args = ("--root", str(gebrekkig(tmp_path)), "stop", VOORBEELD, "-o", str(tmp_path / "uit"))
    assert "`oin`" in CliRunner().invoke(main, args).stderr


def test_a_trial_goes_on_and_says_how_many_errors_there_are(tmp_path: Path) -> None:
    root = gebrekkig(tmp_path)
    record = next(root.glob("voorbeeldstad/*/2024/versie.yaml"))
    proef = 'proef:\n  oin: "00000001234567890000"\n  datum_bekendmaking: 2023-12-06\n'
    proef += "  inwerkingtreding: 2024-01-01\n  vastgesteld: 2023-11-30\n"
    record.write_text(record.read_text(encoding="utf-8") + proef, encoding="utf-8")
    args = ("--root", str(root), "stop", VOORBEELD, "--proef", "-o", str(tmp_path / "uit"))
    gedaan = CliRunner().invoke(main, args)
    assert gedaan.exit_code == 0, gedaan.output
    assert "Lint vindt 3 fouten" in gedaan.stderr

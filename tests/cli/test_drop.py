"""`renvooi drop`: what it writes, what it refuses, what it leaves alone."""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.cli.drop import WRITERS
from pipeline.council.documenten import Document
from pipeline.council.omslag import Huisstijl
from tests.conftest import ROOT
from tests.docx.lezen import lees, tekst

DATA = ROOT / "ordinances"
VOORBEELD = "speelplekken@2025"
UITTREKSEL = "sociaal-domein@2022"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The ordinances, with what the example lacks for publication."""
    root = tmp_path / "data" / "ordinances"
    shutil.copytree(DATA, root)
    overheid = root / "voorbeeldstad" / "overheid.yaml"
    text = overheid.read_text(encoding="utf-8")
    for functie in ("griffier", "voorzitter"):
        text = text.replace(f"- functie: {functie}\n", f"- functie: {functie}\n    naam: w.g.\n")
    overheid.write_text(text, encoding="utf-8")
    lijn = root / "voorbeeldstad" / "verordening-speelplekken" / "regeling.yaml"
    extra = "onderwerp_cvdr: openbare ruimte\nopmerkingen: Geen\ngedelegeerde_regelgeving: Geen\n"
    lijn.write_text(lijn.read_text(encoding="utf-8") + extra, encoding="utf-8")
    return root


def drop(root: Path, *args: str) -> Result:
    """Run the command; a traceback fails the test."""
    result = CliRunner().invoke(main, ["--root", str(root), "drop", *args])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def inhoud(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_the_example_is_a_package(data: Path, tmp_path: Path) -> None:
    done = drop(data, VOORBEELD, "-o", str(tmp_path / "uit"))
    assert done.exit_code == 0, done.stderr
    assert "Kanaal: DROP" in done.stdout and "Omgevingswet" in done.stdout
    made = inhoud(tmp_path / "uit")
    assert [name for name in made if not name.startswith("afbeeldingen/")] == [
        "0-leesmij.docx",
        "0-leesmij.html",
        "1-besluit.docx",
        "1-besluit.html",
        "2-geconsolideerd.docx",
        "2-geconsolideerd.html",
        "3-cvdr/regeling.xml",
        "3-cvdr/vrije-ruimte.png",
        "4-metadata.csv",
        "4-metadata.docx",
        "4-metadata.html",
        "4-metadata.json",
        "6-controlelijst.docx",
        "6-controlelijst.html",
        "bestanden.txt",
    ]
    assert "art. 1, 3a, 4" in made["4-metadata.csv"].decode()


def test_the_list_has_the_digest_of_every_other_file(data: Path, tmp_path: Path) -> None:
    drop(data, VOORBEELD, "-o", str(tmp_path / "uit"))
    made = inhoud(tmp_path / "uit")
    listed = dict(reversed(line.split("  ")) for line in made.pop("bestanden.txt").decode().splitlines())
    assert listed == {name: hashlib.sha256(content).hexdigest() for name, content in made.items()}


def test_a_zip_and_a_folder_hold_the_same_bytes_and_twice_the_same(data: Path, tmp_path: Path) -> None:
    for name in ("uit", "uit.zip", "nog.ZIP"):
        assert drop(data, VOORBEELD, "-o", str(tmp_path / name)).exit_code == 0
    assert (tmp_path / "uit.zip").read_bytes() == (tmp_path / "nog.ZIP").read_bytes()
    with zipfile.ZipFile(tmp_path / "uit.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == inhoud(tmp_path / "uit")


def test_every_image_of_a_page_is_beside_it(data: Path, tmp_path: Path) -> None:
    drop(data, VOORBEELD, "-o", str(tmp_path / "uit"))
    made = inhoud(tmp_path / "uit")
    shown = [part.split('"')[0] for part in made["1-besluit.html"].decode().split('src="')[1:]]
    assert shown and set(shown) <= made.keys()


def test_every_form_that_there_is_a_writer_for_is_made_of_every_paper(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def as_names(document: Document, beelden: Mapping[str, bytes], stijl: Huisstijl) -> bytes:
        return f"{document.naam} {sorted(beelden)}".encode()

    monkeypatch.setitem(WRITERS, "names", as_names)
    drop(data, VOORBEELD, "-o", str(tmp_path / "uit"))
    made = inhoud(tmp_path / "uit")
    papers = [name.removesuffix(".html") for name in made if name.endswith(".html")]
    assert [name.removesuffix(".names") for name in made if name.endswith(".names")] == papers
    assert made["1-besluit.names"].startswith(b"raadsbesluit ['afbeeldingen/")
    assert b"(html, docx, names)" in made["0-leesmij.html"]


def test_an_excerpt_is_refused_with_all_reasons_at_once(tmp_path: Path) -> None:
    done = drop(DATA, UITTREKSEL, "--bekendmaking", "2022-01-04", "-o", str(tmp_path / "uit"))
    assert done.exit_code == 2
    assert not (tmp_path / "uit").exists()
    for wat in ("uittreksel", "status: concept", "SLT-02", "grondslag", "Normenkader", "PUB-01", "--proef"):
        assert wat in done.stderr, wat


def test_a_trial_of_the_excerpt_cannot_be_mistaken(tmp_path: Path) -> None:
    done = drop(DATA, UITTREKSEL, "--proef", "-o", str(tmp_path / "uit"))
    assert done.exit_code == 0
    made = inhoud(tmp_path / "uit")
    assert made and all(name.startswith("PROEF-") for name in made)
    assert all("PROEF" in told(name, content) for name, content in made.items())


def told(name: str, content: bytes) -> str:
    """What the file says."""
    return tekst(lees(content).body) if name.endswith(".docx") else content.decode("utf-8-sig")


def test_a_package_replaces_an_earlier_trial_whole(data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "uit"
    assert drop(data, UITTREKSEL, "--proef", "-o", str(folder)).exit_code == 0
    assert drop(data, VOORBEELD, "-o", str(folder)).exit_code == 0
    assert not [name for name in inhoud(folder) if "PROEF" in name]
    assert not (folder / "PROEF-3-cvdr").exists()


def test_a_refusal_leaves_an_earlier_package_alone(data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "uit"
    drop(data, VOORBEELD, "-o", str(folder))
    earlier = inhoud(folder)
    assert drop(data, UITTREKSEL, "-o", str(folder)).exit_code == 2
    assert inhoud(folder) == earlier


def test_a_folder_with_other_things_is_left_alone(data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "vol"
    (folder / "map").mkdir(parents=True)
    (folder / "map" / "verslag.txt").write_text("van mij")
    done = drop(data, VOORBEELD, "-o", str(folder))
    assert done.exit_code == 2
    assert "verslag.txt" in done.stderr
    assert sorted(inhoud(folder)) == ["map/verslag.txt"]


def test_a_place_that_cannot_be_written_is_told(data: Path, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("")
    for name in ("bestand/uit", "bestand/uit.zip"):
        done = drop(data, VOORBEELD, "-o", str(tmp_path / name))
        assert done.exit_code == 2
        assert "te schrijven" in done.stderr


@pytest.mark.parametrize("output", ["uit", "uit.zip"])
def test_nothing_is_written_among_the_ordinances(data: Path, output: str) -> None:
    done = drop(data, VOORBEELD, "-o", str(data / "voorbeeldstad" / output))
    assert done.exit_code == 2
    assert "map met verordeningen" in done.stderr
    assert not (data / "voorbeeldstad" / output).exists()


@pytest.mark.parametrize("args", [("speelplekken@1999",), ("bestaat-niet@1",), (VOORBEELD, "--bekendmaking", "x"), ()])
def test_a_wrong_question_is_answered(args: tuple[str, ...], tmp_path: Path) -> None:
    assert drop(DATA, *args, "-o", str(tmp_path / "uit")).exit_code == 2
    assert not (tmp_path / "uit").exists()


def test_the_terminal_is_no_place_for_a_package() -> None:
    done = drop(DATA, VOORBEELD, "-o", "-")
    assert done.exit_code == 2
    assert "meer dan één bestand" in done.stderr


def test_the_planned_day_does_not_overrule_the_record(data: Path, tmp_path: Path) -> None:
    done = drop(data, VOORBEELD, "--bekendmaking", "2025-03-28", "-o", str(tmp_path / "uit"))
    assert done.exit_code == 2
    assert "2025-03-27" in done.stderr

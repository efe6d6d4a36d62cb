"""`renvooi apply` as a user meets it: what goes in, what comes out, and what is refused without anything written."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import etree

from pipeline.cli import main
from pipeline.formats.stop.xml import T
from pipeline.store.openen import open_versie
from pipeline.store.schrijven import tekst_bestanden
from tests.conftest import ROOT

DATA = ROOT / "ordinances"
WAS, WORDT = "speelplekken@2024", "speelplekken@2025"


def renvooi(*words: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(DATA), *words])


@pytest.fixture
def deliveries(tmp_path: Path) -> tuple[Path, Path]:
    """The delivery of the first version, and of its change."""
    folders = tmp_path / "was", tmp_path / "wijziging"
    assert renvooi("stop", WAS, "-o", str(folders[0])).exit_code == 0
    assert renvooi("stop", WORDT, "--proef", "-o", str(folders[1])).exit_code == 0
    return folders


def test_our_own_change_makes_the_next_version(deliveries: tuple[Path, Path], tmp_path: Path) -> None:
    was, change = deliveries
    done = renvooi("apply", str(change), str(was), "-o", str(tmp_path / "nieuw.xml"))
    assert (done.exit_code, done.stderr) == (0, "")
    made = etree.parse(tmp_path / "nieuw.xml").getroot()
    assert made.tag == T + "RegelingCompact"
    assert str(made.get("wordt")).endswith(";2025")
    assert "Melden van gebreken" in "".join(made.itertext())


def test_a_change_in_xml_needs_no_folder_with_ordinances(
    deliveries: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    was, change = deliveries
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["apply", str(change), str(was), "-o", "nieuw.xml"])
    assert (done.exit_code, done.stderr) == (0, "")


def test_a_package_is_read_as_well_as_a_folder(deliveries: tuple[Path, Path], tmp_path: Path) -> None:
    was, change = deliveries
    assert renvooi("stop", WORDT, "--proef", "-o", str(tmp_path / "wijziging.zip")).exit_code == 0
    one, two = (renvooi("apply", str(path), str(was), "-o", "-") for path in (change, tmp_path / "wijziging.zip"))
    assert one.exit_code == two.exit_code == 0
    assert one.stdout_bytes == two.stdout_bytes


def test_on_another_text_it_is_refused_with_the_element_and_nothing_is_written(
    deliveries: tuple[Path, Path], tmp_path: Path
) -> None:
    was, change = deliveries
    besluit = was / "besluit.xml"
    besluit.write_bytes(besluit.read_bytes().replace(b"eenmaal per maand", b"tweemaal per maand"))
    out = tmp_path / "nieuw.xml"
    done = renvooi("apply", str(change), str(was), "-o", str(out))
    assert done.exit_code == 2
    assert "De wijziging past niet. Vervang gm9999_2024__chp_2__art_5" in done.stderr
    assert "in de regeling staat “…" in done.stderr
    assert not out.exists()
    again = renvooi("apply", str(change), str(was), "-o", str(out), "--as-published")
    assert again.exit_code == 1
    assert "waarschuwing Vervang gm9999_2024__chp_2__art_5" in again.stderr
    assert "eenmaal per maand" in out.read_text(encoding="utf-8")


def test_of_more_changes_in_a_besluit_the_one_is_taken_that_was_made_for_the_text(
    deliveries: tuple[Path, Path], tmp_path: Path
) -> None:
    was, change = deliveries
    besluit = etree.parse(change / "besluit.xml")
    mutatie = next(besluit.iter(T + "RegelingMutatie"))
    ander = deepcopy(mutatie)
    ander.set("was", "/akn/nl/act/gm9999/2020/iets/nld@2020-01-01;1")
    mutatie.addprevious(ander)
    besluit.write(tmp_path / "twee.xml")
    one, two = (renvooi("apply", str(path), str(was)) for path in (change, tmp_path / "twee.xml"))
    assert one.exit_code == two.exit_code == 0
    assert one.stdout_bytes == two.stdout_bytes
    mutatie.set("was", ander.get("was", ""))
    besluit.write(tmp_path / "twee.xml")
    geen = renvooi("apply", str(tmp_path / "twee.xml"), str(was))
    assert geen.exit_code == 2
    assert "Hierin worden 2 versies gewijzigd (/akn/nl/act/gm9999/2020/iets/" in geen.stderr


def test_of_more_texts_the_one_is_taken_that_is_named(shared: Path, tmp_path: Path) -> None:
    van, naar = (
        str(shared / "corpus/stop" / f"pv26_utrecht_voorbereidingsbesluit_{naam}.xml")
        for naam in ("v1_besluit", "v2_mutatie")
    )
    niet_gekozen = renvooi("apply", naar, van)
    assert niet_gekozen.exit_code == 2
    assert "Hierin worden 2 versies gewijzigd" in niet_gekozen.stderr
    assert "--expression" in niet_gekozen.stderr
    gekozen = renvooi("apply", naar, van, "--expression", "gm0344", "-o", str(tmp_path / "nieuw.xml"))
    assert (gekozen.exit_code, gekozen.stderr) == (0, "")
    wordt = etree.parse(tmp_path / "nieuw.xml").getroot().get("wordt")
    assert wordt == "/akn/nl/act/pv26/2021/VBPU0001_gm0344/nld@2022-03-21;1"


def test_a_comparison_is_applied_to_a_version_of_the_store(tmp_path: Path) -> None:
    json = tmp_path / "wijziging.json"
    assert renvooi("compare", WAS, WORDT, "-f", "json", "-o", str(json)).exit_code == 0
    assert renvooi("apply", str(json), WAS, "-o", str(tmp_path / "tekst")).exit_code == 0
    for path, content in tekst_bestanden(open_versie(DATA, WORDT).regeling).items():
        if "artikel" in path:
            assert (tmp_path / "tekst" / path).read_bytes().split(b"---\n")[-1] == content.split(b"---\n")[-1], path
    assert renvooi("apply", str(json), WORDT, "-o", str(tmp_path / "anders")).exit_code == 2
    assert not (tmp_path / "anders").exists()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"<a/>", "geen RegelingMutatie"),
        (b"<a>", "geen goede XML"),
        (b"<!DOCTYPE a><a/>", "DOCTYPE"),
        (b"", "geen goede XML"),
    ],
)
def test_what_is_no_change_is_refused(tmp_path: Path, content: bytes, told: str) -> None:
    change = tmp_path / "wijziging.xml"
    change.write_bytes(content)
    done = renvooi("apply", str(change), str(change))
    assert done.exit_code == 2
    assert told in done.stderr


def test_a_text_that_is_not_there_is_told(deliveries: tuple[Path, Path], tmp_path: Path) -> None:
    done = renvooi("apply", str(deliveries[1]), str(tmp_path / "weg.xml"))
    assert done.exit_code == 2
    assert "weg.xml: Dit bestand is er niet." in done.stderr

"""`renvooi import`: a text from elsewhere in the store, whole or not at all."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from pipeline.formats.stop.write import write
from pipeline.model import Adres
from pipeline.store import laad, map_bron
from tests.cli.conftest import OVERHEID
from tests.cli.conftest import write as put
from tests.cli.test_import_veel import cvdr
from tests.stop.proefstukken import BESLUIT, VERSIE

Renvooi = Callable[..., Result]


@pytest.fixture
def levering(tmp_path: Path) -> Path:
    """A delivery of STOP as a folder."""
    folder = tmp_path / "levering"
    folder.mkdir()
    for naam, inhoud in write(VERSIE, BESLUIT).bestanden.items():
        (folder / naam).write_bytes(inhoud)
    return folder


@pytest.fixture
def voorbeeldstad(root: Path) -> Path:
    put(root, {"voorbeeldstad/overheid.yaml": OVERHEID.replace("gm9998", "gm9999")})
    return root / "voorbeeldstad"


def bestanden(root: Path) -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_delivery_becomes_a_version(renvooi: Renvooi, levering: Path, voorbeeldstad: Path) -> None:
    result = renvooi("import", str(levering), "--to", "voorbeeldstad/spelen@1")
    assert result.exit_code == 0
    assert result.stdout.startswith("voorbeeldstad/spelen@1: ")
    assert (voorbeeldstad / "spelen/1/tekst/beeld/plan-kaart.png").is_file()
    versie = laad(map_bron(voorbeeldstad.parent), Adres("voorbeeldstad", "spelen", "1"))
    assert versie.gegevens.vastgesteld == VERSIE.gegevens.vastgesteld
    assert versie.identiteit["chp_1__art_2"] == "gm9999_1__chp_1__art_2"
    assert renvooi("text", "voorbeeldstad/spelen@1").exit_code == 0


def test_a_zip_is_the_same_as_its_folder(renvooi: Renvooi, levering: Path, voorbeeldstad: Path, tmp_path: Path) -> None:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as archief:
        for path in sorted(levering.iterdir()):
            archief.write(path, path.name)
    (tmp_path / "x.zip").write_bytes(uit.getvalue())
    assert renvooi("import", str(levering), "--to", "voorbeeldstad/a@1").exit_code == 0
    assert renvooi("import", str(tmp_path / "x.zip"), "--to", "voorbeeldstad/b@1", "--from", "stop").exit_code == 0
    een, ander = (
        {naam.partition(f"/{lijn}/")[2]: inhoud for naam, inhoud in bestanden(voorbeeldstad / lijn).items()}
        for lijn in "ab"
    )
    assert een == ander


def test_a_second_version_leaves_the_record_of_the_lineage(
    renvooi: Renvooi, levering: Path, voorbeeldstad: Path
) -> None:
    put(voorbeeldstad, {"spelen/regeling.yaml": "naam: Eigen naam\n"})
    assert renvooi("import", str(levering), "--to", "voorbeeldstad/spelen@1").exit_code == 0
    assert (voorbeeldstad / "spelen/regeling.yaml").read_text() == "naam: Eigen naam\n"


@pytest.mark.parametrize(
    ("naar", "waarom"),
    [
        ("dorp/spelen@2024", "bestaat al; er is niets geschreven"),
        ("dorp/spelen@2030", "De tekst is van gm9999, maar “dorp” heeft de code gm9998."),
        ("stad/spelen@1", "Maak eerst stad/overheid.yaml met `code: gm9999`"),
        ("../spelen@1", "geen volledig adres"),
        ("/dorp/spelen@1", "geen volledig adres"),
        ("spelen@1", "geen volledig adres"),
        ("dorp/spelen@geldend:2024-01-01", "geen volledig adres"),
    ],
)
def test_what_can_not_be_is_refused_and_nothing_written(
    renvooi: Renvooi, levering: Path, root: Path, naar: str, waarom: str
) -> None:
    voor = bestanden(root)
    result = renvooi("import", str(levering), "--to", naar)
    assert result.exit_code == 2
    assert waarom in result.stderr
    assert bestanden(root) == voor


def test_another_kind_of_file_is_told(renvooi: Renvooi, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF")
    result = renvooi("import", str(tmp_path / "x.pdf"), "--to", "dorp/x@1")
    assert result.exit_code == 2
    assert "kan renvooi nog niet inlezen" in result.stderr


def test_a_disk_that_fails_leaves_nothing(
    renvooi: Renvooi, levering: Path, voorbeeldstad: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    voor = bestanden(root)
    echt, keren = Path.replace, iter(range(100))

    def replace(self: Path, target: Path) -> Path:
        if next(keren) == 5:
            raise OSError(28, "No space left on device")
        return echt(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    result = renvooi("import", str(levering), "--to", "voorbeeldstad/spelen@1")
    assert result.exit_code == 2
    monkeypatch.undo()
    assert bestanden(root) == voor


def test_losses_are_told_once_for_each_kind(renvooi: Renvooi, levering: Path, voorbeeldstad: Path) -> None:
    besluit = (levering / "besluit.xml").read_text(encoding="utf-8")
    strong = besluit.replace("<b>", "<strong>").replace("</b>", "</strong>")
    (levering / "besluit.xml").write_text(strong, encoding="utf-8")
    result = renvooi("import", str(levering), "--to", "voorbeeldstad/spelen@1")
    regels = [regel for regel in result.stderr.splitlines() if "<strong>" in regel]
    assert len(regels) == 1
    assert regels[0].startswith("besluit.xml:")
    assert regels[0].endswith(f"({strong.count('<strong>')} keer)")


def test_another_maker_is_told(renvooi: Renvooi, tmp_path: Path) -> None:
    """A name is no code: it may be that of a municipality that has merged since, so it refuses nothing."""
    (tmp_path / "eigen.xml").write_text(cvdr(1, "2020-01-01"), encoding="utf-8")
    (tmp_path / "ander.xml").write_text(cvdr(1, "2020-01-01").replace(">Dorp<", ">Elders<"), encoding="utf-8")
    assert "als maker" not in renvooi("import", str(tmp_path / "eigen.xml"), "--to", "dorp/a@1").stderr
    gedaan = renvooi("import", str(tmp_path / "ander.xml"), "--to", "dorp/b@1")
    assert gedaan.exit_code == 0
    assert "waarschuwing De bron noemt als maker “Elders”, en dorp heet “Dorp”." in gedaan.stderr
